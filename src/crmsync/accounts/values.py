"""The settings as frozen values: accounts, mappings and the two ends of a mapping.

Made by `accounts.reading`; says nothing about files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from crmsync.frozen import frozen
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules


class Service(StrEnum):
    """What an account signs in to."""

    DAV = "dav"
    GRAPH = "graph"
    EWS = "ews"
    ZOHO = "zoho"
    ODOO = "odoo"

    @property
    def side(self) -> Side:
        """The side this service can be."""
        return Side.CRM if self in (Service.ZOHO, Service.ODOO) else Side.OUTLOOK


@frozen
class Account:
    """One account, without its secrets. `None` means not given; what each is: `accounts.keys.ACCOUNT_KEYS`.

    name: unique in the profile; secrets are kept under it.
    url, caldav_url, carddav_url, token_url: with a scheme, always (`https://` is put before a bare host
    name).
    accounts_url, api_url: scheme, host and port, without a slash at the end.
    ca_file: absolute.
    """

    name: str
    side: Side
    service: Service
    url: str | None = None
    caldav_url: str | None = None
    carddav_url: str | None = None
    username: str | None = None
    mailbox: str | None = None
    database: str | None = None
    archived: str | None = None
    region: str | None = None
    tenant: str | None = None
    accounts_url: str | None = None
    api_url: str | None = None
    client_id: str | None = None
    token_url: str | None = None
    ca_file: Path | None = None
    proxy: str | None = None
    max_connections: int | None = None
    allow_http: bool = False


@frozen
class End:
    """Where a mapping's items live on one side.

    account: an account's name. folder: the folder's or module's id or name, as `crmsync folders` prints it.
    """

    account: str
    folder: str


@frozen
class MappingSettings:
    """One folder paired with one module, and its rules."""

    rules: MappingRules
    ends: Mapping[Side, End]

    @property
    def name(self) -> str:
        """Unique in the profile, whatever its case."""
        return self.rules.name

    @property
    def kind(self) -> Kind:
        """What is synced."""
        return self.rules.kind


@frozen
class Settings:
    """Everything a configuration file says, in its order.

    history_kept: how long what runs wrote and overwrote is remembered, and can be undone.
    """

    accounts: Mapping[str, Account] = field(default_factory=lambda: MappingProxyType({}))
    mappings: tuple[MappingSettings, ...] = ()
    history_kept: timedelta = timedelta(days=90)

    def mapping(self, name: str) -> MappingSettings | None:
        """The mapping of that name, whatever its case."""
        return next((found for found in self.mappings if found.name.casefold() == name.casefold()), None)

    def mappings_of(self, account: str) -> tuple[MappingSettings, ...]:
        """The mappings that have an end in this account."""
        return tuple(
            found for found in self.mappings if any(end.account == account for end in found.ends.values())
        )
