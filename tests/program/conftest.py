"""The servers of whole-program stories (one mailbox a worker, one CRM a story) and the story itself.

A test that takes `story` ends with `Story.rest`, as a part of the test: two idle runs that write nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

import pytest
from support.hands import CrmClock
from support.servers import xandikos
from support.story import Place, Story
from support.tls import TlsFiles, make_tls_files
from support.wire import Wire

from crmsync.sandbox.crm import EmbeddedCrm
from crmsync.sandbox.mailbox import PASSWORD, USERNAME, EmbeddedMailbox

_numbers = count(1)
TellStory = Callable[[Path], AbstractContextManager[Story]]


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    result = yield
    for story in pyfuncitem.funcargs.values():
        if isinstance(story, Story):
            story.rest()
    return result


@pytest.fixture(scope="session")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    """A certificate of an authority of its own, for servers on this machine."""
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="session")
def mailbox_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A real Radicale server."""
    server = EmbeddedMailbox(tmp_path_factory.mktemp("mailbox"))
    server.start()
    yield Place(server.url, f"/{USERNAME}/", f"/{USERNAME}/", USERNAME, PASSWORD)
    server.stop()


@pytest.fixture(scope="session")
def xandikos_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A real Xandikos server."""
    with xandikos(tmp_path_factory.mktemp("xandikos")) as server:
        yield Place(server.url, server.address_books, server.calendars, server.username, "")


@pytest.fixture(scope="session")
def wires() -> Iterator[tuple[Wire, Wire]]:
    """The wires in front of the mailbox and of the CRM."""
    dav, zoho = Wire(""), Wire("")
    yield dav, zoho
    dav.close()
    zoho.close()


@contextmanager
def telling(place: Place, wires: tuple[Wire, Wire], folder: Path) -> Iterator[Story]:
    """A story at a mailbox server. Only one at a time: the wires are shared."""
    clock = CrmClock()
    with EmbeddedCrm(clock=clock) as crm:
        dav, zoho = wires
        dav.renew(place.url)
        zoho.renew(crm.base_url)
        story = Story(place, crm, clock, dav, zoho, folder, f"t{next(_numbers)}")
        yield story
        # An item that is gone from its folder is looked for in the account's other folders.
        story.mailbox.remove()


@pytest.fixture(scope="session")
def tell_story(mailbox_server: Place, wires: tuple[Wire, Wire]) -> TellStory:
    """Makes a story in a folder, for fixtures that several tests look at."""
    return lambda folder: telling(mailbox_server, wires, folder)


@pytest.fixture
def story(mailbox_server: Place, wires: tuple[Wire, Wire], tmp_path: Path) -> Iterator[Story]:
    """A story of this test alone."""
    with telling(mailbox_server, wires, tmp_path) as one:
        yield one


@pytest.fixture
def xandikos_story(xandikos_server: Place, wires: tuple[Wire, Wire], tmp_path: Path) -> Iterator[Story]:
    """A story of this test alone, at Xandikos."""
    with telling(xandikos_server, wires, tmp_path) as one:
        yield one
