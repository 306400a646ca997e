"""Single events, calendars and invitations, as a client sees them."""

from __future__ import annotations

from typing import Any

import pytest

from crmsync.sandbox.graph import EmbeddedGraph, Kind, Mail, Repeated

EVENTS = "/me/events"
BEN = {"emailAddress": {"address": "ben@x.example"}}
CEM = {"emailAddress": {"address": "cem@x.example"}}
TEXT = 'IdType="ImmutableId", outlook.body-content-type="text"'


def at(wall: str, zone: str = "Europe/Berlin") -> dict[str, str]:
    return {"dateTime": wall, "timeZone": zone}


def meeting(**more: Any) -> dict[str, Any]:
    return {"subject": "Plan", "start": at("2026-03-05T10:00:00"), "end": at("2026-03-05T11:00:00"), **more}


def mailed(graph: EmbeddedGraph) -> list[tuple[Mail, str]]:
    sent = [(mail.mail, mail.recipient) for mail in graph.mails()]
    graph.forget_mails()
    return sent


def test_a_new_event_comes_back_with_what_exchange_adds(api: Any) -> None:
    made = api.post(EVENTS, meeting(location={"displayName": "Room 1"}))
    shown = made.body
    assert made.status == 201
    assert (shown["type"], shown["isOrganizer"], shown["showAs"]) == ("singleInstance", True, "busy")
    assert (shown["isReminderOn"], shown["reminderMinutesBeforeStart"]) == (True, 15)
    assert shown["start"] == {"dateTime": "2026-03-05T09:00:00.0000000", "timeZone": "UTC"}
    assert shown["originalStartTimeZone"] == "W. Europe Standard Time"
    assert shown["locations"] == [{"displayName": "Room 1"}]
    assert shown["organizer"]["emailAddress"]["address"] == "anna@example.com"
    assert "cancelledOccurrences" not in shown
    assert api.get(f"{EVENTS}/{made.id}").body == shown


def test_times_come_in_the_zone_that_is_asked_for(api: Any, graph: EmbeddedGraph) -> None:
    made = api.post(
        EVENTS,
        meeting(
            start=at("2026-03-05T10:00:00", "W. Europe Standard Time"),
            end=at("2026-03-05T11:00:00.0000000", "W. Europe Standard Time"),
        ),
    )
    shown = api.get(f"{EVENTS}/{made.id}", prefer='outlook.timezone="Tokyo Standard Time"').body
    assert shown["start"] == {"dateTime": "2026-03-05T18:00:00.0000000", "timeZone": "Tokyo Standard Time"}
    with graph.switched(zones_become_windows=False):
        kept = api.post(EVENTS, meeting()).body["originalStartTimeZone"]
    assert kept == "Europe/Berlin"


def test_a_time_that_ends_with_z_is_utc(api: Any) -> None:
    made = api.post(EVENTS, meeting(start=at("2026-03-05T10:00:00Z"), end=at("2026-03-05T11:00:00Z")))
    assert made.body["start"]["dateTime"] == "2026-03-05T10:00:00.0000000"


def test_a_day_floats(api: Any) -> None:
    day = {"isAllDay": True, "start": at("2026-03-05T00:00:00"), "end": at("2026-03-06T00:00:00")}
    made = api.post(EVENTS, meeting(**day))
    assert made.body["start"] == {"dateTime": "2026-03-05T00:00:00.0000000", "timeZone": "UTC"}
    shown = api.get(f"{EVENTS}/{made.id}", prefer='outlook.timezone="America/New_York"').body
    assert shown["end"]["dateTime"] == "2026-03-06T00:00:00.0000000"


@pytest.mark.parametrize(
    "wrong",
    [
        {"end": at("2026-03-05T09:00:00")},
        {"isAllDay": True},
        {"isAllDay": True, "start": at("2026-03-05T00:00:00"), "end": at("2026-03-05T00:00:00")},
        {"isAllDay": True, "start": at("2026-03-05T00:00:00"), "end": at("2026-03-06T00:00:00", "UTC")},
        {"start": None},
        {"attendees": [{"type": "required"}]},
    ],
)
def test_times_that_cannot_be_are_refused(api: Any, graph: EmbeddedGraph, wrong: dict[str, Any]) -> None:
    assert api.post(EVENTS, meeting(**wrong)).refused == (400, "ErrorPropertyValidationFailure")
    assert graph.person.events() == []


def test_bodies_are_html_unless_text_is_asked_for(api: Any) -> None:
    made = api.post(EVENTS, meeting(body={"contentType": "text", "content": "a < b\nc"}))
    assert made.body["body"]["contentType"] == "html"
    assert "a &lt; b<br>" in made.body["body"]["content"]
    assert api.get(f"{EVENTS}/{made.id}", prefer=TEXT).body["body"] == {
        "contentType": "text",
        "content": "a < b\r\nc",
    }
    page = "<html><head><style>p {}</style></head><body><p>One</p><p>Two &amp; three</p></body></html>"
    api.patch(f"{EVENTS}/{made.id}", {"body": {"contentType": "html", "content": page}})
    assert api.get(f"{EVENTS}/{made.id}").body["body"]["content"] == page
    assert api.get(f"{EVENTS}/{made.id}", prefer=TEXT).body["body"]["content"] == "One\r\nTwo & three"


def test_a_transaction_id_makes_a_create_happen_once(api: Any, graph: EmbeddedGraph) -> None:
    first = api.post(EVENTS, meeting(transactionId="op-1"))
    again = api.post(EVENTS, meeting(transactionId="op-1", subject="Other"))
    assert (again.status, again.id, again.body["subject"]) == (201, first.id, "Plan")
    graph.switch(repeated_transaction=Repeated.CONFLICT)
    assert api.post(EVENTS, meeting(transactionId="op-1")).status == 409
    assert len(graph.person.events()) == 1
    assert api.post(EVENTS, meeting(transactionId="op-2")).status == 201
    api.delete(f"{EVENTS}/{first.id}")
    assert api.post(EVENTS, meeting(transactionId="op-1")).status == 201


def test_a_stale_etag_is_refused(api: Any, graph: EmbeddedGraph) -> None:
    made = api.post(EVENTS, meeting())
    graph.person.edit_event(made.id, {"subject": "Changed"})
    assert api.patch(f"{EVENTS}/{made.id}", {"subject": "x"}, If_Match=made.etag).status == 412
    assert api.delete(f"{EVENTS}/{made.id}", If_Match=made.etag).status == 412
    assert api.delete(f"{EVENTS}/{made.id}", If_Match="*").status == 204


def test_nulls_bring_the_defaults_back(api: Any) -> None:
    made = api.post(EVENTS, meeting(location={"displayName": "Room 1"}, categories=["CRM"], showAs="free"))
    changed = api.patch(f"{EVENTS}/{made.id}", {"location": None, "categories": None, "showAs": None}).body
    assert (changed["location"], changed["locations"], changed["categories"], changed["showAs"]) == (
        {},
        [],
        [],
        "busy",
    )


# Calendars


def test_calendars_are_made_renamed_and_deleted(api: Any, graph: EmbeddedGraph) -> None:
    default = graph.person.folder_id(Kind.EVENTS)
    crm = api.post("/me/calendars", {"name": "CRM", "color": "lightRed"})
    assert [(item["name"], item["isDefaultCalendar"]) for item in api.get("/me/calendars").items] == [
        ("Calendar", True),
        ("CRM", False),
    ]
    assert api.post("/me/calendars", {"name": "crm"}).status == 409
    event = api.post(f"/me/calendars/{crm.id}/events", meeting())
    assert api.get("/me/events").items == []
    assert api.get("/me/calendar").body["name"] == "Calendar"
    assert api.get(f"{EVENTS}/{event.id}/calendar?$select=name").body == {"id": crm.id, "name": "CRM"}
    assert api.get(f"/me/calendars/{default}/events/{event.id}").status == 404
    assert api.get("/me/calendars/calendar").status == 400
    assert api.patch(f"/me/calendars/{crm.id}", {"name": "Sales"}).body["name"] == "Sales"
    graph.person.move_event(event.id, default)
    assert [item["id"] for item in api.get("/me/events").items] == [event.id]
    assert api.delete(f"/me/calendars/{default}").status == 400
    assert api.delete(f"/me/calendars/{crm.id}").status == 204


def test_a_read_only_calendar_is_not_written(api: Any, graph: EmbeddedGraph) -> None:
    holidays = graph.person.create_folder(Kind.EVENTS, "Holidays", read_only=True)
    event = graph.person.create_event(meeting(), holidays)
    assert api.get(f"/me/calendars/{holidays}").body["canEdit"] is False
    assert api.post(f"/me/calendars/{holidays}/events", meeting()).refused == (403, "ErrorAccessDenied")
    assert api.patch(f"{EVENTS}/{event}", {"subject": "x"}).refused == (403, "ErrorAccessDenied")
    assert api.delete(f"{EVENTS}/{event}").refused == (403, "ErrorAccessDenied")
    assert len(api.get(f"/me/calendars/{holidays}/events").items) == 1


def test_a_view_needs_a_window_of_five_years_at_most(api: Any) -> None:
    api.post(EVENTS, meeting())
    assert api.get("/me/calendarView").status == 400
    assert api.get("/me/calendarView?startDateTime=2026-01-01&endDateTime=2032-01-01").status == 400
    assert api.get("/me/calendarView?startDateTime=2026-02-01&endDateTime=2026-01-01").status == 400
    assert (
        len(
            api.get(
                "/me/calendarView?startDateTime=2026-03-05T00:00:00Z&endDateTime=2026-03-06T00:00:00%2B01:00"
            ).items
        )
        == 1
    )
    assert api.get("/me/calendarView?startDateTime=2026-03-05T10:00:00&endDateTime=2026-03-06").items == []


# Meetings: whom Exchange would mail


def test_guests_are_invited_told_and_called_off(api: Any, graph: EmbeddedGraph) -> None:
    made = api.post(EVENTS, meeting(attendees=[BEN]))
    assert mailed(graph) == [(Mail.INVITATION, "ben@x.example")]
    place = f"{EVENTS}/{made.id}"
    api.patch(place, {"location": {"displayName": "Room 2"}})
    assert mailed(graph) == [(Mail.UPDATE, "ben@x.example")]
    api.patch(place, {"attendees": [BEN, CEM]})
    assert mailed(graph) == [(Mail.INVITATION, "cem@x.example")]
    api.patch(place, {"attendees": [CEM]})
    assert mailed(graph) == [(Mail.CANCELLATION, "ben@x.example")]
    api.delete(place)
    assert mailed(graph) == [(Mail.CANCELLATION, "cem@x.example")]


def test_what_is_the_organizers_own_is_not_mailed_unless_switched(api: Any, graph: EmbeddedGraph) -> None:
    made = api.post(EVENTS, meeting(attendees=[BEN]))
    graph.forget_mails()
    private = {
        "categories": ["CRM"],
        "isReminderOn": False,
        "singleValueExtendedProperties": [{"id": "String 0x3A24", "value": "1"}],
    }
    api.patch(f"{EVENTS}/{made.id}", private)
    assert mailed(graph) == []
    with graph.switched(every_patch_mails=True):
        api.patch(f"{EVENTS}/{made.id}", private)
    assert mailed(graph) == [(Mail.UPDATE, "ben@x.example")]


def test_an_event_without_guests_is_nobodys_business(api: Any, graph: EmbeddedGraph) -> None:
    made = api.post(EVENTS, meeting(attendees=[{"emailAddress": {"address": "ANNA@example.com"}}]))
    api.patch(f"{EVENTS}/{made.id}", {"subject": "x"})
    api.delete(f"{EVENTS}/{made.id}")
    assert mailed(graph) == []


def test_cancel_is_for_organizers_and_answers_are_for_guests(api: Any, graph: EmbeddedGraph) -> None:
    own = api.post(EVENTS, meeting(attendees=[BEN]))
    graph.forget_mails()
    assert api.post(f"{EVENTS}/{own.id}/accept", {}).status == 400
    assert api.post(f"{EVENTS}/{own.id}/cancel", {"comment": "x"}).status == 202
    assert mailed(graph) == [(Mail.CANCELLATION, "ben@x.example")]
    received = graph.person.receive_invitation(meeting(attendees=[BEN]), "boss@x.example")
    assert mailed(graph) == []
    shown = api.get(f"{EVENTS}/{received}").body
    assert (shown["isOrganizer"], shown["responseStatus"]["response"], shown["showAs"]) == (
        False,
        "notResponded",
        "tentative",
    )
    assert api.post(f"{EVENTS}/{received}/cancel", {}).status == 400
    assert api.post(f"{EVENTS}/{received}/tentativelyAccept", {"sendResponse": False}).status == 202
    assert api.get(f"{EVENTS}/{received}").body["responseStatus"]["response"] == "tentativelyAccepted"
    assert mailed(graph) == []
    api.post(f"{EVENTS}/{received}/decline", {})
    assert mailed(graph) == [(Mail.ANSWER, "boss@x.example")]


def test_a_guests_copy_is_changed_in_silence_and_its_deletion_answers(api: Any, graph: EmbeddedGraph) -> None:
    received = graph.person.receive_invitation(meeting(), "boss@x.example")
    api.patch(f"{EVENTS}/{received}", {"reminderMinutesBeforeStart": 5, "subject": "Mine"})
    assert mailed(graph) == []
    api.delete(f"{EVENTS}/{received}")
    assert mailed(graph) == [(Mail.ANSWER, "boss@x.example")]
    called_off = graph.person.receive_invitation(meeting(), "boss@x.example")
    graph.person.organizer_cancels(called_off)
    assert api.get(f"{EVENTS}/{called_off}").body["isCancelled"] is True
    api.delete(f"{EVENTS}/{called_off}")
    assert mailed(graph) == []


def test_the_answers_of_guests_survive_a_change_of_the_list(api: Any, graph: EmbeddedGraph) -> None:
    made = api.post(EVENTS, meeting(attendees=[BEN]))
    graph.person.guest_answers(made.id, "ben@x.example", "accepted")
    after = api.get(f"{EVENTS}/{made.id}")
    assert after.body["attendees"][0]["status"]["response"] == "accepted"
    assert after.etag != made.etag
    changed = api.patch(f"{EVENTS}/{made.id}", {"attendees": [BEN, CEM]}).body["attendees"]
    assert [entry["status"]["response"] for entry in changed] == ["accepted", "none"]
