"""What readers of an Exchange mailbox's items understand alike. Knows no protocol."""

from __future__ import annotations

from datetime import UTC, datetime

from crmsync.connect.errors import Disposition

OF_ONE = frozenset({Disposition.THIS_ITEM, Disposition.PLAN_AGAIN})
"""What errors mean that concern one item of many."""


def moment(value: object) -> datetime | None:
    """When an item was made or changed, in whole seconds; `None` where it is not told with its zone."""
    try:
        told = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return told.astimezone(UTC).replace(microsecond=0) if told.tzinfo else None
