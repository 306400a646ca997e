"""Microsoft To Do and the master categories, as a client sees them."""

from __future__ import annotations

from typing import Any

import pytest

from crmsync.sandbox.graph import EmbeddedGraph, Kind, Taken

DUE = {"dateTime": "2026-03-05T00:00:00", "timeZone": "Europe/Berlin"}
WEEKLY = {"type": "weekly", "interval": 1, "daysOfWeek": ["thursday"]}


@pytest.fixture
def tasks(graph: EmbeddedGraph) -> str:
    """Where the tasks of the default list are."""
    return f"/me/todo/lists/{graph.person.folder_id(Kind.TASKS)}/tasks"


def test_a_new_task_comes_back_with_what_to_do_adds(api: Any, tasks: str) -> None:
    made = api.post(tasks, {"title": "Call", "body": {"content": "a\nb", "contentType": "text"}})
    assert made.status == 201
    assert (made.body["status"], made.body["importance"], made.body["isReminderOn"]) == (
        "notStarted",
        "normal",
        False,
    )
    assert made.body["body"] == {"content": "a\r\nb", "contentType": "text"}
    assert "dueDateTime" not in made.body
    assert api.get(f"{tasks}/{made.id}").body["@odata.etag"] == made.etag
    assert api.post(tasks, {"title": " "}).status == 400
    assert api.post(tasks, {"title": "Call", "percentComplete": 5}).refused == (400, "RequestBodyRead")
    assert api.post(tasks, {"title": "Call", "status": "waiting"}).refused == (400, "RequestBodyRead")


def test_the_lists_say_which_they_are(api: Any, tasks: str) -> None:
    mine = api.post("/me/todo/lists", {"displayName": "CRM"})
    known = {item["displayName"]: item["wellknownListName"] for item in api.get("/me/todo/lists").items}
    assert known == {"Tasks": "defaultList", "Flagged Emails": "flaggedEmails", "CRM": "none"}
    assert api.patch(f"/me/todo/lists/{mine.id}", {"displayName": "Sales"}).body["displayName"] == "Sales"
    assert api.delete(tasks.removesuffix("/tasks")).status == 400
    assert api.delete(f"/me/todo/lists/{mine.id}").status == 204
    assert api.get(f"/me/todo/lists/{mine.id}").status == 404


def test_a_due_day_stays_the_day_whatever_the_zone(api: Any, graph: EmbeddedGraph, tasks: str) -> None:
    made = api.post(tasks, {"title": "Call", "dueDateTime": {**DUE, "dateTime": "2026-03-05T23:30:00"}})
    assert made.body["dueDateTime"] == {"dateTime": "2026-03-05T00:00:00.0000000", "timeZone": "UTC"}
    shown = api.get(f"{tasks}/{made.id}", prefer='outlook.timezone="Tokyo Standard Time"').body
    assert shown["dueDateTime"] == {
        "dateTime": "2026-03-05T00:00:00.0000000",
        "timeZone": "Tokyo Standard Time",
    }
    with graph.switched(task_times_kept=True):
        kept = api.post(tasks, {"title": "Call", "dueDateTime": DUE}).body["dueDateTime"]
        assert kept == {"dateTime": "2026-03-04T23:00:00.0000000", "timeZone": "UTC"}


def test_a_reminder_is_a_moment_in_the_zone_that_is_asked_for(api: Any, tasks: str) -> None:
    made = api.post(
        tasks,
        {
            "title": "Call",
            "isReminderOn": True,
            "reminderDateTime": {"dateTime": "2026-03-05T09:00:00", "timeZone": "W. Europe Standard Time"},
        },
    )
    assert made.body["reminderDateTime"]["dateTime"] == "2026-03-05T08:00:00.0000000"
    shown = api.get(f"{tasks}/{made.id}", prefer='outlook.timezone="Europe/Berlin"').body
    assert shown["reminderDateTime"]["dateTime"] == "2026-03-05T09:00:00.0000000"
    unknown = {"title": "Call", "dueDateTime": {**DUE, "timeZone": "Mars/Olympus"}}
    assert api.post(tasks, unknown).refused == (400, "TimeZoneNotSupportedException")


def test_completing_says_when_and_reopening_forgets_it(api: Any, tasks: str) -> None:
    made = api.post(tasks, {"title": "Call"})
    done = api.patch(f"{tasks}/{made.id}", {"status": "completed"}).body
    assert done["completedDateTime"] == {"dateTime": "2026-03-02T00:00:00.0000000", "timeZone": "UTC"}
    assert "completedDateTime" not in api.patch(f"{tasks}/{made.id}", {"status": "inProgress"}).body


def test_a_null_empties_a_field(api: Any, tasks: str) -> None:
    made = api.post(tasks, {"title": "Call", "dueDateTime": DUE})
    assert "dueDateTime" not in api.patch(f"{tasks}/{made.id}", {"dueDateTime": None}).body


def test_a_completed_recurring_task_is_followed_by_the_next(
    api: Any, graph: EmbeddedGraph, tasks: str
) -> None:
    recurrence = {"pattern": WEEKLY, "range": {"type": "numbered", "numberOfOccurrences": 2}}
    made = api.post(
        tasks,
        {
            "title": "Call",
            "dueDateTime": DUE,
            "recurrence": recurrence,
            "checklistItems": [{"displayName": "a", "isChecked": True}],
            "linkedResources": [{"externalId": "crm-1"}],
        },
    )
    assert made.body["recurrence"]["range"]["startDate"] == "2026-03-05"
    api.patch(f"{tasks}/{made.id}", {"status": "completed"})
    first, second = graph.person.tasks()
    assert (first["status"], "recurrence" in first) == ("completed", False)
    assert (second["status"], second["dueDateTime"]["dateTime"][:10]) == ("notStarted", "2026-03-12")
    assert second["recurrence"]["range"]["numberOfOccurrences"] == 1
    assert [step["isChecked"] for step in second["checklistItems"]] == [False]
    assert second["linkedResources"] == []
    api.patch(f"{tasks}/{second['id']}", {"status": "completed"})
    assert len(graph.person.tasks()) == 2
    assert api.post(tasks, {"title": "Call", "recurrence": recurrence}).status == 400


def test_linked_resources_and_steps_have_addresses_of_their_own(api: Any, tasks: str) -> None:
    made = api.post(
        tasks, {"title": "Call", "linkedResources": [{"externalId": "crm-1", "applicationName": "crmsync"}]}
    )
    assert "linkedResources" not in api.get(f"{tasks}/{made.id}").body
    (linked,) = api.get(f"{tasks}/{made.id}?$expand=linkedResources").body["linkedResources"]
    assert linked["externalId"] == "crm-1"
    step = api.post(f"{tasks}/{made.id}/checklistItems", {"displayName": "dial"})
    assert step.status == 201
    place = f"{tasks}/{made.id}/checklistItems/{step.id}"
    assert api.patch(place, {"isChecked": True}).body["isChecked"] is True
    assert [item["displayName"] for item in api.get(f"{tasks}/{made.id}/checklistItems").items] == ["dial"]
    assert api.get(f"{tasks}/{made.id}").etag != made.etag
    assert api.delete(place).status == 204
    assert api.get(place).status == 404
    assert api.patch(f"{tasks}/{made.id}", {"linkedResources": []}).status == 400


def test_if_match_on_tasks_may_be_heeded_or_not(api: Any, graph: EmbeddedGraph, tasks: str) -> None:
    made = api.post(tasks, {"title": "Call"})
    graph.person.edit_task(made.id, {"title": "Write"})
    assert api.patch(f"{tasks}/{made.id}", {"title": "x"}, If_Match=made.etag).status == 412
    graph.switch(if_match_on_tasks=False)
    assert api.patch(f"{tasks}/{made.id}", {"title": "x"}, If_Match=made.etag).status == 200


def test_tasks_have_delta_and_new_ids_after_a_move(api: Any, graph: EmbeddedGraph, tasks: str) -> None:
    other = graph.person.create_folder(Kind.TASKS, "CRM")
    call = graph.person.create_task({"title": "Call"})
    items, here = api.round(f"{tasks}/delta")
    assert [item["title"] for item in items] == ["Call"]
    _, there = api.round(f"/me/todo/lists/{other}/tasks/delta")
    moved = graph.person.move_task(call, other)
    assert moved != call
    assert graph.person.task(call) is None
    items, here = api.round(here)
    assert items == [{"@removed": {"reason": "deleted"}, "id": call}]
    items, there = api.round(there)
    assert [item["id"] for item in items] == [moved]
    graph.person.move_task(moved, graph.person.folder_id(Kind.TASKS))
    items, here = api.round(here)
    assert [item["title"] for item in items] == ["Call"]
    assert items[0]["id"] not in (call, moved)


def test_linked_resources_in_a_round_may_be_allowed(api: Any, graph: EmbeddedGraph, tasks: str) -> None:
    graph.person.create_task({"title": "Call", "linkedResources": [{"externalId": "crm-1"}]})
    assert api.get(f"{tasks}/delta?$expand=linkedResources").status == 400
    graph.switch(expand_in_delta=Taken.ACCEPTED)
    (item,), _ = api.round(f"{tasks}/delta?$expand=linkedResources")
    assert item["linkedResources"][0]["externalId"] == "crm-1"


def test_lists_have_delta(api: Any, graph: EmbeddedGraph, tasks: str) -> None:
    items, link = api.round("/me/todo/lists/delta")
    assert len(items) == 2
    crm = graph.person.create_folder(Kind.TASKS, "CRM")
    items, link = api.round(link)
    assert [item["displayName"] for item in items] == ["CRM"]
    graph.person.delete_folder(Kind.TASKS, crm)
    assert api.round(link)[0] == [{"@removed": {"reason": "deleted"}, "id": crm}]


def test_categories_have_names_that_stay(api: Any, graph: EmbeddedGraph) -> None:
    base = "/me/outlook/masterCategories"
    made = api.post(base, {"displayName": "CRM", "color": "preset3"})
    assert made.status == 201
    assert api.post(base, {"displayName": "crm"}).status == 409
    assert api.post(base, {"displayName": "X", "color": "red"}).refused == (400, "RequestBodyRead")
    assert api.patch(f"{base}/{made.id}", {"displayName": "Sales"}).status == 400
    assert api.patch(f"{base}/{made.id}", {"color": "preset4"}).body["color"] == "preset4"
    assert [item["displayName"] for item in api.get(f"{base}?$filter=displayName eq 'other'").items] == [
        "CRM"
    ]
    assert graph.person.categories() == ["CRM"]
    assert api.delete(f"{base}/{made.id}").status == 204
    assert api.get(f"{base}/{made.id}").status == 404


@pytest.mark.parametrize(
    "test", ["status ne 'completed'", "startswith(title,'ca')", "not (importance eq 'high')"]
)
def test_tasks_are_filtered(api: Any, graph: EmbeddedGraph, test: str, tasks: str) -> None:
    graph.person.create_task({"title": "Call"})
    graph.person.create_task({"title": "Write", "status": "completed", "importance": "high"})
    assert [item["title"] for item in api.get(f"{tasks}?$filter={test}").items] == ["Call"]


def test_a_deleted_task_is_gone_for_everybody(api: Any, graph: EmbeddedGraph, tasks: str) -> None:
    first, second = api.post(tasks, {"title": "Call"}), api.post(tasks, {"title": "Write"})
    _, link = api.round(f"{tasks}/delta")
    graph.person.delete_task(first.id)
    assert api.get(f"{tasks}/{first.id}").refused == (404, "ErrorItemNotFound")
    graph.person.edit_task(second.id, {"importance": "high"})
    assert api.delete(f"{tasks}/{second.id}", If_Match=second.etag).status == 412
    assert api.delete(f"{tasks}/{second.id}").status == 204
    assert graph.person.tasks() == []
    assert {item["id"] for item in api.round(link)[0] if "@removed" in item} == {first.id, second.id}
