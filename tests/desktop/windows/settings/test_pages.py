"""Pages of the settings about accounts and mappings: what is edited there is written."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.desks import Services
from support.setting import rows
from support.settings_hands import Hands

from crmsync.app.facade import Crmsync
from crmsync.app.types import (
    ConflictRule,
    Deletions,
    Direction,
    FieldRule,
    Private,
    Profile,
    Window,
)
from crmsync.connect.errors import Unreachable
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.windows.settings.asking import PairDialog
from crmsync.desktop.windows.settings.fields import Off
from crmsync.desktop.windows.settings.pages import PageName

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
