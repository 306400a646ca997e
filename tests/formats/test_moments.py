"""Spellings of dates, times, offsets and durations."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.formats.moments import (
    Span,
    format_duration,
    format_moment,
    format_offset,
    instant_of,
    is_expressible,
    parse_duration,
    parse_moment,
    parse_offset,
    wall_time,
)
from crmsync.model.values import Moment

BERLIN = ZoneInfo("Europe/Berlin")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")


@pytest.mark.parametrize(
    "text, moment",
    [
        ("20260105", date(2026, 1, 5)),
        ("20260105T090000", datetime(2026, 1, 5, 9)),  # noqa: DTZ001 - local until a zone is known
        ("20260105T090000Z", datetime(2026, 1, 5, 9, tzinfo=UTC)),
        ("20260105t090000z", datetime(2026, 1, 5, 9, tzinfo=UTC)),
        (" 20260105T0900 ", datetime(2026, 1, 5, 9)),  # noqa: DTZ001
        ("2026-01-05T09:00:00+01:00", datetime(2026, 1, 5, 8, tzinfo=UTC)),
        ("2026-01-05", date(2026, 1, 5)),
        ("20260105T090000.123Z", datetime(2026, 1, 5, 9, tzinfo=UTC)),
        ("20260105T240000", datetime(2026, 1, 6)),  # noqa: DTZ001
        ("20161231T235960Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_reads_moments(text: str, moment: Moment) -> None:
    assert parse_moment(text) == moment


@pytest.mark.parametrize(
    "text",
    ["", "2026013", "20261305", "20260230", "20260105T250000", "00000000", "soon", "20260105T", "٢٠٢٦٠١٠٥"],
)
def test_what_is_no_moment_reads_as_none(text: str) -> None:
    assert parse_moment(text) is None


def test_an_offset_that_leaves_the_calendar_reads_as_none() -> None:
    assert parse_moment("00010101T000000+0100") is None


@given(st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)), st.booleans())  # noqa: DTZ001
def test_what_is_written_reads_back(moment: datetime, aware: bool) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC if aware else None)
    assert parse_moment(format_moment(moment)) == moment
    assert parse_moment(format_moment(moment.date())) == moment.date()


@pytest.mark.parametrize(
    "text, offset",
    [
        ("+0100", timedelta(hours=1)),
        ("-0530", -timedelta(hours=5, minutes=30)),
        ("0100", timedelta(hours=1)),
        ("-05:30", -timedelta(hours=5, minutes=30)),
        ("+013015", timedelta(hours=1, minutes=30, seconds=15)),
        ("+2400", None),
        ("+1", None),
        ("", None),
    ],
)
def test_reads_offsets(text: str, offset: timedelta | None) -> None:
    assert parse_offset(text) == offset


@given(st.integers(-86399, 86399))
def test_offsets_read_back(seconds: int) -> None:
    assert parse_offset(format_offset(timedelta(seconds=seconds))) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text, span",
    [
        ("PT15M", Span(0, timedelta(minutes=15))),
        ("-PT15M", Span(0, -timedelta(minutes=15))),
        ("+P1D", Span(1)),
        ("P1DT2H3M4S", Span(1, timedelta(hours=2, minutes=3, seconds=4))),
        ("-P2W", Span(-14)),
        ("PT0S", Span()),
        ("p1dt2h", Span(1, timedelta(hours=2))),
        ("P", None),
        ("PT", None),
        ("P1DT", None),
        ("15M", None),
        ("P999999999999D", None),
        ("PT99999999999999999999H", None),
    ],
)
def test_reads_durations(text: str, span: Span | None) -> None:
    assert parse_duration(text) == span


@pytest.mark.parametrize(
    "length, text",
    [
        (timedelta(), "PT0S"),
        (-timedelta(minutes=15), "-PT15M"),
        (timedelta(days=1), "P1D"),
        (timedelta(days=14), "P2W"),
        (-timedelta(days=1, hours=2), "-P1DT2H"),
        (Span(0, timedelta(hours=25)), "PT25H"),
        (Span(2), "P2D"),
    ],
)
def test_writes_durations(length: timedelta | Span, text: str) -> None:
    assert format_duration(length) == text


@given(st.timedeltas(timedelta(days=-10_000), timedelta(days=10_000)))
def test_durations_read_back(length: timedelta) -> None:
    length = timedelta(seconds=length // timedelta(seconds=1))
    span = parse_duration(format_duration(length))
    assert span is not None
    assert span.length == length


@pytest.mark.parametrize(
    "wall, zone, instant",
    [
        # skipped by the clocks: the offset before the change counts (RFC 5545 §3.3.5)
        ("20260329T023000", BERLIN, "20260329T013000Z"),
        ("20261004T021500", LORD_HOWE, "20261003T154500Z"),
        # shown twice: the first time
        ("20261025T023000", BERLIN, "20261025T003000Z"),
        ("20260405T014500", LORD_HOWE, "20260404T144500Z"),
    ],
)
def test_local_times_around_a_change_of_the_clocks(wall: str, zone: ZoneInfo, instant: str) -> None:
    local, expected = parse_moment(wall), parse_moment(instant)
    assert isinstance(local, datetime)
    assert instant_of(local, zone) == expected


def test_the_second_pass_of_a_repeated_hour_cannot_be_said_in_local_time() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = first + timedelta(hours=1)
    assert wall_time(first, BERLIN) == wall_time(second, BERLIN)
    assert is_expressible(first, BERLIN)
    assert not is_expressible(second, BERLIN)


def test_the_ends_of_the_calendar_do_no_harm() -> None:
    assert instant_of(datetime(1, 1, 1), BERLIN).year == 1  # noqa: DTZ001
    assert wall_time(datetime(9999, 12, 31, 23, 30, tzinfo=UTC), BERLIN).year == 9999
