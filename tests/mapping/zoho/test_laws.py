"""The laws of every mapper, by hypothesis: what is read back is what `fits` said, once more changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.law_values import VALUES, ZONES, odd_values
from support.zoho_fields import organisation

from crmsync.mapping.base import Access, Fit
from crmsync.mapping.zoho.contacts import contact_table
from crmsync.mapping.zoho.events import event_table
from crmsync.mapping.zoho.record import ZohoOptions
from crmsync.mapping.zoho.table import ZohoTable
from crmsync.mapping.zoho.tasks import task_table
from crmsync.model.fields import ValueType, field_spec

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
    odd = odd_values("name", "id", "ALARM", "RRULE", "unit", "period", "Email")
    record = {native: data.draw(odd) for native in table.natives}
    assert table.read(record).keys() <= table.names
