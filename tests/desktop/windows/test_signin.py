"""Signing in to an account: against the real services, and what is said when it does not work."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from support.desks import Services
from support.real_desks import Waiting
from support.windows import clashes, cut_off, every_look, too_large, unnamed

from crmsync.app.secret import Secret
from crmsync.app.types import Profile
from crmsync.connect.errors import NotTrusted
from crmsync.desktop import language
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.windows.places import OPENERS
from crmsync.desktop.windows.signin import consent, zoho
from crmsync.desktop.windows.signin.keeping import ProtectionDialog
from crmsync.desktop.windows.signin.mailbox import MailboxPart
from crmsync.desktop.windows.signin.window import SignInDialog
from crmsync.desktop.windows.signin.zoho import ZohoPart, ZohoWay
from crmsync.sandbox.crm import Consent
from crmsync.sandbox.mailbox import PASSWORD
from crmsync.sandbox.pair import SandboxPair

Opened = Callable[[Profile], Bridge]

ACCOUNTS = """\
[accounts.office]
side = "outlook"
service = "dav"
url = "{url}"
username = "anna"

[accounts.zoho]
side = "crm"
service = "zoho"
region = "eu"
"""


@pytest.fixture
def bridge_of(over: Opened, empty: Profile, pair: SandboxPair) -> Callable[..., Bridge]:
    """The bridge over a profile with both accounts; url: of the mailbox."""

    def begin(url: str = "") -> Bridge:
        empty.config.write_text(ACCOUNTS.format(url=url or pair.mailbox.url))
        return over(empty)

    return begin


@pytest.fixture
def real(bridge_of: Callable[..., Bridge]) -> Bridge:
    return bridge_of()


class Asked:
    """A dialog and how it ended."""

    def __init__(self, bridge: Bridge, account: str, qtbot: QtBot) -> None:
        self.ended: list[int] = []
        self.dialog = SignInDialog(bridge, account)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialog.finished.connect(self.ended.append)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    @property
    def mailbox(self) -> MailboxPart:
        assert isinstance(self.dialog.part, MailboxPart)
        return self.dialog.part

    @property
    def zoho(self) -> ZohoPart:
        assert isinstance(self.dialog.part, ZohoPart)
        return self.dialog.part


def kept(bridge: Bridge, account: str) -> frozenset[str]:
    return bridge.service.crmsync._context.secrets.names(account)


def fill(part: ZohoPart, way: ZohoWay, client: tuple[str, str], extra: str = "") -> None:
    part.ways.setCurrentIndex(list(ZohoWay).index(way))
    part.client_id.setText(client[0])
    part.client_secret.setText(client[1])
    part.code.setText(extra)
    part.token.setText(extra)
    part.changed.emit()


@pytest.fixture
def client(pair: SandboxPair) -> tuple[str, str]:
    registered = pair.crm.register_client("crmsync", zoho.REDIRECT)
    return registered.client_id, registered.client_secret


# ---- a password


def test_the_right_password_is_kept_and_works(real: Bridge, qtbot: QtBot) -> None:
    asked = Asked(real, "office", qtbot)
    assert not asked.dialog.go.isEnabled()
    qtbot.keyClicks(asked.mailbox.password, PASSWORD)
    qtbot.keyClick(asked.mailbox.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(asked.ended))
    assert asked.ended == [QDialog.DialogCode.Accepted]
    assert real.service.test("office").result(20).startswith("anna at ")


def test_a_wrong_password_is_told_where_it_is_typed(real: Bridge, qtbot: QtBot) -> None:
    asked = Asked(real, "office", qtbot)
    qtbot.keyClicks(asked.mailbox.password, "wr0ng")
    qtbot.keyClick(asked.mailbox.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(asked.mailbox.rows["password"].error.text))
    assert "does not accept" in asked.mailbox.password.accessibleDescription()
    assert asked.mailbox.password.isEnabled()
    assert (asked.ended, kept(real, "office")) == ([], frozenset())
    qtbot.keyClicks(asked.mailbox.password, PASSWORD)
    qtbot.keyClick(asked.mailbox.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(asked.ended))


def test_a_server_that_does_not_answer_is_no_wrong_password(
    bridge_of: Callable[..., Bridge], qtbot: QtBot
) -> None:
    bridge = bridge_of("http://127.0.0.1:9/")
    asked = Asked(bridge, "office", qtbot)
    qtbot.keyClicks(asked.mailbox.password, PASSWORD)
    asked.dialog.go.click()
    qtbot.waitUntil(lambda: "no answer" in asked.mailbox.error.text)
    assert asked.mailbox.rows["password"].error.text == ""
    assert kept(bridge, "office") == frozenset()


def test_a_certificate_that_is_not_trusted_is_said(bridge: Bridge, services: Services, qtbot: QtBot) -> None:
    services.mailbox.down = NotTrusted("The certificate of dav.example.com is not trusted.")
    asked = Asked(bridge, "office", qtbot)
    qtbot.keyClicks(asked.mailbox.password, "right")
    asked.dialog.go.click()
    qtbot.waitUntil(lambda: "was not sent" in asked.mailbox.error.text)
    assert "certificate" in asked.mailbox.error.text


# ---- the browser


def test_the_browser_signs_in(
    real: Bridge,
    pair: SandboxPair,
    client: tuple[str, str],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visited: list[str] = []

    def visit(address: str) -> None:
        with urllib.request.urlopen(address) as page:
            visited.append(page.read().decode())

    monkeypatch.setattr(consent, "open_address", visit)
    asked = Asked(real, "zoho", qtbot)
    fill(asked.zoho, ZohoWay.BROWSER, client)
    asked.zoho.port = 0
    with pair.crm.switched(consent=Consent.GRANT):
        asked.dialog.go.click()
        qtbot.waitUntil(lambda: bool(asked.ended))
    assert asked.ended == [QDialog.DialogCode.Accepted]
    assert "You are signed in" in visited[0]
    assert real.service.test("zoho").result(20).startswith("anna.keller@example.com")


def test_the_browsers_page_speaks_the_persons_language(real: Bridge, qapp: QApplication) -> None:
    part = ZohoPart(real)
    language.install(qapp, "fr")
    try:
        landing = part.by_browser("id", Secret("secret"), lambda: False).landing
    finally:
        language.install(qapp, "en")
    assert landing.language == "fr"
    assert "Vous êtes connecté" in landing.page("Zoho CRM", done=True)
    assert "Zoho CRM a refusé" in landing.page("Zoho CRM", done=False)


def test_a_refusal_in_the_browser_is_told_in_place(
    real: Bridge,
    pair: SandboxPair,
    client: tuple[str, str],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(consent, "open_address", lambda address: urllib.request.urlopen(address).close())
    asked = Asked(real, "zoho", qtbot)
    fill(asked.zoho, ZohoWay.BROWSER, client)
    asked.zoho.port = 0
    with pair.crm.switched(consent=Consent.REFUSE):
        asked.dialog.go.click()
        qtbot.waitUntil(lambda: "refused in the browser" in asked.zoho.error.text)
    assert kept(real, "zoho") == frozenset()


@pytest.mark.parametrize("how", ["stop", "escape"])
def test_waiting_for_the_browser_can_be_given_up(
    how: str,
    real: Bridge,
    client: tuple[str, str],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(consent, "open_address", opened.append)
    asked = Asked(real, "zoho", qtbot)
    fill(asked.zoho, ZohoWay.BROWSER, client)
    asked.zoho.port = 0
    asked.dialog.go.click()
    qtbot.waitUntil(lambda: bool(opened))
    asked.zoho.copy_link.click()
    assert QGuiApplication.clipboard().text() == opened[0]
    assert not asked.dialog.go.isEnabled()
    if how == "stop":
        qtbot.mouseClick(asked.zoho.busy.button, Qt.MouseButton.LeftButton)
        assert (asked.zoho.is_busy, asked.dialog.go.isEnabled(), asked.zoho.error.text) == (False, True, "")
    else:
        qtbot.keyClick(asked.dialog, Qt.Key.Key_Escape)
        assert asked.ended == [QDialog.DialogCode.Rejected]
    qtbot.waitUntil(lambda: not [one for one in threading.enumerate() if one.name == "sign-in"])
    assert kept(real, "zoho") == frozenset()


# ---- a device


def test_a_code_is_shown_until_the_person_has_agreed(
    real: Bridge, pair: SandboxPair, client: tuple[str, str], waiting: Waiting, qtbot: QtBot
) -> None:
    asked = Asked(real, "zoho", qtbot)
    fill(asked.zoho, ZohoWay.DEVICE, client)
    with pair.crm.switched(device_poll_interval=timedelta(0)):
        asked.dialog.go.click()
        panel = asked.zoho.device
        qtbot.waitUntil(panel.isVisible)
        panel.copy_code.click()
        assert QGuiApplication.clipboard().text() == panel.code.text() != ""
        assert panel.open.address.startswith(pair.crm.base_url)
        assert "good until" in panel.until.text()
        assert pair.crm.answer_device(panel.code.text())
        waiting.go.set()
        qtbot.waitUntil(lambda: bool(asked.ended))
    assert asked.ended == [QDialog.DialogCode.Accepted]
    assert "refresh_token" in kept(real, "zoho")


def test_a_code_that_expired_can_be_had_anew(
    real: Bridge, pair: SandboxPair, client: tuple[str, str], waiting: Waiting, qtbot: QtBot
) -> None:
    waiting.go.set()
    asked = Asked(real, "zoho", qtbot)
    fill(asked.zoho, ZohoWay.DEVICE, client)
    with pair.crm.switched(device_code_lifetime=timedelta(0)):
        asked.dialog.go.click()
        qtbot.waitUntil(lambda: bool(asked.zoho.error.text))
    assert "not confirmed in time" in asked.zoho.error.text
    assert (asked.zoho.is_busy, asked.dialog.go.isEnabled()) == (False, True)
    assert not asked.zoho.device.isVisible()


# ---- a code, a token


def test_a_self_client_code_signs_in_and_is_good_once(real: Bridge, pair: SandboxPair, qtbot: QtBot) -> None:
    data, code = pair.crm.sign_in_data(), pair.crm.self_client_code()
    asked = Asked(real, "zoho", qtbot)
    fill(asked.zoho, ZohoWay.CODE, (data.client_id, data.client_secret), f" {code}\n")
    asked.dialog.go.click()
    qtbot.waitUntil(lambda: bool(asked.ended))
    again = Asked(real, "zoho", qtbot)
    fill(again.zoho, ZohoWay.CODE, (data.client_id, data.client_secret), code)
    again.dialog.go.click()
    qtbot.waitUntil(lambda: bool(again.zoho.error.text))
    assert code not in again.zoho.error.text
    assert "crmsync accounts" not in again.zoho.error.text
    assert "refresh_token" in kept(real, "zoho")


# ---- the keyring


def test_without_a_keyring_the_person_chooses_and_it_is_kept(
    real: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Missing")
    asked = Asked(real, "office", qtbot)
    qtbot.keyClicks(asked.mailbox.password, PASSWORD)
    asked.dialog.go.click()
    qtbot.waitUntil(lambda: bool(asked.dialog.findChildren(ProtectionDialog)))
    choice = asked.dialog.findChildren(ProtectionDialog)[0]
    assert (cut_off(choice), clashes(choice), unnamed(choice)) == ([], [], [])
    qtbot.keyClick(choice.passphrase, Qt.Key.Key_Down)
    assert choice.ask.isChecked()
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(asked.ended))
    assert asked.ended == [QDialog.DialogCode.Accepted]
    assert kept(real, "office") == {"password"}


def test_not_choosing_keeps_nothing(real: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Missing")
    asked = Asked(real, "office", qtbot)
    qtbot.keyClicks(asked.mailbox.password, PASSWORD)
    asked.dialog.go.click()
    qtbot.waitUntil(lambda: bool(asked.dialog.findChildren(ProtectionDialog)))
    qtbot.keyClick(asked.dialog.findChildren(ProtectionDialog)[0], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(asked.dialog.error.text))
    assert asked.ended == []


# ---- looks


@pytest.mark.parametrize("account", ["office", "zoho"])
def test_it_fits_in_every_look(account: str, bridge: Bridge, qapp: QApplication, qtbot: QtBot) -> None:
    for look in every_look(qapp):
        dialog = SignInDialog(bridge, account)
        qtbot.addWidget(dialog)
        dialog.show()
        ways = range(dialog.part.ways.count()) if isinstance(dialog.part, ZohoPart) else range(1)
        for way in ways:
            if isinstance(dialog.part, ZohoPart):
                dialog.part.ways.setCurrentIndex(way)
            for _ in range(20):
                qapp.processEvents()
            found = (cut_off(dialog), clashes(dialog), unnamed(dialog), too_large(dialog))
            assert found == ([], [], [], ""), f"{look}, {way}"
        dialog.close()


def test_it_is_opened_once_and_only_for_accounts_that_there_are(bridge: Bridge, qtbot: QtBot) -> None:
    parent = QDialog()
    qtbot.addWidget(parent)
    first = OPENERS[Place.SIGN_IN](bridge, "office", parent)
    assert first is not None
    assert OPENERS[Place.SIGN_IN](bridge, "office", parent) is first
    assert OPENERS[Place.SIGN_IN](bridge, "zoho", parent) is not first
    assert OPENERS[Place.SIGN_IN](bridge, "nobody", parent) is None
