"""What the laws of both dialects of Outlook are about: each table, what its service holds, and any changes to that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from support import ews_events, ews_people, ews_tasks, graph_events, graph_people, graph_tasks, law_values

from crmsync.mapping.base import Access, Fit
from crmsync.mapping.ews.contacts import contact_table as ews_contacts
from crmsync.mapping.ews.table import EwsTable
from crmsync.mapping.graph.contacts import contact_table as graph_contacts
from crmsync.mapping.graph.contacts import opened
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.outlook.native import Native, OutlookOptions
from crmsync.model.fields import ValueType, field_spec
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields, Reminder, Value

# ---- the tables

_CUSTOM = OutlookOptions(custom={"custom_1": "Customer number", "custom_2": "User 2"})
Loose = Callable[[Changes, Fields], Set[str]]


def _nothing(changes: Changes, fields: Fields) -> Set[str]:
    return frozenset()


def _a_series_follows_its_day(changes: Changes, fields: Fields) -> Set[str]:
    return {"recurrence"} if changes.keys() & {"start", "due"} else frozenset()


def _one_day_follows_the_other(changes: Changes, fields: Fields) -> Set[str]:
    """At an Exchange Server nothing is due before it begins."""
    days = {"start", "due"}
    moved = changes.keys() & days
    other = days - moved if moved and is_late(fields) else set()
    return {*_a_series_follows_its_day(changes, fields), *other}


def _zones_have_other_names(changes: Changes, fields: Fields) -> Set[str]:
    """Graph tells a zone in names of its own, and for the instants that it cannot name not at all."""
    return {"time_zone"}


def is_late(task: Fields) -> bool:
    """Is a task due before it begins?"""
    start, due = task.get("start"), task.get("due")
    return isinstance(start, date) and isinstance(due, date) and start > due


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """A table under its laws. items: what its service holds. patched: an item and an update → what the service holds then.
    seen: what was sent as a new item → how it is read. loose: changes and the fields after them → the names of those that
    the service decides. india: which of its two names that zone has.
    """

    table: GraphTable | EwsTable
    items: Mapping[str, Native]
    patched: Callable[[Native, Any], Native]
    seen: Callable[[Native], Native] = dict
    loose: Loose = _nothing
    india: str = "Asia/Kolkata"

    def read(self, item: Native) -> Fields:
        """The fields of an item, in which nothing may be odd."""
        if isinstance(self.table, EwsTable):
            assert self.table.oddity(item) is None
        return self.table.read(item)


TOLD = {
    "graph-contacts": Told(
        graph_contacts(_CUSTOM),
        {name: opened(person) for name, person in graph_people.PEOPLE.items()},
        graph_people.patched,
        seen=opened,
    ),
    "graph-tasks": Told(
        graph_tasks.TABLE,
        {"call": graph_tasks.TODO, "nothing": {}},
        lambda held, update: {**held, **update},
        loose=_a_series_follows_its_day,
    ),
    "graph-events": Told(
        graph_events.TABLE,
        {"tea": graph_events.TEA, "days": graph_events.DAY},
        graph_events.patched,
        loose=_zones_have_other_names,
    ),
    "ews-contacts": Told(ews_contacts(_CUSTOM), ews_people.PEOPLE, ews_people.edited),
    "ews-tasks": Told(
        ews_tasks.TABLE,
        {"call": ews_tasks.CALL, "nothing": {}},
        ews_people.edited,
        loose=_one_day_follows_the_other,
    ),
    "ews-events": Told(
        ews_events.TABLE,
        {"tea": ews_events.TEA, "days": ews_events.WHOLE},
        ews_people.edited,
        india="Asia/Calcutta",
    ),
}


def after(fields: Fields, changes: Changes) -> Fields:
    """Fields with changes made to them; days have no zone."""
    found = {name: value for name, value in {**fields, **changes}.items() if value is not None}
    if not isinstance(found.get("start"), datetime):
        found.pop("time_zone", None)
    return found


def without(fields: Changes, names: Set[str]) -> Changes:
    """Fields, or changes, but for these."""
    return {name: value for name, value in fields.items() if name not in names}


# ---- what is drawn

_ZONES = ("Europe/Berlin", "America/New_York", "UTC", "Australia/Lord_Howe")
_instants = st.integers(1_000_000_000, 3_000_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)
_tricky = st.text(alphabet=st.sampled_from("aB\\;,:\"'^@ \n\té日-=1"), max_size=30) | st.text(max_size=200)
_VALUES: Mapping[ValueType, st.SearchStrategy[Value]] = {
    **law_values.VALUES,
    ValueType.LINE: _tricky,
    ValueType.TEXT: _tricky,
    ValueType.WORDS: st.lists(_tricky, max_size=5).map(tuple),
    ValueType.DATE: st.dates(),
}
_REMINDERS: Mapping[Kind, st.SearchStrategy[Value]] = {
    Kind.TASKS: _instants.map(lambda at: Reminder(at=at)),
    Kind.EVENTS: st.integers(0, 40_000).map(lambda minutes: Reminder(before=timedelta(minutes=minutes))),
}


def writable(told: Told) -> list[str]:
    """The fields that can be written."""
    return sorted(name for name in told.table.names if told.table.access(name) is Access.READ_WRITE)


def any_value(kind: Kind, name: str) -> st.SearchStrategy[Value]:
    """What somebody may want to write to a field."""
    field = field_spec(kind, name).type
    return _REMINDERS[kind] if field is ValueType.REMINDER else _VALUES[field]


@st.composite
def any_changes(draw: st.DrawFn, told: Told, *, new: bool = False) -> Changes:
    """What may be written to an item, as its table takes it. new: enough for a new one.

    Not how it repeats: patterns of series have laws of their own.
    """
    table, found = told.table, dict[str, Value | None]()
    if table.kind is Kind.EVENTS and (new or draw(st.booleans())):
        found |= draw(_times(told.india))
    apart = {"recurrence"} | ({"start", "end", "time_zone"} if table.kind is Kind.EVENTS else set())
    names = [name for name in writable(told) if name not in apart]
    for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=8)):
        value = draw(any_value(table.kind, name) | st.none())
        fit = Fit(None) if value is None else table.fits(name, value)
        if isinstance(fit, Fit) and (fit.value is not None or name not in table.mandatory):
            found[name] = fit.value
    return found


@st.composite
def _times(draw: st.DrawFn, india: str) -> dict[str, Value]:
    """From when until when, of instants or of days."""
    if draw(st.booleans()):
        day = draw(st.dates(date(2000, 1, 1), date(2060, 1, 1)))
        return {"start": day, "end": day + timedelta(days=draw(st.integers(1, 9)))}
    start = draw(_instants)
    end = start + timedelta(minutes=draw(st.integers(0, 5000)))
    return {"start": start, "end": end, "time_zone": draw(st.sampled_from([*_ZONES, india]))}
