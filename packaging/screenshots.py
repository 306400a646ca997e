"""Pictures of the windows with the sample data of the demo, to look at and for the documentation.

Every window in light, dark and each language, and lengthened at 200 %, is written into a folder. Nothing
leaves this computer: the services are the embedded ones.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_FONT_DPI", "96")

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from crmsync.app.demo import set_up
from crmsync.app.facade import Crmsync
from crmsync.app.types import Profile, Side
from crmsync.connect.ews.errors import in_microsoft_365
from crmsync.connect.graph.client import PartReply
from crmsync.connect.graph.errors import reply_error
from crmsync.desktop import language, theme
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.failure import failed
from crmsync.desktop.engine.questions import Question
from crmsync.desktop.engine.service import EngineService
from crmsync.desktop.windows.activity.window import ActivityPage
from crmsync.desktop.windows.assistant.crm import CrmPage
from crmsync.desktop.windows.assistant.mailbox import MailboxPage
from crmsync.desktop.windows.assistant.page import AssistantPage
from crmsync.desktop.windows.assistant.window import Assistant
from crmsync.desktop.windows.main.pages import PAGES
from crmsync.desktop.windows.main.window import MainWindow
from crmsync.desktop.windows.passphrase.window import PassphraseDialog
from crmsync.desktop.windows.preview.window import PreviewWindow
from crmsync.desktop.windows.settings.folders import LookingDialog
from crmsync.desktop.windows.settings.mapping import MappingPage
from crmsync.desktop.windows.settings.pages import PageName
from crmsync.desktop.windows.settings.window import SettingsDialog
from crmsync.desktop.windows.signin.parts import MoreButton
from crmsync.desktop.windows.signin.window import SignInDialog
from crmsync.sandbox.graph import MAILBOX_NOT_IN_CLOUD
from crmsync.sandbox.pair import SandboxPair

POINTS = 10
MAIN = QSize(1000, 680)
SCREEN = {"name": "usual", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
"""Windows take the size that they have on it; Qt's own offscreen one is far smaller."""
KIND = 'kind = "contacts"'
OTHERS = """
[accounts.exchange]
side = "outlook"
service = "ews"
username = "anna@example.com"

[accounts.microsoft]
side = "outlook"
service = "graph"

[accounts.odoo]
side = "crm"
service = "odoo"
url = "https://odoo.example.com"
username = "anna@example.com"
"""
"""Accounts of the other services, whose sign-ins look otherwise."""
SETTLE_SECONDS = 1.0
"""How long a window may take to fetch what it shows."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is taken. points: the size of the font; twice as large stands for 200 %."""

    name: str
    palette: Callable[[], QPalette] = theme.light
    language: str = "en"
    points: int = POINTS


LOOKS = (
    Look("light"),
    Look("dark", theme.dark),
    Look("fr", language="fr"),
    Look("es", theme.dark, "es"),
    Look("double-fr", language="fr", points=2 * POINTS),
    Look("long", language=language.LENGTHENED),
)


Scene = Callable[[Bridge], Iterator[tuple[str, QWidget]]]
"""Windows by their names, ready to be taken."""


def at_first(bridge: Bridge) -> Iterator[tuple[str, QWidget]]:
    """What a person meets before anything is synced."""
    assistant = Assistant(bridge)
    assistant.show()
    for step, page in enumerate(assistant.pages, start=1):
        wait_until(assistant.next.isEnabled)
        yield f"assistant-{step}", assistant
        if isinstance(page, MailboxPage | CrmPage):
            yield from _new_account(assistant, page)
        if page is not assistant.summary:
            assistant.next.click()
            wait_until(partial(_left, assistant, page))
    assistant.reject()
    preview = PreviewWindow(bridge)
    preview.show()
    yield "preview", preview
    preview.close()


def _left(assistant: Assistant, page: AssistantPage) -> bool:
    return assistant.page is not page


def _new_account(assistant: Assistant, page: MailboxPage | CrmPage) -> Iterator[tuple[str, QWidget]]:
    """The same page for somebody who has no account yet, with each provider or service."""
    account, choices = (
        page.existing.choice,
        page.providers if isinstance(page, MailboxPage) else page.services,
    )
    kept = account.currentIndex()
    account.setCurrentIndex(account.count() - 1)
    for index in range(choices.count()):
        choices.setCurrentIndex(index)
        yield f"assistant-new-{choices.itemData(index)}", assistant
        for more in page.findChildren(MoreButton):
            if more.isVisible():
                more.click()
                yield f"assistant-new-{choices.itemData(index)}-more", assistant
                more.click()
    if isinstance(page, MailboxPage):
        yield from _at_the_other_service(assistant, page)
    account.setCurrentIndex(kept)


def _at_the_other_service(assistant: Assistant, page: MailboxPage) -> Iterator[tuple[str, QWidget]]:
    """A sign-in that tells that the mailbox is not there."""
    reply = PartReply("GET", "/me", 404, Message(), datetime.now(UTC), 1, "graph.microsoft.com", None)
    on_premises = reply_error(reply, MAILBOX_NOT_IN_CLOUD.body, action="sign in")
    told = {page.exchange: in_microsoft_365("sign in"), page.microsoft: on_premises}
    for name, part in (("exchange", page.exchange), ("microsoft-365", page.microsoft)):
        page.providers.setCurrentIndex(page.providers.findData(name))
        part.tell(failed(told[part], str, lambda error: None))
        yield f"assistant-new-{name}-elsewhere", assistant
        part.clear()


def to_decide(bridge: Bridge) -> Iterator[tuple[str, QWidget]]:
    """A plan with deletions, which have a check of their own."""
    preview = PreviewWindow(bridge)
    preview.show()
    wait_until(preview.deletions.isVisible)
    yield "preview-deletions", preview
    preview.close()


def later(bridge: Bridge) -> Iterator[tuple[str, QWidget]]:
    """What a person meets from then on; the pages of the main window first."""
    main = MainWindow(bridge)
    main.resize(MAIN * (QApplication.font().pointSize() / POINTS))
    main.show()
    for place in PAGES:
        main.show_page(place)
        yield f"main-{place}", main
    main.show_page(Place.ACTIVITY)
    yield from _undo(main)
    main.close()
    for page in PageName:
        dialog = SettingsDialog(bridge, page)
        dialog.show()
        yield f"settings-{page}", dialog
        if page is PageName.CALENDAR:
            yield from _choosing(dialog)
        dialog.close()
    for account in ("mailbox", "crm", "exchange", "microsoft", "odoo"):
        sign_in = SignInDialog(bridge, account)
        sign_in.show()
        yield f"sign-in-{account}", sign_in
        sign_in.close()
    for name, question in (("new", Question("", "passphrase", True)), ("asked", Question("", "passphrase"))):
        passphrase = PassphraseDialog(question)
        passphrase.show()
        yield f"passphrase-{name}", passphrase
        passphrase.close()


def _undo(main: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """A change with its reason, and the question before its run is undone."""
    (activity,) = main.findChildren(ActivityPage)
    model = activity.model
    wait_until(lambda: model.rowCount() > 0)
    activity.view.expandAll()
    wait_until(lambda: model.rowCount(model.index(0, 0)) > 0)
    activity.view.setCurrentIndex(model.index(0, 0, model.index(0, 0)))
    yield "main-activity-why", main
    activity.details.undo_run.click()
    wait_until(lambda: activity.undoing.dialog is not None)
    dialog = activity.undoing.dialog
    assert dialog is not None
    yield "undo", dialog
    dialog.reject()


def _choosing(settings: SettingsDialog) -> Iterator[tuple[str, QWidget]]:
    """The dialogs behind "Change ..."."""
    page = settings.page(PageName.CALENDAR)
    assert isinstance(page, MappingPage)
    for name, button in (("folder", page.ends[Side.OUTLOOK].button), ("categories", page.categories.button)):
        button.click()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LookingDialog)
        yield f"choose-{name}", dialog
        dialog.reject()


def wait_until(is_so: Callable[[], object], seconds: float = 20) -> None:
    """Let things happen until it is so. Raises AssertionError when it does not come to be."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "a window did not get there"
        QApplication.processEvents()
        time.sleep(0.01)


def settle(app: QApplication) -> None:
    """Let everything that was asked for arrive."""
    end = time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)
    gc.collect()


def take(app: QApplication, bridge: Bridge, scene: Scene, folder: Path) -> int:
    """Write all pictures of a scene; return how many."""
    count = 0
    for look in LOOKS:
        app.setFont(QFont("DejaVu Sans", look.points))
        app.setPalette(look.palette())
        language.install(app, look.language)
        for name, window in scene(bridge):
            settle(app)
            window.grab().save(str(folder / f"{name}-{look.name}.png"))
            count += 1
    return count


def live(pair: SandboxPair) -> None:
    """People edit on both sides: a conflict, a new person, a deletion."""
    mailbox, crm = pair.mailbox, pair.crm
    card = mailbox.get("contacts", "charles.vcf")
    held = next(line for line in card.splitlines() if line.startswith("TITLE:"))
    mailbox.put("contacts", "charles.vcf", card.replace(held, "TITLE:Inventor"))
    mailbox.delete("contacts", "alan.vcf")
    babbage = next(one for one in crm.records("Contacts") if one["Last_Name"] == "Babbage")
    crm.person.edit(babbage["id"], {"Title": "Chairman"})
    crm.person.create(
        "Contacts", {"First_Name": "Maria", "Last_Name": "Agnesi", "Email": "maria@curves.example"}
    )


def main(arguments: list[str]) -> int:
    """Take the pictures into the folder that is named; return the exit status."""
    if len(arguments) != 1:
        print("usage: screenshots.py DIR", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    gc.disable()
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    app = QApplication(["crmsync", "-style", "fusion"])
    screens.unlink()
    app.setCursorFlashTime(0)
    with SandboxPair() as pair, tempfile.TemporaryDirectory(prefix="crmsync-screenshots-") as profile:
        pair.fill(datetime.now().astimezone().date())
        crmsync = Crmsync(Profile.at(Path(profile)))
        set_up(crmsync, pair)
        config = crmsync.profile.config
        config.write_text(
            config.read_text(encoding="utf-8").replace(KIND, f'{KIND}\nconflicts = "ask"') + OTHERS,
            encoding="utf-8",
        )
        service = EngineService(crmsync)
        bridge = Bridge(service)
        service.start()
        try:
            wait_until(lambda: bridge.snapshot.accounts)
            count = take(app, bridge, at_first, folder)
            service.sync(yes=True).result()
            live(pair)
            service.sync(yes=True).result()
            count += take(app, bridge, later, folder)
            for person in ("ada", "grace"):
                pair.mailbox.delete("contacts", f"{person}.vcf")
            count += take(app, bridge, to_decide, folder)
            print(f"{count} pictures are in {folder}.")
        finally:
            service.stop(timedelta(seconds=20))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
