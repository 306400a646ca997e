"""How far a task is and how urgent: canonical steps in the organisation's own pick-lists. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.records import Record
from crmsync.mapping.zoho.metadata import NO_CHOICE, FieldMeta
from crmsync.mapping.zoho.record import OneField
from crmsync.model.values import Priority, Status, Value

_STATUS_WORDS: Mapping[str, Status] = {
    "not started": Status.NOT_STARTED,
    "open": Status.NOT_STARTED,
    "in progress": Status.IN_PROGRESS,
    "completed": Status.COMPLETED,
    "closed": Status.COMPLETED,
    "waiting for input": Status.WAITING,
    "waiting on someone else": Status.WAITING,
    "waiting": Status.WAITING,
    "deferred": Status.DEFERRED,
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
}
"""What the names in `Status` mean, the usual name of each first; an organisation may have more and others."""

_PRIORITY_WORDS: Mapping[str, Priority] = {
    "highest": Priority.HIGHEST,
    "high": Priority.HIGH,
    "normal": Priority.NORMAL,
    "medium": Priority.NORMAL,
    "low": Priority.LOW,
    "lowest": Priority.LOWEST,
}
_NEXT_BEST = {Priority.HIGHEST: Priority.HIGH, Priority.LOWEST: Priority.LOW}
_NOTHING = NO_CHOICE.casefold()


def _folded(choice: object) -> str:
    return " ".join(choice.split()).casefold() if isinstance(choice, str) else ""


def _spelling(
    meta: FieldMeta, meanings: Mapping[str, Status] | Mapping[str, Priority], step: Value
) -> str | None:
    """How this organisation spells `step`; the usual names win over the less usual ones."""
    own = {_folded(choice): choice for choice in meta.choices}
    return next((own[word] for word, meaning in meanings.items() if meaning is step and word in own), None)


@frozen
class StatusField(OneField):
    """`Status`. A name of the organisation's own, which this program does not know, counts as in progress."""

    def read(self, native: Record) -> Value | None:
        held = _folded(native.get(self.meta.name))
        return _STATUS_WORDS.get(held, Status.IN_PROGRESS) if held and held != _NOTHING else None

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = None if value is None else _spelling(self.meta, _STATUS_WORDS, value)

    def fits(self, value: Value) -> Fit | Unfit:
        if isinstance(value, Status) and _spelling(self.meta, _STATUS_WORDS, value):
            return Fit(value)
        return Unfit(f"Zoho CRM has no status “{value}”")


@frozen
class PriorityField(OneField):
    """`Priority`. Without a step of its own, highest is held as high and lowest as low; an unknown name
    counts as normal.
    """

    def read(self, native: Record) -> Value | None:
        held = _folded(native.get(self.meta.name))
        return _PRIORITY_WORDS.get(held, Priority.NORMAL) if held and held != _NOTHING else None

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = None if value is None else _spelling(self.meta, _PRIORITY_WORDS, value)

    def fits(self, value: Value) -> Fit | Unfit:
        if isinstance(value, Priority):
            for step in (value, _NEXT_BEST.get(value)):
                if step is not None and _spelling(self.meta, _PRIORITY_WORDS, step):
                    return Fit(step)
        return Unfit(f"Zoho CRM has no priority “{value}”")
