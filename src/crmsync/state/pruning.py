"""Forgetting what is older than the history that is kept: before-images and names are personal data, and none
of them stays in the file."""

from __future__ import annotations

from datetime import datetime

from crmsync.state.database import Database
from crmsync.state.runs import RunTable


def forget_before(db: Database, moment: datetime) -> int:
    """Forget the runs before `moment` as a whole, in a transaction of its own; returns how many.

    When there are none, nothing is written. Pages that become free are overwritten (see `Database`), and the
    write-ahead log, which holds their former content, is emptied.
    """
    table = RunTable(db)
    runs = table.ended_before(moment)
    if not runs:
        return 0
    with db.transaction():
        table.forget(runs)
    db.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return len(runs)
