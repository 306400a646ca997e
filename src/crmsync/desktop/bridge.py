"""`Bridge`: the one object that meets both the engine's threads and Qt. Windows get it and nothing else.

News of the engine is gathered, so that ten thousand steps of a run cost the interface ten repaints a second.
"""

from __future__ import annotations

import itertools
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from enum import StrEnum
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.service import EngineService
from crmsync.desktop.engine.snapshot import Event, Snapshot
from crmsync.frozen import frozen

T = TypeVar("T")

INTERVAL_MS = 100
"""Between two snapshots: ten a second are as good as a thousand."""


class Place(StrEnum):
    """Everything that can be opened from elsewhere. An argument is optional and means:"""

    OVERVIEW = "overview"
    ACTIVITY = "activity"
    """the number of a run to show"""
    REVIEW = "review"
    """"conflicts", "problems", "ambiguous" or "holds\""""
    SETTINGS = "settings"
    """the name of a page ("accounts", "schedule" …)"""
    ASSISTANT = "assistant"
    SIGN_IN = "sign-in"
    """the name of the account"""
    PREVIEW = "preview"
    """the names of the mappings; all by default"""
    HELP = "help"
    CRM = "crm"
    """the CRM in the browser"""


@frozen
class _Asked:
    """Who waits for an answer."""

    then: Callable[[Any], object] | None
    failed: Callable[[Failed], object] | None
    owner: QObject | None


class Bridge(QObject):
    """The engine, for windows. Lives in the interface's thread.

    changed(Snapshot): there is a newer one. happened(Event): a run ended, or the engine asks for a secret.
    failed(Failed): something nobody waited for did not work; the main window shows it.
    wanted(Place, argument): a window asks for another one.
    """

    changed = Signal(object)
    happened = Signal(object)
    failed = Signal(object)
    wanted = Signal(object, object)
    _poked = Signal()

    def __init__(self, service: EngineService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.service = service
        self._snapshot = service.snapshot
        self._mutex = threading.Lock()
        self._is_poked = False
        self._stale = False
        self._asked: dict[int, _Asked] = {}
        self._numbers = itertools.count()
        self._calls: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, interval=INTERVAL_MS, singleShot=True)
        self._timer.timeout.connect(self._show)
        self._poked.connect(self._wake, Qt.ConnectionType.QueuedConnection)
        service.listen(self._hear)

    @property
    def snapshot(self) -> Snapshot:
        """The newest one that was shown."""
        return self._snapshot

    def ask(
        self,
        future: Future[T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[Failed], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Call `then` with what the future gives, or `failed`, in the interface's thread.

        Neither is called once `owner` is deleted (by default the object whose methods they are), nor when the
        engine was stopped. failed: by default the signal of that name.
        """
        # Kept here, not with the future: the engine's thread may be the last to know that one, and must not
        # be the one to let a window go.
        number = next(self._numbers)
        self._asked[number] = _Asked(then, failed, owner or _owner_of(then) or _owner_of(failed))
        future.add_done_callback(lambda done: self._enqueue(lambda: self._answer(number, done)))

    def open(self, place: Place, argument: object = None) -> None:
        """Have a page, window or dialog shown; what the argument means says `Place`."""
        self.wanted.emit(place, argument)

    # ---- in the engine's threads

    def _hear(self, news: Snapshot | Event) -> None:
        if isinstance(news, Snapshot):
            self._stale = True
            self._poke()
        else:
            self._enqueue(lambda: self.happened.emit(news))

    def _enqueue(self, call: Callable[[], object]) -> None:
        self._calls.append(call)
        self._poke()

    def _poke(self) -> None:
        """One queued signal at a time, however much there is to tell."""
        with self._mutex:
            if self._is_poked or not shiboken6.isValid(self):
                return
            self._is_poked = True
        self._poked.emit()

    # ---- in the interface's thread

    def _answer(self, number: int, future: Future[Any]) -> None:
        asked = self._asked.pop(number)
        if asked.owner is not None and not shiboken6.isValid(asked.owner):
            return
        try:
            result = future.result()
        except CancelledError:
            return
        except Failed as failure:
            (asked.failed or self.failed.emit)(failure)
            return
        if asked.then is not None:
            asked.then(result)

    def _wake(self) -> None:
        with self._mutex:
            self._is_poked = False
        if self._calls:
            # What a window reads because of an answer must not be older than it.
            self._show()
        while self._calls:
            self._calls.popleft()()
        if self._stale and not self._timer.isActive():
            self._show()
            self._timer.start()

    def _show(self) -> None:
        if not self._stale:
            return
        self._stale = False
        self._snapshot = self.service.snapshot
        self._timer.start()
        self.changed.emit(self._snapshot)


def _owner_of(call: Callable[..., Any] | None) -> QObject | None:
    owner = getattr(call, "__self__", None)
    return owner if isinstance(owner, QObject) else None
