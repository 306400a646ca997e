"""Photos after the rest: a request each, only where they changed; a photo that is replaced after both
changed is kept aside."""

from __future__ import annotations

import base64
from dataclasses import replace

from crmsync.plan.halves import LinkState, Presence
from crmsync.plan.operations import Operation, Saved
from crmsync.plan.photo import PHOTO, decide_photo
from crmsync.sync.execute import execute
from crmsync.sync.session import Session


def sync_photos(session: Session) -> None:
    """Bring the photos of all pairs in step that were read or written in this run."""
    if PHOTO not in session.policy.active or not all(
        one.capabilities.photos for one in session.collections.values()
    ):
        return
    operations: list[Operation] = []
    for link in list(session.state.dirty_links()):
        if link.state is not LinkState.ACTIVE or any(
            half.presence is not Presence.HERE for half in link.halves.values()
        ):
            continue
        decision = decide_photo(link, session.policy)
        operations += [_with_saved(session, operation) for operation in decision.operations]
        with session.db.transaction():
            for side, changes in decision.settle.items():
                session.state.settle(link.halves[side].id, changes)
            session.state.clean(link.id)
    execute(session, operations)


def _with_saved(session: Session, operation: Operation) -> Operation:
    if not operation.before or operation.item is None:
        return operation
    photo = session.collections[operation.side].photo(operation.item)
    if photo is None:
        return operation
    kept = Saved(operation.side, PHOTO, base64.b64encode(photo).decode("ascii"))
    return replace(operation, saved=(kept,))
