"""The state file's own daily backup, and coming back from it when the file is damaged."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from crmsync.state.database import Database, StateError

EVERY = timedelta(days=1)


def backup_of(path: Path) -> Path:
    """Where the backup of a state file lies."""
    return path.with_name(f"{path.name}.backup")


def back_up(db: Database, now: datetime) -> bool:
    """Copy the state beside itself when the last copy is older than a day; returns whether it did.

    The copy is complete before it takes the old one's place. Raises StateError when the state itself is
    damaged (the
    old backup stays), OSError or sqlite3.Error when the copy cannot be written.
    """
    path = Path(db.path)
    target = backup_of(path)
    if target.exists() and now.timestamp() - target.stat().st_mtime < EVERY.total_seconds():
        return False
    db.check()
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
    words, else "".

    After coming back everything is read again, the next plan of every mapping wants a yes and deletes
    nothing: what
    happened since the backup is recognised as in a first match. Raises StateError when there is nothing
    to come back from.
    """
    try:
        return _sound(path), ""
    except StateError as error:
        backup = backup_of(path)
        if not error.damaged or not backup.exists():
            raise
        aside = path.with_name(f"{path.name}.damaged-{now:%Y%m%d-%H%M%S}")
        os.replace(path, aside)
        for rest in ("-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
        shutil.copyfile(backup, path)
        os.chmod(path, 0o600)
    db = Database(path)
    with db.transaction() as connection:
        connection.execute("DELETE FROM cursor")
        connection.execute("DELETE FROM intent")
        connection.execute("UPDATE mapping SET changed = accepted OR changed, accepted = 0")
    made = datetime.fromtimestamp(backup.stat().st_mtime, now.tzinfo)
    return db, (
        f"The state file was damaged and is kept as {aside.name}; crmsync came back from its backup of"
        f" {made:%Y-%m-%d %H:%M}. The next run shows its plan first and deletes nothing."
    )


def _sound(path: Path) -> Database:
    """The state, looked at as a whole: a torn page that is met only later would spoil a run half-way."""
    db = Database(path)
    try:
        db.check()
    except StateError:
        db.close()
        raise
    return db
