"""What is remembered of a mapping as a whole: with which folders and rules its state was made, and
whether its plan was accepted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from crmsync.frozen import frozen
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.state.codec import decode, encode
from crmsync.state.database import Database
from crmsync.state.halves import stamp


@frozen
class Known:
    """A mapping's row.

    fields: the fields that are in step; fresh: those that never were and are merged as in a first match.
    accepted: was its first plan (since the last change) accepted. changed: does this run follow a
      change of the mapping.
    """

    id: int
    fields: frozenset[str]
    fresh: frozenset[str]
    accepted: bool
    changed: bool
    last_success: str | None = None

    def after_acceptance(self) -> Known:
        """The plan was accepted: from now on only the limits hold."""
        return replace(self, accepted=True, changed=False, fresh=frozenset())


def recall(
    db: Database, rules: MappingRules, identities: Mapping[Side, str], active: frozenset[str]
) -> Known:
    """The mapping's row, brought in line with its present rules.

    Another folder or account: the old state is forgotten, a first match follows. Other rules of choice
    or other fields: everything is
    read again, the next plan wants a yes, nothing is deleted by it. Made with a row that does not exist
    yet: a new one.
    """
    scope = _digest(rules)
    row = db.connection.execute(
        "SELECT id, kind, outlook, crm, scope, fields, fresh, accepted, changed,"
        " last_success FROM mapping WHERE name = ?",
        (rules.name,),
    ).fetchone()
    with db.transaction():
        made_with = (rules.kind.value, identities[Side.OUTLOOK], identities[Side.CRM])
        if row is not None and tuple(row[1:4]) != made_with:
            forget(db, int(row[0]))
            row = None
        if row is None:
            return _new(db, rules, identities, scope, active)
        known = Known(row[0], _names(row[5]), _names(row[6]), bool(row[7]), bool(row[8]), row[9])
        if row[4] == scope and known.fields == active:
            return known
        changed = replace(
            known,
            fields=active,
            fresh=(known.fresh | (active - known.fields)) & active,
            accepted=False,
            changed=True,
        )
        _read_everything_again(db, rules.kind, changed)
        db.connection.execute("UPDATE mapping SET scope = ? WHERE id = ?", (scope, changed.id))
        _store(db, changed)
        return changed


def remember(db: Database, known: Known, succeeded: datetime | None = None) -> None:
    """Keep what became known of a mapping; succeeded: when its last run ended well, if this one did."""
    with db.transaction():
        _store(db, replace(known, last_success=stamp(succeeded) or known.last_success))


def forget(db: Database, mapping: int) -> None:
    """Forget everything about a mapping but its history (within a transaction): the next run is a first
    match."""
    for table in ("conflict", "left_out", "ambiguous", "problem", "hold", "intent", "half", "link", "cursor"):
        db.connection.execute(f"DELETE FROM {table} WHERE mapping = ?", (mapping,))
    db.connection.execute("DELETE FROM mapping WHERE id = ?", (mapping,))


def last_successes(db: Database) -> Mapping[str, str | None]:
    """Mapping name → when its last run ended well (ISO, UTC)."""
    return {
        str(name): None if at is None else str(at)
        for name, at in db.rows("SELECT name, last_success FROM mapping")
    }


def row_of(db: Database, name: str) -> tuple[int, Kind] | None:
    """A mapping's number and kind, if it ever ran."""
    rows = db.rows("SELECT id, kind FROM mapping WHERE name = ?", name)
    return (int(str(rows[0][0])), Kind(str(rows[0][1]))) if rows else None


def _new(
    db: Database, rules: MappingRules, identities: Mapping[Side, str], scope: str, active: frozenset[str]
) -> Known:
    number = db.connection.execute(
        "INSERT INTO mapping (name, kind, outlook, crm, scope, fields) VALUES (?, ?, ?, ?, ?, ?)",
        (
            rules.name,
            rules.kind.value,
            identities[Side.OUTLOOK],
            identities[Side.CRM],
            scope,
            ",".join(sorted(active)),
        ),
    ).lastrowid
    assert number is not None
    return Known(number, active, frozenset(), accepted=False, changed=False)


def _store(db: Database, known: Known) -> None:
    db.connection.execute(
        "UPDATE mapping SET fields = ?, fresh = ?, accepted = ?, changed = ?, last_success = ? WHERE id = ?",
        (
            ",".join(sorted(known.fields)),
            ",".join(sorted(known.fresh)),
            known.accepted,
            known.changed,
            known.last_success,
            known.id,
        ),
    )


def _read_everything_again(db: Database, kind: Kind, known: Known) -> None:
    """Forget cursors and versions; bases keep only the fields that are synced now."""
    db.connection.execute("DELETE FROM cursor WHERE mapping = ?", (known.id,))
    db.connection.execute(
        "UPDATE half SET dirty = 1, version = '', revisit = NULL WHERE mapping = ?", (known.id,)
    )
    rows = db.rows("SELECT id, base, now FROM half WHERE mapping = ? AND base IS NOT NULL", known.id)
    for number, base, now in rows:
        kept = [
            None
            if stored is None
            else encode(
                {name: value for name, value in decode(kind, str(stored)).items() if name in known.fields}
            )
            for stored in (base, now)
        ]
        db.connection.execute("UPDATE half SET base = ?, now = ? WHERE id = ?", (*kept, number))


def _digest(rules: MappingRules) -> str:
    """Names the rules that choose items; the other rules may change without reading everything again."""
    chosen = (
        sorted(name.casefold() for name in rules.categories),
        rules.records,
        rules.private,
        rules.window,
        sorted((name, rule.outlook, rule.crm) for name, rule in rules.fields.items()),
        rules.direction,
    )
    return hashlib.sha256(repr(chosen).encode()).hexdigest()[:16]


def _names(stored: str) -> frozenset[str]:
    return frozenset(name for name in stored.split(",") if name)
