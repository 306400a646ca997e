"""Microsoft 365 in the windows: signing in, what goes wrong there, folders and categories; over the embedded Graph,
Microsoft's sign-in, and the embedded CRM.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from support.real_desks import HomeGraph, Waiting, real_desks
from support.tls import TlsFiles, make_tls_files
from support.walking import Opened, Walk, opening
from support.windows import clashes, cut_off, every_look, too_large, unnamed

from crmsync.app.types import End, Kind, Profile, Service, Side
from crmsync.connect.graph.client import PartReply
from crmsync.connect.graph.errors import reply_error
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.failure import Failed, failed
from crmsync.desktop.windows.assistant.window import Assistant
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
from crmsync.sandbox.identity import ANNA, CLIENT_ID, PAT, Consent, IdentityProvider
from crmsync.sandbox.pair import SandboxPair

ACCOUNTS = f"""\
[accounts.office]
side = "outlook"
service = "graph"
username = "{ANNA.username}"
client_id = "{CLIENT_ID}"

[accounts.zoho]
side = "crm"
service = "zoho"
region = "eu"
"""


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def graph() -> Iterator[EmbeddedGraph]:
    with EmbeddedGraph() as graph:
        yield graph


@pytest.fixture
def provider(graph: EmbeddedGraph, tls: TlsFiles) -> Iterator[IdentityProvider]:
    with IdentityProvider(graph.book, accounts=(ANNA, PAT), context=tls.server_context()) as provider:
        yield provider


@pytest.fixture
def at_home(
    qapp: QApplication,
    pair: SandboxPair,
    graph: EmbeddedGraph,
    provider: IdentityProvider,
    tls: TlsFiles,
    waiting: Waiting,
) -> Iterator[Opened]:
    """Gives the bridge to an engine over a profile; nothing runs by itself."""
    desks = {
        **real_desks(pair.crm, waiting.sleep),
        Service.GRAPH: HomeGraph(graph, provider, tls.ca, waiting.sleep),
    }
    with opening(qapp, pair, waiting, desks) as begin:
        yield begin


@pytest.fixture
def real(at_home: Opened, empty: Profile) -> Bridge:
    """The bridge over a profile with both accounts, to which nobody has signed in."""
    empty.config.write_text(ACCOUNTS)
    return at_home(empty)


@pytest.fixture
def browser(provider: IdentityProvider, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The person's browser: it opens what it is given, and the person agrees there. Gives the addresses."""
    opened: list[str] = []

    def visit(address: str) -> None:
        opened.append(address)
        threading.Thread(target=provider.visit, args=(address,), daemon=True).start()

    monkeypatch.setattr(consent, "open_address", visit)
    return opened


class Asked:
    """The sign-in window and how it ended."""

    def __init__(self, bridge: Bridge, qtbot: QtBot) -> None:
        self.ended: list[int] = []
        self.dialog = SignInDialog(bridge, "office")
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialog.finished.connect(self.ended.append)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        assert isinstance(self.dialog.part, MicrosoftPart)
        self.part = self.dialog.part

    def choose(self, way: MicrosoftWay) -> None:
        self.part.ways.setCurrentIndex(list(MicrosoftWay).index(way))

    def tries(self, client_id: str = CLIENT_ID) -> None:
        self.part.client_id.setText(client_id)
        self.part.changed.emit()
        self.dialog.go.click()


def elsewhere() -> Failed:
    """What a window hears of a mailbox that is not in Microsoft 365."""
    reply = PartReply("GET", "/me", 404, Message(), datetime.now(UTC), 1, "graph.microsoft.com", None)
    error = reply_error(reply, MAILBOX_NOT_IN_CLOUD.body, action="signing in")
    return failed(error, str, lambda error: None)


def kept(bridge: Bridge) -> frozenset[str]:
    return bridge.service.crmsync._context.secrets.names("office")


# ---- the sign-in window


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
    at_home: Opened, empty: Profile, qtbot: QtBot
) -> None:
    empty.config.write_text(ACCOUNTS.replace(f'client_id = "{CLIENT_ID}"\n', ""))
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


# ---- the assistant


class MicrosoftWalk(Walk):
    """A person in front of the assistant, with a mailbox in Microsoft 365."""

    @property
    def part(self) -> MicrosoftPart:
        return self.window.mailbox.microsoft

    def fill(self, username: str = "", tenant: str = "") -> None:
        self.part.username.setText(username)
        self.part.client_id.setText(CLIENT_ID)
        self.part.tenant.setText(tenant)
        self.part.changed.emit()

    def sign_in(self) -> None:
        self.fill(ANNA.username)


@pytest.fixture
def walk(
    at_home: Opened, empty: Profile, pair: SandboxPair, browser: list[str], qtbot: QtBot
) -> MicrosoftWalk:
    return MicrosoftWalk(at_home(empty), pair, qtbot)


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
