"""Series: rule, cancelled and changed occurrences, and what moves with the start."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from support.ics import EVENTS, calendar, event, lines_after, lines_of, vevent

from crmsync.formats.document import Component
from crmsync.mapping.base import Fit
from crmsync.mapping.dav.calendar_item import CalendarItem
from crmsync.model.values import Recurrence

ZONED = "DTSTART;TZID=Europe/Berlin:20260105T090000"
"""A Monday; the clocks change on 29 March."""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def recurrence(item: CalendarItem) -> Recurrence | None:
    value = EVENTS.read(item).get("recurrence")
    assert value is None or isinstance(value, Recurrence)
    return value


def series(*master: str, override: tuple[str, ...] = ()) -> CalendarItem:
    blocks = [vevent(*master), *([vevent(*override)] if override else [])]
    return EVENTS.open(calendar(*blocks))


def override_lines(item: CalendarItem) -> list[str]:
    (one,) = item.overrides
    return component_lines(one)


def component_lines(component: Component) -> list[str]:
    return component.serialize().decode().split("\r\n")[2:-2]


READ = [
    # one line or several, times in the series' zone, in UTC, or without a zone
    (
        ZONED,
        ["EXDATE;TZID=Europe/Berlin:20260112T090000,20260330T090000"],
        ["2026-01-12T08:00", "2026-03-30T07:00"],
    ),
    (ZONED, ["EXDATE:20260112T080000Z", "EXDATE:20260119T080000Z"], ["2026-01-12T08:00", "2026-01-19T08:00"]),
    (ZONED, ["EXDATE:20260112T090000"], ["2026-01-12T08:00"]),
    (ZONED, ["EXDATE;TZID=America/New_York:20260112T030000"], ["2026-01-12T08:00"]),
    # a day stands for its occurrence
    (ZONED, ["EXDATE;VALUE=DATE:20260330"], ["2026-03-30T07:00"]),
    (ZONED, ["EXDATE:soon", "EXDATE:"], []),
    ("DTSTART:20260105T090000", ["EXDATE:20260112T090000"], ["2026-01-12T08:00"]),
    ("DTSTART:20260105T080000Z", ["EXDATE:20260112T080000Z"], ["2026-01-12T08:00"]),
]


@pytest.mark.parametrize("start, lines, excluded", READ)
def test_reads_cancelled_occurrences(start: str, lines: list[str], excluded: list[str]) -> None:
    item = event(start, "RRULE:FREQ=WEEKLY", *lines)
    expected = Recurrence("FREQ=WEEKLY", tuple(at(text) for text in excluded))
    assert recurrence(item) == expected
    EVENTS.write(item, {"recurrence": expected})
    assert not item.edited


@pytest.mark.parametrize(
    "text, day",
    [
        ("EXDATE;VALUE=DATE:20260112", date(2026, 1, 12)),
        ("EXDATE:20260112T000000", date(2026, 1, 12)),
        ("EXDATE:20260112T000000Z", date(2026, 1, 12)),
        ("EXDATE:20260111T230000Z", date(2026, 1, 12)),
        ("EXDATE;TZID=America/New_York:20260112T000000", date(2026, 1, 12)),
    ],
)
def test_reads_cancelled_days(text: str, day: date) -> None:
    item = event("DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=WEEKLY", text)
    assert recurrence(item) == Recurrence("FREQ=WEEKLY", (day,))


@pytest.mark.parametrize(
    "start, rule, canonical",
    [
        (ZONED, "FREQ=DAILY;UNTIL=20260110", "FREQ=DAILY;UNTIL=20260110T225959Z"),
        (ZONED, "FREQ=DAILY;UNTIL=20260110T090000", "FREQ=DAILY;UNTIL=20260110T080000Z"),
        ("DTSTART:20260105T090000", "FREQ=DAILY;UNTIL=20260110T090000", "FREQ=DAILY;UNTIL=20260110T080000Z"),
        ("DTSTART;VALUE=DATE:20260105", "FREQ=DAILY;UNTIL=20260110T000000Z", "FREQ=DAILY;UNTIL=20260110"),
    ],
)
def test_until_is_read_as_it_is_meant(start: str, rule: str, canonical: str) -> None:
    item = event(start, f"RRULE:{rule}")
    assert recurrence(item) == Recurrence(canonical)
    EVENTS.write(item, {"recurrence": Recurrence(canonical)})
    assert not item.edited


@pytest.mark.parametrize(
    "start, before, value, after",
    [
        (ZONED, [], Recurrence("FREQ=DAILY;COUNT=3"), ["RRULE:FREQ=DAILY;COUNT=3"]),
        (ZONED, ["RRULE;X-END=1:FREQ=DAILY"], Recurrence("FREQ=WEEKLY"), ["RRULE:FREQ=WEEKLY"]),
        (ZONED, ["RRULE:FREQ=DAILY", "EXDATE:20260106T080000Z", "RDATE:20260201T080000Z"], None, []),
        (
            ZONED,
            ["RRULE:freq=daily"],
            Recurrence("FREQ=DAILY", (at("2026-01-06T08:00"), at("2026-03-30T07:00"))),
            [
                "RRULE:freq=daily",
                "EXDATE;TZID=Europe/Berlin:20260106T090000",
                "EXDATE;TZID=Europe/Berlin:20260330T090000",
            ],
        ),
        (
            ZONED,
            ["RRULE:FREQ=DAILY", "EXDATE:20260106T080000Z,20260107T080000Z", "EXDATE;X=1:20260108T080000Z"],
            Recurrence("FREQ=DAILY", (at("2026-01-07T08:00"),)),
            ["RRULE:FREQ=DAILY", "EXDATE:20260107T080000Z"],
        ),
        (
            "DTSTART:20260105T090000",
            ["RRULE:FREQ=DAILY"],
            Recurrence("FREQ=DAILY;UNTIL=20260110T080000Z", (at("2026-01-06T08:00"),)),
            ["RRULE:FREQ=DAILY;UNTIL=20260110T090000", "EXDATE:20260106T090000"],
        ),
        (
            "DTSTART:20260105T080000Z",
            [],
            Recurrence("FREQ=DAILY", (at("2026-01-06T08:00"),)),
            ["RRULE:FREQ=DAILY", "EXDATE:20260106T080000Z"],
        ),
        (
            "DTSTART;VALUE=DATE:20260105",
            [],
            Recurrence("FREQ=DAILY;UNTIL=20260110", (date(2026, 1, 6),)),
            ["RRULE:FREQ=DAILY;UNTIL=20260110", "EXDATE;VALUE=DATE:20260106"],
        ),
    ],
)
def test_writes_rules_and_cancelled_occurrences(
    start: str, before: list[str], value: Recurrence | None, after: list[str]
) -> None:
    assert lines_after(event(start, *before), "recurrence", value) == [start, *after]


def test_what_a_day_only_side_says_gets_the_series_own_times() -> None:
    item = event(ZONED)
    EVENTS.write(item, {"recurrence": Recurrence("FREQ=DAILY;UNTIL=20260110", (date(2026, 1, 6),))})
    assert lines_of(item)[1:] == [
        "RRULE:FREQ=DAILY;UNTIL=20260110T225959Z",
        "EXDATE;TZID=Europe/Berlin:20260106T090000",
    ]


OVERRIDE = (
    "RECURRENCE-ID;TZID=Europe/Berlin:20260119T090000",
    "DTSTART;TZID=Europe/Berlin:20260119T110000",
    "DTEND;TZID=Europe/Berlin:20260119T120000",
    "SUMMARY:Later this time",
)


def test_changed_occurrences_are_named_and_stay_byte_for_byte() -> None:
    item = series(ZONED, "RRULE:FREQ=WEEKLY", override=OVERRIDE)
    assert recurrence(item) == Recurrence("FREQ=WEEKLY", (), (at("2026-01-19T08:00"),))
    before = item.overrides[0].serialize()
    EVENTS.write(
        item, {"recurrence": Recurrence("FREQ=WEEKLY;COUNT=5", (at("2026-01-12T08:00"),)), "title": "New"}
    )
    assert item.overrides[0].serialize() == before
    assert recurrence(item) == Recurrence(
        "FREQ=WEEKLY;COUNT=5", (at("2026-01-12T08:00"),), (at("2026-01-19T08:00"),)
    )


def test_without_a_series_there_are_no_changed_occurrences() -> None:
    item = series(ZONED, "RRULE:FREQ=WEEKLY", override=OVERRIDE)
    EVENTS.write(item, {"recurrence": None})
    again = EVENTS.open(item.serialize())
    assert (recurrence(again), again.overrides) == (None, ())


def test_a_rule_that_is_not_understood_stays_until_another_is_written() -> None:
    item = event(ZONED, "RRULE:FREQ=YEARLY;RSCALE=CHINESE")
    EVENTS.write(item, {"recurrence": None, "title": "x"})
    assert "RRULE:FREQ=YEARLY;RSCALE=CHINESE" in lines_of(item)
    assert "RRULE:FREQ=DAILY" in lines_after(item, "recurrence", Recurrence("FREQ=DAILY"))


@pytest.mark.parametrize(
    "lines, note",
    [
        (["RRULE:FREQ=DAILY", "RDATE:20260201T080000Z"], "extra dates (RDATE)"),
        (["RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"], "(EXRULE)"),
        (["RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"], "several rules"),
        (["RRULE:FREQ=YEARLY;RSCALE=CHINESE"], "another calendar"),
        (["RRULE:FREQ=DAILY"], ""),
    ],
)
def test_what_canonical_values_cannot_say_is_noted(lines: list[str], note: str) -> None:
    notes = EVENTS.facts(event(ZONED, *lines)).notes
    assert [note in one for one in notes] == ([True] if note else [])


def test_a_change_from_one_occurrence_on_is_noted() -> None:
    item = series(
        ZONED,
        "RRULE:FREQ=WEEKLY",
        override=(OVERRIDE[0].replace(";", ";RANGE=THISANDFUTURE;", 1), *OVERRIDE[1:]),
    )
    assert any("from one occurrence on" in note for note in EVENTS.facts(item).notes)


MOVES = [
    # the master's lines, the new start, the lines after
    (
        "an hour later, with what names its occurrences",
        [
            ZONED,
            "RRULE:FREQ=WEEKLY;UNTIL=20260202T080000Z",
            "EXDATE;TZID=Europe/Berlin:20260112T090000,20260330T090000",
        ],
        at("2026-01-05T09:00"),
        [
            "DTSTART;TZID=Europe/Berlin:20260105T100000",
            "RRULE:FREQ=WEEKLY;UNTIL=20260202T090000Z",
            "EXDATE;TZID=Europe/Berlin:20260112T100000,20260330T100000",
        ],
    ),
    (
        "names in UTC stay in UTC, and know summer time",
        [ZONED, "RRULE:FREQ=WEEKLY", "EXDATE:20260330T070000Z", "RDATE:20260401T070000Z"],
        at("2026-01-05T09:00"),
        [
            "DTSTART;TZID=Europe/Berlin:20260105T100000",
            "RRULE:FREQ=WEEKLY",
            "EXDATE:20260330T080000Z",
            "RDATE:20260401T080000Z",
        ],
    ),
    (
        "days that stand for occurrences stay days",
        [ZONED, "RRULE:FREQ=WEEKLY", "EXDATE;VALUE=DATE:20260112"],
        at("2026-01-05T09:00"),
        ["DTSTART;TZID=Europe/Berlin:20260105T100000", "RRULE:FREQ=WEEKLY", "EXDATE;VALUE=DATE:20260112"],
    ),
    (
        "from Monday to Tuesday",
        [ZONED, "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Berlin:20260112T090000"],
        at("2026-01-06T08:00"),
        [
            "DTSTART;TZID=Europe/Berlin:20260106T090000",
            "RRULE:FREQ=WEEKLY",
            "EXDATE;TZID=Europe/Berlin:20260113T090000",
        ],
    ),
    (
        "beginning a week later: the other weeks are the same",
        [ZONED, "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Berlin:20260119T090000"],
        at("2026-01-12T08:00"),
        [
            "DTSTART;TZID=Europe/Berlin:20260112T090000",
            "RRULE:FREQ=WEEKLY",
            "EXDATE;TZID=Europe/Berlin:20260119T090000",
        ],
    ),
    (
        "beginning a week earlier",
        [ZONED, "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Berlin:20260119T090000"],
        at("2025-12-29T08:00"),
        [
            "DTSTART;TZID=Europe/Berlin:20251229T090000",
            "RRULE:FREQ=WEEKLY",
            "EXDATE;TZID=Europe/Berlin:20260119T090000",
        ],
    ),
    (
        "into all-day",
        [
            ZONED,
            "RRULE:FREQ=WEEKLY;UNTIL=20260202T080000Z",
            "EXDATE:20260112T080000Z",
            "EXDATE;VALUE=DATE:20260119",
        ],
        date(2026, 1, 5),
        [
            "DTSTART;VALUE=DATE:20260105",
            "RRULE:FREQ=WEEKLY;UNTIL=20260202",
            "EXDATE;VALUE=DATE:20260112",
            "EXDATE;VALUE=DATE:20260119",
        ],
    ),
    (
        "out of all-day",
        ["DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=WEEKLY;UNTIL=20260202", "EXDATE;VALUE=DATE:20260112"],
        at("2026-01-05T08:00"),
        [
            ZONED,
            "RRULE:FREQ=WEEKLY;UNTIL=20260202T225959Z",
            "EXDATE;TZID=Europe/Berlin:20260112T090000",
        ],
    ),
    (
        "all-day by a day",
        ["DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=WEEKLY;UNTIL=20260202", "EXDATE;VALUE=DATE:20260112"],
        date(2026, 1, 6),
        ["DTSTART;VALUE=DATE:20260106", "RRULE:FREQ=WEEKLY;UNTIL=20260202", "EXDATE;VALUE=DATE:20260113"],
    ),
    (
        "periods move with their first half",
        [ZONED, "RDATE;VALUE=PERIOD:20260112T080000Z/PT1H", "EXDATE:nonsense"],
        at("2026-01-05T09:00"),
        [
            "DTSTART;TZID=Europe/Berlin:20260105T100000",
            "RDATE;VALUE=PERIOD:20260112T090000Z/PT1H",
            "EXDATE:nonsense",
        ],
    ),
    (
        "floating",
        ["DTSTART:20260105T090000", "RRULE:FREQ=WEEKLY;UNTIL=20260202T090000", "EXDATE:20260112T090000"],
        at("2026-01-05T09:00"),
        ["DTSTART:20260105T100000", "RRULE:FREQ=WEEKLY;UNTIL=20260202T100000", "EXDATE:20260112T100000"],
    ),
]


@pytest.mark.parametrize(
    "before, start, after", [case[1:] for case in MOVES], ids=[case[0] for case in MOVES]
)
def test_a_series_moves_with_its_start(before: list[str], start: date, after: list[str]) -> None:
    item = event(*before)
    end = start if isinstance(start, datetime) else start + timedelta(days=1)
    EVENTS.write(item, {"start": start, "end": end})
    assert [line for line in lines_of(item) if not line.startswith("DTEND")] == after


KEPT_TIME = ("RECURRENCE-ID:20260330T070000Z", "DTSTART;TZID=Europe/Berlin:20260330T090000", "DURATION:PT2H")


@pytest.mark.parametrize(
    "override, start, after",
    [
        # put elsewhere by a person: stays there
        (
            OVERRIDE,
            at("2026-01-05T09:00"),
            ["RECURRENCE-ID;TZID=Europe/Berlin:20260119T100000", *OVERRIDE[1:]],
        ),
        # kept the series' time: follows
        (
            KEPT_TIME,
            at("2026-01-05T09:00"),
            ["RECURRENCE-ID:20260330T080000Z", "DTSTART;TZID=Europe/Berlin:20260330T100000", "DURATION:PT2H"],
        ),
        (
            (
                OVERRIDE[0],
                "DTSTART;TZID=Europe/Berlin:20260119T090000",
                "DTEND;TZID=Europe/Berlin:20260119T103000",
            ),
            at("2026-01-06T07:00"),
            [
                "RECURRENCE-ID;TZID=Europe/Berlin:20260120T080000",
                "DTSTART;TZID=Europe/Berlin:20260120T080000",
                "DTEND;TZID=Europe/Berlin:20260120T093000",
            ],
        ),
        (
            (
                OVERRIDE[0],
                "DTSTART;TZID=Europe/Berlin:20260119T090000",
                "DTEND;TZID=Europe/Berlin:20260119T103000",
            ),
            date(2026, 1, 5),
            ["RECURRENCE-ID;VALUE=DATE:20260119", "DTSTART;VALUE=DATE:20260119", "DTEND;VALUE=DATE:20260120"],
        ),
    ],
)
def test_changed_occurrences_are_not_lost_when_the_series_moves(
    override: tuple[str, ...], start: date, after: list[str]
) -> None:
    item = series(ZONED, "RRULE:FREQ=WEEKLY", override=override)
    before = recurrence(item)
    EVENTS.write(item, {"start": start})
    assert override_lines(item) == after
    now = recurrence(EVENTS.open(item.serialize()))
    assert before is not None
    assert now is not None
    assert len(now.changed) == len(before.changed) == 1


def test_another_zone_keeps_the_instants_that_are_named() -> None:
    item = series(
        ZONED, "RRULE:FREQ=WEEKLY;UNTIL=20260202T080000Z", "EXDATE:20260112T080000Z", override=OVERRIDE
    )
    before = recurrence(item)
    EVENTS.write(item, {"time_zone": "America/New_York"})
    assert recurrence(EVENTS.open(item.serialize())) == before
    assert lines_of(item)[:2] == [
        "DTSTART;TZID=America/New_York:20260105T030000",
        "RRULE:FREQ=WEEKLY;UNTIL=20260202T080000Z",
    ]
    assert override_lines(item)[0] == "RECURRENCE-ID;TZID=America/New_York:20260119T030000"


@pytest.mark.parametrize(
    "rule, kept", [("FREQ=WEEKLY;BYDAY=MO", True), ("FREQ=WEEKLY", False), ("FREQ=nonsense", True)]
)
def test_a_zone_in_which_the_rule_would_name_other_days_is_not_taken(rule: str, kept: bool) -> None:
    """Monday 3:00 in Berlin is Sunday in New York; BYDAY=MO would mean other evenings there."""
    item = event("DTSTART;TZID=Europe/Berlin:20260105T030000", f"RRULE:{rule}")
    EVENTS.write(item, {"time_zone": "America/New_York"})
    assert item.edited is not kept
    assert EVENTS.read(item)["time_zone"] == ("Europe/Berlin" if kept else "America/New_York")


def test_a_rule_that_goes_does_not_hold_the_zone() -> None:
    item = event("DTSTART;TZID=Europe/Berlin:20260105T030000", "RRULE:FREQ=WEEKLY;BYDAY=MO")
    EVENTS.write(item, {"time_zone": "America/New_York", "recurrence": None})
    assert lines_of(item) == ["DTSTART;TZID=America/New_York:20260104T210000"]


def test_an_until_that_is_a_day_stays_the_same_instant_in_another_zone() -> None:
    item = event(ZONED, "RRULE:FREQ=WEEKLY;UNTIL=20260202")
    before = recurrence(item)
    EVENTS.write(item, {"time_zone": "Asia/Kathmandu"})
    assert recurrence(item) == before


def test_one_occurrence_of_a_series_elsewhere_is_an_event_of_its_own() -> None:
    item = EVENTS.open(calendar(vevent(*OVERRIDE)))
    fields = EVENTS.read(item)
    assert (fields["start"], fields["title"], fields.get("recurrence")) == (
        at("2026-01-19T10:00"),
        "Later this time",
        None,
    )
    moved = {"start": at("2026-01-19T11:00"), "end": at("2026-01-19T12:00")}
    EVENTS.write(item, {**moved, "recurrence": Recurrence("FREQ=DAILY")})
    assert component_lines(item.component) == [
        OVERRIDE[0],
        "DTSTART;TZID=Europe/Berlin:20260119T120000",
        "DTEND;TZID=Europe/Berlin:20260119T130000",
        "SUMMARY:Later this time",
    ]


def test_fits_names_what_is_left_out() -> None:
    fit = EVENTS.fits("recurrence", Recurrence("FREQ=DAILY", (), (at("2026-01-19T08:00"),)))
    assert fit == Fit(Recurrence("FREQ=DAILY"), "changed occurrences")
