"""The real desks of the façade, over both embedded services: accounts of every region lead to the embedded CRM."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from crmsync.accounts.secret import Secret
from crmsync.accounts.values import Account, Service
from crmsync.app.dav import Dav
from crmsync.app.ews import Ews
from crmsync.app.graph import Graph
from crmsync.app.services import Desks, Given, SecretStore
from crmsync.app.zoho import Zoho
from crmsync.connect.base import Connector
from crmsync.connect.cache import Cache
from crmsync.connect.http import Ambient
from crmsync.sandbox.crm import EmbeddedCrm
from crmsync.sandbox.ews import EmbeddedExchange
from crmsync.sandbox.graph import EmbeddedGraph
from crmsync.sandbox.identity import IdentityProvider


class Waiting:
    """How the sign-in on a device waits: not at all, once `go` lets it go on."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def sleep(self, span: timedelta) -> None:
        self.go.wait(10)


class HomeZoho(Zoho):
    """Zoho, whose data centres are all in the embedded CRM. sleep: how waiting for a device goes."""

    def __init__(self, crm: EmbeddedCrm, sleep: Callable[[timedelta], None]) -> None:
        super().__init__(Ambient(sleep=sleep))
        self._url = crm.base_url

    def open(self, account: Account, secrets: SecretStore, cache: Cache) -> Connector:
        return super().open(self._at_home(account), secrets, cache)

    def sign_in(self, account: Account, given: Given) -> Mapping[str, Secret]:
        return super().sign_in(self._at_home(account), given)

    def sign_out(self, account: Account, secrets: SecretStore) -> None:
        super().sign_out(self._at_home(account), secrets)

    def _at_home(self, account: Account) -> Account:
        return replace(account, accounts_url=self._url, api_url=self._url)


class HomeGraph(Graph):
    """Microsoft 365, whose sign-in and mailboxes are the embedded ones. ca: whom the sign-in's certificate is from.

    sleep: how waiting for a device goes.
    """

    def __init__(
        self, graph: EmbeddedGraph, provider: IdentityProvider, ca: Path, sleep: Callable[[timedelta], None]
    ) -> None:
        super().__init__(Ambient(sleep=sleep))
        self._graph, self._provider, self._ca = graph, provider, ca

    def open(self, account: Account, secrets: SecretStore, cache: Cache) -> Connector:
        return super().open(self._at_home(account), secrets, cache)

    def sign_in(self, account: Account, given: Given) -> Mapping[str, Secret]:
        return super().sign_in(self._at_home(account), given)

    def _at_home(self, account: Account) -> Account:
        urls = {"accounts_url": self._provider.base_url, "api_url": self._graph.base_url}
        return replace(account, ca_file=self._ca, **urls)


class HomeEws(Ews):
    """Exchange Server, where every mail address leads to the embedded one. asked: the addresses that were looked for."""

    def __init__(self, exchange: EmbeddedExchange) -> None:
        self.asked: list[str] = []

        def places(address: str) -> list[str]:
            self.asked.append(address)
            return [f"{exchange.base_url}/autodiscover/autodiscover.xml"]

        super().__init__(discover=places)


def real_desks(crm: EmbeddedCrm, sleep: Callable[[timedelta], None]) -> Desks:
    """Real CalDAV/CardDAV, and Zoho at home."""
    return {Service.DAV: Dav(), Service.ZOHO: HomeZoho(crm, sleep)}
