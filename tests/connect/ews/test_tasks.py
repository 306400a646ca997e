"""Tasks: series stay one item, days that belong together move together."""

from __future__ import annotations

from datetime import date
from typing import Any

from connect.conformance import fetch_one
from support.ews_bench import ExchangeWorld

from crmsync.connect.base import Collection, Update, Written
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind
from crmsync.model.values import Recurrence, Value

WEEKLY = {
    "WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Wednesday", "FirstDayOfWeek": "Monday"},
    "NumberedRecurrence": {"StartDate": "2026-05-20", "NumberOfOccurrences": "5"},
}


def task(world: ExchangeWorld, **more: Any) -> ItemId:
    return world.create({"Subject": "Call", "DueDate": "2026-05-20T00:00:00Z", **more}, Kind.TASKS)


def change(collection: Collection, item: ItemId, **changes: Value | None) -> Written:
    (outcome,) = collection.write([Update(item, fetch_one(collection, item).version, changes)])
    assert isinstance(outcome, Written), outcome
    return outcome


def test_a_series_that_is_put_off_stays_one_item(world: ExchangeWorld) -> None:
    item = task(world, Recurrence=WEEKLY)
    collection = world.open(Kind.TASKS)
    assert change(collection, item, due=date(2026, 5, 21)).id == item
    assert len(world.all(Kind.TASKS)) == 1
    held = fetch_one(collection, item).fields
    assert (held["due"], held["recurrence"]) == (date(2026, 5, 21), Recurrence("FREQ=WEEKLY;COUNT=5"))


def test_a_start_that_would_come_after_the_due_day_moves_along(world: ExchangeWorld) -> None:
    item = task(world, StartDate="2026-05-18T00:00:00Z")
    collection = world.open(Kind.TASKS)
    change(collection, item, due=date(2026, 5, 13))
    held = fetch_one(collection, item).fields
    assert (held["start"], held["due"]) == (date(2026, 5, 11), date(2026, 5, 13))


def test_a_task_that_begins_anew_when_it_was_done_keeps_that(world: ExchangeWorld) -> None:
    anew = {"DailyRegeneration": {"Interval": "3"}, "NoEndRecurrence": {"StartDate": "2026-05-20"}}
    item = task(world, Recurrence=anew)
    collection = world.open(Kind.TASKS)
    found = fetch_one(collection, item)
    assert "recurrence" not in found.fields
    assert "after it was done" in found.notes[0]
    change(collection, item, subject="Other")
    assert "DailyRegeneration" in world.held(item, Kind.TASKS)["Recurrence"]
