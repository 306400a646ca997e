"""A lock between processes (and threads), on a file that names its holder.

The system frees it when the holder dies. The file stays when the lock is given back: removing it would let
two processes lock two files of one name.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from crmsync.accounts.files import open_private

_POLL_SECONDS = 0.05
# A byte far behind the process id: Windows' locks also forbid reading, and the id must stay readable.
_LOCKED_BYTE = 1 << 30

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class Locked(Exception):
    """The lock was not free within the given time; `pid` is the holder's process id, if it is known."""

    def __init__(self, pid: int | None) -> None:
        super().__init__(f"held by process {pid}" if pid else "held by another process")
        self.pid = pid


class FileLock:
    """An exclusive lock, used as a context manager; not re-entrant.

    wait: how long to wait for another holder. clock, sleep: seconds, as of the `time` module.
    Entering raises `Locked` when the time is over and OSError when the file cannot be used.
    """

    def __init__(
        self,
        path: Path,
        *,
        wait: timedelta,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._path = path
        self._wait = wait
        self._clock = clock
        self._sleep = sleep
        self._descriptor: int | None = None

    def __enter__(self) -> Self:
        if self._descriptor is not None:
            raise RuntimeError(f"{self._path} is locked by this object already")
        descriptor = open_private(os.fspath(self._path), os.O_RDWR | os.O_CREAT)
        try:
            self._acquire(descriptor)
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        try:
            os.ftruncate(descriptor, 0)
            _unlock(descriptor)
        finally:
            os.close(descriptor)

    def _acquire(self, descriptor: int) -> None:
        deadline = self._clock() + self._wait.total_seconds()
        while not _try_lock(descriptor):
            left = deadline - self._clock()
            if left <= 0:
                raise Locked(_holder(self._path))
            self._sleep(min(_POLL_SECONDS, left))


def _holder(path: Path) -> int | None:
    with suppress(OSError, ValueError):
        return int(path.read_text(encoding="ascii").strip())
    return None
