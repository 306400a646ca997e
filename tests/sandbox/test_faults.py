"""What several faults do together to one request, whatever service it is sent to."""

from __future__ import annotations

import pytest

from crmsync.sandbox.wire.faults import Action, Answer, Cut, Fault, Faults, RefuseItems, Slow, Struck
from crmsync.sandbox.wire.messages import Delivery, Request

BUSY = Answer(503)


@pytest.mark.parametrize(
    ("actions", "struck"),
    [
        ([], Struck()),
        ([Slow(1), Slow(2)], Struck(3)),
        ([Cut.AFTER], Struck(delivery=Delivery.CUT)),
        ([Cut.WITHIN], Struck(delivery=Delivery.TRUNCATED)),
        ([Slow(1), Cut.BEFORE, Slow(2)], Struck(1, Cut.BEFORE)),
        ([Cut.AFTER, BUSY, Cut.BEFORE], Struck(0, BUSY)),
        ([RefuseItems({0: "A"}), RefuseItems({2: "B"})], Struck(refused={0: "A", 2: "B"})),
    ],
    ids=str,
)
def test_faults_act_in_the_order_in_which_they_were_added(actions: list[Action], struck: Struck) -> None:
    faults = Faults()
    faults.add(*(Fault("GET /a$", action) for action in actions), Fault("GET /b$", Cut.BEFORE))
    assert faults.strike(Request("GET", "/a", {}, {}, b"")) == struck
    assert faults.strike(Request("GET", "/a", {}, {}, b"")) == Struck(), "each happens once"
