"""Leaving an item out for good, and taking it in again."""

from __future__ import annotations

import pytest
from support.desks import Services, configuration

from crmsync.accounts.profile import Profile
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.facade import Crmsync
from crmsync.app.waiting import ProblemEntry
from crmsync.connect.errors import Rejected
from crmsync.model.kinds import Kind, Side

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com", "home_phone": "+49301"}
GRACE = {"given_name": "Grace", "family_name": "Hopper", "email_1": "grace@example.com"}


def refuse(services: Services, name: str) -> None:
    """The CRM refuses everything about this person."""
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: (
        Rejected("Not allowed.", service="CRM", code="INVALID_DATA") if name in str(write) else None
    )


def allow(services: Services) -> None:
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: None


@pytest.fixture
def new(signed_in: Crmsync, services: Services) -> ProblemEntry:
    """Ada cannot be created in the CRM; Grace was."""
    services.outlook.add(**ADA)
    services.outlook.add(**GRACE)
    refuse(services, "Ada")
    signed_in.runs.sync(yes=True)
    (problem,) = signed_in.waiting.problems()
    return problem


@pytest.fixture
def linked(signed_in: Crmsync, services: Services) -> ProblemEntry:
    """Ada is on both sides, and an edit of hers is refused by the CRM."""
    ada = services.outlook.add(**ADA)
    signed_in.runs.sync(yes=True)
    services.outlook.edit(ada, title="Refused")
    refuse(services, "Refused")
    signed_in.runs.sync()
    (problem,) = signed_in.waiting.problems()
    return problem


def test_a_new_item_that_is_left_out_never_gets_a_counterpart(
    signed_in: Crmsync, services: Services, new: ProblemEntry
) -> None:
    assert signed_in.waiting.leave_out(new.id).item == "Ada Byron"
    assert signed_in.waiting.problems() == ()
    allow(services)
    services.outlook.edit(services.outlook.find("Ada Byron"), title="Chief")
    for _ in range(2):
        assert signed_in.runs.sync(yes=True).exit_status == 0
    assert services.crm.names() == ["Grace Hopper"]
    (alone,) = signed_in.waiting.alone()
    assert (alone.mapping, alone.side, alone.item) == ("Contacts", Side.OUTLOOK, "Ada Byron")


def test_it_is_created_once_it_is_taken_in_again(
    signed_in: Crmsync, services: Services, new: ProblemEntry
) -> None:
    signed_in.waiting.leave_out(new.id)
    allow(services)
    signed_in.runs.sync()
    (alone,) = signed_in.waiting.alone()
    assert signed_in.waiting.take_in(alone.id) == alone
    assert signed_in.waiting.alone() == ()
    signed_in.runs.sync()
    assert services.crm.names() == ["Ada Byron", "Grace Hopper"]


def test_a_pair_that_is_left_out_stays_as_it_is_on_both_sides(
    signed_in: Crmsync, services: Services, linked: ProblemEntry
) -> None:
    signed_in.waiting.leave_out(linked.id)
    allow(services)
    services.outlook.edit(services.outlook.find("Ada Byron"), department="Research")
    services.crm.edit(services.crm.find("Ada Byron"), department="Sales")
    writes = services.writes
    for _ in range(2):
        assert signed_in.runs.sync().exit_status == 0
    assert services.writes == writes
    assert [(one.side, one.item) for one in signed_in.waiting.alone()] == [
        (Side.OUTLOOK, "Ada Byron"),
        (Side.CRM, "Ada Byron"),
    ]
    assert signed_in.history.standings()[0].pairs == 0


def test_deleting_one_of_a_pair_that_is_left_out_deletes_nothing(
    signed_in: Crmsync, services: Services, linked: ProblemEntry
) -> None:
    signed_in.waiting.leave_out(linked.id)
    allow(services)
    services.outlook.delete(services.outlook.find("Ada Byron"))
    signed_in.runs.sync(yes=True)
    assert services.crm.names() == ["Ada Byron"]


def test_a_pair_that_is_taken_in_again_is_matched_anew_and_made_once(
    signed_in: Crmsync, services: Services, linked: ProblemEntry
) -> None:
    signed_in.waiting.leave_out(linked.id)
    allow(services)
    services.crm.edit(services.crm.find("Ada Byron"), department="Sales")
    signed_in.runs.sync()
    for one in signed_in.waiting.alone():
        signed_in.waiting.take_in(one.id)
    signed_in.runs.sync(yes=True)
    assert (services.outlook.names(), services.crm.names()) == (["Ada Byron"], ["Ada Byron"])
    outlook = services.outlook.get(services.outlook.find("Ada Byron"))
    crm = services.crm.get(services.crm.find("Ada Byron"))
    assert (outlook["department"], crm["title"]) == ("Sales", "Refused")
    assert signed_in.history.standings()[0].pairs == 1
    writes = services.writes
    signed_in.runs.sync()
    assert services.writes == writes


def test_a_pair_of_which_nobody_edited_one_since_is_made_once_too(
    signed_in: Crmsync, services: Services, linked: ProblemEntry
) -> None:
    signed_in.waiting.leave_out(linked.id)
    allow(services)
    signed_in.runs.sync()
    for one in signed_in.waiting.alone():
        signed_in.waiting.take_in(one.id)
    signed_in.runs.sync(yes=True)
    assert (services.outlook.names(), services.crm.names()) == (["Ada Byron"], ["Ada Byron"])
    assert services.crm.get(services.crm.find("Ada Byron"))["title"] == "Refused"


def test_what_is_taken_in_again_may_meet_another_counterpart(
    signed_in: Crmsync, services: Services, linked: ProblemEntry
) -> None:
    signed_in.waiting.leave_out(linked.id)
    allow(services)
    services.crm.delete(services.crm.find("Ada Byron"))
    services.crm.add(**{name: value for name, value in ADA.items() if name != "home_phone"})
    for one in signed_in.waiting.alone():
        signed_in.waiting.take_in(one.id)
    signed_in.runs.sync(yes=True)
    assert services.crm.names() == ["Ada Byron"]
    held = services.crm.get(services.crm.find("Ada Byron"))
    assert (held["title"], held["home_phone"]) == ("Refused", "+49301"), "it was never in step with this one"


def test_what_the_other_side_could_not_hold_is_forgotten_with_it(
    signed_in: Crmsync, services: Services, linked: ProblemEntry
) -> None:
    with signed_in._context.writing() as db, db.transaction():
        db.connection.execute(
            "INSERT INTO left_out (mapping, half, side, field, reason)"
            " SELECT mapping, id, 'crm', 'notes', 'too long' FROM half WHERE side = 'outlook'"
        )
    (left_out,) = signed_in.waiting.left_out()
    assert (left_out.item, left_out.side, left_out.field) == ("Ada Byron", Side.CRM, "notes")
    assert left_out.reason == "too long"
    signed_in.waiting.leave_out(linked.id)
    assert signed_in.waiting.left_out() == ()


def test_nothing_is_left_out_while_a_change_is_under_way(
    signed_in: Crmsync, services: Services, linked: ProblemEntry
) -> None:
    with signed_in._context.writing() as db, db.transaction():
        db.connection.execute(
            "INSERT INTO intent (key, mapping, run, verb, side, label, link, changes, origin, before, reasons,"
            " created) SELECT 'k', mapping, 1, 'update', 'crm', 'Ada', link, '{}', '{}', '{}', '{}',"
            " '2026-01-01T00:00:00Z' FROM half LIMIT 1"
        )
    with pytest.raises(NotOffered, match="under way"):
        signed_in.waiting.leave_out(linked.id)
    assert len(signed_in.waiting.problems()) == 1


def test_only_what_there_is(signed_in: Crmsync, services: Services, profile: Profile) -> None:
    with pytest.raises(UnknownName):
        signed_in.waiting.leave_out("17")
    with pytest.raises(UnknownName):
        signed_in.waiting.take_in(17)
    services.mailbox.collections[Kind.TASKS].exists = False
    profile.config.write_text(configuration(Kind.TASKS))
    signed_in.runs.sync()
    (whole,) = signed_in.waiting.problems()
    with pytest.raises(UnknownName):
        signed_in.waiting.leave_out(whole.id)
