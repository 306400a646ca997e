"""The invitation firewall at a server that really schedules (Cyrus, RFC 6638): what lies in the guests' inboxes.

Anna is the program's user; Bert and Cora have calendars on the same server, and Emmy's is elsewhere, so that the server would
send her a mail. Each of them is looked at with plain requests.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support.documents import at, crlf, day, event, stamp, unfolded, values
from support.hands import CrmClock, DavHand, FolderHand
from support.servers import DavServer, cyrus
from support.story import HELD, IN_STEP, Place, Run, Story
from support.wire import Wire

from crmsync.sandbox.crm import EmbeddedCrm

ANNA, BERT, CORA, EMMY = (f"{name}@{host}" for name, host in [
    ("anna", "example.com"), ("bert", "example.com"), ("cora", "example.com"), ("emmy", "elsewhere.example"),
])  # fmt: skip
USERS = ("anna", "bert", "cora")
GUESTS = (
    f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{ANNA}",
    *(f"ATTENDEE;RSVP=TRUE:mailto:{one}" for one in (BERT, CORA, EMMY)),
)
OWN = (f"ORGANIZER:mailto:{ANNA}", *GUESTS)
BERTS = (f"ORGANIZER:mailto:{BERT}", f"ATTENDEE:mailto:{BERT}", f"ATTENDEE;RSVP=TRUE:mailto:{ANNA}")
PAST = at(day(-7), "10:00", "11:00")
LATER = {"Start_DateTime": stamp(day(9), "15:00"), "End_DateTime": stamp(day(9), "16:00")}
PEOPLE = [{"type": "email", "participant": one} for one in (BERT, CORA, EMMY)]
SERIES = "RRULE:FREQ=WEEKLY;COUNT=6"
ALL = {"outlook": {"categories": ["*"]}}


@dataclass
class Scene:
    """The story of Anna, and the inboxes of the others.

    sent: what left for other servers. read: how many lines of it were read so far.
    """

    story: Story
    hands: Mapping[str, DavHand]
    sent: Path
    read: int = 0

    def calendar(self, user: str) -> FolderHand:
        """The calendar into which invitations come."""
        return FolderHand(self.hands[user], f"/dav/calendars/user/{user}/Default/", ".ics")

    def letters(self) -> list[str]:
        """What came since the last look: "bert REQUEST Tea", sorted."""
        found = [one for user in USERS for one in self._inbox(user)]
        lines = self.sent.read_text().splitlines()
        for letter in map(json.loads, filter(None, lines[self.read :])):
            found.append(_told(letter["recipient"].partition("@")[0], letter["ical"]))
        self.read = len(lines)
        return sorted(found)

    def _inbox(self, user: str) -> Iterator[str]:
        inbox = FolderHand(self.hands[user], f"/dav/calendars/user/{user}/Inbox/", ".ics")
        for item in inbox.items():
            yield _told(user, inbox.get(item))
            inbox.delete(item)

    def copies(self) -> dict[str, dict[str, str]]:
        """The calendars of the others, which the server writes when it delivers a letter."""
        return {user: self.calendar(user).all() for user in USERS if user != "anna"}

    def edited_in_the_crm(self, title: str, **changes: Any) -> Run:
        """The person edits a meeting in the CRM; then a run."""
        self.story.crm.events.edit(title, **changes)
        return self.story.sync()

    @contextmanager
    def left_alone(self, title: str) -> Iterator[None]:
        """Inside, the mailbox gets no write, the meeting stays byte for byte, and nobody hears of it."""
        folder = self.story.mailbox.events
        item = folder.named(title)
        before, copies = folder.get(item), self.copies()
        with self.story.dav.listening() as asked:
            yield
        assert self.copies() == copies
        assert [line for line in asked if line.startswith(("PUT", "DELETE"))] == []
        assert folder.get(item) == before
        assert self.letters() == []


def _told(who: str, message: str) -> str:
    (method,), title = values(message, "METHOD"), values(message, "SUMMARY")[0]
    return f"{who} {method} {title}"


def told(run: Run) -> list[tuple[str, str]]:
    """What the run listed as left out in the mailbox: item and field."""
    return sorted((one["item"], one["field"]) for one in run.listed("left_out") if one["side"] == "outlook")


@pytest.fixture(scope="module")
def server() -> Iterator[DavServer]:
    """A Cyrus with scheduling."""
    with cyrus(scheduling=True, users=USERS) as running:
        yield running


@pytest.fixture
def scene(server: DavServer, tmp_path: Path) -> Iterator[Scene]:
    """A story whose calendar is the one into which Anna's invitations come. It ends with two idle runs."""
    clock = CrmClock()
    dav, zoho = Wire(server.url), Wire("")
    hands = {user: DavHand(server.url, user, server.password) for user in USERS}
    place = Place(server.url, server.address_books, server.calendars, server.username, server.password)
    assert server.sent is not None
    with EmbeddedCrm(clock=clock) as crm:
        zoho.renew(crm.base_url)
        story = Story(place, crm, clock, dav, zoho, tmp_path, tmp_path.name)
        found = Scene(story, hands, server.sent)
        for user in USERS:
            found.calendar(user).empty()
        story.mailbox.events = found.calendar("anna")
        found.letters()
        yield found
        story.rest()
        assert found.letters() == []
    dav.close()
    zoho.close()


# ---- the server does mail, else nothing below would mean anything


def test_a_plain_client_makes_the_server_mail_the_guests(scene: Scene) -> None:
    calendar = scene.calendar("anna")
    calendar.put(event("Tea", *OWN))
    assert scene.letters() == ["bert REQUEST Tea", "cora REQUEST Tea", "emmy REQUEST Tea"]
    assert scene.calendar("bert").titles() == ["Tea"]
    copies = scene.copies()
    calendar.put(event("Tea", *OWN, start=at(day(8), "12:00", "13:00")))
    assert "emmy REQUEST Tea" in scene.letters()
    assert all(scene.copies()[one] != copies[one] for one in ("bert", "cora")), (
        "the server changes their calendars"
    )
    calendar.delete("tea")
    assert scene.letters() == ["bert CANCEL Tea", "cora CANCEL Tea", "emmy CANCEL Tea"]


def test_a_plain_client_makes_the_server_answer_the_organiser(scene: Scene) -> None:
    scene.calendar("bert").put(event("Ball", *BERTS, SERIES))
    assert scene.letters() == ["anna REQUEST Ball"]
    calendar = scene.calendar("anna")
    (item,) = calendar.items()
    calendar.add_lines(item, f"EXDATE;TZID=Europe/Berlin:{day(14):%Y%m%d}T100000")
    assert scene.letters() == ["bert REPLY Ball"]
    calendar.delete(item)
    assert scene.letters() == ["bert REPLY Ball"]


# ---- the program


def _begun(scene: Scene, **rules: Any) -> Run:
    """One's own meeting, a past one, one of Bert's and one of the CRM are there; the first sync has been."""
    scene.calendar("anna").put(event("Tea", *OWN, "LOCATION:London"))
    scene.calendar("anna").put(event("Old", *OWN, start=PAST))
    scene.calendar("bert").put(event("Ball", *BERTS, "LOCATION:London"))
    scene.story.crm.events.add(Event_Title="Board", Participants=PEOPLE, **LATER)
    scene.story.crm.events.add(
        Event_Title="Tea",
        Start_DateTime=stamp(day(7), "10:00"),
        End_DateTime=stamp(day(7), "11:00"),
        Venue="Paris",
    )
    scene.letters()
    return scene.story.begin("events", **ALL, **rules)


@pytest.mark.parametrize("allowed", [False, True])
def test_a_first_sync_tells_nobody(allowed: bool, scene: Scene) -> None:
    run = _begun(scene, invitations=allowed)
    assert scene.letters() == []
    assert run.wrote == {"outlook created": 1, "crm created": 2, "crm updated": 1}
    assert run.mapping()["would_mail"] == 0
    assert scene.story.mailbox.events.values("Board", "ATTENDEE") == []
    guests = sorted(one["Email"] for one in scene.story.crm.events.get("Tea")["Participants"])
    assert guests == [BERT, CORA, EMMY], "the CRM is told who comes"


def test_ones_own_meeting_is_left_alone_whatever_is_done_in_the_crm(scene: Scene) -> None:
    _begun(scene)
    with scene.left_alone("Tea"):
        run = scene.edited_in_the_crm("Tea", Venue="Rome", **LATER).ended(IN_STEP)
    assert {("Tea", "location"), ("Tea", "start"), ("Tea", "end")} <= set(told(run))
    with scene.left_alone("Tea"):
        preview = scene.story.sync(preview=True)
        scene.story.crm.events.delete("Tea")
        run = scene.story.sync().ended(IN_STEP)
    assert preview.mapping()["would_mail"] == 3, "it still waits for leave"
    assert ("Tea", "") in told(run)


def test_a_meeting_of_somebody_else_is_neither_changed_nor_declined(scene: Scene) -> None:
    _begun(scene)
    with scene.left_alone("Ball"):
        run = scene.edited_in_the_crm("Ball", Venue="Rome", **LATER).ended(IN_STEP)
    assert ("Ball", "location") in told(run)
    run = scene.edited_in_the_crm("Ball", Remind_At=[{"unit": 10, "period": "minutes"}]).ended(IN_STEP)
    assert run.wrote == {"outlook updated": 1}, "a reminder is one's own"
    with scene.left_alone("Ball"):
        scene.story.crm.events.delete("Ball")
        run = scene.story.sync().ended(IN_STEP)
    assert ("Ball", "") in told(run)


def test_a_meeting_that_the_crm_made_with_guests_may_be_changed_and_deleted(scene: Scene) -> None:
    _begun(scene)
    assert scene.edited_in_the_crm("Board", Venue="Rome", Participants=PEOPLE[:1]).wrote == {
        "outlook updated": 1
    }
    scene.story.crm.events.delete("Board")
    assert scene.story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1}
    assert scene.letters() == []


def test_a_meeting_that_is_new_in_the_crm_comes_without_its_guests(scene: Scene) -> None:
    scene.story.begin("events", **ALL)
    scene.story.crm.events.add(Event_Title="Board", Participants=PEOPLE, **LATER)
    assert scene.story.sync(preview=True).mapping()["would_mail"] == 3
    assert scene.story.sync().ended(IN_STEP).wrote == {"outlook created": 1}
    assert scene.story.mailbox.events.values("Board", "ATTENDEE") == []
    assert scene.letters() == []


@pytest.mark.parametrize("lines", [OWN, BERTS], ids=["own", "invited"])
def test_a_series_with_an_exception_is_left_alone(lines: tuple[str, ...], scene: Scene) -> None:
    owner = "anna" if lines is OWN else "bert"
    scene.calendar(owner).put(_series(lines))
    assert scene.letters() != []
    scene.story.begin("events", **ALL)
    for changes in ({"Venue": "Rome"}, LATER, {"Recurring_Activity": None}):
        with scene.left_alone("Class"):
            assert scene.edited_in_the_crm("Class", **changes).wrote == {}
    with scene.left_alone("Class"):
        scene.story.crm.events.delete("Class")
        assert scene.story.sync().wrote == {}


def _series(lines: tuple[str, ...]) -> str:
    """Six meetings, of which the second is cancelled and the third is at another time."""
    whole = event("Class", *lines, SERIES, f"EXDATE;TZID=Europe/Berlin:{day(14):%Y%m%d}T100000")
    changed = event(
        "Class", *lines, f"RECURRENCE-ID;TZID=Europe/Berlin:{day(21):%Y%m%d}T100000", start=at(day(21), "14:00", "15:00")
    )  # fmt: skip
    one = changed[changed.index("BEGIN:VEVENT") : changed.index("END:VCALENDAR")]
    return crlf(whole.replace("END:VCALENDAR", one + "END:VCALENDAR"))


# ---- other ways in


def _undo_all(scene: Scene, first: Run) -> None:
    run = scene.story.undo(first)
    assert run.wrote == {"outlook deleted": 1, "crm deleted": 2, "crm updated": 1}


def _resolve(scene: Scene, first: Run) -> None:
    scene.story.maps("events", **ALL, conflicts="ask")
    scene.calendar("anna").edit("tea", "LOCATION:London", "LOCATION:Vienna")
    scene.letters()
    (conflict,) = scene.edited_in_the_crm("Tea", Venue="Rome").listed("conflicts")
    with scene.left_alone("Tea"):
        scene.story.resolve(conflict, "Madrid")
        assert ("Tea", "location") in told(scene.story.sync())
    assert scene.story.crm.events.get("Tea")["Venue"] == "Madrid"


def _tag(scene: Scene, first: Run) -> None:
    with scene.left_alone("Tea"):
        scene.story.clock.advance()
        scene.edited_in_the_crm("Tea", Tag=[{"name": "Loom"}])


def _accept(scene: Scene, first: Run) -> None:
    scene.story.maps(
        "events", **ALL, hold={"updates": 0, "updates_percent": 0, "deletions": 0, "deletions_percent": 0}
    )
    with scene.left_alone("Tea"):
        scene.story.crm.events.delete("Board")
        run = scene.edited_in_the_crm("Tea", Venue="Rome").ended(HELD)
        assert [one["item"] for one in run.listed("held")] == ["Board"]
    scene.story.sync(yes=True).ended(IN_STEP)


def _repair(scene: Scene, first: Run) -> None:
    with scene.left_alone("Tea"):
        scene.edited_in_the_crm("Tea", Venue="Rome")
        scene.story.crmsync("audit", "--repair", "--json")


def _lose_the_state(scene: Scene, first: Run) -> None:
    for file in scene.story.profile.glob("state*"):
        file.unlink()
    with scene.left_alone("Tea"), scene.left_alone("Ball"):
        scene.story.crm.events.edit("Tea", Venue="Rome")
        scene.story.crm.events.edit("Ball", Venue="Rome")
        assert scene.story.sync(yes=True).mapping()["matched"] == 4


WAYS = [_undo_all, _resolve, _tag, _accept, _repair, _lose_the_state]


@pytest.mark.parametrize("way", WAYS, ids=[way.__name__.strip("_") for way in WAYS])
def test_no_other_way_in_tells_anybody(way: Callable[[Scene, Run], None], scene: Scene) -> None:
    first = _begun(scene)
    way(scene, first)
    assert scene.letters() == []


def test_an_undo_leaves_a_meeting_that_got_guests_since(scene: Scene) -> None:
    scene.story.begin("events", **ALL)
    scene.story.crm.events.add(Event_Title="Board", **LATER)
    run = scene.story.sync().ended(IN_STEP)
    scene.calendar("anna").add_lines(scene.calendar("anna").named("Board"), *OWN)
    assert scene.letters() == ["bert REQUEST Board", "cora REQUEST Board", "emmy REQUEST Board"]
    with scene.left_alone("Board"):
        assert scene.story.undo(run).wrote == {}
    assert scene.story.sync().ended(IN_STEP).wrote == {"crm updated": 1}, "the CRM is told who comes"


def test_an_undo_of_a_deletion_invites_nobody(scene: Scene) -> None:
    _begun(scene, invitations=True)
    scene.story.crm.events.delete("Tea")
    run = scene.story.sync().ended(IN_STEP)
    assert scene.letters() == ["bert CANCEL Tea", "cora CANCEL Tea", "emmy CANCEL Tea"]
    assert scene.story.undo(run).wrote == {"outlook created": 1}
    lines = unfolded(scene.story.mailbox.events.get(scene.story.mailbox.events.named("Tea")))
    people = [line for line in lines if line.startswith("ATTENDEE")]
    assert len(people) == 4
    assert all("SCHEDULE-AGENT=CLIENT" in line for line in people)
    assert scene.letters() == []


# ---- where the mapping allows invitations


def test_guests_are_mailed_about_a_future_meeting_only(scene: Scene) -> None:
    _begun(scene, invitations=True)
    with scene.left_alone("Old"):
        run = scene.edited_in_the_crm("Old", Venue="Rome")
    assert ("Old", "location") in told(run)
    scene.story.crm.events.edit("Tea", **LATER)
    assert scene.story.sync(preview=True).mapping()["would_mail"] == 3
    assert scene.letters() == []
    copies = scene.copies()
    assert scene.story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert "emmy REQUEST Tea" in scene.letters()
    assert all(scene.copies()[one] != copies[one] for one in ("bert", "cora"))
    scene.story.crm.events.add(Event_Title="New", Participants=PEOPLE[:1], **LATER)
    scene.story.sync().ended(IN_STEP)
    assert scene.letters() == ["bert REQUEST New"]
    scene.story.crm.events.delete("New")
    scene.story.sync().ended(IN_STEP)
    assert scene.letters() == ["bert CANCEL New"]
    with scene.left_alone("Ball"):
        scene.story.crm.events.delete("Ball")
        scene.story.sync().ended(IN_STEP)


# ---- the preview


def test_the_preview_says_how_many_people_would_get_mail(scene: Scene) -> None:
    _begun(scene)
    scene.story.crm.events.edit("Tea", **LATER)
    assert scene.story.sync(preview=True).mapping()["would_mail"] == 3
    said = scene.story.crmsync("sync", "--preview").out
    assert "3 people would get mail if invitations were allowed; they are not, nobody does" in said
    scene.story.maps("events", **ALL, invitations=True)
    assert "3 people will get mail" in scene.story.crmsync("sync", "--preview").out
    scene.story.maps("events", **ALL)
    scene.story.sync().ended(IN_STEP)
    assert scene.letters() == []
