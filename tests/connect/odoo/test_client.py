"""Both protocols of Odoo over the wire: what is asked, what a reply means, and that no traceback is ever told."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from support.scripted_http import Answer, Asked, Drop, ScriptedHttp

from crmsync.connect.cache import Answers, Cache, MemoryCache
from crmsync.connect.errors import (
    FolderGone,
    NotPermitted,
    NotSupported,
    Rejected,
    ReplyLost,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Throttled,
    Vanished,
)
from crmsync.connect.http import Ambient, Effect, HttpSettings, OwnHosts, RetryPolicy, Transport
from crmsync.connect.odoo.client import KeySignIn, OdooClient, Place, Protocol

KEY = "0123456789abcdef0123456789abcdef01234567"
TRACEBACK = "Traceback (most recent call last): s3cret-of-the-server"


def told(value: Any, status: int = 200) -> Answer:
    return Answer(status, {"Content-Type": "application/json"}, json.dumps(value).encode())


def failed(name: str, message: str = "No", status: int = 500) -> Answer:
    return told({"name": name, "message": message, "arguments": [message], "debug": TRACEBACK}, status)


Made = Callable[..., OdooClient]


@pytest.fixture
def server() -> Iterator[ScriptedHttp]:
    with ScriptedHttp(lambda asked: told([])) as one:
        yield one


@pytest.fixture
def make(server: ScriptedHttp) -> Made:
    def make(
        chosen: Protocol | None = Protocol.JSON2, *, database: str = "main", cache: Cache | None = None
    ) -> OdooClient:
        ambient = Ambient(sleep=lambda span: None)
        settings = HttpSettings(timeout=timedelta(seconds=5), retry=RetryPolicy(tries=2))
        transport = Transport(OwnHosts(server.url), KeySignIn(KEY), settings, service="Odoo", ambient=ambient)
        answers = Answers(cache or MemoryCache(), ambient.now, timedelta(hours=1))
        place = Place(server.url, database, "anna@example.com")
        return OdooClient(transport, place, KEY, answers, chosen=chosen)

    return make


def bodies(server: ScriptedHttp) -> list[Any]:
    return [json.loads(asked.body or b"null") for asked in server.asked]


# ---- what is asked


def test_a_call_by_json2(server: ScriptedHttp, make: Made) -> None:
    server.script = lambda asked: told([{"id": 7, "name": "Ada"}])
    rows, _ = make().rows("res.partner", [["id", ">", 3]], ("name",), "read", order="id", limit=2)
    assert rows == [{"id": 7, "name": "Ada"}]
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", "/json/2/res.partner/search_read")
    assert asked.headers["Authorization"] == f"bearer {KEY}"
    assert asked.headers["X-Odoo-Database"] == "main"
    assert bodies(server) == [
        {"domain": [["id", ">", 3]], "fields": ["name"], "order": "id", "limit": 2, "context": {}}
    ]


def test_a_call_by_jsonrpc(server: ScriptedHttp, make: Made) -> None:
    answers = iter([told({"result": 5}), told({"result": 2})])
    server.script = lambda asked: next(answers)
    assert make(Protocol.JSONRPC).count("res.partner", [["id", ">", 3]], "count") == 2
    signed_in, counted = (body["params"] for body in bodies(server))
    assert signed_in == {
        "service": "common",
        "method": "authenticate",
        "args": ["main", "anna@example.com", KEY, {}],
    }
    assert counted["method"] == "execute_kw"
    # What was called `args` in earlier versions goes by its place.
    assert counted["args"][:3] == ["main", 5, KEY]
    assert counted["args"][3:] == ["res.partner", "search_count", [[["id", ">", 3]]], {"context": {}}]
    assert all(asked.headers["Authorization"] is None for asked in server.asked)


@pytest.mark.parametrize("protocol", Protocol)
def test_every_write_is_silent_and_no_reading_is(
    protocol: Protocol, server: ScriptedHttp, make: Made
) -> None:
    server.script = lambda asked: told({"result": 5} if protocol is Protocol.JSONRPC else True)
    client = make(protocol)
    client.call("res.partner", "write", "save", effect=Effect.IDEMPOTENT, ids=[1], vals={"name": "x"})
    client.call("res.partner", "search_count", "count", domain=[])
    sent = [
        body["params"]["args"][-1] if protocol is Protocol.JSONRPC else body for body in bodies(server)[-2:]
    ]
    silent = {"no_mail_to_attendees", "dont_notify", "mail_create_nosubscribe", "mail_notrack"}
    assert silent | {"tracking_disable"} <= {name for name, on in sent[0]["context"].items() if on is True}
    assert sent[1]["context"] == {}


# ---- which protocol


@pytest.mark.parametrize(
    ("version", "protocol"),
    [([19, 0, 0], Protocol.JSON2), (["saas~19", 2], Protocol.JSON2), ([20], Protocol.JSON2)],
)
def test_a_new_server_is_known_by_its_version(
    version: list[Any], protocol: Protocol, server: ScriptedHttp, make: Made
) -> None:
    server.script = lambda asked: told({"version_info": version, "version": "x"})
    cache = MemoryCache()
    assert make(None, cache=cache).protocol is protocol
    assert make(None, cache=cache).protocol is protocol
    assert [asked.path for asked in server.asked] == ["/json/version"]


def test_an_older_server_is_spoken_to_by_jsonrpc(server: ScriptedHttp, make: Made) -> None:
    def script(asked: Asked) -> Answer:
        if asked.path == "/json/version":
            return Answer(404, {}, b"<html>")
        return told({"result": {"server_version_info": [17, 0, 0, "final", 0, ""]}})

    server.script = script
    assert make(None).protocol is Protocol.JSONRPC


@pytest.mark.parametrize("reply", [Answer(200, {}, b"<html>"), Answer(404, {}, b""), told([1])])
def test_what_is_no_odoo_is_said(reply: Answer, server: ScriptedHttp, make: Made) -> None:
    server.script = lambda asked: reply
    with pytest.raises(NotSupported) as caught:
        assert make(None).protocol
    assert "127.0.0.1" in str(caught.value)
    assert caught.value.advice


def test_a_server_that_fails_now_is_not_taken_for_another_program(server: ScriptedHttp, make: Made) -> None:
    server.script = lambda asked: Answer(503, {"Retry-After": "100"}, b"")
    with pytest.raises(Throttled):
        assert make(None).protocol


# ---- what a refusal means

MEANINGS = [
    ("odoo.exceptions.AccessDenied", 403, SignInNeeded),
    ("werkzeug.exceptions.Unauthorized", 401, SignInNeeded),
    ("odoo.exceptions.AccessError", 403, NotPermitted),
    ("odoo.exceptions.MissingError", 404, Vanished),
    ("werkzeug.exceptions.NotFound", 404, FolderGone),
    ("odoo.exceptions.ValidationError", 422, Rejected),
    ("odoo.exceptions.UserError", 422, Rejected),
    ("psycopg2.errors.SerializationFailure", 500, ServiceFault),
    ("builtins.KeyError", 500, Rejected),
]


@pytest.mark.parametrize(("name", "status", "kind"), MEANINGS)
@pytest.mark.parametrize("protocol", Protocol)
def test_an_exception_has_a_meaning_and_its_traceback_is_told_to_nobody(
    name: str,
    status: int,
    kind: type[ServiceError],
    protocol: Protocol,
    server: ScriptedHttp,
    make: Made,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    fault = {"name": name, "message": "Contacts require\n a name", "debug": TRACEBACK}
    rpc = told({"jsonrpc": "2.0", "error": {"code": 200, "message": "Odoo Server Error", "data": fault}})
    server.script = lambda asked: rpc if protocol is Protocol.JSONRPC else told(fault, status)
    client = make(protocol)
    client._uid = 5
    with pytest.raises(ServiceError) as caught:
        client.call("res.partner", "write", "save the contact", effect=Effect.IDEMPOTENT, ids=[1], vals={})
    error = caught.value
    assert type(error) is kind
    assert (error.service, error.action) == ("Odoo", "save the contact")
    everything = f"{error} {error.advice} {error.code} {caplog.text} {error.__cause__}"
    assert "Traceback" not in everything
    assert "s3cret" not in everything
    assert KEY not in everything
    if kind is Rejected and "Key" not in name:
        assert "Contacts require a name" in str(error)


def test_a_wrong_key_is_said_without_telling_it(server: ScriptedHttp, make: Made) -> None:
    server.script = lambda asked: failed("werkzeug.exceptions.Unauthorized", "Invalid apikey", 401)
    with pytest.raises(SignInNeeded) as caught:
        make().user()
    assert "API key" in caught.value.advice
    assert KEY not in str(caught.value) + caught.value.advice + repr(KeySignIn(KEY))
    server.script = lambda asked: told({"result": False})
    with pytest.raises(SignInNeeded):
        make(Protocol.JSONRPC).user()


def test_an_older_server_wants_the_database(server: ScriptedHttp, make: Made) -> None:
    with pytest.raises(SignInNeeded, match="database"):
        make(Protocol.JSONRPC, database="").user()
    assert server.asked == []


# ---- what may have landed


@pytest.mark.parametrize(
    "reply", [Answer(502, {}, b"<html>"), Answer(500, {}, b"<html>"), Answer(200, {}, b"<")]
)
def test_without_the_services_own_word_a_write_may_have_landed(
    reply: Answer, server: ScriptedHttp, make: Made
) -> None:
    server.script = lambda asked: reply
    with pytest.raises(ReplyLost):
        make().call("res.partner", "load", "create", effect=Effect.IDEMPOTENT, fields=[], data=[])
    with pytest.raises(ServiceFault):
        make().call("res.partner", "search_read", "read", domain=[])


def test_a_lost_reply_is_asked_for_again_where_that_does_no_harm(server: ScriptedHttp, make: Made) -> None:
    replies: Iterator[Answer | Drop] = iter([Drop(), told({"ids": [7], "messages": []})])
    server.script = lambda asked: next(replies)
    answer = make().call("res.partner", "load", "create", effect=Effect.IDEMPOTENT, fields=[], data=[])
    assert answer.value == {"ids": [7], "messages": []}
    assert len(server.asked) == 2


def test_an_unknown_database_is_said(server: ScriptedHttp, make: Made) -> None:
    server.script = lambda asked: Answer(404, {}, b"<!DOCTYPE html> No database is selected")
    with pytest.raises(NotSupported, match="no such database"):
        make().call("res.users", "context_get", "sign in")


@pytest.mark.parametrize("value", [{"x": 1}, [1], [{"name": "no id"}]])
def test_rows_that_make_no_sense_are_a_fault(value: object, server: ScriptedHttp, make: Made) -> None:
    server.script = lambda asked: told(value)
    with pytest.raises(ServiceFault):
        make().rows("res.partner", [], ("name",), "read")
