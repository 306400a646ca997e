"""What crmsync can do with each service: opening an account, signing in and out. One desk a service, in a
table.

A service's package is imported when one of its accounts is used, never before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from crmsync.accounts.secret import Secret
from crmsync.accounts.values import Account, Service
from crmsync.app.errors import NotOffered
from crmsync.connect.errors import SignInNeeded
from crmsync.connect.landing import ENGLISH, Landing
from crmsync.frozen import frozen

if TYPE_CHECKING:
    from datetime import datetime

    from crmsync.accounts.secrets import Secrets
    from crmsync.app.budget import Credits
    from crmsync.connect.base import Connector
    from crmsync.connect.cache import Cache
    from crmsync.connect.http import HttpSettings


class SecretStore(Protocol):
    """The secrets of one account."""

    def get(self, name: str) -> Secret | None:
        """The secret of that name, `None` when there is none."""

    def update(self, values: Mapping[str, str | Secret | None]) -> None:
        """Keep (or with `None` forget) secrets."""


@frozen
class Kept:
    """The secrets that the profile keeps for one account."""

    secrets: Secrets
    account: str

    def get(self, name: str) -> Secret | None:
        return self.secrets.get(self.account, name)

    def update(self, values: Mapping[str, str | Secret | None]) -> None:
        self.secrets.update(self.account, values)


@frozen
class Tried:
    """Secrets that are tried before they are kept."""

    values: dict[str, Secret] = field(default_factory=dict)

    def get(self, name: str) -> Secret | None:
        return self.values.get(name)

    def update(self, values: Mapping[str, str | Secret | None]) -> None:
        for name, value in values.items():
            if value is None:
                self.values.pop(name, None)
            else:
                self.values[name] = value if isinstance(value, Secret) else Secret(value)


class Way(StrEnum):
    """How a person signs in."""

    PASSWORD = "password"
    """a password, an app-specific password or an API key"""
    TOKEN = "token"
    """a JSON object with a client and a refresh token, or a code"""
    BROWSER = "browser"
    DEVICE = "device"
    """a code that is typed in on any device"""


REDIRECT_PORT = 53683
"""Of the redirect address that a person registers for their client."""


def _never() -> bool:
    return False


@frozen
class GivenPassword:
    """A password, an app-specific password or an API key."""

    password: Secret


@frozen
class GivenToken:
    """The members of a token object: client_id, client_secret, and refresh_token or code."""

    members: Mapping[str, Secret]


@frozen
class DeviceInvitation:
    """What a person must do on any device: open `address` and type `code` before `expires` (aware)."""

    address: str
    code: str
    expires: datetime


@frozen
class ByBrowser:
    """Signing in with the browser. client_id, client_secret: of the person's own client.

    open: shows an address to the person. port: of the redirect address that the client was registered with.
    cancelled: did the person give up? Asked now and then. landing: what the browser shows at the end.
    """

    client_id: str
    client_secret: Secret
    open: Callable[[str], object]
    port: int = REDIRECT_PORT
    cancelled: Callable[[], bool] = _never
    landing: Landing = ENGLISH


@frozen
class ByDevice:
    """Signing in on any device. show: tells the person what to do there. cancelled: did they give up?"""

    client_id: str
    client_secret: Secret
    show: Callable[[DeviceInvitation], object]
    cancelled: Callable[[], bool] | None = None


Given = GivenPassword | GivenToken | ByBrowser | ByDevice


class ServiceDesk(Protocol):
    """Everything that differs between services."""

    @property
    def ways(self) -> tuple[Way, ...]:
        """How a person can sign in, the usual way first."""

    def open(self, account: Account, secrets: SecretStore, cache: Cache) -> Connector:
        """The account's connector; nothing is sent yet. Raises SignInNeeded when nobody signed in,
        SecretsError.
        """

    def sign_in(self, account: Account, given: Given) -> Mapping[str, Secret]:
        """The secrets to keep. Raises ServiceError, NotOffered, UnknownName for something incomplete."""

    def sign_out(self, account: Account, secrets: SecretStore) -> None:
        """Tell the service that these secrets are not used any more, where it wants to know. Raises
        ServiceError.
        """

    def credits(self, connector: Connector) -> Credits | None:
        """What the connector's requests cost and what is left; `None` where nobody counts."""

    def addresses(self, account: Account) -> tuple[str, ...]:
        """The servers of the account, for looking whether they can be reached."""


Desks = Mapping[Service, ServiceDesk]


def desk_for(desks: Desks, service: Service) -> ServiceDesk:
    """The desk of a service. Raises NotOffered for one that this version cannot speak to."""
    desk = desks.get(service)
    if desk is None:
        *others, last = sorted(desks)
        known = " and ".join(filter(None, (", ".join(others), last)))
        raise NotOffered(
            f"This version of crmsync cannot connect to {service} yet.", f"It can connect to {known}."
        )
    return desk


def all_desks() -> Desks:
    """The desks of the services that this version can speak to."""
    from crmsync.app.dav import Dav
    from crmsync.app.ews import Ews
    from crmsync.app.graph import Graph
    from crmsync.app.odoo import Odoo
    from crmsync.app.zoho import Zoho

    return MappingProxyType(
        {
            Service.DAV: Dav(),
            Service.GRAPH: Graph(),
            Service.EWS: Ews(),
            Service.ODOO: Odoo(),
            Service.ZOHO: Zoho(),
        }
    )


def sign_in_advice(account: str) -> str:
    """What to do when an account's sign-in is missing or was refused."""
    return f"Sign in with: crmsync accounts sign-in {account}"


def advise_sign_in(error: SignInNeeded, account: str) -> None:
    """Let `error` also say with which command one signs in to `account`."""
    advice = sign_in_advice(account)
    if advice not in error.advice:
        error.advice = f"{error.advice} {advice}".strip()


def nobody_signed_in(account: Account) -> SignInNeeded:
    """There is no secret for this account."""
    return SignInNeeded(
        "Nobody has signed in to this account yet.",
        service=account.name,
        action="sign in",
        advice=sign_in_advice(account.name),
    )


def http_settings(account: Account, connections: int) -> HttpSettings:
    """How the account's requests travel, as its settings say. connections: how many at once if they do
    not say.
    """
    from crmsync.connect.http import HttpSettings, ProxySettings

    return HttpSettings(
        ca_file=account.ca_file,
        proxy=ProxySettings(account.proxy),
        connections=account.max_connections or connections,
    )
