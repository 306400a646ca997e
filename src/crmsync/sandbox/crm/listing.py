"""Lists of records, page by page: the list call, deleted records, and the page tokens that hold them
together.

Rules: fact sheet 3.1 (list, tokens, limits) and 3.5 (deleted). A token carries all it means, sealed by a key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.crm.conditions import Condition, ConditionRefused, Sql, to_sql
from crmsync.sandbox.crm.environment import Environment
from crmsync.sandbox.crm.errors import ApiError, bad_parameter, parameter_missing
from crmsync.sandbox.crm.people import User
from crmsync.sandbox.crm.records import PERMANENT_DAYS, RECYCLE_DAYS
from crmsync.sandbox.crm.schema import Module, Schema
from crmsync.sandbox.crm.store import Deleted, Record, Store, marks
from crmsync.sandbox.crm.times import local_text
from crmsync.sandbox.crm.values import as_id
from crmsync.sandbox.crm.views import Views

MOST_FIELDS = 50
MOST_BY_PAGE = 2_000
MOST_BY_TOKEN = 100_000
_DAY = 86_400
_SORTS = {"id": "id", "Created_Time": "created", "Modified_Time": "modified"}
_TYPES = {"all": (True, True), "recycle": (True, False), "permanent": (False, True)}


@frozen
class Page:
    """One page and what `info` says about it."""

    records: list[Record]
    info: dict[str, Any]


@frozen
class _Place:
    """Where a page begins: after this record, being the so-manieth."""

    after: tuple[int, int] | None
    position: int
    page: int


class Listing:
    """Answers list calls."""

    def __init__(self, environment: Environment, store: Store, schema: Schema, views: Views) -> None:
        self._environment = environment
        self._store = store
        self._schema = schema
        self._views = views
        with store.transaction():
            key = store.meta("page_key") or secrets.token_hex(32)
            store.set_meta("page_key", key)
        self._key = bytes.fromhex(key)

    def page(
        self,
        module: Module,
        query: Mapping[str, str],
        user: User,
        since: int | None,
        extra: Sql | None = None,
    ) -> Page:
        """The page that `query` asks for; `since`: only what changed after that second; `extra`: only what
        fits.

        Raises ApiError for parameters that cannot be.
        """
        sort_by, descending = self._order(query)
        per_page = self.per_page(query)
        place = self._place(query, user, since, per_page)
        wheres = [part for part in (self._filter(module, query, user, since), extra) if part]
        column = _SORTS[sort_by]
        if place.after is not None:
            sign = "<" if descending else ">"
            wheres.append(Sql(f"({column}, id) {sign} (?, ?)", place.after))
        direction = "DESC" if descending else "ASC"
        found = self._store.records(
            module.api_name,
            " AND ".join(f"({part.text})" for part in wheres) or "1",
            [value for part in wheres for value in part.parameters],
            order=f"{column} {direction}, id {direction}",
            limit=per_page + 1,
            offset=0 if place.after else (place.page - 1) * per_page,
        )
        records, more = found[:per_page], len(found) > per_page
        token, expiry = None, None
        if more:
            last = records[-1]
            expiry = self._environment.now() + int(
                self._environment.behaviour.page_token_lifetime.total_seconds()
            )
            token = self._seal(
                {
                    "user": user.id,
                    "bound": self._bound(query, since),
                    "after": [getattr(last, column), last.id],
                    "position": place.position + len(records),
                    "page": place.page + 1,
                    "expiry": expiry,
                }
            )
        info = {
            "call": False,
            "per_page": per_page,
            "next_page_token": token,
            "count": len(records),
            "sort_by": sort_by,
            "page": place.page,
            "previous_page_token": None,
            "page_token_expiry": None if expiry is None else local_text(expiry, user.zone),
            "sort_order": "desc" if descending else "asc",
            "email": False,
            "more_records": more,
        }
        return Page(records, info)

    def deleted(
        self, module: Module, query: Mapping[str, str], since: int | None
    ) -> tuple[list[Deleted], dict[str, Any]]:
        """The deleted records that `query` asks for and what `info` says. Raises ApiError."""
        kinds = _TYPES.get(query.get("type", "all"))
        if kinds is None:
            raise ApiError(
                400,
                "PATTERN_NOT_MATCHED",
                "Please check whether the input values are correct",
                {"param": "type"},
            )
        per_page, number = self.per_page(query), self.page_number(query)
        now = self._environment.now()
        recycle = Sql("record IS NOT NULL AND deleted > ?", (now - RECYCLE_DAYS * _DAY,))
        permanent = Sql("record IS NULL AND deleted > ?", (now - PERMANENT_DAYS * _DAY,))
        chosen = [part for part, wanted in zip((recycle, permanent), kinds, strict=True) if wanted]
        where = " OR ".join(f"({part.text})" for part in chosen)
        entries = self._store.all_deleted(
            f"module = ? AND ({where}) AND deleted > ?",
            [
                module.api_name,
                *(value for part in chosen for value in part.parameters),
                -1 if since is None else since,
            ],
            limit=per_page + 1,
            offset=(number - 1) * per_page,
        )
        more = len(entries) > per_page
        entries = entries[:per_page]
        return entries, {
            "per_page": per_page,
            "count": len(entries),
            "page": number,
            "more_records": more,
        }

    def per_page(self, query: Mapping[str, str]) -> int:
        most = self._environment.behaviour.page_size
        number = _positive(query, "per_page", min(200, most))
        if number > 200:
            raise bad_parameter("per_page", "integer")
        return min(number, most)

    def page_number(self, query: Mapping[str, str]) -> int:
        return _positive(query, "page", 1)

    def view_filter(self, module: Module, cvid: str, user: User) -> Sql | None:
        """What the records of that view must be like. Raises ApiError for a view that is not there."""
        number = as_id(cvid)
        view = None if number is None else self._views.get(number)
        if view is None or view.module != module.api_name:
            raise bad_parameter("cvid")
        condition = self._views.condition(view, user)
        return None if condition is None else self.sql(condition, module)

    def sql(self, condition: Condition, module: Module) -> Sql:
        """Raises ApiError where a condition names what the module does not have."""
        try:
            return to_sql(condition, module, self._schema)
        except ConditionRefused as refused:
            raise ApiError(400, "INVALID_QUERY", "invalid query formed", dict(refused.details)) from refused

    def _order(self, query: Mapping[str, str]) -> tuple[str, bool]:
        if "cvid" in query and "sort_by" in query:
            raise _ambiguous("cvid", "sort_by")
        sort_by = query.get("sort_by", "id")
        if sort_by not in _SORTS:
            raise bad_parameter("sort_by")
        order = query.get("sort_order", "desc")
        if order not in ("asc", "desc"):
            raise bad_parameter("sort_order")
        return sort_by, order == "desc"

    def _filter(self, module: Module, query: Mapping[str, str], user: User, since: int | None) -> Sql | None:
        parts = []
        if since is not None:
            parts.append(Sql("modified > ?", (since,)))
        if "ids" in query:
            ids = tuple(number for text in query["ids"].split(",") if (number := as_id(text)) is not None)
            parts.append(Sql(f"id IN ({marks(ids)})", ids))
        if "cvid" in query and (view := self.view_filter(module, query["cvid"], user)):
            parts.append(view)
        if not parts:
            return None
        text = " AND ".join(f"({part.text})" for part in parts)
        return Sql(text, tuple(value for part in parts for value in part.parameters))

    def _place(self, query: Mapping[str, str], user: User, since: int | None, per_page: int) -> _Place:
        token = query.get("page_token")
        if token is None:
            number = self.page_number(query)
            if number * per_page > MOST_BY_PAGE:
                raise ApiError(
                    400,
                    "DISCRETE_PAGINATION_LIMIT_EXCEEDED",
                    "you can only get the first 2000 records without using page_token param",
                    {"limit": MOST_BY_PAGE, "param_name": "page"},
                )
            return _Place(None, (number - 1) * per_page, number)
        if "page" in query:
            raise _ambiguous("page", "page_token")
        data = self._opened(token)
        if data is None or data["user"] != user.id:
            raise bad_parameter("page_token")
        if data["expiry"] <= self._environment.now():
            raise ApiError(400, "EXPIRED_VALUE", "The token given has expired", {"param_name": "page_token"})
        if data["bound"] != self._bound(query, since):
            raise ApiError(
                400,
                "TOKEN_BOUND_DATA_MISMATCH",
                "page_token given seems to be invalid or input param is added, altered, or deleted",
                {"param_name": "page_token"},
            )
        if data["position"] + per_page > MOST_BY_TOKEN:
            raise ApiError(
                400,
                "PAGINATION_LIMIT_EXCEEDED",
                "you can only get up to the first 100000 records using page_token param",
                {"limit": MOST_BY_TOKEN},
            )
        return _Place((data["after"][0], data["after"][1]), data["position"], data["page"])

    def _bound(self, query: Mapping[str, str], since: int | None) -> str:
        kept = {key: value for key, value in query.items() if key not in ("page", "page_token")}
        return hashlib.sha256(json.dumps([kept, since], sort_keys=True).encode()).hexdigest()

    def _seal(self, data: dict[str, Any]) -> str:
        body = json.dumps(data, separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(self._mac(body) + body).decode().rstrip("=")

    def _opened(self, token: str) -> dict[str, Any] | None:
        try:
            raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except (binascii.Error, ValueError):
            return None
        mac, body = raw[:16], raw[16:]
        if not hmac.compare_digest(mac, self._mac(body)):
            return None
        opened: dict[str, Any] = json.loads(body)
        return opened

    def _mac(self, body: bytes) -> bytes:
        return hmac.new(self._key, body, hashlib.sha256).digest()[:16]


def field_names(query: Mapping[str, str], *, needed: bool) -> list[str] | None:
    """The names in `fields`; None when the parameter is not there and not needed. Raises ApiError."""
    text = query.get("fields")
    if text is None:
        if needed:
            raise parameter_missing("fields")
        return None
    names = [name.strip() for name in text.split(",") if name.strip()]
    if len(names) > MOST_FIELDS:
        raise ApiError(
            400, "LIMIT_EXCEEDED", "fields limit exceeded", {"limit": MOST_FIELDS, "param_name": "fields"}
        )
    return names


def _positive(query: Mapping[str, str], name: str, default: int) -> int:
    text = query.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 2**31):
        raise bad_parameter(name, "integer")
    return int(text)


def _ambiguous(first: str, second: str) -> ApiError:
    return ApiError(
        400,
        "AMBIGUITY_DURING_PROCESSING",
        f"you cannot use both {first} and {second}",
        {"ambiguity_due_to": [{"param_name": first}, {"param_name": second}]},
    )
