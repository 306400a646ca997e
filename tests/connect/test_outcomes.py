"""One outcome for each write, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from crmsync.connect.base import Delete, Failed, Write, Written
from crmsync.connect.batches import batches
from crmsync.connect.errors import Rejected, ReplyLost, ServiceError, SignInNeeded, Throttled
from crmsync.connect.outcomes import Result, outcomes
from crmsync.model.items import ItemId, Version

WRITES = [Delete(ItemId(str(number)), Version("1")) for number in range(6)]


def told(error: ServiceError) -> tuple[list[Result], int]:
    """What became of six writes in chunks of three, where the second fails; and how many chunks were tried."""
    tried: list[Sequence[Write]] = []

    def carry_out(chunk: Sequence[Write]) -> Iterator[Result]:
        tried.append(chunk)
        for write in chunk:
            if write == WRITES[1]:
                raise error
            yield Written(write, ItemId(""), Version(""))

    return list(outcomes(batches(WRITES, 3), carry_out)), len(tried)


@pytest.mark.parametrize(
    ("error", "tried"),
    [(Rejected("no"), 2), (ReplyLost("lost"), 2), (Throttled("busy"), 1), (SignInNeeded("who"), 1)],
)
def test_each_write_has_one_outcome(error: ServiceError, tried: int) -> None:
    results, chunks = told(error)
    assert [result.write for result in results] == WRITES
    assert chunks == tried
    failed = [result.write for result in results if isinstance(result, Failed) and result.error is error]
    assert failed == (WRITES[1:3] if tried == 2 else WRITES[1:])
