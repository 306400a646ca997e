"""The pages of the settings dialog that are not about folders: what each does, in the files and the services."""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot
from support.clock import FakeClock
from support.desks import Services, configuration
from support.settings_hands import Hands

from crmsync.app.facade import Crmsync
from crmsync.app.types import (
    ConflictRule,
    Deletions,
    Direction,
    FieldRule,
    HoldLimits,
    Kind,
    Private,
    Profile,
    Window,
)
from crmsync.connect.errors import Unreachable
from crmsync.desktop import language
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.preferences import FILE, Notify, PreferencesFile
from crmsync.desktop.system.autostart import autostart
from crmsync.desktop.windows.settings.asking import PairDialog
from crmsync.desktop.windows.settings.fields import Off
from crmsync.desktop.windows.settings.pages import PageName
from crmsync.desktop.windows.settings.window import SettingsDialog

ADA = {"given_name": "Ada", "family_name": "Byron"}


@pytest.fixture
def profile(profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    profile.config.write_text(configuration(*Kind))
    return profile


@pytest.fixture
def hands(bridge: Bridge, qtbot: QtBot) -> Hands:
    dialog = SettingsDialog(bridge)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.editor.is_loaded)
    return Hands(dialog, bridge, qtbot)


# ---- accounts


def test_an_account_is_tested_and_its_health_shown(hands: Hands, services: Services) -> None:
    page = hands.page(PageName.ACCOUNTS)
    assert page.health.text() == "Not used yet."
    hands.press(page.test)
    assert page.busy.isVisible()
    hands.until(lambda: page.said.text() == "Signed in as anna@example.com at mailbox.")
    hands.until(lambda: page.health.text() == "It works.")
    services.mailbox.down = Unreachable("No answer.", service="mailbox", advice="Is the network there?")
    hands.press(page.test)
    hands.until(lambda: "No answer." in page.error.text)
    assert not page.busy.isVisible()
    assert page.said.text() == ""
    hands.until(lambda: page.health.text() == "It does not work.")
    page.list.setCurrentRow(1)
    page.list.setCurrentRow(0)
    assert page.error.text == ""
    assert "No answer." in page.health.text()


def test_signing_out_is_asked_about_and_forgets(hands: Hands, services: Services, crmsync: Crmsync) -> None:
    page = hands.page(PageName.ACCOUNTS)
    page.list.setCurrentRow(1)
    assert page.card.title.text() == "zoho"
    hands.press(page.sign_out)
    hands.answer("Stay signed in")
    assert services.customers.revoked == []
    hands.press(page.sign_out)
    hands.answer("Sign out")
    hands.until(lambda: page.said.text() == "You are signed out.")
    assert services.customers.revoked == ["zoho"]
    assert crmsync._context.secrets.names("zoho") == set()
    hands.press(page.test)
    hands.until(lambda: page.health.text() == "Please sign in.")
    assert "crmsync accounts" not in page.error.text


def test_signing_in_and_adding_open_what_does_it(hands: Hands, bridge: Bridge, qtbot: QtBot) -> None:
    page = hands.page(PageName.ACCOUNTS)
    with qtbot.waitSignal(bridge.wanted) as heard:
        hands.press(page.sign_in)
    assert heard.args == [Place.SIGN_IN, "office"]
    with qtbot.waitSignal(bridge.wanted) as heard:
        hands.press(page.add)
    assert heard.args[0] is Place.ASSISTANT


def test_an_account_in_use_is_not_removed(hands: Hands) -> None:
    page = hands.page(PageName.ACCOUNTS)
    hands.press(page.remove)
    assert "Contacts, Tasks, Meetings" in page.error.text
    assert not hands.dialog.editor.is_dirty


def test_an_account_is_removed_and_signed_out_of_with_apply(
    hands: Hands, services: Services, crmsync: Crmsync
) -> None:
    for name in (PageName.CONTACTS, PageName.TASKS, PageName.CALENDAR):
        hands.press(hands.page(name).remove)
        hands.answer("Stop syncing it")
    page = hands.page(PageName.ACCOUNTS)
    hands.press(page.remove)
    hands.answer("Remove it")
    assert page.list.count() == 1
    assert services.mailbox.revoked == []
    assert set(crmsync.settings.read().accounts) == {"office", "zoho"}
    hands.apply()
    assert services.mailbox.revoked == ["office"]
    assert set(crmsync.settings.read().accounts) == {"zoho"}


def test_a_warning_is_read_before_the_dialog_closes(hands: Hands, services: Services) -> None:
    services.mailbox.refuse_sign_out = Unreachable("No answer.", service="mailbox")
    for name in (PageName.CONTACTS, PageName.TASKS, PageName.CALENDAR):
        hands.press(hands.page(name).remove)
        hands.answer("Stop syncing it")
    hands.press(hands.page(PageName.ACCOUNTS).remove)
    hands.answer("Remove it")
    hands.press(hands.dialog.ok)
    hands.until(lambda: "No answer." in hands.dialog.warning.text())
    assert hands.dialog.isVisible()
    hands.press(hands.dialog.ok)
    assert not hands.dialog.isVisible()


def test_an_account_has_only_the_keys_of_its_service(hands: Hands, crmsync: Crmsync) -> None:
    page = hands.page(PageName.ACCOUNTS)
    assert page.form.inputs["carddav_url"].isVisible()
    assert not page.form.inputs["region"].isVisible()
    page.list.setCurrentRow(1)
    assert not page.form.inputs["url"].isVisible()
    hands.pick(page.form.inputs["region"], "us")
    hands.apply()
    assert crmsync.accounts.get("zoho").region == "us"


# ---- conflicts


@pytest.mark.parametrize("rule", ConflictRule)
def test_the_conflict_rule_of_a_mapping(hands: Hands, rule: ConflictRule) -> None:
    page = hands.page(PageName.CONFLICTS)
    page.bar.choice.pick("Tasks")
    hands.pick(page.form.inputs["conflicts"], rule)
    if rule is not ConflictRule.CRM_WINS:
        hands.apply()
    assert hands.rules("Tasks").conflicts is rule
    assert hands.rules("Contacts").conflicts is ConflictRule.CRM_WINS


def test_the_conflict_rule_of_a_single_field(hands: Hands) -> None:
    page = hands.page(PageName.CONFLICTS)
    assert not page.grid.isVisible()
    page.single.click()
    hands.pick(page.grid.choices["mobile_phone"], ConflictRule.OUTLOOK_WINS)
    hands.apply()
    assert hands.rules("Contacts").fields == {"mobile_phone": FieldRule(conflicts=ConflictRule.OUTLOOK_WINS)}
    hands.pick(page.grid.choices["mobile_phone"], None)
    hands.apply()
    assert hands.rules("Contacts").fields == {}


def test_single_fields_are_shown_where_one_has_its_own_rule(hands: Hands, profile: Profile) -> None:
    text = profile.config.read_text().replace(
        '[[mappings]]\nname = "Tasks"',
        '[mappings.fields]\nfax = { conflicts = "ask" }\n[[mappings]]\nname = "Tasks"',
    )
    profile.config.write_text(text)
    hands.dialog.editor.load()
    page = hands.page(PageName.CONFLICTS)
    hands.until(page.grid.isVisible)
    assert page.grid.choices["fax"].value is ConflictRule.ASK
    page.bar.choice.pick("Tasks")
    assert not page.grid.isVisible()


# ---- fields


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        (Direction.TO_CRM, FieldRule(direction=Direction.TO_CRM)),
        (Direction.TO_OUTLOOK, FieldRule(direction=Direction.TO_OUTLOOK)),
        (Off.OFF, FieldRule(synced=False)),
    ],
)
def test_what_goes_where(hands: Hands, value: object, rule: FieldRule) -> None:
    page = hands.page(PageName.FIELDS)
    choice = page.grid.choices["notes"]
    hands.pick(choice, value)
    hands.apply()
    assert hands.rules("Contacts").fields == {"notes": rule}
    assert choice.value == value
    hands.pick(choice, None)
    hands.apply()
    assert hands.rules("Contacts").fields == {}


def test_each_field_says_what_it_is_paired_with(hands: Hands) -> None:
    page = hands.page(PageName.FIELDS)
    grid = page.grid
    assert grid.choices["mobile_phone"].accessibleName() == "Mobile phone"
    assert grid.choices["mobile_phone"].accessibleDescription() == "CRM: Mobile"
    assert grid.choices["middle_name"].accessibleDescription() == "not in the CRM"
    assert not grid.choices["middle_name"].isEnabled()
    page.bar.choice.pick("Meetings")
    assert page.grid.choices["location"].accessibleDescription() == "CRM: Venue"


def test_in_a_mapping_of_one_direction_a_field_is_on_or_off(hands: Hands) -> None:
    form = hands.page(PageName.CONTACTS).form
    hands.pick(form.inputs["direction"], Direction.TO_CRM)
    page = hands.page(PageName.FIELDS)
    assert page.one_way.text() == "The whole mapping goes to the CRM only."
    choice = page.grid.choices["notes"]
    assert [choice.itemText(at) for at in range(choice.count())] == ["As the mapping", "Not synced"]
    hands.pick(choice, Off.OFF)
    hands.apply()
    assert hands.rules("Contacts").direction is Direction.TO_CRM
    assert hands.rules("Contacts").fields == {"notes": FieldRule(synced=False)}


def test_a_field_of_ones_own_is_added_and_removed(hands: Hands) -> None:
    page = hands.page(PageName.FIELDS)
    hands.press(page.add)
    dialog = hands.opened(PairDialog)
    assert not dialog.ok.isEnabled()
    hands.type(dialog.outlook, "X-CUSTOMER-NUMBER")
    hands.type(dialog.crm, "Customer_No")
    hands.press(dialog.ok)
    hands.apply()
    own = FieldRule(outlook="X-CUSTOMER-NUMBER", crm="Customer_No")
    assert hands.rules("Contacts").fields == {"custom_1": own}
    choice = page.grid.choices["custom_1"]
    assert choice.accessibleDescription() == "Outlook: X-CUSTOMER-NUMBER, CRM: Customer_No"
    hands.pick(choice, Off.OFF)
    assert "custom_1" not in page.grid.choices
    hands.apply()
    assert hands.rules("Contacts").fields == {}


def test_a_field_that_the_crm_lacks_is_paired_with_one_it_has(hands: Hands) -> None:
    page = hands.page(PageName.FIELDS)
    hands.press(page.add)
    dialog = hands.opened(PairDialog)
    hands.pick(dialog.field, "email_3")
    assert not dialog.outlook.isVisible()
    hands.type(dialog.crm, "Third_Email")
    hands.press(dialog.ok)
    assert page.grid.choices["email_3"].isEnabled()
    hands.apply()
    assert hands.rules("Contacts").fields == {"email_3": FieldRule(crm="Third_Email")}


def test_scrolling_past_a_choice_does_not_change_it(hands: Hands) -> None:
    page = hands.page(PageName.FIELDS)
    choice = page.grid.choices["salutation"]
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(choice.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    hands.dialog.list.setFocus()
    QApplication.sendEvent(choice, wheel)
    assert not hands.dialog.editor.is_dirty


# ---- privacy


def test_private_items_are_synced_if_the_person_says_so(hands: Hands) -> None:
    page = hands.page(PageName.PRIVACY)
    page.form.inputs["private"].click()
    hands.apply()
    assert hands.rules("Contacts").private is Private.SYNC


def rows(widget: QListWidget) -> dict[str, int]:
    return {widget.item(row).text(): row for row in range(widget.count())}


def test_a_field_that_never_leaves(hands: Hands, services: Services, bridge: Bridge) -> None:
    page = hands.page(PageName.PRIVACY)
    item = page.list.item(rows(page.list)["Birthday"])
    item.setCheckState(Qt.CheckState.Checked)
    hands.apply()
    assert hands.rules("Contacts").fields == {"birthday": FieldRule(synced=False)}
    item.setCheckState(Qt.CheckState.Unchecked)
    hands.apply()
    assert hands.rules("Contacts").fields == {}


def test_what_goes_to_outlook_only_never_leaves_it(hands: Hands) -> None:
    grid = hands.page(PageName.FIELDS).grid
    hands.pick(grid.choices["notes"], Direction.TO_OUTLOOK)
    page = hands.page(PageName.PRIVACY)
    item = page.list.item(rows(page.list)["Notes"])
    assert item.checkState() is Qt.CheckState.Checked
    hands.pick(hands.page(PageName.CONTACTS).form.inputs["direction"], Direction.TO_OUTLOOK)
    assert not item.flags() & Qt.ItemFlag.ItemIsEnabled


# ---- the plain settings of a mapping


def test_the_rules_of_a_mapping(hands: Hands) -> None:
    form = hands.page(PageName.CONTACTS).form
    hands.pick(form.inputs["deletions"], Deletions.NONE)
    form.inputs["create_accounts"].click()
    hands.apply()
    rules = hands.rules("Contacts")
    assert (rules.deletions, rules.create_accounts) == (Deletions.NONE, True)
    assert not form.inputs["past_days"].isVisible()


def test_the_rules_of_meetings(hands: Hands) -> None:
    form = hands.page(PageName.CALENDAR).form
    form.inputs["past_days"].setValue(30)
    form.inputs["future_days"].setValue(365)
    form.inputs["invitations"].click()
    hands.apply()
    rules = hands.rules("Meetings")
    assert rules.window == Window(timedelta(days=30), timedelta(days=365))
    assert rules.invitations
    assert not form.inputs["create_accounts"].isVisible()


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
