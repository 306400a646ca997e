"""A person's name in parts, and the display names that are made of it. Pure; knows no document.

Every service keeps both; what was made of the parts follows them, what a person chose stays.
"""

from __future__ import annotations

from dataclasses import fields

from crmsync.frozen import frozen
from crmsync.model.values import line

PATTERNS = (
    "{given} {middle} {family} {suffix}",
    "{given} {family}",
    "{prefix} {given} {middle} {family} {suffix}",
    "{prefix} {given} {family}",
    "{given} {middle} {family}",
    "{given} {middle} {family}, {suffix}",
    "{prefix} {given} {middle} {family}, {suffix}",
    "{family}, {given} {middle}",
    "{family}, {given}",
    "{family} {given}",
    "{prefix} {family}",
)
"""How display names are made of names, most usual first; a new one is made by the first."""
FILED_UNDER = "{family}, {given} {middle}"
"""How Outlook files people."""


@frozen
class Names:
    """The parts of a name, in a vCard's order; None where empty."""

    family: str | None = None
    given: str | None = None
    middle: str | None = None
    prefix: str | None = None
    suffix: str | None = None

    def __bool__(self) -> bool:
        return self != Names()

    def display(self, pattern: str = PATTERNS[0]) -> str | None:
        """The display name made by a pattern; None when no part in it is set."""
        parts = {part: getattr(self, part) or "" for part in PARTS}
        joined = " ".join(pattern.format(**parts).split())
        return joined.replace(" ,", ",").strip(" ,") or None


PARTS = tuple(part.name for part in fields(Names))


def pattern_of(shown: str | None, names: Names) -> str | None:
    """The pattern by which a display name was made of these names; None when it was not."""
    return next((pattern for pattern in PATTERNS if shown and names.display(pattern) == shown), None)


def names_in(shown: str | None, company: str | None) -> Names:
    """The names that a display name (one line) gives away, where a program filled nothing but that.

    One that repeats the company or a mail address is no person's name, nor is one without letters.
    """
    if shown is None or "@" in shown or shown == company or not any(map(str.isalpha, shown)):
        return Names()
    family, comma, given = shown.partition(",")
    if comma and line(family) and line(given):
        return Names(line(family), line(given))
    given, _, family = shown.rpartition(" ")
    return Names(family, given or None)
