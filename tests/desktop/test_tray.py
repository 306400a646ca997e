"""The tray's menu: what it says and does in each state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot
from support.clock import FakeClock
from support.desks import Services

from crmsync.app.types import Profile
from crmsync.desktop import language
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.preferences import FOREVER
from crmsync.desktop.pausing import tomorrow
from crmsync.desktop.tray import Tray, TrayMenu

ADA = {"given_name": "Ada", "family_name": "Byron"}


@pytest.fixture
def menu(bridge: Bridge, qtbot: QtBot) -> TrayMenu:
    found = TrayMenu(bridge)
    qtbot.addWidget(found)
    return found


@pytest.fixture
def tray(bridge: Bridge) -> Iterator[Tray]:
    found = Tray(bridge)
    yield found
    found.close()


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    yield
    language.install(qapp, "en")


def visible(menu: TrayMenu) -> list[str]:
    return [
        action.text().replace("&", "") for action in menu.actions() if action.isVisible() and action.text()
    ]


def test_it_says_how_things_stand_and_what_is_wanted_most(bridge: Bridge, menu: TrayMenu) -> None:
    assert menu.status.text() == "Not synced yet"
    assert visible(menu)[2:] == [
        "Sync now",
        "Pause",
        "Review",
        "Activity",
        "Open the CRM in the browser",
        "Settings …",
        "Help",
        "Quit crmsync",
    ]


def test_sync_now_syncs(bridge: Bridge, menu: TrayMenu, qtbot: QtBot) -> None:
    menu.sync.trigger()
    qtbot.waitUntil(lambda: bridge.snapshot.last_run == 1 and not bridge.snapshot.is_running)
    assert menu.status.text() == "In step"
    assert menu.success.text().startswith("Last in step: ")


def test_while_it_syncs_it_can_be_stopped(
    bridge: Bridge, menu: TrayMenu, services: Services, qtbot: QtBot
) -> None:
    seen: list[bool] = []
    bridge.changed.connect(
        lambda snapshot: seen.append(menu.stop.isVisible()) if snapshot.is_running else None
    )
    services.meanwhile(menu.stop.trigger)
    menu.sync.trigger()
    qtbot.waitUntil(lambda: bridge.snapshot.last_run == 1 and not bridge.snapshot.is_running)
    assert all(seen)
    assert not menu.stop.isVisible()
    assert menu.sync.isEnabled()


def test_pausing_and_resuming(bridge: Bridge, menu: TrayMenu, clock: FakeClock, qtbot: QtBot) -> None:
    half_hour, hour, next_day, ever = menu.pauses.actions()
    expected: list[tuple[QAction, datetime]] = [
        (half_hour, clock() + timedelta(minutes=30)),
        (hour, clock() + timedelta(hours=1)),
        (next_day, tomorrow(clock())),
        (ever, FOREVER),
    ]
    for action, until in expected:
        action.trigger()
        qtbot.waitUntil(lambda until=until: bridge.snapshot.paused_until == until)
        assert menu.status.text().startswith("Paused")
        assert menu.resume.isVisible()
        assert not menu.pauses.menuAction().isVisible()
        menu.resume.trigger()
        qtbot.waitUntil(lambda: bridge.snapshot.paused_until is None)
        assert not menu.resume.isVisible()


def test_until_tomorrow_ends_in_the_morning(clock: FakeClock) -> None:
    morning = tomorrow(clock()).astimezone()
    assert (morning.date() - clock().astimezone().date(), morning.hour) == (timedelta(days=1), 8)


def test_what_waits_is_counted(bridge: Bridge, menu: TrayMenu, services: Services, qtbot: QtBot) -> None:
    assert not menu.review.isEnabled()
    services.outlook.add(**ADA)
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(lambda: bridge.snapshot.review.total == 1)
    assert menu.review.isEnabled()
    assert "1" in menu.review.text()
    with qtbot.waitSignal(bridge.wanted) as heard:
        menu.review.trigger()
    assert heard.args == [Place.REVIEW, None]


def test_a_missing_sign_in_is_offered(
    bridge: Bridge, menu: TrayMenu, services: Services, qtbot: QtBot
) -> None:
    assert not menu.sign_in.isVisible()
    services.customers.password = "new"
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(lambda: bridge.snapshot.sign_ins == ("zoho",))
    with qtbot.waitSignal(bridge.wanted) as heard:
        menu.sign_in.trigger()
    assert heard.args == [Place.SIGN_IN, "zoho"]


def test_a_program_that_is_not_set_up_offers_to_be(
    bridge: Bridge, menu: TrayMenu, profile: Profile, qtbot: QtBot
) -> None:
    profile.config.write_text("")
    bridge.ask(bridge.service.refresh())
    qtbot.waitUntil(lambda: not bridge.snapshot.accounts)
    assert visible(menu)[:2] == ["Not set up yet", "Set up …"]
    assert not menu.crm.isVisible()


def test_the_actions_are_changed_never_exchanged(bridge: Bridge, menu: TrayMenu, qtbot: QtBot) -> None:
    before = menu.actions()
    menu.sync.trigger()
    qtbot.waitUntil(lambda: bridge.snapshot.last_run == 1 and not bridge.snapshot.is_running)
    assert menu.actions() == before


@pytest.mark.usefixtures("english")
def test_every_text_follows_the_language(
    bridge: Bridge, menu: TrayMenu, qapp: QApplication, qtbot: QtBot
) -> None:
    language.install(qapp, language.LENGTHENED)
    qtbot.waitUntil(lambda: menu.quit.text().startswith("["))
    texts = [*visible(menu), *(action.text() for action in menu.pauses.actions())]
    assert [text for text in texts if not text.startswith("[")] == []


def test_no_two_letters_clash(bridge: Bridge, menu: TrayMenu) -> None:
    for actions in (menu.actions(), menu.pauses.actions()):
        letters = [
            action.text().replace("&&", "").partition("&")[2][:1].casefold()
            for action in actions
            if action.isVisible() and "&" in action.text()
        ]
        assert len(letters) == len(set(letters)), letters


def test_the_icon_shows_the_state_and_its_words(
    bridge: Bridge, tray: Tray, services: Services, qtbot: QtBot
) -> None:
    assert tray.icon.property("state") == "idle"
    services.customers.password = "new"
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(lambda: tray.icon.property("state") == "sign-in")
    assert "Please sign in to zoho" in tray.icon.toolTip()


def test_a_tray_that_comes_late_gets_a_new_icon_with_the_same_menu(
    bridge: Bridge, tray: Tray, qtbot: QtBot
) -> None:
    first = tray.icon
    tray._rebuild()
    assert tray.icon is not first
    assert tray.icon.contextMenu() is tray.menu
    with qtbot.waitSignal(bridge.wanted) as heard:
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert heard.args[0] is Place.OVERVIEW


def test_without_a_tray_a_window_is_asked_for(
    bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crmsync.desktop.tray.PATIENCE_MS", 1)
    tray = Tray(bridge)
    # The offscreen platform never has one.
    with qtbot.waitSignal(tray.missing):
        pass
    tray.close()
