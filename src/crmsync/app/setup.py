"""Setting up a profile in one step: both accounts, their sign-ins and the mappings, or nothing of it."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from crmsync.accounts.values import Service
from crmsync.app.accounts import SignedIn, Survey
from crmsync.app.services import Given
from crmsync.app.settings import SettingsChange
from crmsync.frozen import frozen

if TYPE_CHECKING:
    from crmsync.accounts.values import Account, MappingSettings
    from crmsync.accounts.vault import Protection
    from crmsync.app.facade import Crmsync
    from crmsync.connect.base import FolderInfo
    from crmsync.model.kinds import Kind


@frozen
class Connected:
    """A side that is ready.

    values: the keys of an account that is not in the configuration file yet; signed_in: its sign-in. Both
    are `None` for one that is there already.
    """

    account: Account
    values: Mapping[str, str] | None = None
    signed_in: SignedIn | None = None


@frozen
class SetUp:
    """Everything that is to be written. protection: of the secrets; `None`: as it is, or the keyring."""

    sides: tuple[Connected, ...]
    mappings: tuple[MappingSettings, ...]
    protection: Protection | None = None


def connect(
    app: Crmsync, side: str, service: str, name: str, values: Mapping[str, str], given: Given
) -> Connected:
    """Sign in to an account that is not in the configuration file; nothing is written or kept.

    name: the one that it is to have; if it is taken, a number is added. Raises as `Accounts.propose`, and
    every ServiceError, also when the service only cannot be reached now.
    """
    taken = [account.name for account in app.accounts.list()]
    account = app.accounts.propose(free_name(name, taken), side, service, values)
    signed_in = app.accounts.try_sign_in(account, given)
    if signed_in.hindrance is not None:
        raise signed_in.hindrance
    return Connected(account, values, signed_in)


def folders(app: Crmsync, side: Connected) -> Sequence[FolderInfo]:
    """The folders or modules of a side; with categories where the mailbox keeps a list of them. Raises
    ServiceError, SecretsError.
    """
    categories = has_category_list(side.account)
    if side.signed_in is not None:
        return app.accounts.folders_of(side.signed_in, categories=categories)
    return app.accounts.folders(side.account.name, categories=categories)


def has_category_list(account: Account) -> bool:
    """Do people choose from a list of categories there, which is not only those in use?"""
    return account.service in (Service.GRAPH, Service.EWS)


def add_category(app: Crmsync, side: Connected, name: str) -> None:
    """Put a category on that list now. Raises ServiceError, SecretsError."""
    app.accounts.add_category(side.signed_in or side.account.name, name)


def survey(app: Crmsync, side: Connected, folder: str, kind: Kind) -> Survey:
    """How much one of them holds; reads all of it. Raises ServiceError, SecretsError."""
    return app.accounts.survey(side.signed_in or side.account.name, folder, kind)


def set_up(app: Crmsync, wanted: SetUp) -> None:
    """Write everything, or, if something of it cannot be, nothing.

    Raises SecretsError (`app.protection.NoKeyring` where the person must choose what protects the secrets),
    SettingsError, ProfileUnusable.
    """
    app.profile.create()
    new = [side for side in wanted.sides if side.signed_in is not None]
    accounts = {
        side.account.name: {**(side.values or {}), "side": side.account.side, "service": side.account.service}
        for side in new
    }
    if wanted.protection is not None:
        app.accounts.protect(wanted.protection)
    with ExitStack() as undone:
        for side in new:
            assert side.signed_in is not None
            app.accounts.keep(side.signed_in)
            undone.callback(app.accounts.drop, side.signed_in)
        app.settings.change(SettingsChange(added_accounts=accounts, added_mappings=wanted.mappings))
        undone.pop_all()


def free_name(name: str, taken: Collection[str]) -> str:
    """`name`, with a number behind it if it is taken, whatever the case."""
    used = {one.casefold() for one in taken}
    names = (name if number == 1 else f"{name} {number}" for number in itertools.count(1))
    return next(one for one in names if one.casefold() not in used)
