"""What runs did: the list of runs, one run's changes and saved values, and how each mapping stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from crmsync.app.context import Context
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.results import WHOLE_MAPPING
from crmsync.app.values import plain, say
from crmsync.app.words import Step, because, sentence
from crmsync.frozen import frozen
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Value
from crmsync.plan.operations import Reason, Verb
from crmsync.state.codec import decode_value
from crmsync.state.database import Database
from crmsync.state.journal import Change, Journal
from crmsync.state.lists import Lists
from crmsync.state.mappings import last_successes, row_of
from crmsync.state.runs import RunRow, RunTable, SavedValue
from crmsync.sync.report import RunStatus

LOOK_BACK = 100
"""How many runs are looked through for the last one of each mapping."""

_COUNTED = ("problem", "conflict", "ambiguous", "left_out")


@frozen
class RunLine:
    """One run in a list.

    status: `None` while it goes on, or when its process died. written: side → created, updated, deleted,
    over all mappings.
    report: the JSON object of the run.
    """

    run: int
    started: datetime
    finished: datetime | None
    preview: bool
    status: str | None
    undoes: int | None
    written: Mapping[Side, Mapping[str, int]]
    report: Mapping[str, Any] | None

    @property
    def forgotten(self) -> bool:
        """Is what it wrote older than the history that is kept?"""
        return self.finished is not None and self.report is None

    @property
    def partial(self) -> bool:
        """Did it undo only a part of a run?"""
        return self.report is not None and any(self.report.get(key) for key in ("item", "field"))


@frozen
class ChangeLine:
    """One line of the history. item_id: what the service calls the item. old, new: as JSON carries them.
    words: the whole as a sentence.
    """

    id: int
    mapping: str
    side: Side
    operation: Verb
    item: str
    item_id: str
    field: str
    old: Any
    new: Any
    reason: str
    at: str
    words: str


@frozen
class SavedLine:
    """A value that the run overwrote, and that can be restored by undoing the run."""

    id: int
    mapping: str
    side: Side
    item: str
    field: str
    value: Any
    words: str
    reason: str


@frozen
class RunDetails:
    """Everything about one run."""

    line: RunLine
    changes: tuple[ChangeLine, ...]
    saved: tuple[SavedLine, ...]


@frozen
class Standing:
    """How one mapping stands.

    status: of its last run, `None` if it never ran. last_run: when that was. last_success: when one last
    ended well.
    pairs: linked items. problems, conflicts, ambiguous, left_out, held: how many are open.
    held_since: since when something is held. failure: what stopped the whole mapping in its last run, if
    something did. concern: what to do about a mapping that is not in step for long, else "".
    """

    name: str
    kind: Kind
    status: str | None
    last_run: datetime | None
    last_success: datetime | None
    pairs: int
    problems: int
    conflicts: int
    ambiguous: int
    left_out: int
    held: int
    failure: str | None
    held_since: datetime | None
    concern: str = ""


class History:
    """Looking back; changes nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def runs(self, limit: int = 20) -> tuple[RunLine, ...]:
        """The last runs, newest first."""
        with self._context.reading() as db:
            return tuple(map(run_line, RunTable(db).newest_first(limit)))

    def run(self, number: int) -> RunDetails:
        """One run with all it wrote. Raises UnknownName, NotOffered for a run that is forgotten."""
        with self._context.reading() as db:
            table = RunTable(db)
            row = row_of_run(table, number)
            known = table.mappings()
            changes = tuple(
                _change(change, known, row.undoes)
                for mapping in table.writers(number)
                for change in Journal(db, mapping, known.get(mapping, ("", Kind.CONTACTS))[1]).changes(number)
            )
            saved = tuple(_saved(value, known, row.undoes) for value in table.saved_values(number))
            return RunDetails(run_line(row), changes, saved)

    def standings(self) -> tuple[Standing, ...]:
        """How each mapping of the configuration file stands, in its order. Raises SettingsError,
        StateError.
        """
        settings = self._context.settings()
        with self._context.reading() as db:
            latest = _latest(db, {mapping.name for mapping in settings.mappings})
            successes = last_successes(db)
            found = [
                _standing(db, mapping.name, mapping.kind, latest, successes) for mapping in settings.mappings
            ]
        return tuple(replace(one, concern=self._concern(one)) for one in found)

    def _concern(self, standing: Standing) -> str:
        from crmsync.app.health import silence_concern

        fails = standing.status not in (None, RunStatus.OK)
        concern = silence_concern(standing.last_success, self._context.clock(), fails=fails)
        return str(concern or "")

    def notes(self) -> tuple[str, ...]:
        """What the last run had to say that concerns no single item: a wrong clock, a budget used up …"""
        with self._context.reading() as db:
            for row in RunTable(db).newest_first(LOOK_BACK):
                if row.report is not None:
                    return tuple(json.loads(row.report).get("notes", ()))
        return ()


# ---- runs


def row_of_run(table: RunTable, number: int) -> RunRow:
    """A run. Raises UnknownName for a number that no run ever had, NotOffered for a run that is forgotten."""
    row = table.get(number)
    if row is not None:
        return row
    newest = next(table.newest_first(1), None)
    if newest is not None and 0 < number < newest.id:
        raise forgotten(number)
    raise UnknownName(f"There is no run {number}.", "crmsync log lists the runs.")


def forgotten(run: int) -> NotOffered:
    """What is said of a run that is older than the history kept."""
    return NotOffered(
        f"Run {run} is older than the history that is kept; what it wrote is not known any more.",
        "crmsync log lists the runs; keep_days under [history] in the configuration file says how long they"
        " are kept.",
    )


def run_line(row: RunRow) -> RunLine:
    """A run as it stands in a list."""
    report: Mapping[str, Any] | None = json.loads(row.report) if row.report is not None else None
    written = {side: {"created": 0, "updated": 0, "deleted": 0} for side in Side}
    for mapping in report["mappings"] if report is not None else ():
        for side in Side:
            for what, count in mapping["written"][side.value].items():
                written[side][what] += count
    return RunLine(row.id, row.started, row.finished, row.preview, row.status, row.undoes, written, report)


def _change(change: Change, known: Mapping[int, tuple[str, Kind]], undoes: int | None) -> ChangeLine:
    name, kind = known.get(change.mapping, (f"mapping {change.mapping}, removed since", None))
    old, new = (stored_value(kind, change.field, stored) for stored in (change.old, change.new))
    reason = Reason[change.reason]
    step = Step(kind or Kind.CONTACTS, change.side, change.verb, change.field, old, new, reason, undoes)
    return ChangeLine(
        change.id,
        name,
        change.side,
        change.verb,
        change.label,
        change.item,
        change.field,
        plain(old),
        plain(new),
        because(reason, change.side, undoes),
        change.at,
        sentence(step),
    )


def _saved(value: SavedValue, known: Mapping[int, tuple[str, Kind]], undoes: int | None) -> SavedLine:
    name, kind = known.get(value.mapping, (f"mapping {value.mapping}, removed since", None))
    held = stored_value(kind, value.field, value.stored)
    return SavedLine(
        value.id,
        name,
        value.side,
        value.label,
        value.field,
        plain(held),
        say(value.field, held),
        because(Reason[value.reason], value.side, undoes),
    )


def stored_value(kind: Kind | None, field: str, stored: str | None) -> Value | None:
    """A stored value; as the plain text it is stored as when its mapping is not known any more, or
    another one now.

    Creates and deletes keep a whole record under "", which no line shows.
    """
    if stored is None or field == "":
        return None
    try:
        if kind is not None:
            return decode_value(kind, field, stored)
    except (KeyError, TypeError, ValueError):
        pass
    found = json.loads(stored)
    return found if isinstance(found, str) else stored


# ---- mappings


def _latest(db: Database, wanted: set[str]) -> dict[str, tuple[RunRow, Mapping[str, Any]]]:
    """Mapping → its last real run, with its part of that run's report."""
    found: dict[str, tuple[RunRow, Mapping[str, Any]]] = {}
    for row in RunTable(db).newest_first(LOOK_BACK):
        if row.report is None or row.preview:
            continue
        for part in json.loads(row.report)["mappings"]:
            found.setdefault(part["name"], (row, part))
        if wanted <= found.keys():
            break
    return found


def _standing(
    db: Database,
    name: str,
    kind: Kind,
    latest: Mapping[str, tuple[RunRow, Mapping[str, Any]]],
    successes: Mapping[str, str | None],
) -> Standing:
    row, part = latest.get(name, (None, None))
    known = row_of(db, name)
    number = known[0] if known is not None else 0
    counts = {
        table: _count(db, f"SELECT count(*) FROM {table} WHERE mapping = ?", number) for table in _COUNTED
    }
    success = successes.get(name)
    waiting = [held.since for held in Lists(db, number, kind).holds() if held.verdict is None]
    failures = (
        [one["message"] for one in part["problems"] if one["id"] == WHOLE_MAPPING] if part is not None else []
    )
    return Standing(
        name,
        kind,
        part["status"] if part is not None else None,
        row.started if row is not None else None,
        None if success is None else datetime.fromisoformat(success),
        _count(db, "SELECT count(*) FROM link WHERE mapping = ? AND state = 'active'", number),
        counts["problem"],
        counts["conflict"],
        counts["ambiguous"],
        counts["left_out"],
        len(waiting),
        next(iter(failures), None),
        min(waiting, default=None),
    )


def _count(db: Database, query: str, mapping: int) -> int:
    return int(str(db.rows(query, mapping)[0][0]))


def run_line_json(line: RunLine) -> dict[str, Any]:
    """A run in the list that `crmsync log --json` prints."""
    return {
        "run": line.run,
        "started": plain(line.started),
        "finished": plain(line.finished),
        "preview": line.preview,
        "status": line.status,
        "undoes": line.undoes,
        "written": {side.value: dict(counts) for side, counts in line.written.items()},
    }


def details_json(details: RunDetails) -> dict[str, Any]:
    """One run as `crmsync log --run N --json` prints it."""
    return {
        **run_line_json(details.line),
        "changes": [dict(_entries(change)) for change in details.changes],
        "saved_values": [dict(_entries(saved)) for saved in details.saved],
        "report": details.line.report,
    }


def _entries(line: ChangeLine | SavedLine) -> Iterator[tuple[str, Any]]:
    for one in fields(line):
        yield one.name, getattr(line, one.name)


def standing_json(standing: Standing) -> dict[str, Any]:
    """A mapping as `crmsync status --json` prints it."""
    return {
        "name": standing.name,
        "kind": standing.kind.value,
        "status": standing.status,
        "last_run": plain(standing.last_run),
        "last_success": plain(standing.last_success),
        "pairs": standing.pairs,
        "problems": standing.problems,
        "conflicts": standing.conflicts,
        "ambiguous": standing.ambiguous,
        "left_out": standing.left_out,
        "held": standing.held,
        "failure": standing.failure,
        "held_since": plain(standing.held_since),
        "concern": standing.concern,
    }
