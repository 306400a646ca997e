"""Every key of an account, as data: reading, editing, the command line and the documentation use it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from crmsync.accounts.values import Service
from crmsync.frozen import frozen


class KeyType(Enum):
    """What a key's value is."""

    TEXT = auto()
    CHOICE = auto()
    NUMBER = auto()
    YES_NO = auto()
    FILE = auto()
    URL = auto()
    """an address of a web server; a bare host name means https"""
    ORIGIN = auto()
    """scheme, host and port of a web server, nothing else"""


@frozen
class AccountKey:
    """One key of an account.

    services: which services have it. meaning: plain words for help and documentation.
    choices: the values of a CHOICE. most: the largest NUMBER.
    """

    name: str
    type: KeyType
    services: frozenset[Service]
    meaning: str
    choices: tuple[str, ...] = ()
    most: int = 0


REGIONS = ("us", "eu", "in", "au", "jp", "cn", "ca", "sa")
DEFAULT_REGION = "us"
ARCHIVED = ("unlink", "delete", "sync")
DEFAULT_ARCHIVED = "unlink"
MOST_CONNECTIONS = 32

_ALL = frozenset(Service)
_DAV = frozenset({Service.DAV})
_ZOHO = frozenset({Service.ZOHO})
_GRAPH = frozenset({Service.GRAPH})
_EWS = frozenset({Service.EWS})
_ODOO = frozenset({Service.ODOO})


def _table(*keys: AccountKey) -> Mapping[str, AccountKey]:
    return MappingProxyType({key.name: key for key in keys})


ACCOUNT_KEYS: Mapping[str, AccountKey] = _table(
    AccountKey(
        "url",
        KeyType.URL,
        frozenset({Service.DAV, Service.EWS, Service.ODOO}),
        "the server's address; a host name is enough for dav and ews",
    ),
    AccountKey("caldav_url", KeyType.URL, _DAV, "the calendar server, where it is another one"),
    AccountKey("carddav_url", KeyType.URL, _DAV, "the address book server, where it is another one"),
    AccountKey("username", KeyType.TEXT, _ALL, "whom to sign in as, often the mail address"),
    AccountKey(
        "mailbox",
        KeyType.TEXT,
        _EWS,
        "the mailbox's mail address, where it is not the user name, or somebody else's that you may use",
    ),
    AccountKey("database", KeyType.TEXT, _ODOO, "the Odoo database, where the server has several"),
    AccountKey(
        "archived",
        KeyType.CHOICE,
        _ODOO,
        f"what archiving a record in Odoo means for its counterpart ({DEFAULT_ARCHIVED} if not given)",
        choices=ARCHIVED,
    ),
    AccountKey(
        "region",
        KeyType.CHOICE,
        _ZOHO,
        f"Zoho's data centre ({DEFAULT_REGION} if not given)",
        choices=REGIONS,
    ),
    AccountKey(
        "tenant",
        KeyType.TEXT,
        _GRAPH,
        "common, organizations, consumers, or one company's tenant (common if not given)",
    ),
    AccountKey(
        "accounts_url",
        KeyType.ORIGIN,
        _ZOHO | _GRAPH,
        "the sign-in address of a sandbox, a test server or a national cloud",
    ),
    AccountKey(
        "api_url",
        KeyType.ORIGIN,
        _ZOHO | _GRAPH,
        "the API address of a sandbox, a test server or a national cloud",
    ),
    AccountKey(
        "client_id",
        KeyType.TEXT,
        _ZOHO | _GRAPH | _EWS,
        "the OAuth client to sign in with, if you registered your own",
    ),
    AccountKey(
        "token_url",
        KeyType.URL,
        _EWS,
        "where a sign-in with tokens is renewed, if that is not Microsoft's own sign-in",
    ),
    AccountKey("ca_file", KeyType.FILE, _ALL, "PEM file of further certificate authorities to trust"),
    AccountKey("proxy", KeyType.URL, _ALL, "the web proxy to go through"),
    AccountKey(
        "max_connections",
        KeyType.NUMBER,
        _ALL,
        "how many requests may run at once",
        most=MOST_CONNECTIONS,
    ),
    AccountKey(
        "allow_http",
        KeyType.YES_NO,
        _ALL,
        "whether the address may be http://, which sends passwords unprotected, on another computer",
    ),
)
"""All keys but `side` and `service`, which every account has; names are those of `values.Account`."""

SECRET_KEYS = frozenset(
    {
        "access_token",
        "api_key",
        "app_password",
        "apikey",
        "client_secret",
        "code",
        "key",
        "pass",
        "passphrase",
        "password",
        "refresh_token",
        "secret",
        "token",
    }
)
"""Keys that people put into such files by mistake: they are refused, and their values never repeated."""

END_KEYS: Mapping[str, str] = MappingProxyType({"outlook": "folder", "crm": "module"})
"""Side → what its end calls a folder."""
HOLD_KEYS: Mapping[str, int] = MappingProxyType(
    {
        "deletions": 1_000_000,
        "deletions_percent": 100,
        "updates": 1_000_000,
        "updates_percent": 100,
        "unattended_days": 36_500,
    }
)
"""What a mapping's `hold` says → the largest number it may be."""
