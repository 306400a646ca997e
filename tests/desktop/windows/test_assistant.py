"""The assistant: from nothing to the first preview over the real services, and nothing written before its end."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot
from support.desks import Services
from support.windows import clashes, cut_off, every_look, too_large, unnamed

from crmsync.app.sample import Sample
from crmsync.app.types import ConflictRule, Kind, Profile, Service, Side
from crmsync.connect.errors import NotTrusted, Unreachable
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.language import LENGTHENED
from crmsync.desktop.windows.assistant.mailbox import MICROSOFT
from crmsync.desktop.windows.assistant.sample import SampleSession
from crmsync.desktop.windows.assistant.window import Assistant
from crmsync.desktop.windows.signin.keeping import ProtectionDialog
from crmsync.desktop.windows.signin.odoo import OdooPart
from crmsync.desktop.windows.signin.zoho import ZohoPart, ZohoWay
from crmsync.sandbox.mailbox import PASSWORD
from crmsync.sandbox.pair import SandboxPair

Opened = Callable[[Profile], Bridge]


class Walk:
    """A person in front of the assistant, with a keyboard."""

    def __init__(self, bridge: Bridge, pair: SandboxPair, qtbot: QtBot) -> None:
        self.bridge, self._pair, self._qtbot = bridge, pair, qtbot
        self.opened: list[tuple[Place, object]] = []
        bridge.wanted.connect(lambda place, argument: self.opened.append((place, argument)))
        self.window = Assistant(bridge)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.ended: list[int] = []
        self.window.finished.connect(self.ended.append)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()

    @property
    def focus(self) -> QWidget:
        found = self.window.focusWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key) -> None:
        self._qtbot.keyClick(self.focus, key)

    def go_to(self, wanted: QWidget) -> None:
        """Tab until it has the focus."""
        for _ in range(30):
            if self.focus is wanted:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{wanted} cannot be reached by Tab")

    def type(self, field: QWidget, text: str) -> None:
        self.go_to(field)
        self._qtbot.keyClicks(field, text)

    def choose(self, box: QComboBox, index: int) -> None:
        self.go_to(box)
        self.press(Qt.Key.Key_Home)
        for _ in range(index):
            self.press(Qt.Key.Key_Down)
        assert box.currentIndex() == index

    def go_on(self, page: QWidget) -> None:
        """Enter does the main thing; `page` is on show then."""
        self.press(Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: self.window.page is page)

    def to_mailbox(self, password: str = PASSWORD, url: str = "") -> None:
        if self.window.page is self.window.welcome:
            self.go_on(self.window.mailbox)
        page = self.window.mailbox
        part = page.mailbox
        self.choose(page.providers, page.providers.count() - 1)
        self.type(part.server, url or self._pair.mailbox.url)
        self.type(part.username, "anna")
        self.type(part.password, password)

    def to_crm(self) -> None:
        self.to_mailbox()
        self.go_on(self.window.crm)

    def sign_in_to_crm(self, token: str = "") -> None:
        data, part = self._pair.crm.sign_in_data(), self.window.crm.part
        self.choose(part.ways, list(ZohoWay).index(ZohoWay.REFRESH_TOKEN))
        self.type(part.client_id, data.client_id)
        self.type(part.client_secret, data.client_secret)
        self.type(part.token, token or data.refresh_token)

    def to_scope(self) -> None:
        self.to_crm()
        self.sign_in_to_crm()
        self.go_on(self.window.scope)
        self.wait_for_counts()

    def wait_for_counts(self) -> None:
        cards = self.window.scope.cards.values()
        self._qtbot.waitUntil(lambda: all(card.count.text()[:1].isdigit() for card in cards))
        self._qtbot.waitUntil(self.window.next.isEnabled)

    def to_summary(self) -> None:
        self.to_scope()
        self.go_on(self.window.conflicts)
        self.go_on(self.window.summary)


@pytest.fixture
def walk(over: Opened, empty: Profile, pair: SandboxPair, qtbot: QtBot) -> Walk:
    return Walk(over(empty), pair, qtbot)


def untouched(profile: Profile) -> bool:
    return not profile.config.exists() and not profile.vault.exists()


# ---- the whole way


def test_the_whole_way_by_keyboard_leads_to_the_preview_and_writes_nothing_before(
    walk: Walk, empty: Profile, pair: SandboxPair, qtbot: QtBot
) -> None:
    before = pair.mailbox.get("contacts", "ada.vcf"), len(pair.crm.requests(method="PUT"))
    walk.to_scope()
    cards = walk.window.scope.cards
    assert [card.chosen is not None for card in cards.values()] == [True, True, True]
    assert cards[Kind.CONTACTS].count.text().startswith("6 ")
    assert cards[Kind.EVENTS].chosen_categories == ("CRM",)
    assert "3" in cards[Kind.EVENTS].categories.item(0).text()
    walk.go_on(walk.window.conflicts)
    walk.press(Qt.Key.Key_Down)
    walk.go_on(walk.window.summary)
    assert "Outlook wins" in walk.window.summary.rule.text()
    assert untouched(empty)
    walk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(walk.ended))
    assert walk.ended == [QDialog.DialogCode.Accepted]
    assert walk.opened == [(Place.PREVIEW, ("Contacts", "Tasks", "Meetings"))]
    mappings = walk.bridge.service.crmsync.mappings.list()
    assert [one.kind for one in mappings] == list(Kind)
    assert {one.rules.conflicts for one in mappings} == {ConflictRule.OUTLOOK_WINS}
    assert mappings[2].rules.categories == ("CRM",)
    previewed = walk.bridge.service.sync(preview=True).result(60)
    assert [one.read[Side.OUTLOOK].changed > 0 for one in previewed.mappings] == [True, True, True]
    after = pair.mailbox.get("contacts", "ada.vcf"), len(pair.crm.requests(method="PUT"))
    assert after == before


def test_closing_half_way_leaves_nothing_behind(walk: Walk, empty: Profile, qtbot: QtBot) -> None:
    walk.to_summary()
    qtbot.keyClick(walk.window, Qt.Key.Key_Escape)
    assert walk.ended == [QDialog.DialogCode.Rejected]
    assert untouched(empty)
    assert walk.bridge.service.crmsync.accounts.list() == ()
    assert walk.opened == []


def test_going_back_keeps_what_was_typed_and_needs_no_second_sign_in(
    walk: Walk, pair: SandboxPair, qtbot: QtBot
) -> None:
    walk.to_scope()
    walk.window.scope.cards[Kind.TASKS].wanted.setChecked(False)
    for _ in range(2):
        walk.window.back.click()
    part = walk.window.mailbox.mailbox
    assert (part.server.text(), part.username.text(), part.password.text()) == (
        pair.mailbox.url,
        "anna",
        PASSWORD,
    )
    pair.crm.forget_requests()
    for page in (walk.window.crm, walk.window.scope):
        walk.window.next.click()
        assert walk.window.page is page
    assert walk.window.crm.part.way is ZohoWay.REFRESH_TOKEN
    assert not walk.window.scope.cards[Kind.TASKS].is_wanted
    assert pair.crm.requests("token") == []


# ---- the mailbox


def test_a_wrong_password_is_told_where_it_is_typed(walk: Walk, qtbot: QtBot) -> None:
    walk.to_mailbox(password="wr0ng")
    walk.press(Qt.Key.Key_Return)
    part = walk.window.mailbox.mailbox
    qtbot.waitUntil(lambda: bool(part.rows["password"].error.text))
    assert walk.window.page is walk.window.mailbox
    assert walk.focus is part.password
    qtbot.keyClicks(part.password, PASSWORD)
    walk.go_on(walk.window.crm)


def test_no_server_is_told_at_the_server(walk: Walk, qtbot: QtBot) -> None:
    walk.to_mailbox(url="http://127.0.0.1:9/")
    walk.press(Qt.Key.Key_Return)
    part = walk.window.mailbox.mailbox
    qtbot.waitUntil(lambda: bool(part.rows["server"].error.text))
    assert part.rows["password"].error.text == ""
    assert walk.focus is part.server


def test_a_page_that_is_no_mailbox_is_told_at_the_server(walk: Walk, pair: SandboxPair, qtbot: QtBot) -> None:
    walk.to_mailbox(url=pair.crm.base_url)
    walk.press(Qt.Key.Key_Return)
    part = walk.window.mailbox.mailbox
    qtbot.waitUntil(lambda: bool(part.rows["server"].error.text))


def test_an_address_that_is_none_is_told_without_naming_files(walk: Walk, qtbot: QtBot) -> None:
    walk.to_mailbox(url="ftp://dav.example.com/")
    walk.press(Qt.Key.Key_Return)
    part = walk.window.mailbox.mailbox
    qtbot.waitUntil(lambda: bool(part.rows["server"].error.text))
    assert "config.toml" not in part.rows["server"].error.text


@pytest.fixture
def fresh(bridge: Bridge, qtbot: QtBot) -> Assistant:
    """The assistant over in-memory services, at a new mailbox; two accounts are there already."""
    window = Assistant(bridge)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    window.next.click()
    return window


def test_a_certificate_that_is_not_trusted_asks_for_its_authority(
    fresh: Assistant, services: Services, qtbot: QtBot
) -> None:
    services.mailbox.down = NotTrusted("The certificate of dav.example.com is not trusted.")
    page = fresh.mailbox
    page.existing.choice.setCurrentIndex(1)
    page.providers.setCurrentIndex(len(MICROSOFT))
    part = page.mailbox
    assert not part.authority.isVisible()
    part.username.setText("anna@example.com")
    part.password.setText("right")
    part.changed.emit()
    fresh.next.click()
    qtbot.waitUntil(lambda: "was not sent" in part.rows["authority"].error.text)
    assert (part.authority.isVisible(), part.browse.isVisible()) == (True, True)
    part.authority.setText("/etc/own-authority.pem")
    assert part.values["ca_file"] == "/etc/own-authority.pem"


def test_accounts_that_are_there_already_need_no_second_sign_in(fresh: Assistant, qtbot: QtBot) -> None:
    assert fresh.mailbox.existing.choice.itemText(0) == "office"
    fresh.next.click()
    assert fresh.page is fresh.crm
    assert not fresh.crm.remember.isVisible()
    fresh.next.click()
    qtbot.waitUntil(fresh.next.isEnabled)
    fresh.scope.cards[Kind.CONTACTS].wanted.setChecked(False)
    for _ in range(3):
        fresh.next.click()
    qtbot.waitUntil(lambda: not fresh.isVisible())
    crmsync = fresh.summary.bridge.service.crmsync
    assert [one.name for one in crmsync.mappings.list()] == ["Contacts", "Tasks", "Meetings"]
    assert [account.name for account in crmsync.accounts.list()] == ["office", "zoho"]


def test_every_mailbox_is_offered_and_each_names_the_other_one(fresh: Assistant) -> None:
    """Who looks for an Exchange Server at Microsoft 365 or at the one that takes any server is told so there."""
    page = fresh.mailbox
    offered = [page.providers.itemText(index) for index in range(page.providers.count())]
    assert offered[:2] == ["Microsoft 365 / Outlook.com", "Exchange Server"]
    about = {0: (page.microsoft, "Exchange Server"), 1: (page.exchange, "Microsoft 365 / Outlook.com")}
    about[len(offered) - 1] = (page.mailbox, "Exchange Server")
    for index, (part, other) in about.items():
        page.existing.choice.setCurrentIndex(1)
        page.providers.setCurrentIndex(index)
        assert [one.isVisible() for one in (page.microsoft, page.exchange, page.mailbox)] == [
            one is part for one in (page.microsoft, page.exchange, page.mailbox)
        ]
        assert other in part.about.text()
    assert {one.value for one in Service if one.side is Side.OUTLOOK} == {"dav", "graph", "ews"}


# ---- the CRM


def test_odoo_asks_for_its_address_a_name_and_a_key(walk: Walk, qtbot: QtBot) -> None:
    walk.to_crm()
    page = walk.window.crm
    walk.choose(page.services, 1)
    part = page.part
    assert isinstance(part, OdooPart)
    assert (part.isVisible(), page.parts[Service.ZOHO].isVisible()) == (True, False)
    walk.type(part.address, "http://127.0.0.1:9/")
    walk.type(part.username, "anna@example.com")
    assert not page.is_complete
    walk.type(part.key, "0123456789abcdef")
    assert page.is_complete
    assert part.values == {"url": "http://127.0.0.1:9/", "username": "anna@example.com"}
    walk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(part.error.text))
    assert "0123456789abcdef" not in part.error.text
    assert "Odoo" in page.warning.title.text()


def test_a_token_that_zoho_refuses_is_told_in_place(walk: Walk, empty: Profile, qtbot: QtBot) -> None:
    walk.to_crm()
    walk.sign_in_to_crm(token="1000.nonsense")
    walk.press(Qt.Key.Key_Return)
    part = walk.window.crm.part
    qtbot.waitUntil(lambda: bool(part.error.text))
    assert "nonsense" not in part.error.text
    assert walk.window.page is walk.window.crm
    assert untouched(empty)


def test_not_staying_signed_in_keeps_nothing_on_the_disk(walk: Walk, empty: Profile, qtbot: QtBot) -> None:
    walk.to_crm()
    walk.window.crm.remember.setChecked(False)
    walk.sign_in_to_crm()
    for page in (walk.window.scope, walk.window.conflicts, walk.window.summary):
        walk.go_on(page)
        if page is walk.window.scope:
            walk.wait_for_counts()
    walk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(walk.ended))
    assert walk.bridge.service.crmsync._context.secrets.protection == "ask"


def test_without_a_keyring_the_person_chooses_at_the_end(
    walk: Walk, empty: Profile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Missing")
    walk.to_summary()
    walk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(walk.window.findChildren(ProtectionDialog)))
    assert not empty.config.exists()
    choice = walk.window.findChildren(ProtectionDialog)[0]
    choice.ask.setChecked(True)
    choice.accept()
    qtbot.waitUntil(lambda: bool(walk.ended))
    assert len(walk.bridge.service.crmsync.mappings.list()) == 3


# ---- what is synced


def test_folders_that_cannot_be_read_can_be_asked_for_again(
    fresh: Assistant, services: Services, qtbot: QtBot
) -> None:
    fresh.next.click()
    services.customers.down = Unreachable("No answer.", service="CRM")
    fresh.next.click()
    qtbot.waitUntil(lambda: "No answer" in fresh.scope.error.text)
    assert not fresh.next.isEnabled()
    services.customers.down = None
    fresh.scope.again.click()
    qtbot.waitUntil(fresh.next.isEnabled)


def test_nothing_to_sync_leads_nowhere(fresh: Assistant, qtbot: QtBot) -> None:
    for _ in range(2):
        fresh.next.click()
    qtbot.waitUntil(fresh.next.isEnabled)
    for card in fresh.scope.cards.values():
        card.wanted.setChecked(False)
    assert not fresh.next.isEnabled()
    card = fresh.scope.cards[Kind.EVENTS]
    card.wanted.setChecked(True)
    assert fresh.next.isEnabled()
    card.categories.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not fresh.next.isEnabled()
    card.every.setChecked(True)
    assert card.chosen_categories == ("*",)
    assert fresh.next.isEnabled()


# ---- sample data


def test_sample_data_has_a_window_of_its_own_and_ends_with_it(
    walk: Walk, empty: Profile, qtbot: QtBot, qapp: QApplication
) -> None:
    qtbot.mouseClick(walk.window.welcome.try_sample, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(qapp.findChildren(SampleSession)), timeout=20_000)
    session = qapp.findChildren(SampleSession)[0]
    sample: Sample = session._sample
    folder, port = sample.crmsync.profile.config.parent, sample.pair.mailbox.port
    qtbot.waitUntil(lambda: len(session.bridge.snapshot.mappings) == 3)
    assert "sample data" in session.window.windowTitle()
    assert cut_off(session.window) == []
    assert walk.window.welcome.try_sample.isEnabled()
    assert untouched(empty)
    session.window.close()
    qtbot.waitUntil(lambda: not qapp.findChildren(SampleSession))
    assert not folder.exists()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    gc.collect()


# ---- looks


def test_every_page_fits_in_every_look(bridge: Bridge, qapp: QApplication, qtbot: QtBot) -> None:
    for look in every_look(qapp):
        window = Assistant(bridge)
        qtbot.addWidget(window)
        window.show()
        for page in window.pages:
            if page is window.scope:
                qtbot.waitUntil(window.next.isEnabled)
            for box, index in _variants(window, page):
                if box is not None:
                    box.setCurrentIndex(index)
                for _ in range(12):
                    qapp.processEvents()
                found = (cut_off(window), clashes(window), unnamed(window), too_large(window))
                assert found == ([], [], [], ""), f"{look}, {type(page).__name__}, {index}"
                if look.language != LENGTHENED:
                    assert page.width() <= _viewport(page).width(), f"{look}, {page.title}, {index}"
            if page is not window.summary:
                for existing in (window.mailbox.existing, window.crm.existing):
                    existing.choice.setCurrentIndex(0)
                window.next.click()
        window.close()


def _variants(window: Assistant, page: QWidget) -> list[tuple[QComboBox | None, int]]:
    """Everything that a page can look like: each provider, each CRM, each way to sign in."""
    zoho = window.crm.parts[Service.ZOHO]
    assert isinstance(zoho, ZohoPart)
    choices = {
        id(window.mailbox): [window.mailbox.microsoft.ways, window.mailbox.providers],
        id(window.crm): [zoho.ways, window.crm.services],
    }
    boxes = choices.get(id(page))
    if boxes is None:
        return [(None, 0)]
    existing = window.mailbox.existing if page is window.mailbox else window.crm.existing
    existing.choice.setCurrentIndex(1)
    return [(box, index) for box in boxes for index in range(box.count())]


def _viewport(page: QWidget) -> QWidget:
    parent = page.parentWidget()
    assert parent is not None
    return parent


def test_the_language_can_change_meanwhile(fresh: Assistant, qapp: QApplication) -> None:
    for look in every_look(qapp):
        qapp.processEvents()
        longer = look.language == "x-long"
        assert fresh.title.text().startswith("[") == longer
        assert fresh.mailbox.mailbox.link.text().startswith("[") == longer
