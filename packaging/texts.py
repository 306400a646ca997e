"""Brings the translations in step with the source: reads the texts out of it, makes what Qt loads.

`python3 dev.py i18n` runs it. resources/i18n/crmsync_en.ts holds only the plurals: everything else is
English in the source. Knows nothing of the program but where its texts are.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "crmsync" / "desktop"
TRANSLATIONS = ROOT / "resources" / "i18n"
LANGUAGES = {"en": "en_US", "fr": "fr_FR", "es": "es_ES"}
"""Tag → the language that decides which plural forms there are."""


def tool(name: str, *arguments: str | Path) -> None:
    """Run a tool of Qt Linguist as PySide6 brings it. Raises CalledProcessError."""
    code = f"import sys; from PySide6.scripts.pyside_tool import {name}; sys.exit({name}())"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def update(folder: Path = TRANSLATIONS, sources: Path = SOURCES) -> None:
    """Bring crmsync_*.ts in `folder` in step with the source; texts that are gone, go."""
    with tempfile.TemporaryDirectory() as copies:
        files = []
        for number, path in enumerate(sorted(sources.rglob("*.py"))):
            files.append(Path(copies) / f"{number:04}.py")
            files[-1].write_text(readable(path.read_text(encoding="utf-8")), encoding="utf-8")
        for tag, target in LANGUAGES.items():
            plural = ("-pluralonly",) if tag == "en" else ()
            options = ("-silent", "-locations", "none", "-no-obsolete", "-source-language", "en_US", *plural)
            path = folder / f"crmsync_{tag}.ts"
            tool("lupdate", *options, "-target-language", target, *files, "-ts", path)


def readable(source: str) -> str:
    """The source as lupdate understands it. Of `translate(context, text, comment, number)` it overlooks the
    plural or all of the text; of `tr` within a class it does not, so those stand there in what it is given.
    """
    lines = [line.encode() for line in source.splitlines()]
    instead = []
    for call in ast.walk(ast.parse(source)):
        if not (isinstance(call, ast.Call) and called(call) == "translate" and len(call.args) == 4):
            continue
        context, text, comment = (getattr(part, "value", None) for part in call.args[:3])
        instead.append(f"class {context}:\n    def f(self):\n        self.tr({text!r}, {comment or ''!r}, 1)")
        row, end = (call.func.end_lineno or 0) - 1, call.func.end_col_offset or 0
        lines[row] = lines[row][: end - len("translate")] + b"elsewhere" + lines[row][end:]
    return "\n".join([*(line.decode() for line in lines), *instead, ""])


def called(call: ast.Call) -> str:
    """The name of the function or method that is called."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def release(folder: Path = TRANSLATIONS) -> None:
    """Make the crmsync_*.qm that Qt loads, beside their .ts."""
    for tag in LANGUAGES:
        path = folder / f"crmsync_{tag}.ts"
        tool("lrelease", "-silent", path, "-qm", path.with_suffix(".qm"))


def unfinished(path: Path) -> list[str]:
    """The texts of a .ts file that are not translated yet, each after its context."""
    return [
        f"{context.findtext('name')}: {message.findtext('source')}"
        for context in ElementTree.parse(path).getroot().iter("context")
        for message in context.iter("message")
        if is_unfinished(message)
    ]


def is_unfinished(message: ElementTree.Element) -> bool:
    """Is any form of the translation missing, or marked as not looked at?"""
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return True
    forms = translation.findall("numerusform") or [translation]
    return not all((form.text or "").strip() for form in forms)


def main() -> int:
    update()
    release()
    left = 0
    for tag in LANGUAGES:
        texts = unfinished(TRANSLATIONS / f"crmsync_{tag}.ts")
        left += len(texts)
        for text in texts:
            print(f"{tag}: not translated: {text}")
    print(f"{left} texts are not translated (resources/i18n)." if left else "All texts are translated.")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
