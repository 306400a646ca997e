"""Accounts whose sign-in was refused: no run by schedule asks them again until something changed. Pure.

A wrong password that is sent every few minutes gets the whole account locked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from crmsync.app.results import WHOLE_MAPPING, RunResult
from crmsync.app.types import Account, RunStatus, Side
from crmsync.desktop.engine.snapshot import AccountHealth, Health
from crmsync.frozen import frozen

Ends = Mapping[str, Mapping[Side, str]]
"""Mapping → side → the name of its account."""

_FAILED = (RunStatus.FAILED, RunStatus.SIGN_IN_NEEDED)


@frozen
class Refusals:
    """accounts: by name, each as it was when its service refused it. secrets: what tells that somebody
    signed in since, as it was then.
    """

    accounts: Mapping[str, AccountHealth] = field(default_factory=dict)
    secrets: int = 0

    def after(self, result: RunResult, ends: Ends, accounts: Iterable[Account], secrets: int) -> Refusals:
        """What is refused after a run that came to its end."""
        known = {one.name: one for one in accounts}
        found = dict(self.accounts)
        refused: dict[str, AccountHealth] = {}
        for report in result.mappings:
            if report.name not in ends:
                continue
            if report.status not in _FAILED:
                for name in ends[report.name].values():
                    found.pop(name, None)
            elif report.status is RunStatus.SIGN_IN_NEEDED:
                for problem in report.problems:
                    account = known.get(ends[report.name][problem.side]) if problem.side else None
                    if problem.id == WHOLE_MAPPING and account is not None:
                        refused[account.name] = AccountHealth(
                            account, Health.SIGN_IN, problem.message, result.run
                        )
        return Refusals({**found, **refused}, secrets)

    def still(self, accounts: Iterable[Account], secrets: int) -> Refusals:
        """What of it still holds: the account is the same, and nobody signed in since."""
        if secrets != self.secrets:
            return Refusals(secrets=secrets)
        known = {one.name: one for one in accounts}
        same = {name: one for name, one in self.accounts.items() if known.get(name) == one.account}
        return replace(self, accounts=same)

    def without(self, account: str) -> Refusals:
        """Its sign-in was tried, and works."""
        return replace(self, accounts={name: one for name, one in self.accounts.items() if name != account})

    def free(self, ends: Ends) -> tuple[str, ...]:
        """The mappings that can run."""
        return tuple(name for name, used in ends.items() if not set(used.values()) & self.accounts.keys())
