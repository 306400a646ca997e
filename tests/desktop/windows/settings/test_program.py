"""Pages of the settings about the program itself."""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from support.clock import FakeClock
from support.desks import Services, configuration
from support.setting import ADA
from support.settings_hands import Hands

from crmsync.app.facade import Crmsync
from crmsync.app.types import (
    HoldLimits,
    Kind,
    Profile,
)
from crmsync.desktop import language
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.preferences import FILE, Notify, PreferencesFile
from crmsync.desktop.system.autostart import autostart
from crmsync.desktop.windows.settings.pages import PageName

# ---- schedule and notifications


def test_the_schedule(hands: Hands, profile: Profile) -> None:
    form = hands.page(PageName.SCHEDULE).form
    form.inputs["every"].setValue(45)
    form.inputs["after_wake_up"].click()
    form.inputs["on_metered"].click()
    hands.apply()
    found = PreferencesFile(profile.config.with_name(FILE)).read()
    assert (found.every, found.after_wake_up, found.on_metered) == (timedelta(minutes=45), False, True)
    form.inputs["automatic"].click()
    assert not form.inputs["every"].isVisible()


@pytest.mark.parametrize("level", [Notify.ALL, Notify.ERRORS, Notify.NONE])
def test_the_level_of_notifications(hands: Hands, bridge: Bridge, level: Notify) -> None:
    page = hands.page(PageName.NOTIFICATIONS)
    hands.pick(page.form.inputs["notify"], level)
    assert page.snooze.isVisible() == (level is not Notify.NONE)
    hands.apply()
    hands.until(lambda: bridge.snapshot.preferences.notify is level)


def test_quiet_for_a_while(hands: Hands, bridge: Bridge, clock: FakeClock) -> None:
    page = hands.page(PageName.NOTIFICATIONS)
    page.menu.actions()[1].trigger()
    assert page.quiet.text().startswith("Quiet until ")
    hands.apply()
    hands.until(lambda: bridge.snapshot.preferences.snoozed_until == clock() + timedelta(hours=1))
    hands.press(page.again)
    hands.apply()
    hands.until(lambda: bridge.snapshot.preferences.snoozed_until is None)
    assert page.snooze.isVisible()


# ---- advanced


def test_limits_history_and_log(hands: Hands, crmsync: Crmsync) -> None:
    page = hands.page(PageName.ADVANCED)
    page.bar.choice.pick("Tasks")
    for name, value in (("deletions", 1), ("deletions_percent", 2), ("updates", 3), ("updates_percent", 4)):
        page.limits.inputs[name].setValue(value)
    page.limits.inputs["unattended_days"].setValue(5)
    page.program.inputs["history_kept"].setValue(30)
    hands.pick(page.program.inputs["quiet_log"], True)
    hands.apply()
    assert hands.rules("Tasks").hold == HoldLimits(1, 2, 3, 4, 5)
    assert hands.rules("Contacts").hold == HoldLimits()
    assert crmsync.settings.read().history_kept == timedelta(days=30)
    with crmsync.logging() as path:
        logging.getLogger("crmsync").info("nobody reads this")
    assert "nobody reads this" not in path.read_text()


def test_the_program_starts_with_the_computer(hands: Hands, profile: Profile) -> None:
    form = hands.page(PageName.ADVANCED).program
    assert not autostart(profile).is_on
    form.inputs["autostart"].click()
    assert not autostart(profile).is_on
    hands.apply()
    assert autostart(profile).is_on
    form.inputs["autostart"].click()
    hands.apply()
    assert not autostart(profile).is_on


def test_the_way_to_a_service(hands: Hands, crmsync: Crmsync, tmp_path: Path) -> None:
    page = hands.page(PageName.ADVANCED)
    hands.type(page.way.inputs["proxy"], "http://proxy.example.com:3128")
    page.way.inputs["max_connections"].setValue(3)
    page.way.inputs["allow_http"].click()
    hands.press(page.browse)
    hands.choose_file(tmp_path / "own.pem")
    hands.apply()
    office = crmsync.accounts.get("office")
    assert (office.proxy, office.max_connections, office.allow_http, office.ca_file) == (
        "http://proxy.example.com:3128",
        3,
        True,
        tmp_path / "own.pem",
    )
    page.way.inputs["max_connections"].setValue(0)
    page.way.inputs["allow_http"].click()
    hands.apply()
    office = crmsync.accounts.get("office")
    assert (office.max_connections, office.allow_http) == (None, False)


def test_the_language_follows_and_the_page_with_it(hands: Hands, bridge: Bridge, qapp: QApplication) -> None:
    page = hands.page(PageName.ADVANCED)
    hands.pick(page.program.inputs["language"], "fr")
    hands.apply()
    hands.until(lambda: bridge.snapshot.preferences.language == "fr")
    try:
        language.install(qapp, language.LENGTHENED)
        hands.until(lambda: page.heading.text().startswith("["))
        assert page.copies.export_settings.text().startswith("[")
        assert hands.dialog.list.item(0).text().startswith("[")
    finally:
        language.install(qapp, "en")


def test_settings_are_exported_and_imported(hands: Hands, profile: Profile, tmp_path: Path) -> None:
    copies = hands.page(PageName.ADVANCED).copies
    file = tmp_path / "settings.toml"
    hands.press(copies.export_settings)
    hands.choose_file(file)
    hands.until(lambda: str(file) in copies.said.text())
    assert file.read_text() == profile.config.read_text()
    file.write_text(configuration(Kind.TASKS))
    hands.press(copies.import_settings)
    hands.choose_file(file)
    hands.answer("Keep my settings")
    assert profile.config.read_text() == configuration(*Kind)
    copies.confirm_settings(file)
    hands.answer("Replace my settings")
    hands.until(lambda: copies.said.text().startswith("2 account"))
    assert profile.config.read_text() == configuration(Kind.TASKS)
    hands.until(lambda: [one.key for one in hands.dialog.editor.draft.mappings] == ["Tasks"])


def test_settings_are_not_copied_while_something_is_not_applied(hands: Hands) -> None:
    page = hands.page(PageName.ADVANCED)
    assert not page.copies.unapplied.isVisible()
    page.program.inputs["history_kept"].setValue(30)
    assert page.copies.unapplied.isVisible()
    assert not page.copies.export_settings.isEnabled()
    assert not page.copies.import_settings.isEnabled()


def test_a_file_that_is_none_of_ours_is_told_in_place(hands: Hands, tmp_path: Path) -> None:
    copies = hands.page(PageName.ADVANCED).copies
    file = tmp_path / "other.json"
    file.write_text("[]")
    copies.take_links(file)
    hands.until(lambda: "holds no links of crmsync" in copies.error.text)
    assert not copies.busy.isVisible()
    copies.confirm_settings(file)
    hands.answer("Replace my settings")
    hands.until(lambda: "not valid TOML" in copies.error.text or "cannot be used" in copies.error.text)


def test_links_are_exported_and_imported(
    hands: Hands, bridge: Bridge, services: Services, tmp_path: Path
) -> None:
    services.outlook.add(**ADA)
    bridge.ask(bridge.service.sync(yes=True))
    hands.until(lambda: bridge.snapshot.last_run == 1 and not bridge.snapshot.is_running)
    copies = hands.page(PageName.ADVANCED).copies
    file = tmp_path / "links.json"
    hands.press(copies.export_links)
    hands.choose_file(file)
    hands.until(lambda: copies.said.text().startswith("1 pair"))
    [bonds] = [one for one in json.loads(file.read_text())["mappings"] if one["name"] == "Contacts"]
    assert len(bonds["pairs"]) == 1
    writes = services.writes
    copies.take_links(file)
    hands.until(lambda: "Contacts: 0 pairs linked, 1 known before" in copies.said.text())
    assert services.writes == writes
