"""How an in-memory service stores values: what it reduces, cuts, merges or refuses, as the services people use do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from crmsync.mapping.base import Fit, Unfit
from crmsync.model.values import Recurrence, Value

Storage = Callable[[Value], Fit | Unfit]
"""What is held after a value was written; applied twice it gives the same."""


def as_given(value: Value) -> Fit | Unfit:
    """Nothing is changed."""
    return Fit(value)


def digits(value: Value) -> Fit | Unfit:
    """A phone number without everything but digits and plus; a number without digits is nothing."""
    return Fit("".join(sign for sign in str(value) if sign.isdigit() or sign == "+") or None)


def lower_case(value: Value) -> Fit | Unfit:
    """A mail address in lower case."""
    return Fit(str(value).lower())


def at_most(length: int) -> Storage:
    """A text that is refused when it is longer than `length`."""

    def fits(value: Value) -> Fit | Unfit:
        return Fit(value) if len(str(value)) <= length else Unfit(f"longer than {length} characters")

    return fits


def cut(length: int) -> Storage:
    """A text that is cut at `length`."""

    def fits(value: Value) -> Fit | Unfit:
        text = str(value)
        if len(text) <= length:
            return Fit(text)
        return Fit(text[:length].rstrip(), f"what is longer than {length} characters")

    return fits


def one_of(choices: Collection[Value]) -> Storage:
    """A pick-list."""

    def fits(value: Value) -> Fit | Unfit:
        return Fit(value) if value in choices else Unfit(f"“{value}” is not in the pick-list")

    return fits


def merged(steps: Mapping[Value, Value]) -> Storage:
    """A coarser scale: some values become others."""

    def fits(value: Value) -> Fit | Unfit:
        return Fit(steps.get(value, value))

    return fits


def whole_day(value: Value) -> Fit | Unfit:
    """A date without the time of day."""
    return Fit(value.date(), "the time of day") if isinstance(value, datetime) else Fit(value)


def at_most_words(count: int) -> Storage:
    """The first `count` tags."""

    def fits(value: Value) -> Fit | Unfit:
        assert isinstance(value, tuple)
        return Fit(value) if len(value) <= count else Fit(value[:count], f"more than {count} tags")

    return fits


def plain_series(value: Value) -> Fit | Unfit:
    """A recurrence without changed or cancelled occurrences; elaborate rules are refused."""
    assert isinstance(value, Recurrence)
    if "BYSETPOS" in value.rule:
        return Unfit("this way of repeating is not known there")
    if value.excluded or value.changed:
        return Fit(Recurrence(value.rule), "changed and cancelled occurrences")
    return Fit(value)
