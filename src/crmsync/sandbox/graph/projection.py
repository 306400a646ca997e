"""From whole entities to what a call asked for: `$select`, `$expand`, `$filter`, `$orderby` and pages.

Pure but for the rendering it is handed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from crmsync.sandbox.graph.behaviour import Behaviour
from crmsync.sandbox.graph.calls import Answered, Call
from crmsync.sandbox.graph.errors import bad_query
from crmsync.sandbox.graph.filters import compile_filter
from crmsync.sandbox.graph.odata import Options
from crmsync.sandbox.graph.properties import MULTIPLE, SINGLE, property_id
from crmsync.sandbox.graph.schema import EntityType, JsonObject

T = TypeVar("T")


def project(entity: JsonObject, entity_type: EntityType, options: Options) -> JsonObject:
    """The part of `entity` that was asked for; its id and etag always are.

    Raises GraphError for a property the type does not have.
    """
    wanted = options.select
    for name in (*(wanted or ()), *options.expand):
        if not entity_type.knows(name) and name not in ("*", "id"):
            raise bad_query(f"Could not find a property named '{name}' on type '{entity_type.name}'.")
    shown: JsonObject = {}
    for name, value in entity.items():
        if name.startswith("@") or name == "id":
            shown[name] = value
        elif name in options.expand:
            shown |= _expanded(name, value, options.expand[name])
        elif name in (SINGLE, MULTIPLE):
            continue
        elif name in (wanted or ()) or ((wanted is None or "*" in wanted) and name not in entity_type.hidden):
            shown[name] = value
    return shown


def _expanded(name: str, value: Any, options: Options) -> JsonObject:
    """An expanded property; of extended properties only those that were asked for, and nothing at all when
    the item has none of them."""
    if name not in (SINGLE, MULTIPLE):
        return {name: value}
    if options.filter is None:
        raise bad_query(f"$expand={name} needs a $filter on the ids of the properties.")
    test = compile_filter(options.filter)
    found = [entry for entry in value if test(entry)]
    return {name: found} if found else {}


def echo_of(entity: JsonObject, call: Call, behaviour: Behaviour) -> JsonObject:
    """The extended properties that the reply to a write shows besides the plain ones: of those that `call`
    named."""
    if not behaviour.replies_echo_extended:
        return {}
    named = {property_id(str(entry.get("id"))) for entry in call.json().get(SINGLE) or ()}
    found = [entry for entry in entity.get(SINGLE) or () if entry["id"] in named]
    return {SINGLE: found} if found else {}


def answer_list(
    call: Call,
    entity_type: EntityType,
    rows: Sequence[T],
    show: Callable[[T], JsonObject],
    page_size: int,
) -> Answered:
    """One page of `rows`, filtered and sorted, with a link to the next page when there is more."""
    options = call.options
    if options.search is not None:
        raise bad_query("The query parameter '$search' is not supported for this resource.")
    size = options.top or call.preferences.page or page_size
    if options.filter is None and not options.order:
        total = len(rows)
        page = [show(row) for row in rows[options.skip : options.skip + size]]
    else:
        entities = [show(row) for row in rows]
        if options.filter is not None:
            test = compile_filter(options.filter)
            entities = [entity for entity in entities if test(entity)]
        for name, descending in reversed(options.order):
            entities.sort(key=lambda entity: _sortable(entity, name), reverse=descending)
        total = len(entities)
        page = entities[options.skip : options.skip + size]
    body: JsonObject = {"@odata.context": f"{call.root}/$metadata#Collection({entity_type.name})"}
    if options.count:
        body["@odata.count"] = total
    body["value"] = [project(entity, entity_type, options) for entity in page]
    if options.skip + size < total:
        body["@odata.nextLink"] = _next_link(call, options.skip + size)
    return Answered(200, body)


def _sortable(entity: Mapping[str, Any], path: str) -> str:
    value: Any = entity
    for name in path.split("/"):
        value = value.get(name) if isinstance(value, Mapping) else None
    return str(value or "").casefold()


def _next_link(call: Call, skip: int) -> str:
    query = {**call.query, "$skip": str(skip)}
    return f"{call.root}{call.path}?{urlencode(query, safe='$,()')}"
