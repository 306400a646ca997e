"""CalDAV/CardDAV accounts: a password, kept for the server's own hosts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crmsync.accounts.secret import Secret
from crmsync.accounts.values import Account
from crmsync.app.errors import NotOffered
from crmsync.app.services import (
    Given,
    GivenPassword,
    SecretStore,
    Way,
    http_settings,
    nobody_signed_in,
)
from crmsync.app.zones import own_zone

if TYPE_CHECKING:
    from crmsync.app.budget import Credits
    from crmsync.connect.base import Connector
    from crmsync.connect.cache import Cache
    from crmsync.connect.dav.settings import DavSettings

PASSWORD = "password"
CONNECTIONS = 4
"""How many requests at once servers take well."""
WRITERS = 1
"""How many writes at once: servers serialise those to a folder, and some lock themselves up over more."""


class Dav:
    """The desk for CalDAV/CardDAV servers."""

    ways = (Way.PASSWORD,)

    def open(self, account: Account, secrets: SecretStore, cache: Cache) -> Connector:
        from crmsync.connect.dav.connector import DavConnector
        from crmsync.connect.http import PasswordSignIn

        password = secrets.get(PASSWORD)
        if password is None:
            raise nobody_signed_in(account)
        sign_in = PasswordSignIn(account.username or "", password.reveal())
        return DavConnector(_settings(account), sign_in, http_settings(account, CONNECTIONS), cache=cache)

    def sign_in(self, account: Account, given: Given) -> Mapping[str, Secret]:
        if not isinstance(given, GivenPassword):
            raise NotOffered(
                "CalDAV and CardDAV servers want a password.",
                f"Give it with: crmsync accounts sign-in {account.name} --password-stdin",
            )
        return {PASSWORD: given.password}

    def sign_out(self, account: Account, secrets: SecretStore) -> None:
        """A server keeps nothing of a sign-in."""

    def credits(self, connector: Connector) -> Credits | None:
        return None

    def addresses(self, account: Account) -> tuple[str, ...]:
        return tuple(start.url for start in _settings(account).starts())


def _settings(account: Account) -> DavSettings:
    from crmsync.connect.dav.settings import DavSettings

    return DavSettings(
        url=account.url or "",
        caldav_url=account.caldav_url or "",
        carddav_url=account.carddav_url or "",
        username=account.username or "",
        default_zone=own_zone,
        writers=account.max_connections or WRITERS,
    )
