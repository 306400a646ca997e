"""Colours that can be read, and the small widgets: what they show, say and hide."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from support.windows import clashes, cut_off, every_look, unnamed

from crmsync.desktop import theme
from crmsync.desktop.icons import status_icon
from crmsync.desktop.theme import Tone
from crmsync.desktop.widgets import (
    BusyBar,
    Card,
    EmptyState,
    ErrorLabel,
    Form,
    Heading,
    Hint,
    ToneLabel,
    confirm,
    without_mnemonic,
)

PALETTES = {"light": theme.light, "dark": theme.dark}
role = QPalette.ColorRole


def said(widget: QWidget, what: QAccessible.Text = QAccessible.Text.Name) -> str:
    """What a screen reader is told of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(what)


# ---- colours


@pytest.mark.parametrize("name", PALETTES)
def test_palettes_are_what_they_are_called(name: str) -> None:
    assert theme.is_dark(PALETTES[name]()) == (name == "dark")


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("ground", [role.Window, role.Base, role.AlternateBase])
def test_text_of_every_tone_can_be_read(name: str, tone: Tone, ground: QPalette.ColorRole) -> None:
    """WCAG 2.2, 1.4.3: text needs 4.5:1."""
    palette = PALETTES[name]()
    assert theme.contrast(theme.colour(tone, palette), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
        (role.PlaceholderText, role.Base),
    ],
)
def test_palettes_can_be_read(name: str, ink: QPalette.ColorRole, ground: QPalette.ColorRole) -> None:
    palette = PALETTES[name]()
    assert theme.contrast(palette.color(ink), palette.color(ground)) >= 4


def test_contrast_is_that_of_the_guideline() -> None:
    assert theme.contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert theme.contrast(QColor("white"), QColor("white")) == pytest.approx(1)
    assert theme.contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_muted_text_follows_the_palette(qapp: QApplication, qtbot: QtBot) -> None:
    before = qapp.palette()
    try:
        qapp.setPalette(theme.light())
        around = QWidget()
        qtbot.addWidget(around)
        hint = Hint("Only these folders are read.", around)
        on_light = hint.palette().color(role.WindowText)
        assert on_light == theme.colour(Tone.MUTED, theme.light())
        qapp.setPalette(theme.dark())
        qapp.processEvents()
        assert hint.palette().color(role.WindowText) == theme.colour(Tone.MUTED, theme.dark()) != on_light
    finally:
        qapp.setPalette(before)


def test_a_tone_can_be_taken_back(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    label = ToneLabel("In step", Tone.GOOD, around)
    assert label.palette().color(role.WindowText) == theme.colour(Tone.GOOD)
    label.set_tone(Tone.PLAIN)
    assert label.palette().color(role.WindowText) == around.palette().color(role.WindowText)


def test_headings_grow_with_the_font(qapp: QApplication) -> None:
    base = QFont("DejaVu Sans", 20)
    title, part = theme.heading_font(base, 1), theme.heading_font(base, 2)
    assert title.pointSizeF() > part.pointSizeF() > base.pointSizeF()


# ---- errors in place


def test_an_error_takes_no_room_until_there_is_one(qtbot: QtBot) -> None:
    around, field = QWidget(), QLineEdit()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    error = ErrorLabel(field)
    column.addWidget(field)
    column.addWidget(error)
    without = around.sizeHint().height()
    error.tell("This is no address of a server.")
    assert error.isVisibleTo(around)
    assert around.sizeHint().height() > without
    assert (said(error), said(field, QAccessible.Text.Description)) == (error.text, error.text)
    error.clear()
    assert not error.isVisibleTo(around)
    assert said(field, QAccessible.Text.Description) == ""


def test_an_error_is_read_out_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    error = ErrorLabel()
    qtbot.addWidget(error)
    error.tell("Wrong password.")
    error.tell("Wrong password.")
    error.tell("")
    error.tell("No connection.")
    assert heard == ["Wrong password.", "No connection."]


# ---- forms


def test_a_row_names_its_input_and_leads_to_it(qtbot: QtBot) -> None:
    around, field = QWidget(), QLineEdit()
    qtbot.addWidget(around)
    row = Form(around).add("&Server:", field, hint="As your provider tells it.")
    assert (said(field), said(field, QAccessible.Text.Description)) == (
        "Server",
        "As your provider tells it.",
    )
    assert row.label.buddy() is field
    row.tell("No such server.")
    assert said(field, QAccessible.Text.Description) == "No such server."
    row.tell("")
    assert said(field, QAccessible.Text.Description) == "As your provider tells it."
    row.set_texts("&Serveur :", "")
    assert said(field) == "Serveur"
    assert not row.hint.isVisibleTo(around)
    row.set_visible(False)
    assert not field.isVisibleTo(around)
    assert not row.label.isVisibleTo(around)


@pytest.mark.parametrize(
    ("text", "read"), [("&Save", "Save"), ("Save && &close", "Save & close"), ("Plain", "Plain")]
)
def test_mnemonics_are_not_read_out(text: str, read: str) -> None:
    assert without_mnemonic(text) == read


# ---- progress


def test_a_busy_bar_shows_how_far_it_is_and_can_be_cancelled_once(qtbot: QtBot) -> None:
    bar = BusyBar("&Stop")
    # Enter in its dialog means something else.
    assert not bar.button.autoDefault()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.start("Reading contacts …")
    assert bar.isVisible()
    bar.progress("Writing contacts …", 3, 12)
    assert (bar._bar.value(), bar._bar.maximum(), said(bar._bar)) == (3, 12, "Writing contacts …")
    with qtbot.waitSignal(bar.cancelled, timeout=1000):
        qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert not bar.button.isEnabled()
    bar.stop()
    assert bar.isHidden()
    bar.start("Reading tasks …")
    assert bar.button.isEnabled()


# ---- questions


@pytest.mark.parametrize(("answer", "done"), [("Delete 214 contacts", 1), ("Keep them", 0)])
def test_a_question_does_what_its_button_says(qtbot: QtBot, answer: str, done: int) -> None:
    calls: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    box = confirm(
        window, "Delete?", "They go.", "Delete 214 contacts", "Keep them", lambda: calls.append("x")
    )
    (button,) = [button for button in box.buttons() if button.text() == answer]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(calls) == done


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_keep(qtbot: QtBot, key: Qt.Key) -> None:
    calls: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    box = confirm(window, "Delete?", "They go.", "Delete", "Keep them", lambda: calls.append("x"))
    assert box.defaultButton().text() == "Keep them"
    qtbot.keyClick(box, key)
    assert calls == []


# ---- all together


def gallery() -> QWidget:
    """A window with one of each."""
    window = QWidget()
    column = QVBoxLayout(window)
    theme.spaced(column, margin=theme.MARGIN, gap=theme.SECTION)
    card, form = Card("Mailbox"), Form()
    server = form.add("&Server", QLineEdit("dav.example.com"), "As your provider tells it, without https://")
    form.add("&User name", QLineEdit("anna@example.com"))
    server.tell("There is no server of this name. Please check the spelling.")
    card.body.addLayout(form)
    busy, empty = BusyBar("S&top"), EmptyState(icon=status_icon("idle"))
    empty.set_texts("Nothing to review", "What needs a decision of yours appears here.", "&Look again")
    for part in (Heading("Accounts"), Hint("crmsync signs in to both sides."), card, busy, empty):
        column.addWidget(part)
    busy.start("Reading contacts …")
    return window


def test_the_widgets_fit_in_every_look(qapp: QApplication, qtbot: QtBot) -> None:
    for look in every_look(qapp):
        window = gallery()
        qtbot.addWidget(window)
        width = theme.line_width(window)
        window.resize(width, window.layout().totalHeightForWidth(width))
        window.show()
        assert (cut_off(window), clashes(window), unnamed(window)) == ([], [], []), str(look)
        window.close()


def test_a_window_gets_the_height_its_text_needs(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(Hint("A sentence that is repeated. " * 60))
    theme.fit(window)
    window.show()
    assert cut_off(window) == []
    assert window.width() >= theme.line_width(window)


def test_the_checks_of_windows_find_what_is_wrong(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, narrow = QLineEdit(), QLabel("This text has no room at all")
    narrow.setFixedWidth(20)
    first, second = BusyBar("&Stop"), BusyBar("&Stop")
    for part in (field, narrow, first, second):
        column.addWidget(part)
        part.show()
    window.show()
    assert clashes(window) == ["Alt+S: &Stop, &Stop"]
    assert unnamed(window) == ["QLineEdit", "QProgressBar", "QProgressBar"]
    assert cut_off(window) == ["This text has no room at all"]
