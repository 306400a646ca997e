"""What every handler of `/crm/v8` is given, and how the replies they share are built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.crm.automation import SILENT, TRIGGERS, Automation, Source
from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.errors import ApiError, ItemError, bad_parameter
from crmsync.sandbox.crm.people import User
from crmsync.sandbox.crm.records import ChangedMeanwhile, Outcome, Writer, Written
from crmsync.sandbox.crm.schema import Module
from crmsync.sandbox.crm.store import Record
from crmsync.sandbox.crm.times import local_text, parse_datetime
from crmsync.sandbox.wire.messages import Reply, Request, json_reply

MOST_RECORDS = 100


@frozen
class Call:
    """A request that may be answered: who asks, and the named parts of its path.

    body: the JSON of the request, whatever its Content-Type says (the SDK sends none); None when it is no
    JSON object. refused_items: positions and codes of items that an injected fault refuses.
    """

    core: Core
    request: Request
    user: User
    parts: dict[str, str]
    body: Any = None
    refused_items: tuple[tuple[int, str], ...] = ()

    @property
    def query(self) -> dict[str, str]:
        return self.request.query

    def module(self, name: str | None = None) -> Module:
        """The module that the path, or `name`, names. Raises ApiError INVALID_MODULE."""
        return self.core.schema.module(self.parts["module"] if name is None else name)

    def since(self) -> int | None:
        """If-Modified-Since in seconds since 1970. Raises ApiError for a header that is no date-time."""
        return self._header_time("if-modified-since")

    def unmodified_since(self) -> int | None:
        """If-Unmodified-Since in seconds since 1970. Raises ApiError for a header that is no date-time."""
        return self._header_time("if-unmodified-since")

    def _header_time(self, name: str) -> int | None:
        text = self.request.headers.get(name)
        if text is None:
            return None
        epoch = parse_datetime(text)
        if epoch is None:
            raise bad_parameter(name, "datetime")
        return epoch

    def json(self) -> dict[str, Any]:
        """The body. Raises ApiError for one that is no JSON object."""
        if not isinstance(self.body, dict):
            raise ApiError(400, "INVALID_DATA", "body", {"expected_data_type": "jsonobject"})
        return self.body

    def items(self, body: dict[str, Any], key: str = "data", most: int = MOST_RECORDS) -> list[Any]:
        """The list under `key`. Raises ApiError when it is missing, empty or too long."""
        items = body.get(key)
        where = {"api_name": key, "json_path": f"$.{key}"}
        if items is None:
            raise ApiError(400, "MANDATORY_NOT_FOUND", "required field not found", where)
        if not isinstance(items, list) or not items:
            raise ApiError(400, "INVALID_DATA", "invalid data", where | {"expected_data_type": "jsonarray"})
        if len(items) > most:
            raise ApiError(400, "INVALID_DATA", "invalid data", where | {"maximum_length": most})
        return items

    def writer(self, automation: Automation = SILENT) -> Writer:
        return Writer(
            user=self.user.id,
            source=Source.API,
            automation=automation,
            unmodified_since=self.unmodified_since(),
            faults=self.refused_items,
        )

    def write_details(self, record: Record) -> dict[str, Any]:
        """What the reply to a write says about the record."""
        zone, people = self.user.zone, self.core.people
        return {
            "Modified_Time": local_text(record.modified, zone),
            "Modified_By": people.short(record.modified_by),
            "Created_Time": local_text(record.created, zone),
            "id": str(record.id),
            "Created_By": people.short(record.created_by),
            "$approval_state": "approved",
        }


Handler = Callable[[Call], Reply]


def automation_of(body: dict[str, Any]) -> Automation:
    """What `trigger` lets a write set off. Raises ApiError for a trigger that does not exist."""
    triggers = body.get("trigger")
    if triggers is None:
        return Automation(None)
    if not isinstance(triggers, list) or any(trigger not in TRIGGERS for trigger in triggers):
        raise ApiError(
            400,
            "INVALID_DATA",
            "invalid data",
            {"api_name": "trigger", "json_path": "$.trigger", "supported_values": list(TRIGGERS)},
        )
    return Automation(tuple(triggers))


def success(message: str, details: dict[str, Any]) -> dict[str, Any]:
    return {"code": "SUCCESS", "details": details, "message": message, "status": "success"}


_MESSAGES = {"insert": "record added", "update": "record updated", "delete": "record deleted"}


def item_of(call: Call, outcome: Outcome, *, upsert: bool) -> dict[str, Any]:
    """The object that tells how one item fared."""
    if not isinstance(outcome, Written):
        return outcome.body()
    details = (
        {"id": str(outcome.record.id)} if outcome.action == "delete" else call.write_details(outcome.record)
    )
    item = success(_MESSAGES[outcome.action], details)
    if upsert:
        item |= {"action": outcome.action, "duplicate_field": outcome.duplicate_field}
    return item


def items_reply(items: Sequence[dict[str, Any]], good_status: int, key: str = "data") -> Reply:
    """All good: `good_status`; mixed: 207; all bad: 400 (fact sheet 3.3)."""
    good = sum(item["status"] == "success" for item in items)
    status = good_status if good == len(items) else 207 if good else 400
    return json_reply(status, {key: list(items)})


def changed_meanwhile_reply(call: Call, refused: ChangedMeanwhile) -> Reply:
    """HTTP 412 with the one item that stands in the way."""
    message = "Record updated time has already passed if-unmodified-since time"
    error = ItemError("ALREADY_MODIFIED", message, call.write_details(refused.record))
    return json_reply(412, {"data": [error.body()]})
