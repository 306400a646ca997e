"""Calls that do something with one record: tags, owner, photo, cancel, mail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crmsync.sandbox.crm.api.calls import Call, items_reply, success
from crmsync.sandbox.crm.automation import Automation
from crmsync.sandbox.crm.errors import ApiError, ItemError
from crmsync.sandbox.crm.multipart import form_parts
from crmsync.sandbox.crm.store import Record
from crmsync.sandbox.crm.values import ValueRefused, target_id
from crmsync.sandbox.wire.messages import Reply, empty_reply, json_reply

MOST_TAGGED = 500


def add_tags(call: Call) -> Reply:
    """POST /{module}/actions/add_tags and POST /{module}/{id}/actions/add_tags"""
    body = call.json()
    chosen = _chosen(call, body)
    named = body.get("over_write", call.query.get("over_write", False))
    replace = str(named).lower() == "true"
    return _tagged(
        call, body, lambda present: chosen if replace else list(dict.fromkeys([*present, *chosen]))
    )


def remove_tags(call: Call) -> Reply:
    """POST /{module}/actions/remove_tags and POST /{module}/{id}/actions/remove_tags"""
    body = call.json()
    names = call.items(body, "tags")
    module = call.module().api_name
    ids = {target_id(entry) for entry in names if isinstance(entry, dict)}
    found = [
        call.core.tags.find(module, str(entry.get("name"))) for entry in names if isinstance(entry, dict)
    ]
    gone = ids | {tag.id for tag in found if tag}
    return _tagged(call, body, lambda present: [tag for tag in present if tag not in gone])


def _chosen(call: Call, body: dict[str, Any]) -> list[int]:
    try:
        return call.core.tags.chosen(call.module().api_name, call.items(body, "tags"), call.user.id)
    except ValueRefused as refused:
        raise _flat(refused, "tags") from refused


def _flat(refused: ValueRefused, api_name: str) -> ApiError:
    details = {"api_name": api_name, "json_path": f"$.{api_name}{refused.path}"} | refused.details
    return ApiError(400, refused.code, str(refused), details)


def _tagged(call: Call, body: dict[str, Any], change: Callable[[list[int]], list[int]]) -> Reply:
    module = call.module()
    ids = [call.parts["id"]] if "id" in call.parts else call.items(body, "ids", MOST_TAGGED)
    items = []
    for given in ids:
        try:
            record = call.core.records.change_tags(module, given, change, call.writer())
            items.append(success("tags updated successfully", _tag_details(call, record)))
        except ItemError as refused:
            items.append(refused.body())
        except ValueRefused as refused:
            items.append(ItemError(refused.code, str(refused), {"id": str(given)} | refused.details).body())
    return items_reply(items, 200)


def _tag_details(call: Call, record: Record) -> dict[str, Any]:
    ids = record.values.get("Tag", [])
    tags = call.core.tags.by_ids(ids)
    return {"id": str(record.id), "tags": [tags[tag].reference() for tag in ids if tag in tags]}


def change_owner(call: Call) -> Reply:
    """POST /{module}/actions/change_owner and POST /{module}/{id}/actions/change_owner"""
    body = call.json()
    owner = target_id(body.get("owner"))
    if owner is None:
        raise ApiError(
            400,
            "MANDATORY_NOT_FOUND",
            "required field not found",
            {"api_name": "owner", "json_path": "$.owner"},
        )
    ids = [call.parts["id"]] if "id" in call.parts else call.items(body, "ids", MOST_TAGGED)
    items = [{"id": given, "Owner": {"id": owner}} for given in ids]
    # The call takes no `trigger`, so nothing can keep the automation from starting.
    outcomes = call.core.records.update(call.module(), items, call.writer(Automation(None)))
    replies = [
        outcome.body()
        if isinstance(outcome, ItemError)
        else success("owner is successfully updated", {"id": str(outcome.record.id)})
        for outcome in outcomes
    ]
    return items_reply(replies, 200)


def get_photo(call: Call) -> Reply:
    """GET /{module}/{id}/photo"""
    record = call.core.records.live(call.module(), call.parts["id"])
    content = call.core.store.photo(record.id)
    if content is None:
        return empty_reply(204)
    name = f'attachment; filename="{record.id}.png"'
    return Reply(200, content, "application/x-download", (("Content-Disposition", name),))


def put_photo(call: Call) -> Reply:
    """POST /{module}/{id}/photo with a multipart part `file`"""
    call.core.records.set_photo(call.module(), call.parts["id"], _file(call), call.writer())
    return json_reply(200, success("photo uploaded successfully", {}))


def delete_photo(call: Call) -> Reply:
    """DELETE /{module}/{id}/photo"""
    if not call.core.records.set_photo(call.module(), call.parts["id"], None, call.writer()):
        return empty_reply(204)
    return json_reply(200, success("Photo deleted", {}))


def _file(call: Call) -> bytes:
    for part in form_parts(call.request.headers.get("content-type", ""), call.request.body):
        if part.name == "file":
            return part.content
    raise ApiError(400, "MANDATORY_NOT_FOUND", "required field not found", {"api_name": "file"})


def cancel_meeting(call: Call) -> Reply:
    """POST /Events/{id}/actions/cancel"""
    (item,) = call.items(call.json(), most=1)
    mail = item.get("send_cancelling_mail") if isinstance(item, dict) else None
    if not isinstance(mail, bool):
        where = {"api_name": "send_cancelling_mail", "json_path": "$.data[0].send_cancelling_mail"}
        code = "MANDATORY_NOT_FOUND" if mail is None else "INVALID_DATA"
        message = "required field not found" if mail is None else "invalid data"
        return json_reply(400, {"data": [ItemError(code, message, where).body()]})
    events = call.module("Events")
    try:
        record = call.core.records.live(events, call.parts["id"])
        if not record.values.get("Participants"):
            raise ItemError("NOT_ALLOWED", "the meeting has no participants", {"id": str(record.id)})
        call.core.records.cancel_meeting(record, call.writer(), mail=mail)
    except ItemError as refused:
        return json_reply(400, {"data": [refused.body()]})
    return json_reply(200, {"data": [success("meeting cancelled successfully", {"id": str(record.id)})]})


def emails(call: Call) -> Reply:
    """GET /{module}/{id}/Emails"""
    record = call.core.records.live(call.module(), call.parts["id"])
    page, info = call.core.mail.of_record(record, call.user, call.query.get("index"))
    return json_reply(200, {"Emails": page, "info": info}) if page else empty_reply(204)


def email(call: Call) -> Reply:
    """GET /{module}/{id}/Emails/{message}"""
    record = call.core.records.live(call.module(), call.parts["id"])
    found = call.core.mail.message(record, call.user, call.parts["message"])
    return json_reply(200, {"Emails": [found]}) if found else empty_reply(204)


def send_mail(call: Call) -> Reply:
    """POST /{module}/{id}/actions/send_mail"""
    (item,) = call.items(call.json(), most=1)
    record = call.core.records.live(call.module(), call.parts["id"])
    try:
        message_id = call.core.mail.send(record, item, call.user, call.writer().source)
    except ItemError as refused:
        return json_reply(400, {"data": [refused.body()]})
    done = success("Your mail has been sent successfully.", {"message_id": message_id})
    return json_reply(200, {"data": [done]})


def associate_email(call: Call) -> Reply:
    """POST /{module}/{id}/actions/associate_email"""
    record = call.core.records.live(call.module(), call.parts["id"])
    items = []
    for entry in call.items(call.json(), "Emails"):
        try:
            message_id = call.core.mail.associate(record, entry, call.user)
            items.append(success("email associated successfully", {"message_id": message_id}))
        except ItemError as refused:
            items.append(refused.body())
    return items_reply(items, 200, "Emails")
