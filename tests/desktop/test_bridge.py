"""Where the engine's threads meet the interface: everything arrives there, in its thread, and not too often."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.desks import Services

from crmsync.desktop.bridge import INTERVAL_MS, Bridge, Place
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.snapshot import Phase, Progress, RunEnded, Snapshot, Task

STEPS = 2000


class Listener(QObject):
    """Keeps what it is given, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[int] = set()

    def hear(self, news: object) -> None:
        self.heard.append(news)
        self.threads.add(threading.get_ident())


@pytest.fixture
def listener(qapp: QApplication) -> Listener:
    return Listener()


def test_results_arrive_in_the_interfaces_thread(bridge: Bridge, listener: Listener, qtbot: QtBot) -> None:
    bridge.ask(bridge.service.look(lambda app: threading.get_ident()), listener.hear)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard != [threading.get_ident()]
    assert listener.threads == {threading.get_ident()}
    assert QThread.currentThread() is QApplication.instance().thread()


def test_a_result_never_comes_before_the_snapshot_that_tells_of_it(
    bridge: Bridge, services: Services, qtbot: QtBot
) -> None:
    known: list[tuple[int, int]] = []
    for _ in range(3):
        bridge.ask(
            bridge.service.sync(yes=True),
            lambda result: known.append((result.run, bridge.snapshot.last_run)),
            owner=bridge,
        )
    qtbot.waitUntil(lambda: len(known) == 3)
    assert all(run <= shown for run, shown in known)


def test_events_arrive(bridge: Bridge, listener: Listener, qtbot: QtBot) -> None:
    bridge.happened.connect(listener.hear)
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(lambda: bool(listener.heard))
    (end,) = listener.heard
    assert isinstance(end, RunEnded)
    assert end.task is Task.SYNC


def test_a_failure_goes_to_who_asked_and_otherwise_to_everybody(
    bridge: Bridge, listener: Listener, qtbot: QtBot
) -> None:
    other = Listener()
    bridge.failed.connect(other.hear)
    bridge.ask(bridge.service.look(lambda app: app.accounts.get("nobody")), None, listener.hear)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert not other.heard
    bridge.ask(bridge.service.look(lambda app: app.accounts.get("nobody")))
    qtbot.waitUntil(lambda: bool(other.heard))
    assert all(isinstance(failure, Failed) for failure in (*listener.heard, *other.heard))


def test_who_is_gone_is_not_called(bridge: Bridge, qtbot: QtBot) -> None:
    asked: Future[str] = Future()
    gone, stays = Listener(), Listener()
    heard: list[str] = []
    bridge.ask(asked, gone.hear)
    bridge.ask(asked, heard.append, owner=gone)
    bridge.ask(asked, stays.hear)
    gone.deleteLater()
    QApplication.sendPostedEvents(gone)
    asked.set_result("late")
    qtbot.waitUntil(lambda: bool(stays.heard))
    assert (gone.heard, heard) == ([], [])


def test_a_cancelled_question_stays_without_answer(bridge: Bridge, listener: Listener, qtbot: QtBot) -> None:
    asked: Future[str] = Future()
    bridge.ask(asked, listener.hear, listener.hear)
    asked.cancel()
    bridge.ask(bridge.service.look(lambda app: "then"), listener.hear)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == ["then"]


def test_thousands_of_steps_become_a_few_snapshots_and_the_last_one_is_shown(
    bridge: Bridge, listener: Listener, qtbot: QtBot
) -> None:
    bridge.changed.connect(listener.hear)
    service = bridge.service

    def work() -> None:
        for step in range(1, STEPS + 1):
            service._show(Progress(Task.SYNC, Phase.WRITING, "Contacts", step, STEPS))

    thread = threading.Thread(target=work)
    thread.start()
    qtbot.waitUntil(lambda: bridge.snapshot.progress is not None and bridge.snapshot.progress.done == STEPS)
    thread.join()
    assert isinstance(listener.heard[-1], Snapshot)
    # One at once, then at most one in each interval; a slow machine may take a few of those.
    assert len(listener.heard) < STEPS / 20
    assert INTERVAL_MS >= 50


def test_what_waits_when_the_bridge_goes_is_dropped(bridge: Bridge, qtbot: QtBot) -> None:
    other = Bridge(bridge.service)
    asked: Future[str] = Future()
    other.ask(asked, None)
    other.deleteLater()
    QApplication.sendPostedEvents(other)
    asked.set_result("late")
    bridge.service.listen(lambda news: None)


def test_places_are_asked_for_by_a_signal(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.wanted) as heard:
        bridge.open(Place.ACTIVITY, 7)
    assert heard.args == [Place.ACTIVITY, 7]


def test_the_snapshot_that_is_shown_is_the_engines(bridge: Bridge, qtbot: QtBot) -> None:
    wanted = replace(bridge.snapshot.preferences, automatic=False)
    bridge.ask(bridge.service.prefer(wanted))
    qtbot.waitUntil(lambda: bridge.snapshot.preferences == wanted)
