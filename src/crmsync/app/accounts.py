"""Accounts: adding, signing in and out, testing, removing, and what folders they hold."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from crmsync.accounts.values import Account, Service
from crmsync.app.context import Context
from crmsync.app.errors import UnknownName
from crmsync.app.services import Given, Kept, Tried, Way, advise_sign_in, desk_for
from crmsync.connect.cache import Cache, MemoryCache
from crmsync.connect.errors import (
    NotSupported,
    NotTrusted,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Throttled,
    Unreachable,
)
from crmsync.frozen import frozen

if TYPE_CHECKING:
    from crmsync.accounts.vault import Protection
    from crmsync.connect.base import Connector, FolderInfo
    from crmsync.model.items import ItemId
    from crmsync.model.kinds import Kind

LOG = logging.getLogger(__name__)


@frozen
class SignedIn:
    """A sign-in that the service took, not kept yet.

    who: as whom ("anna@example.com at dav.example.com"); "" when the service could not be asked.
    warning: why it could not, in plain words; hindrance: the error itself. cache: what the service told.
    """

    account: Account
    who: str
    warning: str
    secrets: Tried
    hindrance: ServiceError | None = None
    cache: Cache = field(default_factory=MemoryCache)


class Trouble(StrEnum):
    """Why a sign-in did not work, as far as a person would do something different about it."""

    REFUSED = "refused"
    """the service was reached, and said no: the name or the password is wrong"""
    UNTRUSTED = "untrusted"
    """the server's certificate is not trusted"""
    UNREACHABLE = "unreachable"
    """nobody answers there, or not now"""
    ADDRESS = "address"
    """somebody answers, but has no calendar and no address book there"""
    OTHER = "other"


def trouble_of(error: BaseException | None) -> Trouble:
    """What kind of trouble the error of a sign-in is."""
    match error:
        case SignInNeeded():
            return Trouble.REFUSED
        case NotTrusted():
            return Trouble.UNTRUSTED
        case Unreachable() | ServiceFault() | Throttled():
            return Trouble.UNREACHABLE
        case NotSupported():
            return Trouble.ADDRESS
        case _:
            return Trouble.OTHER


def other_service(error: BaseException | None) -> Service | None:
    """The service that holds the mailbox, where the error of a sign-in tells that it is not the one tried."""
    return _HOLDERS.get(error.code.casefold()) if isinstance(error, ServiceError) else None


_HOLDERS = {
    "microsoft-365": Service.GRAPH,
    "mailboxnotenabledforrestapi": Service.EWS,
    "mailboxnotsupportedforrestapi": Service.EWS,
}
"""By code (`connect.ews.errors`, `connect.graph.errors`), without its case."""


@frozen
class Survey:
    """How many items a folder holds, and how many of them have which category (by its name, in order)."""

    items: int
    categories: Mapping[str, int]


class Accounts:
    """The accounts of the configuration file."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self) -> tuple[Account, ...]:
        """All accounts, in the file's order. Raises SettingsError."""
        return tuple(self._context.settings().accounts.values())

    def get(self, name: str) -> Account:
        """The account of that name. Raises UnknownName, SettingsError."""
        accounts = self._context.settings().accounts
        if name not in accounts:
            known = ", ".join(accounts) or "none yet; crmsync accounts add makes one"
            raise UnknownName(f'There is no account "{name}".', f"There are: {known}.")
        return accounts[name]

    def add(self, name: str, side: str, service: str, values: Mapping[str, str]) -> Account:
        """Write a new account into the configuration file. values: its keys, as a person types them.

        Raises SettingsError, NotOffered for a service that this version cannot speak to, ProfileUnusable.
        """
        from crmsync.accounts.editing import SettingsFile

        if service in tuple(Service):
            desk_for(self._context.desks, Service(service))
        self._context.profile.create()
        return (
            SettingsFile(self._context.profile.config).add_account(name, side, service, values).accounts[name]
        )

    def propose(self, name: str, side: str, service: str, values: Mapping[str, str]) -> Account:
        """The account that `add` would write; nothing is written. Raises as `add`."""
        from crmsync.accounts.editing import SettingsFile

        if service in tuple(Service):
            desk_for(self._context.desks, Service(service))
        return SettingsFile(self._context.profile.config).proposed_account(name, side, service, values)

    def change(self, name: str, values: Mapping[str, str | None]) -> Account:
        """Change keys of an account, as a person types them; `None` takes one away. Its sign-in stays.

        Raises UnknownName, SettingsError, ProfileUnusable.
        """
        from crmsync.accounts.editing import SettingsFile

        self.get(name)
        return SettingsFile(self._context.profile.config).set_account(name, values).accounts[name]

    def remove(self, name: str) -> str:
        """Sign out and take the account out of the configuration file; refused while a mapping names it.

        Returns a warning, or "". Raises UnknownName, SettingsError, SecretsError.
        """
        from crmsync.accounts.editing import SettingsFile

        account = self.get(name)
        # One that is in use keeps its secrets: the removal below refuses it.
        in_use = self._context.settings().mappings_of(name)
        warning = "" if in_use else self.forget(account)
        SettingsFile(self._context.profile.config).remove_account(name)
        return warning

    # ---- signing in

    def ways(self, name: str) -> Sequence[Way]:
        """How a person can sign in to the account, the usual way first. Raises UnknownName, NotOffered."""
        return self._context.desk(self.get(name)).ways

    def try_sign_in(self, name: str | Account, given: Given) -> SignedIn:
        """Sign in and ask the service as whom. Nothing is kept yet: see `keep`.

        name: of an account, or one that was only proposed. A service that cannot be reached now is only a
        warning. Raises SignInNeeded when it says no, and other ServiceErrors.
        """
        account = self.get(name) if isinstance(name, str) else name
        desk = self._context.desk(account)
        tried = Tried(dict(desk.sign_in(account, given)))
        for secret in tried.values.values():
            self._context.redactor.learn(secret.reveal())
        # Somebody else may be signing in.
        if account is not name:
            self._context.cache(account).clear()
        cache: Cache = MemoryCache() if account is name else self._context.cache(account)
        try:
            with closing(desk.open(account, tried, cache)) as connector:
                return SignedIn(account, connector.check(), "", tried, cache=cache)
        except SignInNeeded as error:
            error.advice = f"{error.advice} Nothing was kept.".strip()
            raise
        except (Unreachable, ServiceFault, Throttled) as error:
            return SignedIn(account, "", f"{error} {error.advice}".strip(), tried, error, cache)

    def keep(self, signed_in: SignedIn) -> None:
        """Keep the secrets of a sign-in, in place of all former ones of the account. Raises SecretsError."""
        account = signed_in.account.name
        former = dict.fromkeys(self._context.secrets.names(account))
        self._context.secrets.update(account, {**former, **signed_in.secrets.values})

    def drop(self, signed_in: SignedIn) -> None:
        """Forget a sign-in that was kept, and let the service believe in it. Raises SecretsError."""
        self._context.secrets.remove(signed_in.account.name)

    def protect(self, protection: Protection) -> None:
        """Choose what guards the secrets, where there is no keyring. Raises SecretsError."""
        self._context.secrets.protect(protection)

    def sign_out(self, name: str) -> str:
        """Revoke the sign-in where the service knows how, and forget its secrets.

        Returns a warning when the service could not be told, else "". Raises UnknownName, SecretsError.
        """
        return self.forget(self.get(name))

    def forget(self, account: Account) -> str:
        """Sign out of an account, also of one that the configuration file does not name any more; returns a
        warning, or "". Raises SecretsError.
        """
        warning = ""
        try:
            self._context.desk(account).sign_out(account, Kept(self._context.secrets, account.name))
        except ServiceError as error:
            LOG.warning("the sign-in could not be revoked: %s", error)
            warning = f"The service could not be told: {error}"
        self._context.secrets.remove(account.name)
        self._context.cache(account).clear()
        return warning

    # ---- looking

    def test(self, name: str) -> str:
        """Sign in with what is kept and say as whom. Raises ServiceError, UnknownName, SecretsError."""
        account = self.get(name)
        try:
            with closing(self._context.open_account(account)) as connector:
                return connector.check()
        except SignInNeeded as error:
            advise_sign_in(error, name)
            raise

    def folders(self, name: str, *, categories: bool = True) -> Sequence[FolderInfo]:
        """The folders or modules of the account. categories: with those in use (reads all events).

        Raises ServiceError, UnknownName, SecretsError.
        """
        account = self.get(name)
        try:
            with closing(self._context.open_account(account)) as connector:
                return connector.folders(categories=categories)
        except SignInNeeded as error:
            advise_sign_in(error, name)
            raise

    def folders_of(self, signed_in: SignedIn, *, categories: bool = False) -> Sequence[FolderInfo]:
        """The same with a sign-in that is not kept yet. Raises ServiceError."""
        with closing(self._opened(signed_in)) as connector:
            return connector.folders(categories=categories)

    def add_category(self, name: str | SignedIn, category: str) -> bool:
        """Put a category on the mailbox's own list, if it has one; returns whether it has.

        name: of an account, or a sign-in that is not kept yet. Raises ServiceError, UnknownName,
        SecretsError.
        """
        with closing(self._opened(name)) as connector:
            return connector.add_category(category)

    def survey(self, name: str | SignedIn, folder: str, kind: Kind) -> Survey:
        """How much a folder or module holds; reads all of it.

        name: of an account, or a sign-in that is not kept yet. Raises ServiceError, UnknownName,
        SecretsError.
        """
        from crmsync.connect.base import OpenOptions

        categories: dict[ItemId, tuple[str, ...]] = {}
        with closing(self._opened(name)) as connector:
            for page in connector.open(folder, kind, OpenOptions()).changes(None, {}):
                for item in page.items:
                    found = item.fields.get("categories")
                    names = found if isinstance(found, tuple) else ()
                    categories[item.id] = tuple(one for one in names if isinstance(one, str))
        counted = Counter(name for names in categories.values() for name in sorted(set(names)))
        return Survey(len(categories), dict(sorted(counted.items())))

    def _opened(self, name: str | SignedIn) -> Connector:
        if isinstance(name, str):
            return self._context.open_account(self.get(name))
        return self._context.desk(name.account).open(name.account, name.secrets, name.cache)


def account_json(account: Account) -> dict[str, Any]:
    """An account as `crmsync accounts list --json` prints it."""
    return {
        "name": account.name,
        "side": account.side.value,
        "service": account.service.value,
        "url": account.url,
        "username": account.username,
        "region": account.region,
    }


def folder_json(folder: FolderInfo) -> dict[str, Any]:
    """A folder as `crmsync folders --json` prints it."""
    return {
        "id": folder.id,
        "name": folder.name,
        "kind": folder.kind.value,
        "categories": list(folder.categories),
        "read_only": folder.read_only,
        "colour": folder.colour,
    }
