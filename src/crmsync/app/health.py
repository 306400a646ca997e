"""What a person should learn although nothing failed: a wrong clock, a budget or disk nearly used up, a
mapping that is not in step for long.

The words for all of it, and the look that every run takes around itself at its end. Sends nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from crmsync.app.budget import Spending
from crmsync.frozen import frozen

LEAST_SPACE = 200 * 1024 * 1024
"""Bytes: below this the state and its log may soon not be written any more."""
MOST_SKEW = timedelta(minutes=2)
"""Beyond this, sign-ins fail and "newest wins" picks the wrong one."""
LONGEST_SILENCE = timedelta(days=7)


@frozen
class Concern:
    """Something that will go wrong if nobody does anything. message: what it is; advice: what to do."""

    message: str
    advice: str

    def __str__(self) -> str:
        return f"{self.message} {self.advice}"


def clock_concern(error: timedelta | None) -> Concern | None:
    """error: how far this computer's clock is ahead of a service's."""
    if error is None or abs(error) <= MOST_SKEW:
        return None
    return Concern(
        f"This computer's clock is {_span(abs(error))} {'ahead of' if error > timedelta(0) else 'behind'} the"
        " server's.",
        "Set it right, best automatically: sign-ins and “newest wins” depend on it.",
    )


def free_space(profile: Path) -> int | None:
    """Bytes that are free on the disk of a profile's state file; `None` when the system does not say."""
    place = profile.parent
    while not place.exists():
        place = place.parent
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return None


def space_concern(free: int | None) -> Concern | None:
    """free: bytes that are free on the disk."""
    if free is None or free >= LEAST_SPACE:
        return None
    return Concern(space_words(free), "Free some space: a run needs it to keep its notes.")


def space_words(free: int) -> str:
    """How much is free."""
    return f"{free // (1024 * 1024):,} MB are free on the disk."


def silence_concern(success: datetime | None, now: datetime, *, fails: bool) -> Concern | None:
    """success: when a run of the mapping last ended well. fails: did the last one not?"""
    if success is None:
        return None
    if success - now > MOST_SKEW:
        return Concern(
            f"Its last success, {_moment(success)}, lies in the future: this computer's clock was wrong"
            " then, or is now.",
            "Look at the clock, then run crmsync sync.",
        )
    if now - success <= LONGEST_SILENCE:
        return None
    advice = "crmsync problems tells what stands in the way." if fails else "Run crmsync sync."
    return Concern(f"It is not in step since {_moment(success)}.", advice)


def budget_concern(spending: Spending) -> Concern | None:
    """spending: of one account."""
    if not spending.is_nearly_used_up:
        return None
    return Concern(
        f"The day's API credits are nearly used up: {spending.words()}.",
        "Sync less often, or let other programs that use this service's API pause, until tomorrow; when"
        " nothing is left the service refuses everything for some hours.",
    )


def concerns(
    errors: Iterable[timedelta | None],
    spendings: Mapping[str, Spending],
    free: int | None,
    unsuccessful: Mapping[str, datetime],
    now: datetime,
) -> Iterator[str]:
    """What a run says at its end besides what it did.

    errors: how far this computer's clock is ahead of each service's. spendings: by account. free: bytes on
    the disk. unsuccessful: the mappings that are not in step after this run → when they last were.
    """
    # All services agree on the time; the one that differs most is as good as any.
    known = [error for error in errors if error is not None]
    clock = clock_concern(max(known, key=abs, default=None))
    if clock is not None:
        yield str(clock)
    space = space_concern(free)
    if space is not None:
        yield str(space)
    for account, spending in spendings.items():
        budget = budget_concern(spending)
        if budget is not None:
            yield f"{account}: {budget}"
    for mapping, success in unsuccessful.items():
        silence = silence_concern(success, now, fails=True)
        if silence is not None:
            yield f"{mapping}: {silence}"


def _moment(instant: datetime) -> str:
    return f"{instant.astimezone():%Y-%m-%d %H:%M}"


def _span(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    if minutes >= 48 * 60:
        return f"{minutes // (24 * 60):,} days"
    if minutes >= 120:
        return f"{minutes // 60:,} hours"
    return f"{minutes:,} minutes"
