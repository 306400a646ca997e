"""The transport against real sockets: pooling, retries, redirects, sign-in, proxies, TLS, limits, secrets."""

from __future__ import annotations

import gzip
import logging
import re
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.clock import FakeClock
from support.digest import DigestServer
from support.proxy import TinyProxy
from support.scripted_http import Answer, Asked, Drop, ScriptedHttp, closed_port, in_turn
from support.tls import TlsFiles, make_tls_files

from crmsync.connect.errors import NotSupported, NotTrusted, ReplyLost, ServiceFault, Unreachable
from crmsync.connect.http import (
    Ambient,
    BasicSignIn,
    BearerSignIn,
    DigestSignIn,
    Effect,
    HttpSettings,
    Origin,
    OwnHosts,
    PasswordSignIn,
    ProxySettings,
    Request,
    RetryPolicy,
    SignIn,
    Transport,
)

DIRECT = HttpSettings(proxy=ProxySettings(use_environment=False), timeout=timedelta(seconds=10))


class Waits:
    """A sleep that takes no time and remembers."""

    def __init__(self) -> None:
        self.spans: list[timedelta] = []

    def __call__(self, span: timedelta) -> None:
        self.spans.append(span)


@pytest.fixture
def waits() -> Waits:
    return Waits()


Connect = Callable[..., Transport]


@pytest.fixture
def connect(waits: Waits) -> Iterator[Connect]:
    """Makes transports for servers of a test, and closes them."""
    opened: list[Transport] = []

    def make(*urls: str, sign_in: SignIn | None = None, settings: HttpSettings = DIRECT) -> Transport:
        ambient = Ambient(now=FakeClock(), sleep=waits, random=lambda: 0.0)
        opened.append(Transport(OwnHosts(*urls), sign_in, settings, ambient=ambient))
        return opened[-1]

    yield make
    for transport in opened:
        transport.close()
        transport.close()


@pytest.fixture(scope="session")
def tls_files(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


def hello(asked: Asked) -> Answer:
    return Answer(body=b"hello")


# --- bodies ---


def test_a_reply_comes_back_decoded_and_whatever_its_status(connect: Connect) -> None:
    body = gzip.compress("Zoë".encode())
    with ScriptedHttp(in_turn(Answer(404, {"Content-Encoding": "gzip", "X-Odd": "1"}, body))) as server:
        response = connect(server.url).send(Request("GET", server.url + "/a%20b?q=1"))
    assert (response.status, response.ok, response.body.decode()) == (404, False, "Zoë")
    assert response.headers["x-odd"] == "1"
    assert server.asked[0].path == "/a%20b?q=1"
    assert server.asked[0].headers["Accept-Encoding"] == "gzip"
    assert response.tries == 1


def test_connections_are_kept(connect: Connect) -> None:
    with ScriptedHttp(hello) as server:
        transport = connect(server.url)
        for _ in range(5):
            assert transport.send(Request("GET", server.url)).body == b"hello"
        assert (server.connections, transport.requests) == (1, 5)


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_reply_larger_than_the_limit_is_refused(connect: Connect, encoding: str) -> None:
    body = b"x" * 200_000
    headers = {"Content-Encoding": "gzip"} if encoding == "gzip" else {}
    sent = gzip.compress(body) if encoding == "gzip" else body
    settings = replace(DIRECT, response_limit=100_000, spool_limit=300_000)
    with ScriptedHttp(in_turn(Answer(200, headers, sent))) as server:
        transport = connect(server.url, settings=settings)
        with pytest.raises(ServiceFault, match="larger than"):
            transport.send(Request("GET", server.url))
        with transport.spool(Request("GET", server.url)) as reply:
            assert reply.file.read() == body
    assert transport.requests == 2


def test_a_spooled_reply_that_broke_off_is_fetched_again_whole(connect: Connect) -> None:
    body = b"<all>" + b"y" * 10_000 + b"</all>"
    script = in_turn(Answer(207, body=body, cut=4000), Answer(207, body=body))
    with (
        ScriptedHttp(script) as server,
        connect(server.url).spool(Request("REPORT", server.url, body=b"?")) as reply,
    ):
        assert reply.file.read() == body
        assert reply.tries == 2


def test_nothing_of_a_longer_reply_to_an_earlier_try_is_left(connect: Connect) -> None:
    with ScriptedHttp(in_turn(Answer(503, body=b"a long excuse"), Answer(200, body=b"short"))) as server:
        assert connect(server.url).send(Request("GET", server.url)).body == b"short"


# --- retries ---


def test_nobody_listening_is_said_after_some_patience(connect: Connect, waits: Waits) -> None:
    transport = connect(url := f"http://127.0.0.1:{closed_port()}/")
    with pytest.raises(Unreachable, match=re.escape("127.0.0.1 cannot be reached")) as caught:
        transport.send(Request("POST", url, action="save the contact"))
    assert caught.value.action == "save the contact"
    assert caught.value.advice
    assert len(waits.spans) == 3
    assert transport.requests == 4


def test_an_unknown_host_is_said(connect: Connect) -> None:
    transport = connect("https://no-such-host.invalid/")
    with pytest.raises(Unreachable, match="no-such-host"):
        transport.send(Request("GET", "https://no-such-host.invalid/"))


@pytest.mark.parametrize("method", ["GET", "PROPFIND", "PUT", "DELETE"])
def test_a_dropped_connection_is_tried_again_when_that_is_safe(connect: Connect, method: str) -> None:
    with ScriptedHttp(in_turn(Drop(), Answer(200))) as server:
        response = connect(server.url).send(Request(method, server.url, body=b"1"))
    assert (response.status, response.tries) == (200, 2)


def test_a_kept_connection_that_the_server_closed_meanwhile_does_no_harm(connect: Connect) -> None:
    with ScriptedHttp(in_turn(Answer(200), Drop(), Answer(201))) as server:
        transport = connect(server.url)
        transport.send(Request("GET", server.url))
        assert transport.send(Request("PUT", server.url, body=b"1")).status == 201


def test_a_write_that_must_not_be_repeated_is_sent_once_and_its_reply_lost(
    connect: Connect, waits: Waits
) -> None:
    with ScriptedHttp(in_turn(Drop(), Answer(200))) as server:
        with pytest.raises(ReplyLost):
            connect(server.url).send(Request("POST", server.url, body=b"1"))
        assert len(server.asked) == 1
    assert waits.spans == []


def test_a_repeatable_write_that_never_gets_a_reply_is_lost_too(connect: Connect) -> None:
    with ScriptedHttp(in_turn(Drop())) as server:
        with pytest.raises(ReplyLost):
            connect(server.url).send(Request("PUT", server.url, body=b"1"))
        assert len(server.asked) == 4


def test_a_read_that_never_gets_a_reply_is_the_services_fault(connect: Connect) -> None:
    with ScriptedHttp(in_turn(Drop())) as server, pytest.raises(ServiceFault):
        connect(server.url).send(Request("REPORT", server.url))


def test_silence_is_a_lost_reply(connect: Connect) -> None:
    released = threading.Event()

    def dawdle(asked: Asked) -> Answer:
        released.wait(20)
        return Answer()

    with ScriptedHttp(dawdle) as server:
        transport = connect(server.url, settings=replace(DIRECT, retry=RetryPolicy(tries=1)))
        request = Request("POST", server.url, timeout=timedelta(milliseconds=50))
        with pytest.raises(ReplyLost, match="did not answer in time"):
            transport.send(request)
        with pytest.raises(ServiceFault, match="did not answer in time"):
            transport.send(replace(request, effect=Effect.READ))
        released.set()


def test_retry_after_is_obeyed(connect: Connect, waits: Waits) -> None:
    busy = Answer(503, {"Retry-After": "7"})
    with ScriptedHttp(in_turn(busy, Answer(429, {"Retry-After": "9"}), Answer(201))) as server:
        response = connect(server.url).send(Request("POST", server.url, body=b"1"))
    assert (response.status, response.tries) == (201, 3)
    assert waits.spans == [timedelta(seconds=7), timedelta(seconds=9)]


def test_a_longer_wait_than_is_bearable_is_handed_to_the_caller(connect: Connect, waits: Waits) -> None:
    with ScriptedHttp(in_turn(Answer(429, {"Retry-After": "3600"}))) as server:
        response = connect(server.url).send(Request("GET", server.url))
    assert response.retry_after == timedelta(hours=1)
    assert waits.spans == []


def test_a_wait_can_be_broken_off(connect: Connect) -> None:
    class Cancelled(Exception):
        """The person pressed cancel."""

    def cancel(span: timedelta) -> None:
        raise Cancelled

    with ScriptedHttp(in_turn(Answer(503))) as server:
        transport = Transport(OwnHosts(server.url), None, DIRECT, ambient=Ambient(sleep=cancel))
        with transport, pytest.raises(Cancelled):
            transport.send(Request("GET", server.url))
        assert len(server.asked) == 1


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


class Tokens:
    def __init__(self, *tokens: str) -> None:
        self.left = list(tokens)

    def token(self) -> str:
        return self.left[0]

    def renewed(self, rejected: str) -> str:
        if self.left[0] == rejected and len(self.left) > 1:
            self.left.pop(0)
        return self.left[0]


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


# --- the way out ---


def via(proxy: TinyProxy, ca_file: Path | None = None) -> HttpSettings:
    address = proxy.url.replace("://", "://fred:hush@")
    return replace(DIRECT, proxy=ProxySettings(url=address), ca_file=ca_file)


def test_a_proxy_forwards_http(connect: Connect) -> None:
    with ScriptedHttp(hello) as server, TinyProxy() as proxy:
        transport = connect(server.url, settings=via(proxy))
        assert transport.send(Request("PROPFIND", server.url + "/x", body=b"<x/>")).body == b"hello"
    assert proxy.asked == [f"PROPFIND {server.url}/x HTTP/1.1"]
    assert "proxy-authorization: basic znjlzdpodxno" in proxy.headers[0].lower()
    assert server.asked[0].body == b"<x/>"


def test_a_proxy_tunnels_https_and_never_sees_credentials(connect: Connect, tls_files: TlsFiles) -> None:
    with ScriptedHttp(hello, tls=tls_files.server_context()) as server, TinyProxy() as proxy:
        transport = connect(
            server.url, sign_in=BasicSignIn("anna", "pw"), settings=via(proxy, ca_file=tls_files.ca)
        )
        assert transport.send(Request("GET", server.url)).body == b"hello"
    assert [line.rpartition(" ")[0] for line in proxy.asked] == [f"CONNECT 127.0.0.1:{server.port}"]
    assert "\nauthorization" not in "\n" + proxy.headers[0].lower()
    assert server.asked[0].headers["Authorization"]
    assert server.asked[0].headers["Proxy-Authorization"] is None


@pytest.mark.parametrize("is_there", [True, False], ids=["refuses", "absent"])
def test_a_proxy_that_gives_no_way_is_said(connect: Connect, tls_files: TlsFiles, is_there: bool) -> None:
    with ScriptedHttp(hello, tls=tls_files.server_context()) as server, TinyProxy(refuse=True) as proxy:
        address = proxy.url if is_there else f"http://127.0.0.1:{closed_port()}"
        settings = replace(DIRECT, proxy=ProxySettings(url=address), ca_file=tls_files.ca)
        with pytest.raises(Unreachable, match="proxy"):
            connect(server.url, settings=settings).send(Request("POST", server.url))
        assert server.asked == []


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:1080", "http://", "://"])
def test_a_proxy_address_that_is_none_is_said(connect: Connect, address: str) -> None:
    settings = replace(DIRECT, proxy=ProxySettings(url=address))
    with pytest.raises(NotSupported, match="proxy"):
        connect("http://127.0.0.1:1/", settings=settings).send(Request("GET", "http://127.0.0.1:1/"))


# --- TLS ---


def test_an_own_authority_is_trusted_when_named(connect: Connect, tls_files: TlsFiles) -> None:
    with ScriptedHttp(hello, tls=tls_files.server_context()) as server:
        transport = connect(server.url, settings=replace(DIRECT, ca_file=tls_files.ca))
        assert transport.send(Request("GET", server.url)).body == b"hello"


def test_an_unknown_authority_is_not_trusted(connect: Connect, tls_files: TlsFiles, waits: Waits) -> None:
    with ScriptedHttp(hello, tls=tls_files.server_context()) as server:
        transport = connect(server.url, sign_in=BasicSignIn("anna", "pw"))
        with pytest.raises(NotTrusted, match=r"certificate of 127\.0\.0\.1 is not trusted") as caught:
            transport.send(Request("POST", server.url))
        assert "ca_file" in caught.value.advice
        assert server.asked == []
    assert waits.spans == []


def test_a_server_without_tls_is_told_from_one_that_is_down(connect: Connect) -> None:
    with ScriptedHttp(hello) as server:
        url = server.url.replace("http", "https")
        with pytest.raises(Unreachable, match="does not speak TLS"):
            connect(url).send(Request("GET", url))


@pytest.mark.parametrize("content", [None, "not a certificate"])
def test_a_ca_file_that_is_none_is_said(connect: Connect, tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_text(content)
    with pytest.raises(NotSupported, match=r"ca\.pem"):
        connect("https://a.invalid/", settings=replace(DIRECT, ca_file=file)).send(
            Request("GET", "https://a.invalid/")
        )


# --- secrets, threads ---


def test_no_secret_shows_in_reprs_logs_or_tracebacks(
    connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "hush-hush-42"
    sign_ins: list[SignIn] = [
        BasicSignIn("anna", secret),
        DigestSignIn("anna", secret),
        PasswordSignIn("anna", secret),
        BearerSignIn(Tokens(secret)),
    ]
    shown = [repr(sign_in) for sign_in in sign_ins]
    with ScriptedHttp(in_turn(Drop())) as server, TinyProxy() as proxy:
        for sign_in in sign_ins:
            settings = replace(
                DIRECT, proxy=ProxySettings(url=proxy.url.replace("://", f"://fred:{secret}@"))
            )
            transport = connect(server.url, sign_in=sign_in, settings=settings)
            request = Request("POST", server.url, {"X-Key": secret}, f"refresh_token={secret}".encode())
            with pytest.raises(ReplyLost) as caught:
                transport.send(request)
            shown += [repr(transport), repr(transport.settings), repr(request)]
            shown += traceback.format_exception(caught.value)
    assert secret not in "\n".join([*shown, caplog.text])


def test_many_threads_share_a_few_connections(connect: Connect) -> None:
    together = threading.Semaphore(2)
    crowded = threading.Event()

    def answer(asked: Asked) -> Answer:
        if not together.acquire(blocking=False):
            crowded.set()
            return Answer(500)
        try:
            return Answer(body=asked.path.encode())
        finally:
            together.release()

    with ScriptedHttp(answer) as server, ThreadPoolExecutor(8) as pool:
        transport = connect(server.url, settings=replace(DIRECT, connections=2))
        paths = [f"/{number}" for number in range(80)]
        bodies = list(
            pool.map(lambda path: transport.send(Request("GET", server.url + path)).body.decode(), paths)
        )
        assert bodies == paths
        assert transport.requests == 80
        assert server.connections <= 2
    assert not crowded.is_set()
