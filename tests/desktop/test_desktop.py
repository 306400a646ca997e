"""The program put together: what a second start wants, questions, the language, closing the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.clock import FakeClock

from crmsync.app.facade import Crmsync
from crmsync.app.secret import Secret
from crmsync.app.types import Profile
from crmsync.desktop import language
from crmsync.desktop.bridge import Place
from crmsync.desktop.engine.questions import Questions
from crmsync.desktop.main import Desktop
from crmsync.desktop.system.notifications import Notification, Notifications
from crmsync.desktop.tray import Tray
from crmsync.desktop.windows.passphrase.window import PassphraseDialog


class Quiet(Notifications):
    """Keeps what would be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def show(self, notification: Notification) -> None:
        self.shown.append(notification.key)

    def withdraw(self, key: str) -> None:
        pass


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> list[str]:
    quiet = Quiet()
    monkeypatch.setattr("crmsync.desktop.main.notifications", lambda tray, parent: quiet)
    return quiet.shown


@pytest.fixture
def questions() -> Questions:
    return Questions()


@pytest.fixture
def start(
    qapp: QApplication,
    crmsync: Crmsync,
    questions: Questions,
    shown: list[str],
    clock: FakeClock,
    qtbot: QtBot,
) -> Iterator[Callable[..., Desktop]]:
    """Starts the program; its end is that of the test."""
    started: list[Desktop] = []

    def begin(*, hidden: bool = False) -> Desktop:
        desktop = Desktop(qapp, crmsync, questions, hidden=hidden, clock=clock)
        started.append(desktop)
        desktop.start()
        qtbot.waitUntil(lambda: desktop.service.snapshot.mappings != () or hidden)
        return desktop

    yield begin
    for desktop in started:
        assert desktop.end()
        shiboken6.delete(desktop)
    language.install(qapp, "en")


@pytest.mark.parametrize("hidden", [False, True])
def test_it_shows_its_window_unless_it_starts_with_the_computer(
    start: Callable[..., Desktop], hidden: bool
) -> None:
    assert start(hidden=hidden).window.isVisible() != hidden


def test_a_second_start_brings_the_window_or_syncs(start: Callable[..., Desktop], qtbot: QtBot) -> None:
    desktop = start(hidden=True)
    desktop.do("show")
    assert desktop.window.isVisible()
    desktop.do("sync")
    qtbot.waitUntil(lambda: desktop.bridge.snapshot.last_run == 1 and not desktop.bridge.snapshot.is_running)
    desktop.do("something newer")
    assert desktop.window.isVisible()


def test_a_question_of_the_engine_becomes_a_dialog(
    start: Callable[..., Desktop], questions: Questions, qtbot: QtBot
) -> None:
    desktop = start()
    answers: list[str | None] = []
    desktop.bridge.ask(
        desktop.service.look(lambda app: questions.passphrase(new=False)), answers.append, owner=desktop
    )
    qtbot.waitUntil(lambda: bool(desktop.window.findChildren(PassphraseDialog)))
    (dialog,) = desktop.window.findChildren(PassphraseDialog)
    dialog.secret.setText("sesame")
    dialog.buttons.accepted.emit()
    qtbot.waitUntil(lambda: answers == ["sesame"])
    assert "sesame" not in repr(Secret("sesame"))


def test_the_language_is_switched_while_it_runs(start: Callable[..., Desktop], qtbot: QtBot) -> None:
    desktop = start()
    wanted = replace(desktop.bridge.snapshot.preferences, language="es")
    desktop.bridge.ask(desktop.service.prefer(wanted))
    qtbot.waitUntil(lambda: language.current() == "es")


def test_without_a_tray_closing_the_window_ends_the_program(
    start: Callable[..., Desktop], monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = start()
    quits: list[bool] = []
    monkeypatch.setattr(desktop._app, "quit", lambda: quits.append(True), raising=False)
    desktop.window.close()
    assert quits == [True]


def test_with_a_tray_it_goes_on_and_says_so_once(
    start: Callable[..., Desktop], shown: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(Tray, "is_there", property(lambda tray: True))
    desktop = start()
    for _ in range(2):
        desktop.window.close()
        qtbot.waitUntil(lambda: desktop.bridge.snapshot.preferences.told_about_tray)
        desktop.bridge.open(Place.OVERVIEW)
    assert shown == ["tray"]
    assert desktop.window.isVisible()


def test_a_fault_in_a_window_is_logged_and_told(start: Callable[..., Desktop], profile: Profile) -> None:
    desktop = start()
    desktop.tell_fault(ZeroDivisionError("x"))
    assert "ZeroDivisionError" in desktop.window.failure.text
    assert "ZeroDivisionError" in (profile.logs / "crmsync.log").read_text()
