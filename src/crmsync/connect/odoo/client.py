"""Calls of Odoo's models as methods, by whichever of its two protocols the server speaks.

Knows addresses, sign-in and shapes of both; nothing of canonical fields, feeds or links. Source: "External
JSON-2 API" and "External RPC API" of Odoo 19's documentation.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import quote

from crmsync.connect.cache import Answers
from crmsync.connect.errors import NotSupported, ServiceError, ServiceFault, SignInNeeded, reply_lost
from crmsync.connect.http import Effect, Request, Response, Transport, refusal
from crmsync.connect.http.signin import Challenge
from crmsync.connect.odoo.errors import LATER, NEW_KEY, SERVICE, fault_error, parse_fault
from crmsync.frozen import frozen
from crmsync.mapping.records import Record

SILENT: Mapping[str, Any] = {
    "dont_notify": True,
    "no_mail_to_attendees": True,
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
    "mail_notrack": True,
    "mail_auto_subscribe_no_notify": True,
    "tracking_disable": True,
    "skip_attendee_notification": True,
    "skip_contact_description": True,
}
"""The context of every write: nobody is mailed or made a follower, nothing is put into the chatter."""

FIRST_JSON2 = 19
"""The first version with `/json/2`; its JSON-RPC goes with version 22 (docs of 19.0)."""

_TRANSIENT = frozenset({502, 503, 504})
"""Said by what stands before the service, which does not tell how far the service itself had come."""


class Protocol(StrEnum):
    """How a server is spoken to."""

    JSON2 = "json2"
    JSONRPC = "jsonrpc"


@frozen
class Place:
    """Where an account lives. url: without a slash at the end. database: "" where the server has one only."""

    url: str
    database: str
    username: str


class KeySignIn:
    """An API key with every request (RFC 6750), kept out of every repr."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __repr__(self) -> str:
        return "KeySignIn()"

    def authorization(self, method: str, url: str) -> str | None:
        """Only where the server takes it there; JSON-RPC wants the key inside the body."""
        return f"bearer {self._key}" if "/json/2/" in url else None

    def challenged(self, url: str, used: str | None, challenges: Sequence[Challenge], attempt: int) -> bool:
        """A key is never renewed."""
        return False


@frozen
class Answer:
    """What a call returned. clock: the service's own clock when it answered (aware), if it says."""

    value: Any
    clock: datetime | None = None


class OdooClient:
    """Calls one database as one user. Thread-safe. answers: keeps what the server is between runs.

    chosen: the protocol to speak, where nobody is to find out.
    """

    def __init__(
        self,
        transport: Transport,
        place: Place,
        key: str,
        answers: Answers,
        *,
        chosen: Protocol | None = None,
    ) -> None:
        self._transport = transport
        self._place = place
        self._key = key
        self._answers = answers
        self._chosen = chosen
        self._uid: int | None = None

    # ---- calls

    def call(
        self,
        model: str,
        method: str,
        action: str,
        *,
        effect: Effect = Effect.READ,
        ids: Sequence[int] | None = None,
        context: Mapping[str, Any] | None = None,
        by_position: Sequence[str] = (),
        **arguments: Any,
    ) -> Answer:
        """What a model's method returns. ids: the records it is about. arguments: by name; those of
        `by_position` had other names in earlier versions.

        Raises the error that an exception means; ReplyLost when a write may have landed.
        """
        silent = {} if effect is Effect.READ else SILENT
        full = {**arguments, "context": {**silent, **(context or {})}}
        response = self._transport.send(self._request(model, method, ids, full, by_position, action, effect))
        return Answer(self._value(response, action, effect), response.clock)

    def rows(
        self,
        model: str,
        domain: Sequence[Any],
        fields: Sequence[str],
        action: str,
        *,
        context: Mapping[str, Any] | None = None,
        **paging: Any,
    ) -> tuple[list[Record], datetime | None]:
        """The records of a domain, and the service's clock. paging: order, limit, offset."""
        answer = self.call(
            model,
            "search_read",
            action,
            context=context,
            domain=list(domain),
            fields=list(fields),
            **paging,
        )
        return _records(answer.value, action), answer.clock

    def read(self, model: str, ids: Sequence[int], fields: Sequence[str], action: str) -> list[Record]:
        """The records with these ids as far as they are there, archived ones included."""
        if not ids:
            return []
        context = {"active_test": False}
        rows, _ = self.rows(model, [["id", "in", list(ids)]], fields, action, context=context, order="id")
        return rows

    def count(self, model: str, domain: Sequence[Any], action: str) -> int:
        """How many records a domain has."""
        value = self.call(model, "search_count", action, by_position=("domain",), domain=list(domain)).value
        if isinstance(value, bool) or not isinstance(value, int):
            raise _nonsense(action)
        return value

    # ---- who and where

    @property
    def protocol(self) -> Protocol:
        """How this server is spoken to. Raises NotSupported when it is no Odoo."""
        if self._chosen is None:
            kept = self._answers.get("protocol")
            if kept not in set(Protocol):
                kept = self._found_protocol().value
                self._answers.put("protocol", kept)
            self._chosen = Protocol(kept)
        return self._chosen

    def user(self) -> int:
        """The id of the signed-in user. Raises SignInNeeded."""
        if self._uid is None:
            self._uid = self._authenticated() if self.protocol is Protocol.JSONRPC else self._keys_user()
        return self._uid

    def _keys_user(self) -> int:
        value = self.call("res.users", "context_get", "sign in").value
        uid = value.get("uid") if isinstance(value, Mapping) else None
        if not isinstance(uid, int):
            raise _nonsense("sign in")
        return uid

    def _authenticated(self) -> int:
        if not self._place.username or not self._place.database:
            raise SignInNeeded(
                "This version of Odoo wants a user name and the name of its database.",
                service=SERVICE,
                action="sign in",
                advice="Give both in the account's settings.",
            )
        arguments = [self._place.database, self._place.username, self._key, {}]
        response = self._transport.send(
            self._rpc("common", "authenticate", arguments, "sign in", Effect.READ)
        )
        uid = self._value(response, "sign in", Effect.READ)
        if isinstance(uid, bool) or not isinstance(uid, int):
            raise SignInNeeded(
                "Odoo does not accept the user name or the API key.",
                service=SERVICE,
                action="sign in",
                advice=NEW_KEY,
            )
        return uid

    def _found_protocol(self) -> Protocol:
        action = "find out the version"
        response = self._transport.send(Request("GET", f"{self._place.url}/json/version", action=action))
        if response.status == 200 and _major(_parsed(response)) >= FIRST_JSON2:
            return Protocol.JSON2
        response = self._transport.send(self._rpc("common", "version", [], action, Effect.READ))
        answer = _parsed(response)
        if response.status == 200 and isinstance(answer, Mapping) and _major(answer.get("result")):
            return Protocol.JSONRPC
        if response.status >= 500 or response.status == 429:
            raise refusal(response, service=SERVICE, action=action)
        raise NotSupported(
            f"{response.host} does not answer like an Odoo server.",
            service=SERVICE,
            action=action,
            advice="Check the account's address: what the browser shows before /odoo or /web.",
        )

    # ---- the wire

    def _request(
        self,
        model: str,
        method: str,
        ids: Sequence[int] | None,
        arguments: Mapping[str, Any],
        by_position: Sequence[str],
        action: str,
        effect: Effect,
    ) -> Request:
        if self.protocol is Protocol.JSON2:
            body = dict(arguments) if ids is None else {**arguments, "ids": list(ids)}
            database = {"X-Odoo-Database": self._place.database} if self._place.database else {}
            return Request(
                "POST",
                f"{self._place.url}/json/2/{quote(model)}/{quote(method)}",
                headers={"Content-Type": "application/json", **database},
                body=_dumped(body),
                action=action,
                effect=effect,
            )
        placed = [*([] if ids is None else [list(ids)]), *(arguments[name] for name in by_position)]
        by_name = {name: value for name, value in arguments.items() if name not in by_position}
        called = [self._place.database, self.user(), self._key, model, method, placed, by_name]
        return self._rpc("object", "execute_kw", called, action, effect)

    def _rpc(
        self, service: str, method: str, arguments: Sequence[Any], action: str, effect: Effect
    ) -> Request:
        called = {"service": service, "method": method, "args": list(arguments)}
        return Request(
            "POST",
            f"{self._place.url}/jsonrpc",
            headers={"Content-Type": "application/json"},
            body=_dumped({"jsonrpc": "2.0", "method": "call", "params": called, "id": 1}),
            action=action,
            effect=effect,
        )

    def _value(self, response: Response, action: str, effect: Effect) -> Any:
        """What a reply holds; the error that it means when it holds none."""
        body = _parsed(response)
        if response.ok and "/json/2/" in response.url:
            if body is _NOT_JSON:
                raise self._doubtful(_nonsense(action), effect)
            return body
        error = body.get("error") if isinstance(body, Mapping) else None
        fault = parse_fault(error.get("data") if isinstance(error, Mapping) else body)
        if fault is not None:
            raise fault_error(fault, action=action, reading=effect is Effect.READ)
        if response.ok and isinstance(body, Mapping) and "result" in body:
            return body["result"]
        if response.ok:
            raise self._doubtful(_nonsense(action), effect)
        if response.status == 404:
            raise NotSupported(
                "The server knows no such database or address.",
                service=SERVICE,
                action=action,
                advice="Check the account's address, and the name of the database.",
                code="404",
            )
        raise self._doubtful(refusal(response, service=SERVICE, action=action), effect, response.status)

    def _doubtful(self, error: ServiceError, effect: Effect, status: int = 0) -> ServiceError:
        """Without the service's own word a write that failed may have landed."""
        if effect is Effect.READ or (status < 500 and not isinstance(error, ServiceFault)):
            return error
        return reply_lost(error, late=status in _TRANSIENT)


_NOT_JSON = object()


def _parsed(response: Response) -> Any:
    try:
        return json.loads(response.body)
    except ValueError:
        return _NOT_JSON


def _dumped(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False, allow_nan=False).encode()


def _records(value: object, action: str) -> list[Record]:
    if not isinstance(value, list) or not all(isinstance(row, dict) and "id" in row for row in value):
        raise _nonsense(action)
    return value


def _major(version: object) -> int:
    """The first number of a version, 0 when there is none ("saas~19" is 19)."""
    told = version if isinstance(version, Mapping) else {}
    info = told.get("version_info") or told.get("server_version_info") or [0]
    digits = "".join(filter(str.isdigit, str(info[0] if isinstance(info, list) and info else 0)))
    return int(digits or 0)


def _nonsense(action: str) -> ServiceFault:
    return ServiceFault("Odoo's answer makes no sense.", service=SERVICE, action=action, advice=LATER)
