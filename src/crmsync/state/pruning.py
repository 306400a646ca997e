"""Forgetting what is older than the history that is kept: before-images and names are personal data, and none
of them stays in the file."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime

from crmsync.state.database import Database
from crmsync.state.halves import stamp
from crmsync.state.mappings import forget
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
    _leave_no_trace(db)
    return len(runs)


def forget_removed(db: Database, kept: AbstractSet[str], moment: datetime) -> int:
    """Forget the mappings that are not among `kept` and have done nothing since `moment`, in a transaction
    of its own; returns how many.

    Until then a mapping that is set up again under its name goes on where it was.
    """
    rows = db.rows(
        "SELECT id, name FROM mapping WHERE coalesce(last_success, '') < ?1"
        " AND NOT EXISTS (SELECT 1 FROM change WHERE change.mapping = mapping.id AND change.at >= ?1)"
        " AND NOT EXISTS (SELECT 1 FROM intent WHERE intent.mapping = mapping.id AND intent.created >= ?1)",
        stamp(moment),
    )
    removed = [int(str(number)) for number, name in rows if str(name) not in kept]
    if not removed:
        return 0
    with db.transaction():
        for number in removed:
            forget(db, number)
    _leave_no_trace(db)
    return len(removed)


def _leave_no_trace(db: Database) -> None:
    db.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
