"""An Exchange Server that fails, and Zoho CRM, the whole program: nothing is doubled, lost or taken for done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.ews_story import EwsStory, body, filled, person, telling_exchange, zoho_meeting
from support.story import IN_STEP, KINDS

from crmsync.sandbox.ews import (
    INTERNAL_ERROR,
    OWA_PAGE,
    SERVER_BUSY,
    UNAUTHORIZED,
    UNAVAILABLE,
    Answer,
    Cut,
    EmbeddedExchange,
    Fault,
    RefuseItems,
)

PEOPLE = ("Ada Byron", "Charles Babbage", "Mary Somerville")


@pytest.fixture
def story(tmp_path: Path) -> Iterator[EwsStory]:
    with EmbeddedExchange() as exchange, telling_exchange(exchange, tmp_path) as one:
        yield one


@pytest.mark.parametrize("kind", KINDS)
def test_a_create_whose_reply_is_lost_is_made_once(story: EwsStory, kind: str) -> None:
    given = {
        "contacts": {"First_Name": "Ada", "Last_Name": "Byron"},
        "tasks": {"Subject": "Ada Byron"},
        "events": zoho_meeting("Ada Byron"),
    }
    story.crm.of(kind).add(**given[kind])
    story.maps(kind)
    story.signs_in()
    story.exchange.fail(Fault("POST CreateItem", Cut.AFTER))
    story.sync(yes=True)
    story.sync().ended(IN_STEP)
    assert story.mailbox.of(kind).titles() == ["Ada Byron"]
    assert len(story.crm.of(kind).records()) == 1


@pytest.mark.parametrize(
    "fault",
    [SERVER_BUSY, UNAVAILABLE, INTERNAL_ERROR, RefuseItems({0: "ErrorIrresolvableConflict"})],
    ids=["busy", "unavailable", "internal error", "conflict"],
)
def test_an_update_that_is_refused_arrives_with_a_later_run(
    story: EwsStory, fault: Answer | RefuseItems
) -> None:
    ada = story.mailbox.contacts.add(**person("Ada Byron"))
    story.begin("contacts")
    story.crm.contacts.edit("Ada Byron", Title="Countess")
    story.exchange.fail(Fault("POST UpdateItem", fault))
    story.sync()
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.get(ada)["JobTitle"] == "Countess"


@pytest.mark.parametrize("operation", ["UpdateItem", "DeleteItem"])
def test_a_write_whose_reply_is_lost_is_known_by_what_it_left(story: EwsStory, operation: str) -> None:
    people = {name: story.mailbox.contacts.add(**person(name)) for name in PEOPLE}
    story.begin("contacts")
    story.exchange.fail(Fault(f"POST {operation}", Cut.AFTER))
    if operation == "UpdateItem":
        story.crm.contacts.edit("Ada Byron", Title="Countess")
    else:
        story.crm.contacts.delete("Ada Byron")
    story.sync()
    story.sync().ended(IN_STEP)
    writes = [call for call in story.exchange.writes() if call.path == operation]
    assert len(writes) == 1, "it is not sent twice"
    if operation == "UpdateItem":
        assert story.mailbox.contacts.get(people["Ada Byron"])["JobTitle"] == "Countess"
    else:
        assert story.mailbox.contacts.titles() == sorted(PEOPLE)[1:]


def test_whichever_reply_is_lost_nothing_is_doubled_or_missed(story: EwsStory) -> None:
    filled(story)
    story.begin(*KINDS)
    for number in range(1, 8):
        name = f"Person {number}"
        story.crm.contacts.add(First_Name="New", Last_Name=name)
        story.crm.tasks.add(Subject=f"Task {number}")
        story.crm.events.add(**zoho_meeting(f"Meeting {number}"))
        story.crm.contacts.edit("Ada Byron", Title=f"Title {number}")
        if number > 1:
            story.crm.contacts.delete(f"New Person {number - 1}")
        story.exchange.fail(Fault("POST ", Cut.AFTER, nth=2 * number))
        story.sync(yes=True)
        story.exchange.mend()
        story.sync(yes=True)
        story.sync(yes=True).ended(IN_STEP)
        contacts = ["Ada Byron", "Charles Babbage", f"New {name}"]
        assert story.mailbox.contacts.titles() == contacts
        assert story.crm.contacts.titles() == contacts
        assert len(story.mailbox.tasks.titles()) == 2 + number
        assert len(story.mailbox.events.titles()) == 2 + number
        (ada,) = [one for one in story.mailbox.contacts.all() if one["Surname"] == "Byron"]
        assert ada["JobTitle"] == f"Title {number}"


@pytest.mark.parametrize(
    "fault",
    [
        Cut.BEFORE,
        INTERNAL_ERROR,
        UNAUTHORIZED,
        OWA_PAGE,
        RefuseItems({0: "ErrorInternalServerTransientError"}),
    ],
    ids=["cut", "internal error", "sign-in refused", "a web page", "one item refused"],
)
def test_whichever_request_goes_wrong_the_next_runs_bring_both_in_step(
    story: EwsStory, fault: Answer | Cut | RefuseItems
) -> None:
    filled(story)
    story.begin(*KINDS)
    for number, place in enumerate((2, 5, 8, 11), 1):
        story.crm.contacts.add(First_Name="New", Last_Name=f"Person {number}")
        story.crm.events.add(**zoho_meeting(f"Meeting {number}"))
        story.crm.tasks.edit("Call Ada", Description=f"note {number}")
        story.mailbox.contacts.add(**person(f"Own {number}"))
        story.exchange.fail(Fault("POST ", fault, nth=place))
        story.sync(yes=True)
        story.exchange.mend()
        story.sync(yes=True)
        story.sync(yes=True).ended(IN_STEP)
        assert len(story.mailbox.contacts.titles()) == 2 + 2 * number
        assert story.mailbox.contacts.titles() == story.crm.contacts.titles()
        assert story.mailbox.events.titles() == story.crm.events.titles()
        (call,) = [one for one in story.mailbox.tasks.all() if one["Subject"] == "Call Ada"]
        assert body(call) == f"note {number}"
