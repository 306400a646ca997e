"""Calls that read and write records: lists, single ones, writes, deleted ones, search, count, COQL."""

from __future__ import annotations

from typing import Any

from crmsync.sandbox.crm.api.calls import (
    MOST_RECORDS,
    Call,
    automation_of,
    changed_meanwhile_reply,
    item_of,
    items_reply,
)
from crmsync.sandbox.crm.automation import Automation
from crmsync.sandbox.crm.conditions import (
    Comparison,
    Condition,
    ConditionRefused,
    Group,
    Operator,
    Sql,
    field_of,
)
from crmsync.sandbox.crm.coql import CoqlQuery, parse_coql
from crmsync.sandbox.crm.criteria import parse_criteria
from crmsync.sandbox.crm.errors import ApiError, ItemError, bad_parameter, parameter_missing
from crmsync.sandbox.crm.fields import SE_MODULE, TEXT_TYPES, FieldType
from crmsync.sandbox.crm.listing import field_names
from crmsync.sandbox.crm.people import User
from crmsync.sandbox.crm.records import ChangedMeanwhile, Outcome
from crmsync.sandbox.crm.schema import Module
from crmsync.sandbox.crm.store import Record
from crmsync.sandbox.crm.times import local_text
from crmsync.sandbox.wire.messages import Reply, empty_reply, json_reply

MOST_SEARCHED = 2_000


def list_records(call: Call) -> Reply:
    """GET /{module}"""
    module = call.module()
    names = field_names(call.query, needed=True)
    if module.api_name == "Notes" and not call.user.administrator:
        raise ApiError(403, "NOT_SUPPORTED", "This API is supported only for admin users")
    since = call.since()
    page = call.core.listing.page(module, call.query, call.user, since)
    if not page.records:
        return _nothing(call, since)
    data = call.core.renderer.many(module, page.records, call.user.zone, names, short=True)
    return json_reply(200, {"data": data, "info": page.info})


def get_record(call: Call) -> Reply:
    """GET /{module}/{id}"""
    module = call.module()
    names = field_names(call.query, needed=False)
    try:
        record = call.core.records.live(module, call.parts["id"])
    except ItemError:
        return empty_reply(204)
    since = call.since()
    if since is not None and record.modified <= since:
        return _nothing(call, since)
    return json_reply(200, {"data": call.core.renderer.many(module, [record], call.user.zone, names)})


def create_records(call: Call) -> Reply:
    """POST /{module}"""
    body = call.json()
    items = call.items(body)
    outcomes = call.core.records.create(call.module(), items, call.writer(automation_of(body)))
    return _outcomes(call, outcomes, 201)


def update_records(call: Call) -> Reply:
    """PUT /{module} and PUT /{module}/{id}"""
    body = call.json()
    items = call.items(body, most=1 if "id" in call.parts else MOST_RECORDS)
    if "id" in call.parts:
        items = [item | {"id": call.parts["id"]} if isinstance(item, dict) else item for item in items]
    try:
        outcomes = call.core.records.update(call.module(), items, call.writer(automation_of(body)))
    except ChangedMeanwhile as refused:
        return changed_meanwhile_reply(call, refused)
    return _outcomes(call, outcomes, 200)


def upsert_records(call: Call) -> Reply:
    """POST /{module}/upsert"""
    module, body = call.module(), call.json()
    if module.spec.check_field is None:
        raise ApiError(400, "NOT_SUPPORTED", "The given module is not supported in API")
    items = call.items(body)
    given = body.get("duplicate_check_fields")
    fields = [str(name) for name in given] if isinstance(given, list) and given else []
    # The system's own check field counts also when others are named (V7 Upsert).
    fields += [name for name in [module.spec.check_field] if name not in fields]
    try:
        outcomes = call.core.records.upsert(module, items, fields, call.writer(automation_of(body)))
    except ChangedMeanwhile as refused:
        return changed_meanwhile_reply(call, refused)
    return _outcomes(call, outcomes, 200, upsert=True)


def delete_records(call: Call) -> Reply:
    """DELETE /{module}?ids= and DELETE /{module}/{id}"""
    if "id" in call.parts:
        ids = [call.parts["id"]]
    else:
        if not call.query.get("ids"):
            raise parameter_missing("ids")
        ids = [part.strip() for part in call.query["ids"].split(",")]
        if len(ids) > MOST_RECORDS:
            raise ApiError(
                400, "LIMIT_EXCEEDED", "limit exceeded", {"limit": MOST_RECORDS, "param_name": "ids"}
            )
    silent = call.query.get("wf_trigger", "true").lower() == "false"
    writer = call.writer(Automation(() if silent else None))
    return _outcomes(call, call.core.records.delete(call.module(), ids, writer), 200)


def deleted_records(call: Call) -> Reply:
    """GET /{module}/deleted"""
    since = call.since()
    entries, info = call.core.listing.deleted(call.module(), call.query, since)
    if not entries:
        return _nothing(call, since)
    people, zone = call.core.people, call.user.zone
    data = [
        {
            "deleted_by": people.short(entry.deleted_by),
            "id": str(entry.id),
            "display_name": entry.display_name,
            "type": "permanent" if entry.record is None else "recycle",
            "created_by": people.short(entry.created_by),
            "deleted_time": local_text(entry.deleted, zone),
        }
        for entry in entries
    ]
    return json_reply(200, {"data": data, "info": info})


def search_records(call: Call) -> Reply:
    """GET /{module}/search"""
    module = call.module()
    names = field_names(call.query, needed=False)
    query = {key: value for key, value in call.query.items() if key in ("page", "per_page")}
    condition = _search_sql(call, module)
    if condition is None:
        raise parameter_missing("criteria")
    listing = call.core.listing
    if listing.page_number(query) * listing.per_page(query) > MOST_SEARCHED:
        raise ApiError(400, "LIMIT_REACHED", "limit reached", {"limit": MOST_SEARCHED})
    page = listing.page(module, query, call.user, None, extra=condition)
    if not page.records:
        return empty_reply(204)
    kept = ("per_page", "count", "sort_by", "page", "sort_order", "more_records")
    data = call.core.renderer.many(module, page.records, call.user.zone, names, short=True)
    return json_reply(200, {"data": data, "info": {key: page.info[key] for key in kept}})


def count_records(call: Call) -> Reply:
    """GET /{module}/actions/count"""
    module = call.module()
    condition = _search_sql(call, module)
    if condition is None and "cvid" in call.query:
        condition = call.core.listing.view_filter(module, call.query["cvid"], call.user)
    condition = condition or Sql("1")
    return json_reply(
        200, {"count": call.core.store.count(module.api_name, condition.text, condition.parameters)}
    )


def query_records(call: Call) -> Reply:
    """POST /coql"""
    text = call.json().get("select_query")
    if not isinstance(text, str):
        raise ApiError(
            400,
            "MANDATORY_NOT_FOUND",
            "required field not found",
            {"api_name": "select_query", "json_path": "$.select_query"},
        )
    query = parse_coql(text)
    module = call.core.schema.module(query.module)
    try:
        order = ", ".join(_order(module, path) + f" {way}" for path, way in query.order) or "id"
        for path in query.fields:
            _check_path(call, module, path)
    except ConditionRefused as refused:
        raise ApiError(400, "INVALID_QUERY", str(refused), dict(refused.details)) from refused
    where = call.core.listing.sql(query.where, module)
    found = call.core.store.records(
        module.api_name, f"({where.text})", where.parameters, order, query.limit + 1, query.offset
    )
    more, found = len(found) > query.limit, found[: query.limit]
    if not found:
        return empty_reply(204)
    rows = _rows(call, module, query, found)
    return json_reply(200, {"data": rows, "info": {"count": len(rows), "more_records": more}})


def related_records(call: Call) -> Reply:
    """GET /{module}/{id}/{list}"""
    module = call.module()
    related = next((entry for entry in module.spec.related if entry.api_name == call.parts["list"]), None)
    if related is None or related.via is None:
        raise ApiError(400, "INVALID_DATA", "the related list name given seems to be invalid")
    names = field_names(call.query, needed=True)
    parent = call.core.records.live(module, call.parts["id"])
    target = call.core.schema.module(related.module)
    via = call.core.listing.sql(Comparison((related.via,), Operator.EQUAL, (str(parent.id),)), target)
    since = call.since()
    page = call.core.listing.page(target, call.query, call.user, since, extra=via)
    if not page.records:
        return _nothing(call, since)
    data = call.core.renderer.many(target, page.records, call.user.zone, names, short=True)
    return json_reply(200, {"data": data, "info": page.info})


def create_related_notes(call: Call) -> Reply:
    """POST /{module}/{id}/Notes"""
    module, body = call.module(), call.json()
    if call.parts["list"] != "Notes":
        raise ApiError(400, "INVALID_REQUEST_METHOD", "The http request method type is not a valid one")
    parent = call.core.records.live(module, call.parts["id"])
    own = {"Parent_Id": {"id": parent.id}, "$se_module": module.api_name}
    items = [item | own if isinstance(item, dict) else item for item in call.items(body)]
    outcomes = call.core.records.create(
        call.core.schema.module("Notes"), items, call.writer(automation_of(body))
    )
    return _outcomes(call, outcomes, 201)


def _nothing(call: Call, since: int | None) -> Reply:
    return empty_reply(204 if since is None else call.core.environment.behaviour.nothing_changed)


def _outcomes(call: Call, outcomes: list[Outcome], good_status: int, *, upsert: bool = False) -> Reply:
    return items_reply([item_of(call, outcome, upsert=upsert) for outcome in outcomes], good_status)


def _search_sql(call: Call, module: Module) -> Sql | None:
    condition = _searched(call, module)
    if condition is None:
        return None
    listing = call.core.listing
    found = listing.sql(condition, module)
    delay = int(call.core.environment.behaviour.search_delay.total_seconds())
    if not delay:
        return found
    indexed = call.core.environment.now() - delay
    return Sql(f"({found.text}) AND written <= ?", (*found.parameters, indexed))


def _searched(call: Call, module: Module) -> Condition | None:
    query = call.query
    if "criteria" in query:
        return parse_criteria(query["criteria"], module)
    for name, types, operator in (
        ("email", {FieldType.EMAIL}, Operator.EQUAL),
        ("phone", {FieldType.PHONE}, Operator.EQUAL),
        ("word", TEXT_TYPES, Operator.CONTAINS),
    ):
        value = query.get(name)
        if value is None:
            continue
        fields = module.of_type(*types)
        if not value or not fields:
            raise bad_parameter(name)
        return Group("or", tuple(Comparison((spec.api_name,), operator, (value,)) for spec in fields))
    return None


def _order(module: Module, path: tuple[str, ...]) -> str:
    spec = field_of(module, path[0])
    if len(path) > 1 or spec.type is FieldType.TEXT_AREA:
        raise ConditionRefused("column given seems to be invalid", column_name=".".join(path))
    columns = {"id": "id", "Created_Time": "created", "Modified_Time": "modified", "Owner": "owner"}
    return columns.get(spec.api_name) or f"json_extract(data, '$.\"{spec.api_name}\"') COLLATE NOCASE"


def _check_path(call: Call, module: Module, path: tuple[str, ...]) -> None:
    spec = field_of(module, path[0])
    if len(path) == 1:
        return
    if spec.lookup is None or spec.lookup == SE_MODULE:
        raise ConditionRefused("column given seems to be invalid", column_name=".".join(path))
    _check_path(call, call.core.schema.module(spec.lookup), path[1:])


def _rows(call: Call, module: Module, query: CoqlQuery, records: list[Record]) -> list[dict[str, Any]]:
    own = [path[0] for path in query.fields]
    shown = call.core.renderer.many(module, records, call.user.zone, own)
    rows = []
    for record, values in zip(records, shown, strict=True):
        row: dict[str, Any] = {"id": str(record.id)}
        for path in query.fields:
            row[".".join(path)] = _bare(_followed(call, module, record, values, path, call.user))
        rows.append(row)
    return rows


def _followed(
    call: Call, module: Module, record: Record, shown: dict[str, Any], path: tuple[str, ...], user: User
) -> Any:
    if len(path) == 1:
        return shown[path[0]]
    spec = module.fields[path[0]]
    target = call.core.store.record(record.values.get(path[0]) or 0)
    if spec.lookup is None or target is None:
        return None
    other = call.core.schema.module(spec.lookup)
    (values,) = call.core.renderer.many(other, [target], user.zone, [path[1]])
    return _followed(call, other, target, values, path[1:], user)


def _bare(value: Any) -> Any:
    # COQL names a looked-up record by its id only (V7, COQL, "Lookup").
    return {"id": value["id"]} if isinstance(value, dict) and "id" in value else value
