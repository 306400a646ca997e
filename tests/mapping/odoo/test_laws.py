"""The laws of the mappers of tasks and meetings, by hypothesis: what is read back is what `fits` said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.law_values import VALUES, ZONES, odd_values
from support.odoo_fields import database

from crmsync.mapping.base import Access, Fit
from crmsync.mapping.odoo import events, tasks
from crmsync.mapping.odoo.events import event_table
from crmsync.mapping.odoo.record import OdooOptions
from crmsync.mapping.odoo.table import OdooTable
from crmsync.mapping.odoo.tasks import task_table
from crmsync.mapping.odoo.times import WHEN
from crmsync.model.fields import field_spec

TABLES = {"project.task": task_table, "calendar.event": event_table}
PRESENT: dict[str, dict[str, Any]] = {
    "project.task": {"state": "03_approved", "priority": "0"},
    "calendar.event": {"start": "2026-01-05 10:00:00", "stop": "2026-01-05 11:00:00", "allday": False},
}
PAIRS = {"project.task": tasks.PAIRS, "calendar.event": events.PAIRS}
EVENT_PARTS = {"_alarms"}


def table_of(model: str, **options: Any) -> OdooTable:
    return TABLES[model](database(model), OdooOptions(custom={}, **options))


# When a meeting is, is one value in four fields: its law is in test_series.
FIELDS = [(model, name) for model in TABLES for name in sorted(table_of(model).names - WHEN)]


@pytest.mark.parametrize("model, name", FIELDS, ids=[f"{model}-{name}" for model, name in FIELDS])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_read_back_is_what_fits_said(model: str, name: str, data: st.DataObject) -> None:
    table = table_of(model, zone=data.draw(st.sampled_from(ZONES)))
    fit = table.fits(name, data.draw(VALUES[field_spec(table.kind, name).type]))
    if not isinstance(fit, Fit) or fit.value is None:
        return
    again = table.fits(name, fit.value)
    assert isinstance(again, Fit)
    assert again.value == fit.value
    if table.access(name) is Access.READ:
        return
    mapper = next(mapper for mapper in table if mapper.name == name)
    draft = dict(PRESENT[model])
    before = dict(draft)
    mapper.write(draft, fit.value)
    assert mapper.read(draft) == fit.value
    once = dict(draft)
    mapper.write(draft, fit.value)
    assert draft == once
    carriers = {PAIRS[model][name]} | EVENT_PARTS
    assert {key for key in draft if draft[key] != before.get(key)} <= carriers


@pytest.mark.parametrize("model", TABLES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_reading_never_raises_on_odd_input(model: str, data: st.DataObject) -> None:
    table = table_of(model)
    odd = odd_values("id", "start", "stop", "allday", "rrule_type", "interval", "partner_id", "email")
    parts = (*table.natives, "_recurrence", "_rows", "_alarms", "_attendees")
    assert table.read({native: data.draw(odd) for native in parts}).keys() <= table.names
