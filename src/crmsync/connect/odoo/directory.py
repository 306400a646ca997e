"""What a database says of itself: the signed-in user, fields, rights, saved filters, countries; kept for some
hours.

Reading it anew with every run would double the cost of an idle one. The cache may forget at any time.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from crmsync.connect.cache import Answers
from crmsync.connect.errors import FolderGone, NotPermitted, NotSupported, ServiceError
from crmsync.connect.odoo.client import OdooClient
from crmsync.connect.odoo.errors import ADMINISTRATOR, SERVICE
from crmsync.formats.recurrence import WEEKDAYS
from crmsync.formats.zone_names import zone_name
from crmsync.frozen import frozen
from crmsync.mapping.odoo.metadata import ATTRIBUTES, ModelMeta, parse_model
from crmsync.mapping.odoo.record import UTC_ZONE, ref

_OPERATIONS = ("read", "write", "create")


@frozen
class User:
    """The signed-in user. partner: their own contact. zone: in which they mean times of day. week_start: the
    first day of the week in their language ("MO").
    """

    id: int
    login: str
    email: str
    partner: int
    zone: ZoneInfo
    week_start: str = WEEKDAYS[0]


@frozen
class Rights:
    """What the user may do with a model."""

    visible: bool
    read_only: bool


@frozen
class Countries:
    """Countries by any of their spellings, case-folded, and the case-folded names of their regions."""

    countries: Mapping[str, str]
    states: frozenset[str]


class Directory:
    """Asks the database, or the cache."""

    def __init__(self, client: OdooClient, answers: Answers) -> None:
        self._client = client
        self._answers = answers

    def user(self, *, fresh: bool = False) -> User:
        """The signed-in user. fresh: ask, whatever is known. Raises SignInNeeded."""
        data = self._answers.kept("user", self._ask_user, fresh=fresh)
        known = zone_name(str(data["tz"] or ""))
        zone = ZoneInfo(known) if known else UTC_ZONE
        return User(
            int(data["id"]),
            str(data["login"]),
            str(data["email"]),
            int(data["partner"]),
            zone,
            WEEKDAYS[int(data["week_start"]) - 1],
        )

    def metadata(self, model: str) -> ModelMeta:
        """The fields of a model. Raises FolderGone when this database lacks it, or hides it."""
        return parse_model(model, self._answers.kept(_fields_key(model), lambda: self._ask_fields(model)))

    def rights(self, model: str) -> Rights:
        """What the user may do with a model."""
        told = self._answers.kept(_rights_key(model), lambda: self._ask_rights(model))
        return Rights(bool(told["read"]), not told["write"] and not told["create"])

    def forget(self, model: str) -> None:
        """The model may have changed or gone: ask again next time."""
        for key in (_fields_key(model), _rights_key(model)):
            self._answers.forget(key)

    def countries(self) -> Countries:
        """All countries, by name and code, and their regions."""
        told = self._answers.kept("countries", self._ask_countries)
        spelled = {str(code).casefold(): str(name) for name, code in told["countries"] if code}
        spelled |= {str(name).casefold(): str(name) for name, _ in told["countries"]}
        return Countries(spelled, frozenset(str(name).casefold() for name in told["states"]))

    def saved_filter(self, model: str, name: str) -> list[Any]:
        """The domain of a saved filter ("favourite") of the user's. Raises FolderGone, NotSupported."""
        action = "open the saved filter"
        rows, _ = self._client.rows(
            "ir.filters", [["model_id", "=", model]], ("name", "domain"), action, order="id"
        )
        for wanted in (name, name.casefold()):
            found = [row for row in rows if wanted in (row["name"], str(row["name"]).casefold())]
            if found:
                return _domain(str(found[0]["domain"] or "[]"), self.user(), name)
        raise FolderGone(
            f"Odoo has no saved filter called “{name}” for these records.",
            service=SERVICE,
            action=action,
            advice="Choose “mine”, “all”, or the name of a favourite as Odoo's search shows it.",
        )

    # ---- asking

    def _ask_user(self) -> Mapping[str, Any]:
        action = "read who is signed in"
        uid = self._client.user()
        rows = self._client.read("res.users", [uid], ("login", "email", "tz", "partner_id", "lang"), action)
        row = rows[0] if rows else {}
        spoken = [["code", "=", row.get("lang")]]
        languages, _ = self._client.rows("res.lang", spoken, ("week_start",), action)
        begins = str(languages[0].get("week_start")) if languages else "1"
        partner = ref(row.get("partner_id"))
        return {
            "id": uid,
            "login": row.get("login") or "",
            "email": row.get("email") or "",
            "tz": row.get("tz") or "",
            "partner": partner.id if partner is not None else 0,
            "week_start": begins if begins in set("1234567") else "1",
        }

    def _ask_fields(self, model: str) -> Mapping[str, Any]:
        action = "read the list of fields"
        try:
            told = self._client.call(model, "fields_get", action, attributes=list(ATTRIBUTES)).value
        except NotPermitted as error:
            raise _hidden(action) from error
        except ServiceError as error:
            # JSON-RPC fails over a model that it does not know.
            if error.code in {"KeyError", "404"}:
                raise _hidden(action) from error
            raise
        return told if isinstance(told, Mapping) else {}

    def _ask_rights(self, model: str) -> Mapping[str, bool]:
        return {operation: self._may(model, operation) for operation in _OPERATIONS}

    def _may(self, model: str, operation: str) -> bool:
        action = "read what is allowed"
        try:
            told = self._client.call(model, "has_access", action, ids=[], operation=operation)
        except ServiceError as error:
            if error.code not in {"AttributeError", "MissingMethod"}:
                raise
            told = self._client.call(
                model, "check_access_rights", action, operation=operation, raise_exception=False
            )
        return bool(told.value)

    def _ask_countries(self) -> Mapping[str, Any]:
        action = "read the list of countries"
        countries, _ = self._client.rows("res.country", [], ("name", "code"), action, order="id")
        states, _ = self._client.rows("res.country.state", [], ("name",), action, order="id")
        return {
            "countries": [[row["name"], row["code"]] for row in countries],
            "states": sorted({str(row["name"]) for row in states}),
        }


def _fields_key(model: str) -> str:
    return f"fields {model}"


def _rights_key(model: str) -> str:
    return f"rights {model}"


def _hidden(action: str) -> FolderGone:
    return FolderGone(
        "Odoo has no such records, or your user may not see them.",
        service=SERVICE,
        action=action,
        advice=ADMINISTRATOR,
    )


class _Filled(ast.NodeTransformer):
    """Puts the user's id where a domain says `uid`."""

    def __init__(self, uid: int) -> None:
        self._uid = uid

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.copy_location(ast.Constant(self._uid), node) if node.id == "uid" else node


def _domain(text: str, user: User, name: str) -> list[Any]:
    """A saved filter's domain: a Python literal in which `uid` may stand. Raises NotSupported for more."""
    try:
        tree = _Filled(user.id).visit(ast.parse(text, mode="eval"))
        found = ast.literal_eval(tree.body)
        if not isinstance(found, list | tuple):
            raise ValueError(text)
        return [list(term) if isinstance(term, tuple) else term for term in found]
    except (ValueError, SyntaxError) as error:
        raise NotSupported(
            f"The saved filter “{name}” depends on the day, or on other things that only its screen knows.",
            service=SERVICE,
            action="open the saved filter",
            advice="Save one in Odoo with fixed values, or choose “mine” or “all”.",
        ) from error
