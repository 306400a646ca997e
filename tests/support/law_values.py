"""Values of every type of field, by hypothesis, for the laws of mappers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from crmsync.model.fields import ValueType
from crmsync.model.values import (
    Answer,
    Participant,
    Priority,
    Privacy,
    Recurrence,
    Reminder,
    Status,
    line,
    text,
    words,
)

ZONES = [
    ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC")
]

_characters = st.characters(codec="utf-8", exclude_characters="\r")
_lines = st.text(_characters, min_size=1).map(line).filter(bool)
_days = st.dates(date(1900, 1, 2), date(2100, 12, 30))
_instants = st.integers(86_400, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
_moments = st.one_of(_days, _instants)
_phones = st.text("0123456789 +()-./x", min_size=1).map(line).filter(bool)
_addresses = st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.example", fullmatch=True)
_rules = st.builds(
    "FREQ={};INTERVAL={};{}".format,
    st.sampled_from(["DAILY", "WEEKLY;BYDAY=MO,FR", "MONTHLY;BYMONTHDAY=3", "MONTHLY;BYDAY=-1FR", "HOURLY"]),
    st.integers(1, 120),
    # The end of a day in UTC: a meeting's UNTIL is held as the end of its last day, which a read-back tells.
    st.sampled_from(["", "UNTIL=20300101T235959Z"]),
)

VALUES: dict[ValueType, st.SearchStrategy[Any]] = {
    ValueType.LINE: st.one_of(_lines, _phones, _addresses, st.sampled_from(["Dr.", "mr", "Mrs."])),
    ValueType.TEXT: st.text(_characters, min_size=1).map(text).filter(bool),
    ValueType.WORDS: st.lists(_lines.map(str), min_size=1, max_size=12).map(words).filter(bool),
    ValueType.DATE: _days,
    ValueType.MOMENT: _moments,
    ValueType.NUMBER: st.integers(0, 100),
    ValueType.STATUS: st.sampled_from(Status),
    ValueType.PRIORITY: st.sampled_from(Priority),
    ValueType.PRIVACY: st.sampled_from(Privacy),
    ValueType.REMINDER: st.one_of(
        st.builds(Reminder, before=st.timedeltas(timedelta(minutes=-10), timedelta(days=70))),
        st.builds(Reminder, at=_instants),
    ),
    ValueType.RECURRENCE: st.builds(
        Recurrence,
        _rules.map(lambda rule: rule.rstrip(";")),
        st.just(()),
        st.lists(_instants, max_size=1).map(tuple),
    ),
    ValueType.PARTICIPANTS: st.lists(
        st.builds(Participant, _addresses, _lines.map(str), st.sampled_from(Answer)), min_size=1, max_size=5
    ).map(tuple),
}


_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30))


def odd_values(*keys: str) -> st.SearchStrategy[Any]:
    """What no service should say, and one might: nested JSON with these keys."""
    return st.recursive(
        _SCALARS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(keys), inner, max_size=3)
        ),
        max_leaves=6,
    )
