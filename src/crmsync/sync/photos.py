"""The bytes of photos: brought from the side that has them, kept of those that are replaced."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crmsync.plan.operations import Operation, Reason, Saved
from crmsync.plan.photo import PHOTO
from crmsync.sync.session import Session


def ready(session: Session, operations: Iterable[Operation]) -> Iterator[Operation]:
    """The operations as they can be sent now: against the version after our own writes of this run, with
    the photo that they replace saved."""
    for operation in operations:
        half = session.state.find(operation.side, operation.item) if operation.item is not None else None
        if half is not None:
            yield _with_saved(session, replace(operation, version=half.version))


def _with_saved(session: Session, operation: Operation) -> Operation:
    if not operation.before or operation.item is None:
        return operation
    photo = session.collections[operation.side].photo(operation.item)
    if photo is None:
        return operation
    kept = Saved(operation.side, PHOTO, base64.b64encode(photo).decode("ascii"))
    return replace(operation, saved=(kept,))


def photo_for(session: Session, operation: Operation) -> bytes | None:
    """The bytes that an operation sets; `None` when it removes the photo, or when its own side cannot give
    it (only an address of one)."""
    if operation.reason is Reason.UNDONE:
        return None if operation.original is None else base64.b64decode(operation.original)
    assert operation.link is not None
    link = session.state.link(operation.link)
    if link is None or operation.origin.get(PHOTO) is None:
        return None
    source = operation.side.other
    return session.collections[source].photo(link.halves[source].item)
