"""One sample of each kind, as a document and as a record, so that a story can be told of all three."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from support.documents import at, card, day, event, stamp, todo

WEEK = day(7)


@dataclass(frozen=True)
class Sample:
    """A document and a record of the same name, which are recognised as the same."""

    document: Callable[[str], str]
    record: Callable[[str], dict[str, Any]]


def _person(name: str) -> dict[str, Any]:
    given, _, family = name.rpartition(" ")
    return {"First_Name": given, "Last_Name": family, "Email": f"{family.lower()}@example.com"}


SAMPLES = {
    "contacts": Sample(lambda name: card(name, f"EMAIL:{name.split()[-1].lower()}@example.com"), _person),
    "tasks": Sample(
        lambda name: todo(name, f"DUE;VALUE=DATE:{WEEK:%Y%m%d}"),
        lambda name: {"Subject": name, "Due_Date": f"{WEEK}", "Status": "Not Started"},
    ),
    "events": Sample(
        lambda name: event(name, start=at(WEEK, "10:00", "11:00")),
        lambda name: {
            "Event_Title": name,
            "Start_DateTime": stamp(WEEK, "10:00"),
            "End_DateTime": stamp(WEEK, "11:00"),
        },
    ),
}
