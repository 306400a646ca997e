"""Zone names, definitions in documents, and definitions we write."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.formats import vtimezone, zone_names
from crmsync.formats.contentline import Layout
from crmsync.formats.document import Component, Document
from crmsync.formats.moments import instant_of, wall_time
from crmsync.formats.vtimezone import defined_zone, zone_definition
from crmsync.formats.zone_names import guess_zone_name, offset_zone, zone_name
from crmsync.formats.zones import UTC_ZONE, Zone, find_zone, named_zone

OUTLOOK = """BEGIN:VTIMEZONE
TZID:Kundenzeit
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
OLD_RULES = """BEGIN:VTIMEZONE
TZID:Eastern
BEGIN:STANDARD
DTSTART:19671029T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20061029T060000Z
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19870405T020000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;UNTIL=20060402T070000Z
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:DAYLIGHT
DTSTART:20070311T020000
RDATE:20080309T020000,20090308T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
"""


def component(text: str) -> Component:
    return next(Document.parse(text.replace("\n", "\r\n")).components())


def offset(tz: tzinfo | None, instant: datetime) -> timedelta | None:
    assert tz is not None
    return instant.astimezone(tz).utcoffset()


@pytest.mark.parametrize(
    "tzid, name",
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/BERLIN", "Europe/Berlin"),
        ("US/Eastern", "US/Eastern"),
        ('"America/New York"', "America/New_York"),
        ("UTC", "UTC"),
        ("Etc/UTC", "UTC"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("/mozilla.org/20050126_1/Europe/Berlin", "Europe/Berlin"),
        (
            "/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires",
            "America/Argentina/Buenos_Aires",
        ),
        ("/softwarestudio.org/Olson_20011030_5/Pacific/Auckland", "Pacific/Auckland"),
        ("/citadel.org/20190914_1/UTC", "UTC"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("w. europe standard time", "Europe/Berlin"),
        ("Nepal Standard Time", "Asia/Katmandu"),
        ("Lord Howe Standard Time", "Australia/Lord_Howe"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT-08:00) Pacific Time (US & Canada); Tijuana", "America/Los_Angeles"),
        ("(UTC+05:45) Kathmandu", "Asia/Kathmandu"),
        ("(UTC) Coordinated Universal Time", "UTC"),
        ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("GMT+01:00", "Etc/GMT-1"),
        ("UTC-5", "Etc/GMT+5"),
        ("(GMT-03:00)", "Etc/GMT+3"),
        ("+0000", "UTC"),
    ],
)
def test_names_that_surely_mean_a_zone(tzid: str, name: str) -> None:
    zone = named_zone(tzid)
    assert zone is not None
    assert zone.name == zone_name(tzid) == name


@pytest.mark.parametrize(
    "tzid",
    [
        "",
        "/",
        "CST",
        "Bogus",
        "Customized Time Zone",
        "tzone://Microsoft/Custom",
        "Europe/../../etc/passwd",
        "Екатеринбург",
        "Factory",
        "(UTC+05:00) Berlin",
        "UTC-05:30",
    ],
)
def test_names_that_surely_mean_none(tzid: str) -> None:
    assert named_zone(tzid) is None


@pytest.mark.parametrize(
    "tzid, name",
    [
        ("Canberra, Melbourne, Sydney", "Australia/Canberra"),
        ("Kuala Lumpur, Singapore", "Asia/Kuala_Lumpur"),
        ("Germany/Berlin", "Europe/Berlin"),
        ("Pacific Time (US & Canada), Tijuana", "America/Los_Angeles"),
        ("Berlin, Sydney", None),
        ("Nowhere", None),
    ],
)
def test_cities_that_agree_are_a_good_guess(tzid: str, name: str | None) -> None:
    assert guess_zone_name(tzid) == name


@pytest.mark.parametrize(
    "tzid, hours",
    [
        ("UTC-05:30", -5.5),
        ("GMT+1", 1),
        ("+0530", 5.5),
        ("(UTC+01:00) Nowhere", 1),
        ("Nowhere", None),
        ("+99", None),
    ],
)
def test_names_that_give_an_offset(tzid: str, hours: float | None) -> None:
    found = offset_zone(tzid)
    assert (found and found.utcoffset(None)) == (None if hours is None else timedelta(hours=hours))


def test_a_zone_by_its_windows_name_has_the_same_clocks() -> None:
    months = [datetime(2027, month, 15, tzinfo=UTC) for month in range(1, 13)]
    for name in zone_names.zone_names().values():
        windows = zone_names.windows_name(name)
        zone = named_zone(windows or name)
        assert zone is not None, name
        own = zone_names.zone_by_name(name)
        assert [one.astimezone(zone.tz).utcoffset() for one in months] == [
            one.astimezone(own).utcoffset() for one in months
        ], name
    assert zone_names.windows_name("Europe/Amsterdam") == "W. Europe Standard Time"
    assert zone_names.windows_name("America/Vancouver") == "Pacific Standard Time"
    assert zone_names.windows_name("UTC") == "UTC"
    assert zone_names.windows_name("Antarctica/Troll") is None


def test_every_windows_name_means_a_zone() -> None:
    for windows, name in zone_names.windows_zones().items():
        assert named_zone(windows) == named_zone(name) is not None, windows


def test_a_known_name_is_never_looked_up_in_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Component] = []
    monkeypatch.setattr("crmsync.formats.zones.defined_zone", read.append)
    zone = find_zone("W. Europe Standard Time", {"W. Europe Standard Time": component(OUTLOOK)})
    assert zone == named_zone("Europe/Berlin")
    assert read == []


def test_an_unknown_name_means_what_the_document_defines() -> None:
    zone = find_zone("Kundenzeit", {"Kundenzeit": component(OUTLOOK)})
    assert zone is not None
    assert zone.name is None
    assert offset(zone.tz, datetime(2026, 1, 1, tzinfo=UTC)) == timedelta(hours=1)
    assert offset(zone.tz, datetime(2026, 7, 1, tzinfo=UTC)) == timedelta(hours=2)


def test_a_definition_beats_a_guess_and_a_guess_an_offset() -> None:
    assert find_zone("Santiago", {"Santiago": component(OUTLOOK)}) != find_zone("Santiago", {})
    assert find_zone("Santiago", {}) == named_zone("America/Santiago")
    assert find_zone("(UTC+01:00) Nowhere", {}) == Zone(offset_zone("+01:00") or UTC, None)
    assert find_zone("CST", {}) is None


def test_a_definition_may_name_its_zone() -> None:
    named = OUTLOOK.replace("TZID:Kundenzeit", "TZID:x\nX-LIC-LOCATION:Asia/Kathmandu")
    assert find_zone("x", {"x": component(named)}) == named_zone("Asia/Kathmandu")


def test_a_definition_from_1601_is_followed_from_1968_only_and_read_once() -> None:
    vtimezone._read.cache_clear()
    zones = {id(defined_zone(component(OUTLOOK))) for _ in range(5)}
    assert len(zones) == 1
    assert vtimezone._read.cache_info().misses == 1
    zone = defined_zone(component(OUTLOOK))
    assert isinstance(zone, vtimezone.DefinedZone)
    assert len(zone._instants) <= 2 * (2100 - 1968 + 1)


def test_a_definition_agrees_with_the_zone_it_describes() -> None:
    defined, berlin = defined_zone(component(OUTLOOK)), zoneinfo.ZoneInfo("Europe/Berlin")
    for instant in instants(1997, 2037):
        assert offset(defined, instant) == offset(berlin, instant), instant


def test_old_rules_and_single_dates_of_a_definition_count() -> None:
    defined = defined_zone(component(OLD_RULES))
    for text, hours in [("2006-07-01", -4), ("2007-07-01", -4), ("2009-07-01", -4), ("2010-07-01", -5)]:
        assert offset(defined, datetime.fromisoformat(text).replace(tzinfo=UTC)) == timedelta(hours=hours), (
            text
        )


@pytest.mark.parametrize(
    "change",
    [
        ("TZOFFSETTO:+0100", "TZOFFSETTO:early"),
        ("DTSTART:16011028T030000", "DTSTART:winter"),
        ("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "FREQ=SECONDLY"),
        ("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "FREQ=YEARLY;BYMONTH=13"),
    ],
)
def test_a_broken_or_hostile_definition_is_not_understood(change: tuple[str, str]) -> None:
    broken = component(OUTLOOK.replace(*change))
    assert defined_zone(broken) is None
    assert find_zone("Kundenzeit", {"Kundenzeit": broken}) is None


def test_a_definition_without_rules_is_not_understood() -> None:
    assert defined_zone(component("BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE\n")) is None


ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/Dublin"]
ZONES += [
    "America/Santiago",
    "Asia/Jerusalem",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Etc/GMT+5",
]


def instants(first: int, last: int) -> Iterator[datetime]:
    instant = datetime(first, 1, 1, 0, 15, tzinfo=UTC)
    while instant.year <= last:
        yield instant
        instant += timedelta(hours=37, minutes=30)


@pytest.mark.parametrize("first", [1970, 2000])
@pytest.mark.parametrize("name", ZONES)
def test_a_written_definition_reads_back_as_its_zone(name: str, first: int) -> None:
    written = zone_definition(name, first + 1, Layout())
    ours, theirs = defined_zone(written), zoneinfo.ZoneInfo(name)
    assert ours is not None
    for instant in instants(first, 2037):
        local = instant.astimezone(theirs)
        assert instant.astimezone(ours).utcoffset() == local.utcoffset(), instant
        assert instant.astimezone(ours).fold == local.fold, instant
        wall = wall_time(instant, theirs)
        assert instant_of(wall, ours) == instant_of(wall, theirs), wall


@pytest.mark.parametrize(
    "name", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
)
def test_another_library_reads_the_same_zone(name: str) -> None:
    written = zone_definition(name, 2026, Layout()).serialize()
    read = icalendar.Timezone.from_ical(written)
    assert isinstance(read, icalendar.Timezone)
    theirs = read.to_tz(lookup_tzid=False)
    for instant in instants(2001, 2030):
        expected = offset(zoneinfo.ZoneInfo(name), instant)
        assert instant.replace(tzinfo=None) + (expected or timedelta()) == wall_time(instant, theirs), instant


def test_a_regular_zone_is_written_as_rules_that_never_end() -> None:
    text = zone_definition("Europe/Berlin", 2026, Layout()).serialize().decode()
    assert "DTSTART:20000326T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n" in text
    assert "DTSTART:20001029T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n" in text
    assert "RDATE" not in text


def test_a_written_definition_can_be_edited_without_harm_to_the_next() -> None:
    zone_definition("Europe/Berlin", 2026, Layout()).set("TZID", "mine")
    assert zone_definition("Europe/Berlin", 2026, Layout()).value("TZID") == "Europe/Berlin"
    assert zone_definition("Europe/Berlin", 2026, Layout(newline=b"\n")).serialize().count(b"\r") == 0


@given(st.sampled_from(ZONES), st.datetimes(datetime(2000, 1, 2), datetime(2037, 12, 30)), st.integers(0, 1))  # noqa: DTZ001
def test_a_defined_zone_keeps_the_rules_of_python(name: str, moment: datetime, fold: int) -> None:
    zone = defined_zone(zone_definition(name, 2026, Layout()))
    local, reference = (
        moment.replace(tzinfo=zone, fold=fold),
        moment.replace(tzinfo=zoneinfo.ZoneInfo(name), fold=fold),
    )
    assert local.utcoffset() == reference.utcoffset()
    assert local.astimezone(UTC) == reference.astimezone(UTC)


def test_zone_data_comes_from_the_tzdata_package_where_the_system_has_none() -> None:
    """As on Windows."""
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
    zone_names.zone_by_name.cache_clear()
    try:
        zone = named_zone("Lord Howe Standard Time")
        assert zone is not None
        assert offset(zone.tz, datetime(2026, 1, 1, tzinfo=UTC)) == timedelta(hours=11)
        assert offset(zone.tz, datetime(2026, 7, 1, tzinfo=UTC)) == timedelta(hours=10, minutes=30)
    finally:
        zoneinfo.reset_tzpath()
        zoneinfo.ZoneInfo.clear_cache()
        zone_names.zone_by_name.cache_clear()


def test_utc_is_pythons_own() -> None:
    assert named_zone("Zulu") == UTC_ZONE
    assert UTC_ZONE.tz is UTC
