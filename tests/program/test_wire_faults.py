"""Listings, cursors and sign-ins that go wrong in mid-run: no loss, no double, and two idle runs that write nothing
(G1, G2, G5; issue "Trust", point 1).
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from unittest import mock

import pytest
from support.documents import card
from support.story import COULD_NOT_RUN, IN_STEP, PROBLEMS, SIGN_IN, Story
from support.two_people import ADA, CHARLES, edit_both_sides, in_step, linked, once_more_if_needed, revoke
from support.wire import Wire

from crmsync.connect.http.transport import Transport
from crmsync.sandbox.crm import EXPIRED_PAGE_TOKEN, TOO_MANY_REQUESTS, Answer, Cut

PATIENCE_SECONDS = 30.0
PEOPLE = [f"Person {number}" for number in range(12)]
LISTING = {"outlook": "(REPORT|PROPFIND) .*-contacts/$", "crm": "GET /crm/v8/Contacts$"}


def _wire(story: Story, side: str) -> Wire:
    return story.dav if side == "outlook" else story.zoho


def _nobody_is_lost_or_doubled(story: Story) -> None:
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles() == [ADA, CHARLES]


@pytest.fixture(autouse=True)
def _silent_mailbox() -> Iterator[None]:
    """The mailbox server runs in this process; what it says of nonsense that it is sent is not crmsync's log."""
    log = logging.getLogger("radicale")
    log.setLevel(logging.CRITICAL)
    yield
    log.setLevel(logging.NOTSET)


# ---- signing in


def test_an_access_token_that_ends_in_mid_run_is_asked_for_once(story: Story) -> None:
    linked(story)
    for number in range(5):
        story.mailbox.contacts.put(card(f"New {number}"))
    edit_both_sides(story)
    story.zoho.forget()
    story.zoho.meanwhile("POST /crm/v8/Contacts$", story.crm_server.end_access_tokens)
    story.sync().ended(IN_STEP)
    in_step(story)
    assert len([line for line in story.zoho.lines("POST") if "/oauth/v2/token" in line]) == 1
    assert len(story.crm.contacts.titles()) == 7


@pytest.mark.parametrize(
    "line", ["POST /crm/v8/Contacts$", "PUT /crm/v8/Contacts", "DELETE /crm/v8/Contacts"]
)
def test_a_sign_in_that_is_revoked_in_mid_run_keeps_what_was_done(line: str, story: Story) -> None:
    """The mailbox's part was written and the CRM's is not: exit status 5, and after signing in nothing twice."""
    linked(story)
    story.mailbox.contacts.put(card("Gone Soon"))
    story.sync().ended(IN_STEP)
    edit_both_sides(story)
    story.mailbox.contacts.put(card("Mary Somerville"))
    story.crm.contacts.add(First_Name="Caroline", Last_Name="Herschel")
    story.mailbox.contacts.delete("gone-soon")
    story.zoho.meanwhile(line, lambda: revoke(story))
    run = story.sync().ended(SIGN_IN)
    (problem,) = run.listed("problems")
    assert (problem["side"], "crmsync accounts sign-in zoho" in problem["advice"]) == ("crm", True)
    acknowledged = run.wrote
    told = story.asked("log", "--run", str(run.number))
    assert len({change["item"] for change in told["changes"]}) == sum(acknowledged.values())
    assert story.sync().ended(SIGN_IN).wrote == {}
    story.signs_in()
    story.sync().ended(IN_STEP)
    in_step(story)
    everybody = [ADA, "Caroline Herschel", CHARLES, "Mary Somerville"]
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles() == everybody


# ---- listings that are not what they seem

NOTHING = {
    "a 207 with nothing": (
        "outlook",
        Answer(207, '<?xml version="1.0"?><multistatus xmlns="DAV:"></multistatus>'),
    ),
    "a 207 with nothing but a token": (
        "outlook",
        Answer(207, '<multistatus xmlns="DAV:"><sync-token>http://x/7</sync-token></multistatus>'),
    ),
    "a 207 that is empty": ("outlook", Answer(207, "")),
    "a 200 with a page for people": ("outlook", Answer(200, "<html>Welcome!</html>")),
    "no rows": ("crm", Answer(200, {"data": [], "info": {"more_records": False}})),
    "204": ("crm", Answer(204, None)),
    "an empty object": ("crm", Answer(200, {})),
    "a 200 that is no JSON": ("crm", Answer(200, "<html>Welcome!</html>")),
}


@pytest.mark.parametrize("known", ["a cursor", "no cursor"])
@pytest.mark.parametrize("what", NOTHING)
def test_a_listing_of_nothing_deletes_nothing(what: str, known: str, story: Story) -> None:
    linked(story)
    if known == "no cursor":
        _forget_cursors(story)
    edit_both_sides(story)
    side, answer = NOTHING[what]
    _wire(story, side).fail(LISTING[side], answer, times=None)
    run = story.sync()
    assert run.exit in (IN_STEP, PROBLEMS, COULD_NOT_RUN), run
    assert not any(count for name, count in run.wrote.items() if "deleted" in name or "created" in name)
    _nobody_is_lost_or_doubled(story)
    _wire(story, side).mend()
    story.sync()
    story.sync().ended(IN_STEP)
    _nobody_is_lost_or_doubled(story)
    in_step(story)


@pytest.mark.parametrize("side", ["outlook", "crm"])
@pytest.mark.parametrize("known", ["a cursor", "no cursor"])
def test_a_listing_that_is_cut_is_no_listing(known: str, side: str, story: Story) -> None:
    linked(story)
    if known == "no cursor":
        _forget_cursors(story)
    edit_both_sides(story)
    _wire(story, side).fail(LISTING[side], Cut.WITHIN, times=None)
    with story.unwritten():
        ran = story.crmsync("sync").ended(COULD_NOT_RUN)
    assert "Contacts" in ran.err
    _wire(story, side).mend()
    story.sync().ended(IN_STEP)
    in_step(story)
    _nobody_is_lost_or_doubled(story)


# ---- cursors that the service does not know any more


def _forget_cursors(story: Story) -> None:
    with sqlite3.connect(story.profile / "state.db") as state:
        state.execute("DELETE FROM cursor")
    state.close()


def _error(*conditions: str) -> str:
    return f'<?xml version="1.0"?><error xmlns="DAV:">{"".join(conditions)}</error>'


INVALID_TOKENS = {
    "RFC 6578": Answer(403, _error("<valid-sync-token/>")),
    "conflict": Answer(409, _error("<valid-sync-token/>")),
    "precondition": Answer(412, _error("<valid-sync-token/>")),
    "gone": Answer(410, ""),
    "bad request": Answer(400, "<html>Invalid sync token</html>"),
    "forbidden": Answer(403, "<html>no</html>"),
    "not implemented": Answer(501, ""),
}


@pytest.mark.parametrize(
    ("dialect", "times"), [*((dialect, 1) for dialect in INVALID_TOKENS), ("RFC 6578", 2), ("forbidden", 2)]
)
def test_a_token_that_the_mailbox_does_not_know_costs_a_listing(
    dialect: str, times: int, story: Story
) -> None:
    linked(story)
    edit_both_sides(story)
    story.crm.contacts.delete(ADA)
    story.dav.fail("REPORT .*-contacts/$", INVALID_TOKENS[dialect], times=times)
    story.sync()
    story.dav.mend()
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles() == [ADA, CHARLES], (
        "an edit beats it"
    )
    assert story.crm.contacts.get(CHARLES)["Title"] == "New"


@pytest.mark.parametrize(
    "kept", ["", "nonsense", '{"changed": 7}', "sync:http://another.example.com/1", "ctag:"]
)
@pytest.mark.parametrize("side", ["outlook", "crm"])
def test_a_place_that_makes_no_sense_costs_a_listing(side: str, kept: str, story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    with sqlite3.connect(story.profile / "state.db") as state:
        assert state.execute("UPDATE cursor SET value = ? WHERE side = ?", (kept, side)).rowcount == 1
    state.close()
    story.sync().ended(IN_STEP)
    in_step(story)
    _nobody_is_lost_or_doubled(story)


def test_a_page_token_that_expires_in_mid_listing_costs_nothing(story: Story) -> None:
    story.crm_server.switch(page_size=3)
    for name in PEOPLE:
        story.crm.contacts.add(First_Name=name.split()[0], Last_Name=name.split()[1])
    story.maps("contacts")
    story.signs_in()
    story.zoho.fail("GET /crm/v8/Contacts$", EXPIRED_PAGE_TOKEN, nth=3)
    story.sync(yes=True).ended(IN_STEP)
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles() == sorted(PEOPLE)


# ---- busy, silent and broken services


def _busy(seconds: int) -> Answer:
    return Answer(429, TOO_MANY_REQUESTS.body, (("Retry-After", str(seconds)),))


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("side", ["outlook", "crm"])
def test_a_short_wait_that_is_asked_for_is_waited_for(side: str, status: int, story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    busy = Answer(status, _busy(1).body, _busy(1).headers)
    _wire(story, side).fail("PUT ", busy)
    _wire(story, side).fail(LISTING[side], busy)
    story.sync().ended(IN_STEP)
    assert story.waits.count(timedelta(seconds=1)) == 2, (
        "each of both requests waits as long as it was told to"
    )
    in_step(story)


@pytest.mark.parametrize("side", ["outlook", "crm"])
def test_a_long_wait_is_told_and_not_waited_for(side: str, story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    _wire(story, side).fail("PUT ", _busy(3600), times=None)
    run = story.sync()
    assert story.waits == []
    assert run.exit in (PROBLEMS, COULD_NOT_RUN)
    assert all(one["message"] and one["advice"] for one in run.listed("problems"))
    _wire(story, side).mend()
    story.sync().ended(IN_STEP)
    in_step(story)


@contextmanager
def _impatient() -> Iterator[None]:
    """Nobody waits a minute for an answer."""
    with mock.patch.object(Transport, "_silence", return_value=0.3):
        yield


@pytest.mark.parametrize(
    ("what", "landed"),
    [
        ("a listing", False),
        ("an update", False),
        ("an update", True),
        ("a create", True),
        ("a create", False),
        ("a deletion", False),
    ],
)
@pytest.mark.parametrize("side", ["outlook", "crm"])
def test_a_service_that_hangs_is_told_and_what_landed_is_known(
    side: str, what: str, landed: bool, story: Story
) -> None:
    """landed: the service has done it by the time nobody waits any more; else it does it then."""
    wire, given_up = _wire(story, side), threading.Event()
    linked(story)
    story.mailbox.contacts.put(card("Gone Soon"))
    story.sync().ended(IN_STEP)
    edit_both_sides(story)
    story.mailbox.contacts.put(card("Mary Somerville"))
    story.crm.contacts.add(First_Name="Caroline", Last_Name="Herschel")
    if side == "crm":
        story.mailbox.contacts.delete("gone-soon")
    else:
        story.crm.contacts.delete("Gone Soon")
    new = "POST /crm/v8/Contacts$" if side == "crm" else "PUT .*-contacts/(?!ada|charles)"
    old = "PUT /crm/v8/Contacts" if side == "crm" else "PUT .*charles-babbage"
    lines = {"a listing": LISTING[side], "an update": old, "a create": new, "a deletion": "DELETE "}
    late: list[str] = []

    def dawdle(text: str) -> str:
        late.append(text)
        given_up.wait(PATIENCE_SECONDS)
        return text

    if landed:
        wire.twist(lines[what], dawdle)
    else:
        wire.meanwhile(lines[what], lambda: given_up.wait(PATIENCE_SECONDS))
    with _impatient():
        run = story.sync()
    assert wire.begun > len(wire.asked), "the request is on its way yet"
    given_up.set()
    assert run.exit in (IN_STEP, PROBLEMS, COULD_NOT_RUN), run
    if run.exit != IN_STEP:
        assert all(one["message"] and one["advice"] for one in run.listed("problems"))
    wire.settle()
    wire.mend()
    assert bool(late) is landed
    story.sync()
    story.sync().ended(IN_STEP)
    in_step(story)
    everybody = [ADA, "Caroline Herschel", CHARLES, "Mary Somerville"]
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles() == everybody


@pytest.mark.parametrize("cut", [Cut.AFTER, Cut.WITHIN])
@pytest.mark.parametrize("side", ["outlook", "crm"])
@pytest.mark.parametrize("what", ["PUT", "DELETE"])
def test_a_reply_that_is_cut_off_after_the_write_landed_is_no_double(
    what: str, side: str, cut: Cut, story: Story
) -> None:
    linked(story)
    edit_both_sides(story)
    if what == "DELETE":
        (story.crm.contacts.delete if side == "outlook" else story.mailbox.contacts.delete)(
            CHARLES if side == "outlook" else "ada-byron"
        )
        expected = [ADA] if side == "outlook" else [CHARLES]
    else:
        expected = [ADA, CHARLES]
    _wire(story, side).fail(f"{what} ", cut)
    once_more_if_needed(story)
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles() == expected
