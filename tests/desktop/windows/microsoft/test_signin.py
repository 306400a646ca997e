"""Microsoft 365 in the windows: signing in and what goes wrong there, categories, the account's settings."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from support.microsoft_windows import Asked, MicrosoftWalk, kept
from support.real_desks import Waiting
from support.walking import Opened
from support.windows import clashes, cut_off, every_look, too_large, unnamed

from crmsync.app.types import End, Kind, Profile
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.settings.accounts import AccountsPage
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.folders import CategoriesDialog
from crmsync.desktop.windows.settings.pages import PageName
from crmsync.desktop.windows.settings.window import SettingsDialog
from crmsync.desktop.windows.signin import consent
from crmsync.desktop.windows.signin.microsoft import REDIRECT, MicrosoftPart, MicrosoftWay
from crmsync.desktop.windows.signin.window import SignInDialog
from crmsync.sandbox.graph import MAILBOX_NOT_IN_CLOUD, Answer, EmbeddedGraph, Fault
from crmsync.sandbox.graph import Kind as Store
from crmsync.sandbox.identity import ANNA, CLIENT_ID, Consent, IdentityProvider


def test_signing_in_with_the_browser_needs_one_click(real: Bridge, browser: list[str], qtbot: QtBot) -> None:
    asked = Asked(real, qtbot)
    assert asked.part.client_id.text() == CLIENT_ID
    for part in (asked.part.username, asked.part.steps, asked.part.console, asked.part.copy_redirect):
        assert not part.isVisible()
    assert not asked.part.tenant.isVisible()
    qtbot.keyClick(asked.part.client_id, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(asked.ended))
    assert asked.ended == [QDialog.DialogCode.Accepted]
    assert len(browser) == 1
    assert "token_cache" in kept(real)
    assert real.service.test("office").result(20) == f"{ANNA.username} at Microsoft 365"


def test_a_code_is_shown_until_the_person_has_agreed(
    real: Bridge, provider: IdentityProvider, waiting: Waiting, qtbot: QtBot
) -> None:
    asked = Asked(real, qtbot)
    asked.choose(MicrosoftWay.DEVICE)
    asked.tries()
    panel = asked.part.device
    qtbot.waitUntil(panel.isVisible)
    assert panel.open.address.startswith(provider.base_url)
    room = asked.dialog.rect()
    for part in (panel, asked.part.busy.button):
        assert room.contains(part.mapTo(asked.dialog, part.rect().bottomRight())), (
            "it is seen without scrolling"
        )
        assert not part.visibleRegion().isEmpty()
    panel.copy_code.click()
    assert QGuiApplication.clipboard().text() == panel.code.text()
    assert provider.answer_device(panel.code.text())
    waiting.go.set()
    qtbot.waitUntil(lambda: bool(asked.ended))
    assert asked.ended == [QDialog.DialogCode.Accepted]
    assert "token_cache" in kept(real)


def test_declining_on_the_device_is_told_in_place(
    real: Bridge, provider: IdentityProvider, waiting: Waiting, qtbot: QtBot
) -> None:
    asked = Asked(real, qtbot)
    asked.choose(MicrosoftWay.DEVICE)
    asked.tries()
    qtbot.waitUntil(asked.part.device.isVisible)
    assert provider.answer_device(asked.part.device.code.text(), allow=False)
    waiting.go.set()
    qtbot.waitUntil(lambda: "refused" in asked.part.error.text)
    assert not asked.part.device.isVisible()
    assert (kept(real), asked.dialog.go.isEnabled()) == (frozenset(), True)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Consent.DECLINED, "refused in the browser"),
        (Consent.NEEDS_ADMINISTRATOR, "wants an administrator to allow crmsync"),
    ],
)
def test_what_was_answered_in_the_browser_is_told_in_place(
    answer: Consent, said: str, real: Bridge, provider: IdentityProvider, browser: list[str], qtbot: QtBot
) -> None:
    provider.switch(consent=answer)
    asked = Asked(real, qtbot)
    asked.tries()
    qtbot.waitUntil(lambda: said in asked.part.error.text)
    assert "AADSTS" not in asked.part.error.text
    assert (asked.ended, kept(real)) == ([], frozenset())
    provider.switch(consent=Consent.GRANTED)
    asked.tries()
    qtbot.waitUntil(lambda: bool(asked.ended))


def test_waiting_for_the_browser_can_be_given_up(
    real: Bridge, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(consent, "open_address", opened.append)
    asked = Asked(real, qtbot)
    asked.tries()
    qtbot.waitUntil(lambda: bool(opened))
    asked.part.copy_link.click()
    assert QGuiApplication.clipboard().text() == opened[0]
    qtbot.mouseClick(asked.part.busy.button, Qt.MouseButton.LeftButton)
    assert (asked.part.is_busy, asked.dialog.go.isEnabled(), asked.part.error.text) == (False, True, "")
    qtbot.waitUntil(lambda: not [one for one in threading.enumerate() if one.name == "sign-in"])
    assert kept(real) == frozenset()


def test_a_client_id_that_microsoft_does_not_know_is_told_where_it_is_typed(
    real: Bridge, qtbot: QtBot
) -> None:
    asked = Asked(real, qtbot)
    asked.choose(MicrosoftWay.DEVICE)
    asked.tries("11111111-2222-3333-4444-555555555555")
    qtbot.waitUntil(lambda: bool(asked.part.rows["client_id"].error.text))
    assert "does not know this client id" in asked.part.client_id.accessibleDescription()
    assert asked.part.error.text == ""
    asked.choose(MicrosoftWay.BROWSER)
    assert asked.part.rows["client_id"].error.text == ""


def test_without_a_client_id_nothing_can_be_tried_and_it_is_said_where_to_get_one(
    at_home: Opened, empty: Profile, accounts: str, qtbot: QtBot
) -> None:
    empty.config.write_text(accounts.replace(f'client_id = "{CLIENT_ID}"\n', ""))
    asked = Asked(at_home(empty), qtbot)
    assert not asked.dialog.go.isEnabled()
    assert asked.part.steps.isVisible()
    assert asked.part.console.address.startswith("https://entra.microsoft.com/")
    asked.part.copy_redirect.click()
    assert QGuiApplication.clipboard().text() == REDIRECT
    assert REDIRECT in asked.part.steps.text()
    asked.choose(MicrosoftWay.DEVICE)
    assert "Allow public client flows" in asked.part.steps.text()
    assert not asked.part.copy_redirect.isVisible()


@pytest.mark.parametrize("where", ["/me", "contactFolders"], ids=["nobody here", "known, but elsewhere"])
def test_a_mailbox_on_the_companys_own_server_is_told_so(
    where: str, real: Bridge, graph: EmbeddedGraph, browser: list[str], qtbot: QtBot
) -> None:
    graph.fail(Fault(where, MAILBOX_NOT_IN_CLOUD, times=None))
    asked = Asked(real, qtbot)
    asked.tries()
    qtbot.waitUntil(lambda: bool(asked.part.error.text))
    assert "Connect it as Exchange Server instead of Microsoft 365" in asked.part.error.text
    assert asked.part.instead.isHidden(), "an account that is there stays at its service"
    assert (asked.ended, kept(real)) == ([], frozenset())


def test_a_right_that_was_not_given_does_not_keep_anybody_out(
    real: Bridge, provider: IdentityProvider, browser: list[str], qtbot: QtBot
) -> None:
    provider.switch(withheld=frozenset({"Contacts.ReadWrite"}))
    asked = Asked(real, qtbot)
    asked.tries()
    qtbot.waitUntil(lambda: bool(asked.ended))
    assert asked.ended == [QDialog.DialogCode.Accepted]


# ---- categories


def listed(graph: EmbeddedGraph) -> set[str]:
    return set(graph.person.categories())


def test_the_categories_of_the_mailbox_are_offered_and_crm_can_be_added(
    walk: MicrosoftWalk, graph: EmbeddedGraph, qtbot: QtBot
) -> None:
    graph.person.create_category("Blue", "preset7")
    before = listed(graph)
    walk.to_scope()
    listing = walk.window.scope.cards[Kind.EVENTS].listing
    assert walk.categories() == before | {"CRM"}
    assert listing.isVisible()
    assert "CRM" in listing.words.text()
    assert (listed(graph), graph.writes()) == (before, [])
    listing.button.click()
    qtbot.waitUntil(lambda: not listing.isVisible())
    assert listed(graph) == before | {"CRM"}


def test_a_category_that_is_on_the_list_needs_nothing(walk: MicrosoftWalk, graph: EmbeddedGraph) -> None:
    graph.person.create_category("crm", "preset7")
    walk.to_scope()
    assert not walk.window.scope.cards[Kind.EVENTS].listing.isVisible()


def test_a_category_that_cannot_be_added_is_told_and_can_be_tried_again(
    walk: MicrosoftWalk, graph: EmbeddedGraph, qtbot: QtBot
) -> None:
    walk.to_scope()
    listing = walk.window.scope.cards[Kind.EVENTS].listing
    graph.fail(
        Fault("POST .*masterCategories", Answer(403, {"error": {"code": "ErrorAccessDenied", "message": ""}}))
    )
    listing.button.click()
    qtbot.waitUntil(lambda: "may not do that" in listing.error.text)
    assert walk.window.next.isEnabled()
    listing.button.click()
    qtbot.waitUntil(lambda: "CRM" in listed(graph))


def sign_in(bridge: Bridge, qtbot: QtBot) -> None:
    asked = Asked(bridge, qtbot)
    asked.tries()
    qtbot.waitUntil(lambda: bool(asked.ended))


def test_the_settings_offer_and_add_categories_too(
    real: Bridge, graph: EmbeddedGraph, browser: list[str], qtbot: QtBot
) -> None:
    graph.person.create_category("Blue", "preset7")
    sign_in(real, qtbot)
    settings = SettingsDialog(real)
    qtbot.addWidget(settings)
    editor: Editor = settings.editor
    qtbot.waitUntil(lambda: editor.is_loaded)
    dialog = CategoriesDialog(editor, End("office", graph.person.folder_id(Store.EVENTS)), ("CRM",))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.listing.isVisible)
    assert "CRM" in dialog.listing.words.text()
    assert (cut_off(dialog), clashes(dialog), unnamed(dialog)) == ([], [], [])
    dialog.listing.button.click()
    qtbot.waitUntil(lambda: not dialog.listing.isVisible())
    assert "CRM" in listed(graph)


# ---- the settings


def test_the_account_has_words_that_people_know_and_its_tenant(
    real: Bridge, empty: Profile, qapp: QApplication, qtbot: QtBot
) -> None:
    for look in every_look(qapp):
        settings = SettingsDialog(real, PageName.ACCOUNTS)
        qtbot.addWidget(settings)
        settings.show()
        qtbot.waitUntil(lambda settings=settings: settings.editor.is_loaded)
        for _ in range(20):
            qapp.processEvents()
        page = settings.page(PageName.ACCOUNTS)
        assert isinstance(page, AccountsPage)
        assert "Microsoft 365 / Outlook.com" in page.list.item(0).text()
        assert page.form.inputs["tenant"].isVisible()
        found = (cut_off(settings), clashes(settings), unnamed(settings), too_large(settings))
        assert found == ([], [], [], ""), f"{look}"
        settings.close()


# ---- looks


def test_the_sign_in_fits_in_every_look(real: Bridge, qapp: QApplication, qtbot: QtBot) -> None:
    for look in every_look(qapp):
        dialog = SignInDialog(real, "office")
        qtbot.addWidget(dialog)
        dialog.show()
        assert isinstance(dialog.part, MicrosoftPart)
        for way in range(dialog.part.ways.count()):
            dialog.part.ways.setCurrentIndex(way)
            for _ in range(20):
                qapp.processEvents()
            found = (cut_off(dialog), clashes(dialog), unnamed(dialog), too_large(dialog))
            assert found == ([], [], [], ""), f"{look}, {way}"
        dialog.close()
