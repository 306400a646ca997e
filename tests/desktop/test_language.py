"""The languages: every text can be translated, is, and keeps its placeholders; switching works while running."""

from __future__ import annotations

import ast
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import texts
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from crmsync.desktop import language
from crmsync.desktop.language import LANGUAGES, LENGTHENED, best, current, install, number_text, switch

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = ROOT / "src" / "crmsync" / "desktop"
MODULES = sorted(DESKTOP.rglob("*.py"))
PLACEHOLDER = re.compile(r"\{[^}]*\}|%[n0-9L]+")
CALLS = {"tr", "translate", "QT_TRANSLATE_NOOP"}

Message = tuple[str, str, str]
"""Context, text and comment: what a translation is looked up by."""


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application; it speaks English again at the end."""
    yield qapp
    install(qapp, "en")


# ---- the source


def calls(module: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """The calls that translate, each with the class it stands in ("" outside)."""

    def visit(node: ast.AST, around: str) -> Iterator[tuple[str, ast.Call]]:
        for child in ast.iter_child_nodes(node):
            match child:
                case ast.ClassDef(name=name):
                    yield from visit(child, name)
                case ast.Call(func=ast.Attribute(attr=called) | ast.Name(id=called)) if called in CALLS:
                    yield around, child
                    yield from visit(child, around)
                case _:
                    yield from visit(child, around)

    return visit(module, "")


def literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def is_tr(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "tr"


def faults(path: Path) -> Iterator[str]:
    """What lupdate would not see, or a translator could not use, in one module."""
    for around, call in calls(ast.parse(path.read_text(encoding="utf-8"))):
        where = f"{path.relative_to(DESKTOP)}:{call.lineno}"
        words = call.args[:1] if is_tr(call) else call.args[:2]
        if len(words) < (1 if is_tr(call) else 2) or any(literal(word) is None for word in words):
            yield f"{where}: give the text itself; lupdate does not run the program"
            continue
        text = literal(words[-1]) or ""
        if re.search(r"\{[0-9]*\}", text):
            yield f"{where}: name the placeholders of {text!r}"
        if "%n" in text and len(call.args) + len(call.keywords) != (3 if is_tr(call) else 4):
            yield f"{where}: give the number of {text!r}, after the comment"
        if is_tr(call) and not around:
            yield f"{where}: lupdate knows the context of tr() only within a class"


def messages(path: Path) -> Iterator[Message]:
    """The texts of one module, as they are looked up while the program runs."""
    for around, call in calls(ast.parse(path.read_text(encoding="utf-8"))):
        context = around if is_tr(call) else literal(call.args[0])
        rest = call.args[1:] if is_tr(call) else call.args[2:]
        text = literal(call.args[0] if is_tr(call) else call.args[1])
        assert context is not None
        assert text is not None
        yield context, text, (literal(rest[0]) if rest else None) or ""


def test_plurals_are_seen_whatever_the_number_is(tmp_path: Path) -> None:
    """lupdate alone overlooks the plural here, and most of these texts."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "module.py").write_text(
        'translate("C", "%n één(s)", None, len(found)) + translate("C", "%n two(s)", "comment", 1 + n)\n'
        'class Window(QObject):\n    def f(self): self.tr("%n three(s)", "", n.total)\n'
    )
    texts.update(tmp_path, source)
    for tag in LANGUAGES:
        root = ElementTree.parse(tmp_path / f"crmsync_{tag}.ts").getroot()
        found = {message.findtext("source"): message.get("numerus") for message in root.iter("message")}
        assert found == {"%n één(s)": "yes", "%n two(s)": "yes", "%n three(s)": "yes"}


def test_every_text_can_be_seen_by_lupdate_and_used_by_a_translator() -> None:
    assert [fault for path in MODULES for fault in faults(path)] == []


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("class W:\n    def f(self): self.tr(name)", "give the text itself"),
        ("class W:\n    def f(self): self.tr(f'Hello {name}')", "give the text itself"),
        ("translate('Context', name)", "give the text itself"),
        ("class W:\n    def f(self): self.tr('{} of {}')", "name the placeholders"),
        ("translate('Context', '%n day(s)')", "give the number"),
        ("window.tr('Close')", "lupdate knows the context"),
    ],
)
def test_the_check_of_the_source_finds(
    code: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}.DESKTOP", tmp_path)
    path = tmp_path / "window.py"
    path.write_text(code)
    (found,) = faults(path)
    assert fault in found


# ---- the translations


def ts(tag: str) -> Path:
    return texts.TRANSLATIONS / f"crmsync_{tag}.ts"


def entries(tag: str) -> Iterator[tuple[str, ElementTree.Element]]:
    for context in ElementTree.parse(ts(tag)).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name") or "", message


def forms(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    return [form.text or "" for form in translation.findall("numerusform") or [translation]]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_everything_is_translated(tag: str) -> None:
    assert texts.unfinished(ts(tag)) == []


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != language.SOURCE])
def test_the_translations_are_of_the_texts_in_the_source(tag: str) -> None:
    """Otherwise: `python3 dev.py i18n`."""
    in_source = {message for path in MODULES for message in messages(path)}
    translated = {
        (context, message.findtext("source") or "", message.findtext("comment") or "")
        for context, message in entries(tag)
    }
    assert (in_source - translated, translated - in_source) == (set(), set())


@pytest.mark.parametrize("tag", LANGUAGES)
def test_translations_have_the_placeholders_of_the_source(tag: str) -> None:
    wrong = [
        (message.findtext("source"), form)
        for _, message in entries(tag)
        for form in forms(message)
        if Counter(PLACEHOLDER.findall(form))
        != Counter(PLACEHOLDER.findall(message.findtext("source") or ""))
    ]
    assert wrong == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_mnemonic_is_translated_into_a_mnemonic(tag: str) -> None:
    wrong = [
        (message.findtext("source"), form)
        for _, message in entries(tag)
        for form in forms(message)
        if bool(QKeySequence.mnemonic(form).toString())
        != bool(QKeySequence.mnemonic(message.findtext("source") or "").toString())
    ]
    assert wrong == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_translations_end_as_the_source_does(tag: str) -> None:
    """A question stays a question, a sentence keeps its stop, a menu entry its ellipsis."""

    def end(text: str) -> str:
        return "".join(re.findall(r"[.…?!:]+\s*$", text)).strip()

    wrong = [
        (message.findtext("source"), form)
        for _, message in entries(tag)
        for form in forms(message)
        if end(form) != end(message.findtext("source") or "")
    ]
    assert wrong == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_qt_loads_was_made_of_the_translations_that_stand_there(tag: str, tmp_path: Path) -> None:
    """Otherwise: `python3 dev.py i18n`."""
    shutil.copy(ts(tag), tmp_path)
    copy = tmp_path / ts(tag).name
    texts.tool("lrelease", "-silent", copy, "-qm", copy.with_suffix(".qm"))
    assert copy.with_suffix(".qm").read_bytes() == ts(tag).with_suffix(".qm").read_bytes()


def test_an_update_changes_nothing_that_is_in_step(tmp_path: Path) -> None:
    for tag in LANGUAGES:
        shutil.copy(ts(tag), tmp_path)
    texts.update(tmp_path)
    for tag in LANGUAGES:
        assert (tmp_path / ts(tag).name).read_bytes() == ts(tag).read_bytes()


# ---- switching


class Greeting(QWidget):
    """A window that sets its texts again when the language changes, as every window does."""

    def __init__(self) -> None:
        super().__init__()
        self.changes = 0
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)

    def event(self, event: QEvent) -> bool:
        self.changes += event.type() is QEvent.Type.LanguageChange
        return super().event(event)

    @property
    def cancel(self) -> str:
        return self.buttons.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


def empty() -> str:
    return QCoreApplication.translate("Value", "(empty)")


def test_open_windows_change_their_language(app: QApplication, qtbot: QtBot) -> None:
    install(app, "en")
    window = Greeting()
    qtbot.addWidget(window)
    told = [(current(), empty(), window.cancel)]
    for tag in ("fr", "es", "en"):
        assert switch(tag) == tag
        app.processEvents()
        told.append((current(), empty(), window.cancel))
    assert told == [
        ("en", "(empty)", "Cancel"),
        ("fr", "(vide)", "Annuler"),
        ("es", "(vacío)", "Cancelar"),
        ("en", "(empty)", "Cancel"),
    ]
    assert window.changes >= 3


def test_dates_and_numbers_go_with_the_language(app: QApplication) -> None:
    written = {}
    for tag in LANGUAGES:
        install(app, tag)
        written[tag] = (QLocale().language(), number_text(1234567).replace("\u202f", " "))
    assert written == {
        "en": (QLocale.Language.English, "1,234,567"),
        "fr": (QLocale.Language.French, "1 234 567"),
        "es": (QLocale.Language.Spanish, "1.234.567"),
    }


def test_a_language_that_went_falls_back_to_the_computers_own(app: QApplication) -> None:
    assert install(app, "tlh") == best(QLocale.system().uiLanguages())


@pytest.mark.parametrize(
    ("preferred", "tag"),
    [
        (["fr-CA", "en"], "fr"),
        (["de-DE", "es_MX", "en"], "es"),
        (["EN-GB"], "en"),
        (["C"], "en"),
        (["de"], "en"),
        ([], "en"),
    ],
)
def test_the_best_of_a_persons_languages(preferred: list[str], tag: str) -> None:
    assert best(preferred) == tag


def test_the_lengthened_language_marks_every_text_and_keeps_its_placeholders(app: QApplication) -> None:
    install(app, LENGTHENED)
    text = QCoreApplication.translate("Reason", "it changed in {source}")
    assert text.startswith("[it changed in {source}~")
    assert text.endswith("]")
    assert len(text) >= len("it changed in {source}") * 1.5
