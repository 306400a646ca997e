"""Mappings in the settings dialog: adding, renaming, removing; choosing folders, modules and categories."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.desks import Services, configuration
from support.settings_hands import Hands
from support.windows import LOOKS, clashes, cut_off, every_look, too_large, unnamed

from crmsync.app.facade import Crmsync
from crmsync.app.types import End, Kind, Profile, Side
from crmsync.connect.errors import Unreachable
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.windows.settings.asking import NameDialog, PairDialog
from crmsync.desktop.windows.settings.folders import CategoriesDialog, FolderDialog, LookingDialog, owner_of
from crmsync.desktop.windows.settings.pages import PageName
from crmsync.desktop.windows.settings.window import SettingsDialog

SECOND = """
[accounts.home]
side = "outlook"
service = "dav"
url = "https://dav.example.org/"
"""


@pytest.fixture
def profile(profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    profile.config.write_text(SECOND + configuration(*Kind))
    return profile


@pytest.fixture
def crmsync(crmsync: Crmsync) -> Crmsync:
    crmsync._context.secrets.set("home", "password", "right")
    return crmsync


def listed(dialog: FolderDialog | CategoriesDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def choose(hands: Hands, account: str = "") -> None:
    """Choose the first folder that can be chosen in the dialog that is open."""
    dialog = hands.opened(FolderDialog)
    if account:
        hands.pick(dialog.accounts, account)
    hands.until(dialog.list.count)
    dialog.list.setCurrentRow(0)
    hands.press(dialog.ok)


# ---- folders


def test_another_folder_is_chosen_and_written_with_apply(
    hands: Hands, crmsync: Crmsync, profile: Profile
) -> None:
    page = hands.page(PageName.CONTACTS)
    before = profile.config.read_text()
    hands.press(page.ends[Side.OUTLOOK].button)
    dialog = hands.opened(FolderDialog)
    assert dialog.accounts.value == "office"
    assert dialog.busy.isVisible()
    hands.until(lambda: listed(dialog) == ["People"])
    assert dialog.list.currentRow() == 0
    hands.pick(dialog.accounts, "home")
    hands.until(lambda: listed(dialog) == ["People"])
    dialog.list.setCurrentRow(0)
    hands.press(dialog.ok)
    assert page.ends[Side.OUTLOOK].value.text() == "People (account home)"
    assert profile.config.read_text() == before
    hands.apply()
    mapping = crmsync.settings.read().mapping("Contacts")
    assert mapping is not None
    assert mapping.ends[Side.OUTLOOK] == End("home", "/contacts/")
    assert mapping.ends[Side.CRM] == End("zoho", "People")


def test_only_folders_of_its_kind_and_side_are_offered(hands: Hands) -> None:
    page = hands.page(PageName.TASKS)
    hands.press(page.ends[Side.CRM].button)
    dialog = hands.opened(FolderDialog)
    hands.until(lambda: listed(dialog) == ["To do"])
    assert [dialog.accounts.itemText(at) for at in range(dialog.accounts.count())] == ["zoho"]


def test_a_folder_that_is_synced_already_cannot_be_chosen(hands: Hands) -> None:
    page = hands.page(PageName.CONTACTS)
    hands.press(page.add)
    dialog = hands.opened(FolderDialog)
    hands.pick(dialog.accounts, "office")
    hands.until(lambda: listed(dialog) == ["People (already synced by Contacts)"])
    assert not dialog.list.item(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert not dialog.ok.isEnabled()


def test_names_and_ids_mean_the_same_folder() -> None:
    from crmsync.app.types import FolderInfo

    folder = FolderInfo("/anna/contacts/", "People", Kind.CONTACTS)
    for written in ("People", "/anna/contacts/", "/anna/contacts"):
        assert owner_of({"Mine": End("office", written)})(End("office", folder.id), folder) == "Mine"
    assert owner_of({"Mine": End("home", "People")})(End("office", folder.id), folder) is None


def test_cancelling_changes_nothing(hands: Hands) -> None:
    page = hands.page(PageName.CONTACTS)
    hands.press(page.ends[Side.OUTLOOK].button)
    dialog = hands.opened(FolderDialog)
    hands.until(dialog.list.count)
    dialog.reject()
    assert not hands.dialog.editor.is_dirty


def test_a_service_that_does_not_answer_is_asked_again(hands: Hands, services: Services) -> None:
    page = hands.page(PageName.CONTACTS)
    services.mailbox.down = Unreachable("No answer.", service="mailbox", advice="Is the network there?")
    hands.press(page.ends[Side.OUTLOOK].button)
    dialog = hands.opened(FolderDialog)
    hands.until(lambda: "No answer." in dialog.error.text)
    assert not dialog.busy.isVisible()
    assert not dialog.sign_in.isVisible()
    services.mailbox.down = None
    hands.press(dialog.again)
    hands.until(lambda: listed(dialog) == ["People"])
    assert dialog.error.text == ""
    assert not dialog.again.isVisible()


def test_where_a_sign_in_is_needed_it_is_offered(
    hands: Hands, crmsync: Crmsync, bridge: Bridge, qtbot: QtBot
) -> None:
    page = hands.page(PageName.CONTACTS)
    crmsync._context.secrets.remove("office")
    hands.press(page.ends[Side.OUTLOOK].button)
    dialog = hands.opened(FolderDialog)
    hands.until(dialog.sign_in.isVisible)
    assert dialog.sign_in.text() == "&Sign in to office …"
    assert not dialog.again.isVisible()
    with qtbot.waitSignal(bridge.wanted) as heard:
        hands.press(dialog.sign_in)
    assert heard.args == [Place.SIGN_IN, "office"]
    assert not dialog.isVisible()


def test_an_answer_for_another_account_is_not_shown(hands: Hands, crmsync: Crmsync) -> None:
    page = hands.page(PageName.CONTACTS)
    crmsync._context.secrets.remove("home")
    hands.press(page.ends[Side.OUTLOOK].button)
    dialog = hands.opened(FolderDialog)
    hands.pick(dialog.accounts, "home")
    hands.until(dialog.sign_in.isVisible)
    assert dialog.sign_in.text() == "&Sign in to home …"
    assert listed(dialog) == []


def test_folders_are_called_what_people_call_them(hands: Hands, profile: Profile) -> None:
    text = profile.config.read_text().replace('folder = "People"', 'folder = "/contacts/"')
    profile.config.write_text(text)
    hands.dialog.editor.load()
    value = hands.dialog.page(PageName.CONTACTS).ends[Side.OUTLOOK].value
    hands.until(lambda: value.text() == "/contacts/ (account office)")
    hands.page(PageName.CONTACTS)
    hands.until(lambda: value.text() == "People (account office)")


# ---- mappings


def test_a_second_mapping_of_a_kind_is_added_renamed_and_removed(hands: Hands, crmsync: Crmsync) -> None:
    page = hands.page(PageName.CONTACTS)
    hands.press(page.add)
    choose(hands, "home")
    choose(hands)
    assert page.bar.choice.currentText() == "Contacts 2"
    hands.press(page.rename)
    name = hands.opened(NameDialog)
    name.name.clear()
    assert not name.ok.isEnabled()
    hands.type(name.name, "contacts")
    assert name.row.error.text == "Another mapping is called so."
    assert not name.ok.isEnabled()
    hands.type(name.name, " of home")
    hands.press(name.ok)
    hands.apply()
    assert page.bar.choice.currentText() == "contacts of home"
    settings = crmsync.settings.read()
    assert [one.name for one in settings.mappings] == ["Contacts", "Tasks", "Meetings", "contacts of home"]
    assert settings.mappings[3].ends == {
        Side.OUTLOOK: End("home", "/contacts/"),
        Side.CRM: End("zoho", "/contacts/"),
    }
    hands.press(page.remove)
    hands.answer("Keep it")
    assert not hands.dialog.editor.is_dirty
    hands.press(page.remove)
    hands.answer("Stop syncing it")
    hands.apply()
    assert [one.name for one in crmsync.settings.read().mappings] == ["Contacts", "Tasks", "Meetings"]
    assert page.bar.choice.currentText() == "Contacts"


def test_renaming_a_mapping_keeps_its_pairs(hands: Hands, bridge: Bridge, services: Services) -> None:
    page = hands.page(PageName.CONTACTS)
    hands.press(page.rename)
    dialog = hands.opened(NameDialog)
    hands.type(dialog.name, "People")
    hands.press(dialog.ok)
    assert page.bar.choice.currentText() == "People"
    hands.apply()
    assert hands.rules("People").kind is Kind.CONTACTS


def test_removing_a_mapping_deletes_nothing(hands: Hands, bridge: Bridge, services: Services) -> None:
    services.outlook.add(given_name="Ada", family_name="Byron")
    bridge.ask(bridge.service.sync(yes=True))
    hands.until(lambda: bridge.snapshot.last_run == 1 and not bridge.snapshot.is_running)
    writes = services.writes
    page = hands.page(PageName.CONTACTS)
    hands.press(page.remove)
    hands.answer("Stop syncing it")
    assert page.empty.isVisible()
    hands.apply()
    bridge.ask(bridge.service.sync(yes=True))
    hands.until(lambda: bridge.snapshot.last_run == 2 and not bridge.snapshot.is_running)
    assert services.writes == writes


def test_without_a_mapping_the_page_says_what_to_do(
    hands: Hands, bridge: Bridge, crmsync: Crmsync, profile: Profile, qtbot: QtBot
) -> None:
    profile.config.write_text(SECOND + configuration(Kind.TASKS))
    hands.dialog.editor.load()
    page = hands.page(PageName.CALENDAR)
    hands.until(page.empty.isVisible)
    assert not page.card.isVisible()
    hands.press(page.empty.button)
    choose(hands, "office")
    choose(hands)
    hands.until(page.card.isVisible)
    assert page.categories.value.text() == "CRM"
    hands.apply()
    assert hands.rules("Meetings").categories == ("CRM",)


def test_without_accounts_the_assistant_is_offered(
    hands: Hands, bridge: Bridge, profile: Profile, qtbot: QtBot
) -> None:
    profile.config.write_text("")
    hands.dialog.editor.load()
    for name in (PageName.CONTACTS, PageName.ACCOUNTS):
        page = hands.page(name)
        hands.until(page.empty.isVisible)
        with qtbot.waitSignal(bridge.wanted) as heard:
            hands.press(page.empty.button)
        assert heard.args[0] is Place.ASSISTANT
    for name in (PageName.CONFLICTS, PageName.FIELDS, PageName.PRIVACY, PageName.ADVANCED):
        assert not hands.page(name).bar.isVisible()


# ---- categories


@pytest.fixture
def categories(hands: Hands) -> CategoriesDialog:
    hands.press(hands.page(PageName.CALENDAR).categories.button)
    dialog = hands.opened(CategoriesDialog)
    hands.until(lambda: not dialog.busy.isVisible())
    return dialog


def test_all_meetings(hands: Hands, categories: CategoriesDialog) -> None:
    assert categories.some.isChecked()
    categories.all.click()
    hands.press(categories.ok)
    page = hands.page(PageName.CALENDAR)
    assert page.categories.value.text() == "All meetings"
    hands.apply()
    assert hands.rules("Meetings").categories == ("*",)


def test_a_new_category_beside_those_in_use(hands: Hands, categories: CategoriesDialog, qtbot: QtBot) -> None:
    assert listed(categories) == ["CRM"]
    hands.type(categories.name, "crm")
    hands.press(categories.add)
    assert listed(categories) == ["CRM"]
    hands.type(categories.name, "Customers")
    qtbot.keyClick(categories.name, Qt.Key.Key_Return)
    assert categories.isVisible()
    assert listed(categories) == ["CRM", "Customers"]
    hands.pick(categories.first, "Customers")
    hands.press(categories.ok)
    hands.apply()
    assert hands.rules("Meetings").categories == ("Customers", "CRM")


def test_without_a_category_nothing_is_chosen(hands: Hands, categories: CategoriesDialog) -> None:
    categories.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not categories.ok.isEnabled()
    hands.type(categories.name, "*")
    assert not categories.add.isEnabled()
    categories.all.click()
    assert categories.ok.isEnabled()


def test_the_usual_category_is_proposed_where_all_were_chosen(hands: Hands, profile: Profile) -> None:
    profile.config.write_text(profile.config.read_text().replace('["CRM"]', '["*"]'))
    hands.dialog.editor.load()
    page = hands.page(PageName.CALENDAR)
    hands.until(lambda: page.categories.value.text() == "All meetings")
    hands.press(page.categories.button)
    dialog = hands.opened(CategoriesDialog)
    assert dialog.all.isChecked()
    assert dialog.name.text() == "CRM"
    assert not dialog.list.isEnabled()
    hands.until(lambda: listed(dialog) == ["CRM"])


# ---- the keyboard


def test_enter_chooses_and_escape_does_not(hands: Hands, qtbot: QtBot) -> None:
    page = hands.page(PageName.CONTACTS)
    for key, folder in ((Qt.Key.Key_Escape, "People"), (Qt.Key.Key_Return, "/contacts/")):
        hands.press(page.ends[Side.OUTLOOK].button)
        dialog = hands.opened(FolderDialog)
        qtbot.keyClick(dialog.accounts, Qt.Key.Key_Return)
        assert dialog.isVisible()
        hands.until(dialog.list.count)
        qtbot.keyClick(dialog.accounts, key)
        assert not dialog.isVisible()
        edited = page.bar.edited
        assert edited.settings.ends[Side.OUTLOOK].folder == folder
    hands.press(page.rename)
    name = hands.opened(NameDialog)
    hands.type(name.name, "People")
    qtbot.keyClick(name.name, Qt.Key.Key_Return)
    assert page.bar.choice.currentText() == "People"
    hands.press(hands.page(PageName.FIELDS).add)
    pair = hands.opened(PairDialog)
    qtbot.keyClick(pair.crm, Qt.Key.Key_Return)
    assert pair.isVisible()
    assert pair.ok.isDefault()


# ---- looks


def test_the_dialogs_fit_in_every_look(
    bridge: Bridge, qapp: QApplication, qtbot: QtBot, services: Services
) -> None:
    services.mailbox.down = Unreachable("No answer.", service="mailbox", advice="Is the network there?")
    for look in every_look(qapp, LOOKS):
        window = SettingsDialog(bridge)
        window.show()
        qtbot.waitUntil(lambda window=window: window.editor.is_loaded)
        made = [
            FolderDialog(window.editor, Side.OUTLOOK, Kind.CONTACTS, None, owner_of({}), window),
            CategoriesDialog(window.editor, End("office", "Calendar"), ("CRM", "Customers"), window),
            NameDialog("Contacts", lambda name: "Another mapping is called so.", window),
            PairDialog([("", "A field of my own"), ("email_3", "Third mail address")], window),
        ]
        for dialog in made:
            dialog.show()
            if isinstance(dialog, LookingDialog):
                qtbot.waitUntil(lambda dialog=dialog: dialog.error.text != "")
            qtbot.waitUntil(lambda dialog=dialog: not cut_off(dialog))
            found = (clashes(dialog), unnamed(dialog), too_large(dialog))
            assert found == ([], [], ""), f"{look}, {type(dialog).__name__}"
            dialog.close()
        window.close()
