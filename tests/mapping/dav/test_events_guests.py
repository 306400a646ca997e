"""Participants: who is read, who is written, and what is never touched."""

from __future__ import annotations

import pytest
from support.ics import EVENTS, ME, OPTIONS, calendar, event, lines_of, vevent

from crmsync.mapping.base import Access, TableOptions
from crmsync.mapping.dav.events import event_table
from crmsync.model.items import Trait
from crmsync.model.values import Answer, Participant

START = "DTSTART:20260105T090000Z"
MINE = f"ORGANIZER;CN=Ada:mailto:{ME}"
THEIRS = "ORGANIZER;CN=Grace Hopper:MAILTO:grace@navy.example"
BOB = Participant("bob@x.example", "Bob", Answer.ACCEPTED)
BOB_LINE = "ATTENDEE;CN=Bob;PARTSTAT=ACCEPTED:mailto:Bob@x.example"
CAROL_LINE = "ATTENDEE;CN=Carol;ROLE=OPT-PARTICIPANT;X-NUM-GUESTS=0:mailto:carol@x.example"
ROOM = "ATTENDEE;CUTYPE=ROOM;CN=Room 1:mailto:room1@x.example"
MYSELF = f"ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED;ROLE=CHAIR:mailto:{ME}"


@pytest.mark.parametrize(
    "lines, guests",
    [
        ([], None),
        ([MINE, MYSELF], None),
        ([MINE, MYSELF, ROOM, BOB_LINE], (BOB,)),
        ([BOB_LINE, BOB_LINE.replace("ACCEPTED", "DECLINED")], (BOB,)),
        (
            [THEIRS, MYSELF, BOB_LINE],
            (BOB, Participant("grace@navy.example", "Grace Hopper", Answer.ACCEPTED)),
        ),
        ([THEIRS, "ATTENDEE:mailto:grace@navy.example"], (Participant("grace@navy.example"),)),
        (["ATTENDEE;PARTSTAT=TENTATIVE:mailto:b%40x@x.example?x=1"], None),
        (
            ["ATTENDEE;PARTSTAT=TENTATIVE:mailto:b%2Bc@x.example"],
            (Participant("b+c@x.example", "", Answer.TENTATIVE),),
        ),
        (
            ["ATTENDEE;PARTSTAT=DELEGATED:mailto:b@x.example"],
            (Participant("b@x.example", "", Answer.DECLINED),),
        ),
        (["ATTENDEE;PARTSTAT=X-MAYBE:mailto:b@x.example"], (Participant("b@x.example"),)),
        (['ATTENDEE;CN="b@x.example":mailto:b@x.example'], (Participant("b@x.example"),)),
        (["ATTENDEE;EMAIL=b@x.example:/principals/b/"], (Participant("b@x.example"),)),
        (["ATTENDEE:invalid:nomail", "ATTENDEE:urn:uuid:1", "ATTENDEE:"], None),
        (
            ["ATTENDEE;CN=\"Grace ^'Amazing^' Hopper\":mailto:g@x.example"],
            (Participant("g@x.example", 'Grace "Amazing" Hopper'),),
        ),
    ],
)
def test_reads_people_other_than_me(lines: list[str], guests: tuple[Participant, ...] | None) -> None:
    item = event(START, *lines)
    assert EVENTS.read(item).get("participants") == guests
    EVENTS.write(item, {"participants": guests})
    assert not item.edited


@pytest.mark.parametrize(
    "before, guests, after",
    [
        (
            [],
            (Participant("b@x.example", 'B, "the" B'),),
            [
                "ATTENDEE;CN=\"B, ^'the^' B\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:b@x.example",
                f"ORGANIZER:mailto:{ME}",
            ],
        ),
        ([MINE, MYSELF, ROOM, BOB_LINE, CAROL_LINE], (BOB,), [MINE, MYSELF, ROOM, BOB_LINE]),
        (
            [MINE, CAROL_LINE],
            (Participant("carol@x.example", "Carol", Answer.TENTATIVE),),
            [MINE, CAROL_LINE.replace(":mailto", ";PARTSTAT=TENTATIVE:mailto")],
        ),
        (
            [MINE, BOB_LINE],
            (Participant("bob@x.example", "", Answer.ACCEPTED),),
            [MINE, BOB_LINE.replace(";CN=Bob", "")],
        ),
        ([MINE, MYSELF, BOB_LINE], None, [MINE, MYSELF]),
        (
            [MINE],
            (Participant("50%?@x.example", "", Answer.DECLINED),),
            [MINE, "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED:mailto:50%25%3F@x.example"],
        ),
    ],
)
def test_writes_guests(before: list[str], guests: tuple[Participant, ...] | None, after: list[str]) -> None:
    item = event(START, *before)
    EVENTS.write(item, {"participants": guests})
    assert lines_of(item) == [START, *after]
    assert EVENTS.read(EVENTS.open(item.serialize())).get("participants") == guests


def test_a_guest_may_not_change_the_guest_list() -> None:
    item = event(START, THEIRS, MYSELF, BOB_LINE)
    EVENTS.write(item, {"participants": None})
    EVENTS.write(item, {"participants": (Participant("b@x.example"),)})
    assert not item.edited


def test_new_guests_are_treated_like_those_already_there() -> None:
    """The server mails nobody of a meeting whose guests it was told to leave to the client (RFC 6638 §7.1)."""
    client = BOB_LINE.replace(";CN", ";SCHEDULE-AGENT=CLIENT;CN")
    for known, told in ((client, True), (BOB_LINE, False)):
        item = event(START, MINE, known)
        EVENTS.write(item, {"participants": (BOB, Participant("b@x.example"))})
        assert lines_of(item)[2] == known
        assert ("SCHEDULE-AGENT=CLIENT" in lines_of(item)[3]) is told


def test_without_invitations_guests_are_only_read() -> None:
    reading = event_table(TableOptions({}, addresses=OPTIONS.addresses), "Europe/Berlin")
    assert (reading.access("participants"), EVENTS.access("participants")) == (Access.READ, Access.READ_WRITE)


def test_who_nobody_told_apart_is_not_listed() -> None:
    """Without the person's own addresses the organiser may be the person."""
    unknown = event_table(TableOptions({}, invitations=True), "Europe/Berlin")
    item = unknown.open(calendar(vevent(START, THEIRS, BOB_LINE)))
    assert unknown.read(item)["participants"] == (BOB,)
    unknown.write(item, {"participants": (BOB, Participant("b@x.example"))})
    assert not item.edited


GUESTS, ORGANISED = frozenset({Trait.GUESTS}), frozenset({Trait.GUESTS, Trait.ORGANISED})
INVITED = frozenset({Trait.GUESTS, Trait.INVITED})


@pytest.mark.parametrize(
    "lines, override, traits",
    [
        ([], [], frozenset()),
        ([MINE, MYSELF], [], frozenset()),
        ([MINE, MYSELF, BOB_LINE], [], ORGANISED),
        ([MINE, ROOM], [], ORGANISED),
        ([MINE.upper(), BOB_LINE], [], ORGANISED),
        ([THEIRS, MYSELF], [], frozenset({Trait.INVITED})),
        ([THEIRS, MYSELF, BOB_LINE], [], INVITED),
        ([BOB_LINE], [], GUESTS),
        ([MINE], ["RECURRENCE-ID:20260112T090000Z", MINE, BOB_LINE], ORGANISED),
        ([MINE, "ATTENDEE:urn:uuid:1"], [], ORGANISED),
    ],
)
def test_traits(lines: list[str], override: list[str], traits: frozenset[Trait]) -> None:
    blocks = [vevent(START, "RRULE:FREQ=WEEKLY", *lines), *([vevent(*override)] if override else [])]
    assert EVENTS.facts(EVENTS.open(calendar(*blocks))).traits == traits


def test_whose_addresses_nobody_knows_may_be_any_organiser() -> None:
    unknown = event_table(TableOptions({}), "Europe/Berlin")
    assert unknown.facts(unknown.open(calendar(vevent(START, THEIRS, BOB_LINE)))).traits == ORGANISED
