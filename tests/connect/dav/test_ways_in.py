"""The whole way to a real server: TLS with an own authority, a proxy, basic and digest sign-in."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace

import pytest
from connect.conformance import create, listed
from connect.samples import sample
from support.dav_bench import DIRECT, RadicaleBench, quick_ambient
from support.digest import DigestServer
from support.proxy import TinyProxy
from support.quirky_dav import Forward, QuirkyDav
from support.scripted_http import Answer, Asked, Drop
from support.servers import DavServer, radicale
from support.tls import TlsFiles, make_tls_files

from crmsync.connect.base import OpenOptions
from crmsync.connect.dav.connector import DavConnector
from crmsync.connect.dav.settings import DavSettings
from crmsync.connect.errors import SignInNeeded, Unreachable
from crmsync.connect.http import DigestSignIn, HttpSettings, PasswordSignIn, ProxySettings, SignIn
from crmsync.model.kinds import Kind


@pytest.fixture(scope="module")
def tls_files(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def tls_server(tmp_path_factory: pytest.TempPathFactory, tls_files: TlsFiles) -> Iterator[DavServer]:
    with radicale(tmp_path_factory.mktemp("radicale-tls"), tls_files) as server:
        yield server


def account(server: DavServer, http: HttpSettings = DIRECT, sign_in: SignIn | None = None) -> DavConnector:
    sign_in = sign_in or PasswordSignIn(server.username, server.password)
    return DavConnector(DavSettings(server.url, username=server.username), sign_in, http, quick_ambient())


def writes_and_reads(connector: DavConnector) -> None:
    folder = connector.create_folder("Ways in", Kind.CONTACTS)
    collection = connector.open(folder.id, Kind.CONTACTS, OpenOptions())
    written = create(collection, sample(Kind.CONTACTS, "Byron"))
    assert listed(collection)[0].keys() == {written.id}
    connector.delete_folder(folder.id)
    connector.close()


def test_tls_with_an_own_authority(tls_server: DavServer, tls_files: TlsFiles) -> None:
    assert tls_server.url.startswith("https:")
    writes_and_reads(account(tls_server, replace(DIRECT, ca_file=tls_files.ca)))


def test_tls_with_an_unknown_authority_is_refused(tls_server: DavServer) -> None:
    with pytest.raises(Unreachable, match="certificate") as caught:
        account(tls_server).check()
    assert "ca_file" in caught.value.advice


def test_through_a_proxy(radicale_bench: RadicaleBench) -> None:
    with TinyProxy() as proxy:
        writes_and_reads(account(radicale_bench.server, replace(DIRECT, proxy=ProxySettings(url=proxy.url))))
    assert {line.partition(" ")[0] for line in proxy.asked} == {
        "PROPFIND",
        "MKCOL",
        "REPORT",
        "PUT",
        "DELETE",
    }


def test_through_a_proxy_with_tls(tls_server: DavServer, tls_files: TlsFiles) -> None:
    with TinyProxy() as proxy:
        http = replace(DIRECT, ca_file=tls_files.ca, proxy=ProxySettings(url=proxy.url))
        writes_and_reads(account(tls_server, http))
    assert {line.partition(" ")[0] for line in proxy.asked} == {"CONNECT"}


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
@pytest.mark.parametrize("kind", [PasswordSignIn, DigestSignIn])
def test_digest_sign_in(
    radicale_bench: RadicaleBench, algorithm: str, kind: type[PasswordSignIn] | type[DigestSignIn]
) -> None:
    guard = DigestServer(algorithm, "alice", "geheim", nonce_life=5)
    basic = "Basic " + b64encode(b"alice:secret").decode()

    def guarded(asked: Asked, forward: Forward) -> Answer | Drop:
        verdict = guard(asked)
        if verdict.status != 200:
            return verdict
        del asked.headers["Authorization"]
        asked.headers["Authorization"] = basic
        return forward(asked)

    with QuirkyDav(radicale_bench.server, guarded) as quirky:
        writes_and_reads(account(quirky.server, sign_in=kind("alice", "geheim")))
        with pytest.raises(SignInNeeded):
            account(quirky.server, sign_in=kind("alice", "secret")).check()
