"""The index of a first match (`plan.match.Index`) in a temporary table: SQLite sorts it outside of memory,
and it goes with the connection. Holds numbers, nobody's names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crmsync.model.kinds import Side
from crmsync.plan.match import Face
from crmsync.state.database import Database

_TABLE = (
    "CREATE TEMP TABLE IF NOT EXISTS face (score INTEGER NOT NULL, key INTEGER NOT NULL, side TEXT NOT NULL,"
    " half INTEGER NOT NULL, given INTEGER, family INTEGER)"
)
_SHARED = (
    "SELECT score, key, side, half, given, family FROM (SELECT *, min(iif(side = 'outlook', place, NULL))"
    " OVER of_key AS first, max(side = 'crm') OVER of_key AS met FROM (SELECT rowid AS place, * FROM face)"
    " WINDOW of_key AS (PARTITION BY score, key)) WHERE met AND first IS NOT NULL"
    " ORDER BY score DESC, first, place"
)


class FaceIndex:
    """The faces of one match after the other; an index that is made anew is empty."""

    def __init__(self, db: Database) -> None:
        self._connection = db.connection
        self._connection.execute(_TABLE)
        self._connection.execute("DELETE FROM face")

    def add(self, faces: Iterable[Face]) -> None:
        """See `plan.match.Index.add`."""
        rows = ((*face[:2], face.side.value, *face[3:]) for face in faces)
        # Else each row would be a transaction of its own.
        self._connection.execute("SAVEPOINT faces")
        try:
            self._connection.executemany("INSERT INTO face VALUES (?, ?, ?, ?, ?, ?)", rows)
        finally:
            self._connection.execute("RELEASE faces")

    def shared(self) -> Iterator[Face]:
        """See `plan.match.Index.shared`."""
        sides = {side.value: side for side in Side}
        for score, key, side, half, given, family in self._connection.execute(_SHARED):
            yield Face(score, key, sides[side], half, given, family)
