"""The state file's own daily backup, and coming back from it when the file is damaged.

Looking at every page takes time, so it is done once a day, with the backup, and whenever something may have
gone wrong: the last run did not come to its end, or a process died with the file open. What SQLite meets in
between (`state.database.is_damage`) brings the backup back as well.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from crmsync.state.database import Database, StateError, damage, told

EVERY = timedelta(days=1)
_DAMAGED, _STAMP = ".damaged-", "%Y%m%d-%H%M%S"
"""A damaged state file is put aside under its name, this, and when that was."""


def backup_of(path: Path) -> Path:
    """Where the backup of a state file lies."""
    return path.with_name(f"{path.name}.backup")


def last_backup(path: Path, now: datetime) -> datetime | None:
    """When the backup of a state file was made (in the zone of `now`), `None` when there is none."""
    backup = backup_of(path)
    return datetime.fromtimestamp(backup.stat().st_mtime, now.tzinfo) if backup.exists() else None


def back_up(db: Database, now: datetime) -> bool:
    """Copy the state beside itself when the last copy is older than a day; returns whether it did.

    The copy is complete before it takes the old one's place. Raises StateError when the state itself is
    damaged (the old backup stays, and the next opening comes back from it), OSError or sqlite3.Error when
    the copy cannot be written.
    """
    path = Path(db.path)
    if not is_due(path, now):
        return False
    db.check()
    target = backup_of(path)
    fresh = target.with_name(f"{target.name}.new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh)) as copy:
        db.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    os.chmod(fresh, 0o600)
    os.utime(fresh, (now.timestamp(), now.timestamp()))
    os.replace(fresh, target)
    return True


def open_or_restore(path: Path, now: datetime) -> tuple[Database, str]:
    """The state, from its backup when the file itself is damaged; the second value says so in plain
    words, else "". Raises StateError when there is nothing to come back from.
    """
    try:
        return _opened(path, now), ""
    except StateError as error:
        if not error.damaged or not backup_of(path).exists():
            raise
        return restore(path, now, error)


def restore(path: Path, now: datetime, what: object) -> tuple[Database, str]:
    """The state from its backup, and that in plain words; nobody may have the damaged file open.

    After coming back everything is read again, the next plan of every mapping wants a yes and deletes
    nothing: what happened since the backup is recognised as in a first match. what: what is wrong with the
    file. Raises StateError when there is no sound backup; then nothing is moved.
    """
    made = last_backup(path, now)
    if made is None:
        raise damage(path, what)
    fresh = path.with_name(f"{path.name}.restored")
    for rest in _RESTS:
        fresh.with_name(fresh.name + rest).unlink(missing_ok=True)
    shutil.copyfile(backup_of(path), fresh)
    os.chmod(fresh, 0o600)
    try:
        _made_ready(fresh)
    except StateError as error:
        fresh.unlink()
        raise damage(path, f"{what}, and so is its backup") from error
    aside = path.with_name(f"{path.name}{_DAMAGED}{now:{_STAMP}}")
    os.replace(path, aside)
    for rest in _RESTS:
        path.with_name(path.name + rest).unlink(missing_ok=True)
    os.replace(fresh, path)
    return Database(path), (
        f"The state file was damaged and is kept as {aside.name}; crmsync came back from its backup of"
        f" {made:%Y-%m-%d %H:%M}. The next run shows its plan first and deletes nothing."
    )


def forget_damaged(path: Path, before: datetime) -> None:
    """Remove the damaged state files that were put aside before then. Raises OSError."""
    for aside in path.parent.glob(f"{path.name}{_DAMAGED}*"):
        if aside.name.rpartition(_DAMAGED)[2] < f"{before:{_STAMP}}":
            aside.unlink()


_RESTS = ("-wal", "-shm")
"""What SQLite keeps beside a file that is open (sqlite.org/walformat.html)."""


def _made_ready(path: Path) -> None:
    """Let a copy be met as a first match. Raises StateError when it is damaged."""
    with closing(Database(path)) as db:
        db.check()
        with db.transaction() as connection:
            connection.execute("DELETE FROM cursor")
            connection.execute("DELETE FROM intent")
            connection.execute("UPDATE mapping SET changed = accepted OR changed, accepted = 0")


def is_due(path: Path, now: datetime) -> bool:
    """Is it time for another backup of a state file?"""
    made = last_backup(path, now)
    # A copy from the future was made while the clock was wrong, and would else be the last one for long.
    return made is None or abs(now - made) >= EVERY


def _opened(path: Path, now: datetime) -> Database:
    """The state; looked at as a whole where there is a reason to. Raises StateError."""
    left_open = _size(path.with_name(f"{path.name}-wal")) > 0
    db = Database(path)
    try:
        if left_open or is_due(path, now) or _last_run_is_unfinished(db):
            db.check()
    except StateError:
        db.close()
        raise
    except sqlite3.DatabaseError as error:
        db.close()
        raise told(path, error) from error
    return db


def _last_run_is_unfinished(db: Database) -> bool:
    return db.rows("SELECT finished IS NULL FROM run ORDER BY id DESC LIMIT 1") == [(1,)]


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
