"""Field metadata of an Odoo 19 database, in the shape of `fields_get`, for tests without a server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmsync.mapping.odoo.metadata import ModelMeta, parse_model


def row(type_: str, **more: Any) -> dict[str, Any]:
    """One field's entry."""
    return {"type": type_, "readonly": False, "required": False, "store": True, **more}


_TASK = {
    "name": row("char", required=True),
    "date_deadline": row("datetime"),
    "state": row(
        "selection",
        required=True,
        selection=[
            ["01_in_progress", "In Progress"],
            ["02_changes_requested", "Changes Requested"],
            ["03_approved", "Approved"],
            ["1_done", "Done"],
            ["1_canceled", "Cancelled"],
            ["04_waiting_normal", "Waiting"],
        ],
    ),
    "date_end": row("datetime"),
    "priority": row(
        "selection",
        selection=[["0", "Low priority"], ["1", "Medium priority"], ["2", "High priority"], ["3", "Urgent"]],
    ),
    "description": row("html"),
    "tag_ids": row("many2many", relation="project.tags"),
    "partner_id": row("many2one", relation="res.partner"),
    "write_date": row("datetime", readonly=True),
}
_EVENT = {
    "name": row("char", required=True),
    "start": row("datetime", required=True),
    "stop": row("datetime", required=True),
    "start_date": row("date"),
    "stop_date": row("date"),
    "allday": row("boolean"),
    "event_tz": row("selection", selection=[]),
    "recurrency": row("boolean"),
    "recurrence_id": row("many2one", relation="calendar.recurrence"),
    "location": row("char"),
    "description": row("html"),
    "categ_ids": row("many2many", relation="calendar.event.type"),
    "alarm_ids": row("many2many", relation="calendar.alarm"),
    "partner_ids": row("many2many", relation="res.partner"),
    "attendee_ids": row("one2many", relation="calendar.attendee"),
    "privacy": row("selection", selection=[["public", "Public"], ["private", "Private"]]),
    "user_id": row("many2one", relation="res.users"),
    "active": row("boolean"),
    "write_date": row("datetime", readonly=True),
}
_MODELS = {"project.task": _TASK, "calendar.event": _EVENT}


def database(model: str, *, without: tuple[str, ...] = (), **replaced: Mapping[str, Any]) -> ModelMeta:
    """The metadata of `model`, some fields missing, changed or added (`state={"selection": []}`)."""
    rows = {name: entry for name, entry in _MODELS[model].items() if name not in without}
    for name, changes in replaced.items():
        rows[name] = {**rows.get(name, row("char")), **changes}
    return parse_model(model, rows)
