"""Zones, whole days, series with exceptions: what one side cannot hold is told and stays on the other (DESIGN.md 7, 8)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from support.documents import (
    BERLIN,
    at,
    compact,
    crlf,
    event,
    stamp,
    unfolded,
    weekday,
    whole_days,
    without_zones,
)
from support.story import IN_STEP, Story

from crmsync.sandbox.crm import Taken

FIRST = weekday(7, "MO")
KOLKATA = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0530
TZOFFSETTO:+0530
END:STANDARD
END:VTIMEZONE"""


def instant(when: date, clock: str, zone: str) -> datetime:
    """A moment by the clock of a zone."""
    return datetime.combine(when, time.fromisoformat(clock), ZoneInfo(zone))


def crm_instant(story: Story, title: str, field: str = "Start_DateTime") -> datetime:
    """When the CRM says that a meeting begins."""
    return datetime.fromisoformat(story.crm.events.get(title)[field])


def body(document: str) -> list[str]:
    """The content lines of a calendar object, without its zones."""
    return without_zones(unfolded(document))


def master(document: str) -> list[str]:
    """The content lines of the first VEVENT."""
    lines = body(document)
    return lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]


# ---- zones


@pytest.mark.parametrize(
    ("zone", "zones", "means"),
    [
        ("America/New_York", "", "America/New_York"),
        ("W. Europe Standard Time", "", BERLIN),
        ("Eastern Standard Time", "", "America/New_York"),
        ("Customized Time Zone", KOLKATA, "Asia/Kolkata"),
        ("/freeassociation.sourceforge.net/Europe/Paris", "", "Europe/Paris"),
    ],
)
def test_a_meeting_is_at_the_same_instant_and_keeps_its_own_zone(
    zone: str, zones: str, means: str, story: Story
) -> None:
    story.mailbox.events.put(event("Call", start=at(FIRST, "10:00", "11:00", zone), zones=zones))
    story.begin("events")
    assert crm_instant(story, "Call") == instant(FIRST, "10:00", means)
    moved = instant(FIRST, "14:30", means)
    story.crm.events.edit(
        "Call", Start_DateTime=moved.isoformat(), End_DateTime=(moved + timedelta(hours=2)).isoformat()
    )
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    lines = master(story.mailbox.events.get("call"))
    assert f"DTSTART;TZID={zone}:{FIRST:%Y%m%d}T143000" in lines
    assert f"DTEND;TZID={zone}:{FIRST:%Y%m%d}T163000" in lines


def test_a_meeting_in_utc_stays_in_utc(story: Story) -> None:
    start = f"DTSTART:{FIRST:%Y%m%d}T100000Z\nDTEND:{FIRST:%Y%m%d}T110000Z"
    story.mailbox.events.put(event("Call", start=start))
    story.begin("events")
    assert crm_instant(story, "Call") == instant(FIRST, "10:00", "UTC")
    moved = instant(FIRST, "12:00", "UTC")
    story.crm.events.edit(
        "Call", Start_DateTime=moved.isoformat(), End_DateTime=(moved + timedelta(hours=1)).isoformat()
    )
    story.sync().ended(IN_STEP)
    assert f"DTSTART:{FIRST:%Y%m%d}T120000Z" in master(story.mailbox.events.get("call"))


def test_a_meeting_with_a_duration_keeps_it(story: Story) -> None:
    story.mailbox.events.put(
        event("Call", start=f"DTSTART;TZID={BERLIN}:{FIRST:%Y%m%d}T100000\nDURATION:PT1H30M")
    )
    story.begin("events")
    assert crm_instant(story, "Call", "End_DateTime") == instant(FIRST, "11:30", BERLIN)
    story.crm.events.edit("Call", End_DateTime=stamp(FIRST, "12:00"))
    story.sync().ended(IN_STEP)
    lines = master(story.mailbox.events.get("call"))
    assert "DURATION:PT2H" in lines
    assert not any(line.startswith("DTEND") for line in lines)


def test_an_unknown_zone_is_told(story: Story) -> None:
    story.mailbox.events.put(event("Odd", start=at(FIRST, "10:00", "11:00", "Mars/Phobos"), zones=""))
    story.mailbox.events.put(event("Even"))
    before = story.mailbox.events.get("odd")
    story.maps("events")
    story.signs_in()
    run = story.sync(yes=True)
    assert "Even" in story.crm.events.titles()
    assert {one["item"] for one in (*run.listed("problems"), *run.listed("left_out"))} == {"Odd"}
    assert story.mailbox.events.get("odd") == before
    story.rests_with = run.exit


def test_floating_times_are_meant_in_the_persons_own_zone(story: Story) -> None:
    start = f"DTSTART:{FIRST:%Y%m%d}T100000\nDTEND:{FIRST:%Y%m%d}T110000"
    story.mailbox.events.put(event("Call", start=start, zones=""))
    story.maps("events")
    story.variables["TZ"] = BERLIN
    story.signs_in()
    story.process("sync", "--yes").ended(IN_STEP)
    assert crm_instant(story, "Call") == instant(FIRST, "10:00", BERLIN)


def test_whole_days_stay_whole_days_when_the_crm_moves_them(story: Story) -> None:
    story.mailbox.events.put(event("Fair", start=whole_days(FIRST, FIRST + timedelta(days=2))))
    story.begin("events")
    record = story.crm.events.get("Fair")
    assert record["All_day"] is True
    assert (record["Start_DateTime"][:10], record["End_DateTime"][:10]) == (
        f"{FIRST}",
        f"{FIRST + timedelta(days=1)}",
    )
    later = FIRST + timedelta(days=7)
    story.crm.events.edit(
        "Fair", Start_DateTime=stamp(later, "00:00"), End_DateTime=stamp(later + timedelta(days=2), "23:59")
    )
    story.sync().ended(IN_STEP)
    lines = master(story.mailbox.events.get("fair"))
    assert f"DTSTART;VALUE=DATE:{compact(later)}" in lines
    assert f"DTEND;VALUE=DATE:{compact(later + timedelta(days=3))}" in lines


# ---- series


def test_a_series_by_number_keeps_its_rule_in_outlook(story: Story) -> None:
    story.mailbox.events.put(event("Weekly", "RRULE:FREQ=WEEKLY;COUNT=5", start=at(FIRST, "10:00", "11:00")))
    story.begin("events")
    rule = story.crm.events.get("Weekly")["Recurring_Activity"]["RRULE"]
    assert f"UNTIL={FIRST + timedelta(weeks=4)}" in rule
    story.crm.events.edit("Weekly", Venue="London")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert "RRULE:FREQ=WEEKLY;COUNT=5" in master(story.mailbox.events.get("weekly"))


def test_a_cancelled_occurrence_travels_both_ways(story: Story) -> None:
    second = FIRST + timedelta(weeks=1)
    story.mailbox.events.put(
        event(
            "Weekly",
            "RRULE:FREQ=WEEKLY;COUNT=5",
            f"EXDATE;TZID={BERLIN}:{second:%Y%m%d}T100000",
            start=at(FIRST, "10:00", "11:00"),
        )
    )
    story.begin("events")
    held = story.crm.events.get("Weekly")["Recurring_Activity"]
    assert held.get("EXDATE") == f"{second}"
    third = FIRST + timedelta(weeks=2)
    story.crm.events.edit("Weekly", Recurring_Activity={**held, "EXDATE": f"{second},{third}"})
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    excluded = ",".join(story.mailbox.events.values("Weekly", "EXDATE"))
    assert excluded == f"{second:%Y%m%d}T100000,{third:%Y%m%d}T100000"


def _changed_occurrence(story: Story) -> str:
    second = FIRST + timedelta(weeks=1)
    document = event(
        "Weekly", "RRULE:FREQ=WEEKLY;COUNT=5", "X-MINE:master", start=at(FIRST, "10:00", "11:00")
    )
    override = "\n".join([
        "BEGIN:VEVENT", "UID:weekly", "DTSTAMP:20260101T000000Z", f"RECURRENCE-ID;TZID={BERLIN}:{second:%Y%m%d}T100000",
        *at(second, "15:00", "16:00").split("\n"), "SUMMARY:Weekly, later", "CATEGORIES:CRM", "X-MINE:override",
        "END:VEVENT", "END:VCALENDAR",
    ])  # fmt: skip
    return story.mailbox.events.put(document.replace("END:VCALENDAR\r\n", crlf(override)), "weekly")


def test_a_changed_occurrence_is_told_and_stays_in_outlook_as_it_is(story: Story) -> None:
    _changed_occurrence(story)
    before = body(story.mailbox.events.get("weekly"))
    run = story.begin("events")
    assert [(one["item"], one["field"]) for one in run.listed("left_out")] == [("Weekly", "recurrence")]
    story.crm.events.edit("Weekly", Venue="London")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    after = body(story.mailbox.events.get("weekly"))
    override = (
        before[before.index("SUMMARY:Weekly\\, later") - 8 :]
        if "SUMMARY:Weekly\\, later" in before
        else before[-12:]
    )
    assert [line for line in override if line not in after] == []
    assert "X-MINE:master" in after
    assert "LOCATION:London" in after


def test_a_rule_that_the_crm_does_not_know_is_told_and_stays_in_outlook(story: Story) -> None:
    odd = "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=12"
    story.mailbox.events.put(event("Last working day", odd, start=at(FIRST, "10:00", "11:00")), "odd")
    run = story.begin("events")
    assert [one["field"] for one in run.listed("left_out")] == ["recurrence"]
    assert story.crm.events.get("Last working day")["Recurring_Activity"] in (None, {})
    story.crm.events.edit("Last working day", Venue="London")
    story.sync().ended(IN_STEP)
    assert odd in master(story.mailbox.events.get("odd"))


def test_a_series_of_the_crm_becomes_a_series_in_outlook(story: Story) -> None:
    until = FIRST + timedelta(weeks=8)
    rule = f"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;DTSTART={FIRST};UNTIL={until}"
    story.crm.events.add(
        Event_Title="Review",
        Start_DateTime=stamp(FIRST, "14:00"),
        End_DateTime=stamp(FIRST, "15:00"),
        Recurring_Activity={"RRULE": rule},
    )
    story.begin("events")
    (line,) = story.mailbox.events.values("Review", "RRULE")
    parts = dict(part.split("=") for part in line.split(";"))
    assert (parts["FREQ"], parts["INTERVAL"], parts["BYDAY"]) == ("WEEKLY", "2", "MO")
    assert parts["UNTIL"].startswith(f"{until:%Y%m%d}")


def test_a_series_that_moves_by_an_hour_in_outlook_moves_in_the_crm(story: Story) -> None:
    story.mailbox.events.put(event("Weekly", "RRULE:FREQ=WEEKLY;COUNT=5", start=at(FIRST, "10:00", "11:00")))
    story.begin("events")
    story.mailbox.events.put(event("Weekly", "RRULE:FREQ=WEEKLY;COUNT=5", start=at(FIRST, "11:00", "12:00")))
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert crm_instant(story, "Weekly") == instant(FIRST, "11:00", BERLIN)
    assert story.crm.events.titles() == ["Weekly"]


@pytest.mark.parametrize("taken", list(Taken))
def test_a_rule_that_the_crm_may_not_let_be_changed_never_makes_a_loop(taken: Taken, story: Story) -> None:
    story.mailbox.events.put(event("Weekly", "RRULE:FREQ=WEEKLY;COUNT=5", start=at(FIRST, "10:00", "11:00")))
    story.crm_server.switch(rrule_update=taken)
    story.begin("events")
    story.mailbox.events.edit("weekly", "RRULE:FREQ=WEEKLY;COUNT=5", "RRULE:FREQ=WEEKLY;COUNT=9")
    run = story.sync()
    assert story.mailbox.events.values("Weekly", "RRULE") == ["FREQ=WEEKLY;COUNT=9"]
    taught = (
        f"UNTIL={FIRST + timedelta(weeks=8)}" in story.crm.events.get("Weekly")["Recurring_Activity"]["RRULE"]
    )
    assert taught is (taken is Taken.ACCEPTED)
    if not taught:
        told = [*run.listed("left_out"), *run.listed("problems")]
        assert [one["item"] for one in told] == ["Weekly"], run
    story.rests_with = run.exit


def test_a_single_meeting_that_becomes_a_series_stays_one_item(story: Story) -> None:
    story.mailbox.events.put(event("Tea", start=at(FIRST, "10:00", "11:00")))
    story.begin("events")
    story.mailbox.events.add_lines("tea", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.events.titles() == ["Tea"]
    assert story.crm.events.get("Tea")["Recurring_Activity"]["RRULE"]
    story.mailbox.events.edit("tea", "RRULE:FREQ=WEEKLY;COUNT=3\n", "")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert not story.crm.events.get("Tea")["Recurring_Activity"]
