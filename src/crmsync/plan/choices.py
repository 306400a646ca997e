"""What a person may decide about items without a counterpart, before a plan is carried out. Pure."""

from __future__ import annotations

from enum import StrEnum

from crmsync.frozen import frozen


class Act(StrEnum):
    """What shall become of an item without a counterpart."""

    LINK = "link"
    """it is the same as a certain item of the other side"""
    CREATE = "create"
    """it matches nobody: its counterpart is created"""
    SKIP = "skip"
    """it gets no counterpart"""
    ASK = "ask"
    """nothing is decided any more"""


@frozen
class Choice:
    """One decision. half: the item's row in the state. other: that of the item it is linked with, for
    `Act.LINK`."""

    half: int
    act: Act
    other: int | None = None
