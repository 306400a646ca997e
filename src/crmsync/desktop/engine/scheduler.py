"""When the next run by itself is due: a function of facts and the time. Pure; all times are aware."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from crmsync.frozen import frozen

SETTLE = timedelta(seconds=20)
"""After waking up the network needs a moment."""
FIRST_RUN = timedelta(seconds=10)
"""After the program's start, so that signing in to the computer is not slowed down."""
BUSY = timedelta(minutes=1)
"""When another crmsync was at work with the profile."""
LONGEST_BACK_OFF = timedelta(hours=4)


class Hindrance(StrEnum):
    """Why no run is due."""

    NOT_SET_UP = "not-set-up"
    """there is no mapping"""
    BY_HAND = "by-hand"
    """the person switched it off"""
    PAUSED = "paused"
    OFFLINE = "offline"
    METERED = "metered"
    SIGN_IN = "sign-in"
    """a sign-in was refused, and everything needs it"""


@frozen
class Situation:
    """What the schedule depends on.

    started: of the program. refused: does every mapping need a sign-in that was refused? last_run: when the
    last real run ended, by whatever program; `None` if none did. failures: how many in a row failed for a
    reason that may pass. Since then, if it happened: busy_at: when a run found another crmsync at work;
    woke_at: when the computer woke up; asked_at: when something was mended that makes a run worthwhile.
    """

    started: datetime
    set_up: bool = True
    refused: bool = False
    automatic: bool = True
    every: timedelta = timedelta(minutes=15)
    after_wake_up: bool = True
    on_metered: bool = False
    paused_until: datetime | None = None
    online: bool = True
    metered: bool = False
    last_run: datetime | None = None
    failures: int = 0
    busy_at: datetime | None = None
    woke_at: datetime | None = None
    asked_at: datetime | None = None


@frozen
class Next:
    """at: when the next run is due, `None` if something has to change first: hindrance says what.

    While it is paused until a known moment, `at` is that moment.
    """

    at: datetime | None
    hindrance: Hindrance | None = None


def next_run(facts: Situation, now: datetime) -> Next:
    """When to run next; now or earlier means at once."""
    if not facts.set_up:
        return Next(None, Hindrance.NOT_SET_UP)
    if not facts.automatic:
        return Next(None, Hindrance.BY_HAND)
    if not facts.online:
        return Next(None, Hindrance.OFFLINE)
    if facts.metered and not facts.on_metered:
        return Next(None, Hindrance.METERED)
    if facts.refused:
        return Next(None, Hindrance.SIGN_IN)
    due = _regular(facts, now)
    if facts.paused_until is not None and facts.paused_until > now:
        return Next(max(due, facts.paused_until), Hindrance.PAUSED)
    return Next(due)


def _regular(facts: Situation, now: datetime) -> datetime:
    if facts.busy_at is not None:
        return facts.busy_at + BUSY
    earliest = facts.started + FIRST_RUN
    if facts.last_run is None or facts.last_run > now:
        # A last run in the future tells of a wrong clock, then or now: waiting for it could take for ever.
        return earliest
    due = facts.last_run + back_off(facts.every, facts.failures)
    if facts.woke_at is not None and facts.after_wake_up:
        due = min(due, facts.woke_at + SETTLE)
    if facts.asked_at is not None:
        due = min(due, facts.asked_at)
    return max(due, earliest)


def back_off(every: timedelta, failures: int) -> timedelta:
    """The interval, doubled with each failure in a row up to four hours (or the interval, if longer)."""
    doubled: int = 2 ** min(failures, 10)
    return min(every * doubled, max(every, LONGEST_BACK_OFF))
