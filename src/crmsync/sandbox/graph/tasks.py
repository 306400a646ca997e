"""Tasks and lists of Microsoft To Do: their properties, what the service makes of them, how they are shown.

Rules: Graph v1.0 "todoTask", "todoTaskList", "linkedResource", "checklistItem".
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, timedelta

from crmsync.sandbox.graph.errors import GraphError, bad_body, invalid_request, not_found
from crmsync.sandbox.graph.patterns import RECURRENCE, checked_recurrence, days_of
from crmsync.sandbox.graph.schema import Choice, Complex, Edm, EntityType, JsonObject, Many, timestamp
from crmsync.sandbox.graph.store import Folder, Item, Kind, Store
from crmsync.sandbox.graph.zones import DATE_TIME_ZONE, instant, read_wall, shown_moment, shown_wall
from crmsync.sandbox.outlook.bodies import carriage_returns

ITEM_BODY = Complex("itemBody", {"content": Edm.STRING, "contentType": Choice(frozenset({"text", "html"}))})
_LINKED = dict.fromkeys(("applicationName", "displayName", "externalId", "webUrl"), Edm.STRING)
_CHECKED: dict[str, Edm] = {
    "displayName": Edm.STRING,
    "isChecked": Edm.BOOLEAN,
    "createdDateTime": Edm.TIMESTAMP,
    "checkedDateTime": Edm.TIMESTAMP,
}
LINKED_RESOURCE = EntityType("linkedResource", _LINKED, frozenset({"id"}))
CHECKLIST_ITEM = EntityType("checklistItem", _CHECKED, frozenset({"id"}))
PARTS: Mapping[str, EntityType] = {"linkedResources": LINKED_RESOURCE, "checklistItems": CHECKLIST_ITEM}
"""Entities that lie within a task."""

TASK = EntityType(
    "todoTask",
    {
        "title": Edm.STRING,
        "body": ITEM_BODY,
        "categories": Many(Edm.STRING),
        "importance": Choice(frozenset({"low", "normal", "high"})),
        "status": Choice(frozenset({"notStarted", "inProgress", "completed", "waitingOnOthers", "deferred"})),
        "isReminderOn": Edm.BOOLEAN,
        "recurrence": RECURRENCE,
        **dict.fromkeys(
            ("dueDateTime", "startDateTime", "reminderDateTime", "completedDateTime"), DATE_TIME_ZONE
        ),
        "linkedResources": Many(Complex("linkedResource", {"id": Edm.STRING, **_LINKED})),
        "checklistItems": Many(Complex("checklistItem", {"id": Edm.STRING, **_CHECKED})),
    },
    frozenset(
        {"id", "createdDateTime", "lastModifiedDateTime", "bodyLastModifiedDateTime", "hasAttachments"}
    ),
    frozenset(PARTS),
)
TASK_LIST = EntityType(
    "todoTaskList",
    {"displayName": Edm.STRING},
    frozenset({"id", "isOwner", "isShared", "wellknownListName"}),
)
_DAYS = ("dueDateTime", "startDateTime", "completedDateTime")
_OWN_LISTS = ("defaultList", "flaggedEmails")


class Tasks:
    """What tasks are in a mailbox."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, folder: Folder, body: JsonObject) -> Item:
        """A new task. Raises GraphError when the body cannot be one."""
        taken = TASK.read(body)
        if not (taken.get("title") or "").strip():
            raise invalid_request("A task needs a title.")
        parts = {name: [_part(entry) for entry in taken.pop(name, None) or ()] for name in PARTS}
        data = {
            "importance": "normal",
            "status": "notStarted",
            "isReminderOn": False,
            "categories": [],
            "body": {"content": "", "contentType": "text"},
            **parts,
        }
        data, _ = self._merged(data, taken)
        return self._store.add(Kind.TASKS, folder, data)

    def update(self, item: Item, body: JsonObject) -> None:
        """Change what `body` names. Raises GraphError and changes nothing when it cannot be."""
        taken = TASK.read(body)
        for name in PARTS:
            if name in taken:
                raise bad_body(f"{name} of a task are changed one by one, at their own address.")
        data, following = self._merged(item.data, taken)
        changed = data != item.data
        item.data = data
        if changed or self._store.behaviour.unchanged_patch_moves_version:
            self._store.touch(item)
        if following is not None:
            self._store.add(Kind.TASKS, self._store.folders[item.folder], following)

    def show(self, item: Item, zone: str) -> JsonObject:
        """The whole task, its moments in that zone; what is empty is not there."""
        data = item.data
        shown: JsonObject = {
            "@odata.etag": f'W/"{self._store.change_key(item.version)}"',
            "id": self._store.item_id(item, immutable=False),
            "title": data.get("title") or "",
            "createdDateTime": timestamp(item.created),
            "lastModifiedDateTime": timestamp(item.modified),
            "hasAttachments": False,
        }
        for name in ("importance", "status", "isReminderOn", "categories", "body", "recurrence", *PARTS):
            if data.get(name) is not None:
                shown[name] = data[name]
        for name in (*_DAYS, "reminderDateTime"):
            if data.get(name) is not None:
                shown[name] = self._shown_moment(data[name], zone, is_day=name in _DAYS)
        return shown

    def add_part(self, item: Item, name: str, body: JsonObject) -> JsonObject:
        """A new linked resource or checklist item."""
        part = _part(PARTS[name].read(body))
        item.data = {**item.data, name: [*item.data[name], part]}
        self._store.touch(item)
        return part

    def part(self, item: Item, name: str, part_id: str) -> JsonObject:
        """Raises GraphError when there is none with this id."""
        for part in item.data[name]:
            if part["id"] == part_id:
                found: JsonObject = part
                return found
        raise not_found()

    def change_part(self, item: Item, name: str, part_id: str, body: JsonObject | None) -> JsonObject:
        """Change a part, or remove it with None."""
        before = self.part(item, name, part_id)
        after = None if body is None else {**before, **PARTS[name].read(body)}
        parts = [after if part is before else part for part in item.data[name]]
        item.data = {**item.data, name: [part for part in parts if part is not None]}
        self._store.touch(item)
        return after or before

    def _merged(self, before: JsonObject, taken: JsonObject) -> tuple[JsonObject, JsonObject | None]:
        """The data after a change, and those of the next task when a recurring one was completed."""
        data = {**before, **taken}
        for name in (*_DAYS, "reminderDateTime"):
            if taken.get(name) is not None:
                data[name] = self._kept_moment(taken[name], name)
        if taken.get("body") is not None:
            body = {"contentType": "text", "content": "", **taken["body"]}
            data["body"] = {**body, "content": carriage_returns(body["content"] or "")}
        if data.get("recurrence") is not None:
            if data.get("dueDateTime") is None:
                raise invalid_request("A recurring task needs a dueDateTime.")
            if taken.get("recurrence") is not None:
                span = taken["recurrence"].get("range") or {}
                start = date.fromisoformat(span.get("startDate") or data["dueDateTime"]["dateTime"][:10])
                whole = {**taken["recurrence"], "range": {**span, "startDate": start.isoformat()}}
                data["recurrence"] = checked_recurrence(whole, start)
        completed = data.get("status") == "completed"
        if completed and before.get("status") != "completed":
            data.setdefault("completedDateTime", shown_wall(self._store.now().date(), "UTC"))
            if data.get("recurrence") is not None and self._store.behaviour.completing_recurs:
                return {**data, "recurrence": None}, _following(data)
        if not completed:
            data.pop("completedDateTime", None)
        return data, None

    def _kept_moment(self, value: JsonObject, name: str) -> JsonObject:
        wall, zone = read_wall(value, name)
        if name in _DAYS and not self._store.behaviour.task_times_kept:
            return shown_wall(wall.date(), "UTC")
        return shown_moment(instant(wall, zone), "UTC")

    def _shown_moment(self, kept: JsonObject, zone: str, *, is_day: bool) -> JsonObject:
        wall, _ = read_wall(kept, "dateTime")
        if is_day and not self._store.behaviour.task_times_kept:
            return shown_wall(wall, zone)
        return shown_moment(instant(wall, "UTC"), zone)


def _part(values: JsonObject) -> JsonObject:
    given = {name: value for name, value in values.items() if name != "id"}
    return {"id": str(uuid.uuid4()), **given}


def _following(data: JsonObject) -> JsonObject | None:
    """The task that takes the place of a completed recurring one; None after the last."""
    due = date.fromisoformat(data["dueDateTime"]["dateTime"][:10])
    recurrence = data["recurrence"]
    later = next((day for day in days_of(recurrence) if day > due), None)
    if later is None:
        return None
    shift = later - due
    moves = ("dueDateTime", "startDateTime", "reminderDateTime")
    moved = {name: _shifted(data[name], shift) for name in moves if data.get(name)}
    span = dict(recurrence["range"])
    if span["type"] == "numbered":
        span["numberOfOccurrences"] -= 1
    span["startDate"] = later.isoformat()
    kept = {name: value for name, value in data.items() if name != "completedDateTime"}
    # Its steps are to be done again; what another program attached belongs to the one that is done.
    steps = [_part({**step, "isChecked": False}) for step in data["checklistItems"]]
    kept |= {"checklistItems": steps, "linkedResources": []}
    return {**kept, **moved, "status": "notStarted", "recurrence": {**recurrence, "range": span}}


def _shifted(kept: JsonObject, shift: timedelta) -> JsonObject:
    wall, zone = read_wall(kept, "dateTime")
    return shown_wall(wall + shift, zone)


def show_task_list(store: Store, folder: Folder) -> JsonObject:
    """A list as Graph shows it."""
    return {
        "@odata.etag": f'W/"{store.change_key(folder.version)}"',
        "id": store.folder_id(folder.key),
        "displayName": folder.name,
        "isOwner": True,
        "isShared": False,
        "wellknownListName": folder.well_known if folder.well_known in _OWN_LISTS else "none",
    }


def check_deletable(folder: Folder) -> None:
    """Raises GraphError for the lists that every mailbox has."""
    if folder.well_known:
        raise GraphError(400, "invalidRequest", "The default lists cannot be renamed or deleted.")
