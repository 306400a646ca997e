"""The Activity page over a story of runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.activities import (
    ADA,
    GRACE,
    LONG_NOTES,
    choose,
)
from support.desks import Services, configuration

from crmsync.app.facade import Crmsync
from crmsync.app.types import Kind, Profile, Side
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.activity.undoing import UndoDialog
from crmsync.desktop.windows.activity.window import ActivityPage


@pytest.fixture
def profile(profile: Profile) -> Profile:
    profile.config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    return profile


@pytest.fixture
def story(crmsync: Crmsync, services: Services) -> None:
    """Run 1 creates Ada, Grace and a task in the CRM. Run 2 does nothing. In run 3 Ada's title goes to the CRM, her
    notes lose against the CRM's, and Grace is deleted there.
    """
    ada, grace = services.outlook.add(**ADA), services.outlook.add(**GRACE)
    services.person(Side.OUTLOOK, Kind.TASKS).add(subject="Call Grace about the compiler")
    crmsync.runs.sync(yes=True)
    crmsync.runs.sync()
    services.outlook.edit(ada, title="Programmer", notes=LONG_NOTES)
    services.crm.edit(services.crm.find("Ada Byron"), notes="Wants an offer.")
    services.outlook.delete(grace)
    crmsync.runs.sync()


@pytest.fixture
def page(story: None, bridge: Bridge, qtbot: QtBot) -> ActivityPage:
    found = ActivityPage(bridge)
    qtbot.addWidget(found)
    found.resize(1000, 700)
    found.show()
    qtbot.waitUntil(lambda: not found.model.is_loading)
    return found


@pytest.fixture
def press(page: ActivityPage, qtbot: QtBot) -> Callable[[str, str], UndoDialog]:
    """Choose the change of a field, press one of the buttons, and wait for the question."""

    def act(field: str, button: str) -> UndoDialog:
        choose(page, field, qtbot)
        qtbot.mouseClick(getattr(page.details, button), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.undoing.dialog is not None and page.undoing.dialog.isVisible())
        assert page.undoing.dialog is not None
        return page.undoing.dialog

    return act
