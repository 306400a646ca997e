"""What the assistant's pages have in common, and what they gather."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crmsync.app.setup import Connected
from crmsync.app.types import ConflictRule, FolderInfo, Kind
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.translated import Translated
from crmsync.frozen import frozen


@frozen
class Chosen:
    """A folder and a module that are to be paired. categories: for events; ("*",) means all."""

    kind: Kind
    folder: FolderInfo
    module: FolderInfo
    categories: tuple[str, ...] = ("*",)


@dataclass(slots=True)
class Draft:
    """What was chosen so far; nothing of it is written before the last page.

    remember: keep the sign-ins on this computer. For what else: the pages that set it.
    """

    mailbox: Connected | None = None
    crm: Connected | None = None
    remember: bool = True
    chosen: tuple[Chosen, ...] = ()
    conflicts: ConflictRule = field(default=ConflictRule.CRM_WINS)


class AssistantPage(Translated, QWidget):
    """changed: whether it is complete, or at work. done: it may be left, as `leave` was asked for."""

    changed = Signal()
    done = Signal()

    def __init__(self, bridge: Bridge, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.draft = draft

    @property
    @abstractmethod
    def title(self) -> str:
        """What the page is about."""

    @property
    def next_text(self) -> str:
        """What the button says that leads on."""
        return self.tr("&Next")

    @property
    def is_complete(self) -> bool:
        """May the person go on?"""
        return True

    @property
    def is_busy(self) -> bool:
        """Does it wait for a service?"""
        return False

    @property
    def first(self) -> QWidget | None:
        """Where typing begins; `None` for the button that leads on."""
        return None

    def enter(self) -> None:
        """It is shown now."""

    def leave(self) -> None:
        """The person wants to go on; `done`, now or later, or what is wrong in place."""
        self.done.emit()

    def give_up(self) -> None:
        """Wait for nothing any more: the person went back, or closed the assistant."""
