"""The laws of the field mappers, for any values on any producer's event or task."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.calendars import SERIES, TODO
from support.ics import EVENTS, OUTLOOK_ZONE, TASKS, calendar, vevent, vtodo

from crmsync.formats.corpus import changed_names
from crmsync.mapping.base import Fit
from crmsync.mapping.dav.calendar_item import CalendarItem
from crmsync.mapping.dav.calendar_table import CalendarTable
from crmsync.model.values import (
    Answer,
    Changes,
    Fields,
    Moment,
    Participant,
    Priority,
    Privacy,
    Recurrence,
    Reminder,
    Status,
    Value,
)

ALARM = "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER;RELATED=END:-PT5M\nX-APPLE-DEFAULT-ALARM:TRUE\nEND:VALARM"
EXTRAS = ["SUMMARY;LANGUAGE=en:Old", 'X-UNKNOWN;X-A="b;c":kept', "CATEGORIES:A,B", "STATUS:CONFIRMED"]
EVENT_FILES = {
    "outlook": SERIES,
    "utc": calendar(vevent("DTSTART:20260105T090000Z", "DTEND:20260105T100000Z", *EXTRAS, ALARM)),
    "floating": calendar(vevent("DTSTART:20260105T090000", "DURATION:PT1H", *EXTRAS)),
    "own zone": calendar(OUTLOOK_ZONE, vevent("DTSTART;TZID=Kundenzeit:20260105T090000", "DURATION:P1D")),
    "unknown zone": calendar(vevent("DTSTART;TZID=Nowhere:20260105T090000", *EXTRAS)),
    "flight": calendar(
        vevent(
            "DTSTART;TZID=Europe/Berlin:20260105T090000", "DTEND;TZID=America/New_York:20260105T120000", ALARM
        )
    ),
    "days": calendar(vevent("DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260107", *EXTRAS)),
    "day": calendar(
        vevent("DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=WEEKLY;BYDAY=MO", "EXDATE;VALUE=DATE:20260112")
    ),
    "occurrence": calendar(vevent("RECURRENCE-ID:20260112T090000Z", "DTSTART:20260112T100000Z", *EXTRAS)),
}
TASK_FILES = {
    "nextcloud": TODO,
    "bare": calendar(vtodo()),
    "timed": calendar(
        vtodo("DTSTART;TZID=Europe/Berlin:20260105T090000", "DUE;TZID=Europe/Berlin:20260106T170000")
    ),
    "duration": calendar(vtodo("DTSTART:20260105T090000Z", "DURATION:P1DT1H", "STATUS:IN-PROCESS", ALARM)),
    "done": calendar(
        vtodo("DUE;VALUE=DATE:20260105", "COMPLETED:20260105T090000Z", "PERCENT-COMPLETE:100", *EXTRAS)
    ),
}

WHEN = {"DTSTART", "DTEND", "DURATION", "DUE"}
SERIES_LINES = {"RRULE", "EXDATE", "RDATE", "EXRULE"}
CARRIERS = {
    "start": WHEN | SERIES_LINES,
    "end": WHEN,
    "time_zone": WHEN | SERIES_LINES,
    "due": WHEN | SERIES_LINES,
    "title": {"SUMMARY"},
    "subject": {"SUMMARY"},
    "location": {"LOCATION"},
    "description": {"DESCRIPTION", "X-ALT-DESC"},
    "notes": {"DESCRIPTION", "X-ALT-DESC"},
    "categories": {"CATEGORIES"},
    "reminder": {"VALARM", "TRIGGER"},
    "recurrence": SERIES_LINES | {"DTSTART"},
    "participants": {"ATTENDEE", "ORGANIZER"},
    "privacy": {"CLASS"},
    "contact": {"CONTACT"},
    "custom_1": {"X-CUSTOMER-NUMBER"},
    "status": {"STATUS", "PERCENT-COMPLETE", "COMPLETED"},
    "percent_complete": {"PERCENT-COMPLETE", "STATUS"},
    "completed": {"STATUS", "PERCENT-COMPLETE", "COMPLETED"},
    "priority": {"PRIORITY"},
}
"""Field → the properties that may change when it is written."""

tricky = st.text(alphabet=st.sampled_from("aB\\;,:\"'^@ \n\té日-=1"), max_size=30) | st.text(max_size=100)
instants = st.datetimes(datetime(1990, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
days = st.dates(date(1990, 1, 1), date(2037, 12, 31))
spans = st.timedeltas(timedelta(days=-30), timedelta(days=30))
addresses = st.from_regex(r"[a-c%?+]{1,3}@[a-c]\.example", fullmatch=True)
guests = st.builds(Participant, addresses, tricky, st.sampled_from(Answer))

TEXTS = {name: st.none() | tricky for name in ("location", "contact", "custom_1")}
SHARED: dict[str, st.SearchStrategy[Value | None]] = {
    **TEXTS,
    "categories": st.none() | st.lists(tricky, max_size=4).map(tuple),
    "reminder": st.builds(Reminder, before=spans) | st.builds(Reminder, at=instants),
}
EVENT_VALUES: dict[str, st.SearchStrategy[Value | None]] = {
    **SHARED,
    "title": st.none() | tricky,
    "description": st.none() | tricky,
    "privacy": st.none() | st.sampled_from(Privacy),
    "participants": st.none() | st.lists(guests, max_size=3).map(tuple),
}
TASK_VALUES: dict[str, st.SearchStrategy[Value | None]] = {
    **{name: value for name, value in SHARED.items() if name != "location"},
    "subject": st.none() | tricky,
    "notes": st.none() | tricky,
    "status": st.sampled_from(Status),
    "percent_complete": st.none() | st.integers(-5, 105),
    "priority": st.none() | st.sampled_from(Priority),
}


@st.composite
def when(draw: st.DrawFn) -> Changes:
    """A start and an end that fit together, and maybe a zone."""
    if draw(st.booleans()):
        start = draw(days)
        return {"start": start, "end": start + timedelta(days=draw(st.integers(1, 9)))}
    begin = draw(instants).replace(microsecond=0)
    zone = draw(st.sampled_from([None, "UTC", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"]))
    changes: dict[str, Value | None] = {
        "start": begin,
        "end": begin + timedelta(seconds=draw(st.integers(0, 10**6))),
    }
    return {**changes, "time_zone": zone} if zone else changes


@st.composite
def recurrences(draw: st.DrawFn, start: Moment) -> Recurrence | None:
    """How something that starts at `start` may repeat."""
    if draw(st.integers(0, 4)) == 0:
        return None
    rule = draw(
        st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYMONTHDAY=-1", "freq=yearly"])
    )
    ends = ["", ";COUNT=5", ";UNTIL=20380101T000000Z" if isinstance(start, datetime) else ";UNTIL=20380101"]
    excluded = draw(st.lists(instants if isinstance(start, datetime) else days, max_size=3))
    return Recurrence(rule + draw(st.sampled_from(ends)), tuple(excluded))


@st.composite
def event_changes(draw: st.DrawFn, held: Fields) -> Changes:
    names = draw(st.lists(st.sampled_from(sorted(EVENT_VALUES)), unique=True, max_size=4))
    changes: dict[str, Value | None] = {name: draw(EVENT_VALUES[name]) for name in names}
    if draw(st.booleans()):
        changes |= draw(when())
    start = changes.get("start", held["start"])
    assert isinstance(start, date)
    if draw(st.booleans()):
        changes["recurrence"] = draw(recurrences(start))
    return changes


@st.composite
def task_changes(draw: st.DrawFn, held: Fields) -> Changes:
    names = draw(st.lists(st.sampled_from(sorted(TASK_VALUES)), unique=True, max_size=4))
    changes: dict[str, Value | None] = {name: draw(TASK_VALUES[name]) for name in names}
    for name in draw(st.lists(st.sampled_from(["start", "due"]), unique=True, max_size=2)):
        # A day on a moment with a time moves the day only: that is told by tables, not by this law.
        timed = isinstance(held.get(name), datetime)
        changes[name] = draw(instants if timed else instants | days) if draw(st.booleans()) else None
    if {"start", "due"} <= changes.keys() and changes["due"] and changes["start"]:
        changes["start"] = changes["due"]
    return changes


def fitted(table: CalendarTable, wanted: Changes) -> Changes:
    fits = {name: Fit(None) if value is None else table.fits(name, value) for name, value in wanted.items()}
    assert all(isinstance(fit, Fit) for fit in fits.values()), fits
    return {name: fit.value for name, fit in fits.items() if isinstance(fit, Fit)}


def with_changed(value: Value | None, held: Value | None) -> Value | None:
    """Which occurrences were changed is told by the document alone."""
    if isinstance(value, Recurrence) and isinstance(held, Recurrence):
        return replace(value, changed=held.changed)
    return value


def check(table: CalendarTable, item: CalendarItem, written: Changes, tolerated: set[str]) -> None:
    """Writes, and checks what is read back, and which lines changed. tolerated: fields that may follow others."""
    before = table.open(item.serialize())
    fields = table.read(before)
    table.write(item, written)
    again = table.open(item.serialize())
    now = table.read(again)
    assert now == table.read(item)
    for name, value in written.items():
        if name not in tolerated:
            assert now.get(name) == with_changed(value, now.get(name)), name
    for name in fields.keys() | now.keys():
        if name not in written and name not in tolerated:
            assert now.get(name) == fields.get(name), name
    allowed = set[str]().union(*(CARRIERS[name] for name in written)) | {""}
    assert changed_names(before.component, item.component) <= allowed
    once = item.serialize()
    # A start that had to follow its due moment is not what was written; written again it would move once more.
    table.write(
        item, {name: now.get(name) if name in tolerated else value for name, value in written.items()}
    )
    assert item.serialize() == once


@pytest.mark.parametrize("file", EVENT_FILES)
@settings(max_examples=40)
@given(st.data())
def test_events_keep_what_is_written_and_all_the_rest(file: str, data: st.DataObject) -> None:
    item = EVENTS.open(EVENT_FILES[file])
    for _ in range(2):
        written = fitted(EVENTS, data.draw(event_changes(EVENTS.read(item))))
        tolerated = set()
        if "start" in written:
            # The zone is kept, or told by the new clock; occurrences move; an alarm may count from the end.
            tolerated |= {"time_zone", "recurrence", "reminder"}.difference(written.keys() - {"time_zone"})
        if item.is_occurrence:
            tolerated.add("recurrence")
        overrides = [override.serialize() for override in item.overrides]
        check(EVENTS, item, written, tolerated)
        if not {"start", "time_zone", "recurrence"} & written.keys():
            assert [override.serialize() for override in item.overrides] == overrides


@pytest.mark.parametrize("file", TASK_FILES)
@settings(max_examples=40)
@given(st.data())
def test_tasks_keep_what_is_written_and_all_the_rest(file: str, data: st.DataObject) -> None:
    item = TASKS.open(TASK_FILES[file])
    for _ in range(2):
        written = fitted(TASKS, data.draw(task_changes(TASKS.read(item))))
        tolerated = set()
        if {"start", "due"} & written.keys():
            tolerated |= {"start", "recurrence", "reminder"}.difference(written.keys() - {"start"})
        if "status" in written:
            tolerated |= {"percent_complete", "completed"} - written.keys()
        check(TASKS, item, written, tolerated)


@given(wanted=when(), zone=st.sampled_from(["UTC", "America/New_York", "Australia/Lord_Howe"]))
def test_a_new_event_holds_what_was_foretold(wanted: Changes, zone: str) -> None:
    fields = {
        name: value
        for name, value in fitted(EVENTS, {"time_zone": zone, **wanted}).items()
        if value is not None
    }
    item = EVENTS.create("op-1", fields, datetime(2026, 1, 1, tzinfo=UTC))
    assert EVENTS.read(EVENTS.open(item.serialize())) == EVENTS.complete(fields)
    assert EVENTS.complete(fields) == EVENTS.complete(EVENTS.complete(fields))


@pytest.mark.parametrize("name", sorted(EVENT_VALUES))
@given(st.data())
def test_what_fits_fits_as_it_is(name: str, data: st.DataObject) -> None:
    value = data.draw(EVENT_VALUES[name])
    once = fitted(EVENTS, {name: value})
    assert fitted(EVENTS, once) == once


@settings(max_examples=40)
@given(st.binary(max_size=80), st.sampled_from(sorted(EVENT_FILES)), st.integers(0, 10**6))
def test_damage_is_refused_or_read_but_never_raises_anything_else(
    noise: bytes, file: str, position: int
) -> None:
    data = EVENT_FILES[file]
    position %= len(data)
    for table in (EVENTS, TASKS):
        try:
            item = table.open(data[:position] + noise + data[position:])
        except ValueError:
            continue
        fields = table.read(item)
        table.facts(item)
        table.write(item, fields)
        assert not item.edited
