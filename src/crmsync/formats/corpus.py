"""Checks the laws of this room on real files: `python -m crmsync.formats.corpus DIR`.

No crash; no field lost; reading and writing without an edit keeps the bytes; patching one field changes only
that field's lines; a refused file says why.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crmsync.formats.contentline import FormatError, Property, decode
from crmsync.formats.document import Component, Document, Opaque
from crmsync.formats.encoding import read_text
from crmsync.formats.icalendar import set_text
from crmsync.formats.vcard import Card

Check = Callable[[bytes], Iterator[str]]
"""Takes the bytes of a readable file and yields, in plain words, each law it finds broken."""

SUFFIXES = (".vcf", ".ics")

_PROBE = 'crmsync: "patched"; with, all \\ that\nneeds – escaping and 日本 ' + "folding " * 12 + "end"
_PATCHED = {"VCARD": "NOTE", "VEVENT": "SUMMARY", "VTODO": "SUMMARY", "VJOURNAL": "SUMMARY"}


@dataclass(slots=True)
class Report:
    """What a corpus run found.

    components: how many of each name were read. refused: file → reason. broken: file → broken laws.
    """

    files: int = 0
    components: Counter[str] = field(default_factory=Counter)
    refused: dict[str, str] = field(default_factory=dict)
    broken: dict[str, list[str]] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """The report for people."""
        read = self.files - len(self.refused)
        counts = ", ".join(f"{count:,} {name}" for name, count in sorted(self.components.items()))
        yield f"{self.files:,} files, {read:,} read: {counts or 'nothing'}"
        if self.refused:
            yield f"{len(self.refused)} refused:"
        for path, reason in sorted(self.refused.items()):
            yield f"  {path}: {reason}"
        for path, laws in sorted(self.broken.items()):
            for law in laws:
                yield f"BROKEN {path}: {law}"
        yield "all laws kept" if not self.broken else f"laws broken in {len(self.broken)} files"


def walk(component: Component) -> Iterator[Component]:
    """The component and all inside it, outermost first."""
    yield component
    for inner in component.components():
        yield from walk(inner)


def changed_names(before: Component, after: Component) -> set[str]:
    """The names of the properties in which two versions of a component differ, inner components included.

    What is no property, or a component that came or went, is named by its own name, stray lines by "".
    """
    found: set[str] = set()
    names = {line.name for line in [*before.properties, *after.properties]}
    for name in names:
        if [line.raw for line in before.all(name)] != [line.raw for line in after.all(name)]:
            found.add(name)
    old, new = list(before.components()), list(after.components())
    for one, other in zip(old, new, strict=False):
        found |= changed_names(one, other)
    found |= {inner.name for inner in (old[len(new) :] or new[len(old) :])}
    kept = [_order(version, found) for version in (before, after)]
    return found if kept[0] == kept[1] else found | {""}


def _order(component: Component, left_out: set[str]) -> list[bytes]:
    """What stands in a component, but for the properties left out and what is inside components."""
    return [
        child.name.encode() if isinstance(child, Component) else child.raw
        for child in component.children
        if not isinstance(child, Property) or child.name not in left_out
    ]


def check_bytes(data: bytes) -> Iterator[str]:
    """Reading and writing without an edit keeps the bytes."""
    if Document.parse(data).serialize() != data:
        yield "the bytes changed without an edit"


def check_fields(data: bytes) -> Iterator[str]:
    """No field is lost: a plain second reading of the lines finds the same names, parameters and values."""
    newline = b"\n" if b"\n" in data else b"\r"
    for child in _lines(Document.parse(data)):
        logical = _plain_logical_lines(child.raw, newline)
        if isinstance(child, Opaque):
            if not child.blank and b":" in logical[0] and logical[0].split(b":")[0].isalnum():
                yield f"line {child.line} was not read as a property"
            continue
        if len(logical) == 1 and child.text != decode(logical[0]):
            yield f"{child.name} reads differently: {child.text[:60]!r}"
        parameters = "".join(f";{parameter.text}" for parameter in child.parameters)
        head = child.text[: len(child.text) - len(child.value) - 1]
        if head.replace(";", "") != (_written_name(head) + parameters).replace(";", ""):
            yield f"{child.name} lost a parameter: {head[:60]!r}"


def check_patch(data: bytes) -> Iterator[str]:
    """Patching one field changes only that field's lines, and the new text reads back."""
    before, after = Document.parse(data), Document.parse(data)
    patched = list(_patchable(after))
    for component in patched:
        _patch(after, component)
    for old, new in zip(before.components(), after.components(), strict=True):
        changed = changed_names(old, new)
        if not changed <= set(_PATCHED.values()):
            yield f"patching {' and '.join(sorted(set(_PATCHED.values())))} also changed {sorted(changed)}"
    written = Document.parse(after.serialize())
    found = [_patched_text(written, component) for component in _patchable(written)]
    if len(found) != len(patched) or any(text != _PROBE for text in found):
        yield "a patched field reads back differently"


CHECKS: tuple[Check, ...] = (check_bytes, check_fields, check_patch)


def check_files(paths: Iterable[tuple[str, bytes]], checks: Sequence[Check] = CHECKS) -> Report:
    """Runs the checks on named files."""
    report = Report()
    for path, data in paths:
        report.files += 1
        try:
            document = Document.parse(data)
        except FormatError as error:
            report.refused[path] = str(error)
            continue
        report.components.update(component.name for root in document.components() for component in walk(root))
        laws = [law for check in checks for law in check(data)]
        if laws:
            report.broken[path] = laws
    return report


def files(directory: Path) -> Iterator[tuple[str, bytes]]:
    """The .vcf and .ics files under a directory, by their paths relative to it."""
    for path in sorted(directory.rglob("*")):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            yield path.relative_to(directory).as_posix(), path.read_bytes()


def main(arguments: Sequence[str] | None = None, checks: Sequence[Check] = CHECKS) -> int:
    """The command. Exit status: 0 all laws kept, 1 a law broken or no files, 2 wrong usage."""
    parser = argparse.ArgumentParser(
        description="Read every .vcf and .ics file under a directory and check that nothing is lost."
    )
    parser.add_argument("directory", type=Path)
    directory: Path = parser.parse_args(arguments).directory
    if not directory.is_dir():
        print(f"{directory} is no directory", file=sys.stderr)
        return 2
    report = check_files(files(directory), checks)
    for line in report.lines():
        print(line)
    return 1 if report.broken or not report.files else 0


def _lines(document: Document) -> Iterator[Property | Opaque]:
    """All lines of a document but BEGIN and END, at any depth."""
    for root in document.components():
        for component in walk(root):
            yield from (child for child in component.children if not isinstance(child, Component))


def _plain_logical_lines(raw: bytes, newline: bytes) -> list[bytes]:
    """A second, naive reading of physical lines: unfolded, without the blank ones."""
    lines: list[bytes] = []
    for physical in raw.split(newline):
        physical = physical.rstrip(b"\r")
        if physical[:1] in (b" ", b"\t") and lines:
            lines[-1] += physical[1:]
        else:
            lines.append(physical)
    return [line for line in lines if line] or [b""]


def _written_name(head: str) -> str:
    return head.split(";", 1)[0]


def _patchable(document: Document) -> Iterator[Component]:
    for root in document.components():
        yield from (component for component in walk(root) if component.name in _PATCHED)


def _patch(document: Document, component: Component) -> None:
    name = _PATCHED[component.name]
    if component.name == "VCARD":
        card = Card(document, component)
        card.write(component.first(name) or component.add(name, ""), _PROBE)
    else:
        set_text(component, name, _PROBE)


def _patched_text(document: Document, component: Component) -> str | None:
    line = component.first(_PATCHED[component.name])
    return Card(document, component).read(line) if component.name == "VCARD" else read_text(line)


if __name__ == "__main__":
    sys.exit(main())
