"""The windows over the embedded Graph, Microsoft's sign-in, and the embedded CRM."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.microsoft_windows import MicrosoftWalk
from support.real_desks import HomeGraph, Waiting, real_desks
from support.tls import TlsFiles, make_tls_files
from support.walking import Opened, opening

from crmsync.app.types import Profile, Service
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.signin import consent
from crmsync.sandbox.graph import EmbeddedGraph
from crmsync.sandbox.identity import ANNA, CLIENT_ID, PAT, IdentityProvider
from crmsync.sandbox.pair import SandboxPair

_ACCOUNTS = f"""\
[accounts.office]
side = "outlook"
service = "graph"
username = "{ANNA.username}"
client_id = "{CLIENT_ID}"

[accounts.zoho]
side = "crm"
service = "zoho"
region = "eu"
"""


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def graph() -> Iterator[EmbeddedGraph]:
    with EmbeddedGraph() as graph:
        yield graph


@pytest.fixture
def provider(graph: EmbeddedGraph, tls: TlsFiles) -> Iterator[IdentityProvider]:
    with IdentityProvider(graph.book, accounts=(ANNA, PAT), context=tls.server_context()) as provider:
        yield provider


@pytest.fixture
def at_home(
    qapp: QApplication,
    pair: SandboxPair,
    graph: EmbeddedGraph,
    provider: IdentityProvider,
    tls: TlsFiles,
    waiting: Waiting,
) -> Iterator[Opened]:
    """Gives the bridge to an engine over a profile; nothing runs by itself."""
    desks = {
        **real_desks(pair.crm, waiting.sleep),
        Service.GRAPH: HomeGraph(graph, provider, tls.ca, waiting.sleep),
    }
    with opening(qapp, pair, waiting, desks) as begin:
        yield begin


@pytest.fixture
def accounts() -> str:
    """Both accounts, as the configuration file names them."""
    return _ACCOUNTS


@pytest.fixture
def real(at_home: Opened, empty: Profile, accounts: str) -> Bridge:
    """The bridge over a profile with both accounts, to which nobody has signed in."""
    empty.config.write_text(accounts)
    return at_home(empty)


@pytest.fixture
def browser(provider: IdentityProvider, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The person's browser: it opens what it is given, and the person agrees there. Gives the addresses."""
    opened: list[str] = []

    def visit(address: str) -> None:
        opened.append(address)
        threading.Thread(target=provider.visit, args=(address,), daemon=True).start()

    monkeypatch.setattr(consent, "open_address", visit)
    return opened


@pytest.fixture
def walk(
    at_home: Opened, empty: Profile, pair: SandboxPair, browser: list[str], qtbot: QtBot
) -> MicrosoftWalk:
    """A person in front of the assistant."""
    return MicrosoftWalk(at_home(empty), pair, qtbot)
