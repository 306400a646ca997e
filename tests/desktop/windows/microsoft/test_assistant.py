"""Microsoft 365 in the assistant: from nothing to the first preview, the other service instead, every look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.microsoft_windows import MicrosoftWalk, elsewhere
from support.walking import Opened
from support.windows import clashes, cut_off, every_look, too_large, unnamed

from crmsync.app.types import Kind, Profile, Service, Side
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.windows.assistant.window import Assistant
from crmsync.sandbox.graph import MAILBOX_NOT_IN_CLOUD, Answer, EmbeddedGraph, Fault
from crmsync.sandbox.graph import Kind as Store
from crmsync.sandbox.identity import ANNA, CLIENT_ID, PAT, IdentityProvider


def test_from_nothing_to_the_first_preview(walk: MicrosoftWalk, graph: EmbeddedGraph, empty: Profile) -> None:
    customers = graph.person.create_folder(Store.CONTACTS, "Customers")
    graph.person.create_contact({"givenName": "Kim"})
    graph.person.create_contact({"givenName": "Lou"}, customers)
    graph.person.create_folder(Store.TASKS, "Calls")
    walk.to_scope()
    offered = walk.offered()
    assert offered[Kind.CONTACTS] == {"Contacts", "Customers"}
    assert offered[Kind.TASKS] == {"Tasks", "Calls"}
    assert "Calendar" in offered[Kind.EVENTS]
    assert not empty.config.exists()
    walk.end()
    assert graph.writes() == []
    accounts = walk.bridge.service.crmsync.accounts.list()
    found = next(one for one in accounts if one.side is Side.OUTLOOK)
    assert (found.name, found.service, found.username, found.client_id, found.tenant) == (
        "microsoft-365",
        Service.GRAPH,
        ANNA.username,
        CLIENT_ID,
        None,
    )
    assert walk.opened == [(Place.PREVIEW, ("Contacts", "Tasks", "Meetings"))]
    previewed = walk.bridge.service.sync(preview=True).result(60)
    assert previewed.mappings[0].read[Side.OUTLOOK].changed == 1
    assert graph.writes() == []


def test_going_back_needs_no_second_sign_in(walk: MicrosoftWalk, browser: list[str], qtbot: QtBot) -> None:
    walk.to_crm()
    walk.window.back.click()
    walk.window.next.click()
    assert walk.window.page is walk.window.crm
    assert len(browser) == 1


def test_not_staying_signed_in_keeps_nothing_on_the_disk(walk: MicrosoftWalk) -> None:
    walk.to_crm()
    walk.window.crm.remember.setChecked(False)
    walk.window.back.click()
    walk.to_scope()
    walk.end()
    assert walk.bridge.service.crmsync._context.secrets.protection == "ask"


def test_another_tenant_is_told_where_it_is_typed(walk: MicrosoftWalk, qtbot: QtBot) -> None:
    assert not walk.part.tenant.isVisible()
    walk.fill(tenant="99999999-8888-7777-6666-555555555555")
    walk.window.next.click()
    qtbot.waitUntil(lambda: bool(walk.part.rows["tenant"].error.text))
    assert walk.part.tenant.isVisible()
    assert walk.window.page is walk.window.mailbox
    assert walk.part.error.text == ""
    walk.to_crm()


def test_a_tenant_that_nobody_has_is_told_where_it_is_typed(
    walk: MicrosoftWalk, provider: IdentityProvider, qtbot: QtBot
) -> None:
    provider.fail(Fault("openid-configuration", Answer(400, {"error": "invalid_tenant"})))
    walk.fill(tenant="nobody.example")
    walk.window.next.click()
    qtbot.waitUntil(lambda: "nothing of this tenant" in walk.part.rows["tenant"].error.text)


def test_the_wrong_account_is_told_before_anything_is_set_up(
    walk: MicrosoftWalk, provider: IdentityProvider, empty: Profile, qtbot: QtBot
) -> None:
    provider.sign_in_as(PAT)
    walk.fill()
    walk.window.next.click()
    qtbot.waitUntil(lambda: "as Exchange Server" in walk.part.error.text)
    assert walk.window.page is walk.window.mailbox
    assert not empty.config.exists()


def test_a_mailbox_on_the_companys_own_server_leads_to_that_sign_in_with_its_mail_address(
    walk: MicrosoftWalk, graph: EmbeddedGraph, empty: Profile, qtbot: QtBot
) -> None:
    graph.fail(Fault("/me", MAILBOX_NOT_IN_CLOUD, times=None))
    page = walk.window.mailbox
    walk.fill(ANNA.username)
    assert not walk.part.instead.isVisible()
    walk.window.next.click()
    qtbot.waitUntil(walk.part.instead.isVisible)
    assert walk.window.focusWidget() is walk.part.instead
    qtbot.keyClick(walk.part.instead, Qt.Key.Key_Return)
    assert page.service is Service.EWS
    assert page.exchange.isVisible()
    assert not walk.part.isVisible()
    assert page.exchange.address.text() == ANNA.username
    assert walk.window.focusWidget() is page.exchange.password
    assert (walk.part.error.text, walk.part.instead.isHidden()) == ("", True)
    assert not empty.config.exists()


def test_what_is_told_comes_into_view(walk: MicrosoftWalk, qapp: QApplication, qtbot: QtBot) -> None:
    walk.fill()
    walk.part.more.setChecked(True)
    walk.window.resize(walk.window.width(), walk.window.height() // 2)
    for _ in range(20):
        qapp.processEvents()
    walk.part.tell(elsewhere())
    for part in (walk.part.error, walk.part.instead):
        qtbot.waitUntil(lambda part=part: part.visibleRegion().boundingRect() == part.rect())


def test_without_a_mail_address_what_was_typed_on_the_other_side_stays(
    walk: MicrosoftWalk, graph: EmbeddedGraph, qtbot: QtBot
) -> None:
    graph.fail(Fault("/me", MAILBOX_NOT_IN_CLOUD, times=None))
    exchange = walk.window.mailbox.exchange
    exchange.address.setText("kim@example.com")
    walk.fill()
    walk.window.next.click()
    qtbot.waitUntil(walk.part.instead.isVisible)
    walk.part.instead.click()
    assert exchange.address.text() == "kim@example.com"
    assert walk.window.focusWidget() is exchange.password
    exchange.address.clear()
    walk.window.mailbox.providers.setCurrentIndex(0)
    walk.window.next.click()
    qtbot.waitUntil(walk.part.instead.isVisible)
    walk.part.instead.click()
    assert walk.window.focusWidget() is exchange.address


def test_the_crm_may_sync_this_mailbox_itself_and_it_is_said(walk: MicrosoftWalk) -> None:
    walk.to_crm()
    assert "Zoho CRM itself sync this mailbox" in walk.window.crm.warning.title.text()
    assert walk.window.crm.warning.isVisible()


def test_the_assistants_page_fits_in_every_look(
    at_home: Opened, empty: Profile, qapp: QApplication, qtbot: QtBot
) -> None:
    bridge = at_home(empty)
    for look in every_look(qapp):
        window = Assistant(bridge)
        qtbot.addWidget(window)
        window.show()
        window.next.click()
        part = window.mailbox.microsoft
        part.more.setChecked(True)
        assert part.tenant.isVisible()
        for way in range(part.ways.count()):
            part.ways.setCurrentIndex(way)
            for _ in range(20):
                qapp.processEvents()
            found = (cut_off(window), clashes(window), unnamed(window), too_large(window))
            assert found == ([], [], [], ""), f"{look}, {way}"
        part.tell(elsewhere())
        assert part.instead.isVisible()
        for _ in range(20):
            qapp.processEvents()
        found = (cut_off(window), clashes(window), unnamed(window), too_large(window))
        assert found == ([], [], [], ""), f"{look}, elsewhere"
        window.close()


def test_the_page_beside_an_account_that_is_there_fits_in_every_look(
    real: Bridge, qapp: QApplication, qtbot: QtBot
) -> None:
    for look in every_look(qapp):
        window = Assistant(real)
        qtbot.addWidget(window)
        window.show()
        window.next.click()
        page = window.mailbox
        page.existing.choice.setCurrentIndex(page.existing.choice.count() - 1)
        for part in (page.microsoft, page.exchange):
            page.providers.setCurrentIndex([page.microsoft, page.exchange].index(part))
            part.more.setChecked(True)
            part.instead.show()
            assert part.isVisible()
            assert part.more.isVisible()
            for _ in range(20):
                qapp.processEvents()
            found = (cut_off(window), clashes(window), unnamed(window), too_large(window))
            assert found == ([], [], [], ""), f"{look}, {part}"
        window.close()
