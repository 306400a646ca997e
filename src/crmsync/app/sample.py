"""Trying crmsync with sample data: both embedded services, and a profile signed in to them.

It has nothing to do with the person's own profile, and lasts as long as its object.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from crmsync.accounts.profile import Profile
from crmsync.app.errors import NotOffered
from crmsync.app.facade import Crmsync

if TYPE_CHECKING:
    from crmsync.accounts.secrets import Prompts
    from crmsync.sandbox.pair import SandboxPair


class Sample:
    """crmsync: the façade over the sample profile, set up and signed in; nothing was synced yet."""

    def __init__(self, crmsync: Crmsync, pair: SandboxPair, stack: ExitStack) -> None:
        self.crmsync = crmsync
        self.pair = pair
        self._stack = stack

    @classmethod
    def start(cls, today: date, *, prompts: Prompts | None = None) -> Self:
        """Start the services and fill them. Raises NotOffered when they cannot start."""
        from crmsync.app.demo import set_up
        from crmsync.sandbox.mailbox import MailboxNotStarted
        from crmsync.sandbox.pair import SandboxPair

        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="crmsync-sample-"))
            try:
                pair = stack.enter_context(SandboxPair())
            except (MailboxNotStarted, OSError) as error:
                raise NotOffered(
                    f"The sample services cannot start: {str(error).rstrip('.')}.",
                    "A program that guards the network may keep them from it.",
                ) from error
            pair.fill(today)
            crmsync = Crmsync(Profile.at(Path(folder)), prompts=prompts)
            set_up(crmsync, pair)
            return cls(crmsync, pair, stack.pop_all())

    def close(self) -> None:
        """Stop the services and forget everything."""
        self._stack.close()
