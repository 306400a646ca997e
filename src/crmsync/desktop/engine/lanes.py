"""Threads that carry out jobs one after the other, and give back futures.

They are daemons: a service that does not answer never keeps the program from ending. A killed run is
completed or dropped by the next one, so nothing is lost by that.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

T = TypeVar("T")

Explain = Callable[[BaseException], BaseException]


class _Job(Generic[T]):
    def __init__(self, act: Callable[[], T]) -> None:
        self._act = act
        self.future: Future[T] = Future()

    def run(self, explain: Explain) -> None:
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self._act()
        except BaseException as error:
            self.future.set_exception(explain(error))
        else:
            self.future.set_result(result)


class Lane:
    """One queue and its threads. explain: turns an error into the one that the future gives.

    between: is called by the threads whenever no job waits (and after `wake`); returns for how many
    seconds they may then sleep, `None` for as long as nothing comes.
    """

    def __init__(
        self,
        name: str,
        explain: Explain,
        *,
        threads: int = 1,
        between: Callable[[], float | None] = lambda: None,
    ) -> None:
        self._explain = explain
        self._between = between
        self._condition = threading.Condition()
        self._jobs: deque[_Job[Any]] = deque()
        self._open = True
        self._woken = False
        self._threads = [
            threading.Thread(target=self._work, name=f"{name}-{number}", daemon=True)
            for number in range(threads)
        ]

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads:
            thread.start()

    def submit(self, act: Callable[[], T]) -> Future[T]:
        """Have `act` carried out; its future is cancelled if the lane was closed."""
        job = _Job(act)
        with self._condition:
            if self._open:
                self._jobs.append(job)
                self._condition.notify()
            else:
                job.future.cancel()
        return job.future

    def wake(self) -> None:
        """Have `between` called again."""
        with self._condition:
            self._woken = True
            self._condition.notify_all()

    def close(self) -> None:
        """Take no more jobs; those that wait are cancelled, those that run come to their end."""
        with self._condition:
            self._open = False
            waiting = list(self._jobs)
            self._jobs.clear()
            self._condition.notify_all()
        for job in waiting:
            job.future.cancel()

    def join(self, seconds: float) -> bool:
        """Wait for the threads to end; returns whether they did in time."""
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while True:
            with self._condition:
                job = self._jobs.popleft() if self._jobs else None
                if job is None and not self._open:
                    return
                self._woken = self._woken and job is not None
            if job is not None:
                job.run(self._explain)
                continue
            pause = self._between()
            with self._condition:
                if not self._jobs and self._open and not self._woken:
                    self._condition.wait(pause)
