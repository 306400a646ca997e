"""What the person is told, and what not: grouped, once, replaced, and off means off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot
from support.desks import Services

from crmsync.connect.errors import Unreachable
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.preferences import Notify
from crmsync.desktop.notifier import CHANGES, REVIEW, SIGN_IN, TROUBLE, Notifier
from crmsync.desktop.system.notifications import DEFAULT_ACTION, Notification, Notifications

ADA = {"given_name": "Ada", "family_name": "Byron"}


class Shown(Notifications):
    """Keeps what is shown, and how often something was."""

    def __init__(self) -> None:
        super().__init__()
        self.now: dict[str, Notification] = {}
        self.count = 0

    def show(self, notification: Notification) -> None:
        self.now[notification.key] = notification
        self.count += 1

    def withdraw(self, key: str) -> None:
        del self.now[key]


@pytest.fixture
def shown(bridge: Bridge) -> Shown:
    return Shown()


@pytest.fixture
def looking() -> list[bool]:
    """[True] while a window is in front."""
    return [False]


@pytest.fixture(autouse=True)
def notifier(bridge: Bridge, shown: Shown, looking: list[bool]) -> Notifier:
    return Notifier(bridge, shown, lambda: looking[0])


def sync(bridge: Bridge, qtbot: QtBot, *, manual: bool = True, yes: bool = False) -> None:
    ended: list[object] = []
    bridge.ask(bridge.service.sync(manual=manual, yes=yes), ended.append, owner=bridge)
    qtbot.waitUntil(lambda: bool(ended) and not bridge.snapshot.is_running)


def prefer(bridge: Bridge, qtbot: QtBot, **changes: object) -> None:
    wanted = replace(bridge.snapshot.preferences, **changes)
    bridge.service.prefer(wanted).result(20)
    qtbot.waitUntil(lambda: bridge.snapshot.preferences == wanted)


def test_while_all_is_well_nothing_is_told(
    bridge: Bridge, services: Services, shown: Shown, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    sync(bridge, qtbot, yes=True)
    services.outlook.edit(services.outlook.find("Ada Byron"), title="Countess")
    sync(bridge, qtbot, manual=False)
    assert shown.count == 0


def test_a_sign_in_is_asked_for_once_and_taken_away_when_it_was_done(
    bridge: Bridge, services: Services, shown: Shown, qtbot: QtBot
) -> None:
    services.customers.password = "new"
    for _ in range(3):
        sync(bridge, qtbot, manual=False)
    assert shown.now[SIGN_IN].title == "Please sign in to zoho"
    assert shown.now[SIGN_IN].urgent
    assert shown.count == 1
    services.customers.password = "right"
    sync(bridge, qtbot, manual=False)
    assert SIGN_IN not in shown.now


def test_one_lost_connection_is_not_told_the_second_is(
    bridge: Bridge, services: Services, shown: Shown, qtbot: QtBot
) -> None:
    services.mailbox.down = Unreachable("No answer.", service="dav.example.com")
    sync(bridge, qtbot, manual=False)
    assert shown.count == 0
    sync(bridge, qtbot, manual=False)
    assert "No answer." in shown.now[TROUBLE].text
    services.mailbox.down = None
    sync(bridge, qtbot, manual=False)
    assert shown.now == {}


def test_what_waits_is_told_as_one_number(
    bridge: Bridge, services: Services, shown: Shown, qtbot: QtBot
) -> None:
    for number in range(3):
        services.outlook.add(given_name="Ada", family_name=f"Byron {number}")
    sync(bridge, qtbot, manual=False)
    assert list(shown.now) == [REVIEW]
    assert shown.now[REVIEW].title.startswith("3 ")


def test_changes_are_told_only_to_those_who_want_everything(
    bridge: Bridge, services: Services, shown: Shown, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    sync(bridge, qtbot, yes=True)
    prefer(bridge, qtbot, notify=Notify.ALL)
    services.outlook.edit(services.outlook.find("Ada Byron"), title="Countess")
    sync(bridge, qtbot, manual=False)
    assert (shown.now[CHANGES].text, shown.count) == ("Contacts", 1)


@pytest.mark.parametrize(
    ("level", "told"),
    [
        (Notify.ALL, {SIGN_IN, REVIEW}),
        (Notify.DECISIONS, {SIGN_IN, REVIEW}),
        (Notify.ERRORS, {SIGN_IN}),
        (Notify.NONE, set()),
    ],
)
def test_each_level_tells_what_it_says_and_off_is_off(
    bridge: Bridge, services: Services, shown: Shown, qtbot: QtBot, level: Notify, told: set[str]
) -> None:
    prefer(bridge, qtbot, notify=level)
    services.outlook.add(**ADA)
    sync(bridge, qtbot)
    services.customers.password = "new"
    sync(bridge, qtbot)
    assert set(shown.now) == told


def test_switched_off_it_takes_away_what_is_shown(
    bridge: Bridge, services: Services, shown: Shown, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    sync(bridge, qtbot)
    assert shown.now
    prefer(bridge, qtbot, notify=Notify.NONE)
    assert shown.now == {}


def test_while_snoozed_nothing_is_told(
    bridge: Bridge, services: Services, shown: Shown, qtbot: QtBot
) -> None:
    prefer(bridge, qtbot, snoozed_until=bridge.service.now() + timedelta(hours=1))
    services.outlook.add(**ADA)
    sync(bridge, qtbot)
    assert shown.count == 0


def test_who_looks_at_a_window_needs_no_notification(
    bridge: Bridge, services: Services, shown: Shown, looking: list[bool], qtbot: QtBot
) -> None:
    looking[0] = True
    services.outlook.add(**ADA)
    sync(bridge, qtbot)
    looking[0] = False
    sync(bridge, qtbot)
    assert shown.count == 0


@pytest.mark.parametrize("action", ["open", DEFAULT_ACTION])
def test_a_click_leads_to_the_place(
    bridge: Bridge, services: Services, shown: Shown, qtbot: QtBot, action: str
) -> None:
    services.customers.password = "new"
    sync(bridge, qtbot)
    with qtbot.waitSignal(bridge.wanted) as heard:
        shown.acted.emit(SIGN_IN, action)
    assert heard.args == [Place.SIGN_IN, "zoho"]
    with qtbot.waitSignal(bridge.wanted) as heard:
        shown.acted.emit(REVIEW, action)
    assert heard.args == [Place.REVIEW, None]
