"""`Crmsync`: everything a person can do with a profile, for the command line and the desktop."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from crmsync.accounts.profile import Profile
from crmsync.accounts.redact import Redactor
from crmsync.app.context import Context, new_key, now

if TYPE_CHECKING:
    from crmsync.accounts.secret import Secret
    from crmsync.accounts.secrets import Prompts, Secrets
    from crmsync.app.accounts import Accounts
    from crmsync.app.activity import Activity
    from crmsync.app.audit import Audit
    from crmsync.app.doctor import Doctor
    from crmsync.app.history import History
    from crmsync.app.links import Links
    from crmsync.app.mappings import Mappings
    from crmsync.app.previews import Previews
    from crmsync.app.runs import Runs
    from crmsync.app.services import Desks
    from crmsync.app.settings import SettingsRoom
    from crmsync.app.undo import Undo
    from crmsync.app.waiting import Waiting
    from crmsync.model.items import OperationKey

LOG = logging.getLogger(__name__)


class Crmsync:
    """One profile. Making one reads and asks nothing; each room is loaded when it is first used.

    profile: where settings, state, secrets and logs are. prompts: how the person is asked for
    passphrases; nobody is, by default. passphrase: one given beforehand. clock: gives the present
    (aware). keys: gives a fresh operation key.
    desks: what can be done with each service. secrets: those to use instead of the profile's own.
    redactor: knows the secrets of this process.

    Methods raise `app.errors.Refusal` and the errors that `app.errors.explain` puts into words.
    """

    def __init__(
        self,
        profile: Profile,
        *,
        prompts: Prompts | None = None,
        passphrase: Secret | None = None,
        clock: Callable[[], datetime] = now,
        keys: Callable[[], OperationKey] = new_key,
        desks: Desks | None = None,
        secrets: Secrets | None = None,
        redactor: Redactor | None = None,
    ) -> None:
        self._context = Context(
            profile,
            prompts=prompts,
            passphrase=passphrase,
            clock=clock,
            keys=keys,
            desks=desks,
            secrets=secrets,
            redactor=redactor,
        )

    @classmethod
    def at(cls, directory: Path | None, *, prompts: Prompts | None = None) -> Self:
        """The profile in `directory` (the person's own if `None`), with the passphrase that the
        environment gives.
        """
        from crmsync.accounts.secrets import take_passphrase

        profile = Profile.default() if directory is None else Profile.at(directory)
        return cls(profile, prompts=prompts, passphrase=take_passphrase())

    @property
    def profile(self) -> Profile:
        """Where everything of this profile is."""
        return self._context.profile

    @property
    def busy(self) -> int | None:
        """The process id of the one that writes this profile now (0 if unknown), `None` when nobody does."""
        return self._context.profile.busy()

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person must be told whatever they asked for: the state came back from its backup …"""
        return tuple(self._context.notices)

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts: add, sign in, test, folders, sign out, remove."""
        from crmsync.app.accounts import Accounts

        return Accounts(self._context)

    @cached_property
    def mappings(self) -> Mappings:
        """Mappings and their rules."""
        from crmsync.app.mappings import Mappings

        return Mappings(self._context)

    @cached_property
    def settings(self) -> SettingsRoom:
        """The whole configuration file: what it says, changing several things at once, copies of it."""
        from crmsync.app.settings import SettingsRoom

        return SettingsRoom(self._context, self.accounts)

    @cached_property
    def runs(self) -> Runs:
        """Syncing."""
        from crmsync.app.runs import Runs

        return Runs(self._context)

    @cached_property
    def history(self) -> History:
        """What runs did, and how each mapping stands."""
        from crmsync.app.history import History

        return History(self._context)

    @cached_property
    def activity(self) -> Activity:
        """What runs did, searched and a page at a time."""
        from crmsync.app.activity import Activity

        return Activity(self._context)

    @cached_property
    def waiting(self) -> Waiting:
        """Problems, conflicts, holds, ambiguous pairs."""
        from crmsync.app.waiting import Waiting

        return Waiting(self._context)

    @cached_property
    def previews(self) -> Previews:
        """Looking at plans, and judging them."""
        from crmsync.app.previews import Previews

        return Previews(self._context)

    @cached_property
    def undo(self) -> Undo:
        """Putting back what a run did."""
        from crmsync.app.undo import Undo

        return Undo(self._context, self.runs)

    @cached_property
    def audit(self) -> Audit:
        """Looking for what the services' feeds never told."""
        from crmsync.app.audit import Audit

        return Audit(self._context, self.runs)

    @cached_property
    def links(self) -> Links:
        """Links to and from another computer."""
        from crmsync.app.links import Links

        return Links(self._context, self.runs)

    @cached_property
    def doctor(self) -> Doctor:
        """What is wrong, and how to mend it."""
        from crmsync.app.doctor import Doctor

        return Doctor(self._context)

    def logging(self) -> AbstractContextManager[Path | None]:
        """Write what is logged to the profile's log during a `with` block, as every run does for itself.

        The log's path, or `None` when it cannot be written (`notices` then says so).
        """
        return self._context.logging()

    def log_from(self, level: int) -> None:
        """Keep crmsync's own messages from this level on (of `logging`; INFO by default), also in a log that
        is being written.
        """
        self._context.log_from(level)

    def redact(self, text: str) -> str:
        """`text` without the secrets of this process."""
        return self._context.redactor.redact(text)

    def log_fault(self, error: BaseException) -> Path | None:
        """Write a fault of crmsync's own to the log, without secrets; returns the log, `None` if it
        cannot be written.
        """
        with self._context.logging() as path:
            LOG.error("a fault of crmsync's own", exc_info=error)
            return path
