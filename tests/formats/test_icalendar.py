"""The structure of calendar objects; values checked against an independent reader."""

from __future__ import annotations

import icalendar
import pytest
from support.calendars import SERIES, TODO

from crmsync.formats.contentline import FormatError
from crmsync.formats.document import Component, Document
from crmsync.formats.icalendar import Calendar, calendars, set_text, text


def test_a_series_joins_master_and_overrides() -> None:
    [series] = Calendar.parse(SERIES).series("VEVENT")
    assert series.uid == "weekly@example.org"
    assert series.master is not None
    assert text(series.master, "SUMMARY") == "Weekly, with commas"
    assert [text(override, "SUMMARY") for override in series.overrides] == ["Later this time"]
    assert series.leading is series.master


def test_an_override_may_come_first_or_alone() -> None:
    calendar = Calendar.parse(SERIES)
    master, override = calendar.root.components("VEVENT")
    calendar.root.remove(master)
    [alone] = calendar.series("VEVENT")
    assert alone.master is None
    assert alone.leading is override
    calendar.add(master)
    [joined] = calendar.series("VEVENT")
    assert joined.master is master
    assert joined.overrides == [override]


def test_components_without_uid_and_doubled_masters_are_not_lost() -> None:
    body = "".join(
        f"BEGIN:VEVENT\n{line}\nEND:VEVENT\n"
        for line in ["UID:a", "X:1", "RECURRENCE-ID:2", "UID:a", "UID:b"]
    )
    found = Calendar.parse(f"BEGIN:VCALENDAR\n{body}END:VCALENDAR\n").series("VEVENT", "VTODO")
    assert [series.uid for series in found] == ["a", "", "", "a", "b"]


def test_texts_are_read_and_patched_with_their_parameters() -> None:
    calendar = Calendar.parse(SERIES)
    event = calendar.series("VEVENT")[0].leading
    assert text(event, "DESCRIPTION") == (
        "A longer text that is certainly folded, because it has more than seventy-five octets in its line\n"
        "and a second line"
    )
    set_text(event, "SUMMARY", "New; text")
    expected = SERIES.replace(
        b"SUMMARY;LANGUAGE=en-gb:Weekly\\, with commas", b"SUMMARY;LANGUAGE=en-gb:New\\; text"
    )
    assert calendar.document.serialize() == expected


def test_an_emptied_text_is_removed_and_an_equal_one_left_alone() -> None:
    calendar = Calendar.parse(SERIES)
    event = calendar.series("VEVENT")[0].leading
    set_text(event, "DESCRIPTION", text(event, "DESCRIPTION"))
    assert calendar.document.serialize() == SERIES
    set_text(event, "LOCATION", None)
    assert calendar.document.serialize() == SERIES.replace(b"LOCATION:Room 1\r\n", b"")


def test_a_new_property_stands_before_the_alarms() -> None:
    calendar = Calendar.parse(SERIES)
    event = calendar.series("VEVENT")[0].leading
    set_text(event, "COMMENT", "here")
    expected = SERIES.replace(b"BEGIN:VALARM", b"COMMENT:here\r\nBEGIN:VALARM")
    assert calendar.document.serialize() == expected


def test_a_new_calendar_object() -> None:
    calendar = Calendar.create("-//crmsync//crmsync//EN", "VTODO", "uid;1")
    assert calendar.document.serialize() == (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//crmsync//crmsync//EN\r\n"
        b"BEGIN:VTODO\r\nUID:uid\\;1\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
    )


def test_zones_are_found_and_added_before_the_events() -> None:
    calendar = Calendar.parse(SERIES)
    assert list(calendar.zones()) == ["W. Europe Standard Time"]
    bare = Calendar.create("p", "VEVENT", "u")
    zone = Component.create("VTIMEZONE", bare.root.layout)
    zone.add("TZID", "Europe/Rome")
    bare.add_zone(zone)
    second = zone.copy()
    second.set("TZID", "Europe/Paris")
    bare.add_zone(second)
    assert list(bare.zones()) == ["Europe/Rome", "Europe/Paris"]
    assert [component.name for component in bare.root.components()] == ["VTIMEZONE", "VTIMEZONE", "VEVENT"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"BEGIN:VEVENT\nEND:VEVENT\n", "no BEGIN:VCALENDAR in it"),
        (TODO + SERIES, "2 calendars in one resource"),
    ],
)
def test_a_resource_holds_exactly_one_calendar(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        Calendar.parse(data)


def test_a_file_may_hold_several_calendars() -> None:
    assert len(list(calendars(Document.parse(TODO + SERIES)))) == 2


@pytest.mark.parametrize("data", [SERIES, TODO])
def test_an_independent_reader_sees_the_same(data: bytes) -> None:
    ours = Calendar.parse(data)
    theirs = icalendar.Calendar.from_ical(data)
    their_components = [component for component in theirs.walk() if component.name in ("VEVENT", "VTODO")]
    our_components = list(ours.root.components("VEVENT", "VTODO"))
    assert len(our_components) == len(their_components)
    for our, their in zip(our_components, their_components, strict=True):
        for name in ("UID", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS"):
            assert text(our, name) == their.get(name)
    guest = next((our.first("ATTENDEE") for our in our_components), None)
    if guest is not None:
        assert guest.parameter("CN") == their_components[0]["ATTENDEE"].params["CN"]


def test_an_independent_reader_sees_what_was_patched() -> None:
    calendar = Calendar.parse(SERIES)
    event = calendar.series("VEVENT")[0].leading
    texts = {"SUMMARY": "a, b; c \\ d: “é” 日本", "DESCRIPTION": "one\ntwo " + "long " * 40, "COMMENT": "new"}
    for name, value in texts.items():
        set_text(event, name, value.strip())
    theirs = next(iter(icalendar.Calendar.from_ical(calendar.document.serialize()).walk("VEVENT")))
    assert {name: str(theirs[name]) for name in texts} == {
        name: value.strip() for name, value in texts.items()
    }
