"""The corpus check itself: it passes good files, names refused ones, and sees each law broken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.calendars import EVENTS, TODOS
from support.vcards import GROUP_30, PEOPLE

from crmsync.formats import corpus
from crmsync.formats.contentline import Property
from crmsync.formats.corpus import changed_names, main
from crmsync.formats.document import Component, Document

FILES = {
    **{f"{name}.vcf": data for name, data in PEOPLE.items()},
    **{f"{name}.ics": data for name, data in {**EVENTS, **TODOS}.items()},
    "several.vcf": GROUP_30 + PEOPLE["apple-3.0"] + PEOPLE["outlook-2.1"],
    "stray.vcf": b"BEGIN:VCARD\nADR:a;b\nView;CA\nVERSION:3.0\n\nEND:VCARD\n",
    "latin.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Jürgen\nEND:VCARD\n".encode("latin-1"),
}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    for name, data in FILES.items():
        (tmp_path / "inner" / name).write_bytes(data)
    (tmp_path / "broken.ICS").write_bytes(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n")
    (tmp_path / "readme.txt").write_bytes(b"neither")
    return tmp_path


def test_good_files_pass_and_a_refused_one_is_named(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(directory)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == (
        f"{len(FILES) + 1} files, {len(FILES)} read: 1 DAYLIGHT, 1 STANDARD, 1 VALARM, 2 VCALENDAR, 12 VCARD, "
        "2 VEVENT, 1 VTIMEZONE, 1 VTODO"
    )
    assert told[1:] == [
        "1 refused:",
        "  broken.ICS: line 3: END:VCALENDAR where END:VEVENT should close line 2",
        "all laws kept",
    ]


def test_a_broken_law_is_told_and_ends_with_status_1(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(data: bytes) -> Iterator[str]:
        if b"Ada" in data:
            yield "she was here"

    assert main([str(directory)], [check]) == 1
    told = capsys.readouterr().out.splitlines()
    assert "BROKEN inner/outlook-3.0.vcf: she was here" in told
    assert told[-1] == "laws broken in 2 files"


def test_no_files_and_no_directory_are_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert main([str(tmp_path / "missing")]) == 2
    assert "is no directory" in capsys.readouterr().err


def laws_of(check: corpus.Check) -> list[str]:
    return [law for data in FILES.values() for law in check(data)]


def test_a_lost_byte_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Document, "serialize", lambda self: b"")
    assert any("bytes changed" in law for law in laws_of(corpus.check_bytes))


def test_a_lost_value_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Property, "text", property(lambda self: f"{self.name}:"))
    assert any("reads differently" in law for law in laws_of(corpus.check_fields))


def test_a_lost_parameter_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Property, "parameters", ())
    assert any("lost a parameter" in law for law in laws_of(corpus.check_fields))


def test_a_property_taken_for_a_stray_line_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crmsync.formats.contentline._head", lambda raw: None)
    assert "line 2 was not read as a property" in list(corpus.check_fields(b"BEGIN:A\nNO\n TE:x\nEND:A\n"))


def test_a_patch_that_touches_another_line_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = corpus._patch

    def meddle(document: Document, component: Component) -> None:
        honest(document, component)
        component.set("UID", "other")

    monkeypatch.setattr(corpus, "_patch", meddle)
    assert any("also changed ['NOTE', 'UID']" in law for law in laws_of(corpus.check_patch))


def test_a_patch_that_does_not_hold_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "_patch", lambda document, component: None)
    assert "a patched field reads back differently" in laws_of(corpus.check_patch)


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        (b"BEGIN:A\nX:1\nY:1\n\nBEGIN:B\nZ:1\nEND:B\nEND:A\n", set()),
        (b"BEGIN:A\nX:2\nY:1\n\nBEGIN:B\nZ:1\nEND:B\nEND:A\n", {"X"}),
        (b"BEGIN:A\nY:1\nX:1\n\nBEGIN:B\nZ:1\nEND:B\nEND:A\n", {""}),
        (b"BEGIN:A\nX:1\nY:1\nBEGIN:B\nZ:1\nEND:B\nEND:A\n", {""}),
        (b"BEGIN:A\nX:1\n\nBEGIN:B\nZ:2\nEND:B\nEND:A\n", {"Y", "Z"}),
        (b"BEGIN:A\nX:1\nY:1\n\nEND:A\n", {"B", ""}),
        (b"BEGIN:A\nX:1\nY:1\n\nBEGIN:B\nZ:1\nEND:B\nBEGIN:C\nEND:C\nEND:A\n", {"C", ""}),
    ],
)
def test_changes_are_named(after: bytes, changed: set[str]) -> None:
    before = Document.parse(b"BEGIN:A\nX:1\nY:1\n\nBEGIN:B\nZ:1\nEND:B\nEND:A\n")
    assert changed_names(next(before.components()), next(Document.parse(after).components())) == changed
