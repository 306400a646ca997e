"""Files that only their owner may read, replaced as a whole.

After a crash there is the old content or the new one.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_DIRECTORY = 0o700

_REPLACE_TRIES = 20
_REPLACE_PAUSE_SECONDS = 0.05


def remedy(error: OSError, otherwise: str) -> str:
    """What a person can do about a file that cannot be written. otherwise: unless the disk is full."""
    return "Free some space on the disk." if error.errno in _FULL else otherwise


_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})


def make_private_directory(path: Path) -> None:
    """Make `path` with mode 0700, its parents as the system does; an existing one is left as it is.

    Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=PRIVATE_DIRECTORY, exist_ok=True)


def open_private(path: str, flags: int) -> int:
    """An `opener` for `open()`: a file that is made here has mode 0600."""
    return os.open(path, flags, PRIVATE_FILE)


def replace_private(path: Path, content: bytes, *, sleep: Callable[[float], None] = time.sleep) -> None:
    """Replace `path` by `content` with mode 0600; a symbolic link stays a link. Raises OSError.

    The caller holds a lock: the new content is first written beside the file, under a name of its own that
    a crash may leave behind and the next call takes over.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _replace(beside, target, sleep)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_directory(target.parent)


_BINARY: int = getattr(os, "O_BINARY", 0)


def _replace(source: Path, target: Path, sleep: Callable[[float], None]) -> None:
    # Windows refuses for as long as another process (a reader, a virus scanner) has the file open.
    for _ in range(_REPLACE_TRIES - 1):
        try:
            os.replace(source, target)
        except PermissionError:
            sleep(_REPLACE_PAUSE_SECONDS)
        else:
            return
    os.replace(source, target)


def _sync_directory(path: Path) -> None:
    # Without this a power cut may bring the old file back; Windows cannot open directories and needs no
    # such call.
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
