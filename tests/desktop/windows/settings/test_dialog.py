"""The settings dialog as a whole: OK, Cancel, Apply, the keyboard, names, room for every text."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from support.desks import Services, configuration
from support.windows import LOOKS, clashes, cut_off, every_look, too_large, unnamed

from crmsync.app.types import Kind, Profile
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.preferences import FILE
from crmsync.desktop.windows.main.window import MainWindow
from crmsync.desktop.windows.settings.pages import PAGES, PageName
from crmsync.desktop.windows.settings.plain import Choice
from crmsync.desktop.windows.settings.window import SettingsDialog

TEXT = "# My own notes.\n" + configuration(*Kind) + "\n# The end.\n"


@pytest.fixture
def profile(profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    profile.config.write_text(TEXT)
    return profile


@pytest.fixture
def dialog(bridge: Bridge, qtbot: QtBot) -> SettingsDialog:
    found = SettingsDialog(bridge)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(found)
    found.show()
    qtbot.waitUntil(lambda: found.editor.is_loaded)
    return found


def conflicts(dialog: SettingsDialog) -> Choice:
    dialog.show_page("conflicts")
    found = dialog.page(PageName.CONFLICTS).form.inputs["conflicts"]
    assert isinstance(found, Choice)
    return found


def tick(dialog: SettingsDialog, page: PageName, name: str) -> None:
    dialog.show_page(page)
    dialog.page(page).form.inputs[name].click()


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# ---- OK, Apply, Cancel


def test_nothing_is_written_before_apply_and_comments_stay(
    dialog: SettingsDialog, profile: Profile, qtbot: QtBot
) -> None:
    assert not dialog.apply.isEnabled()
    choice = conflicts(dialog)
    choice.pick("ask")
    assert dialog.apply.isEnabled()
    assert profile.config.read_text() == TEXT
    press(qtbot, dialog.apply)
    qtbot.waitUntil(lambda: not dialog.editor.is_dirty)
    text = profile.config.read_text()
    assert text.startswith("# My own notes.\n")
    assert text.endswith("\n# The end.\n")
    assert set(text.splitlines()) - set(TEXT.splitlines()) == {'conflicts = "ask"'}
    assert dialog.isVisible()
    assert not dialog.apply.isEnabled()


def test_what_is_as_before_again_is_not_dirty(dialog: SettingsDialog) -> None:
    choice = conflicts(dialog)
    choice.pick("ask")
    choice.pick("crm-wins")
    assert not dialog.apply.isEnabled()


@pytest.mark.parametrize("how", ["cancel", "escape", "close"])
def test_cancel_changes_nothing(
    dialog: SettingsDialog, profile: Profile, bridge: Bridge, qtbot: QtBot, how: str
) -> None:
    conflicts(dialog).pick("ask")
    tick(dialog, PageName.SCHEDULE, "automatic")
    if how == "cancel":
        press(qtbot, dialog.cancel)
    elif how == "escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    assert not dialog.isVisible()
    bridge.service.refresh().result(timeout=10)
    assert profile.config.read_text() == TEXT
    assert not profile.config.with_name(FILE).exists()


def test_ok_writes_and_closes(dialog: SettingsDialog, profile: Profile, bridge: Bridge, qtbot: QtBot) -> None:
    conflicts(dialog).pick("newest-wins")
    tick(dialog, PageName.SCHEDULE, "on_metered")
    press(qtbot, dialog.ok)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert 'conflicts = "newest-wins"' in profile.config.read_text()
    assert "on_metered_networks = true" in profile.config.with_name(FILE).read_text()
    assert bridge.snapshot.preferences.on_metered


def test_enter_is_ok(dialog: SettingsDialog, profile: Profile, qtbot: QtBot) -> None:
    assert dialog.ok.isDefault()
    conflicts(dialog).pick("ask")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert 'conflicts = "ask"' in profile.config.read_text()


def test_ok_without_changes_only_closes(dialog: SettingsDialog, profile: Profile, qtbot: QtBot) -> None:
    before = profile.config.stat().st_mtime_ns
    press(qtbot, dialog.ok)
    assert not dialog.isVisible()
    assert profile.config.stat().st_mtime_ns == before


def test_an_error_is_told_where_it_is_mended_and_nothing_is_written(
    dialog: SettingsDialog, profile: Profile, bridge: Bridge, qtbot: QtBot
) -> None:
    dialog.show_page("accounts")
    server = dialog.page(PageName.ACCOUNTS).form.inputs["url"]
    assert isinstance(server, QLineEdit)
    server.selectAll()
    qtbot.keyClicks(server, "ftp://dav.example.com")
    conflicts(dialog).pick("ask")
    press(qtbot, dialog.ok)
    qtbot.waitUntil(lambda: "not the address of a web server" in dialog.error.text)
    assert dialog.isVisible()
    assert dialog.list.currentRow() == 0
    assert "line " not in dialog.error.text
    assert profile.config.read_text() == TEXT
    server.selectAll()
    qtbot.keyClicks(server, "dav.example.org")
    press(qtbot, dialog.ok)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert 'url = "dav.example.org"' in profile.config.read_text()


def test_a_mapping_that_cannot_be_used_leads_to_its_page(
    dialog: SettingsDialog, profile: Profile, qtbot: QtBot
) -> None:
    page = dialog.page(PageName.TASKS)
    page.form.inputs["records"].pick("view")
    press(qtbot, dialog.apply)
    qtbot.waitUntil(lambda: 'mapping "Tasks"' in dialog.error.text)
    assert list(PAGES)[dialog.list.currentRow()] is PageName.TASKS
    view = page.form.inputs["view"]
    assert view.isVisible()
    qtbot.keyClicks(view, "Open deals ")
    press(qtbot, dialog.apply)
    qtbot.waitUntil(lambda: not dialog.editor.is_dirty)
    assert 'records = "Open deals"' in profile.config.read_text()
    assert dialog.error.text == ""


# ---- together with the rest of the program


def test_what_the_tray_changed_meanwhile_stays(dialog: SettingsDialog, bridge: Bridge, qtbot: QtBot) -> None:
    tick(dialog, PageName.SCHEDULE, "after_wake_up")
    bridge.ask(bridge.service.pause())
    qtbot.waitUntil(lambda: bridge.snapshot.paused_until is not None)
    press(qtbot, dialog.apply)
    qtbot.waitUntil(lambda: not dialog.editor.is_dirty)
    assert bridge.snapshot.paused_until is not None
    assert not bridge.snapshot.preferences.after_wake_up


def test_an_account_that_was_added_meanwhile_appears_and_edits_stay(
    dialog: SettingsDialog, bridge: Bridge, qtbot: QtBot
) -> None:
    choice = conflicts(dialog)
    choice.pick("ask")
    values = {"url": "dav.example.org"}
    bridge.ask(bridge.service.change(lambda app: app.accounts.add("home", "outlook", "dav", values)))
    qtbot.waitUntil(lambda: "home" in dialog.editor.draft.accounts)
    assert choice.value == "ask"
    assert dialog.apply.isEnabled()


def test_what_an_editor_wrote_meanwhile_stays(dialog: SettingsDialog, profile: Profile, qtbot: QtBot) -> None:
    conflicts(dialog).pick("ask")
    profile.config.write_text(TEXT.replace('region = "eu"', 'region = "us"'))
    press(qtbot, dialog.apply)
    qtbot.waitUntil(lambda: not dialog.editor.is_dirty)
    text = profile.config.read_text()
    assert 'region = "us"' in text
    assert 'conflicts = "ask"' in text
    assert dialog.editor.draft.accounts["zoho"].region == "us"


def test_a_file_that_cannot_be_read_is_told_until_it_can(
    bridge: Bridge, profile: Profile, qtbot: QtBot
) -> None:
    profile.config.write_text("accounts = 3")
    dialog = SettingsDialog(bridge)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "accounts" in dialog.error.text)
    assert not dialog.editor.is_loaded
    profile.config.write_text(TEXT)
    bridge.ask(bridge.service.refresh())
    dialog.editor.load()
    qtbot.waitUntil(lambda: dialog.editor.is_loaded)
    assert dialog.error.text == ""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)


def test_it_opens_once_on_the_wanted_page(bridge: Bridge, qtbot: QtBot) -> None:
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    window.open(Place.SETTINGS, "privacy")
    window.open(Place.SETTINGS, "schedule")
    window.open(Place.SETTINGS)
    [dialog] = window.findChildren(SettingsDialog)
    assert list(PAGES)[dialog.list.currentRow()] is PageName.SCHEDULE
    dialog.show_page("nonsense")
    assert list(PAGES)[dialog.list.currentRow()] is PageName.SCHEDULE
    dialog.close()


def test_an_unapplied_change_of_a_mapping_syncs_as_before(
    dialog: SettingsDialog, bridge: Bridge, services: Services, qtbot: QtBot
) -> None:
    services.outlook.add(given_name="Ada", family_name="Byron")
    bridge.ask(bridge.service.sync(yes=True))
    qtbot.waitUntil(lambda: bridge.snapshot.last_run == 1 and not bridge.snapshot.is_running)
    writes = services.writes
    dialog.show_page("contacts")
    dialog.page(PageName.CONTACTS).form.inputs["records"].pick("all")
    press(qtbot, dialog.apply)
    qtbot.waitUntil(lambda: not dialog.editor.is_dirty)
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(lambda: bridge.snapshot.last_run == 2 and not bridge.snapshot.is_running)
    assert services.writes == writes


# ---- keyboard, names, room


def test_every_page_is_reached_by_the_keyboard(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.list.setFocus()
    for name in list(PAGES)[1:]:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.page(name).isVisible()
    for name in PAGES:
        dialog.show_page(name)
        page = dialog.page(name)
        for button in page.findChildren(QPushButton):
            assert not button.isVisible() or button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_every_text_fits_in_every_look(bridge: Bridge, qapp: QApplication, qtbot: QtBot) -> None:
    # Quiet notifications and single fields show what else there is.
    preferences = bridge.snapshot.preferences
    until = bridge.service.now() + timedelta(hours=1)
    bridge.ask(bridge.service.prefer(replace(preferences, snoozed_until=until)))
    qtbot.waitUntil(lambda: bridge.snapshot.preferences.snoozed_until is not None)
    for look in every_look(qapp, LOOKS):
        dialog = SettingsDialog(bridge)
        dialog.show()
        qtbot.waitUntil(lambda dialog=dialog: dialog.editor.is_loaded)
        dialog.page(PageName.CONFLICTS).single.click()
        for name in PAGES:
            dialog.show_page(name)
            # Layouts within layouts take several rounds to settle.
            qtbot.waitUntil(lambda dialog=dialog: not cut_off(dialog))
            found = (clashes(dialog), unnamed(dialog), too_large(dialog))
            assert found == ([], [], ""), f"{look}, {name}"
        dialog.close()


def test_what_is_being_written_comes_to_its_end(
    dialog: SettingsDialog, profile: Profile, qtbot: QtBot
) -> None:
    conflicts(dialog).pick("ask")
    tick(dialog, PageName.SCHEDULE, "on_metered")
    press(qtbot, dialog.apply)
    assert not dialog.cancel.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.editor.is_dirty)
    assert 'conflicts = "ask"' in profile.config.read_text()
    assert "on_metered_networks = true" in profile.config.with_name(FILE).read_text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
