"""Field metadata of an imagined Zoho organisation, in the shape of `GET /settings/fields`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmsync.mapping.zoho.metadata import ModuleMeta, parse_module


def row(
    name: str,
    data_type: str = "text",
    length: int | None = None,
    *,
    choices: tuple[str, ...] = (),
    mandatory: bool = False,
    **more: Any,
) -> dict[str, Any]:
    """One row of a `fields` array."""
    return {
        "api_name": name,
        "field_label": name.replace("_", " "),
        "data_type": data_type,
        "length": length,
        "system_mandatory": mandatory,
        "read_only": False,
        "field_read_only": False,
        "visible": True,
        "operation_type": {"web_create": True, "web_update": True, "api_create": True, "api_update": True},
        "pick_list_values": [
            {"display_value": choice, "actual_value": choice, "type": "used"} for choice in choices
        ],
        **more,
    }


def _lookup(name: str, module: str) -> dict[str, Any]:
    return row(name, "lookup", 120, lookup={"module": {"api_name": module}})


_CONTACTS = [
    row("Salutation", "picklist", choices=("-None-", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.")),
    row("First_Name", length=40),
    row("Last_Name", length=80, mandatory=True),
    _lookup("Account_Name", "Accounts"),
    row("Department", length=50),
    row("Title", length=100),
    row("Email", "email", 100),
    row("Secondary_Email", "email", 100),
    *(row(name, "phone", 30) for name in ("Phone", "Mobile", "Home_Phone", "Other_Phone", "Asst_Phone")),
    row("Fax", length=30),
    row("Assistant", length=50),
    *(row(f"{block}_Street", "textarea", 250) for block in ("Mailing", "Other")),
    *(
        row(f"{block}_{part}", length=30)
        for block in ("Mailing", "Other")
        for part in ("City", "State", "Zip", "Country")
    ),
    row("Date_of_Birth", "date"),
    row("Description", "textarea", 32000),
    row("Tag", "text", json_type="jsonarray"),
    row("Record_Image", "profileimage", 255, read_only=True),
    row("Owner", "ownerlookup"),
]
_TASKS = [
    row("Subject", length=255, mandatory=True),
    row("Due_Date", "date"),
    row(
        "Status",
        "picklist",
        choices=("Not Started", "Deferred", "In Progress", "Completed", "Waiting for Input"),
    ),
    row("Priority", "picklist", choices=("High", "Highest", "Low", "Lowest", "Normal")),
    row("Closed_Time", "datetime"),
    row("Description", "textarea", 32000),
    _lookup("Who_Id", "Contacts"),
    row("Remind_At", "ALARM"),
    row("Recurring_Activity", "RRULE"),
    row("Tag", "text", json_type="jsonarray"),
]
_EVENTS = [
    row("Event_Title", length=255, mandatory=True),
    row("Start_DateTime", "datetime", mandatory=True),
    row("End_DateTime", "datetime", mandatory=True),
    row("All_day", "boolean"),
    row("Venue", length=255),
    row("Description", "textarea", 32000),
    _lookup("Who_Id", "Contacts"),
    row("Participants", "bigint", json_type="jsonarray"),
    row("Remind_At", "multireminder"),
    row("Recurring_Activity", "RRULE"),
    row("Tag", "text", json_type="jsonarray"),
]
_MODULES = {"Contacts": _CONTACTS, "Tasks": _TASKS, "Events": _EVENTS}


def organisation(module: str, *, without: tuple[str, ...] = (), **replaced: Mapping[str, Any]) -> ModuleMeta:
    """The metadata of `module`, some fields missing, changed or added (`Mobile={"length": 10}`)."""
    rows = {entry["api_name"]: entry for entry in _MODULES[module] if entry["api_name"] not in without}
    for name, changes in replaced.items():
        rows[name] = {**rows.get(name, row(name)), **changes}
    return parse_module(module, rows.values())
