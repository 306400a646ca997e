"""A seat at a Linux desktop for each test, and the desktop program there: signed in to a real DAV server and the embedded CRM."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from support.documents import card
from support.hands import CrmClock
from support.seat import Seat
from support.seated import ADA, Seated
from support.story import Place, Story
from support.wire import Wire

from crmsync.sandbox.crm import EmbeddedCrm
from crmsync.sandbox.mailbox import PASSWORD, USERNAME, EmbeddedMailbox


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """A screen, a bus and a home; no panel yet."""
    with closing(Seat(tmp_path / "home")) as found:
        found.begin()
        yield found


@pytest.fixture(scope="session")
def mailbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A real Radicale server."""
    server = EmbeddedMailbox(tmp_path_factory.mktemp("mailbox"))
    server.start()
    yield Place(server.url, f"/{USERNAME}/", f"/{USERNAME}/", USERNAME, PASSWORD)
    server.stop()


@pytest.fixture
def story(mailbox: Place, tmp_path: Path) -> Iterator[Story]:
    """A profile in which Ada is on both sides, after its first sync; whoever is told of a conflict is asked."""
    with ExitStack() as stack:
        clock = CrmClock()
        crm = stack.enter_context(EmbeddedCrm(clock=clock))
        dav, zoho = (stack.enter_context(closing(Wire(url))) for url in (mailbox.url, crm.base_url))
        folder = tmp_path / "story"
        folder.mkdir()
        found = Story(mailbox, crm, clock, dav, zoho, folder, "desktop")
        stack.callback(found.mailbox.remove)
        found.mailbox.contacts.put(card(ADA))
        found.begin("contacts", conflicts="ask")
        yield found


@pytest.fixture
def seated(seat: Seat, story: Story) -> Seated:
    """The desktop program of that story; not started yet."""
    return Seated(seat, story)
