"""Series: rows and rule as one value, and the fewest changes that bring rows to a new one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support.odoo_fields import database

from crmsync.formats.recurrence import occurrences, parse_rule
from crmsync.mapping.odoo.events import EventTable, event_table
from crmsync.mapping.odoo.record import OdooOptions
from crmsync.mapping.odoo.rewriting import MOST_ROWS, changed_rows
from crmsync.mapping.odoo.series import read_span
from crmsync.model.values import Fields, Moment, Recurrence, Value

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 12, 7, 9, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
TODAY = date(2026, 11, 22)


def table(**more: Any) -> EventTable:
    options = OdooOptions(custom={}, zone=BERLIN, today=TODAY, **more)
    return event_table(database("calendar.event"), options)


TABLE = table()


def weekly(count: int = 4, *, start: datetime = START, excluded: tuple[Moment, ...] = ()) -> dict[str, Value]:
    return {
        "title": "Jour fixe",
        "start": start,
        "end": start + HOUR,
        "time_zone": "Europe/Berlin",
        "recurrence": Recurrence(f"FREQ=WEEKLY;COUNT={count};BYDAY=MO", excluded),
    }


def stored(fields: Fields, one: EventTable = TABLE) -> dict[str, Any]:
    """A series as Odoo gives it back after it was made: rows with ids, the base row first."""
    draft = one.created(one.complete(fields))
    rows = [{"id": number, **row} for number, row in enumerate(draft["_rows"], 1)]
    return {**draft, "id": 1, "_rows": rows, "_recurrence": {"id": 9, **draft["_recurrence"]}}


def patched(record: dict[str, Any], changes: dict[str, Value | None]) -> dict[str, Any]:
    """The series after an update; new rows get ids."""
    found = {**record, **TABLE.updated(changes, record)}
    number = 100
    rows = []
    for row in found["_rows"]:
        number += "id" not in row
        rows.append(row if "id" in row else {"id": number, **row})
    return {**found, "_rows": sorted(rows, key=lambda row: row["start"])}


def starts(record: dict[str, Any]) -> list[Moment]:
    spans = [read_span(row) for row in record["_rows"]]
    return [span.start for span in spans if span is not None]


def by_hand(record: dict[str, Any], number: int, **changes: Any) -> dict[str, Any]:
    """A person changes one occurrence in Odoo."""
    rows = [{**row, **changes} if row["id"] == number else row for row in record["_rows"]]
    return {**record, "_rows": sorted(rows, key=lambda row: row["start"])}


def without(record: dict[str, Any], *numbers: int) -> dict[str, Any]:
    """A person deletes occurrences; Odoo then chooses the first one left as base row."""
    rows = [row for row in record["_rows"] if row["id"] not in numbers]
    return {**record, "id": rows[0]["id"] if record["id"] in numbers else record["id"], "_rows": rows}


# --- reading ---


def test_rows_and_rule_are_one_series() -> None:
    record = stored(weekly())
    assert starts(record) == [START, START + WEEK, START + 2 * WEEK, START + 3 * WEEK]
    assert TABLE.read(record) == weekly()


def test_a_deleted_occurrence_is_cancelled() -> None:
    gone = without(stored(weekly()), 3)
    assert TABLE.read(gone)["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO", (START + 2 * WEEK,))


def test_a_deleted_last_occurrence_ends_the_series() -> None:
    assert TABLE.read(without(stored(weekly()), 3, 4))["recurrence"] == Recurrence(
        "FREQ=WEEKLY;COUNT=2;BYDAY=MO"
    )


def test_a_deleted_first_occurrence_begins_it_later() -> None:
    found = TABLE.read(without(stored(weekly()), 1))
    assert found["start"] == START + WEEK
    assert found["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=3;BYDAY=MO")


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_moved_occurrence_is_changed_not_lost(number: int) -> None:
    record = stored(weekly())
    original = starts(record)[number - 1]
    assert isinstance(original, datetime)
    moved = by_hand(
        record, number, start=f"{(original + DAY).replace(tzinfo=None)}", stop="2027-12-31 10:00:00"
    )
    found = TABLE.read(moved)
    assert found["start"] == START
    assert found["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO", (), (original,))


@pytest.mark.parametrize("change", [{"name": "Other"}, {"location": "There"}, {"privacy": "private"}])
def test_an_occurrence_that_says_something_else_is_changed(change: dict[str, Any]) -> None:
    found = TABLE.read(by_hand(stored(weekly()), 2, **change))
    assert found["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO", (), (START + WEEK,))


def test_what_most_rows_say_is_the_series_also_when_the_base_row_says_otherwise() -> None:
    longer = by_hand(stored(weekly()), 1, stop="2026-12-07 12:00:00")
    found = TABLE.read(longer)
    assert found["end"] == START + HOUR
    assert found["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO", (), (START,))


def test_a_row_beyond_all_dates_is_noted() -> None:
    record = stored(weekly())
    extra = {**record["_rows"][0], "id": 50, "start": "2026-12-08 15:00:00", "stop": "2026-12-08 16:00:00"}
    odd = {**record, "_rows": [record["_rows"][0], extra, *record["_rows"][1:]]}
    assert TABLE.read(odd)["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO")
    assert TABLE.notes(odd) == ("1 of its meetings in Odoo are on none of the series' dates",)
    assert TABLE.notes(record) == ()


def test_a_rule_that_is_not_understood_makes_no_single_meeting() -> None:
    record = stored(weekly())
    odd = {**record, "_recurrence": {**record["_recurrence"], "rrule_type": "hourly"}}
    assert not TABLE.read(odd).keys() & {"start", "end", "recurrence"}


def test_odoos_720_dates_mean_no_end_also_after_the_first_were_deleted() -> None:
    record = stored({**weekly(), "recurrence": Recurrence("FREQ=WEEKLY")})
    assert len(record["_rows"]) == 720
    assert TABLE.read(record)["recurrence"] == Recurrence("FREQ=WEEKLY;BYDAY=MO")
    assert TABLE.read(without(record, 1, 2, 3))["recurrence"] == Recurrence("FREQ=WEEKLY;BYDAY=MO")
    ended = TABLE.read(without(record, *range(11, 721)))["recurrence"]
    assert ended == Recurrence("FREQ=WEEKLY;UNTIL=20270208T225959Z;BYDAY=MO")


def test_a_yearly_series_has_dates_for_a_hundred_years_and_reads_as_endless() -> None:
    birthday: dict[str, Value] = {
        "title": "Ada",
        "start": date(2026, 12, 10),
        "end": date(2026, 12, 11),
        "recurrence": Recurrence("FREQ=YEARLY"),
    }
    record = stored(birthday)
    assert len(record["_rows"]) == 100
    assert TABLE.read(record) == birthday


def test_dates_for_which_odoo_knows_no_summer_time_are_not_changed_ones() -> None:
    """From 2038 on Odoo counts with winter time: an hour late in summer. They are written as they are meant."""
    began = datetime(2036, 12, 1, 9, tzinfo=UTC)
    record = stored(weekly(104, start=began))
    rows = [
        {**row, "start": row["start"].replace(" 08:", " 09:"), "stop": row["stop"].replace(" 09:", " 10:")}
        if row["start"] > "2038" and " 08:" in row["start"]
        else row
        for row in record["_rows"]
    ]
    odoos = {**record, "_rows": rows}
    assert rows != record["_rows"]
    assert TABLE.read(odoos) == weekly(104, start=began)
    moved = patched(odoos, {"start": began + HOUR, "end": began + 2 * HOUR})
    assert moved["_rows"] == patched(record, {"start": began + HOUR, "end": began + 2 * HOUR})["_rows"]


def test_the_series_has_a_zone_of_its_own() -> None:
    """Ten o'clock in New York is another instant when only one of the two places has summer time."""
    march = datetime(2026, 3, 2, 15, tzinfo=UTC)
    fields = {**weekly(2, start=march), "time_zone": "America/New_York"}
    record = stored(fields)
    assert starts(record) == [march, march + WEEK - HOUR]
    assert TABLE.read(record)["time_zone"] == "America/New_York"


# --- writing ---


def test_moving_the_series_keeps_every_row_and_every_cancelled_date() -> None:
    record = stored(weekly(excluded=(START + WEEK,)))
    moved = patched(record, {"start": START + HOUR, "end": START + 2 * HOUR})
    assert [row["id"] for row in moved["_rows"]] == [1, 2, 3]
    assert starts(moved) == [START + HOUR, START + 2 * WEEK + HOUR, START + 3 * WEEK + HOUR]
    assert TABLE.read(moved)["recurrence"] == Recurrence(
        "FREQ=WEEKLY;COUNT=4;BYDAY=MO", (START + WEEK + HOUR,)
    )


def test_moving_the_series_to_another_day_moves_its_weekday() -> None:
    moved = patched(
        stored(weekly(excluded=(START + WEEK,))), {"start": START + DAY, "end": START + DAY + HOUR}
    )
    assert [row["id"] for row in moved["_rows"]] == [1, 2, 3]
    assert TABLE.read(moved)["recurrence"] == Recurrence(
        "FREQ=WEEKLY;COUNT=4;BYDAY=TU", (START + WEEK + DAY,)
    )


def test_what_a_person_moved_stays_where_it_is() -> None:
    placed = {"start": "2026-12-16 15:00:00", "stop": "2026-12-16 16:00:00"}
    record = by_hand(stored(weekly()), 2, **placed)
    moved = patched(record, {"start": START + HOUR, "end": START + 2 * HOUR})
    (row,) = [row for row in moved["_rows"] if row["id"] == 2]
    assert {name: row[name] for name in placed} == placed
    assert TABLE.read(moved)["recurrence"] == Recurrence(
        "FREQ=WEEKLY;COUNT=4;BYDAY=MO", (), (START + WEEK + HOUR,)
    )


def test_what_a_person_made_longer_stays_so_long() -> None:
    moved = patched(
        by_hand(stored(weekly()), 2, stop="2026-12-14 12:00:00"),
        {"start": START + HOUR, "end": START + 2 * HOUR},
    )
    (row,) = [row for row in moved["_rows"] if row["id"] == 2]
    assert (row["start"], row["stop"]) == ("2026-12-14 10:00:00", "2026-12-14 13:00:00")


def test_a_date_that_is_cancelled_loses_its_row_and_one_that_comes_back_gets_one() -> None:
    record = stored(weekly())
    cut = patched(record, {"recurrence": Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO", (START + WEEK,))})
    assert [row["id"] for row in cut["_rows"]] == [1, 3, 4]
    back = patched(cut, {"recurrence": Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO")})
    assert [row["id"] for row in back["_rows"]] == [1, 101, 3, 4]
    assert TABLE.read(back) == weekly()


def test_the_base_row_stays_when_the_first_date_is_cancelled() -> None:
    """It names the item."""
    cut = patched(stored(weekly()), {"recurrence": Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO", (START,))})
    assert cut["id"] == 1
    assert [row["id"] for row in cut["_rows"]] == [1, 3, 4]
    assert starts(cut) == [START + WEEK, START + 2 * WEEK, START + 3 * WEEK]
    assert TABLE.read(cut)["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=3;BYDAY=MO")


def test_a_single_meeting_becomes_a_series_and_a_single_one_again() -> None:
    single = {"id": 1, "start": "2026-12-07 09:00:00", "stop": "2026-12-07 10:00:00", "allday": False}
    series = patched(single, {"recurrence": Recurrence("FREQ=DAILY;COUNT=3")})
    assert [row["id"] for row in series["_rows"]] == [1, 101, 102]
    alone = TABLE.updated({"recurrence": None}, {**series, "start_date": False, "stop_date": False})
    assert alone == {"_recurrence": None, "_rows": []}


def test_a_series_becomes_one_of_whole_days() -> None:
    days: dict[str, Value | None] = {"start": date(2026, 12, 7), "end": date(2026, 12, 8)}
    whole = patched(stored(weekly()), days)
    assert [row["id"] for row in whole["_rows"]] == [1, 2, 3, 4]
    found = TABLE.read(whole)
    assert (found["start"], found["end"]) == (date(2026, 12, 7), date(2026, 12, 8))
    assert found["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO")
    assert "time_zone" not in found


def test_writing_what_is_there_changes_nothing() -> None:
    record = stored(weekly(excluded=(START + WEEK,)))
    held = {name: value for name, value in TABLE.read(record).items() if name != "title"}
    draft = TABLE.updated(held, {**record, "allday": False, "start_date": False, "stop_date": False})
    assert draft.keys() <= {"_rows"}
    assert changed_rows(record["_rows"], draft.get("_rows", record["_rows"])) == ([], [], [])


@pytest.mark.parametrize(
    "recurrence, reason",
    [
        (Recurrence("FREQ=WEEKLY;COUNT=2;BYDAY=MO", (START, START + WEEK)), "all of its dates are cancelled"),
        (
            Recurrence("FREQ=DAILY;COUNT=5000"),
            f"it has more than {MOST_ROWS:,} dates, and Odoo keeps every one",
        ),
        (Recurrence("FREQ=WEEKLY;BYDAY=FR"), "its first date is none of those on which it repeats"),
    ],
)
def test_what_cannot_be_held_leaves_the_series_as_it_is(recurrence: Recurrence, reason: str) -> None:
    record = stored(weekly())
    changes: dict[str, Value] = {"recurrence": recurrence}
    (told,) = TABLE.refused(changes, record).values()
    assert told.startswith(reason)
    assert changed_rows(record["_rows"], patched(record, dict(changes))["_rows"]) == ([], [], [])


def test_an_endless_series_that_began_long_ago_still_has_dates_ahead() -> None:
    began = datetime(2023, 12, 4, 9, tzinfo=UTC)
    record = stored({**weekly(start=began), "recurrence": Recurrence("FREQ=DAILY")})
    last = starts(record)[-1]
    assert isinstance(last, datetime)
    assert last.date() >= TODAY + timedelta(days=730)
    assert TABLE.read(record)["recurrence"] == Recurrence("FREQ=DAILY")


def test_a_changed_occurrence_of_the_mailbox_is_told_as_not_written() -> None:
    fit = TABLE.fits("recurrence", Recurrence("FREQ=WEEKLY", (), (START,)))
    assert getattr(fit, "note", None) == "changed occurrences"


# --- laws ---

_ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"])
_ENDS = st.one_of(st.integers(1, 30).map("COUNT={}".format), st.sampled_from(["UNTIL=20270301T120000Z"]))
_HOWS = st.sampled_from(
    ["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "WEEKLY;BYDAY=MO,WE,FR", "MONTHLY;BYDAY=1MO"]
)


@st.composite
def series(draw: st.DrawFn) -> dict[str, Value]:
    """A finite series that Odoo can hold, some of whose dates may be cancelled."""
    rule = f"FREQ={draw(_HOWS)};INTERVAL={draw(st.integers(1, 4))};{draw(_ENDS)}"
    start: Moment = draw(st.integers(0, 200).map(lambda hours: START + hours * HOUR))
    assert isinstance(start, datetime)
    if draw(st.booleans()):
        start = start.date()
    zone = draw(_ZONES)
    dates = list(occurrences(parse_rule(rule, start, ZoneInfo(zone)), start, ZoneInfo(zone)))
    assume(dates and dates[0] == start)
    excluded = tuple(sorted(draw(st.sets(st.sampled_from(dates), max_size=min(4, len(dates) - 1)))))
    fields: dict[str, Value] = {
        "start": start,
        "end": start + draw(st.integers(1, 3)) * DAY,
        "recurrence": Recurrence(parse_rule(rule, start, ZoneInfo(zone)).text, excluded),
    }
    return {**fields, "time_zone": zone} if isinstance(start, datetime) else fields


def dates_of(fields: Fields) -> list[Moment]:
    """The dates that a series has by its rule, as the RFC has it."""
    recurrence, start = fields["recurrence"], fields["start"]
    assert isinstance(recurrence, Recurrence)
    assert isinstance(start, date)
    zone = ZoneInfo(str(fields.get("time_zone", "UTC")))
    rule = parse_rule(recurrence.rule, start, zone)
    return [moment for moment in occurrences(rule, start, zone) if moment not in recurrence.excluded]


@settings(max_examples=60, deadline=None)
@given(series())
def test_every_date_has_a_row_and_no_other(fields: dict[str, Value]) -> None:
    record = stored(fields)
    assert starts(record) == dates_of(fields)


@settings(max_examples=60, deadline=None)
@given(series())
def test_what_is_read_back_is_what_was_foretold(fields: dict[str, Value]) -> None:
    told = TABLE.rejoined(fields)
    found = {name: value for name, value in TABLE.read(stored(fields)).items() if name != "title"}
    assert found == told
    assert dates_of(told) == dates_of(fields)
    assert TABLE.rejoined(told) == told


@settings(max_examples=60, deadline=None)
@given(series(), series())
def test_any_series_can_become_any_other(before: dict[str, Value], after: dict[str, Value]) -> None:
    record = stored(before)
    changes: dict[str, Value | None] = {"time_zone": None, **after}
    found = patched(record, changes)
    assert starts(found) == dates_of(after)
    assert 1 in {row["id"] for row in found["_rows"]}
    told = {name: value for name, value in TABLE.read(found).items() if name != "title"}
    if isinstance(after["start"], datetime):
        assert told == TABLE.rejoined(after)
