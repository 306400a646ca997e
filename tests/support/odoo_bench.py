"""A real Odoo as the service under test, and the same user in a browser as the stranger who edits there."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from connect.conformance import Bench
from support.odoo import ADMIN, ADMIN_PASSWORD, LOGIN, PASSWORD, OdooServer

from crmsync.connect.base import Capabilities, DeletionFeed
from crmsync.connect.cache import Cache
from crmsync.connect.http import HttpSettings, RetryPolicy
from crmsync.connect.odoo.client import Protocol
from crmsync.connect.odoo.connector import Archived, OdooConnector, connect_odoo
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind

MODEL = {Kind.CONTACTS: "res.partner", Kind.TASKS: "project.task", Kind.EVENTS: "calendar.event"}
_GIVEN = "Ada"
"""The first name of everybody, since Odoo tells it from the last one by the words only."""


class Stranger:
    """Somebody in a browser: another client, that knows nothing of crmsync."""

    def __init__(self, server: OdooServer, login: str = LOGIN, password: str = PASSWORD) -> None:
        self._server = server
        self._password = password
        self._connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
        self._uid = self._call("common", "authenticate", [server.database, login, password, {}])

    def __call__(self, model: str, method: str, *arguments: Any, **named: Any) -> Any:
        """What a model's method returns, called as this user."""
        called = [self._server.database, self._uid, self._password, model, method, list(arguments), named]
        return self._call("object", "execute_kw", called)

    def _call(self, service: str, method: str, arguments: Sequence[Any]) -> Any:
        params = {"service": service, "method": method, "args": list(arguments)}
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params, "id": 1})
        self._connection.request("POST", "/jsonrpc", body, {"Content-Type": "application/json"})
        answer = json.loads(self._connection.getresponse().read())
        assert "error" not in answer, answer["error"]["data"]["debug"]
        return answer.get("result")

    def close(self) -> None:
        self._connection.close()


class OdooBench(Bench):
    """A real Odoo under the conformance suite; a model stands for a folder, and is emptied for each test.

    protocol: what the connector speaks.
    """

    def __init__(self, server: OdooServer, protocol: Protocol) -> None:
        self.server = server
        self.protocol = protocol
        self.stranger = Stranger(server)
        self.administrator = Stranger(server, ADMIN, ADMIN_PASSWORD)
        self.user = int(self.administrator("res.users", "search", [["login", "=", LOGIN]])[0])
        self._taken_away: list[int] = []
        self._speak_german()

    def _speak_german(self) -> None:
        """The samples' country and region, as a German database calls them."""
        (country,) = self.administrator("res.country", "search", [["code", "=", "DE"]])
        self.administrator("res.country", "write", [country], {"name": "Deutschland"})
        region = {"name": "NRW", "code": "NRW", "country_id": country}
        if not self.administrator("res.country.state", "search", [["code", "=", "NRW"]]):
            self.administrator("res.country.state", "create", region)

    def close(self) -> None:
        self.stranger.close()
        self.administrator.close()

    def connector(
        self,
        *,
        password: str | None = None,
        url: str | None = None,
        archived: Archived = Archived.UNLINK,
        cache: Cache | None = None,
    ) -> OdooConnector:
        return connect_odoo(
            url or self.server.url,
            password or self.server.key,
            database=self.server.database,
            username=LOGIN,
            archived=archived,
            cache=cache,
            settings=HttpSettings(
                timeout=timedelta(seconds=60), retry=RetryPolicy(tries=2, first_delay=timedelta(0))
            ),
            protocol=self.protocol,
        )

    def capabilities(self, kind: Kind) -> Capabilities:
        return Capabilities(
            deletions=DeletionFeed.ID_DIFF,
            read_first=True,
            keeps_keys=True,
            create_batch=100,
            update_batch=8,
            delete_batch=8,
            bends=BENDS[kind],
        )

    def make_folder(self, kind: Kind) -> str:
        """The kind's model, emptied, with everything that was taken away from the user given back."""
        if self._taken_away:
            self.administrator("ir.model.access", "write", self._taken_away, {"active": True})
            self._taken_away.clear()
        model, everything = MODEL[kind], {"active_test": False}
        domain: list[Any] = []
        if kind is Kind.CONTACTS:
            domain = ["|", ["partner_share", "=", True], ["is_company", "=", True], ["id", ">", 6]]
        found = self.stranger(model, "search", domain, context=everything)
        if found:
            self.stranger(model, "unlink", found)
        return model

    def remove_folder(self, folder: str) -> None:
        """An administrator takes the app away from the user."""
        groups = self.administrator("res.users", "read", [self.user], ["all_group_ids"])[0]["all_group_ids"]
        domain = [["model_id.model", "=", folder], "|", ["group_id", "in", groups], ["group_id", "=", False]]
        self._taken_away = self.administrator("ir.model.access", "search", domain)
        self.administrator("ir.model.access", "write", self._taken_away, {"active": False})

    def read_only_folder(self, kind: Kind) -> str | None:
        return None

    def add(self, folder: str, kind: Kind, name: str) -> ItemId:
        return ItemId(str(self.stranger(folder, "create", self._native(kind, name))))

    def _native(self, kind: Kind, name: str) -> Mapping[str, Any]:
        match kind:
            case Kind.CONTACTS:
                return {"name": f"{name}, {_GIVEN}", "ref": "44"}
            case Kind.TASKS:
                return {"name": name, "user_ids": [self.user], "color": 7}
            case Kind.EVENTS:
                return {
                    "name": name,
                    "start": "2026-06-01 08:00:00",
                    "stop": "2026-06-01 09:00:00",
                    "user_id": self.user,
                    "show_as": "free",
                }

    def rename(self, folder: str, kind: Kind, item: ItemId, name: str) -> None:
        new = f"{name}, {_GIVEN}" if kind is Kind.CONTACTS else name
        self.stranger(folder, "write", [int(item)], {"name": new})

    def remove(self, folder: str, item: ItemId) -> None:
        self.stranger(folder, "unlink", [int(item)])

    def names(self, folder: str, kind: Kind) -> list[str]:
        found = self.stranger(folder, "search_read", [], ["name"])
        told = sorted(str(row["name"]) for row in found if row["name"] not in _USERS)
        return sorted(name.removesuffix(f", {_GIVEN}").removeprefix(f"{_GIVEN} ") for name in told)

    def keeps_foreign(self, folder: str, item: ItemId) -> bool:
        foreign = {
            "res.partner": ("ref", "44"),
            "project.task": ("color", 7),
            "calendar.event": ("show_as", "free"),
        }
        name, value = foreign[folder]
        (row,) = self.stranger(folder, "read", [int(item)], [name])
        return bool(row[name] == value)


_USERS = frozenset({"Sally Sales", "Administrator", "My Company", "OdooBot"})

BENDS: Mapping[Kind, frozenset[str]] = {
    Kind.CONTACTS: frozenset(
        {"given_name", "middle_name", "family_name", "company", "work_state", "website", "notes"}
    ),
    Kind.TASKS: frozenset({"status", "categories", "contact"}),
    Kind.EVENTS: frozenset({"recurrence", "reminder", "participants", "categories"}),
}
"""What Odoo may make of values that it takes."""
