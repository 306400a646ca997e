"""The desk for Microsoft 365: signing in each way, keeping the tokens, opening the mailbox."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from support.tls import TlsFiles, make_tls_files

from crmsync.accounts.secret import Secret
from crmsync.accounts.values import Account, Service
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.graph import Graph
from crmsync.app.services import ByBrowser, ByDevice, DeviceInvitation, GivenPassword, GivenToken, Tried, Way
from crmsync.connect.cache import MemoryCache
from crmsync.connect.errors import SignInNeeded
from crmsync.connect.graph.signin import SCOPES
from crmsync.model.kinds import Side
from crmsync.sandbox.graph import ANNA, EmbeddedGraph
from crmsync.sandbox.identity import IdentityProvider


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def graph() -> Iterator[EmbeddedGraph]:
    with EmbeddedGraph() as graph:
        yield graph


@pytest.fixture
def provider(graph: EmbeddedGraph, tls: TlsFiles) -> Iterator[IdentityProvider]:
    with IdentityProvider(graph.book, context=tls.server_context()) as provider:
        yield provider


@pytest.fixture
def account(graph: EmbeddedGraph, provider: IdentityProvider, tls: TlsFiles) -> Account:
    return Account(
        "office",
        Side.OUTLOOK,
        Service.GRAPH,
        username=ANNA.username,
        client_id=provider.client_id,
        accounts_url=provider.authority("common").removesuffix("/common"),
        api_url=graph.base_url,
        ca_file=tls.ca,
    )


def opened(account: Account, kept: Tried) -> str:
    connector = Graph().open(account, kept, MemoryCache())
    try:
        return connector.check()
    finally:
        connector.close()


def test_the_browser_is_the_usual_way(account: Account, provider: IdentityProvider) -> None:
    desk = Graph()
    assert desk.ways == (Way.BROWSER, Way.DEVICE, Way.TOKEN)
    given = ByBrowser("", Secret(""), open=provider.visit, port=0)
    kept = Tried(dict(desk.sign_in(account, given)))
    assert opened(account, kept) == f"{ANNA.username} at Microsoft 365"


def test_a_client_id_that_is_given_wins(account: Account) -> None:
    with pytest.raises(SignInNeeded) as caught:
        Graph().sign_in(
            account, GivenToken({"client_id": Secret("another-client"), "refresh_token": Secret("x")})
        )
    assert "client id" in caught.value.advice


def test_a_code_on_another_device(account: Account, provider: IdentityProvider) -> None:
    provider.switch(device_poll_interval=timedelta(seconds=1))

    def answer(invitation: DeviceInvitation) -> None:
        threading.Timer(0.1, lambda: provider.answer_device(invitation.code, allow=True)).start()

    kept = Tried(dict(Graph().sign_in(account, ByDevice("", Secret(""), show=answer))))
    assert opened(account, kept)


def test_a_person_who_gives_up_ends_the_waiting(account: Account) -> None:
    shown: list[DeviceInvitation] = []
    given = ByDevice("", Secret(""), show=shown.append, cancelled=lambda: bool(shown))
    with pytest.raises(SignInNeeded, match="given up"):
        Graph().sign_in(account, given)


def test_a_refresh_token_is_enough(
    account: Account, graph: EmbeddedGraph, provider: IdentityProvider
) -> None:
    token = graph.book.give_refresh(ANNA, provider.client_id, SCOPES)
    kept = Tried(dict(Graph().sign_in(account, GivenToken({"refresh_token": Secret(token)}))))
    assert opened(account, kept)
    with pytest.raises(UnknownName, match="refresh_token"):
        Graph().sign_in(account, GivenToken({"code": Secret("x")}))


def test_a_password_is_not_taken(account: Account) -> None:
    with pytest.raises(NotOffered, match="no password"):
        Graph().sign_in(account, GivenPassword(Secret("s3cret")))


def test_a_renewed_token_is_kept(account: Account, graph: EmbeddedGraph, provider: IdentityProvider) -> None:
    token = graph.book.give_refresh(ANNA, provider.client_id, SCOPES)
    kept = Tried(dict(Graph().sign_in(account, GivenToken({"refresh_token": Secret(token)}))))
    before = kept.get("access_token")
    graph.book.end_access_tokens()
    assert opened(account, kept)
    after = kept.get("access_token")
    assert before is not None
    assert after is not None
    assert after.reveal() != before.reveal()
    asked = len(provider.requests())
    assert opened(account, kept)
    assert len(provider.requests()) == asked, "a token that is good asks nobody"


def test_without_a_sign_in_nothing_opens(account: Account) -> None:
    with pytest.raises(SignInNeeded) as caught:
        Graph().open(account, Tried(), MemoryCache())
    assert "accounts sign-in office" in caught.value.advice


def test_the_servers_of_an_account_are_named(account: Account) -> None:
    usual = Account("cloud", Side.OUTLOOK, Service.GRAPH)
    assert Graph().addresses(usual) == ("https://graph.microsoft.com", "https://login.microsoftonline.com")
    assert Graph().addresses(account)[0] == account.api_url


def test_msal_is_loaded_for_a_sign_in_only() -> None:
    program = (
        "import sys\n"
        "import crmsync.app.graph, crmsync.app.services, crmsync.connect.graph.connector\n"
        "import crmsync.connect.graph.tokens\n"
        "crmsync.app.services.all_desks()\n"
        "assert not {'msal', 'requests', 'jwt'} & sys.modules.keys(), sorted(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
