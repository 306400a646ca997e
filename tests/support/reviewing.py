"""What a person sees and does on the Review page."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from support.desks import Services

from crmsync.desktop.windows.review.conflicts import ConflictCard
from crmsync.desktop.windows.review.window import ReviewPage

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@engines.example", "notes": "Met."}

GRACE = {"given_name": "Grace", "family_name": "Hopper", "email_1": "grace@compiler.example"}


def edit(services: Services, name: str, outlook: dict[str, object], crm: dict[str, object]) -> None:
    """Two people change the same fields of somebody, the one in the CRM a minute later."""
    services.outlook.edit(services.outlook.find(name), **outlook)
    services.around.clock.advance(timedelta(minutes=1))
    services.crm.edit(services.crm.find(name), **crm)


def sync(page: ReviewPage, qtbot: QtBot, *, yes: bool = False) -> None:
    """A run, and the page has shown what it left open."""
    service = page.bridge.service
    before = page.bridge.snapshot.last_run
    page.bridge.ask(service.sync(yes=yes))
    qtbot.waitUntil(lambda: page.bridge.snapshot.last_run > before and not page.bridge.snapshot.is_running)
    waiting = service.crmsync.waiting
    qtbot.waitUntil(
        lambda: page.lists.conflicts == waiting.conflicts() and page.lists.problems == waiting.problems()
    )


def card(page: ReviewPage, field: str, name: str = "Ada Byron") -> ConflictCard:
    return next(one for one in page.conflicts.cards if (one.entry.field, one.entry.item) == (field, name))


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def both(services: Services, name: str, field: str) -> tuple[object, object]:
    """What Outlook and the CRM hold."""
    return (
        services.outlook.get(services.outlook.find(name)).get(field),
        services.crm.get(services.crm.find(name)).get(field),
    )


def answer(page: ReviewPage, role: QMessageBox.ButtonRole, qtbot: QtBot) -> None:
    """Press the button of this role in the question that is open."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(QMessageBox)))
    box = next(one for one in page.findChildren(QMessageBox) if one.isVisible())
    button = next(one for one in box.buttons() if box.buttonRole(one) is role)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
