"""Mailbox providers that people have: addresses, user names, and where app-specific passwords are made.

Pure data, without words for people. Sources are the providers' own help pages, and for Zoho and Google what
is named beside them; addresses change now and then, so "another server" takes any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urlsplit

from crmsync.accounts.values import Account
from crmsync.frozen import frozen
from crmsync.model.kinds import Kind


class Asked(StrEnum):
    """What a person must say besides name and password."""

    NOTHING = "nothing"
    SERVER = "server"
    """the server's name or address"""
    REGION = "region"
    """the data centre that their account lives in"""


class PasswordKind(StrEnum):
    """Which password the provider takes from programs."""

    APP = "app"
    """only one that was made for this program"""
    EITHER = "either"
    """the account's own, or, with two-factor sign-in, one that was made for this program"""
    OWN = "own"
    """the account's own"""


@frozen
class Provider:
    """One provider.

    id: a short name, also for the account. name: as it calls itself; "" for a server of no provider's.
    addresses: key of an account → address; {server} and {domain} stand for what the person said.
    password_page: where app-specific passwords are made, "" where there are none. kinds: what a program can
    reach there. regions: region → the domain of its servers.
    """

    id: str
    name: str
    addresses: Mapping[str, str]
    password: PasswordKind
    password_page: str = ""
    asked: Asked = Asked.NOTHING
    kinds: frozenset[Kind] = frozenset(Kind)
    regions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def account_values(
        self, username: str, *, server: str = "", region: str = "", ca_file: str = ""
    ) -> dict[str, str]:
        """The keys of an account there, as a person would type them. server, region: as `asked`."""
        texts = {key: self._filled(address, server, region) for key, address in self.addresses.items()}
        found = {**texts, "username": username.strip(), "ca_file": ca_file.strip()}
        return {key: text for key, text in found.items() if text}

    def page(self, *, server: str = "", region: str = "") -> str:
        """Where app-specific passwords are made; "" when nobody knows (yet)."""
        if (self.asked is Asked.SERVER and not server.strip()) or not self.password_page:
            return ""
        return self._filled(self.password_page, server, region)

    def _filled(self, text: str, server: str, region: str) -> str:
        if text == "{server}":
            return server.strip()
        return text.format(server=_root(server), domain=self.regions.get(region, ""))


def _root(server: str) -> str:
    """Where a server begins, of what a person copied: scheme, host and the folder it is installed in."""
    text = server.strip()
    parts = urlsplit(text if "://" in text else f"https://{text}")
    path = parts.path.partition("/remote.php")[0].partition("/index.php")[0].partition("/apps/")[0]
    return f"{parts.scheme}://{parts.netloc}{path.rstrip('/')}"


_ICLOUD = Provider(
    "icloud",
    "Apple iCloud",
    {"caldav_url": "https://caldav.icloud.com/", "carddav_url": "https://contacts.icloud.com/"},
    PasswordKind.APP,
    "https://account.apple.com/account/manage",
    # Reminders left CalDAV with iOS 13.
    kinds=frozenset({Kind.CONTACTS, Kind.EVENTS}),
)
_FASTMAIL = Provider(
    "fastmail",
    "Fastmail",
    {"caldav_url": "https://caldav.fastmail.com/", "carddav_url": "https://carddav.fastmail.com/"},
    PasswordKind.APP,
    "https://app.fastmail.com/settings/security",
)
_NEXTCLOUD = Provider(
    "nextcloud",
    "Nextcloud",
    {"url": "{server}/remote.php/dav/"},
    PasswordKind.EITHER,
    "{server}/index.php/settings/user/security",
    asked=Asked.SERVER,
)
_ZOHO = Provider(
    "zoho-mail",
    "Zoho Mail",
    {"caldav_url": "https://calendar.{domain}/caldav/", "carddav_url": "https://contacts.{domain}/carddav/"},
    PasswordKind.EITHER,
    "https://accounts.{domain}/home#security/app_password",
    asked=Asked.REGION,
    regions=MappingProxyType(
        {
            "us": "zoho.com",
            "eu": "zoho.eu",
            "in": "zoho.in",
            "au": "zoho.com.au",
            "jp": "zoho.jp",
            "cn": "zoho.com.cn",
            "ca": "zohocloud.ca",
            "sa": "zoho.sa",
        }
    ),
)
_MAILBOX_ORG = Provider(
    "mailbox-org",
    "mailbox.org",
    {"url": "https://dav.mailbox.org/"},
    PasswordKind.EITHER,
    "https://login.mailbox.org/",
)
_POSTEO = Provider("posteo", "Posteo", {"url": "https://posteo.de:8443/"}, PasswordKind.OWN)
_GOOGLE = Provider(
    "google",
    "Google",
    # Documented for OAuth only; with an app password it is reported to work, in personal accounts. CalDAV
    # refuses every password, so calendars and tasks are not to be had this way.
    {"carddav_url": "https://www.googleapis.com/.well-known/carddav"},
    PasswordKind.APP,
    "https://myaccount.google.com/apppasswords",
    kinds=frozenset({Kind.CONTACTS}),
)
OTHER = Provider("mailbox", "", {"url": "{server}"}, PasswordKind.EITHER, asked=Asked.SERVER)
"""Any server that speaks CalDAV and CardDAV; with a mail address as user name it may be found by itself."""

PROVIDERS: tuple[Provider, ...] = (
    _ICLOUD,
    _FASTMAIL,
    _GOOGLE,
    _MAILBOX_ORG,
    _NEXTCLOUD,
    _POSTEO,
    _ZOHO,
    OTHER,
)
"""In the order in which they are offered."""


def provider_of(account: Account) -> Provider:
    """The provider whose servers the account names; `OTHER` when it is none of these."""
    hosts = {urlsplit(url).hostname for url in (account.url, account.caldav_url, account.carddav_url) if url}
    for provider in PROVIDERS:
        for region in provider.regions or ("",):
            values = provider.account_values("", server="server.invalid", region=region)
            if hosts & {urlsplit(address).hostname for address in values.values()}:
                return provider
    return OTHER
