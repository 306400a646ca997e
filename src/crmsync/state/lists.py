"""What waits for a person or for another try: problems, open conflicts, ambiguous pairs, left-out
values, holds.

Methods that change something belong into a transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crmsync.frozen import frozen
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Value
from crmsync.plan.guard import digest, fingerprint
from crmsync.plan.operations import Conflict, LeftOut, Operation, Verb
from crmsync.state.codec import decode_value, encode_value
from crmsync.state.database import Database
from crmsync.state.halves import stamp

if TYPE_CHECKING:
    from crmsync.plan.match import Ambiguous

FIRST_RETRY = timedelta(minutes=5)
LONGEST_RETRY = timedelta(days=1)


@frozen
class Problem:
    """An item that could not be synced, and why. id: stands in reports. next_try: when a scheduled run
    tries again."""

    id: int
    side: Side
    item: str
    label: str
    code: str
    message: str
    advice: str
    attempts: int
    next_try: datetime


@frozen
class OpenConflict:
    """A field that changed on both sides and waits for a person."""

    id: int
    link: int
    label: str
    field: str
    outlook: Value | None
    crm: Value | None


@frozen
class Held:
    """An operation that waits for a yes. link: the pair it is about, if there is one. verdict: "accepted",
    "refused" or None. since: when it was first held.
    """

    id: int
    fingerprint: str
    batch: str
    verb: Verb
    side: Side
    label: str
    reason: str
    link: int | None
    verdict: str | None
    since: datetime


class Lists:
    """The waiting lists of one mapping.

    redact: takes secrets out of what a service said, before it is kept.
    """

    def __init__(self, db: Database, mapping: int, kind: Kind, *, redact: Callable[[str], str] = str) -> None:
        self.db = db
        self.id = mapping
        self.kind = kind
        self._redact = redact
        self._troubled: set[tuple[str, str]] | None = None
        self._noted: set[int] | None = None

    # ---- problems

    def add_problem(
        self,
        side: Side,
        item: str,
        label: str,
        code: str,
        message: str,
        advice: str,
        now: datetime,
        half: int | None,
    ) -> None:
        """Note a problem; each further attempt doubles the time until a scheduled run tries again."""
        self._with_problems().add((side.value, item))
        row = self.db.connection.execute(
            "SELECT attempts FROM problem WHERE mapping = ? AND side = ? AND item = ?",
            (self.id, side.value, item),
        ).fetchone()
        attempts = row[0] + 1 if row else 1
        wait = min(FIRST_RETRY * 2 ** min(attempts - 1, 20), LONGEST_RETRY)
        self._run(
            "INSERT INTO problem (mapping, side, item, half, label, code, message, advice,"
            " attempts, next_try, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (mapping, side, item) DO"
            " UPDATE SET half = excluded.half,"
            " label = excluded.label, code = excluded.code, message = excluded.message,"
            " advice = excluded.advice,"
            " attempts = excluded.attempts, next_try = excluded.next_try",
            self.id,
            side.value,
            item,
            half,
            label,
            self._redact(code),
            self._redact(message),
            self._redact(advice),
            attempts,
            stamp(now + wait),
            stamp(now),
        )

    def solve_problem(self, side: Side, item: str) -> None:
        """The item is fine now."""
        if (side.value, item) in self._with_problems():
            self._run(
                "DELETE FROM problem WHERE mapping = ? AND side = ? AND item = ?", self.id, side.value, item
            )

    def solve_unreadable(self, side: Side, item: str) -> None:
        """The item can be read now."""
        if (side.value, item) in self._with_problems():
            self._run(
                "DELETE FROM problem WHERE mapping = ? AND side = ? AND item = ? AND code = 'unreadable'",
                self.id,
                side.value,
                item,
            )

    def _with_problems(self) -> set[tuple[str, str]]:
        """The items that have or had a problem while this list is in use: the others need no look."""
        if self._troubled is None:
            rows = self.db.rows("SELECT side, item FROM problem WHERE mapping = ?", self.id)
            self._troubled = {(str(side), str(item)) for side, item in rows}
        return self._troubled

    def problems(self) -> Iterator[Problem]:
        """The open problems, oldest first."""
        rows = self.db.connection.execute(
            "SELECT id, side, item, label, code, message, advice, attempts, next_try FROM"
            " problem WHERE mapping = ?"
            " ORDER BY id",
            (self.id,),
        )
        for row in rows:
            number, side, item, name, code, message, advice, attempts, next_try = row
            yield Problem(
                number,
                Side(side),
                item,
                name,
                code,
                message,
                advice,
                attempts,
                datetime.fromisoformat(next_try),
            )

    def waiting(self, now: datetime) -> frozenset[tuple[Side, str]]:
        """The items whose problem is not due for another try."""
        rows = self.db.connection.execute(
            "SELECT coalesce(h.side, p.side), coalesce(h.item, p.item) FROM problem p"
            " LEFT JOIN half h ON h.id = p.half WHERE p.mapping = ? AND p.next_try > ?",
            (self.id, stamp(now)),
        )
        return frozenset((Side(side), item) for side, item in rows)

    def forget_solved_by_absence(self) -> None:
        """Problems of items that are not there any more are none."""
        self._run(
            "DELETE FROM problem WHERE mapping = ? AND NOT EXISTS"
            " (SELECT 1 FROM half h WHERE h.id = problem.half OR (problem.half IS NULL"
            " AND h.mapping = problem.mapping AND h.side = problem.side AND h.item = problem.item))",
            self.id,
        )

    # ---- conflicts

    def set_conflicts(self, link: int, label: str, conflicts: Iterable[Conflict], now: datetime) -> None:
        """Replace the open conflicts of a link; a decision stays while both values are the ones the
        person saw."""
        open_now = [conflict for conflict in conflicts if conflict.kept is None]
        names = [conflict.field for conflict in open_now]
        marks = ",".join("?" * len(names))
        self._run(f"DELETE FROM conflict WHERE link = ? AND field NOT IN ({marks})", link, *names)
        for conflict in open_now:
            self._run(
                "INSERT INTO conflict (mapping, link, label, field, outlook, crm, at) VALUES"
                " (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (link, field) DO UPDATE SET label = excluded.label, resolution"
                " = NULL, value = NULL,"
                " outlook = excluded.outlook, crm = excluded.crm"
                " WHERE outlook IS NOT excluded.outlook OR crm IS NOT excluded.crm",
                self.id,
                link,
                label,
                conflict.field,
                encode_value(conflict.outlook),
                encode_value(conflict.crm),
                stamp(now),
            )

    def in_conflict(self) -> frozenset[int]:
        """The links with an open or a decided conflict."""
        rows = self.db.rows("SELECT DISTINCT link FROM conflict WHERE mapping = ?", self.id)
        return frozenset(int(str(row[0])) for row in rows)

    def conflicts(self) -> Iterator[OpenConflict]:
        """The open conflicts, oldest first; decided ones until the next run has applied them are left out."""
        rows = self.db.connection.execute(
            "SELECT id, link, label, field, outlook, crm FROM conflict WHERE mapping = ? AND"
            " resolution IS NULL ORDER BY id",
            (self.id,),
        )
        for number, link, label, field, outlook, crm in rows:
            yield OpenConflict(
                number,
                link,
                label,
                field,
                decode_value(self.kind, field, outlook),
                decode_value(self.kind, field, crm),
            )

    def resolve(self, conflict: int, winner: Side | None, value: Value | None = None) -> None:
        """Note a person's decision; the next run applies it."""
        self._run(
            "UPDATE conflict SET resolution = ?, value = ? WHERE id = ?",
            "value" if winner is None else winner.value,
            encode_value(value),
            conflict,
        )
        self._run("UPDATE half SET dirty = 1 WHERE link = (SELECT link FROM conflict WHERE id = ?)", conflict)

    # ---- what could not be taken, what could not be matched

    def set_left_out(self, half: int, decided: Iterable[str], left_out: Iterable[LeftOut]) -> None:
        """Replace what is noted as left out of these fields of a half (the one whose values they are)."""
        if half in self.with_left_out():
            self.db.connection.executemany(
                "DELETE FROM left_out WHERE half = ? AND field = ?", [(half, name) for name in decided]
            )
        self.add_left_out(half, left_out)

    def with_left_out(self) -> set[int]:
        """The halves that have or had something left out while this list is in use."""
        if self._noted is None:
            rows = self.db.rows("SELECT DISTINCT half FROM left_out WHERE mapping = ?", self.id)
            self._noted = {int(str(row[0])) for row in rows}
        return self._noted

    def add_left_out(self, half: int, left_out: Iterable[LeftOut]) -> None:
        """Note further left-out values of a half."""
        for entry in left_out:
            self.with_left_out().add(half)
            self._run(
                "INSERT OR REPLACE INTO left_out (mapping, half, side, field, reason) VALUES (?, ?, ?, ?, ?)",
                self.id,
                half,
                entry.side.value,
                entry.field,
                self._redact(entry.reason),
            )

    def left_out(self) -> Iterator[tuple[str, int, LeftOut]]:
        """(id, half, what is left out) of everything that one side cannot hold at present, and of what
        canonical fields cannot say (field "").
        """
        rows = self.db.connection.execute(
            "SELECT l.id, l.half, l.side, l.field, l.reason FROM left_out l JOIN half h ON h.id = l.half"
            " WHERE l.mapping = ? ORDER BY l.id",
            (self.id,),
        )
        for number, half, side, field, reason in rows:
            yield str(number), half, LeftOut(Side(side), field, reason)
        noted = self.db.connection.execute(
            "SELECT id, side, notes FROM half WHERE mapping = ? AND notes != '' AND presence"
            " = 'here' ORDER BY id",
            (self.id,),
        )
        for half, side, notes in noted:
            yield f"note-{half}", half, LeftOut(Side(side).other, "", notes)

    def set_ambiguous(self, found: Sequence[Ambiguous]) -> None:
        """Replace the list of ambiguous items."""
        self._run("DELETE FROM ambiguous WHERE mapping = ?", self.id)
        for entry in found:
            self._run(
                "INSERT INTO ambiguous VALUES (?, ?, ?, ?)",
                entry.half,
                self.id,
                entry.side.value,
                json.dumps(entry.candidates),
            )

    def ambiguous(self) -> Iterator[Ambiguous]:
        """The items with several possible counterparts, the mailbox's first."""
        rows = self.db.connection.execute(
            "SELECT side, half, candidates FROM ambiguous WHERE mapping = ? ORDER BY side = 'crm', half",
            (self.id,),
        )
        for side, half, candidates in rows:
            yield _ambiguous(Side(side), half, tuple(json.loads(candidates)))

    # ---- holds

    def set_holds(
        self, batches: Iterable[tuple[Sequence[Operation], str]], planned: frozenset[str], now: datetime
    ) -> None:
        """Replace the held operations; a verdict stays with the operation it was given for and with no other.

        planned: the fingerprints of everything the plan holds now; a yes to anything else has lapsed.
        """
        kept: set[str] = set()
        for operations, why in batches:
            batch = digest(operations)
            for operation in operations:
                mark = fingerprint(operation)
                kept.add(mark)
                self._run(
                    "INSERT INTO hold (mapping, fingerprint, batch, verb, side, label,"
                    " reason, link, source, at)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    " ON CONFLICT (mapping, fingerprint) DO UPDATE SET batch ="
                    " excluded.batch, reason = excluded.reason",
                    self.id,
                    mark,
                    batch,
                    operation.verb.value,
                    operation.side.value,
                    operation.label,
                    why,
                    operation.link,
                    operation.source,
                    stamp(now),
                )
        for held in list(self.holds()):
            lapsed = held.verdict == "accepted" and held.fingerprint not in planned
            if lapsed or (held.verdict is None and held.fingerprint not in kept):
                self._run("DELETE FROM hold WHERE id = ?", held.id)

    def holds(self) -> Iterator[Held]:
        """The operations that wait, or were decided upon and not run yet."""
        rows = self.db.connection.execute(
            "SELECT id, fingerprint, batch, verb, side, label, reason, link, verdict, at FROM hold"
            " WHERE mapping = ? ORDER BY id",
            (self.id,),
        )
        for row in rows:
            number, mark, batch, verb, side, name, reason, link, verdict, at = row
            since = datetime.fromisoformat(at)
            yield Held(number, mark, batch, Verb(verb), Side(side), name, reason, link, verdict, since)

    def verdicts(self) -> dict[str, str]:
        """Fingerprint → "accepted" or "refused"."""
        return {held.fingerprint: held.verdict for held in self.holds() if held.verdict is not None}

    def judge(self, hold: int, verdict: str) -> None:
        """Note a person's yes or no."""
        self._run("UPDATE hold SET verdict = ? WHERE id = ?", verdict, hold)

    def item_of(self, half: int) -> ItemId | None:
        """The item of a half, for reports."""
        rows = self.db.rows("SELECT item FROM half WHERE id = ?", half)
        return ItemId(str(rows[0][0])) if rows else None

    def _run(self, statement: str, *parameters: object) -> sqlite3.Cursor:
        return self.db.connection.execute(statement, parameters)


def _ambiguous(side: Side, half: int, candidates: tuple[int, ...]) -> Ambiguous:
    # What matches is loaded for the first item in doubt.
    from crmsync.plan.match import Ambiguous

    return Ambiguous(side, half, candidates)
