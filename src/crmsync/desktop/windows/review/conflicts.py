"""`ConflictCard`: one field that changed on both sides, and a button that says what will be done."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from crmsync.app.types import Side, Value
from crmsync.app.values import editable, joined
from crmsync.app.waiting import ConflictEntry, Decided
from crmsync.desktop import theme
from crmsync.desktop.labels import capitalised, field_title, side_name
from crmsync.desktop.language import moment_text
from crmsync.desktop.sentences import value_text, whole_text
from crmsync.desktop.theme import Tone
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import Card, ErrorLabel, Hint, ToneLabel
from crmsync.desktop.windows.review.inputs import ValueInput, can_be_typed

_ON_A_BUTTON = 24
"""How much of a value a button says."""


class Pick(Enum):
    """Which value shall be kept."""

    OUTLOOK = auto()
    CRM = auto()
    JOINED = auto()
    TYPED = auto()


_SIDES = {Pick.OUTLOOK: Side.OUTLOOK, Pick.CRM: Side.CRM}


class ConflictCard(Translated, Card):
    """Keeps what the person has begun to type while other conflicts come and go.

    decided(card): the person pressed the button; `choices` says what was decided.
    """

    decided = Signal(object)

    def __init__(self, entry: ConflictEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.entry = entry
        self._alike = 1
        self._joined = joined(entry.kind, entry.field, entry.outlook, entry.crm)
        self._grid = QGridLayout()
        self._hints: dict[Side, Hint] = {}
        self._values: dict[Pick, ToneLabel] = {}
        self.mapping, self.before = Hint(entry.mapping, self), Hint("", self)
        self.radios = {pick: QRadioButton(self) for pick in self._picks()}
        self.input: ValueInput | None = None
        self.error = ErrorLabel(parent=self)
        self.all_alike = QCheckBox(self)
        self.button = QPushButton(self)
        self._lay_out()
        self._connect()
        self._set_texts()

    def _picks(self) -> list[Pick]:
        picks = [Pick.OUTLOOK, Pick.CRM]
        if self._joined is not None:
            picks.append(Pick.JOINED)
        if can_be_typed(self.entry.kind, self.entry.field):
            picks.append(Pick.TYPED)
        return picks

    def _lay_out(self) -> None:
        theme.spaced(self._grid)
        self._grid.setHorizontalSpacing(theme.SECTION)
        self._grid.setColumnStretch(1, 1)
        for row, (pick, radio) in enumerate(self.radios.items()):
            self._grid.addWidget(radio, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(self._beside(pick), row, 1)
        row_of_button = QHBoxLayout()
        theme.spaced(row_of_button)
        row_of_button.addWidget(self.button)
        row_of_button.addStretch(1)
        self.body.addWidget(self.mapping)
        self.body.addWidget(self.before)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.error)
        self.body.addWidget(self.all_alike)
        self.body.addLayout(row_of_button)

    def _beside(self, pick: Pick) -> QVBoxLayout:
        column = QVBoxLayout()
        theme.spaced(column, gap=theme.TIGHT)
        if pick is Pick.TYPED:
            entry = self.entry
            self.input = ValueInput(entry.kind, entry.field, entry.crm, self)
            column.addWidget(self.input)
            if self.input.hint():
                column.addWidget(Hint(self.input.hint(), self))
            return column
        value = ToneLabel("", Tone.PLAIN, self)
        # On one line with the words of its button.
        above = (self.radios[pick].sizeHint().height() - self.fontMetrics().height()) // 2
        column.setContentsMargins(0, above, 0, 0)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._values[pick] = value
        column.addWidget(value)
        if pick in _SIDES:
            hint = self._hints[_SIDES[pick]] = Hint("", self)
            column.addWidget(hint)
        return column

    def _connect(self) -> None:
        for radio in self.radios.values():
            radio.toggled.connect(self._say)
        if self.input is not None:
            self.input.changed.connect(self._typed)
        self.all_alike.toggled.connect(self._say)
        self.button.clicked.connect(partial(self.decided.emit, self))

    # ---- words

    def _set_texts(self) -> None:
        entry = self.entry
        title = self.tr("{record}: {field}")
        self.set_title(title.format(record=entry.item, field=field_title(entry.kind, entry.field)))
        self.before.setText(self._before())
        self.before.setVisible(bool(entry.before))
        texts = {
            Pick.OUTLOOK: capitalised(side_name(Side.OUTLOOK)),
            Pick.CRM: capitalised(side_name(Side.CRM)),
            Pick.JOINED: self.tr("Both, joined"),
            Pick.TYPED: self.tr("Something else"),
        }
        for pick, radio in self.radios.items():
            radio.setText(texts[pick])
            shown = self._values.get(pick)
            if shown is not None:
                shown.setText(self._whole(self._value(pick)))
                radio.setAccessibleDescription(shown.text())
        for side, hint in self._hints.items():
            hint.setText(self._changed(side))
        if self.input is not None:
            self.input.widget.setAccessibleName(texts[Pick.TYPED])
        self._say()

    def _value(self, pick: Pick) -> Value | None:
        return self.entry.value(_SIDES[pick]) if pick in _SIDES else self._joined

    def _whole(self, value: Value | None) -> str:
        return whole_text(self.entry.field, value)

    def _before(self) -> str:
        entry = self.entry
        held = {side: self._whole(value) for side, value in entry.before.items()}
        if len(set(held.values())) > 1:
            words = self.tr("When last in step: {outlook} in Outlook, {crm} in the CRM")
            return words.format(outlook=held[Side.OUTLOOK], crm=held[Side.CRM])
        return self.tr("When last in step: {value}").format(value=next(iter(held.values()), ""))

    def _changed(self, side: Side) -> str:
        moments = self.entry.modified
        mine, other = moments.get(side), moments.get(side.other)
        if mine is None:
            return self.tr("changed since; when is not known")
        if other is not None and mine > other:
            return self.tr("record last changed {moment}, the newer one").format(moment=moment_text(mine))
        return self.tr("record last changed {moment}").format(moment=moment_text(mine))

    def _say(self) -> None:
        """The button says what it will do."""
        pick = self.pick
        count = self._alike if self.all_alike.isChecked() else 1
        self.all_alike.setText(self.tr("The same in all %n conflict(s) about this field", None, self._alike))
        self.all_alike.setVisible(self._alike > 1)
        self.button.setEnabled(pick is not None)
        # An ampersand in a value is no mnemonic.
        self.button.setText(self._deed(pick, count).replace("&", "&&"))
        self.button.setAccessibleDescription(self.title.text())

    def _deed(self, pick: Pick | None, count: int) -> str:
        match pick:
            case None:
                return self.tr("Choose what to keep")
            case Pick.JOINED if count > 1:
                return self.tr("Keep both, joined, in %n conflict(s)", None, count)
            case Pick.JOINED:
                return self.tr("Keep both, joined")
            case Pick.OUTLOOK if count > 1:
                return self.tr("Keep what Outlook has in %n conflict(s)", None, count)
            case Pick.CRM if count > 1:
                return self.tr("Keep what the CRM has in %n conflict(s)", None, count)
            case _:
                return self._keep(pick, count)

    def _keep(self, pick: Pick, count: int) -> str:
        if pick is Pick.TYPED and self.input is not None:
            value = " ".join(self.input.typed.split())
        else:
            held = self._value(pick)
            value = value_text(self.entry.field, held) if held is not None else ""
        if not value:
            return (
                self.tr("Empty it on both sides, in %n conflict(s)", None, count)
                if count > 1
                else (self.tr("Empty it on both sides"))
            )
        value = value if len(value) <= _ON_A_BUTTON else f"{value[: _ON_A_BUTTON - 1]}…"
        if count > 1:
            return self.tr("Keep “{value}” in %n conflict(s)", None, count).format(value=value)
        return self.tr("Keep “{value}” in both").format(value=value)

    # ---- choosing

    @property
    def pick(self) -> Pick | None:
        """What is chosen."""
        return next((pick for pick, radio in self.radios.items() if radio.isChecked()), None)

    def set_alike(self, count: int) -> None:
        """How many open conflicts are about the same field of this mapping, this one included."""
        if count != self._alike:
            self._alike = count
            self.all_alike.setChecked(self.all_alike.isChecked() and count > 1)
            self._say()

    def set_busy(self, busy: bool) -> None:
        """A decision is being noted."""
        self.setEnabled(not busy)

    def choices(self, conflicts: Sequence[ConflictEntry]) -> list[Decided]:
        """What was decided; nothing, with the error in place, when what was typed cannot be meant.

        conflicts: all that are open.
        """
        self.error.clear()
        mine, pick = self.entry, self.pick
        concerned = [
            one
            for one in conflicts
            if one.id == mine.id
            or (self.all_alike.isChecked() and (one.mapping, one.field) == (mine.mapping, mine.field))
        ]
        match pick:
            case None:
                return []
            case Pick.OUTLOOK | Pick.CRM:
                return [Decided(one.id, _SIDES[pick]) for one in concerned]
            case Pick.JOINED:
                return [_join(one) for one in concerned]
            case Pick.TYPED:
                return self._typed_value(concerned)

    def _typed_value(self, concerned: Sequence[ConflictEntry]) -> list[Decided]:
        if self.input is None:
            return []
        try:
            value = self.input.value()
        except ValueError as error:
            self.error.tell(str(error))
            self.input.setFocus()
            return []
        return [Decided(one.id, None, value) for one in concerned]

    def _typed(self) -> None:
        self.error.clear()
        self.radios[Pick.TYPED].setChecked(True)
        self._say()


def _join(one: ConflictEntry) -> Decided:
    """Both values in one; where one of them says it all already, that one."""
    both = joined(one.kind, one.field, one.outlook, one.crm)
    if both is not None:
        return Decided(one.id, None, both)
    texts = {side: editable(one.kind, one.field, one.value(side)) or "" for side in Side}
    return Decided(one.id, max(Side, key=lambda side: len(texts[side])))
