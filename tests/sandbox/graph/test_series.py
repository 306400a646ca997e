"""Series: which days a pattern falls on, occurrences, exceptions and cancellations, and their delta."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from typing import Any

import pytest

from crmsync.sandbox.graph import EmbeddedGraph, EventsDelta, Mail
from crmsync.sandbox.graph.errors import GraphError
from crmsync.sandbox.graph.patterns import checked_recurrence, days_of

EVENTS = "/me/events"
WINDOW = "startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-05-01T00:00:00Z"
VIEW_DELTA = f"/me/calendar/calendarView/delta?{WINDOW}"
EVENTS_DELTA = "/me/calendar/events/delta"
BEN = {"emailAddress": {"address": "ben@x.example"}}


def at(wall: str) -> dict[str, str]:
    return {"dateTime": wall, "timeZone": "Europe/Berlin"}


def weekly(**more: Any) -> dict[str, Any]:
    """Four Thursdays at ten, across the change to summer time."""
    pattern = {"type": "weekly", "interval": 1, "daysOfWeek": ["thursday"]}
    span = {"type": "numbered", "startDate": "2026-03-19", "numberOfOccurrences": 4}
    event = {"subject": "Jour fixe", "start": at("2026-03-19T10:00:00"), "end": at("2026-03-19T11:00:00")}
    return {**event, "recurrence": {"pattern": pattern, "range": span}, **more}


def starts(items: list[Any]) -> list[str]:
    return [item["start"]["dateTime"][5:16] for item in items]


@pytest.fixture
def series(graph: EmbeddedGraph) -> str:
    return graph.person.create_event(weekly())


@pytest.fixture
def occurrences(api: Any, series: str) -> list[Any]:
    return list(api.get(f"{EVENTS}/{series}/instances?{WINDOW}").items)


# Patterns


def days(pattern: dict[str, Any], first: date, count: int = 4, **span: Any) -> list[str]:
    whole = {
        "pattern": {"interval": 1, **pattern},
        "range": {"type": "noEnd", "startDate": first.isoformat(), **span},
    }
    found = days_of(checked_recurrence(whole, first))
    return [day.strftime("%y-%m-%d") for day in itertools.islice(found, count)]


THURSDAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ({"type": "daily", "interval": 3}, ["26-03-05", "26-03-08", "26-03-11", "26-03-14"]),
        (
            {"type": "weekly", "daysOfWeek": ["monday", "thursday"]},
            ["26-03-05", "26-03-09", "26-03-12", "26-03-16"],
        ),
        (
            {
                "type": "weekly",
                "interval": 2,
                "daysOfWeek": ["sunday", "thursday"],
                "firstDayOfWeek": "sunday",
            },
            ["26-03-05", "26-03-15", "26-03-19", "26-03-29"],
        ),
        (
            {
                "type": "weekly",
                "interval": 2,
                "daysOfWeek": ["sunday", "thursday"],
                "firstDayOfWeek": "monday",
            },
            ["26-03-05", "26-03-08", "26-03-19", "26-03-22"],
        ),
        ({"type": "absoluteMonthly", "dayOfMonth": 31}, ["26-03-31", "26-04-30", "26-05-31", "26-06-30"]),
        (
            {"type": "absoluteMonthly", "interval": 2, "dayOfMonth": 4},
            ["26-05-04", "26-07-04", "26-09-04", "26-11-04"],
        ),
        (
            {"type": "relativeMonthly", "daysOfWeek": ["friday"], "index": "last"},
            ["26-03-27", "26-04-24", "26-05-29", "26-06-26"],
        ),
        (
            {"type": "relativeMonthly", "daysOfWeek": ["monday"]},
            ["26-04-06", "26-05-04", "26-06-01", "26-07-06"],
        ),
        (
            {
                "type": "relativeMonthly",
                "daysOfWeek": ["monday", "tuesday", "wednesday", "thursday", "friday"],
                "index": "second",
            },
            ["26-04-02", "26-05-04", "26-06-02", "26-07-02"],
        ),
        (
            {"type": "absoluteYearly", "dayOfMonth": 29, "month": 2},
            ["27-02-28", "28-02-29", "29-02-28", "30-02-28"],
        ),
        (
            {"type": "relativeYearly", "daysOfWeek": ["sunday"], "index": "last", "month": 3},
            ["26-03-29", "27-03-28", "28-03-26", "29-03-25"],
        ),
    ],
)
def test_days_of_a_pattern(pattern: dict[str, Any], expected: list[str]) -> None:
    assert days(pattern, THURSDAY) == expected


def test_a_range_ends_by_number_or_by_day() -> None:
    assert days({"type": "daily"}, THURSDAY, 99, type="numbered", numberOfOccurrences=2) == [
        "26-03-05",
        "26-03-06",
    ]
    assert days({"type": "daily"}, THURSDAY, 99, type="endDate", endDate="2026-03-06") == [
        "26-03-05",
        "26-03-06",
    ]


def test_a_pattern_ends_with_the_calendar() -> None:
    assert days({"type": "absoluteYearly", "dayOfMonth": 1, "month": 1}, date(9997, 1, 1), 9) == [
        "97-01-01",
        "98-01-01",
    ]
    assert len(days({"type": "daily"}, date(9999, 12, 30), 9)) == 2


@pytest.mark.parametrize(
    ("pattern", "span"),
    [
        ({"type": None}, {}),
        ({"type": "daily", "interval": 0}, {}),
        ({"type": "weekly"}, {}),
        ({"type": "absoluteMonthly"}, {}),
        ({"type": "absoluteMonthly", "dayOfMonth": 32}, {}),
        ({"type": "relativeYearly", "daysOfWeek": ["monday"]}, {}),
        ({"type": "daily"}, {"startDate": "2026-03-06"}),
        ({"type": "daily"}, {"type": "numbered"}),
        ({"type": "daily"}, {"type": "endDate", "endDate": "2026-03-04"}),
        ({"type": "daily"}, {"type": None}),
        ({"type": "daily", "interval": 1000}, {}),
    ],
)
def test_patterns_that_cannot_be(pattern: dict[str, Any], span: dict[str, Any]) -> None:
    with pytest.raises(GraphError, match="ErrorPropertyValidationFailure"):
        days(pattern, THURSDAY, **span)


# Occurrences


def test_a_series_is_listed_once_and_takes_place_often(api: Any, series: str) -> None:
    (master,) = api.get(EVENTS).items
    assert (master["id"], master["type"]) == (series, "seriesMaster")
    span = master["recurrence"]["range"]
    assert (span["recurrenceTimeZone"], span["endDate"]) == ("Europe/Berlin", "0001-01-01")
    view = api.get(f"/me/calendarView?{WINDOW}").items
    assert {item["type"] for item in view} == {"occurrence"}
    assert starts(view) == ["03-19T09:00", "03-26T09:00", "04-02T08:00", "04-09T08:00"]
    assert {item["seriesMasterId"] for item in view} == {series}
    assert starts(api.get(f"{EVENTS}/{series}/instances?{WINDOW}").items) == starts(view)


def test_a_start_off_the_pattern_moves_to_its_first_day(graph: EmbeddedGraph) -> None:
    pattern = {"type": "weekly", "interval": 1, "daysOfWeek": ["monday"]}
    recurrence = {"pattern": pattern, "range": {"type": "noEnd", "startDate": "2026-03-19"}}
    made = graph.person.event(graph.person.create_event(weekly(recurrence=recurrence)))
    assert made is not None
    assert (made["start"]["dateTime"][:16], made["end"]["dateTime"][:16]) == (
        "2026-03-23T09:00",
        "2026-03-23T10:00",
    )


def test_a_zone_that_nobody_knows_is_refused(api: Any) -> None:
    strange = weekly()
    strange["recurrence"]["range"]["recurrenceTimeZone"] = "Mars/Olympus"
    assert api.post(EVENTS, strange).refused == (400, "TimeZoneNotSupportedException")


def test_a_changed_occurrence_is_an_exception(
    api: Any, graph: EmbeddedGraph, series: str, occurrences: list[Any]
) -> None:
    second = occurrences[1]["id"]
    changed = api.patch(
        f"{EVENTS}/{second}",
        {"subject": "Moved", "start": at("2026-03-27T15:00:00"), "end": at("2026-03-27T16:00:00")},
    )
    assert (changed.body["type"], changed.id) == ("exception", second)
    assert api.get(f"{EVENTS}/{second}?$select=originalStart").body["originalStart"] == "2026-03-26T09:00:00Z"
    view = api.get(f"/me/calendarView?{WINDOW}").items
    assert [item["subject"] for item in view] == ["Jour fixe", "Moved", "Jour fixe", "Jour fixe"]
    api.patch(f"{EVENTS}/{series}", {"subject": "Weekly"})
    assert [item["subject"] for item in api.get(f"/me/calendarView?{WINDOW}").items] == [
        "Weekly",
        "Moved",
        "Weekly",
        "Weekly",
    ]
    (exception,) = api.get(f"{EVENTS}/{series}?$expand=exceptionOccurrences").body["exceptionOccurrences"]
    assert (exception["id"], exception["subject"]) == (second, "Moved")
    assert api.patch(f"{EVENTS}/{second}", {"recurrence": weekly()["recurrence"]}).status == 400
    seen = graph.person.event(second)
    assert seen is not None
    assert seen["subject"] == "Moved"


def test_an_exception_moved_far_is_found_where_it_is_now(api: Any, occurrences: list[Any]) -> None:
    api.patch(
        f"{EVENTS}/{occurrences[3]['id']}",
        {"start": at("2026-03-20T10:00:00"), "end": at("2026-03-20T11:00:00")},
    )
    early = api.get("/me/calendarView?startDateTime=2026-03-20&endDateTime=2026-03-21").items
    assert [item["type"] for item in early] == ["exception"]
    assert api.get("/me/calendarView?startDateTime=2026-04-09&endDateTime=2026-04-10").items == []


def test_a_deleted_occurrence_is_cancelled(api: Any, series: str, occurrences: list[Any]) -> None:
    assert api.delete(f"{EVENTS}/{occurrences[2]['id']}").status == 204
    assert starts(api.get(f"/me/calendarView?{WINDOW}").items) == [
        "03-19T09:00",
        "03-26T09:00",
        "04-09T08:00",
    ]
    shown = api.get(f"{EVENTS}/{series}?$select=cancelledOccurrences").body
    assert shown["cancelledOccurrences"] == [f"OID.{series}.2026-04-02"]
    assert api.get(f"{EVENTS}/{occurrences[2]['id']}").status == 404
    assert api.delete(f"{EVENTS}/{occurrences[2]['id']}").status == 404


def test_a_series_laid_anew_has_no_exceptions(api: Any, series: str, occurrences: list[Any]) -> None:
    api.patch(f"{EVENTS}/{occurrences[1]['id']}", {"subject": "Moved"})
    api.delete(f"{EVENTS}/{occurrences[2]['id']}")
    zone = "W. Europe Standard Time"
    same = {name: {**weekly()[name], "timeZone": zone} for name in ("start", "end")}
    api.patch(f"{EVENTS}/{series}", {"subject": "Weekly", **same})
    assert len(api.get(f"{EVENTS}/{series}/instances?{WINDOW}").items) == 3
    api.patch(f"{EVENTS}/{series}", {"start": at("2026-03-19T12:00:00"), "end": at("2026-03-19T13:00:00")})
    view = api.get(f"{EVENTS}/{series}/instances?{WINDOW}").items
    assert [item["subject"] for item in view] == ["Weekly"] * 4
    assert api.get(f"{EVENTS}/{occurrences[0]['id']}").status == 404


def test_another_range_forgets_exceptions_though_their_times_are_in_it(
    api: Any, series: str, occurrences: list[Any]
) -> None:
    api.patch(f"{EVENTS}/{occurrences[1]['id']}", {"subject": "Moved"})
    api.delete(f"{EVENTS}/{occurrences[2]['id']}")
    longer = weekly()["recurrence"]
    longer["range"]["numberOfOccurrences"] = 5
    api.patch(f"{EVENTS}/{series}", {"recurrence": longer})
    view = api.get(f"{EVENTS}/{series}/instances?{WINDOW}").items
    assert [item["subject"] for item in view] == ["Jour fixe"] * 5


def test_a_series_becomes_a_single_event_and_back(api: Any, series: str) -> None:
    assert api.patch(f"{EVENTS}/{series}", {"recurrence": None}).body["type"] == "singleInstance"
    assert (
        api.patch(f"{EVENTS}/{series}", {"recurrence": weekly()["recurrence"]}).body["type"] == "seriesMaster"
    )


def test_the_etag_of_an_exception_is_its_own(api: Any, occurrences: list[Any]) -> None:
    changed = api.patch(f"{EVENTS}/{occurrences[1]['id']}", {"subject": "Moved"})
    api.patch(f"{EVENTS}/{occurrences[0]['id']}", {"subject": "First"})
    assert (
        api.patch(f"{EVENTS}/{occurrences[1]['id']}", {"subject": "x"}, If_Match=changed.etag).status == 200
    )
    assert (
        api.patch(
            f"{EVENTS}/{occurrences[3]['id']}", {"subject": "x"}, If_Match=occurrences[3]["@odata.etag"]
        ).status
        == 412
    )


def test_guests_of_one_occurrence_are_told_of_it(api: Any, graph: EmbeddedGraph) -> None:
    series = graph.person.create_event(weekly(attendees=[BEN]))
    graph.forget_mails()
    first, second = graph.person.occurrences(
        series, datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
    )
    api.patch(f"{EVENTS}/{first['id']}", {"location": {"displayName": "Room 2"}})
    api.delete(f"{EVENTS}/{second['id']}")
    assert [mail.mail for mail in graph.mails()] == [Mail.UPDATE, Mail.CANCELLATION]


# Delta


def told(items: list[Any]) -> list[str]:
    return [item.get("type") or "removed" for item in items]


def test_a_calendars_delta_tells_of_single_events_and_series_in_short(
    api: Any, graph: EmbeddedGraph, series: str
) -> None:
    items, link = api.round(EVENTS_DELTA)
    assert told(items) == ["seriesMaster"]
    assert items[0].keys() == {"@odata.type", "@odata.etag", "id", "type", "start", "end"}
    single = graph.person.create_event({**weekly(), "recurrence": None})
    items, link = api.round(link)
    assert [(item["id"], item["type"]) for item in items] == [(single, "singleInstance")]
    graph.person.delete_event(series)
    items, link = api.round(link)
    assert items == [{"@removed": {"reason": "deleted"}, "id": series}]
    assert api.round(f"{EVENTS_DELTA}?$select=id")[0][0].keys() == {"@odata.type", "@odata.etag", "id"}


def test_a_change_of_one_occurrence_moves_its_series(
    api: Any, graph: EmbeddedGraph, series: str, occurrences: list[Any]
) -> None:
    _, link = api.round(EVENTS_DELTA)
    graph.person.edit_event(occurrences[0]["id"], {"subject": "Moved"})
    items, link = api.round(link)
    assert [item["id"] for item in items] == [series]
    graph.person.delete_event(occurrences[1]["id"])
    assert [item["id"] for item in api.round(link)[0]] == [series]


@pytest.mark.parametrize(
    ("how", "status"), [(EventsDelta.BAD_REQUEST, 400), (EventsDelta.NOT_IMPLEMENTED, 501)]
)
def test_a_calendars_delta_may_be_refused(
    api: Any, graph: EmbeddedGraph, how: EventsDelta, status: int
) -> None:
    graph.switch(events_delta=how)
    assert api.get(EVENTS_DELTA).status == status


def test_a_windows_delta_tells_of_occurrences_in_short_and_series_in_full(
    api: Any, graph: EmbeddedGraph, series: str
) -> None:
    items, link = api.round(VIEW_DELTA)
    assert told(items) == ["seriesMaster"] + ["occurrence"] * 4
    assert items[0]["subject"] == "Jour fixe"
    assert items[1].keys() == {"@odata.type", "@odata.etag", "id", "seriesMasterId", "type", "start", "end"}
    assert api.round(link)[0] == []
    graph.person.create_event(
        {"subject": "Far", "start": at("2027-01-01T10:00:00"), "end": at("2027-01-01T11:00:00")}
    )
    assert api.round(link)[0] == []


@pytest.mark.parametrize(
    "option", ["$select=id", "$filter=subject eq 'x'", "$orderby=subject", "$expand=instances"]
)
def test_a_windows_delta_takes_no_options(api: Any, option: str) -> None:
    assert api.get(f"{VIEW_DELTA}&{option}").status == 400
    assert api.get("/me/calendarView/delta").status == 400


def test_leaving_the_window_is_a_removal(api: Any, graph: EmbeddedGraph) -> None:
    single = graph.person.create_event({**weekly(), "recurrence": None})
    _, link = api.round(VIEW_DELTA)
    graph.person.edit_event(single, {"start": at("2026-06-01T10:00:00"), "end": at("2026-06-01T11:00:00")})
    items, link = api.round(link)
    assert items == [{"@removed": {"reason": "deleted"}, "id": single}]
    graph.person.edit_event(single, {"start": at("2026-04-01T10:00:00"), "end": at("2026-04-01T11:00:00")})
    assert told(api.round(link)[0]) == ["singleInstance"]


def test_a_deleted_occurrence_is_told_only_by_its_series(
    api: Any, graph: EmbeddedGraph, series: str, occurrences: list[Any]
) -> None:
    _, link = api.round(VIEW_DELTA)
    _, other = api.round(VIEW_DELTA)
    graph.person.delete_event(occurrences[2]["id"])
    items, link = api.round(link)
    assert told(items) == ["seriesMaster"] + ["occurrence"] * 3
    with graph.switched(announce_cancelled_occurrences=True):
        items, _ = api.round(other)
    assert {"@removed": {"reason": "deleted"}, "id": occurrences[2]["id"]} in items
    graph.person.delete_event(series)
    assert told(api.round(link)[0]) == ["removed"] * 4


def test_an_exception_is_told_in_full(api: Any, graph: EmbeddedGraph, occurrences: list[Any]) -> None:
    _, link = api.round(VIEW_DELTA)
    graph.person.edit_event(occurrences[1]["id"], {"subject": "Moved"})
    items, link = api.round(link)
    assert [item["subject"] for item in items if item["type"] == "exception"] == ["Moved"]
    assert api.round(link)[0] == []


def test_strangers_outside_the_window_may_be_called_removed(api: Any, graph: EmbeddedGraph) -> None:
    graph.switch(stray_removals=True)
    _, link = api.round(VIEW_DELTA)
    far = graph.person.create_event(
        {"subject": "Far", "start": at("2027-01-01T10:00:00"), "end": at("2027-01-01T11:00:00")}
    )
    items, link = api.round(link)
    assert items == [{"@removed": {"reason": "deleted"}, "id": far}]
    assert api.round(link)[0] == []
