"""What a plan will cost: requests, time and mails, told from its operations before any is sent. Pure.

The connectors say how many requests a write takes; how long one takes is what is usual over the internet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import timedelta

from crmsync.accounts.values import Service
from crmsync.frozen import frozen
from crmsync.model.kinds import Side
from crmsync.plan.operations import Operation, Verb
from crmsync.sync.execute import GROUP


@frozen
class Cost:
    """The requests that writes of one verb take. each: for every item. batch: for every started batch of
    `size` items. few: up to so many items of a batch are sent one by one, with one request each.
    """

    each: int = 1
    batch: int = 0
    size: int = GROUP
    few: int = 0

    def of(self, items: int) -> int:
        """How many requests so many items take."""
        whole, rest = divmod(items, self.size)
        return whole * self._batch(self.size) + self._batch(rest)

    def _batch(self, items: int) -> int:
        if not items or items <= self.few:
            return items
        return items * self.each + self.batch


@frozen
class Habits:
    """What is known of a service. verbs: what its writes take. pace: how long a request takes, those that are
    sent at the same time taken into account.
    """

    verbs: Mapping[Verb, Cost]
    pace: timedelta


_DAV = Habits(
    # Written singly (RFC 4791 §5.3.2), read before and after by multiget (`connect/dav/write.py`).
    {
        Verb.CREATE: Cost(batch=1),
        Verb.UPDATE: Cost(batch=2),
        Verb.PHOTO: Cost(batch=2),
        Verb.DELETE: Cost(batch=1),
    },
    timedelta(milliseconds=150),
)
_ZOHO = Habits(
    # By the hundred, read back; a few updates singly (`connect/zoho/write.py`).
    {
        Verb.CREATE: Cost(each=0, batch=2, size=100),
        Verb.UPDATE: Cost(each=0, batch=2, size=100, few=10),
        Verb.PHOTO: Cost(each=3),
        Verb.DELETE: Cost(each=0, batch=3, size=100),
    },
    timedelta(milliseconds=800),
)
_ODOO = Habits(
    # Imported by the hundred; updates singly, read before and after by eights (`connect/odoo/write.py`).
    {
        Verb.CREATE: Cost(each=0, batch=2, size=100),
        Verb.UPDATE: Cost(batch=2, size=8),
        Verb.PHOTO: Cost(each=3),
        Verb.DELETE: Cost(each=0, batch=2, size=8),
    },
    timedelta(milliseconds=120),
)
_GRAPH = Habits(
    # By batches of twenty, whose parts run four at a time; read before (`connect/graph/write.py`).
    {
        Verb.CREATE: Cost(each=0, batch=2, size=20),
        Verb.UPDATE: Cost(each=0, batch=2, size=20),
        Verb.PHOTO: Cost(),
        Verb.DELETE: Cost(each=0, batch=3, size=20),
    },
    timedelta(milliseconds=1200),
)
_EWS = Habits(
    # By the twenty; looked for or read before (`connect/ews/write.py`).
    {
        Verb.CREATE: Cost(each=0, batch=2, size=20),
        Verb.UPDATE: Cost(each=0, batch=2, size=20),
        Verb.PHOTO: Cost(),
        Verb.DELETE: Cost(each=0, batch=2, size=20),
    },
    timedelta(milliseconds=800),
)
_SERVICES: Mapping[Service, Habits] = {
    Service.DAV: _DAV,
    Service.EWS: _EWS,
    Service.GRAPH: _GRAPH,
    Service.ODOO: _ODOO,
    Service.ZOHO: _ZOHO,
}

READING = 2
"""Requests on each side that find out what changed since the preview."""


@frozen
class Estimate:
    """About what a plan costs. requests: per side, reading included. time: of the whole run.

    mails: how many people would get mail by it. spared: how many would if the mapping allowed invitations.
    """

    requests: Mapping[Side, int] = field(default_factory=lambda: dict.fromkeys(Side, 0))
    time: timedelta = timedelta()
    mails: int = 0
    spared: int = 0

    def __add__(self, other: Estimate) -> Estimate:
        return Estimate(
            {side: self.requests[side] + other.requests[side] for side in Side},
            self.time + other.time,
            self.mails + other.mails,
            self.spared + other.spared,
        )


def estimate(
    operations: Iterable[Operation],
    services: Mapping[Side, Service],
    *,
    guests: int = 0,
    invitations: bool = False,
) -> Estimate:
    """What carrying out these operations of one mapping costs.

    guests: how many people the calendar's server would mail if it were allowed to. invitations: is it?
    """
    counts = Counter((one.side, one.verb) for one in operations)
    requests = dict.fromkeys(Side, READING)
    for (side, verb), items in counts.items():
        requests[side] += _SERVICES[services[side]].verbs[verb].of(items)
        if verb is Verb.PHOTO:
            # Its bytes are read on the other side, one by one.
            requests[side.other] += items
    # Both sides are written at once.
    time = max(requests[side] * _SERVICES[services[side]].pace for side in Side)
    return Estimate(requests, time, guests if invitations else 0, 0 if invitations else guests)
