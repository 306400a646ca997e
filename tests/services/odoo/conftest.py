"""One Odoo a test run; a copy of its database for each test module."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path

import pytest
from support.hands import CrmClock
from support.odoo import OdooInstallation, OdooServer, odoo_installation
from support.odoo_story import OdooStory
from support.story import Place
from support.wire import Wire

from crmsync.sandbox.mailbox import PASSWORD, USERNAME, EmbeddedMailbox

_numbers = count(1)


@pytest.fixture(scope="session")
def odoo() -> Iterator[OdooInstallation]:
    """Odoo, set up; an error where it cannot be had."""
    with odoo_installation() as installation:
        yield installation


@pytest.fixture(scope="module")
def odoo_server(odoo: OdooInstallation, request: pytest.FixtureRequest) -> Iterator[OdooServer]:
    """A server with a database that only this test module writes."""
    name = re.sub(r"\W+", "_", request.module.__name__.rpartition(".")[2])
    with odoo.serving(name) as server:
        yield server


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    result = yield
    for story in pyfuncitem.funcargs.values():
        if isinstance(story, OdooStory):
            story.rest()
    return result


@pytest.fixture(scope="module")
def mailbox_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A real Radicale server."""
    server = EmbeddedMailbox(tmp_path_factory.mktemp("mailbox"))
    server.start()
    yield Place(server.url, f"/{USERNAME}/", f"/{USERNAME}/", USERNAME, PASSWORD)
    server.stop()


@pytest.fixture(scope="module")
def wires() -> Iterator[tuple[Wire, Wire]]:
    """The wires in front of the mailbox and of Odoo."""
    dav, crm = Wire(""), Wire("")
    yield dav, crm
    dav.close()
    crm.close()


@pytest.fixture
def story(
    mailbox_server: Place, odoo_server: OdooServer, wires: tuple[Wire, Wire], tmp_path: Path
) -> Iterator[OdooStory]:
    """A story of this test alone, with an empty Odoo."""
    dav, crm = wires
    dav.renew(mailbox_server.url)
    crm.renew(odoo_server.url)
    one = OdooStory(mailbox_server, odoo_server, CrmClock(), dav, crm, tmp_path, f"o{next(_numbers)}")
    yield one
    one.mailbox.remove()
    one.crm.stranger.close()
    one.crm.administrator.close()
