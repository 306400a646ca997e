"""What a plan will cost, told from its operations."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crmsync.accounts.values import Service
from crmsync.app.estimate import READING, Cost, Estimate, estimate
from crmsync.model.kinds import Side
from crmsync.plan.operations import Operation, Reason, Verb

SERVICES = {Side.OUTLOOK: Service.DAV, Side.CRM: Service.ZOHO}


def operations(number: int, verb: Verb, side: Side) -> list[Operation]:
    return [Operation(verb, side, str(one), reasons={"": Reason.NEW}) for one in range(number)]


@pytest.mark.parametrize(
    ("cost", "items", "requests"),
    [
        (Cost(), 7, 7),
        (Cost(batch=1, size=50), 0, 0),
        (Cost(batch=1, size=50), 50, 51),
        (Cost(batch=1, size=50), 51, 53),
        (Cost(each=0, batch=2, size=100), 214, 6),
        (Cost(each=0, batch=2, size=100, few=10), 10, 10),
        (Cost(each=0, batch=2, size=100, few=10), 11, 2),
        (Cost(each=0, batch=2, size=100, few=10), 103, 5),
    ],
)
def test_the_requests_of_so_many_items(cost: Cost, items: int, requests: int) -> None:
    assert cost.of(items) == requests


def test_each_side_pays_for_its_writes_and_for_finding_out_what_changed() -> None:
    found = estimate(
        [*operations(214, Verb.CREATE, Side.CRM), *operations(12, Verb.UPDATE, Side.OUTLOOK)], SERVICES
    )
    assert found.requests == {Side.CRM: READING + 6, Side.OUTLOOK: READING + 14}
    assert timedelta(seconds=1) < found.time < timedelta(minutes=1)


def test_nothing_to_do_costs_the_reading_only() -> None:
    assert estimate([], SERVICES).requests == dict.fromkeys(Side, READING)


def test_the_bytes_of_a_photo_come_from_the_other_side() -> None:
    found = estimate(operations(4, Verb.PHOTO, Side.CRM), SERVICES)
    assert found.requests == {Side.CRM: READING + 12, Side.OUTLOOK: READING + 4}


def test_what_every_service_takes_is_known() -> None:
    for service in Service:
        services = {service.side: service, service.side.other: SERVICES[service.side.other]}
        for verb in Verb:
            found = estimate(operations(3, verb, service.side), services)
            assert found.requests[service.side] > READING


@pytest.mark.parametrize("service", [Service.GRAPH, Service.EWS])
def test_microsofts_servers_take_batches_of_twenty(service: Service) -> None:
    services = {**SERVICES, Side.OUTLOOK: service}
    found = estimate(operations(45, Verb.CREATE, Side.OUTLOOK), services)
    assert found.requests[Side.OUTLOOK] == READING + 6


@pytest.mark.parametrize(("invitations", "mails", "spared"), [(True, 3, 0), (False, 0, 3)])
def test_guests_get_mail_only_where_invitations_are_allowed(
    invitations: bool, mails: int, spared: int
) -> None:
    found = estimate([], SERVICES, guests=3, invitations=invitations)
    assert (found.mails, found.spared) == (mails, spared)


def test_the_costs_of_several_mappings_add_up() -> None:
    one = estimate(operations(1, Verb.CREATE, Side.CRM), SERVICES, guests=2, invitations=True)
    assert (one + one + Estimate()).requests == {side: 2 * one.requests[side] for side in Side}
    assert (one + one).mails == 4
    assert (one + one).time == 2 * one.time
