"""The transport against real sockets: which hosts are spoken to, redirects, signing in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from support.digest import DigestServer
from support.scripted_http import Answer, Asked, ScriptedHttp, in_turn
from support.tls import TlsFiles
from support.transports import DIRECT, Connect, Tokens, hello

from crmsync.connect.errors import NotSupported, ServiceFault
from crmsync.connect.http import BasicSignIn, BearerSignIn, DigestSignIn, Origin, PasswordSignIn, Request

# --- hosts and redirects ---


def test_a_redirect_on_the_same_host_keeps_method_body_and_credentials(connect: Connect) -> None:
    with ScriptedHttp(in_turn(Answer(301, {"Location": "/dav/"}), Answer(207))) as server:
        response = connect(server.url, sign_in=BasicSignIn("anna", "pw")).send(
            Request("PROPFIND", server.url + "/.well-known/caldav", {"Depth": "0"}, b"<x/>")
        )
    first, second = server.asked
    assert (second.method, second.path, second.body, second.headers["Depth"]) == (
        "PROPFIND",
        "/dav/",
        b"<x/>",
        "0",
    )
    assert first.headers["Authorization"] == second.headers["Authorization"]
    assert response.url == server.url + "/dav/"


def test_a_redirect_to_another_host_is_not_followed(connect: Connect) -> None:
    with (
        ScriptedHttp(hello) as stranger,
        ScriptedHttp(in_turn(Answer(302, {"Location": stranger.url}))) as server,
    ):
        transport = connect(server.url, sign_in=BasicSignIn("anna", "pw"))
        assert transport.send(Request("GET", server.url)).status == 302
        assert stranger.asked == []
        transport.hosts.allow(Origin.of(stranger.url))
        assert transport.send(Request("GET", server.url)).body == b"hello"


def test_https_is_never_left_for_http(connect: Connect, tls_files: TlsFiles) -> None:
    with ScriptedHttp(hello) as plain:
        script = in_turn(Answer(302, {"Location": plain.url}))
        with ScriptedHttp(script, tls=tls_files.server_context()) as server:
            transport = connect(server.url, plain.url, settings=replace(DIRECT, ca_file=tls_files.ca))
            assert transport.send(Request("GET", server.url)).status == 302
        assert plain.asked == []


def test_going_round_in_circles_ends(connect: Connect) -> None:
    with ScriptedHttp(in_turn(Answer(302, {"Location": "/again"}))) as server:
        with pytest.raises(ServiceFault, match="circles"):
            connect(server.url).send(Request("GET", server.url))
        assert len(server.asked) == 6


def test_nothing_is_sent_to_a_host_that_is_not_the_accounts(connect: Connect) -> None:
    with ScriptedHttp(hello) as stranger:
        transport = connect("http://127.0.0.1:1/", sign_in=BasicSignIn("anna", "pw"))
        with pytest.raises(NotSupported, match="not one of this account's own servers"):
            transport.send(Request("GET", stranger.url))
        assert (stranger.asked, transport.requests) == ([], 0)


# --- sign-in ---


def guarded(expected: str, challenge: str) -> Callable[[Asked], Answer]:
    def answer(asked: Asked) -> Answer:
        if asked.headers["Authorization"] == expected:
            return Answer(200)
        return Answer(401, {"WWW-Authenticate": challenge})

    return answer


def test_basic_is_sent_at_once_in_utf_8(connect: Connect) -> None:
    with ScriptedHttp(guarded("Basic YW5uYTpww6Rzcw==", 'Basic realm="x"')) as server:
        transport = connect(server.url, sign_in=PasswordSignIn("anna", "päss"))
        assert transport.send(Request("GET", server.url)).status == 200
        assert transport.requests == 1


def test_a_wrong_password_is_asked_once_and_comes_back_as_401(connect: Connect) -> None:
    with ScriptedHttp(guarded("Basic YW5uYTpww6Rzcw==", 'Basic realm="x"')) as server:
        transport = connect(server.url, sign_in=PasswordSignIn("anna", "wrong"))
        assert transport.send(Request("GET", server.url)).status == 401
        assert transport.requests == 1


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
@pytest.mark.parametrize("username", ["anna", 'zoë "z"'])
def test_digest(connect: Connect, algorithm: str, username: str) -> None:
    guard = DigestServer(algorithm, username, "päss wörd")
    with ScriptedHttp(guard) as server:
        transport = connect(server.url, sign_in=DigestSignIn(username, "päss wörd"))
        for path in ("/a%20b/?x=1", "/b", ""):
            assert transport.send(Request("PROPFIND", server.url + path, body=b"<x/>")).status == 200
    assert guard.counts == ["00000001", "00000002", "00000003"]
    assert transport.requests == 4
    assert all("Basic" not in (asked.headers["Authorization"] or "") for asked in server.asked)


def test_a_password_finds_digest_and_new_nonces_by_itself(connect: Connect) -> None:
    with ScriptedHttp(DigestServer("SHA-256", "anna", "pw", nonce_life=2)) as server:
        transport = connect(server.url, sign_in=PasswordSignIn("anna", "pw"))
        statuses = [transport.send(Request("GET", server.url)).status for _ in range(5)]
    assert statuses == [200] * 5
    assert transport.requests == 5 + 1 + 2


def test_a_wrong_digest_password_ends(connect: Connect) -> None:
    with ScriptedHttp(DigestServer("MD5", "anna", "pw")) as server:
        transport = connect(server.url, sign_in=PasswordSignIn("anna", "wrong"))
        assert transport.send(Request("GET", server.url)).status == 401
        assert transport.requests == 2


def test_a_refused_token_is_renewed_once(connect: Connect) -> None:
    with ScriptedHttp(guarded("Zoho-oauthtoken new", "Bearer")) as server:
        transport = connect(server.url, sign_in=BearerSignIn(Tokens("old", "new"), scheme="Zoho-oauthtoken"))
        assert transport.send(Request("POST", server.url, body=b"1")).status == 200
        assert transport.requests == 2


@pytest.mark.parametrize("tokens", [("old",), ("old", "other", "third")])
def test_a_token_that_stays_refused_is_not_renewed_for_ever(
    connect: Connect, tokens: tuple[str, ...]
) -> None:
    with ScriptedHttp(guarded("Bearer new", "Bearer")) as server:
        transport = connect(server.url, sign_in=BearerSignIn(Tokens(*tokens)))
        assert transport.send(Request("GET", server.url)).status == 401
        assert transport.requests <= 2
