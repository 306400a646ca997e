"""When events are: forms of start and end, zones, changes of the clocks, all-day events."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from support.ics import EVENTS, OUTLOOK_ZONE, calendar, event, lines_after, lines_of, vevent

from crmsync.mapping.dav.calendar_item import CalendarItem
from crmsync.model.values import Moment

ZONES = [
    # TZID as written, IANA name as read, the zone its times are meant in
    ("Europe/Berlin", "Europe/Berlin", "Europe/Berlin"),
    ("America/New_York", "America/New_York", "America/New_York"),
    ("Australia/Lord_Howe", "Australia/Lord_Howe", "Australia/Lord_Howe"),
    ("Asia/Kathmandu", "Asia/Kathmandu", "Asia/Kathmandu"),
    ("W. Europe Standard Time", "Europe/Berlin", "Europe/Berlin"),
    ("Eastern Standard Time", "America/New_York", "America/New_York"),
    ("/mozilla.org/20050126_1/Australia/Lord_Howe", "Australia/Lord_Howe", "Australia/Lord_Howe"),
    ('"(UTC+01:00) Amsterdam, Berlin"', "Europe/Amsterdam", "Europe/Amsterdam"),
    ("Kundenzeit", None, "Europe/Berlin"),
    ("Nowhere", None, "Europe/Berlin"),
]
WALLS = ["20260105T090000", "20260705T090000", "20260329T013000", "20260405T013000", "20261025T013000"]
"""Winter, summer, and the nights of the changes of the clocks."""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def wall(text: str, zone: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def zoned(*lines: str) -> CalendarItem:
    return EVENTS.open(calendar(OUTLOOK_ZONE, vevent(*lines)))


def start_and_end(item: CalendarItem) -> tuple[Moment, Moment]:
    fields = EVENTS.read(item)
    start, end = fields["start"], fields["end"]
    assert isinstance(start, date)
    assert isinstance(end, date)
    return start, end


@pytest.mark.parametrize("text", WALLS)
@pytest.mark.parametrize("tzid, name, zone", ZONES)
def test_reads_local_times_in_their_zone(tzid: str, name: str | None, zone: str, text: str) -> None:
    item = zoned(f"DTSTART;TZID={tzid}:{text}", "DURATION:PT1H")
    start = wall(text, zone)
    assert start_and_end(item) == (start, start + timedelta(hours=1))
    assert EVENTS.read(item).get("time_zone") == name


@pytest.mark.parametrize("text", WALLS)
@pytest.mark.parametrize("tzid, name, zone", ZONES)
def test_a_new_instant_is_written_in_the_zone_that_is_there(
    tzid: str, name: str | None, zone: str, text: str
) -> None:
    item = zoned(f"DTSTART;TZID={tzid}:20250101T120000", f"DTEND;TZID={tzid}:20250101T130000")
    start = wall(text, zone)
    EVENTS.write(item, {"start": start, "end": start + timedelta(hours=1)})
    assert lines_of(item)[0] == f"DTSTART;TZID={tzid}:{text}"
    assert start_and_end(EVENTS.open(item.serialize())) == (start, start + timedelta(hours=1))
    assert EVENTS.read(item).get("time_zone") == name


@pytest.mark.parametrize("text", WALLS)
@pytest.mark.parametrize(
    "name", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
)
@pytest.mark.parametrize("tzid, old, zone", ZONES[:4])
def test_another_zone_keeps_the_instants(tzid: str, old: str, zone: str, name: str, text: str) -> None:
    item = zoned(f"DTSTART;TZID={tzid}:{text}", f"DTEND;TZID={tzid}:20270101T000000")
    before = start_and_end(item)
    EVENTS.write(item, {"time_zone": name})
    again = EVENTS.open(item.serialize())
    assert start_and_end(again) == before
    assert EVENTS.read(again)["time_zone"] == name
    written = lines_of(again)[0]
    assert written.endswith("Z") if name == "UTC" else written.startswith(f"DTSTART;TZID={name}:")
    assert name in again.calendar.zones() or name in ("UTC", old)


def test_floating_times_are_meant_in_the_default_zone() -> None:
    item = event("DTSTART:20260105T090000", "DTEND:20260105T100000")
    assert EVENTS.read(item)["start"] == at("2026-01-05T08:00")
    assert "time_zone" not in EVENTS.read(item)
    assert lines_after(item, "start", at("2026-07-05T08:00")) == [
        "DTSTART:20260705T100000",
        "DTEND:20260705T110000",
    ]


def test_utc_stays_utc() -> None:
    item = event("DTSTART:20260105T090000Z", "DTEND:20260105T100000Z")
    assert EVENTS.read(item)["time_zone"] == "UTC"
    assert lines_after(item, "end", at("2026-01-05T11:00")) == [
        "DTSTART:20260105T090000Z",
        "DTEND:20260105T110000Z",
    ]


def test_each_end_keeps_its_own_zone() -> None:
    flight = ["DTSTART;TZID=Europe/Berlin:20260105T090000", "DTEND;TZID=America/New_York:20260105T120000"]
    item = event(*flight)
    assert start_and_end(item) == (at("2026-01-05T08:00"), at("2026-01-05T17:00"))
    EVENTS.write(item, {"end": at("2026-01-05T18:00"), "time_zone": "UTC"})
    assert lines_of(item) == ["DTSTART:20260105T080000Z", "DTEND;TZID=America/New_York:20260105T130000"]


def test_the_second_pass_of_a_repeated_hour_is_written_in_utc() -> None:
    """Local time cannot name it: 2:30 means the first pass (RFC 5545 §3.3.5)."""
    item = event("DTSTART;TZID=Europe/Berlin:20261025T013000", "DTEND;TZID=Europe/Berlin:20261025T040000")
    assert (
        lines_after(item, "start", at("2026-10-25T00:30"))[0] == "DTSTART;TZID=Europe/Berlin:20261025T023000"
    )
    assert lines_after(item, "start", at("2026-10-25T01:30"))[0] == "DTSTART:20261025T013000Z"


ENDS = [
    # start, end or duration, end as read
    (":20260105T090000Z", "", at("2026-01-05T09:00")),
    (":20260105T090000Z", "DTEND:20260105T080000Z", at("2026-01-05T09:00")),
    (":20260105T090000Z", "DTEND;VALUE=DATE:20260106", at("2026-01-06T00:00")),
    (":20260105T090000Z", "DURATION:PT90M", at("2026-01-05T10:30")),
    (":20260105T090000Z", "DURATION:-PT90M", at("2026-01-05T09:00")),
    (":20260105T090000Z", "DURATION:long", at("2026-01-05T09:00")),
    # a day is a day by the calendar, 24 hours are not (RFC 5545 §3.3.6)
    (";TZID=Europe/Berlin:20260328T120000", "DURATION:P1D", at("2026-03-29T10:00")),
    (";TZID=Europe/Berlin:20260328T120000", "DURATION:PT24H", at("2026-03-29T11:00")),
    (";VALUE=DATE:20260105", "", date(2026, 1, 6)),
    (";VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260108", date(2026, 1, 8)),
    (";VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260105", date(2026, 1, 6)),
    (";VALUE=DATE:20260105", "DURATION:P1W", date(2026, 1, 12)),
    (";VALUE=DATE:20260105", "DURATION:PT36H", date(2026, 1, 7)),
    (";VALUE=DATE:20260105", "DTEND;TZID=Europe/Berlin:20260106T100000", date(2026, 1, 7)),
]


@pytest.mark.parametrize("start, end, read", ENDS)
def test_reads_ends(start: str, end: str, read: Moment) -> None:
    item = event(f"DTSTART{start}", *([end] if end else []))
    assert EVENTS.read(item)["end"] == read
    EVENTS.write(item, {"end": read})
    assert not item.edited


@pytest.mark.parametrize(
    "before, end, after",
    [
        (
            ["DTSTART:20260105T090000Z"],
            at("2026-01-05T10:00"),
            ["DTSTART:20260105T090000Z", "DTEND:20260105T100000Z"],
        ),
        (
            ["DTSTART:20260105T090000Z", "DURATION:PT1H"],
            at("2026-01-06T10:00"),
            ["DTSTART:20260105T090000Z", "DURATION:PT25H"],
        ),
        (
            ["DTSTART;TZID=Europe/Berlin:20260328T120000", "DURATION:P1D"],
            at("2026-03-29T11:00"),
            ["DTSTART;TZID=Europe/Berlin:20260328T120000", "DURATION:PT24H"],
        ),
        (
            ["DTSTART;VALUE=DATE:20260105", "DURATION:P1D"],
            date(2026, 1, 19),
            ["DTSTART;VALUE=DATE:20260105", "DURATION:P2W"],
        ),
        (
            ["DTSTART;VALUE=DATE:20260105"],
            date(2026, 1, 8),
            ["DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260108"],
        ),
        (
            ["DTSTART;TZID=Europe/Berlin:20260105T090000"],
            at("2026-01-05T09:00"),
            ["DTSTART;TZID=Europe/Berlin:20260105T090000", "DTEND;TZID=Europe/Berlin:20260105T100000"],
        ),
    ],
)
def test_writes_ends_in_the_form_that_is_there(before: list[str], end: Moment, after: list[str]) -> None:
    assert lines_after(event(*before), "end", end) == after


def test_without_an_end_the_start_is_the_end() -> None:
    item = event("DTSTART:20260105T090000Z", "DTEND:20260105T100000Z")
    EVENTS.write(item, {"end": None})
    assert lines_of(item) == ["DTSTART:20260105T090000Z"]


@pytest.mark.parametrize(
    "end, kept",
    [
        ("DTEND:20260105T100000Z", "DTEND:20260105T100000Z"),
        ("DURATION:PT1H", "DURATION:PT2H"),
        ("", "DTEND:20260105T090000Z"),
    ],
)
def test_an_earlier_start_leaves_the_end_where_it_was(end: str, kept: str) -> None:
    item = event("DTSTART:20260105T090000Z", *([end] if end else []))
    assert lines_after(item, "start", at("2026-01-05T08:00")) == ["DTSTART:20260105T080000Z", kept]


@pytest.mark.parametrize(
    "end, moved",
    [("DTEND:20260105T100000Z", "DTEND:20260105T130000Z"), ("DURATION:PT1H", "DURATION:PT1H"), ("", "")],
)
def test_a_start_after_the_end_takes_the_end_along(end: str, moved: str) -> None:
    item = event("DTSTART:20260105T090000Z", *([end] if end else []))
    expected = ["DTSTART:20260105T120000Z", *([moved] if moved else [])]
    assert lines_after(item, "start", at("2026-01-05T12:00")) == expected


def test_an_event_keeps_its_start_and_its_zone_when_they_are_emptied() -> None:
    item = event("DTSTART;TZID=Europe/Berlin:20260105T090000")
    EVENTS.write(item, {"start": None, "time_zone": None})
    assert not item.edited


TIMED = ["DTSTART;TZID=Europe/Berlin:20260105T090000", "DTEND;TZID=Europe/Berlin:20260105T100000"]
DAYS = ["DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260107"]


@pytest.mark.parametrize(
    "before, start, end, after",
    [
        (TIMED, date(2026, 1, 5), date(2026, 1, 7), DAYS),
        (TIMED[:1], date(2026, 1, 5), date(2026, 1, 7), DAYS),
        ([TIMED[0], "DURATION:PT1H"], date(2026, 1, 5), date(2026, 1, 7), [DAYS[0], "DURATION:P2D"]),
        (DAYS, at("2026-01-05T08:00"), at("2026-01-05T09:00"), TIMED),
        (DAYS[:1], at("2026-01-05T08:00"), at("2026-01-05T09:00"), TIMED),
        (
            [DAYS[0], "DURATION:P2D"],
            at("2026-01-05T08:00"),
            at("2026-01-05T09:00"),
            [TIMED[0], "DURATION:PT1H"],
        ),
    ],
)
def test_all_day_and_back(before: list[str], start: Moment, end: Moment, after: list[str]) -> None:
    item = event(*before)
    EVENTS.write(item, {"start": start, "end": end, "time_zone": "Europe/Berlin"})
    assert lines_of(item) == after
    assert start_and_end(EVENTS.open(item.serialize())) == (start, end)


@pytest.mark.parametrize("end", ["DTEND;TZID=Europe/Berlin:20260106T000000", "DURATION:P1D", "DURATION:PT1H"])
def test_start_and_end_have_one_type_even_when_the_start_alone_is_written(end: str) -> None:
    item = event(TIMED[0], end)
    EVENTS.write(item, {"start": date(2026, 1, 5)})
    written = lines_of(item)[1]
    assert written in ("DTEND;VALUE=DATE:20260106", "DURATION:P1D")


def test_an_all_day_event_that_gets_times_in_another_zone() -> None:
    item = event(*DAYS)
    EVENTS.write(
        item,
        {"start": at("2026-01-05T14:00"), "end": at("2026-01-05T15:00"), "time_zone": "America/New_York"},
    )
    assert lines_of(item) == [
        "DTSTART;TZID=America/New_York:20260105T090000",
        "DTEND;TZID=America/New_York:20260105T100000",
    ]
    assert "America/New_York" in item.calendar.zones()


def test_exchanges_own_mark_of_all_day_events_follows() -> None:
    item = event(*TIMED, "X-MICROSOFT-CDO-ALLDAYEVENT:FALSE")
    EVENTS.write(item, {"start": date(2026, 1, 5)})
    assert lines_of(item)[2] == "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"


def test_a_zone_that_the_document_defines_is_used_under_its_own_name() -> None:
    outlook = OUTLOOK_ZONE.replace("Kundenzeit", "W. Europe Standard Time")
    item = EVENTS.open(calendar(outlook, vevent("DTSTART:20260105T080000Z")))
    EVENTS.write(item, {"time_zone": "Europe/Berlin"})
    assert lines_of(item) == ["DTSTART;TZID=W. Europe Standard Time:20260105T090000"]
    assert list(item.calendar.zones()) == ["W. Europe Standard Time"]


def test_other_parameters_stay() -> None:
    item = event("DTSTART;X-A=1;TZID=Europe/Berlin:20260105T090000")
    assert (
        lines_after(item, "start", at("2026-01-05T09:00"))[0]
        == "DTSTART;TZID=Europe/Berlin;X-A=1:20260105T100000"
    )
