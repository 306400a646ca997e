"""The page where folders, calendars with their categories, and the CRM's modules are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from crmsync.app.facade import Crmsync
from crmsync.app.setup import Connected, folders
from crmsync.app.types import FolderInfo, Kind, Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.messages.telling import in_place_text
from crmsync.desktop.widgets import BusyBar, ErrorLabel
from crmsync.desktop.windows.assistant.kinds import KindCard
from crmsync.desktop.windows.assistant.page import AssistantPage, Draft
from crmsync.frozen import frozen


@frozen
class _Sides:
    """What both sides have to choose from."""

    mailbox: Sequence[FolderInfo]
    crm: Sequence[FolderInfo]


class ScopePage(AssistantPage):
    """cards: one a kind. Folders are read again only for other accounts."""

    def __init__(self, bridge: Bridge, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(bridge, draft, parent)
        self.busy = BusyBar()
        self.error = ErrorLabel()
        self.again = QPushButton()
        self.again.hide()
        self.again.clicked.connect(self._load)
        self.cards = {kind: KindCard(bridge, kind) for kind in Kind}
        self._loaded: tuple[Connected | None, Connected | None] | None = None
        self._number = 0
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.SECTION)
        row = QHBoxLayout()
        theme.spaced(row)
        row.addWidget(self.again)
        row.addStretch(1)
        for part in (self.busy, self.error):
            column.addWidget(part)
        column.addLayout(row)
        for card in self.cards.values():
            column.addWidget(card)
            card.changed.connect(self.changed)
            card.hide()
        column.addStretch(1)
        self._set_texts()

    @property
    def title(self) -> str:
        return self.tr("What is synced")

    @property
    def is_busy(self) -> bool:
        return not self.busy.isHidden()

    @property
    def is_complete(self) -> bool:
        wanted = [card for card in self.cards.values() if card.is_wanted]
        return self._is_loaded and bool(wanted) and all(card.chosen is not None for card in wanted)

    @property
    def first(self) -> QWidget | None:
        return next((card.wanted for card in self.cards.values() if card.wanted.isEnabled()), None)

    @property
    def _is_loaded(self) -> bool:
        return self._loaded == (self.draft.mailbox, self.draft.crm) and self.error.isHidden()

    def enter(self) -> None:
        if not self._is_loaded:
            self._load()

    def leave(self) -> None:
        self.draft.chosen = tuple(
            card.chosen for card in self.cards.values() if card.is_wanted and card.chosen is not None
        )
        self.done.emit()

    def give_up(self) -> None:
        self._number += 1
        if self.is_busy:
            self.busy.stop()
            self._loaded = None
            self.changed.emit()

    # ---- reading what there is

    def _load(self) -> None:
        mailbox, crm = self.draft.mailbox, self.draft.crm
        assert mailbox is not None
        assert crm is not None
        self._number += 1
        number = self._number
        self._loaded = mailbox, crm
        self.error.clear()
        self.again.hide()
        self.busy.start(self.tr("Looking what there is …"))
        self.changed.emit()

        def look(app: Crmsync) -> _Sides:
            return _Sides(folders(app, mailbox), folders(app, crm))

        self.bridge.ask(
            self.bridge.service.look(look),
            lambda sides: self._show(number, sides),
            lambda failure: self._fail(number, failure),
            owner=self,
        )

    def _show(self, number: int, sides: _Sides) -> None:
        if number != self._number:
            return
        self.busy.stop()
        assert self.draft.mailbox is not None
        for kind, card in self.cards.items():
            card.show()
            card.offer(
                self.draft.mailbox,
                {
                    Side.OUTLOOK: [one for one in sides.mailbox if one.kind is kind],
                    Side.CRM: [one for one in sides.crm if one.kind is kind],
                },
            )
        self.changed.emit()

    def _fail(self, number: int, failure: Failed) -> None:
        if number != self._number:
            return
        self.busy.stop()
        self.error.tell(in_place_text(failure))
        self.again.show()
        self.changed.emit()

    def _set_texts(self) -> None:
        self.again.setText(self.tr("Tr&y again"))
