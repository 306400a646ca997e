"""An Exchange Server in the windows: signing in, what goes wrong there, folders and categories; over the embedded
Exchange Server and the embedded CRM.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from support.real_desks import HomeEws, Waiting, real_desks
from support.tls import TlsFiles, make_tls_files
from support.walking import Opened, Walk, opening
from support.windows import clashes, cut_off, every_look, too_large, unnamed

from crmsync.app.types import Kind, Profile, Service, Side
from crmsync.connect.ews.errors import in_microsoft_365
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.failure import Failed, failed
from crmsync.desktop.messages.telling import told
from crmsync.desktop.windows.assistant.mailbox import MICROSOFT
from crmsync.desktop.windows.assistant.window import Assistant
from crmsync.desktop.windows.settings.accounts import AccountsPage
from crmsync.desktop.windows.settings.pages import PageName
from crmsync.desktop.windows.settings.window import SettingsDialog
from crmsync.desktop.windows.signin.exchange import ExchangePart
from crmsync.desktop.windows.signin.window import SignInDialog
from crmsync.sandbox.ews import ANNA, OWA_PAGE, Account, EmbeddedExchange, Fault
from crmsync.sandbox.ews import Kind as Store
from crmsync.sandbox.pair import SandboxPair

BOB = Account(
    "bob@example.com",
    "Bob Weber",
    "0a4a1f0e-2b7a-4a53-9a0b-0d5a1b1f7c02",
    "b5f6a5a2-41de-4f0c-8a4c-6d9f0f3c2e02",
)
EXCHANGE = list(MICROSOFT).index("exchange")


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def exchange(tls: TlsFiles) -> Iterator[EmbeddedExchange]:
    with EmbeddedExchange(context=tls.server_context()) as exchange:
        yield exchange


@pytest.fixture
def desk(exchange: EmbeddedExchange) -> HomeEws:
    return HomeEws(exchange)


@pytest.fixture
def at_home(qapp: QApplication, pair: SandboxPair, desk: HomeEws, waiting: Waiting) -> Iterator[Opened]:
    """Gives the bridge to an engine over a profile; nothing runs by itself."""
    desks = {**real_desks(pair.crm, waiting.sleep), Service.EWS: desk}
    with opening(qapp, pair, waiting, desks) as begin:
        yield begin


@pytest.fixture
def real(at_home: Opened, empty: Profile, exchange: EmbeddedExchange, tls: TlsFiles) -> Bridge:
    """The bridge over a profile with an account to which nobody has signed in."""
    empty.config.write_text(
        f"""\
[accounts.office]
side = "outlook"
service = "ews"
url = "{exchange.base_url}"
username = 'EXAMPLE\\anna'
mailbox = "{ANNA.username}"
ca_file = "{tls.ca}"
"""
    )
    return at_home(empty)


def elsewhere() -> Failed:
    """What a window hears of a mailbox in Microsoft 365."""
    return failed(in_microsoft_365("signing in"), str, lambda error: None)


def kept(bridge: Bridge) -> frozenset[str]:
    return bridge.service.crmsync._context.secrets.names("office")


# ---- the sign-in window


class Asked:
    """The sign-in window and how it ended."""

    def __init__(self, bridge: Bridge, qtbot: QtBot) -> None:
        self.ended: list[int] = []
        self.dialog = SignInDialog(bridge, "office")
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialog.finished.connect(self.ended.append)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        assert isinstance(self.dialog.part, ExchangePart)
        self.part, self._qtbot = self.dialog.part, qtbot

    def tries(self, password: str) -> None:
        self.part.password.clear()
        self._qtbot.keyClicks(self.part.password, password)
        self._qtbot.keyClick(self.part.password, Qt.Key.Key_Return)


def test_an_account_that_is_there_wants_only_its_password(
    real: Bridge, exchange: EmbeddedExchange, qtbot: QtBot
) -> None:
    asked = Asked(real, qtbot)
    part = asked.part
    for field in (part.address, part.username, part.server, part.more, part.about, part.authority):
        assert not field.isVisible()
    assert asked.dialog.whose.text().startswith(f"{ANNA.username} · EXAMPLE\\anna · https://")
    assert not asked.dialog.go.isEnabled()
    asked.tries(exchange.password)
    qtbot.waitUntil(lambda: bool(asked.ended))
    assert asked.ended == [QDialog.DialogCode.Accepted]
    assert kept(real) == {"password"}
    assert real.service.test("office").result(20).startswith(ANNA.username)


def test_a_wrong_password_is_told_where_it_is_typed_and_tried_once(
    real: Bridge, exchange: EmbeddedExchange, qtbot: QtBot
) -> None:
    asked = Asked(real, qtbot)
    asked.tries("wr0ng-one")
    qtbot.waitUntil(lambda: bool(asked.part.rows["password"].error.text))
    assert "DOMAIN\\anna" in asked.part.rows["password"].error.text
    assert asked.part.password.selectedText()
    assert (kept(real), exchange.wrong_passwords) == (frozenset(), 1)
    asked.tries(exchange.password)
    qtbot.waitUntil(lambda: bool(asked.ended))


def test_a_server_that_lets_no_programs_in_is_told_and_nothing_is_kept(
    real: Bridge, exchange: EmbeddedExchange, qtbot: QtBot
) -> None:
    exchange.switch(ews_allowed=False)
    asked = Asked(real, qtbot)
    asked.tries(exchange.password)
    qtbot.waitUntil(lambda: bool(asked.part.error.text))
    assert (asked.ended, kept(real)) == ([], frozenset())


# ---- the assistant


class ExchangeWalk(Walk):
    """A person in front of the assistant, with a mailbox on an Exchange Server."""

    def __init__(
        self, bridge: Bridge, pair: SandboxPair, qtbot: QtBot, exchange: EmbeddedExchange, ca: Path
    ) -> None:
        super().__init__(bridge, pair, qtbot)
        self.exchange, self.ca = exchange, ca
        self.window.mailbox.providers.setCurrentIndex(EXCHANGE)

    @property
    def part(self) -> ExchangePart:
        return self.window.mailbox.exchange

    def fill(
        self, address: str = ANNA.username, password: str = "", server: str = "", user: str = ""
    ) -> None:
        part = self.part
        part.address.setText(address)
        part.password.setText(password or self.exchange.password)
        part.server.setText(server)
        part.username.setText(user)
        part.authority.setText(str(self.ca))
        part.changed.emit()

    def sign_in(self) -> None:
        self.fill()

    def refused(self, name: str) -> str:
        """What is said at an input, after trying."""
        self.window.next.click()
        self.qtbot.waitUntil(lambda: bool(self.part.rows[name].error.text))
        assert self.window.page is self.window.mailbox
        return self.part.rows[name].error.text


@pytest.fixture
def walk(
    at_home: Opened,
    empty: Profile,
    pair: SandboxPair,
    exchange: EmbeddedExchange,
    tls: TlsFiles,
    qtbot: QtBot,
) -> ExchangeWalk:
    return ExchangeWalk(at_home(empty), pair, qtbot, exchange, tls.ca)


def test_mail_address_and_password_are_enough_from_nothing_to_the_first_preview(
    walk: ExchangeWalk, exchange: EmbeddedExchange, desk: HomeEws, empty: Profile
) -> None:
    person = exchange.person
    customers = person.create_folder(Store.CONTACTS, "Customers")
    person.create_contact({"GivenName": "Kim"})
    person.create_contact({"GivenName": "Lou"}, customers)
    person.create_folder(Store.TASKS, "Calls")
    assert not walk.part.server.isVisible()
    walk.to_scope()
    offered = walk.offered()
    assert offered[Kind.CONTACTS] == {"Contacts", "Customers"}
    assert offered[Kind.TASKS] == {"Tasks", "Calls"}
    assert offered[Kind.EVENTS] == {"Calendar"}
    assert desk.asked == [ANNA.username], "it is looked for once"
    assert not empty.config.exists()
    walk.end()
    assert exchange.writes() == []
    accounts = walk.bridge.service.crmsync.accounts.list()
    found = next(one for one in accounts if one.side is Side.OUTLOOK)
    told = (found.name, found.service, found.username, found.mailbox, found.url)
    assert told == ("exchange", Service.EWS, ANNA.username, None, None)
    assert walk.opened == [(Place.PREVIEW, ("Contacts", "Tasks", "Meetings"))]
    previewed = walk.bridge.service.sync(preview=True).result(60)
    assert previewed.mappings[0].read[Side.OUTLOOK].changed == 1
    assert exchange.writes() == []


def test_nothing_can_be_tried_without_a_mail_address_and_a_password(walk: ExchangeWalk) -> None:
    assert not walk.window.next.isEnabled()
    walk.fill(address="anna")
    assert not walk.window.next.isEnabled()
    walk.fill()
    assert walk.window.next.isEnabled()
    walk.part.password.clear()
    walk.part.changed.emit()
    assert not walk.window.next.isEnabled()


def test_going_back_needs_no_second_sign_in(walk: ExchangeWalk, desk: HomeEws) -> None:
    walk.to_crm()
    walk.window.back.click()
    walk.window.next.click()
    assert walk.window.page is walk.window.crm
    assert desk.asked == [ANNA.username]


def test_a_shared_mailbox_is_opened_with_ones_own_user_name(
    walk: ExchangeWalk, exchange: EmbeddedExchange, empty: Profile
) -> None:
    exchange.colleague(BOB)
    walk.fill(address=BOB.username, user="EXAMPLE\\anna")
    assert walk.part.values["username"] == "EXAMPLE\\anna"
    assert walk.part.values["mailbox"] == BOB.username
    walk.fill(user=ANNA.username)
    assert "mailbox" not in walk.part.values


def test_a_wrong_password_is_told_where_it_is_typed(walk: ExchangeWalk, exchange: EmbeddedExchange) -> None:
    walk.fill(password="wr0ng-one")
    assert "does not accept" in walk.refused("password")
    walk.to_crm()


def test_a_server_that_cannot_be_found_is_asked_for(
    walk: ExchangeWalk, exchange: EmbeddedExchange, empty: Profile
) -> None:
    exchange.switch(pox_autodiscover=False, soap_autodiscover=False)
    walk.fill()
    assert not walk.part.more.isChecked()
    assert "No Exchange Server was found" in walk.refused("server")
    assert walk.part.server.isVisible()
    assert walk.window.focusWidget() is walk.part.server
    walk.fill(server=exchange.base_url)
    walk.window.next.click()
    walk.qtbot.waitUntil(lambda: walk.window.page is walk.window.crm)
    assert not empty.config.exists()


def test_where_nobody_answers_the_server_is_asked_for(
    walk: ExchangeWalk, desk: HomeEws, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        desk, "_discover", lambda address: ["https://127.0.0.1:9/autodiscover/autodiscover.xml"]
    )
    walk.fill()
    assert "No server answers for anna@example.com" in walk.refused("server")


@pytest.mark.parametrize("server", ["https://127.0.0.1:9/", "ftp://mail.example.com"], ids=["dead", "none"])
def test_an_address_that_is_wrong_is_told_where_it_is_typed(walk: ExchangeWalk, server: str) -> None:
    walk.fill(server=server)
    assert walk.refused("server")
    assert walk.part.error.text == ""


def test_a_server_that_is_no_exchange_is_told_where_it_is_typed(
    walk: ExchangeWalk, exchange: EmbeddedExchange
) -> None:
    exchange.fail(Fault("", OWA_PAGE, times=None))
    walk.fill(server=exchange.base_url)
    assert "does not answer like an Exchange Server" in walk.refused("server")
    exchange.mend()


def test_a_mailbox_in_microsoft_365_leads_to_that_sign_in_with_its_mail_address(
    walk: ExchangeWalk, empty: Profile
) -> None:
    page = walk.window.mailbox
    walk.fill(server="outlook.office365.com")
    assert not walk.part.instead.isVisible()
    walk.window.next.click()
    walk.qtbot.waitUntil(walk.part.instead.isVisible)
    assert "Connect it as Microsoft 365 instead" in walk.part.error.text
    assert walk.window.page is page
    assert walk.window.focusWidget() is walk.part.instead
    walk.part.instead.click()
    assert page.service is Service.GRAPH
    assert page.microsoft.isVisible()
    assert not walk.part.isVisible()
    assert page.microsoft.values == {"username": ANNA.username}
    assert walk.window.focusWidget() is page.microsoft.client_id
    assert (walk.part.error.text, walk.part.instead.isHidden()) == ("", True)
    assert not empty.config.exists()


def test_only_a_mailbox_elsewhere_leads_elsewhere(walk: ExchangeWalk, exchange: EmbeddedExchange) -> None:
    exchange.switch(ews_allowed=False)
    walk.fill(server=exchange.base_url)
    walk.window.next.click()
    walk.qtbot.waitUntil(lambda: bool(walk.part.error.text))
    assert walk.part.instead.isHidden()


def test_an_account_that_is_there_stays_at_its_service(
    at_home: Opened, empty: Profile, exchange: EmbeddedExchange, qtbot: QtBot
) -> None:
    empty.config.write_text(
        f"""\
[accounts.office]
side = "outlook"
service = "ews"
url = "https://outlook.office365.com/EWS/Exchange.asmx"
username = "{ANNA.username}"
"""
    )
    asked = Asked(at_home(empty), qtbot)
    asked.tries(exchange.password)
    qtbot.waitUntil(lambda: bool(asked.part.error.text))
    assert "Connect it as Microsoft 365 instead" in asked.part.error.text
    assert asked.part.instead.isHidden()


def test_an_account_that_is_there_is_offered_first(real: Bridge, qtbot: QtBot) -> None:
    window = Assistant(real)
    qtbot.addWidget(window)
    window.show()
    window.next.click()
    assert window.mailbox.existing.account is not None
    assert window.mailbox.existing.account.name == "office"


def test_a_certificate_that_is_not_trusted_asks_for_the_authority(
    walk: ExchangeWalk, exchange: EmbeddedExchange, tls: TlsFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.fill()
    walk.part.authority.clear()
    assert "not trusted, so the password was not sent" in walk.refused("authority")
    assert exchange.requests() == []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tls.ca), ""))
    walk.part.browse.click()
    assert walk.part.values["ca_file"] == str(tls.ca)
    walk.window.next.click()
    walk.qtbot.waitUntil(lambda: walk.window.page is walk.window.crm)


def test_changing_ones_mind_gives_the_attempt_up(walk: ExchangeWalk) -> None:
    walk.fill()
    walk.window.next.click()
    assert walk.part.is_busy
    assert walk.window.mailbox.busy.isVisible()
    walk.window.mailbox.busy.button.click()
    assert not walk.part.is_busy
    assert walk.window.page is walk.window.mailbox
    walk.to_crm()


def test_the_categories_of_the_mailbox_are_offered_and_crm_can_be_added(
    walk: ExchangeWalk, exchange: EmbeddedExchange
) -> None:
    exchange.person.create_category("Blue", 7)
    before = set(exchange.person.categories())
    walk.to_scope()
    listing = walk.window.scope.cards[Kind.EVENTS].listing
    assert walk.categories() == before | {"CRM"}
    assert listing.isVisible()
    assert (set(exchange.person.categories()), exchange.writes()) == (before, [])
    listing.button.click()
    walk.qtbot.waitUntil(lambda: not listing.isVisible())
    assert set(exchange.person.categories()) == before | {"CRM"}


# ---- looks


def test_the_sign_in_fits_in_every_look(real: Bridge, qapp: QApplication, qtbot: QtBot) -> None:
    for look in every_look(qapp):
        dialog = SignInDialog(real, "office")
        qtbot.addWidget(dialog)
        dialog.show()
        for _ in range(20):
            qapp.processEvents()
        found = (cut_off(dialog), clashes(dialog), unnamed(dialog), too_large(dialog))
        assert found == ([], [], [], ""), f"{look}"
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
        window.mailbox.providers.setCurrentIndex(EXCHANGE)
        part = window.mailbox.exchange
        assert part.isVisible()
        for shown in (False, True):
            part.more.setChecked(shown)
            assert part.server.isVisible() is shown
            for _ in range(20):
                qapp.processEvents()
            found = (cut_off(window), clashes(window), unnamed(window), too_large(window))
            assert found == ([], [], [], ""), f"{look}, {shown}"
        part.rows["authority"].set_visible(True)
        part.browse.show()
        for row in ("server", "password", "authority"):
            part.tell_at(row, told("No Exchange Server was found for anna@example.com."))
        part.tell(elsewhere())
        assert part.instead.isVisible()
        for _ in range(20):
            qapp.processEvents()
        found = (cut_off(window), clashes(window), unnamed(window), too_large(window))
        assert found == ([], [], [], ""), f"{look}, with everything"
        window.close()


def test_the_settings_name_the_server_and_its_keys(real: Bridge, qapp: QApplication, qtbot: QtBot) -> None:
    for look in every_look(qapp):
        settings = SettingsDialog(real, PageName.ACCOUNTS)
        qtbot.addWidget(settings)
        settings.show()
        qtbot.waitUntil(lambda settings=settings: settings.editor.is_loaded)
        for _ in range(20):
            qapp.processEvents()
        page = settings.page(PageName.ACCOUNTS)
        assert isinstance(page, AccountsPage)
        assert "Exchange Server" in page.list.item(0).text()
        for key in ("url", "username", "mailbox"):
            assert page.form.inputs[key].isVisible()
        found = (cut_off(settings), clashes(settings), unnamed(settings), too_large(settings))
        assert found == ([], [], [], ""), f"{look}"
        settings.close()
