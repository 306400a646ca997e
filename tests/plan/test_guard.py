"""The guard's thresholds, its false alarms, and what a yes covers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crmsync.model.items import ItemId, Version
from crmsync.model.kinds import Side
from crmsync.model.rules import HoldLimits
from crmsync.plan.guard import digest, fingerprint, guard
from crmsync.plan.operations import Operation, Reason, Verb


def operations(count, verb=Verb.DELETE, side=Side.CRM):
    return [
        Operation(
            verb,
            side,
            f"n{n}",
            link=n,
            item=ItemId(f"i{n}"),
            version=Version("1"),
            reasons={"": Reason.DELETED},
        )
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("verb", "count", "links", "held"),
    [
        (Verb.DELETE, 5, 10, False),
        (Verb.DELETE, 6, 10, True),
        (Verb.DELETE, 10, 100, False),
        (Verb.DELETE, 11, 100, True),
        (Verb.UPDATE, 10, 10, False),
        (Verb.UPDATE, 11, 10, True),
        (Verb.UPDATE, 300, 1000, False),
        (Verb.UPDATE, 301, 1000, True),
        (Verb.CREATE, 1000, 1, False),
        (Verb.PHOTO, 1000, 1, False),
    ],
)
def test_limits(verb, count, links, held) -> None:
    batches = guard(operations(count, verb), links, HoldLimits())
    assert bool(batches) == held
    if held:
        assert len(batches[0].operations) == count, "the whole batch is held"
        assert str(count) in batches[0].why


def test_each_side_has_its_own_batch() -> None:
    both = operations(6, side=Side.CRM) + operations(6, side=Side.OUTLOOK)
    assert {batch.side for batch in guard(both, 10, HoldLimits())} == set(Side)
    split = operations(3, side=Side.CRM) + operations(3, side=Side.OUTLOOK)
    assert guard(split, 10, HoldLimits()) == ()


def test_limits_can_be_chosen() -> None:
    assert guard(operations(1), 100, HoldLimits(deletions=0, deletions_percent=0))
    assert not guard(operations(100), 100, HoldLimits(deletions=1000))


def test_a_yes_names_exactly_this_operation() -> None:
    one = operations(1)[0]
    assert fingerprint(one) == fingerprint(replace(one, link=99, label="renamed")), "the same write"
    for other in (
        replace(one, item=ItemId("other")),
        replace(one, verb=Verb.UPDATE),
        replace(one, side=Side.OUTLOOK),
        replace(one, changes={"title": "x"}),
    ):
        assert fingerprint(one) != fingerprint(other)


def test_a_batch_is_named_whatever_its_order() -> None:
    batch = operations(3)
    assert digest(batch) == digest(batch[::-1]) != digest(batch[:2])
