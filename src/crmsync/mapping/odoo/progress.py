"""How far a task is and how urgent: Odoo's states and stars as canonical steps. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.odoo.record import OneField, filled
from crmsync.mapping.records import Record
from crmsync.model.values import Priority, Status, Value

_STATES: Mapping[str, Status] = {
    "01_in_progress": Status.IN_PROGRESS,
    "02_changes_requested": Status.IN_PROGRESS,
    "03_approved": Status.IN_PROGRESS,
    "04_waiting_normal": Status.WAITING,
    "1_done": Status.COMPLETED,
    "1_canceled": Status.CANCELLED,
}
"""What `state` means (Odoo 17 and later), the usual one of each first. A new task is “In Progress” there."""

_STARS: Mapping[int, Mapping[str, Priority]] = {
    2: {"1": Priority.HIGH},
    4: {"1": Priority.NORMAL, "2": Priority.HIGH, "3": Priority.HIGHEST},
}
"""By the number of steps: Odoo 18 and earlier have one star, Odoo 19 has three. No star says nothing: it is
what every task has."""
_NO_STAR = "0"
_NEXT_BEST = {Priority.HIGHEST: Priority.HIGH}


@frozen
class StateField(OneField):
    """`state`. One that is finer than the canonical step stays while the step is the same; a state of a later
    version counts as in progress.
    """

    def read(self, native: Record) -> Value | None:
        held = filled(native.get(self.meta.name))
        return _STATES.get(held, Status.IN_PROGRESS) if held else None

    def write(self, native: Record, value: Value | None) -> None:
        if value != self.read(native):
            native[self.meta.name] = self._state(value) or self._state(Status.IN_PROGRESS)

    def fits(self, value: Value) -> Fit | Unfit:
        step = Status.IN_PROGRESS if value is Status.NOT_STARTED else value
        return Fit(step) if self._state(step) else Unfit(f"Odoo has no status “{value}”")

    def _state(self, step: Value | None) -> str | None:
        own = {key for key, _ in self.meta.choices}
        return next((state for state, meant in _STATES.items() if meant is step and state in own), None)


@frozen
class StarsField(OneField):
    """`priority`. Low and lowest are held as no star, and so not told from no priority at all."""

    @property
    def _steps(self) -> Mapping[str, Priority]:
        return _STARS.get(len(self.meta.choices), _STARS[2])

    def read(self, native: Record) -> Value | None:
        return self._steps.get(filled(native.get(self.meta.name)) or _NO_STAR)

    def write(self, native: Record, value: Value | None) -> None:
        if value != self.read(native):
            stars = (key for key, step in self._steps.items() if step is value)
            native[self.meta.name] = next(stars, _NO_STAR)

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Priority):
            return Unfit(f"Odoo has no priority “{value}”")
        own = set(self._steps.values())
        return Fit(next((step for step in (value, _NEXT_BEST.get(value)) if step in own), None))
