"""The page that asks who wins when both sides changed the same."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from crmsync.app.types import ConflictRule
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.widgets import Hint, ToneLabel
from crmsync.desktop.windows.assistant.page import AssistantPage, Draft


class ConflictPage(AssistantPage):
    """One answer for all that is synced; the settings know more."""

    def __init__(self, bridge: Bridge, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(bridge, draft, parent)
        self.question, self.comfort = ToneLabel(), Hint()
        self.group = QButtonGroup(self)
        self.rules = {rule: QRadioButton() for rule in ConflictRule}
        self._hints = {rule: Hint() for rule in ConflictRule}
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(self.question)
        for rule, button in self.rules.items():
            self.group.addButton(button)
            button.setChecked(rule is draft.conflicts)
            column.addSpacing(theme.TIGHT)
            column.addWidget(button)
            column.addWidget(self._hints[rule])
        column.addSpacing(theme.GAP)
        column.addWidget(self.comfort)
        column.addStretch(1)
        self._set_texts()

    @property
    def title(self) -> str:
        return self.tr("When both sides changed")

    @property
    def first(self) -> QWidget | None:
        return self.group.checkedButton()

    def leave(self) -> None:
        self.draft.conflicts = next(rule for rule, button in self.rules.items() if button.isChecked())
        self.done.emit()

    def _set_texts(self) -> None:
        self.question.setText(
            self.tr(
                "Somebody changes a phone number in the CRM, and you change the same one in Outlook. "
                "Which is kept?"
            )
        )
        names = {
            ConflictRule.CRM_WINS: self.tr("The one in the &CRM"),
            ConflictRule.OUTLOOK_WINS: self.tr("The one in &Outlook"),
            ConflictRule.NEWEST_WINS: self.tr("The one that was changed &last"),
            ConflictRule.ASK: self.tr("&Ask me each time"),
        }
        hints = {
            ConflictRule.CRM_WINS: self.tr("Your team's records are the ones that count."),
            ConflictRule.OUTLOOK_WINS: self.tr("Your own address book and calendar are the ones that count."),
            ConflictRule.NEWEST_WINS: self.tr("By the time of the last change of the whole record."),
            ConflictRule.ASK: self.tr("Neither is written until you have decided; everything else goes on."),
        }
        for rule, button in self.rules.items():
            button.setText(names[rule])
            button.setAccessibleDescription(hints[rule])
            self._hints[rule].setText(hints[rule])
        self.comfort.setText(
            self.tr(
                "Changes to different fields are never a conflict: both are kept. The value that loses is "
                "saved, and can be restored. New records are always taken over."
            )
        )
