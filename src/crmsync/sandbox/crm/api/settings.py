"""Calls about the organisation: users, org, modules, fields, layouts, related lists, saved views, tags,
recycle bin.
"""

from __future__ import annotations

from typing import Any

from crmsync.sandbox.crm.api.calls import Call, items_reply, success
from crmsync.sandbox.crm.errors import ApiError, ItemError, bad_parameter, parameter_missing
from crmsync.sandbox.crm.fields import RelatedList, describe_field, stable_id
from crmsync.sandbox.crm.people import describe_organization, describe_user, users_of_type
from crmsync.sandbox.crm.records import RECYCLE_DAYS
from crmsync.sandbox.crm.schema import Module
from crmsync.sandbox.crm.store import Deleted
from crmsync.sandbox.crm.tags import MOST_IN_A_MODULE, Tag
from crmsync.sandbox.crm.times import local_text
from crmsync.sandbox.crm.values import ValueRefused, as_id
from crmsync.sandbox.wire.messages import Reply, empty_reply, json_reply

_DAY = 86_400


def users(call: Call) -> Reply:
    """GET /users"""
    found = users_of_type(call.core.people, call.query.get("type", "AllUsers"), call.user)
    if not found:
        return empty_reply(204)
    info = {"per_page": 200, "count": len(found), "page": 1, "more_records": False}
    return json_reply(200, {"users": [describe_user(user) for user in found], "info": info})


def user(call: Call) -> Reply:
    """GET /users/{id}"""
    number = as_id(call.parts["id"])
    found = None if number is None else call.core.people.get(number)
    return empty_reply(204) if found is None else json_reply(200, {"users": [describe_user(found)]})


def organization(call: Call) -> Reply:
    """GET /org"""
    return json_reply(200, {"org": [describe_organization(call.core.people, call.core.company)]})


def modules(call: Call) -> Reply:
    """GET /settings/modules"""
    found = call.core.schema.modules()
    return json_reply(
        200, {"modules": [_describe_module(module, number) for number, module in enumerate(found, start=1)]}
    )


def one_module(call: Call) -> Reply:
    """GET /settings/modules/{module}"""
    return json_reply(200, {"modules": [_describe_module(call.module(), 1)]})


def _describe_module(module: Module, number: int) -> dict[str, Any]:
    spec = module.spec
    return {
        "id": spec.id,
        "api_name": spec.api_name,
        "module_name": spec.api_name,
        "singular_label": spec.singular,
        "plural_label": spec.plural,
        "generated_type": "default",
        "api_supported": True,
        "creatable": True,
        "editable": True,
        "deletable": True,
        "viewable": True,
        "visible": True,
        "show_as_tab": spec.api_name != "Notes",
        "visibility": 1,
        "status": "visible",
        "sequence_number": number,
        "recycle_bin_on_delete": True,
        "modified_time": None,
        "modified_by": None,
        "profiles": [],
        "parent_module": {},
    }


def _named_module(call: Call) -> Module:
    name = call.query.get("module")
    if not name:
        raise parameter_missing("module")
    return call.module(name)


def fields(call: Call) -> Reply:
    """GET /settings/fields?module="""
    module = _named_module(call)
    described = [describe_field(module.api_name, spec) for spec in module.spec.fields]
    return json_reply(200, {"fields": described})


def layouts(call: Call) -> Reply:
    """GET /settings/layouts?module="""
    module = _named_module(call)
    described = [
        describe_field(module.api_name, spec) | {"required": spec.mandatory, "sequence_number": number}
        for number, spec in enumerate(module.spec.fields, start=1)
    ]
    section = {
        "id": stable_id("section", module.api_name),
        "name": f"{module.spec.singular} Information",
        "api_name": f"{module.spec.singular}_Information",
        "display_label": f"{module.spec.singular} Information",
        "type": "used",
        "generated_type": "default",
        "column_count": 2,
        "sequence_number": 1,
        "isSubformSection": False,
        "fields": described,
    }
    layout = {
        "id": stable_id("layout", module.api_name),
        "name": "Standard",
        "api_name": "Standard",
        "display_label": "Standard",
        "status": "active",
        "visible": True,
        "generated_type": "default",
        "source": "crm",
        "created_time": None,
        "modified_time": None,
        "created_by": None,
        "modified_by": None,
        "profiles": [],
        "sections": [section],
    }
    return json_reply(200, {"layouts": [layout]})


def related_lists(call: Call) -> Reply:
    """GET /settings/related_lists?module="""
    module = _named_module(call)
    lists = [
        _describe_list(module, entry, number) for number, entry in enumerate(module.spec.related, start=1)
    ]
    return json_reply(200, {"related_lists": lists}) if lists else empty_reply(204)


def _describe_list(module: Module, related: RelatedList, number: int) -> dict[str, Any]:
    target = None
    if related.via is not None:
        target = {"api_name": related.module, "id": stable_id("module", related.module)}
    return {
        "id": stable_id("related", module.api_name, related.api_name),
        "api_name": related.api_name,
        "name": related.api_name,
        "display_label": related.api_name,
        "module": target,
        "href": f"{module.api_name}/{{ENTITYID}}/{related.api_name}",
        "type": "default",
        "status": "visible",
        "visible": True,
        "action": None,
        "sequence_number": str(number),
    }


def custom_views(call: Call) -> Reply:
    """GET /settings/custom_views?module="""
    module = _named_module(call)
    views = [call.core.views.describe(view, call.user) for view in call.core.views.of_module(module.api_name)]
    default = next((view["id"] for view in views if view["default"]), None)
    info = {"per_page": 200, "default": default, "count": len(views), "page": 1, "more_records": False}
    return json_reply(200, {"custom_views": views, "info": info})


def custom_view(call: Call) -> Reply:
    """GET /settings/custom_views/{id}?module="""
    module = _named_module(call)
    number = as_id(call.parts["id"])
    view = None if number is None else call.core.views.get(number)
    if view is None or view.module != module.api_name:
        raise ApiError(400, "INVALID_DATA", "the id given seems to be invalid", {"id": call.parts["id"]})
    return json_reply(200, {"custom_views": [call.core.views.describe(view, call.user)]})


def tags(call: Call) -> Reply:
    """GET /settings/tags?module="""
    module = _named_module(call)
    found = call.core.tags.of_module(module.api_name)
    described = [{"id": str(tag.id), "name": tag.name, **_tag_details(call, tag)} for tag in found]
    return json_reply(
        200, {"tags": described, "info": {"count": len(found), "allowed_count": MOST_IN_A_MODULE}}
    )


def _tag_details(call: Call, tag: Tag) -> dict[str, Any]:
    by, at = call.core.people.short(tag.created_by), local_text(tag.created, call.user.zone)
    return {
        "id": str(tag.id),
        "color_code": tag.color,
        "created_time": at,
        "modified_time": at,
        "created_by": by,
        "modified_by": by,
    }


def create_tags(call: Call) -> Reply:
    """POST /settings/tags?module="""
    module = _named_module(call)
    items = []
    for number, entry in enumerate(call.items(call.json(), "tags")):
        try:
            name = entry.get("name") if isinstance(entry, dict) else None
            tag = call.core.tags.add(
                module.api_name, str(name or ""), call.user.id, entry.get("color_code") if name else None
            )
            items.append(success("tags created successfully", _tag_details(call, tag)))
        except ValueRefused as refused:
            details = {"api_name": "name", "json_path": f"$.tags[{number}].name"} | refused.details
            items.append(ItemError(refused.code, str(refused), details).body())
    return items_reply(items, 201, "tags")


def recycle_bin(call: Call) -> Reply:
    """GET /settings/recycle_bin and GET /settings/recycle_bin/{id}"""
    listing = call.core.listing
    per_page, number = listing.per_page(call.query), listing.page_number(call.query)
    wheres, parameters = ["record IS NOT NULL AND deleted > ?"], [_oldest(call)]
    wanted = call.parts.get("id") or call.query.get("ids")
    if wanted is not None:
        ids = [known for part in wanted.split(",") if (known := as_id(part)) is not None]
        wheres.append(f"id IN ({','.join('?' * len(ids))})")
        parameters += ids
    found = call.core.store.all_deleted(
        " AND ".join(wheres), parameters, per_page + 1, (number - 1) * per_page
    )
    if not found:
        return empty_reply(204)
    info = {
        "per_page": per_page,
        "count": min(len(found), per_page),
        "page": number,
        "more_records": len(found) > per_page,
    }
    entries = [_describe_deleted(call, entry) for entry in found[:per_page]]
    return json_reply(200, {"recycle_bin": entries, "info": info})


def _oldest(call: Call) -> int:
    return call.core.environment.now() - RECYCLE_DAYS * _DAY


def _describe_deleted(call: Call, entry: Deleted) -> dict[str, Any]:
    people = call.core.people
    return {
        "id": str(entry.id),
        "display_name": entry.display_name,
        "deleted_time": local_text(entry.deleted, call.user.zone),
        "deleted_by": people.short(entry.deleted_by),
        "owner": people.short(entry.owner),
        "module": {"api_name": entry.module, "id": stable_id("module", entry.module)},
    }


def purge(call: Call) -> Reply:
    """DELETE /settings/recycle_bin?ids= and DELETE /settings/recycle_bin/{id}"""
    given = call.parts.get("id") or call.query.get("ids")
    if not given:
        raise parameter_missing("ids")
    items = []
    for part in given.split(","):
        try:
            call.core.records.purge(_id(part))
            items.append(success("record deleted", {"id": part}))
        except ItemError as refused:
            items.append(refused.body())
    return items_reply(items, 200, "recycle_bin")


def restore(call: Call) -> Reply:
    """POST /settings/recycle_bin/actions/restore and POST /settings/recycle_bin/{id}/actions/restore"""
    if "id" in call.parts:
        given: list[Any] = [{"id": call.parts["id"]}]
    else:
        given = call.items(call.json(), "recycle_bin")
    items = []
    for entry in given:
        number = entry.get("id") if isinstance(entry, dict) else None
        try:
            call.core.records.restore(_id(number))
            items.append(success("record restored", {"id": str(number)}))
        except ItemError as refused:
            items.append(refused.body())
    return items_reply(items, 200, "recycle_bin")


def _id(text: object) -> int:
    number = as_id(text)
    if number is None:
        raise bad_parameter("ids")
    return number


def from_addresses(call: Call) -> Reply:
    """GET /settings/emails/actions/from_addresses"""
    return json_reply(200, {"from_addresses": call.core.mail.from_addresses(call.user)})


def organization_emails(call: Call) -> Reply:
    """GET|POST /settings/emails/org_emails"""
    addresses = call.core.organization_emails
    if call.request.method == "GET":
        found = addresses.all()
        return json_reply(200, {"org_emails": found}) if found else empty_reply(204)
    items = []
    for entry in call.items(call.json(), "org_emails"):
        try:
            items.append(success("org email added", addresses.add(entry)))
        except ItemError as refused:
            items.append(refused.body())
    return items_reply(items, 201, "org_emails")


def organization_email(call: Call) -> Reply:
    """GET|DELETE /settings/emails/org_emails/{id}"""
    addresses, number = call.core.organization_emails, _id(call.parts["id"])
    if call.request.method == "GET":
        found = addresses.get(number)
        return json_reply(200, {"org_emails": [found]}) if found else empty_reply(204)
    return _address_reply(call, addresses.remove(number), "org email deleted")


def confirm_organization_email(call: Call) -> Reply:
    """POST /settings/emails/org_emails/{id}/actions/confirm?code="""
    done = call.core.organization_emails.confirm(_id(call.parts["id"]), call.query.get("code"))
    return _address_reply(call, done, "org email confirmed")


def renew_organization_email(call: Call) -> Reply:
    """POST /settings/emails/org_emails/{id}/actions/resend_confirm_email"""
    done = call.core.organization_emails.renew_code(_id(call.parts["id"]))
    return _address_reply(call, done, "confirmation email sent")


def _address_reply(call: Call, done: bool, message: str) -> Reply:
    number = call.parts["id"]
    item = (
        success(message, {"id": number})
        if done
        else ItemError("INVALID_DATA", "invalid data", {"id": number}).body()
    )
    return items_reply([item], 200, "org_emails")
