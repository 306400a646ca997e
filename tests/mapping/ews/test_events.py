"""Events of EWS, field by field."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from support.ews_events import (
    CUSTOM,
    DAY,
    HOUR,
    IN_BERLIN,
    IN_NEW_YORK,
    KIM,
    START,
    TABLE,
    TEA,
    WEEKLY,
    WHOLE,
    after,
    sent,
)
from support.ews_people import edited

from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.ews.events import event_table
from crmsync.mapping.ews.schema import EXTENDED, Draft
from crmsync.mapping.extended import OPERATION_KEY
from crmsync.mapping.outlook.events import days_of
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.mapping.outlook.series import EXCLUDED
from crmsync.model.items import OperationKey, Trait
from crmsync.model.values import (
    Privacy,
    Recurrence,
    Reminder,
    Value,
)


def test_an_event_is_read() -> None:
    assert TABLE.read(TEA) == {
        "title": "Tea",
        "start": START,
        "end": START + HOUR,
        "time_zone": "Europe/Berlin",
        "location": "London",
        "description": "first\nsecond",
        "categories": ("CRM",),
        "reminder": Reminder(before=timedelta(minutes=15)),
        "privacy": Privacy.PRIVATE,
    }
    assert TABLE.traits(TEA) == {Trait.PRIVATE}
    assert TABLE.uid(TEA) == "040000"
    assert TABLE.oddity(TEA) is None


def test_an_all_day_event_has_the_days_of_its_own_zone_and_no_zone() -> None:
    fields = TABLE.read(WHOLE)
    assert (fields["start"], fields["end"]) == (date(2026, 6, 1), date(2026, 6, 3))
    assert "time_zone" not in fields
    in_new_york = {
        **WHOLE,
        "Start": "2026-06-01T04:00:00Z",
        "End": "2026-06-03T04:00:00Z",
        "StartTimeZone": IN_NEW_YORK,
    }
    assert TABLE.read(in_new_york)["start"] == date(2026, 6, 1)
    assert TABLE.read({**in_new_york, "StartTimeZone": CUSTOM})["end"] == date(2026, 6, 3)


def test_days_across_a_change_of_the_clocks() -> None:
    spring = {**WHOLE, "Start": "2026-03-28T23:00:00Z", "End": "2026-03-29T22:00:00Z"}
    fields = TABLE.read(spring)
    assert (fields["start"], fields["end"]) == (date(2026, 3, 29), date(2026, 3, 30))
    assert sent(spring, start=date(2026, 3, 29), end=date(2026, 3, 30)) == {}
    assert sent(spring, end=date(2026, 3, 31))[("End",)] == "2026-03-30T22:00:00Z"


def test_only_what_changed_is_sent() -> None:
    assert sent(TEA, title="Green tea") == {("Subject",): "Green tea"}
    assert sent(TEA, location="Ockham") == {("Location",): "Ockham"}
    assert sent(TEA, location=None) == {("Location",): None}
    assert sent(TEA, reminder=None) == {("ReminderIsSet",): "false"}
    assert sent(TEA, privacy=None) == {("Sensitivity",): "Normal"}
    assert sent(TEA, start=START, end=START + HOUR, title="Tea", description="first\nsecond") == {}
    assert [path[1][-12:] for path in sent(TEA, custom_1="X")] == ["Name Project"]


def test_a_time_is_sent_with_the_other_one_and_their_zone() -> None:
    later = START + HOUR
    assert sent(TEA, end=later + HOUR) == {
        ("Start",): "2026-06-01T08:00:00.000Z",
        ("End",): "2026-06-01T10:00:00Z",
        ("StartTimeZone",): TEA["StartTimeZone"],
        ("EndTimeZone",): TEA["EndTimeZone"],
    }
    assert list(sent(TEA, start=START - HOUR, title="x")) == [
        *(("Subject",), ("Start",), ("End",), ("StartTimeZone",), ("EndTimeZone",))
    ]


def test_a_zone_that_nobody_knows_goes_back_as_it_came() -> None:
    custom = {**TEA, "StartTimeZone": CUSTOM, "EndTimeZone": CUSTOM}
    assert "time_zone" not in TABLE.read(custom)
    assert TABLE.read(custom)["start"] == START
    assert "unknown" in TABLE.notes(custom)[0]
    assert TABLE.notes(TEA) == ()
    assert sent(custom, start=START - HOUR)[("StartTimeZone",)] == CUSTOM
    whole = sent(custom, start=date(2026, 6, 1), end=date(2026, 6, 2))
    assert (whole[("StartTimeZone",)], whole[("Start",)]) == (CUSTOM, "2026-05-31T21:00:00Z")


def test_a_zone_that_cannot_be_told_at_all_gives_way_for_days() -> None:
    nameless = {**TEA, "StartTimeZone": {"@Id": "Company Time"}, "EndTimeZone": {"@Id": "Company Time"}}
    whole = sent(nameless, start=date(2026, 6, 1), end=date(2026, 6, 2))
    assert (whole[("StartTimeZone",)], whole[("Start",)]) == (IN_BERLIN, "2026-05-31T22:00:00Z")
    assert "unknown" in TABLE.notes(nameless)[0]


def test_a_series_in_a_zone_of_its_own_goes_by_its_clock() -> None:
    evenings = {
        **WEEKLY,
        "StartTimeZone": {**CUSTOM, "Periods": {"Period": {"@Bias": "-PT12H", "@Id": "x"}}},
        "Start": "2026-06-01T13:00:00Z",
        "End": "2026-06-01T14:00:00Z",
        "Recurrence": {
            "WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Tuesday", "FirstDayOfWeek": "Monday"},
            "NoEndRecurrence": {"StartDate": "2026-06-02"},
        },
        "DeletedOccurrences": [{"Start": "2026-06-08T13:00:00Z"}],
        "ModifiedOccurrences": [],
    }
    assert TABLE.read(evenings)["recurrence"] == Recurrence(
        "FREQ=WEEKLY", excluded=(datetime(2026, 6, 8, 13, tzinfo=UTC),)
    )


def test_an_event_that_would_begin_after_its_end_keeps_its_length() -> None:
    later = START + DAY
    assert TABLE.read(after(TEA, start=later))["end"] == later + HOUR
    assert TABLE.read(after(WHOLE, start=date(2026, 6, 10)))["end"] == date(2026, 6, 12)


def test_another_zone_leaves_the_instants() -> None:
    assert sent(TEA, time_zone="America/New_York") == {
        ("Start",): "2026-06-01T08:00:00.000Z",
        ("End",): "2026-06-01T09:00:00Z",
        ("StartTimeZone",): IN_NEW_YORK,
        ("EndTimeZone",): IN_NEW_YORK,
    }
    assert sent(TEA, time_zone="Europe/Berlin") == {}
    assert isinstance(TABLE.fits("time_zone", "Middle-earth/Shire"), Unfit)


@pytest.mark.parametrize(
    "zone, held",
    [
        ("Europe/Amsterdam", "Europe/Berlin"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Asia/Kolkata", "Asia/Calcutta"),
        ("UTC", "UTC"),
    ],
)
def test_windows_knows_one_name_for_zones_with_the_same_clocks(zone: str, held: str) -> None:
    assert TABLE.fits("time_zone", zone) == Fit(held)


def test_a_zone_that_windows_lacks_does_not_fit() -> None:
    assert isinstance(TABLE.fits("time_zone", "Antarctica/Troll"), Unfit)
    polar = event_table(OutlookOptions(custom={}, zone=ZoneInfo("Antarctica/Troll")))
    assert polar.complete({"start": START})["time_zone"] == "UTC"


def test_a_meeting_becomes_all_day_and_back() -> None:
    whole = sent(TEA, start=date(2026, 6, 1), end=date(2026, 6, 2))
    assert whole == {
        ("Start",): "2026-05-31T22:00:00Z",
        ("End",): "2026-06-01T22:00:00Z",
        ("IsAllDayEvent",): "true",
        ("StartTimeZone",): TEA["StartTimeZone"],
        ("EndTimeZone",): TEA["EndTimeZone"],
    }
    back = sent(edited(TEA, whole), start=START, end=START + HOUR, time_zone="Europe/Berlin")
    assert back[("IsAllDayEvent",)] == "false"
    assert back[("Start",)] == "2026-06-01T08:00:00Z"


@pytest.mark.parametrize(
    "fields, made",
    [
        ({"start": START}, {"start": START, "end": START, "time_zone": "Europe/Berlin"}),
        ({"start": date(2026, 6, 1)}, {"start": date(2026, 6, 1), "end": date(2026, 6, 2)}),
        (
            {"start": date(2026, 6, 1), "time_zone": "Asia/Tokyo"},
            {"start": date(2026, 6, 1), "end": date(2026, 6, 2)},
        ),
        ({"title": "x"}, {"title": "x"}),
    ],
)
def test_a_new_event_has_an_end_and_a_zone(fields: dict[str, Value], made: dict[str, Value]) -> None:
    assert TABLE.complete(fields) == made


def test_a_new_event_has_no_reminder_of_outlooks_own_and_carries_its_key() -> None:
    made = TABLE.created(TABLE.complete({"title": "Tea", "start": START}), OperationKey("k"))
    assert made == {
        "Subject": "Tea",
        "Start": "2026-06-01T08:00:00Z",
        "End": "2026-06-01T08:00:00Z",
        "StartTimeZone": IN_BERLIN,
        "EndTimeZone": IN_BERLIN,
        "ReminderIsSet": "false",
        EXTENDED: {OPERATION_KEY: "k"},
    }
    assert TABLE.key(made) == "k"


def test_a_new_all_day_event_is_put_in_the_persons_zone() -> None:
    made = TABLE.created(TABLE.complete({"start": date(2026, 6, 1)}), OperationKey("k"))
    assert (made["Start"], made["End"]) == ("2026-05-31T22:00:00Z", "2026-06-01T22:00:00Z")
    assert (made["StartTimeZone"], made["IsAllDayEvent"]) == (IN_BERLIN, "true")


def test_what_only_outlook_keeps_comes_back_with_a_deleted_event_but_never_its_guests() -> None:
    held = {**TEA, "RequiredAttendees": [KIM], "LegacyFreeBusyStatus": "OOF"}
    made = TABLE.created({"start": START, "end": START}, OperationKey("k"), held)
    assert made["LegacyFreeBusyStatus"] == "OOF"
    assert not made.keys() & {"RequiredAttendees", "Organizer", "UID", "ItemId"}


def test_reminders_count_whole_minutes_back_from_the_start() -> None:
    assert TABLE.fits("reminder", Reminder(before=timedelta(seconds=95))) == Fit(
        Reminder(before=timedelta(minutes=1))
    )
    assert isinstance(TABLE.fits("reminder", Reminder(at=START)), Unfit)
    assert isinstance(TABLE.fits("reminder", Reminder(before=-HOUR)), Unfit)
    assert sent(WHOLE, reminder=Reminder(before=timedelta())) == {
        ("ReminderIsSet",): "true",
        ("ReminderMinutesBeforeStart",): "0",
    }


# ---- series


def test_a_series_is_read_with_its_exceptions() -> None:
    assert TABLE.read(WEEKLY)["recurrence"] == Recurrence(
        "FREQ=WEEKLY;UNTIL=20260629T215959Z",
        excluded=(START + 7 * DAY,),
        changed=(START + 14 * DAY,),
    )
    assert TABLE.oddity(WEEKLY) is None


def test_occurrences_keep_their_wall_time_over_a_change_of_the_clocks() -> None:
    autumn = {
        **WEEKLY,
        "Start": "2026-10-19T08:00:00Z",
        "End": "2026-10-19T09:00:00Z",
        "DeletedOccurrences": [{"Start": "2026-10-26T09:00:00Z"}],
        "ModifiedOccurrences": [],
    }
    recurrence = TABLE.read(autumn)["recurrence"]
    assert isinstance(recurrence, Recurrence)
    assert recurrence.excluded == (datetime(2026, 10, 26, 9, tzinfo=UTC),)


def test_a_rule_that_means_the_same_is_not_sent() -> None:
    held = TABLE.read(WEEKLY)["recurrence"]
    assert isinstance(held, Recurrence)
    assert sent(WEEKLY, recurrence=Recurrence(f"{held.rule};BYDAY=MO", held.excluded)) == {}
    assert list(sent(WEEKLY, recurrence=Recurrence("FREQ=WEEKLY;INTERVAL=2"))) == [("Recurrence",)]
    assert sent(WEEKLY, recurrence=None) == {("Recurrence",): None}


def test_what_is_to_be_cancelled_is_never_sent() -> None:
    wanted = Recurrence("FREQ=WEEKLY", excluded=(START + 7 * DAY,))
    assert sent(TEA, recurrence=wanted).keys() == {("Recurrence",)}
    made = TABLE.created({"start": START, "end": START + HOUR, "recurrence": wanted}, OperationKey("k"))
    assert EXCLUDED not in made
    assert days_of(TABLE, wanted.excluded, made, {}) == [date(2026, 6, 8)]


def test_a_series_that_moves_follows_its_first_occurrence() -> None:
    tuesday = START + DAY
    changed = sent(WEEKLY, start=tuesday, end=tuesday + HOUR)[("Recurrence",)]
    assert changed["WeeklyRecurrence"]["DaysOfWeek"] == "Tuesday"
    assert changed["EndDateRecurrence"] == {"StartDate": "2026-06-02", "EndDate": "2026-06-29"}


def test_an_all_day_series_has_days() -> None:
    whole = {
        **WEEKLY,
        **{name: WHOLE[name] for name in ("IsAllDayEvent", "Start", "End")},
        "DeletedOccurrences": [{"Start": "2026-06-07T22:00:00Z"}],
        "ModifiedOccurrences": [{"Start": "2026-06-15T22:00:00Z", "OriginalStart": "2026-06-14T22:00:00Z"}],
    }
    assert TABLE.read(whole)["recurrence"] == Recurrence(
        "FREQ=WEEKLY;UNTIL=20260629", excluded=(date(2026, 6, 8),), changed=(date(2026, 6, 15),)
    )
    occurrence = {"Start": "2026-06-15T22:00:00Z", "OriginalStart": "2026-06-14T22:00:00Z"}
    assert TABLE.day_on_its_clock(occurrence, whole) == date(2026, 6, 15)


def test_an_occurrence_has_the_day_it_had_before_it_was_changed() -> None:
    assert TABLE.day_on_its_clock({"Start": "2026-06-08T22:30:00Z"}, WEEKLY) == date(2026, 6, 9)
    moved = {"Start": "2026-06-20T08:00:00Z", "OriginalStart": "2026-06-15T08:00:00Z"}
    assert TABLE.day_on_its_clock(moved, WEEKLY) == date(2026, 6, 15)
    assert TABLE.day_on_its_clock({}, WEEKLY) is None


# ---- what is not understood


@pytest.mark.parametrize(
    "odd",
    [
        {"Start": "soon"},
        {"End": ""},
        {"Start": None},
        {"IsAllDayEvent": "perhaps"},
        {"ReminderIsSet": "2"},
        {"ReminderMinutesBeforeStart": "PT15M"},
        {"Sensitivity": "Secret"},
        {"Recurrence": {"HourlyRecurrence": {"Interval": "1"}, "NoEndRecurrence": {}}},
        {"Recurrence": ""} | {"Recurrence": {"@x": "1"}},
        {"DeletedOccurrences": [{"Start": "soon"}]},
        {"ModifiedOccurrences": [{"Start": "2026-06-15T08:00:00Z"}]},
        {"RequiredAttendees": "Kim"},
    ],
)
def test_what_is_not_understood_is_told_and_never_passes_for_empty(odd: Draft) -> None:
    assert TABLE.oddity({**WEEKLY, **odd}) is not None


@pytest.mark.parametrize(
    "spelled", ["2026-06-01T08:00:00.1234567Z", "2026-06-01T10:00:00+02:00", "2026-06-01T08:00:00"]
)
def test_moments_are_understood_however_they_are_spelled(spelled: str) -> None:
    held = {**TEA, "Start": spelled}
    assert TABLE.oddity(held) is None
    assert TABLE.read(held)["start"] == START


def test_a_subject_has_255_characters_at_most() -> None:
    assert TABLE.fits("title", "x" * 255) == Fit("x" * 255)
    assert TABLE.fits("title", "x" * 256) == Unfit("longer than 255 characters")
