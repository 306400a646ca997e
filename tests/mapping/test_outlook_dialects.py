"""Graph and EWS show the same mailbox: what both can hold, both hold in the same way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support import ews_people, graph_people
from support.law_values import VALUES

from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.ews.contacts import contact_table as ews_contacts
from crmsync.mapping.ews.events import event_table as ews_events
from crmsync.mapping.ews.fields import MOST_CHARACTERS
from crmsync.mapping.ews.table import EwsTable
from crmsync.mapping.ews.tasks import task_table as ews_tasks
from crmsync.mapping.graph.contacts import contact_table as graph_contacts
from crmsync.mapping.graph.contacts import opened
from crmsync.mapping.graph.events import event_table as graph_events
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.graph.tasks import task_table as graph_tasks
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.fields import field_spec
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Recurrence

OPTIONS = OutlookOptions(
    custom={}, invitations=True, addresses=frozenset({"anna@example.com"}), zone=ZoneInfo("Europe/Berlin")
)
PAIRS: dict[Kind, tuple[GraphTable, EwsTable]] = {
    Kind.CONTACTS: (graph_contacts(OPTIONS), ews_contacts(OPTIONS)),
    Kind.TASKS: (graph_tasks(OPTIONS), ews_tasks(OPTIONS)),
    Kind.EVENTS: (graph_events(OPTIONS), ews_events(OPTIONS)),
}
KINDS = pytest.mark.parametrize("kind", Kind)
COARSER = {"time_zone", "recurrence"}
"""Of these EWS can say less."""


def test_the_same_person_is_read() -> None:
    graph, ews = PAIRS[Kind.CONTACTS]
    assert graph.read(opened(graph_people.OUTLOOK)) == ews.read(ews_people.OUTLOOK)


@KINDS
def test_both_have_the_same_fields_and_duties(kind: Kind) -> None:
    graph, ews = PAIRS[kind]
    assert graph.names == ews.names
    assert graph.mandatory == ews.mandatory
    assert graph.bends == ews.bends
    assert {name: graph.access(name) for name in graph.names} == {
        name: ews.access(name) for name in ews.names
    }


def _words(fit: Fit | Unfit) -> Any:
    return fit.value if isinstance(fit, Fit) else "unfit"


@KINDS
@given(data=st.data())
def test_a_value_fits_both_alike(kind: Kind, data: st.DataObject) -> None:
    graph, ews = PAIRS[kind]
    name = data.draw(st.sampled_from(sorted(graph.names - COARSER)))
    value = data.draw(VALUES[field_spec(kind, name).type])
    assume(not isinstance(value, str) or len(value) <= MOST_CHARACTERS)
    assert _words(graph.fits(name, value)) == _words(ews.fits(name, value))


@given(value=VALUES[field_spec(Kind.EVENTS, "recurrence").type])
def test_a_rule_that_fits_ews_means_the_same_to_graph(value: Recurrence) -> None:
    graph, ews = PAIRS[Kind.EVENTS]
    held = ews.fits("recurrence", value)
    if isinstance(held, Fit) and held.value is not None:
        assert graph.fits("recurrence", held.value) == Fit(held.value)


@st.composite
def made(draw: st.DrawFn, kind: Kind) -> Fields:
    graph, ews = PAIRS[kind]
    names = draw(st.lists(st.sampled_from(sorted(graph.names - COARSER)), unique=True, max_size=8))
    found = {}
    for name in names:
        fit = ews.fits(name, draw(VALUES[field_spec(kind, name).type]))
        if isinstance(fit, Fit) and fit.value is not None:
            found[name] = fit.value
    if kind is Kind.EVENTS:
        whole = draw(st.booleans())
        start = date(2026, 6, 1) if whole else datetime(2026, 6, 1, 8, tzinfo=UTC)
        found |= {"start": start, "end": start + timedelta(days=1)}
    return ews.complete(found)


@KINDS
@settings(max_examples=50)
@given(data=st.data())
def test_a_new_item_is_read_alike(kind: Kind, data: st.DataObject) -> None:
    graph, ews = PAIRS[kind]
    fields = data.draw(made(kind))
    key = OperationKey("key")
    one, other = graph.created(fields, key), ews.created(fields, key)
    if kind is Kind.CONTACTS:
        one = opened(one)
    if kind is Kind.EVENTS and "time_zone" in fields:
        one["originalStartTimeZone"] = fields["time_zone"]
    assert graph.read(one) == ews.read(other)
    assert graph.key(one) == ews.key(other) == key
    assert graph.traits(one) == ews.traits(other)
