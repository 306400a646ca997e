"""Which address leads to which call of `/crm/v8`, with the scopes and credits it needs; and the way through
the gate.
"""

from __future__ import annotations

import json
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.crm.api import actions, records, settings
from crmsync.sandbox.crm.api.calls import Call, Handler
from crmsync.sandbox.crm.api.gate import SEARCH, Gate, Scope
from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.errors import ApiError, CrmError, unknown_address
from crmsync.sandbox.wire.messages import Reply, Request, json_reply

PREFIX = "/crm/v8/"

READ = Scope("modules", "read")
CREATE = Scope("modules", "create")
UPDATE = Scope("modules", "update")
DELETE = Scope("modules", "delete")


@frozen
class Route:
    """One call. pattern: the parts of the path after the prefix; those in braces are given to the handler by
    name.

    batch: how many records cost one credit (fact sheet 3.11), or 0 where the number does not matter.
    undocumented: there only with the switch `organization_emails`.
    """

    method: str
    pattern: str
    handler: Handler
    scopes: tuple[Scope, ...]
    batch: int = 0
    undocumented: bool = False

    def parts(self, path: list[str]) -> dict[str, str] | None:
        """The named parts of a path that this route leads from, or None."""
        named = {}
        for wanted, given in zip(self.pattern.split("/"), path, strict=True):
            if wanted.startswith("{"):
                named[wanted[1:-1]] = given
            elif wanted != given:
                return None
        return named


def _setting(name: str, operation: str = "read") -> tuple[Scope, ...]:
    return (Scope(f"settings.{name}", operation),)


_R, _S, _A = records, settings, actions

ROUTES = (
    Route("GET", "users", _S.users, (Scope("users", "read"),)),
    Route("GET", "users/{id}", _S.user, (Scope("users", "read"),)),
    Route("GET", "org", _S.organization, (Scope("org", "read"),)),
    Route("POST", "coql", _R.query_records, (Scope("coql", "read"),)),
    Route("GET", "settings/modules", _S.modules, _setting("modules")),
    Route("GET", "settings/modules/{module}", _S.one_module, _setting("modules")),
    Route("GET", "settings/fields", _S.fields, _setting("fields")),
    Route("GET", "settings/layouts", _S.layouts, _setting("layouts")),
    Route("GET", "settings/related_lists", _S.related_lists, _setting("related_lists")),
    Route("GET", "settings/custom_views", _S.custom_views, _setting("custom_views")),
    Route("GET", "settings/custom_views/{id}", _S.custom_view, _setting("custom_views")),
    Route("GET", "settings/tags", _S.tags, _setting("tags")),
    Route("POST", "settings/tags", _S.create_tags, _setting("tags", "create")),
    Route("GET", "settings/recycle_bin", _S.recycle_bin, _setting("recycle_bin")),
    Route("DELETE", "settings/recycle_bin", _S.purge, _setting("recycle_bin", "delete")),
    Route("GET", "settings/recycle_bin/{id}", _S.recycle_bin, _setting("recycle_bin")),
    Route("DELETE", "settings/recycle_bin/{id}", _S.purge, _setting("recycle_bin", "delete")),
    Route("POST", "settings/recycle_bin/actions/restore", _S.restore, _setting("recycle_bin", "update")),
    Route("POST", "settings/recycle_bin/{id}/actions/restore", _S.restore, _setting("recycle_bin", "update")),
    Route("GET", "settings/emails/actions/from_addresses", _S.from_addresses, _setting("emails")),
    Route("POST", "Events/{id}/actions/cancel", _A.cancel_meeting, (Scope("modules.events", "update"),)),
    Route("GET", "{module}", _R.list_records, (READ,)),
    Route("POST", "{module}", _R.create_records, (CREATE,), 10),
    Route("PUT", "{module}", _R.update_records, (UPDATE,), 10),
    Route("DELETE", "{module}", _R.delete_records, (DELETE,)),
    Route("POST", "{module}/upsert", _R.upsert_records, (CREATE, UPDATE), 10),
    Route("GET", "{module}/deleted", _R.deleted_records, (READ,)),
    Route("GET", "{module}/search", _R.search_records, (READ, SEARCH)),
    Route("GET", "{module}/actions/count", _R.count_records, (READ, SEARCH)),
    Route("POST", "{module}/actions/add_tags", _A.add_tags, (UPDATE,)),
    Route("POST", "{module}/actions/remove_tags", _A.remove_tags, (UPDATE,)),
    Route("POST", "{module}/actions/change_owner", _A.change_owner, (UPDATE,)),
    Route("GET", "{module}/{id}", _R.get_record, (READ,)),
    Route("PUT", "{module}/{id}", _R.update_records, (UPDATE,)),
    Route("DELETE", "{module}/{id}", _R.delete_records, (DELETE,)),
    Route("GET", "{module}/{id}/photo", _A.get_photo, (READ,)),
    Route("POST", "{module}/{id}/photo", _A.put_photo, (UPDATE,)),
    Route("DELETE", "{module}/{id}/photo", _A.delete_photo, (UPDATE,)),
    Route("GET", "{module}/{id}/Emails", _A.emails, (READ,)),
    Route("GET", "{module}/{id}/Emails/{message}", _A.email, (READ,)),
    Route("GET", "{module}/{id}/{list}", _R.related_records, (READ,)),
    Route("POST", "{module}/{id}/{list}", _R.create_related_notes, (UPDATE,), 10),
    Route("POST", "{module}/{id}/actions/add_tags", _A.add_tags, (UPDATE,)),
    Route("POST", "{module}/{id}/actions/remove_tags", _A.remove_tags, (UPDATE,)),
    Route("POST", "{module}/{id}/actions/change_owner", _A.change_owner, (UPDATE,)),
    Route("POST", "{module}/{id}/actions/send_mail", _A.send_mail, (Scope("send_mail", "create"),)),
    Route("POST", "{module}/{id}/actions/associate_email", _A.associate_email, (UPDATE,)),
)
"""In this order: the first that fits is taken."""


def _address(method: str, rest: str, handler: Handler, operation: str) -> Route:
    pattern = f"settings/emails/org_emails{rest}"
    return Route(method, pattern, handler, _setting("emails", operation), undocumented=True)


_ORGANIZATION_EMAILS = (
    _address("GET", "", _S.organization_emails, "read"),
    _address("POST", "", _S.organization_emails, "create"),
    _address("GET", "/{id}", _S.organization_email, "read"),
    _address("DELETE", "/{id}", _S.organization_email, "delete"),
    _address("POST", "/{id}/actions/confirm", _S.confirm_organization_email, "update"),
    _address("POST", "/{id}/actions/resend_confirm_email", _S.renew_organization_email, "update"),
)


class Api:
    """Answers every request under `/crm/v8/`."""

    def __init__(self, core: Core, gate: Gate) -> None:
        self._core = core
        self._gate = gate
        self._by_length: dict[tuple[str, int], list[Route]] = {}
        for route in (*_ORGANIZATION_EMAILS, *ROUTES):
            key = route.method, route.pattern.count("/")
            self._by_length.setdefault(key, []).append(route)

    def answer(self, request: Request, refused_items: tuple[tuple[int, str], ...]) -> Reply:
        """The reply, refusals included; what was written is committed when this returns."""
        try:
            with self._core.store.transaction():
                return self._answer(request, refused_items)
        except ApiError as refused:
            return json_reply(refused.status, refused.body())
        except CrmError as refused:
            return json_reply(400, refused.body())

    def _answer(self, request: Request, refused_items: tuple[tuple[int, str], ...]) -> Reply:
        user, scopes = self._gate.caller(request)
        route, parts = self._route(request)
        self._gate.check_scope(route.scopes, scopes, parts.get("module"))
        body = _parsed(request)
        left = self._gate.spend(_credits(route, body))
        reply = route.handler(Call(self._core, request, user, parts, body, refused_items))
        limit = self._core.environment.behaviour.credits_per_day
        if left is None or limit is None or left > limit // 2:
            return reply
        header = ("X-API-CREDITS-REMAINING", str(left))
        return Reply(reply.status, reply.body, reply.content_type, (*reply.headers, header), reply.delivery)

    def _route(self, request: Request) -> tuple[Route, dict[str, str]]:
        path = request.path.removeprefix(PREFIX).split("/")
        route = self._find(request.method, path)
        if route is not None:
            return route
        if any(self._find(method, path) for method in ("GET", "POST", "PUT", "DELETE")):
            raise ApiError(400, "INVALID_REQUEST_METHOD", "The http request method type is not a valid one")
        raise unknown_address()

    def _find(self, method: str, path: list[str]) -> tuple[Route, dict[str, str]] | None:
        shown = self._core.environment.behaviour.organization_emails
        for route in self._by_length.get((method, len(path) - 1), ()):
            if route.undocumented and not shown:
                continue
            parts = route.parts(path)
            if parts is not None and self._is_there(route, parts):
                return route, parts
        return None

    def _is_there(self, route: Route, parts: dict[str, str]) -> bool:
        # "/settings/nonsense" is no record of a module "settings".
        return not (route.pattern.startswith("{module}/") and parts["module"] == "settings")


def _parsed(request: Request) -> Any:
    if request.method not in ("POST", "PUT") or not request.body.lstrip().startswith(b"{"):
        return None
    try:
        return json.loads(request.body)
    except ValueError:
        return None


def _credits(route: Route, body: Any) -> int:
    items = body.get("data") if route.batch and isinstance(body, dict) else None
    return -(-len(items) // route.batch) if isinstance(items, list) and items else 1
