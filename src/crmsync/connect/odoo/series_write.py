"""Writing meetings: single ones, series, and the ways from one to the other.

A series is written with one call to its `calendar.recurrence`, so whole or not at all; rows keep their ids
and their guests' answers, and nobody is told. (Odoo's own "all events" archives every row, makes new ones and
resets the answers.) Seen on Odoo 19.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crmsync.connect.batches import batches
from crmsync.connect.http import Effect
from crmsync.connect.odoo.client import OdooClient
from crmsync.connect.odoo.rows import LINK, UNLINK, values
from crmsync.connect.odoo.store import PAGE, Model, digest
from crmsync.mapping.odoo.recurrence import RULE_FIELDS
from crmsync.mapping.odoo.reminders import ALARMS, SHOWN, alarm_spans, alarm_values
from crmsync.mapping.odoo.rewriting import changed_rows
from crmsync.mapping.odoo.series import MODEL, RECURRENCE, ROWS, TIMES, WITHOUT_SUMMER
from crmsync.mapping.records import Record

RECURRENCES = "calendar.recurrence"

_NEW, _CHANGE, _DELETE = 0, 1, 2
_OWN = ("id", "recurrence_id", "duration", "start_date", "stop_date")
"""What a copy of a row is not given: it is told by the new row's own times."""
_FOLLOWS: Mapping[str, Any] = {"recurrency": True, "follow_recurrence": True}

Command = list[Any]


class SeriesWriter:
    """Writes meetings whose whole records and drafts are given."""

    def __init__(self, client: OdooClient, model: Model) -> None:
        self._client = client
        self._model = model
        self._alarms: dict[int, Record] | None = None

    @property
    def alarms(self) -> Mapping[int, Record]:
        """All alarms of the database, by id."""
        if self._alarms is None:
            fields = ("alarm_type", "duration_minutes")
            rows, _ = self._client.rows("calendar.alarm", [], fields, "read the reminders", order="id")
            self._alarms = {int(row["id"]): row for row in rows}
        return self._alarms

    def update(self, present: Record, draft: Record, action: str) -> None:
        """See `Store.update`."""
        is_series = isinstance(present.get(RECURRENCE), Mapping)
        becomes_series = is_series if RECURRENCE not in draft else isinstance(draft[RECURRENCE], Mapping)
        plain = self._plain(draft, present, action)
        if not is_series and not becomes_series:
            self.write([int(present["id"])], {**plain, **_new_times(draft, present)}, action)
        elif not is_series:
            self._begin(present, draft, plain, action)
        elif not becomes_series:
            self._end(present, draft, plain, action)
        elif ROWS in draft or RECURRENCE in draft:
            self._rewrite(present, draft, plain, action)
        else:
            self._spread(present, plain, action)

    # ---- the ways in which a meeting is written

    def _begin(self, present: Record, draft: Record, plain: Record, action: str) -> None:
        """A single meeting becomes a series: its row is the first date's."""
        base = int(present["id"])
        new = [row for row in draft[ROWS] if "id" not in row]
        commands: list[Command] = [[LINK, base, 0]]
        commands.append([_CHANGE, base, {**plain, **_new_times(draft, present), **_FOLLOWS}])
        commands += self._new_rows(base, new, plain, action)
        self._client.call(
            RECURRENCES,
            "create",
            action,
            effect=Effect.ONCE,
            by_position=("vals_list",),
            vals_list=[{**_rule(draft[RECURRENCE]), "base_event_id": base, "calendar_event_ids": commands}],
        )

    def _end(self, present: Record, draft: Record, plain: Record, action: str) -> None:
        """A series becomes a single meeting: its base row."""
        base, number = int(present["id"]), int(present[RECURRENCE]["id"])
        others = [int(row["id"]) for row in present[ROWS] if row["id"] != base]
        alone = {"recurrency": False, "follow_recurrence": False}
        when = _new_times(draft, present)
        commands: list[Command] = [[_DELETE, one, 0] for one in others]
        commands += [[_CHANGE, base, {**plain, **when, **alone}], [UNLINK, base, 0]]
        self._commands(number, {}, commands, action, Effect.IDEMPOTENT)
        self._forget(number, action)

    def _rewrite(self, present: Record, draft: Record, plain: Record, action: str) -> None:
        """Dates, and with them whatever else changed."""
        number = int(present[RECURRENCE]["id"])
        wanted: Sequence[Record] = draft.get(ROWS) or present[ROWS]
        written, new, gone = changed_rows(present[ROWS], wanted)
        times = {int(row["id"]): {**_times(row), **_FOLLOWS} for row in written}
        followed = self._followed(present, plain)
        commands: list[Command] = [[_DELETE, one, 0] for one in gone]
        for row in sorted((times.keys() | followed.keys()) - set(gone)):
            commands.append([_CHANGE, row, {**followed.get(row, {}), **times.get(row, {})}])
        model = int(present[MODEL])
        commands += self._new_rows(model, new, plain, action)
        rule = draft.get(RECURRENCE) or {}
        changed = {
            name: value for name, value in _rule(rule).items() if present[RECURRENCE].get(name) != value
        }
        self._commands(number, changed, commands, action, Effect.ONCE if new else Effect.IDEMPOTENT)

    def complete(self, record: Record, draft: Record, action: str) -> None:
        """A new series after Odoo made its dates: cancelled ones go, and those far ahead come."""
        held = {_begins(row): row for row in record[ROWS]}
        wanted = [{**row, **held.get(_begins(row), {})} for row in draft[ROWS]]
        _, new, gone = changed_rows(record[ROWS], [*wanted, *_beyond(record[ROWS], draft)])
        if not new and not gone:
            return
        commands: list[Command] = [[_DELETE, one, 0] for one in gone]
        commands += self._new_rows(int(record["id"]), new, {}, action)
        effect = Effect.ONCE if new else Effect.IDEMPOTENT
        self._commands(int(record[RECURRENCE]["id"]), _rule(draft[RECURRENCE]), commands, action, effect)

    def delete(self, record: Record, action: str) -> None:
        """Take a series away, all its dates at once."""
        rows = [int(row["id"]) for row in record[ROWS]]
        self._client.call(self._model.name, "unlink", action, effect=Effect.IDEMPOTENT, ids=rows)
        self._forget(int(record[RECURRENCE]["id"]), action)

    def _forget(self, number: int, action: str) -> None:
        """Take the rule away that no row follows any more."""
        self._client.call(RECURRENCES, "unlink", action, effect=Effect.IDEMPOTENT, ids=[number])

    # ---- pieces of writing

    def line(self, draft: Record) -> Record:
        """A draft as the import takes it; the dates of a series are made of its rule."""
        plain = {
            name: value for name, value in draft.items() if not name.startswith("_") and name not in TIMES
        }
        line = {**plain, **_times(draft)}
        rule = draft.get(RECURRENCE)
        if isinstance(rule, Mapping):
            line |= {"recurrency": True, **_rule(rule)}
        if draft.get(ALARMS):
            line["alarm_ids"] = [self._alarm_id(alarm, "set the reminder") for alarm in draft[ALARMS]]
        return line

    def _plain(self, draft: Record, present: Record, action: str) -> Record:
        """What changes beside the times."""
        given = {name: value for name, value in draft.items() if name not in TIMES}
        plain = values(given, present, self._model.meta)
        if ALARMS in draft:
            wanted = [self._alarm_id(alarm, action) for alarm in draft[ALARMS]]
            held = [int(alarm["id"]) for alarm in present.get(ALARMS) or ()]
            plain["alarm_ids"] = [
                *([LINK, one, 0] for one in wanted if one not in held),
                *([UNLINK, one, 0] for one in held if one not in wanted),
            ]
        return plain

    def _spread(self, present: Record, plain: Record, action: str) -> None:
        """What changes beside the times of a series, to all rows that hold what the series holds."""
        followed = self._followed(present, plain)
        if all(values == plain for values in followed.values()):
            self.write(sorted(followed), plain, action)
            return
        commands = [[_CHANGE, row, values] for row, values in sorted(followed.items())]
        self._commands(int(present[RECURRENCE]["id"]), {}, commands, action, Effect.IDEMPOTENT)

    def _followed(self, present: Record, plain: Record) -> dict[int, Record]:
        """Row → what of `plain` it is given: not what a person changed there by itself."""
        if not plain:
            return {}
        rows = self._rows_of(present, plain)
        model = next((row for row in rows if row["id"] == present[MODEL]), {})
        shares = {
            int(row["id"]): {
                name: value for name, value in plain.items() if digest(row, (name,)) == digest(model, (name,))
            }
            for row in rows
        }
        return {row: values for row, values in shares.items() if values}

    def _rows_of(self, present: Record, plain: Record) -> list[Record]:
        """The rows of a series with the fields that are about to change."""
        found: list[Record] = []
        for batch in batches((int(row["id"]) for row in present[ROWS]), PAGE):
            found += self._client.read(self._model.name, batch, ("id", *plain), "read the meetings")
        return found

    def _new_rows(self, model: int, rows: Sequence[Record], plain: Record, action: str) -> Iterator[Command]:
        """New dates: copies of a row, as Odoo itself makes them."""
        if not rows:
            return
        told = self._client.call(self._model.name, "copy_data", action, ids=[model]).value
        copy = {name: value for name, value in dict(told[0]).items() if name not in _OWN}
        for name, value in plain.items():
            is_commands = isinstance(value, list)
            copy[name] = [*(copy.get(name) or ()), *value] if is_commands else value
        for row in rows:
            yield [_NEW, 0, {**copy, **_times(row), **_FOLLOWS}]

    def _commands(
        self, number: int, rule: Mapping[str, Any], commands: Sequence[Command], action: str, effect: Effect
    ) -> None:
        vals = {**rule, **({"calendar_event_ids": list(commands)} if commands else {})}
        if vals:
            self._client.call(RECURRENCES, "write", action, effect=effect, ids=[number], vals=vals)

    def write(self, rows: Sequence[int], vals: Mapping[str, Any], action: str) -> None:
        """Write the same to some rows."""
        if rows and vals:
            self._client.call(
                self._model.name, "write", action, effect=Effect.IDEMPOTENT, ids=list(rows), vals=dict(vals)
            )

    def _alarm_id(self, alarm: Record, action: str) -> int:
        """The id of an alarm, which all meetings share; one that nobody has used yet is made."""
        if "id" in alarm:
            return int(alarm["id"])
        minutes = int(alarm["duration_minutes"])
        for unit, size in alarm_spans(minutes):
            domain = [["alarm_type", "=", SHOWN], ["interval", "=", unit], ["duration", "=", size]]
            rows, _ = self._client.rows("calendar.alarm", domain, ("id",), action, order="id", limit=1)
            if rows:
                return int(rows[0]["id"])
        made = self._client.call(
            "calendar.alarm",
            "create",
            action,
            effect=Effect.ONCE,
            by_position=("vals_list",),
            vals_list=[alarm_values(minutes)],
        ).value
        self._alarms = None
        return int(made[0])


def _times(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row's times as they are sent. Of whole days only start and stop: given the days too, Odoo writes the
    row a second time and takes it out of its series' dates (`_inverse_dates`).
    """
    found = {name: row[name] for name in TIMES if name in row}
    if found.get("allday"):
        return {name: found[name] for name in ("start", "stop", "allday") if name in found}
    return found


def _new_times(draft: Mapping[str, Any], present: Mapping[str, Any]) -> dict[str, Any]:
    """All times of a row of which some change, as they are sent."""
    if not any(name in draft for name in TIMES):
        return {}
    return _times({name: draft.get(name, present.get(name)) for name in TIMES})


def _rule(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in RULE_FIELDS if name in values}


def _beyond(rows: Sequence[Record], draft: Record) -> list[Record]:
    """The rows after the last wanted date of a series without an end: Odoo makes more of them, and may."""
    last = max(str(row["start"])[:10] for row in draft[ROWS])
    endless = draft[RECURRENCE].get("end_type") == "forever"
    return [row for row in rows if endless and str(row["start"])[:10] > last]


def _begins(row: Mapping[str, Any]) -> tuple[object, object]:
    """What tells a date of a series; where Odoo errs about summer time, the day does."""
    start = str(row.get("start"))
    return row.get("allday") is True, start if start < WITHOUT_SUMMER else start[:10]
