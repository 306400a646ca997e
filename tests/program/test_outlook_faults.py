"""Microsoft 365 and an Exchange Server that fail, each with Zoho CRM, the whole program: nothing is doubled, lost or
taken for done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.outlook_services import SERVICES, telling_outlook
from support.outlook_story import OutlookStory, filled, record
from support.story import IN_STEP, KINDS
from support.tls import TlsFiles

from crmsync.sandbox import ews, graph
from crmsync.sandbox.wire.faults import Answer, Cut, Fault

PEOPLE = ("Ada Byron", "Charles Babbage", "Mary Somerville")


@pytest.fixture(params=SERVICES)
def story(tls: TlsFiles, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[OutlookStory]:
    with telling_outlook(request.param, tls, tmp_path) as one:
        yield one


@pytest.mark.parametrize("kind", KINDS)
def test_a_create_whose_reply_is_lost_is_made_once(story: OutlookStory, kind: str) -> None:
    story.crm.of(kind).add(**record(kind, "Ada Byron"))
    story.maps(kind)
    story.signs_in()
    story.server.fail(Fault(story.dialect.calls("create", kind), Cut.AFTER))
    story.sync(yes=True)
    story.sync().ended(IN_STEP)
    assert story.mailbox.of(kind).titles() == ["Ada Byron"]
    assert len(story.crm.of(kind).records()) == 1


@pytest.mark.parametrize(
    ("story", "fault"),
    [
        pytest.param("graph", graph.TOO_MANY_REQUESTS, id="graph-too many requests"),
        pytest.param("graph", graph.CONFLICT, id="graph-conflict"),
        pytest.param("graph", graph.INTERNAL_ERROR, id="graph-internal error"),
        pytest.param("ews", ews.SERVER_BUSY, id="ews-busy"),
        pytest.param("ews", ews.UNAVAILABLE, id="ews-unavailable"),
        pytest.param("ews", ews.INTERNAL_ERROR, id="ews-internal error"),
        pytest.param("ews", ews.RefuseItems({0: "ErrorIrresolvableConflict"}), id="ews-conflict"),
    ],
    indirect=["story"],
)
def test_an_update_that_is_refused_arrives_with_a_later_run(
    story: OutlookStory, fault: Answer | ews.RefuseItems
) -> None:
    ada = story.mailbox.contacts.put("Ada Byron")
    story.begin("contacts")
    story.crm.contacts.edit("Ada Byron", Title="Countess")
    story.server.fail(Fault(story.dialect.calls("update", "contacts"), fault))
    story.sync()
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.says(ada, "job_title") == "Countess"


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_a_write_whose_reply_is_lost_is_known_by_what_it_left(story: OutlookStory, verb: str) -> None:
    people = {name: story.mailbox.contacts.put(name) for name in PEOPLE}
    story.begin("contacts")
    write = story.dialect.calls(verb, "contacts")
    story.server.fail(Fault(write, Cut.AFTER))
    if verb == "update":
        story.crm.contacts.edit("Ada Byron", Title="Countess")
    else:
        story.crm.contacts.delete("Ada Byron")
    with story.writes() as writes:
        story.sync()
        story.sync().ended(IN_STEP)
    sent = [line for line in writes if re.search(write, line)]
    assert len(sent) == 1, "it is not sent twice"
    if verb == "update":
        assert story.mailbox.contacts.says(people["Ada Byron"], "job_title") == "Countess"
    else:
        assert story.mailbox.contacts.titles() == sorted(PEOPLE)[1:]


def test_whichever_reply_is_lost_nothing_is_doubled_or_missed(story: OutlookStory) -> None:
    filled(story)
    story.begin(*KINDS)
    outlook = story.mailbox
    for number in range(1, 8):
        name = f"New Person {number}"
        story.crm.contacts.add(**record("contacts", name))
        story.crm.tasks.add(**record("tasks", f"Task {number}"))
        story.crm.events.add(**record("events", f"Meeting {number}"))
        story.crm.contacts.edit("Ada Byron", Title=f"Title {number}")
        if number > 1:
            story.crm.contacts.delete(f"New Person {number - 1}")
        story.server.fail(Fault(story.dialect.any_call, Cut.AFTER, nth=2 * number))
        story.sync(yes=True)
        story.server.mend()
        story.sync(yes=True)
        story.sync(yes=True).ended(IN_STEP)
        contacts = ["Ada Byron", "Charles Babbage", name]
        assert outlook.contacts.titles() == contacts
        assert story.crm.contacts.titles() == contacts
        assert len(outlook.tasks.titles()) == 2 + number
        assert len(outlook.events.titles()) == 2 + number
        ada = outlook.contacts.named("Ada Byron")
        assert outlook.contacts.says(ada, "job_title") == f"Title {number}"
