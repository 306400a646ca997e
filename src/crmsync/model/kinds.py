"""The two sides and the three kinds of item.

Everything that exists twice (once per side) is keyed by `Side`; there is no twin A/B code.
"""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """Where an item lives: in the Outlook-style mailbox or in the CRM."""

    OUTLOOK = "outlook"
    CRM = "crm"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.CRM if self is Side.OUTLOOK else Side.OUTLOOK

    @property
    def words(self) -> str:
        """As people call it: "the … side"."""
        return "Outlook" if self is Side.OUTLOOK else "CRM"


class Kind(StrEnum):
    """What a folder or module holds."""

    CONTACTS = "contacts"
    TASKS = "tasks"
    EVENTS = "events"
