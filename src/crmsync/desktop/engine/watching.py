"""`Watch`: tells how far a run is, and ends it when the person stopped it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from crmsync.app.types import Cancelled
from crmsync.desktop.engine.snapshot import Phase, Progress, Task


class Watch:
    """The observer of a run (see `sync.session.Observer`)."""

    def __init__(self, task: Task, cancel: threading.Event, show: Callable[[Progress], None]) -> None:
        self._task = task
        self._cancel = cancel
        self._show = show

    def progress(self, mapping: str, phase: str, done: int, total: int | None) -> None:
        """See `sync.session.Observer`."""
        if self._cancel.is_set():
            raise Cancelled
        self._show(Progress(self._task, Phase(phase), mapping, done, total))
