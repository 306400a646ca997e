"""Folders of an Exchange mailbox, and which of them a person means. Knows no protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from crmsync.connect.errors import FolderGone
from crmsync.frozen import frozen
from crmsync.model.kinds import Kind


@frozen
class MailboxFolder:
    """A folder. id: as the protocol names it. name: as people call it."""

    id: str
    name: str
    kind: Kind
    read_only: bool = False


F = TypeVar("F", bound=MailboxFolder)


def the_one_called(name: str, folders: Sequence[F], gone: FolderGone) -> F:
    """The folder that an id or a name means. Raises `gone`, which says so where several have that name."""
    named = (
        [one for one in folders if one.id == name]
        or [one for one in folders if one.name == name]
        or [one for one in folders if one.name.casefold() == name.casefold()]
    )
    if len(named) == 1:
        return named[0]
    if named:
        gone.message = f"There are {len(named)} folders called “{name}”."
        gone.advice = "`crmsync folders` lists them; name this one by its id."
    raise gone
