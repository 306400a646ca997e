"""The Review page with something to decide."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from support.desks import Services, configuration
from support.reviewing import ADA, GRACE, card, edit, sync

from crmsync.app.facade import Crmsync
from crmsync.app.types import Kind, Profile
from crmsync.connect.errors import Rejected
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.review.conflicts import ConflictCard
from crmsync.desktop.windows.review.window import ReviewPage


@pytest.fixture
def profile(profile: Profile) -> Profile:
    profile.config.write_text(configuration() + 'conflicts = "ask"\n')
    return profile


@pytest.fixture
def pairs(crmsync: Crmsync, services: Services) -> None:
    """Ada and Grace on both sides, in step."""
    services.outlook.add(**ADA)
    services.outlook.add(**GRACE)
    crmsync.runs.sync(yes=True)


@pytest.fixture
def page(bridge: Bridge, qtbot: QtBot) -> ReviewPage:
    found = ReviewPage(bridge)
    qtbot.addWidget(found)
    found.resize(800, 800)
    found.show()
    qtbot.waitUntil(lambda: found._is_read)
    return found


@pytest.fixture
def conflict(pairs: None, page: ReviewPage, services: Services, qtbot: QtBot) -> ConflictCard:
    """Ada's job title changed on both sides."""
    edit(services, "Ada Byron", {"title": "Programmer"}, {"title": "Countess"})
    sync(page, qtbot)
    return card(page, "title")


@pytest.fixture
def alike(pairs: None, page: ReviewPage, services: Services, qtbot: QtBot) -> ConflictCard:
    """The notes of both changed on both sides, and Ada's title."""
    edit(services, "Ada Byron", {"notes": "A1", "title": "Programmer"}, {"notes": "A2", "title": "Countess"})
    edit(services, "Grace Hopper", {"notes": "G1"}, {"notes": "G1\nG2"})
    sync(page, qtbot)
    return card(page, "notes")


@pytest.fixture
def refused(services: Services, page: ReviewPage, qtbot: QtBot) -> ReviewPage:
    """The CRM refuses Ada."""
    services.outlook.add(**ADA)
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: Rejected(
        "The name is not allowed.",
        service="CRM",
        advice="Change it. With crmsync problems you see all.",
        code="INVALID",
    )
    sync(page, qtbot, yes=True)
    return page


@pytest.fixture
def everything(crmsync: Crmsync, page: ReviewPage, services: Services, qtbot: QtBot) -> ReviewPage:
    """Conflicts, a problem, six deletions held, an ambiguous person, a left-out value."""
    for number in range(6):
        services.outlook.add(given_name="P", family_name=f"Number {number}", email_1=f"p{number}@example.com")
    for person in (ADA, GRACE):
        services.outlook.add(**person)
    crmsync.runs.sync(yes=True)
    for number in range(6):
        services.outlook.delete(services.outlook.find(f"P Number {number}"))
    edit(
        services,
        "Ada Byron",
        {"notes": "Met at the fair. " * 20, "categories": ("Navy",), "birthday": date(1815, 12, 10)},
        {"notes": "Wants an offer for the second engine.", "categories": ("Speaker",)},
    )
    services.crm.edit(services.crm.find("Ada Byron"), birthday=date(1815, 12, 11))
    services.outlook.edit(services.outlook.find("Grace Hopper"), department="Refused")
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: (
        Rejected("The department is not allowed.", service="CRM", advice="Change it.", code="INVALID")
        if "Refused" in str(write)
        else None
    )
    for phone in ("+49303", "+49304"):
        services.crm.add(
            given_name="Mary", family_name="Somerville", email_1="mary@example.com", mobile_phone=phone
        )
    services.outlook.add(given_name="Mary", family_name="Somerville", email_1="mary@example.com")
    sync(page, qtbot)
    with crmsync._context.writing() as db, db.transaction():
        db.connection.execute(
            "INSERT INTO left_out (mapping, half, side, field, reason)"
            " SELECT mapping, id, 'crm', 'notes', 'longer than 32,000 characters' FROM half WHERE side = 'outlook' LIMIT 1"
        )
    page._read()
    qtbot.waitUntil(lambda: len(page.lists.left_out) == 1)
    return page
