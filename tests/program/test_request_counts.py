"""What each kind of run costs on the wire, and that the cost grows with what changed, never with the folder (DESIGN.md 8).

Counts of requests and of items that were parsed; never times.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from unittest import mock

import pytest
from support.documents import card, day, event, stamp, todo
from support.story import IN_STEP, KINDS, MODULES, Story
from support.wire import Asked

from crmsync.connect.zoho.items import ItemReader
from crmsync.formats.document import Document

_REPORT = re.compile(rb"<(?:\w+:)?(sync-collection|\w+-multiget|\w+-query)")
_ID = re.compile(r"/\d{6,}")
OVERLAP = timedelta(minutes=10)
"""The CRM is asked for a little more than what is new, as its times are whole seconds; after this long that is nothing."""
WRITES_A_BATCH = 50
CREATES_A_REQUEST = 100


@dataclass(frozen=True)
class Server:
    """A mailbox server. story: the fixture. tells_documents: do they come with the changes, or are they asked for?"""

    story: str
    tells_documents: bool

    def changes(self, *, read: bool) -> Counter[str]:
        """What it costs to learn what changed. read: is there anything to be read?"""
        asked = Counter({"REPORT sync-collection": 1})
        return asked + Counter({"REPORT multiget": 1}) if read and not self.tells_documents else asked


SERVERS = [Server("story", tells_documents=True), Server("xandikos_story", tells_documents=False)]
WHO = {"contacts": Counter[str](), "tasks": Counter[str](), "events": Counter({"PROPFIND": 2})}
"""A run that reads or writes events asks the folder and the person first: whom would the server mail?"""


@pytest.fixture(params=SERVERS, ids=lambda server: server.story)
def server(request: pytest.FixtureRequest) -> Server:
    found = request.param
    assert isinstance(found, Server)
    return found


@pytest.fixture
def told(server: Server, request: pytest.FixtureRequest) -> Story:
    """The story at that server."""
    story = request.getfixturevalue(server.story)
    assert isinstance(story, Story)
    return story


@dataclass
class Cost:
    """dav, zoho: how often each request was sent, items' names left out. parsed: documents and records."""

    dav: Counter[str]
    zoho: Counter[str]
    parsed: int = 0


@contextmanager
def costs(story: Story) -> Iterator[Cost]:
    """What the block costs; known when it has ended."""
    story.dav.forget()
    story.zoho.forget()
    cost = Cost(Counter(), Counter())
    parse, read = Document.parse, ItemReader.read

    def parsing(data: bytes | str) -> Document:
        cost.parsed += 1
        return parse(data)

    def reading(reader: ItemReader, record: Mapping[str, object], *, original: bool = False) -> object:
        cost.parsed += 1
        return read(reader, record, original=original)

    with mock.patch.object(Document, "parse", parsing), mock.patch.object(ItemReader, "read", reading):
        yield cost
    cost.dav.update(map(_dav, story.dav.asked))
    cost.zoho.update(_ID.sub("", one.line) for one in story.zoho.asked)


def _dav(asked: Asked) -> str:
    if asked.method != "REPORT":
        return asked.method
    report = _REPORT.search(asked.body)
    assert report is not None, asked.body
    name = report[1].decode()
    return "REPORT multiget" if name.endswith("multiget") else f"REPORT {name}"


def _fill(story: Story, numbers: range, *kinds: str) -> None:
    for number in numbers:
        if "contacts" in kinds:
            story.mailbox.contacts.put(
                card(f"Ada Byron{number}", f"EMAIL:a{number}@example.com", "TITLE:Old")
            )
        if "tasks" in kinds:
            story.mailbox.tasks.put(todo(f"Call {number}"))
        if "events" in kinds:
            story.mailbox.events.put(event(f"Tea {number}", "LOCATION:London"))


def _edit_in_outlook(story: Story, kind: str, numbers: range) -> None:
    names = {"contacts": "ada-byron", "tasks": "call-", "events": "tea-"}
    for number in numbers:
        line = "NOTE:New" if kind == "contacts" else "DESCRIPTION:New"
        story.mailbox.of(kind).add_lines(f"{names[kind]}{number}", line)


def _edit_in_crm(story: Story, kind: str, numbers: range) -> None:
    names = {"contacts": "Ada Byron", "tasks": "Call ", "events": "Tea "}
    for number in numbers:
        story.crm.of(kind).edit(f"{names[kind]}{number}", Description="Newer")


def _lists(kind: str) -> Counter[str]:
    """The two lists of a module: what changed, what was deleted."""
    return Counter(f"GET /crm/v8/{MODULES[kind]}{what}" for what in ("", "/deleted"))


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_few_changes_cost(kind: str, server: Server, told: Story) -> None:
    _fill(told, range(6), kind)
    told.begin(kind)

    _edit_in_outlook(told, kind, range(3))
    with costs(told) as cost:
        assert told.sync().ended(IN_STEP).wrote == {"crm updated": 3}
    assert cost.dav == server.changes(read=True) + WHO[kind]
    assert cost.zoho == _lists(kind) + Counter({f"PUT /crm/v8/{MODULES[kind]}": 3})

    _edit_in_crm(told, kind, range(3))
    with costs(told) as cost:
        assert told.sync().ended(IN_STEP).wrote == {"outlook updated": 3}
    read_and_written = Counter({"REPORT multiget": 2, "PUT": 3})
    assert cost.dav == server.changes(read=False) + read_and_written + WHO[kind]
    assert cost.zoho == _lists(kind)


@pytest.mark.parametrize("edit", [_edit_in_outlook, _edit_in_crm])
def test_the_cost_grows_with_the_changes_and_not_with_the_folder(
    edit: object, server: Server, told: Story
) -> None:
    assert callable(edit)
    told.zoho.clock = told.clock
    _fill(told, range(8), "contacts")
    told.begin("contacts")
    found: list[Cost] = []
    for new, numbers in ((range(0), range(2)), (range(8, 40), range(2, 4)), (range(0), range(4, 10))):
        _fill(told, new, "contacts")
        told.sync().ended(IN_STEP)
        told.clock.advance(OVERLAP)
        told.sync().ended(IN_STEP)
        edit(told, "contacts", numbers)
        with costs(told) as cost:
            assert sum(told.sync().ended(IN_STEP).wrote.values()) == len(numbers)
        found.append(cost)
    small, large, more = found
    assert large == small, "five times the folder, the same changes"
    extra = (more.dav - large.dav) + (more.zoho - large.zoho)
    assert extra == Counter({"PUT": 4}) or extra == Counter({"PUT /crm/v8/Contacts": 4}), (
        "one for each change"
    )
    assert more.parsed == 3 * large.parsed


def test_a_first_sync_of_a_full_mailbox_reads_it_once(server: Server, told: Story) -> None:
    count = CREATES_A_REQUEST + 10
    _fill(told, range(count), "contacts")
    told.maps("contacts")
    told.signs_in()
    with costs(told) as cost:
        assert told.sync(yes=True).ended(IN_STEP).wrote == {"crm created": count}
    assert cost.dav == server.changes(read=True) + Counter({"PROPFIND": 1})
    assert cost.zoho["POST /crm/v8/Contacts"] == ceil(count / CREATES_A_REQUEST)
    assert cost.parsed == 2 * count, "each document once, and once what the CRM made of it"


def test_a_first_sync_of_a_full_crm_writes_each_item_once(server: Server, told: Story) -> None:
    count = WRITES_A_BATCH + 5
    for number in range(count):
        told.crm.tasks.add(Subject=f"Call {number}")
    told.maps("tasks")
    told.signs_in()
    with costs(told) as cost:
        assert told.sync(yes=True).ended(IN_STEP).wrote == {"outlook created": count}
    # The second PROPFIND makes sure that a folder which looks empty is there.
    assert cost.dav == server.changes(read=False) + Counter(
        {"PROPFIND": 2, "PUT": count, "REPORT multiget": ceil(count / WRITES_A_BATCH)}
    )
    assert sum(number for line, number in cost.zoho.items() if line == "GET /crm/v8/Tasks") == 1
    with costs(told) as cost:
        assert told.sync().ended(IN_STEP).wrote == {}
    assert cost.dav == server.changes(read=False), "what was just written is not read again"
    assert cost.parsed <= count


def test_a_first_sync_of_two_equal_sides_writes_nothing(server: Server, told: Story) -> None:
    _fill(told, range(20), "contacts")
    for number in range(20):
        told.crm.contacts.add(
            First_Name="Ada", Last_Name=f"Byron{number}", Email=f"a{number}@example.com", Title="Old"
        )
    told.maps("contacts")
    told.signs_in()
    with costs(told) as cost:
        run = told.sync(yes=True).ended(IN_STEP)
    assert (run.wrote, run.mapping()["matched"]) == ({}, 20)
    assert cost.dav == server.changes(read=True) + Counter({"PROPFIND": 1})
    assert cost.parsed == 40


@pytest.mark.parametrize("kind", KINDS)
def test_deletions_in_the_crm_cost_a_request_each(kind: str, server: Server, told: Story) -> None:
    when = {"Start_DateTime": stamp(day(7), "10:00"), "End_DateTime": stamp(day(7), "11:00")}
    names = {"contacts": "Last_Name", "tasks": "Subject", "events": "Event_Title"}
    for name in "ABCDEFGH":
        told.crm.of(kind).add(**{names[kind]: name}, **(when if kind == "events" else {}))
    told.begin(kind)
    told.sync().ended(IN_STEP)
    told.crm.of(kind).delete("A", "B", "C")
    with costs(told) as cost:
        assert told.sync().ended(IN_STEP).wrote == {"outlook deleted": 3}
    before_image = Counter({"REPORT multiget": 1})
    assert cost.dav == server.changes(read=False) + before_image + Counter({"DELETE": 3}) + WHO[kind]


def test_writes_go_one_at_a_time_unless_the_settings_say_more(story: Story) -> None:
    story.maps("tasks")
    story.signs_in()
    story.sync(yes=True).ended(IN_STEP)
    in_flight: list[int] = []
    together = threading.Barrier(3, timeout=10)

    def alone(reply: str) -> str:
        in_flight.append(story.dav.begun - len(story.dav.asked))
        return reply

    def with_others(reply: str) -> str:
        together.wait()
        return reply

    for at_once, each_reply in ((None, alone), (3, with_others)):
        if at_once is not None:
            config = story.config.read_text()
            story.config.write_text(
                config.replace("[accounts.office]", f"[accounts.office]\nmax_connections = {at_once}")
            )
        story.dav.mend()
        story.dav.twist("PUT ", each_reply)
        for number in range(3):
            story.crm.tasks.add(Subject=f"Call {number} of {at_once}")
        assert story.sync(yes=True).ended(IN_STEP).wrote == {"outlook created": 3}
    assert in_flight == [1, 1, 1]
    assert not together.broken
