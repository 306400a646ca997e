"""The last page: what was chosen, in sentences; it writes the settings and leads to the preview."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crmsync.app.protection import Protection
from crmsync.app.setup import SetUp, free_name, set_up
from crmsync.app.types import ConflictRule, End, Kind, MappingRules, MappingSettings, Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.labels import kind_name
from crmsync.desktop.messages.telling import in_place_text
from crmsync.desktop.widgets import Card, ErrorLabel, Hint, ToneLabel
from crmsync.desktop.windows.assistant.page import AssistantPage, Chosen, Draft
from crmsync.desktop.windows.signin.keeping import with_protection


class SummaryPage(AssistantPage):
    """names: of the mappings that were made."""

    def __init__(self, bridge: Bridge, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(bridge, draft, parent)
        self.names: tuple[str, ...] = ()
        self._busy = False
        self.accounts, self.mappings, self.rule = ToneLabel(), ToneLabel(), ToneLabel()
        self.card = Card()
        for part in (self.accounts, self.mappings, self.rule):
            self.card.body.addWidget(part)
        self.promise = Hint()
        self.error = ErrorLabel()
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.SECTION)
        for below in (self.card, self.promise, self.error):
            column.addWidget(below)
        column.addStretch(1)
        self._set_texts()

    @property
    def title(self) -> str:
        return self.tr("Ready for the preview")

    @property
    def next_text(self) -> str:
        return self.tr("&Show the preview")

    @property
    def is_complete(self) -> bool:
        return bool(self.draft.chosen)

    @property
    def is_busy(self) -> bool:
        return self._busy

    def enter(self) -> None:
        self.error.clear()
        self._set_texts()

    def leave(self) -> None:
        mailbox, crm = self.draft.mailbox, self.draft.crm
        assert mailbox is not None
        assert crm is not None
        taken = [one.name for one in self.bridge.snapshot.mappings]
        mappings = tuple(
            _mapping(
                one,
                free_name(kind_name(one.kind), taken),
                self.draft.conflicts,
                {Side.OUTLOOK: mailbox.account.name, Side.CRM: crm.account.name},
            )
            for one in self.draft.chosen
        )
        wanted = SetUp((mailbox, crm), mappings, None if self.draft.remember else Protection.ASK)
        self.names = tuple(mapping.name for mapping in mappings)
        self.error.clear()
        self._set_busy(True)
        service = self.bridge.service
        with_protection(
            self.bridge,
            self,
            lambda: service.change(lambda app: set_up(app, wanted)),
            self._written,
            self._failed,
        )

    def _written(self) -> None:
        self._set_busy(False)
        self.done.emit()

    def _failed(self, failure: Failed) -> None:
        self._set_busy(False)
        self.error.tell(in_place_text(failure))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.changed.emit()

    # ---- texts

    def _set_texts(self) -> None:
        mailbox, crm = self.draft.mailbox, self.draft.crm
        if mailbox is not None and crm is not None:
            self.accounts.setText(
                self.tr("{mailbox} and {crm}").format(
                    mailbox=_who(mailbox.account.username, mailbox.account.name),
                    crm=crm.signed_in.who if crm.signed_in is not None else crm.account.name,
                )
            )
        self.mappings.setText("\n".join(map(self._line, self.draft.chosen)))
        self.rule.setText(self._rule())
        self.card.set_title(self.tr("What you chose"))
        self.promise.setText(
            self.tr(
                "Next, crmsync reads both sides and shows everything that it would do. Nothing is written in "
                "your mailbox or in your CRM before you have accepted it there. All of this can be changed "
                "later in the settings."
            )
        )

    def _line(self, one: Chosen) -> str:
        texts = {"kind": kind_name(one.kind), "folder": one.folder.name, "module": one.module.name}
        if one.kind is not Kind.EVENTS or one.categories == ("*",):
            return self.tr("{kind}: “{folder}” with “{module}” of the CRM").format(**texts)
        return self.tr("{kind}: “{folder}”, category {categories}, with “{module}” of the CRM").format(
            **texts, categories=", ".join(one.categories)
        )

    def _rule(self) -> str:
        match self.draft.conflicts:
            case ConflictRule.CRM_WINS:
                return self.tr("When both sides changed the same, the CRM wins.")
            case ConflictRule.OUTLOOK_WINS:
                return self.tr("When both sides changed the same, Outlook wins.")
            case ConflictRule.NEWEST_WINS:
                return self.tr("When both sides changed the same, the newest change wins.")
            case ConflictRule.ASK:
                return self.tr("When both sides changed the same, you are asked.")


def _mapping(
    chosen: Chosen, name: str, conflicts: ConflictRule, accounts: dict[Side, str]
) -> MappingSettings:
    rules = MappingRules(name, chosen.kind, conflicts=conflicts, categories=chosen.categories)
    folders = {Side.OUTLOOK: chosen.folder.id, Side.CRM: chosen.module.id}
    return MappingSettings(rules, {side: End(accounts[side], folders[side]) for side in Side})


def _who(username: str | None, name: str) -> str:
    return username or name
