"""The deletions of a plan: apart from everything else, with a check of their own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from crmsync.desktop import theme
from crmsync.desktop.theme import Tone
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import Card, ToneLabel
from crmsync.desktop.windows.preview import texts
from crmsync.desktop.windows.preview.plan import Plan


class DeletionsCard(Translated, Card):
    """Hidden while nothing is to be deleted. toggled: may they be made? wanted: show them in the table."""

    toggled = Signal(bool)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._plan = Plan()
        self.words = ToneLabel("", Tone.ERROR, self)
        self.check = QCheckBox(self)
        self.check.toggled.connect(self.toggled)
        self.view = QPushButton(self)
        self.view.setAutoDefault(False)
        self.view.clicked.connect(self.wanted)
        row = QHBoxLayout()
        theme.spaced(row)
        row.addWidget(self.check)
        row.addWidget(self.view)
        row.addStretch(1)
        theme.spaced(self.body, margin=theme.GAP, gap=theme.TIGHT)
        self.body.addWidget(self.words)
        self.body.addLayout(row)
        self._set_texts()

    def _set_texts(self) -> None:
        self.set_title(self.tr("✕ Deletions"))
        self.view.setText(self.tr("Sho&w them"))
        self.show_plan(self._plan)

    def show_plan(self, plan: Plan) -> None:
        """Tell of the deletions of a plan."""
        self._plan = plan
        found = plan.deletions
        self.setVisible(bool(found))
        if not found:
            return
        words = texts.kinds_of(found)
        self.words.setText(self.tr("They cannot be seen there any more; undoing the run brings them back."))
        self.check.setText(words)
        self.check.blockSignals(True)
        self.check.setChecked(plan.delete)
        self.check.blockSignals(False)
