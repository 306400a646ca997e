"""What belongs to a mapping, and when that may change by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from crmsync.model.items import Item, ItemId, Trait, Version
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules, Private, Window
from crmsync.model.values import Recurrence
from crmsync.plan.scope import scope

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def item(traits=(), **fields):
    return Item(ItemId("i"), Version("v"), fields, traits=frozenset(traits))


def event(day, **more):
    start = NOW + timedelta(days=day)
    return item(title="Tea", start=start, end=start + timedelta(hours=1), **more)


EVENTS = MappingRules(
    "m", Kind.EVENTS, categories=("CRM",), window=Window(timedelta(days=90), timedelta(days=730))
)


def test_groups_private_and_foreign_items_stay_out() -> None:
    rules = MappingRules("m", Kind.CONTACTS)
    assert scope(item(), Side.OUTLOOK, rules, NOW).admitted
    assert "distribution list" in scope(item([Trait.GROUP]), Side.OUTLOOK, rules, NOW).reason
    assert "private" in scope(item([Trait.PRIVATE]), Side.OUTLOOK, rules, NOW).reason
    assert "another user" in scope(item([Trait.FOREIGN]), Side.CRM, rules, NOW).reason
    open_rules = MappingRules("m", Kind.CONTACTS, private=Private.SYNC, records="all")
    assert scope(item([Trait.PRIVATE, Trait.FOREIGN]), Side.CRM, open_rules, NOW).admitted


@pytest.mark.parametrize(
    ("categories", "side", "admitted"),
    [
        (("crm", "Fun"), Side.OUTLOOK, True),
        (("Fun",), Side.OUTLOOK, False),
        ((), Side.OUTLOOK, False),
        ((), Side.CRM, True),
    ],
)
def test_categories_choose_on_the_mailbox_side_only(categories, side, admitted) -> None:
    more = {"categories": categories} if categories else {}
    assert scope(event(1, **more), side, EVENTS, NOW).admitted == admitted


def test_the_star_means_all() -> None:
    assert scope(event(1), Side.OUTLOOK, MappingRules("m", Kind.EVENTS, categories=("*",)), NOW).admitted


@pytest.mark.parametrize(
    ("day", "admitted"), [(-91, False), (-89, True), (0, True), (729, True), (731, False)]
)
def test_the_window(day, admitted) -> None:
    assert scope(event(day, categories=("CRM",)), Side.OUTLOOK, EVENTS, NOW).admitted == admitted


def test_an_event_too_far_ahead_is_looked_at_again_when_it_comes_near() -> None:
    found = scope(event(800, categories=("CRM",)), Side.OUTLOOK, EVENTS, NOW)
    assert found.revisit == NOW + timedelta(days=70)
    assert scope(event(800, categories=("CRM",)), Side.OUTLOOK, EVENTS, found.revisit).admitted


def test_a_series_counts_while_it_may_still_occur() -> None:
    endless = Recurrence("FREQ=WEEKLY")
    over = Recurrence("FREQ=WEEKLY;COUNT=2")
    assert scope(event(-400, categories=("CRM",), recurrence=endless), Side.OUTLOOK, EVENTS, NOW).admitted
    assert not scope(event(-400, categories=("CRM",), recurrence=over), Side.OUTLOOK, EVENTS, NOW).admitted


def test_all_day_events_have_a_window_too() -> None:
    fields = {"title": "Fair", "start": date(2026, 6, 2), "end": date(2026, 6, 3), "categories": ("CRM",)}
    assert scope(item(**fields), Side.OUTLOOK, EVENTS, NOW).admitted
    old = {**fields, "start": date(2025, 6, 2), "end": date(2025, 6, 3)}
    assert not scope(item(**old), Side.OUTLOOK, EVENTS, NOW).admitted


def test_an_event_without_a_start_is_left_out() -> None:
    assert "no start" in scope(item(title="?", categories=("CRM",)), Side.OUTLOOK, EVENTS, NOW).reason
