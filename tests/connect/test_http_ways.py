"""The ways to a server: proxies that are reached by TLS, compressed replies, the one spelling of a URL."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
import urllib3
from hypothesis import example, given
from hypothesis import strategies as st
from support.proxy import TinyProxy
from support.scripted_http import Answer, Asked, ScriptedHttp
from support.tls import TlsFiles, make_tls_files

from crmsync.connect.errors import NotTrusted, ServiceFault, Unreachable
from crmsync.connect.http import (
    BasicSignIn,
    HttpSettings,
    OwnHosts,
    ProxySettings,
    Request,
    RetryPolicy,
    Transport,
)
from crmsync.connect.http.hosts import Place

ONCE = HttpSettings(
    proxy=ProxySettings(use_environment=False), timeout=timedelta(seconds=10), retry=RetryPolicy(tries=1)
)
LARGE = bytes(range(256)) * 2000


@pytest.fixture(scope="module")
def tls_files(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@contextmanager
def session(url: str, settings: HttpSettings = ONCE) -> Iterator[Transport]:
    with Transport(OwnHosts(url), BasicSignIn("anna", "pw"), settings) as transport:
        yield transport


def through(proxy: TinyProxy, tls_files: TlsFiles) -> HttpSettings:
    address = proxy.url.replace("://", "://fred:hush@")
    return replace(ONCE, proxy=ProxySettings(url=address), ca_file=tls_files.ca)


def echo(asked: Asked) -> Answer:
    return Answer(body=asked.body)


# --- a proxy that is reached by TLS ---


def test_tls_goes_through_the_tls_of_a_proxy(tls_files: TlsFiles) -> None:
    context = tls_files.server_context()
    with (
        ScriptedHttp(echo, tls=context) as server,
        TinyProxy(tls=context) as proxy,
        session(server.url, through(proxy, tls_files)) as transport,
    ):
        for body in (b"small", LARGE, b"again"):
            assert transport.send(Request("PUT", server.url + "/x", body=body)).body == body
    assert proxy.asked == [f"CONNECT 127.0.0.1:{server.port} HTTP/1.1"]
    assert "proxy-authorization: basic znjlzdpodxno" in proxy.headers[0].lower()
    assert "\nauthorization" not in "\n" + proxy.headers[0].lower()
    assert server.connections == 1


def test_plain_http_goes_through_the_tls_of_a_proxy(tls_files: TlsFiles) -> None:
    with (
        ScriptedHttp(echo) as server,
        TinyProxy(tls=tls_files.server_context()) as proxy,
        session(server.url, through(proxy, tls_files)) as transport,
    ):
        assert transport.send(Request("PUT", server.url + "/x", body=b"hello")).body == b"hello"
    assert proxy.asked == [f"PUT {server.url}/x HTTP/1.1"]


def test_the_certificate_behind_a_proxy_is_looked_at(
    tls_files: TlsFiles, tmp_path_factory: pytest.TempPathFactory
) -> None:
    strange = make_tls_files(tmp_path_factory.mktemp("strange")).server_context()
    with (
        ScriptedHttp(echo, tls=strange) as server,
        TinyProxy(tls=tls_files.server_context()) as proxy,
        session(server.url, through(proxy, tls_files)) as transport,
        pytest.raises(NotTrusted),
    ):
        transport.send(Request("GET", server.url + "/x"))
    assert server.asked == []


def test_a_proxy_that_is_not_trusted_or_refuses_gives_no_way(tls_files: TlsFiles) -> None:
    context = tls_files.server_context()
    with TinyProxy(refuse=True, tls=context) as proxy:
        for settings in (through(proxy, tls_files), replace(through(proxy, tls_files), ca_file=None)):
            with (
                session("https://127.0.0.1:9/", settings) as transport,
                pytest.raises(Unreachable, match="proxy gave no way"),
            ):
                transport.send(Request("POST", "https://127.0.0.1:9/"))


# --- replies ---


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(LARGE)),
        ("x-gzip", gzip.compress(LARGE[:1000]) + gzip.compress(LARGE[1000:])),
        ("gzip", gzip.compress(LARGE) + bytes(512)),
        ("identity", LARGE),
    ],
)
def test_a_compressed_reply_comes_back_whole(coding: str, body: bytes) -> None:
    answer = Answer(headers={"Content-Encoding": coding}, body=body)
    with ScriptedHttp(lambda _: answer) as server, session(server.url) as transport:
        assert transport.send(Request("GET", server.url)).body == LARGE


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", gzip.compress(LARGE)[:-20]), ("gzip", b"not compressed"), ("br", b"something")],
)
def test_what_cannot_be_decoded_is_never_taken_for_a_reply(coding: str, body: bytes) -> None:
    answer = Answer(headers={"Content-Encoding": coding}, body=body)
    with (
        ScriptedHttp(lambda _: answer) as server,
        session(server.url) as transport,
        pytest.raises(ServiceFault, match="cannot be decoded"),
    ):
        transport.send(Request("GET", server.url))


def test_a_request_leaves_in_one_piece() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        came: list[bytes] = []

        def answer_once() -> None:
            near, _ = listening.accept()
            with near:
                came.append(near.recv(65536))
                near.sendall(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")

        server = threading.Thread(target=answer_once)
        server.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/x"
        with session(url) as transport:
            assert transport.send(Request("PUT", url, body=b"<body>")).status == 201
        server.join()
    assert came[0].startswith(b"PUT /x HTTP/1.1\r\n")
    assert came[0].endswith(b"\r\n\r\n<body>")


# --- one spelling ---

paths = st.text(alphabet=st.sampled_from("aZ09-._~!$&'()*+,;=:@/?%é \"<>\\^`{|}[]"), max_size=30)
hosts = st.sampled_from(["a.example", "A.Example:8443", "127.0.0.1:80", "[::1]", "[::1]:8080"])


@given(scheme=st.sampled_from(["http", "https"]), host=hosts, path=paths.map("/{}".format) | st.just(""))
@example("https", "a.example", "/a/./b/../c")
@example("https", "a.example", "/100%25/%c3%a4#x")
def test_a_url_has_one_spelling(scheme: str, host: str, path: str) -> None:
    place = Place.of(f"{scheme}://{host}{path}")
    assert Place.of(place.url) == place
    # What another program, the former transport, sent.
    told = urllib3.util.parse_url(f"{scheme}://{host}{path}".partition("#")[0])
    assert place.target == told.request_uri
