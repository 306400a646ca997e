"""The embedded CRM of one test, a clock to move, and a plain HTTP client that knows no rule of the service."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
import urllib3
from support.clock import FakeClock

from crmsync.sandbox.crm import ALL_SCOPES, EmbeddedCrm, Person


@dataclass
class Answered:
    """What came back."""

    status: int
    body: Any
    headers: Any
    raw: bytes

    @property
    def items(self) -> list[Any]:
        (items,) = (value for value in self.body.values() if isinstance(value, list))
        return items

    @property
    def item(self) -> Any:
        (item,) = self.items
        return item

    @property
    def codes(self) -> list[str]:
        return [item["code"] for item in self.items]

    @property
    def id(self) -> str:
        return str(self.item["details"]["id"])


class Api:
    """Calls of one signed-in user."""

    def __init__(
        self, crm: EmbeddedCrm, person: Person | None = None, scopes: tuple[str, ...] = ALL_SCOPES
    ) -> None:
        self.crm = crm
        self.pool = urllib3.PoolManager(retries=False)
        self.sign_in = crm.sign_in_data(person, scopes)
        self.token = self.refresh()["access_token"]

    def send(self, method: str, path: str, **options: Any) -> Answered:
        """Any request to the server, without a token."""
        reply = self.pool.request(method, self.crm.base_url + path, redirect=False, timeout=10, **options)
        kind = reply.headers.get("Content-Type", "")
        body = json.loads(reply.data) if kind.startswith("application/json") else None
        return Answered(reply.status, body, reply.headers, reply.data)

    def form(self, path: str, **fields: str) -> Any:
        reply = self.send("POST", path, fields=fields, encode_multipart=False)
        assert reply.status == 200
        return reply.body

    def refresh(self, **changes: str) -> Any:
        fields = {
            "grant_type": "refresh_token",
            "client_id": self.sign_in.client_id,
            "client_secret": self.sign_in.client_secret,
            "refresh_token": self.sign_in.refresh_token,
        }
        return self.form("/oauth/v2/token", **fields | changes)

    def call(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None, **query: Any
    ) -> Answered:
        """A call of `/crm/v8`; the body goes out without a Content-Type, as the SDK sends it."""
        return self.send(
            method,
            f"/crm/v8/{path}" + (f"?{urlencode(query)}" if query else ""),
            body=None if body is None else json.dumps(body),
            headers={"Authorization": f"Zoho-oauthtoken {self.token}"} | (headers or {}),
        )

    def get(self, path: str, headers: dict[str, str] | None = None, **query: Any) -> Answered:
        return self.call("GET", path, None, headers, **query)

    def create(self, module: str, *records: dict[str, Any], **keys: Any) -> Answered:
        return self.call("POST", module, {"data": list(records), "trigger": []} | keys)

    def update(
        self, module: str, *records: dict[str, Any], headers: dict[str, str] | None = None, **keys: Any
    ) -> Answered:
        return self.call("PUT", module, {"data": list(records), "trigger": []} | keys, headers)

    def names(self, path: str = "Contacts", **query: Any) -> list[str]:
        """Last names that a list answers, in its order."""
        reply = self.get(path, **{"fields": "Last_Name"} | query)
        return [record["Last_Name"] for record in reply.body["data"]] if reply.status == 200 else []


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def crm(clock: FakeClock) -> Iterator[EmbeddedCrm]:
    with EmbeddedCrm(clock=clock) as crm:
        yield crm


@pytest.fixture
def api(crm: EmbeddedCrm) -> Api:
    return Api(crm)


@pytest.fixture
def api_for(crm: EmbeddedCrm) -> type[Api]:
    """To sign somebody else in: `api_for(crm, person, scopes)`."""
    return Api


@pytest.fixture
def kim(crm: EmbeddedCrm) -> str:
    """The id of a contact."""
    return crm.person.create(
        "Contacts",
        {"First_Name": "Kim", "Last_Name": "Probe", "Email": "kim@example.com", "Phone": "+49 30 1234"},
    )
