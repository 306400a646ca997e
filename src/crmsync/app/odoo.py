"""Odoo accounts: an address, a database, a user name, and an API key."""

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

if TYPE_CHECKING:
    from crmsync.app.budget import Credits
    from crmsync.connect.base import Connector
    from crmsync.connect.cache import Cache

API_KEY = "api_key"


class Odoo:
    """The desk for Odoo, hosted or a person's own."""

    ways = (Way.PASSWORD,)

    def open(self, account: Account, secrets: SecretStore, cache: Cache) -> Connector:
        from crmsync.connect.odoo.connector import Archived, connect_odoo
        from crmsync.connect.odoo.write import CONCURRENT

        key = secrets.get(API_KEY)
        if key is None:
            raise nobody_signed_in(account)
        return connect_odoo(
            account.url or "",
            key.reveal(),
            database=account.database or "",
            username=account.username or "",
            archived=Archived(account.archived or Archived.UNLINK),
            cache=cache,
            settings=http_settings(account, CONCURRENT),
        )

    def sign_in(self, account: Account, given: Given) -> Mapping[str, Secret]:
        if not isinstance(given, GivenPassword):
            raise NotOffered(
                "Odoo wants an API key.",
                "Make one in Odoo (Preferences, Security) and give it with: "
                f"crmsync accounts sign-in {account.name} --password-stdin",
            )
        return {API_KEY: given.password}

    def sign_out(self, account: Account, secrets: SecretStore) -> None:
        """Odoo's API lets no key remove itself: a person does that in Odoo, under Preferences."""

    def credits(self, connector: Connector) -> Credits | None:
        return None

    def addresses(self, account: Account) -> tuple[str, ...]:
        return (account.url,) if account.url else ()
