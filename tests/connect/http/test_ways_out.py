"""The transport against real sockets: proxies, TLS, what logs say, many threads."""

from __future__ import annotations

import logging
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from support.proxy import TinyProxy
from support.scripted_http import Answer, Asked, Drop, ScriptedHttp, closed_port, in_turn
from support.tls import TlsFiles
from support.transports import DIRECT, Connect, Tokens, Waits, hello

from crmsync.connect.errors import NotSupported, NotTrusted, ReplyLost, Unreachable
from crmsync.connect.http import (
    BasicSignIn,
    BearerSignIn,
    DigestSignIn,
    HttpSettings,
    PasswordSignIn,
    ProxySettings,
    Request,
    SignIn,
)

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
