"""Canonical values: what a field can hold, whichever service it came from.

Empty is absence: an empty text, an empty list and "not set" are all `None`, and a `Fields` mapping never
contains them. Aware datetimes compare by instant; an all-day moment is a plain `date` and has no zone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from crmsync.frozen import frozen


class Status(StrEnum):
    """Progress of a task; the union of what VTODO (RFC 5545 §3.8.1.11) and CRMs know."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    WAITING = "waiting"
    DEFERRED = "deferred"
    CANCELLED = "cancelled"


class Priority(StrEnum):
    """Urgency of a task; sides with three steps hold highest as high and lowest as low."""

    HIGHEST = "highest"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"
    LOWEST = "lowest"


class Privacy(StrEnum):
    """Who may see an item (iCalendar and vCard CLASS)."""

    PUBLIC = "public"
    PRIVATE = "private"
    CONFIDENTIAL = "confidential"


class Answer(StrEnum):
    """A participant's answer (RFC 5545 PARTSTAT)."""

    NONE = "none"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"


Moment = date | datetime
"""A `date` (all-day, no zone) or an aware `datetime` in whole seconds."""


@frozen
class Reminder:
    """When to remind: a span before the start (or due) moment, or a fixed instant. Exactly one is set."""

    before: timedelta | None = None
    at: datetime | None = None

    def __post_init__(self) -> None:
        if (self.before is None) == (self.at is None):
            raise ValueError("a reminder is either relative or at a fixed instant")


@frozen
class Recurrence:
    """How an item repeats.

    `rule` is an RRULE value (RFC 5545 §3.3.10) in canonical spelling: upper case, keys in the order
    FREQ, INTERVAL,
    COUNT, UNTIL, BY…, WKST; INTERVAL=1 and WKST=MO left out; UNTIL a date for all-day items, else UTC with Z.
    `excluded` are the original starts of cancelled occurrences (EXDATE), `changed` those of occurrences
    that differ
    from the series (RECURRENCE-ID overrides); both sorted. Only the starts: what a changed occurrence
    holds stays in its own document.
    """

    rule: str
    excluded: tuple[Moment, ...] = ()
    changed: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Participant:
    """A guest of a meeting: mail address in lower case, display name, answer."""

    address: str
    name: str = ""
    answer: Answer = Answer.NONE


@frozen
class PhotoToken:
    """Stands for a photo without holding it: an opaque text that changes when the photo changes.

    The tokens of two sides cannot be compared with each other, only each with its own past.
    """

    token: str


Value = (
    str
    | int
    | date
    | datetime
    | Status
    | Priority
    | Privacy
    | tuple[str, ...]
    | Reminder
    | Recurrence
    | tuple[Participant, ...]
    | PhotoToken
)
Fields = Mapping[str, Value]
"""Field name → value; a missing name is an empty field."""
Changes = Mapping[str, Value | None]
"""Field name → new value; `None` empties the field; a missing name leaves it as it is."""


def utc(moment: datetime) -> datetime:
    """`moment` (aware) in UTC without microseconds: the spelling in which instants are stored and
    compared."""
    return moment.astimezone(UTC).replace(microsecond=0)


def words(values: tuple[str, ...] | list[str]) -> tuple[str, ...] | None:
    """Canonical spelling of a set of names (categories, tags).

    Trimmed, without doubles (case-blind, the first spelling stays), sorted case-blind; `None` when
    nothing remains.
    """
    seen: dict[str, str] = {}
    for value in values:
        text = " ".join(value.split())
        if text:
            seen.setdefault(text.casefold(), text)
    return tuple(seen[key] for key in sorted(seen)) or None


def line(value: str | None) -> str | None:
    """Canonical spelling of a one-line text: white space folded and trimmed; `None` when empty."""
    if not value:
        return None
    return " ".join(value.split()) or None


def text(value: str | None) -> str | None:
    """Canonical spelling of a text of several lines: LF line ends, no white space at line ends nor
    around it."""
    if not value:
        return None
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(part.rstrip() for part in lines).strip() or None
