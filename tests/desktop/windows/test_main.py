"""The main window and its overview."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget
from pytestqt.qtbot import QtBot
from support.desks import Services, configuration
from support.windows import pressed

from crmsync.app.types import Kind, Profile
from crmsync.desktop import language
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.windows.main.overview import OverviewPage
from crmsync.desktop.windows.main.window import MainWindow

ADA = {"given_name": "Ada", "family_name": "Byron"}


@pytest.fixture
def profile(profile: Profile) -> Profile:
    profile.config.write_text(configuration(*Kind))
    return profile


@pytest.fixture
def window(bridge: Bridge, qtbot: QtBot) -> MainWindow:
    found = MainWindow(bridge)
    qtbot.addWidget(found)
    found.show()
    return found


@pytest.fixture
def overview(window: MainWindow) -> OverviewPage:
    page = window.page(Place.OVERVIEW)
    assert isinstance(page, OverviewPage)
    return page


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    yield
    language.install(qapp, "en")


def texts(page: OverviewPage) -> str:
    return "\n".join(label.text() for label in page.mappings.findChildren(QLabel) if label.isVisible())


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_says_how_everything_and_each_mapping_stands(
    bridge: Bridge, overview: OverviewPage, services: Services, qtbot: QtBot
) -> None:
    assert overview.status.text() == "Not synced yet"
    services.outlook.add(**ADA)
    bridge.ask(bridge.service.sync(yes=True))
    qtbot.waitUntil(lambda: overview.status.text() == "In step")
    for words in ("Contacts", "In step, 1 pair", "Tasks", "Meetings"):
        qtbot.waitUntil(lambda words=words: words in texts(overview))
    assert overview.following.text().startswith("Syncs again: ")
    assert overview.sync.isDefault()


def test_sync_now_syncs_and_shows_how_far_it_is(
    bridge: Bridge, overview: OverviewPage, services: Services, qtbot: QtBot
) -> None:
    busy: list[bool] = []
    bridge.changed.connect(lambda snapshot: busy.append(overview.busy.isVisible() == snapshot.is_running))
    click(qtbot, overview.sync)
    qtbot.waitUntil(lambda: bridge.snapshot.last_run == 1 and not bridge.snapshot.is_running)
    assert busy
    assert all(busy)


def test_a_run_is_stopped_where_it_is(
    bridge: Bridge, overview: OverviewPage, services: Services, qtbot: QtBot
) -> None:
    services.meanwhile(pressed(overview.busy.cancelled))
    click(qtbot, overview.sync)
    qtbot.waitUntil(lambda: bridge.snapshot.last_run == 1 and not bridge.snapshot.is_running)
    qtbot.waitUntil(lambda: "Could not run" in texts(overview))


def test_what_keeps_a_run_from_beginning_is_told_in_place(
    bridge: Bridge, overview: OverviewPage, profile: Profile, qtbot: QtBot
) -> None:
    profile.config.write_text("accounts = 3")
    click(qtbot, overview.sync)
    qtbot.waitUntil(lambda: "config.toml" in overview.error.text)
    qtbot.waitUntil(lambda: bridge.snapshot.trouble is not None)
    profile.config.write_text(configuration(*Kind))
    bridge.ask(bridge.service.refresh())
    qtbot.waitUntil(lambda: bridge.snapshot.trouble is None)
    assert overview.error.text == ""


def test_resuming_after_a_pause(bridge: Bridge, overview: OverviewPage, qtbot: QtBot) -> None:
    overview.pauses.actions()[-1].trigger()
    qtbot.waitUntil(lambda: overview.status.text() == "Paused")
    assert not overview.pause.isVisible()
    click(qtbot, overview.resume)
    qtbot.waitUntil(overview.pause.isVisible)


def test_the_way_out_leads_there(
    bridge: Bridge, overview: OverviewPage, services: Services, profile: Profile, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(overview.todo.isVisible)
    with qtbot.waitSignal(bridge.wanted) as heard:
        click(qtbot, overview.todo)
    assert heard.args[0] is Place.REVIEW
    services.customers.password = "new"
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(lambda: "zoho" in overview.todo.text())
    with qtbot.waitSignal(bridge.wanted) as heard:
        click(qtbot, overview.todo)
    assert heard.args == [Place.SIGN_IN, "zoho"]
    profile.config.write_text("")
    bridge.ask(bridge.service.refresh())
    qtbot.waitUntil(lambda: not bridge.snapshot.is_set_up)
    with qtbot.waitSignal(bridge.wanted) as heard:
        click(qtbot, overview.todo)
    assert heard.args[0] is Place.ASSISTANT


def test_a_failure_nobody_waited_for_is_shown_until_the_next_run(
    bridge: Bridge, window: MainWindow, qtbot: QtBot
) -> None:
    bridge.ask(bridge.service.look(lambda app: app.accounts.get("nobody")))
    qtbot.waitUntil(lambda: 'no account "nobody"' in window.failure.text)
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(lambda: bridge.snapshot.last_run == 1)
    assert window.failure.text == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_W])
def test_the_keyboard_closes_the_window(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    modifier = (
        Qt.KeyboardModifier.NoModifier if key == Qt.Key.Key_Escape else Qt.KeyboardModifier.ControlModifier
    )
    with qtbot.waitExposed(window):
        window.activateWindow()
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(window, key, modifier)
    assert not window.isVisible()


def test_every_control_has_a_name_and_is_reached_by_the_keyboard(window: MainWindow) -> None:
    controls = [
        *window.findChildren(QAbstractButton),
        *window.findChildren(QListWidget),
    ]
    for control in controls:
        if control.isVisible():
            interface = QAccessible.queryAccessibleInterface(control)
            assert interface.text(QAccessible.Text.Name), control
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


@pytest.mark.usefixtures("english")
def test_long_texts_fit_and_every_text_follows_the_language(
    bridge: Bridge, window: MainWindow, overview: OverviewPage, qapp: QApplication, qtbot: QtBot
) -> None:
    language.install(qapp, language.LENGTHENED)
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(lambda: bridge.snapshot.last_run == 1 and not bridge.snapshot.is_running)
    window.resize(window.minimumSizeHint())
    QApplication.processEvents()
    for button in overview.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.text().startswith("["), button.text()
            assert button.width() >= button.minimumSizeHint().width()
    # Layouts within layouts take several rounds to settle.
    qtbot.waitUntil(lambda: not _cut(overview))


def _cut(page: OverviewPage) -> list[str]:
    """The texts that have less room than they need."""
    labels = (label for label in page.findChildren(QLabel) if label.isVisible() and label.wordWrap())
    return [one.text() for one in labels if one.text() and one.height() < one.heightForWidth(one.width())]
