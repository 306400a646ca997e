"""The laws of every mapper, by hypothesis: what is read back is what `fits` said, once more changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.zoho_fields import organisation

from crmsync.mapping.base import Access, Fit
from crmsync.mapping.zoho.contacts import contact_table
from crmsync.mapping.zoho.events import event_table
from crmsync.mapping.zoho.record import ZohoOptions
from crmsync.mapping.zoho.table import ZohoTable
from crmsync.mapping.zoho.tasks import task_table
from crmsync.model.fields import ValueType, field_spec
from crmsync.model.values import (
    Answer,
    Participant,
    Priority,
    Recurrence,
    Reminder,
    Status,
    line,
    text,
    words,
)

ZONES = [
    ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC")
]

_characters = st.characters(codec="utf-8", exclude_characters="\r")
_lines = st.text(_characters, min_size=1).map(line).filter(bool)
_days = st.dates(date(1900, 1, 2), date(2100, 12, 30))
_instants = st.integers(86_400, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
_moments = st.one_of(_days, _instants)
_phones = st.text("0123456789 +()-./x", min_size=1).map(line).filter(bool)
_addresses = st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.example", fullmatch=True)
_rules = st.builds(
    "FREQ={};INTERVAL={};{}".format,
    st.sampled_from(["DAILY", "WEEKLY;BYDAY=MO,FR", "MONTHLY;BYMONTHDAY=3", "MONTHLY;BYDAY=-1FR", "HOURLY"]),
    st.integers(1, 120),
    # The end of a day in UTC: a meeting's UNTIL is held as the end of its last day, which a read-back tells.
    st.sampled_from(["", "UNTIL=20300101T235959Z"]),
)

VALUES: dict[ValueType, st.SearchStrategy[Any]] = {
    ValueType.LINE: st.one_of(_lines, _phones, _addresses, st.sampled_from(["Dr.", "mr", "Mrs."])),
    ValueType.TEXT: st.text(_characters, min_size=1).map(text).filter(bool),
    ValueType.WORDS: st.lists(_lines.map(str), min_size=1, max_size=12).map(words).filter(bool),
    ValueType.DATE: _days,
    ValueType.MOMENT: _moments,
    ValueType.NUMBER: st.integers(0, 100),
    ValueType.STATUS: st.sampled_from(Status),
    ValueType.PRIORITY: st.sampled_from(Priority),
    ValueType.REMINDER: st.one_of(
        st.builds(Reminder, before=st.timedeltas(timedelta(minutes=-10), timedelta(days=70))),
        st.builds(Reminder, at=_instants),
    ),
    ValueType.RECURRENCE: st.builds(
        Recurrence,
        _rules.map(lambda rule: rule.rstrip(";")),
        st.just(()),
        st.lists(_instants, max_size=1).map(tuple),
    ),
    ValueType.PARTICIPANTS: st.lists(
        st.builds(Participant, _addresses, _lines.map(str), st.sampled_from(Answer)), min_size=1, max_size=5
    ).map(tuple),
}

# Of a repeating task, since only those take spans; of a timed meeting.
PRESENT: dict[str, dict[str, Any]] = {
    "Contacts": {},
    "Tasks": {"Due_Date": "2026-01-05", "Recurring_Activity": {"RRULE": "FREQ=DAILY;DTSTART=2026-01-05"}},
    "Events": {
        "Start_DateTime": "2026-01-05T10:00:00+00:00",
        "End_DateTime": "2026-01-05T11:00:00+00:00",
        "All_day": False,
    },
}
TABLES = {"Contacts": contact_table, "Tasks": task_table, "Events": event_table}
FIELDS = [
    (module, name)
    for module, make in TABLES.items()
    for name in sorted(make(organisation(module), ZohoOptions(custom={})).names)
    if field_spec(make(organisation(module), ZohoOptions(custom={})).kind, name).type is not ValueType.PHOTO
]


@pytest.mark.parametrize("module, name", FIELDS, ids=[f"{module}-{name}" for module, name in FIELDS])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_read_back_is_what_fits_said(module: str, name: str, data: st.DataObject) -> None:
    zones = ZONES[-1:] if name == "recurrence" else ZONES
    table: ZohoTable = TABLES[module](
        organisation(module), ZohoOptions(custom={}, zone=data.draw(st.sampled_from(zones)))
    )
    value = data.draw(VALUES[field_spec(table.kind, name).type])
    fit = table.fits(name, value)
    if not isinstance(fit, Fit) or fit.value is None:
        return
    again = table.fits(name, fit.value)
    assert isinstance(again, Fit)
    assert again.value == fit.value
    if table.access(name) is Access.READ:
        return
    mapper = next(mapper for mapper in table if mapper.name == name)
    draft = dict(PRESENT[module])
    before = dict(draft)
    mapper.write(draft, fit.value)
    assert mapper.read(draft) == fit.value
    once = dict(draft)
    mapper.write(draft, fit.value)
    assert draft == once
    touched = {key for key in draft if draft[key] != before.get(key)}
    assert touched <= table.carriers(name)


@pytest.mark.parametrize("module", TABLES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_reading_never_raises_on_odd_input(module: str, data: st.DataObject) -> None:
    table: ZohoTable = TABLES[module](organisation(module), ZohoOptions(custom={}))
    scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30))
    odd = st.recursive(
        scalars,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(["name", "id", "ALARM", "RRULE", "unit", "period", "Email"]),
                inner,
                max_size=3,
            ),
        ),
        max_leaves=6,
    )
    record = {native: data.draw(odd) for native in table.natives}
    assert table.read(record).keys() <= table.names
