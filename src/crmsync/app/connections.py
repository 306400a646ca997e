"""The connectors of one run: one for each account, opened when first needed, shared by all its mappings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from crmsync.accounts.values import Account, MappingSettings
from crmsync.app.services import advise_sign_in
from crmsync.connect.errors import ServiceError, SignInNeeded
from crmsync.model.kinds import Side

if TYPE_CHECKING:
    from crmsync.connect.base import Collection, Connector


class Connections:
    """Use it in a `with` block: its end lets all connections go.

    accounts: by name. open_account: makes an account's connector.
    """

    def __init__(self, accounts: Mapping[str, Account], open_account: Callable[[Account], Connector]) -> None:
        self._accounts = accounts
        self._open = open_account
        self._connectors: dict[str, Connector] = {}
        self._refused: dict[str, SignInNeeded] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for connector in self._connectors.values():
            connector.close()

    def connector(self, account: str) -> Connector:
        """The account's connector. A sign-in that was refused in this run is not tried again: that could
        lock a person out.
        """
        if account in self._refused:
            raise self._refused[account]
        if account not in self._connectors:
            self._connectors[account] = self._open(self._accounts[account])
        return self._connectors[account]

    def collections(self, mapping: MappingSettings) -> Mapping[Side, Collection]:
        """Both ends of a mapping, opened as its rules say. Raises what `Connector.open` raises."""
        from crmsync.connect.base import OpenOptions

        rules = mapping.rules
        found: dict[Side, Collection] = {}
        for side, end in mapping.ends.items():
            options = OpenOptions(
                records=rules.records,
                custom=rules.custom_names(side),
                invitations=rules.invitations,
                create_accounts=rules.create_accounts,
            )
            try:
                found[side] = self.connector(end.account).open(end.folder, mapping.kind, options)
            except ServiceError as error:
                self.note(end.account, error)
                raise
        return found

    def requests(self, mapping: MappingSettings) -> Mapping[Side, int]:
        """How many requests both accounts of a mapping have sent so far in this run."""
        return {
            side: self._connectors[end.account].requests if end.account in self._connectors else 0
            for side, end in mapping.ends.items()
        }

    def opened(self) -> Mapping[str, Connector]:
        """The connectors that were opened, by account."""
        return dict(self._connectors)

    def side_of(self, mapping: MappingSettings, error: ServiceError) -> Side | None:
        """The side that an error of this mapping's run came from, where its service name tells."""
        sides = [
            side
            for side, end in mapping.ends.items()
            if error.service
            and error.service in (end.account, getattr(self._connectors.get(end.account), "service", None))
        ]
        return sides[0] if len(sides) == 1 else None

    def note(self, account: str, error: ServiceError) -> None:
        """Remember a refused sign-in, and say how to mend it."""
        if isinstance(error, SignInNeeded):
            advise_sign_in(error, account)
            self._refused.setdefault(account, error)
