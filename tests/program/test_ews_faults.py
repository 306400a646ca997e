"""An Exchange Server that fails in its own ways, and Zoho CRM, the whole program; the rest is told in
`test_outlook_faults.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.ews_story import EwsStory, telling_exchange
from support.outlook_story import filled, record
from support.story import IN_STEP, KINDS

from crmsync.sandbox.ews import (
    INTERNAL_ERROR,
    OWA_PAGE,
    UNAUTHORIZED,
    Answer,
    Cut,
    EmbeddedExchange,
    Fault,
    RefuseItems,
)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[EwsStory]:
    with EmbeddedExchange() as exchange, telling_exchange(exchange, tmp_path) as one:
        yield one


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
        story.crm.events.add(**record("events", f"Meeting {number}"))
        story.crm.tasks.edit("Call Ada", Description=f"note {number}")
        story.mailbox.contacts.put(f"Own {number}")
        story.exchange.fail(Fault("POST ", fault, nth=place))
        story.sync(yes=True)
        story.exchange.mend()
        story.sync(yes=True)
        story.sync(yes=True).ended(IN_STEP)
        assert len(story.mailbox.contacts.titles()) == 2 + 2 * number
        assert story.mailbox.contacts.titles() == story.crm.contacts.titles()
        assert story.mailbox.events.titles() == story.crm.events.titles()
        call = story.mailbox.tasks.named("Call Ada")
        assert story.mailbox.tasks.says(call, "notes") == f"note {number}"


def test_a_full_mailbox_is_told_by_item_and_nothing_is_lost(story: EwsStory) -> None:
    for number in range(3):
        story.crm.contacts.add(First_Name="New", Last_Name=f"Person {number}")
    story.begin("contacts")
    story.crm.contacts.add(First_Name="One", Last_Name="Fits")
    story.crm.contacts.add(First_Name="Two", Last_Name="Does Not")
    story.exchange.fail(Fault("POST CreateItem", RefuseItems({1: "ErrorQuotaExceeded"})))
    run = story.sync(yes=True)
    (problem,) = run.listed("problems")
    assert "The mailbox is full." in str(problem)
    assert "Make room in it." in str(problem)
    assert len(story.mailbox.contacts.titles()) == 4
    story.exchange.mend()
    story.sync(yes=True).ended(IN_STEP)
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles()
