"""What opens outside the main window: dialogs, the assistant, the browser.

Each is imported when it is opened, so that the start stays quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from crmsync.app.types import Side
from crmsync.app.web import web_address
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.snapshot import Snapshot

translate = QCoreApplication.translate

Opener = Callable[[Bridge, object, QWidget], QWidget | None]


def open_crm(bridge: Bridge, argument: object, parent: QWidget) -> None:
    """The CRM in the browser. argument: an account's name; the first CRM by default."""
    accounts = [one.account for one in bridge.snapshot.accounts if one.account.side is Side.CRM]
    chosen = next((one for one in accounts if argument in (None, one.name)), None)
    address = web_address(chosen) if chosen is not None else None
    if address is not None:
        QDesktopServices.openUrl(QUrl(address))


def has_crm(snapshot: Snapshot) -> bool:
    """Is there a CRM whose pages are known?"""
    return any(web_address(one.account) is not None for one in snapshot.accounts)


def open_preview(bridge: Bridge, argument: object, parent: QWidget) -> QWidget:
    """What a sync would do. argument: the names of the mappings, or one name; all by default."""
    from crmsync.desktop.windows.preview.window import PreviewWindow

    named = (argument,) if isinstance(argument, str) else argument
    names = [str(one) for one in named] if isinstance(named, Iterable) else []
    return PreviewWindow(bridge, names, parent)


def open_settings(bridge: Bridge, argument: object, parent: QWidget) -> QWidget:
    """The settings, once. argument: the name of a page (see `windows.settings.pages.PageName`)."""
    from crmsync.desktop.windows.settings import window

    return window.open_settings(bridge, argument, parent)


def open_assistant(bridge: Bridge, argument: object, parent: QWidget) -> QWidget:
    """The first-run assistant, once."""
    from crmsync.desktop.windows.assistant.window import Assistant

    return parent.findChild(Assistant) or Assistant(bridge, parent)


def open_sign_in(bridge: Bridge, argument: object, parent: QWidget) -> QWidget | None:
    """Signing in to an account, once for each. argument: its name."""
    from crmsync.desktop.windows.signin.window import SignInDialog

    if argument not in [one.account.name for one in bridge.snapshot.accounts]:
        return None
    open_ones = (one for one in parent.findChildren(SignInDialog) if one.account.name == argument)
    return next(open_ones, None) or SignInDialog(bridge, str(argument), parent)


OPENERS: Mapping[Place, Opener] = {
    Place.ASSISTANT: open_assistant,
    Place.SIGN_IN: open_sign_in,
    Place.CRM: open_crm,
    Place.PREVIEW: open_preview,
    Place.SETTINGS: open_settings,
}
"""Gives the window to show, `None` when there is none. The main window is the parent, and keeps it."""
