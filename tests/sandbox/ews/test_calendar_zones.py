"""Time zones: the server's own, definitions of periods and transitions, and durations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from support.ews_clients import Soap, T

from crmsync.sandbox.ews import EmbeddedExchange, EwsError
from crmsync.sandbox.ews.calendar_zones import (
    definition_of,
    duration_text,
    observances,
    read_duration,
    zone_by_id,
    zone_of,
    zone_of_place,
)
from crmsync.sandbox.ews.errors import SoapFault
from crmsync.sandbox.ews.xml import element, t

DATES = (
    '<t:TransitionsGroup Id="0"><t:RecurringDateTransition><t:To Kind="Period">D</t:To><t:TimeOffset>PT1H</t:TimeOffset>'
    "<t:Month>4</t:Month><t:Day>10</t:Day></t:RecurringDateTransition><t:RecurringDateTransition>"
    '<t:To Kind="Period">S</t:To><t:TimeOffset>PT2H</t:TimeOffset><t:Month>9</t:Month><t:Day>20</t:Day>'
    "</t:RecurringDateTransition></t:TransitionsGroup>"
)


def definition(groups: str = DATES, target: str = "0") -> str:
    """A zone of somebody's own: half an hour ahead, an hour more from 10 April to 20 September."""
    return (
        '<t:StartTimeZone Id="Own" Name="Our zone"><t:Periods><t:Period Bias="-PT30M" Name="Standard" Id="S"/>'
        f'<t:Period Bias="-PT1H30M" Name="Daylight" Id="D"/></t:Periods><t:TransitionsGroups>{groups}</t:TransitionsGroups>'
        f'<t:Transitions><t:Transition><t:To Kind="Group">{target}</t:To></t:Transition></t:Transitions></t:StartTimeZone>'
    )


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.replace("StartTimeZone Id", f'StartTimeZone xmlns:t="{T[1:-1]}" Id', 1))


@pytest.mark.parametrize(
    ("windows", "place"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Pacific Standard Time", "America/Los_Angeles"),
        ("AUS Eastern Standard Time", "Australia/Sydney"),
        ("India Standard Time", "Asia/Kolkata"),
        ("UTC", "UTC"),
    ],
)
def test_a_definition_says_the_same_as_the_zone(windows: str, place: str) -> None:
    zone = zone_by_id(windows)
    assert zone is not None
    whole = definition_of(zone, "TimeZoneDefinition", full=True)
    whole.set("Id", "Own")
    own = zone_of(whole)
    for day in range(365):
        moment = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
        assert moment.astimezone(own.info).utcoffset() == moment.astimezone(ZoneInfo(place)).utcoffset()


def test_ids_and_places() -> None:
    assert zone_by_id("Nowhere") is None
    assert (zone_by_id("utc") or zone_of_place("UTC")).id == "UTC"
    assert zone_of_place("Europe/Berlin").id == "W. Europe Standard Time"
    assert zone_of_place("Moon/Sea").id == "UTC"
    assert zone_of_place("Europe/Berlin").name == "(UTC+01:00) Berlin"


def test_observances_of_iana_and_own_zones() -> None:
    summer, winter = observances(zone_of_place("Europe/Berlin"))
    assert (summer.is_daylight, summer.month, summer.occurrence, summer.weekday) == (True, 3, -1, 6)
    assert (winter.is_daylight, winter.before, winter.after) == (
        False,
        timedelta(hours=2),
        timedelta(hours=1),
    )
    (always,) = observances(zone_of_place("Asia/Kolkata"))
    assert (always.month, always.after) == (0, timedelta(hours=5, minutes=30))


def test_a_zone_of_somebodys_own(exchange: EmbeddedExchange, soap: Soap) -> None:
    document = (
        '<m:CreateItem SendMeetingInvitations="SendToNone"><m:Items><t:CalendarItem>'
        "<t:Start>2026-07-01T10:00:00</t:Start><t:End>2026-12-01T10:00:00</t:End>"
        f"{definition()}</t:CalendarItem></m:Items></m:CreateItem>"
    )
    assert soap.codes(document) == ["NoError"]
    (event,) = exchange.person.events()
    assert (event["Start"], event["End"]) == ("2026-07-01T08:30:00Z", "2026-12-01T09:30:00Z")
    zone = event["StartTimeZone"]
    assert (zone["@Id"], zone["@Name"], sorted(zone)[2:]) == (
        "Own", "Our zone", ["Periods", "Transitions", "TransitionsGroups"],
    )  # fmt: skip
    assert event["EndTimeZone"]["@Id"] == "Own"


def test_a_zone_with_one_period_only() -> None:
    group = '<t:TransitionsGroup Id="0"><t:Transition><t:To Kind="Period">D</t:To></t:Transition></t:TransitionsGroup>'
    zone = zone_of(parsed(definition(group)))
    assert datetime(2026, 1, 1, tzinfo=UTC).astimezone(zone.info).utcoffset() == timedelta(minutes=90)


@pytest.mark.parametrize(
    "broken",
    [
        definition(DATES.replace(">D<", ">X<")),
        definition(DATES.replace("<t:Month>4</t:Month>", "")),
        definition(DATES.replace("<t:Day>10</t:Day>", "<t:Day>tenth</t:Day>")),
        '<t:StartTimeZone Id="Own"><t:Periods/></t:StartTimeZone>',
        '<t:StartTimeZone Id="Own"/>',
    ],
)
def test_a_definition_that_is_none(broken: str) -> None:
    with pytest.raises(EwsError) as refused:
        zone_of(parsed(broken))
    assert refused.value.code == "ErrorTimeZone"


def test_a_zone_of_exchange_2007() -> None:
    known = element(t("MeetingTimeZone"), TimeZoneName="Europe/Berlin")
    assert zone_of(known).id == "W. Europe Standard Time"
    other = element(t("MeetingTimeZone"), None, element(t("BaseOffset"), "-PT30M"), TimeZoneName="Ours")
    assert (zone_of(other).id, zone_of(other).info.utcoffset(None)) == ("Ours", timedelta(minutes=30))


def test_the_zones_of_the_server(soap: Soap) -> None:
    asked = (
        '<m:GetServerTimeZones ReturnFullTimeZoneData="{}"><m:Ids><t:Id>W. Europe Standard Time</t:Id><t:Id>UTC</t:Id>'
        "<t:Id>Nowhere</t:Id></m:Ids></m:GetServerTimeZones>"
    )
    _, full = soap.post(asked.format("true"))
    assert [one.get("Id") for one in full.iter(f"{T}TimeZoneDefinition")] == [
        "W. Europe Standard Time",
        "UTC",
    ]
    assert [one.get("Bias") for one in full.iter(f"{T}Period")] == ["-PT1H", "-PT2H", "PT0S"]
    _, short = soap.post(asked.format("false"))
    assert list(short.iter(f"{T}Period")) == []
    _, all_zones = soap.post('<m:GetServerTimeZones ReturnFullTimeZoneData="false"/>')
    assert len(list(all_zones.iter(f"{T}TimeZoneDefinition"))) > 100


@given(st.integers(-14 * 60, 30 * 24 * 60))
def test_durations_come_back(minutes: int) -> None:
    span = timedelta(minutes=minutes)
    assert read_duration(duration_text(span)) == span


@pytest.mark.parametrize(
    ("text", "span"),
    [("PT1H", timedelta(hours=1)), ("-P1DT2H3M4.0S", -timedelta(days=1, hours=2, minutes=3, seconds=4))],
)
def test_durations(text: str, span: timedelta) -> None:
    assert read_duration(text) == span


def test_what_is_no_duration() -> None:
    with pytest.raises(SoapFault):
        read_duration("1 hour")
