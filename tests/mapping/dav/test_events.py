"""Events: one row per field and direction."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from support.ics import EVENTS, OPTIONS, event, lines_after, lines_of

from crmsync.mapping.base import Fit, TableOptions, Unfit
from crmsync.mapping.dav.events import event_table
from crmsync.model.fields import EVENT_FIELDS
from crmsync.model.values import Answer, Participant, Privacy, Recurrence, Reminder, Value

START = "DTSTART;TZID=Europe/Berlin:20260105T090000"
END = "DTEND;TZID=Europe/Berlin:20260105T100000"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_every_field_of_the_kind_is_held() -> None:
    assert EVENTS.names == EVENT_FIELDS.keys() | {"custom_1"}


READ: list[tuple[str, list[str], Value | None]] = [
    ("title", ["SUMMARY;LANGUAGE=en:Lunch\\, or\\n supper "], "Lunch, or supper"),
    ("title", [], None),
    ("start", [], at("2026-01-05T08:00")),
    ("end", [], at("2026-01-05T09:00")),
    ("time_zone", [], "Europe/Berlin"),
    ("location", ["LOCATION:Room 1"], "Room 1"),
    ("description", ["DESCRIPTION:one \\ntwo\\; three\\\\n"], "one\ntwo; three\\n"),
    (
        "categories",
        ["CATEGORIES:Key Account,CRM", "CATEGORIES:Café\\, Bar,crm"],
        ("Café, Bar", "CRM", "Key Account"),
    ),
    ("privacy", ["CLASS:PUBLIC"], None),
    ("privacy", ["CLASS:private"], Privacy.PRIVATE),
    ("privacy", ["CLASS:CONFIDENTIAL"], Privacy.CONFIDENTIAL),
    ("privacy", ["CLASS:X-FAMILY"], Privacy.PRIVATE),
    ("contact", ["CONTACT:Grace Hopper"], "Grace Hopper"),
    ("custom_1", ["X-CUSTOMER-NUMBER:4711"], "4711"),
    ("recurrence", ["RRULE:freq=weekly;byday=mo;"], Recurrence("FREQ=WEEKLY;BYDAY=MO")),
    ("participants", ["ATTENDEE:mailto:Grace@Navy.example"], (Participant("grace@navy.example"),)),
]


@pytest.mark.parametrize("name, lines, value", READ)
def test_reads(name: str, lines: list[str], value: Value | None) -> None:
    assert EVENTS.read(event(START, END, *lines)).get(name) == value


WRITTEN: list[tuple[str, Value | None, list[str], list[str]]] = [
    ("title", "Lunch; or supper", ["SUMMARY;LANGUAGE=en:Dinner"], ["SUMMARY;LANGUAGE=en:Lunch\\; or supper"]),
    ("title", "Lunch", [], ["SUMMARY:Lunch"]),
    ("title", None, ["SUMMARY:Dinner"], []),
    ("location", "Room 2", ['LOCATION;ALTREP="https://x.example":Room 1'], ["LOCATION:Room 2"]),
    (
        "description",
        "a\nb",
        ["DESCRIPTION:c", "X-ALT-DESC;FMTTYPE=text/html:<p>c</p>"],
        ["DESCRIPTION:a\\nb"],
    ),
    ("description", "a", ['DESCRIPTION;ALTREP="data:text/html,c":c'], ["DESCRIPTION:a"]),
    ("description", None, ["DESCRIPTION:c", "X-ALT-DESC:c", "X-OTHER:1"], ["X-OTHER:1"]),
    ("categories", ("A", "C"), ["CATEGORIES:A,B", "CATEGORIES:B"], ["CATEGORIES:A,C"]),
    ("categories", ("A", "b, c"), [], ["CATEGORIES:A,b\\, c"]),
    ("categories", None, ["CATEGORIES:A", "CATEGORIES:B"], []),
    ("categories", ("B",), ["CATEGORIES;LANGUAGE=en:A", "CATEGORIES:B"], ["CATEGORIES:B"]),
    ("privacy", Privacy.PRIVATE, ["CLASS:PUBLIC"], ["CLASS:PRIVATE"]),
    ("privacy", Privacy.PUBLIC, ["CLASS:PRIVATE"], []),
    ("privacy", Privacy.PUBLIC, ["CLASS:PUBLIC"], ["CLASS:PUBLIC"]),
    ("privacy", Privacy.PRIVATE, ["CLASS:X-FAMILY"], ["CLASS:X-FAMILY"]),
    ("contact", "Grace", ["CONTACT:Ada"], ["CONTACT:Grace"]),
    ("contact", None, ["CONTACT:Ada"], []),
    ("custom_1", "a\nb", [], ["X-CUSTOMER-NUMBER:a\\nb"]),
]


@pytest.mark.parametrize("name, value, before, after", WRITTEN)
def test_writes(name: str, value: Value | None, before: list[str], after: list[str]) -> None:
    assert lines_after(event(START, END, *before), name, value) == [START, END, *after]


@pytest.mark.parametrize("before", [case[1] for case in READ])
def test_writing_what_is_there_changes_no_byte(before: list[str]) -> None:
    item = event(START, END, *before)
    EVENTS.write(item, EVENTS.read(item))
    assert not item.edited


FITS: list[tuple[str, Value, Fit | Unfit]] = [
    ("title", " two\nlines\x00 ", Fit("two lines")),
    ("title", " ", Fit(None)),
    ("description", "a\r\nb \x1b\n", Fit("a\nb")),
    ("categories", ("b", "A", "a"), Fit(("A", "b"))),
    ("start", date(2026, 1, 5), Fit(date(2026, 1, 5))),
    ("start", at("2026-01-05T08:00:00.5"), Fit(at("2026-01-05T08:00"))),
    ("start", "soon", Unfit("not a date or time")),
    ("time_zone", "W. Europe Standard Time", Fit("Europe/Berlin")),
    ("time_zone", "Nowhere", Unfit("not a known time zone")),
    ("privacy", Privacy.PUBLIC, Fit(None)),
    (
        "reminder",
        Reminder(before=timedelta(minutes=5, microseconds=3)),
        Fit(Reminder(before=timedelta(minutes=5))),
    ),
    ("recurrence", Recurrence("freq=daily"), Fit(Recurrence("FREQ=DAILY"))),
    (
        "recurrence",
        Recurrence("FREQ=DAILY", (date(2026, 1, 7), date(2026, 1, 6)), (date(2026, 1, 8),)),
        Fit(Recurrence("FREQ=DAILY", (date(2026, 1, 6), date(2026, 1, 7))), "changed occurrences"),
    ),
    ("recurrence", Recurrence("daily"), Unfit("it says not how often the series repeats")),
    (
        "participants",
        (
            Participant(" Grace@Navy.example", "Grace  H"),
            Participant("x"),
            Participant("ada@engines.example"),
        ),
        Fit((Participant("grace@navy.example", "Grace H"),)),
    ),
    ("participants", (Participant("g@x.example", "G@x.example"),), Fit((Participant("g@x.example"),))),
]


@pytest.mark.parametrize("name, value, fit", FITS)
def test_fits(name: str, value: Value, fit: Fit | Unfit) -> None:
    assert EVENTS.fits(name, value) == fit


@pytest.mark.parametrize("name", sorted(EVENTS.names))
def test_a_value_of_another_type_is_unfit_or_spelled(name: str) -> None:
    for value in (42, (1,), Answer.NONE):
        fit = EVENTS.fits(name, value)  # type: ignore[arg-type]  # what only a broken connector would pass
        assert isinstance(fit, Fit | Unfit)


@pytest.mark.parametrize("native", ["DTSTART", "x alt", "uid", ""])
def test_a_custom_field_cannot_take_what_belongs_to_others(native: str) -> None:
    with pytest.raises(ValueError, match="custom_2"):
        event_table(TableOptions(custom={"custom_2": native}), "Europe/Berlin")


def test_an_unknown_default_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="Nowhere"):
        event_table(OPTIONS, "Nowhere")


REMINDERS: list[tuple[list[str], Value | None]] = [
    ([], None),
    (["ACTION:DISPLAY", "TRIGGER:-PT15M"], Reminder(before=timedelta(minutes=15))),
    (["TRIGGER:-PT15M"], Reminder(before=timedelta(minutes=15))),
    (["ACTION:DISPLAY", "TRIGGER:PT5M"], Reminder(before=-timedelta(minutes=5))),
    (["ACTION:AUDIO", "TRIGGER;RELATED=START:-P1D"], Reminder(before=timedelta(days=1))),
    (["ACTION:DISPLAY", "TRIGGER;RELATED=END:-PT15M"], Reminder(before=-timedelta(minutes=45))),
    (["ACTION:DISPLAY", "TRIGGER;VALUE=DATE-TIME:20260105T070000Z"], Reminder(at=at("2026-01-05T07:00"))),
    (["ACTION:DISPLAY", "TRIGGER;VALUE=DATE-TIME:20260105T070000"], Reminder(at=at("2026-01-05T06:00"))),
    (["ACTION:EMAIL", "TRIGGER:-PT15M"], None),
    (["ACTION:NONE", "TRIGGER;VALUE=DATE-TIME:19760401T005545Z"], None),
    (["ACTION:DISPLAY", "TRIGGER;VALUE=DATE-TIME:19760401T005545Z", "X-APPLE-PROXIMITY:DEPART"], None),
    (["ACTION:DISPLAY", "TRIGGER:-PT5M", "RELATED-TO;RELTYPE=SNOOZE:x"], None),
    (["ACTION:DISPLAY", "TRIGGER:soon"], None),
    (["ACTION:DISPLAY", "TRIGGER;VALUE=DATE:20260105"], None),
    (["ACTION:DISPLAY"], None),
]


def alarm(*lines: str) -> list[str]:
    return ["BEGIN:VALARM", *lines, "END:VALARM"] if lines else []


@pytest.mark.parametrize("lines, value", REMINDERS)
def test_reads_reminders(lines: list[str], value: Value | None) -> None:
    item = event(START, END, *alarm(*lines))
    assert EVENTS.read(item).get("reminder") == value
    EVENTS.write(item, {"reminder": value})
    assert not item.edited


BEFORE_15 = Reminder(before=timedelta(minutes=15))


@pytest.mark.parametrize(
    "value, before, after",
    [
        (BEFORE_15, [], ["ACTION:DISPLAY", "DESCRIPTION:Lunch", "TRIGGER:-PT15M"]),
        (BEFORE_15, ["ACTION:AUDIO", "TRIGGER:-P1D"], ["ACTION:AUDIO", "TRIGGER:-PT15M"]),
        (BEFORE_15, ["TRIGGER;RELATED=END;X-A=1:-P1D", "UID:1"], ["TRIGGER;X-A=1:-PT15M", "UID:1"]),
        (BEFORE_15, ["TRIGGER;VALUE=DATE-TIME:20260105T070000Z"], ["TRIGGER:-PT15M"]),
        (Reminder(before=timedelta()), ["TRIGGER:-P1D"], ["TRIGGER:PT0S"]),
        (Reminder(at=at("2026-01-05T07:00")), ["TRIGGER:-P1D"], ["TRIGGER;VALUE=DATE-TIME:20260105T070000Z"]),
        (None, ["ACTION:DISPLAY", "TRIGGER:-P1D"], []),
    ],
)
def test_writes_reminders(value: Value | None, before: list[str], after: list[str]) -> None:
    item = event(START, END, "SUMMARY:Lunch", *alarm(*before))
    assert lines_after(item, "reminder", value) == [START, END, "SUMMARY:Lunch", *alarm(*after)]


def test_a_reminder_of_an_untitled_event_has_a_text() -> None:
    assert "DESCRIPTION:Reminder" in lines_after(event(START, END), "reminder", BEFORE_15)


def test_only_the_first_shown_alarm_is_the_reminder() -> None:
    mail, first, second = (
        alarm(*lines)
        for lines in (
            ["ACTION:EMAIL", "TRIGGER:-P2D"],
            ["ACTION:DISPLAY", "TRIGGER:-P1D"],
            ["ACTION:DISPLAY", "TRIGGER:-PT5M"],
        )
    )
    item = event(START, END, "X-MOZ-LASTACK:20260104T080000Z", *mail, *first, *second)
    changed = lines_after(item, "reminder", BEFORE_15)
    assert changed == [
        START,
        END,
        "X-MOZ-LASTACK:20260104T080000Z",
        *mail,
        *alarm("ACTION:DISPLAY", "TRIGGER:-PT15M"),
        *second,
    ]
    EVENTS.write(item, {"reminder": None})
    assert lines_of(item) == [START, END, "X-MOZ-LASTACK:20260104T080000Z", *mail, *second]
    assert EVENTS.read(item)["reminder"] == Reminder(before=timedelta(minutes=5))
