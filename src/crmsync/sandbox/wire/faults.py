"""Faults that a test or a person lets an embedded service have: which request, which time, what goes wrong.

Knows requests and replies only; how a service words its errors stands in its own room.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.wire.messages import JSON_TYPE, Delivery, Reply, Request


@frozen
class Answer:
    """Answer with this instead of doing anything. body: JSON, or a text for a page that is no JSON."""

    status: int
    body: dict[str, Any] | str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    def reply(self) -> Reply:
        match self.body:
            case None:
                return Reply(self.status, headers=self.headers)
            case str():
                return Reply(self.status, self.body.encode(), "text/html;charset=UTF-8", self.headers)
            case _:
                return Reply(self.status, json.dumps(self.body).encode(), JSON_TYPE, self.headers)


class Cut(Enum):
    """Cut the connection."""

    BEFORE = "before"
    """before anything is done"""
    AFTER = "after"
    """after everything is done and committed: the reply is lost"""
    WITHIN = "within"
    """after everything is done, in the middle of the reply's body"""


@frozen
class Slow:
    """Wait so many seconds, then do what was asked (also when the client has given up by then)."""

    seconds: float


@frozen
class RefuseItems:
    """Refuse the items at these positions of a write with these codes; the others are done (207)."""

    codes: Mapping[int, str]


Action = Answer | Cut | Slow | RefuseItems


@frozen
class Fault:
    """One fault. match: a regular expression searched in `METHOD /path`, for example `POST
    /crm/v8/Contacts$`.

    nth: the first matching request that has it, counted from 1. times: how many in a row; None for all that
    follow.
    """

    match: str
    action: Action
    nth: int = 1
    times: int | None = 1


@frozen
class Struck:
    """What the faults do to one request.

    seconds: how long it waits first. instead: what the client gets instead of anything being done; None: the
    request is carried out. delivery: how much of the reply then reaches the client. refused: the positions of
    refused items, with their codes.
    """

    seconds: float = 0
    instead: Answer | Cut | None = None
    delivery: Delivery = Delivery.WHOLE
    refused: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def by(cls, actions: Iterable[Action]) -> Struck:
        """What these do together, one after another."""
        seconds = 0.0
        delivery = Delivery.WHOLE
        refused: dict[int, str] = {}
        for action in actions:
            match action:
                case Answer() | Cut.BEFORE:
                    return cls(seconds, action)
                case Slow(longer):
                    seconds += longer
                case RefuseItems(codes):
                    refused |= codes
                case Cut.AFTER:
                    delivery = Delivery.CUT
                case Cut.WITHIN:
                    delivery = Delivery.TRUNCATED
        return cls(seconds, None, delivery, refused)


@dataclass(slots=True)
class _Armed:
    fault: Fault
    pattern: re.Pattern[str]
    seen: int = 0
    done: int = field(default=0)


class Faults:
    """The faults in force. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._armed: list[_Armed] = []

    def add(self, *faults: Fault) -> None:
        """Put faults in force. Raises re.error for an expression that is none."""
        armed = [_Armed(fault, re.compile(fault.match)) for fault in faults]
        with self._lock:
            self._armed += armed

    def clear(self) -> None:
        with self._lock:
            self._armed.clear()

    def waiting(self) -> list[Fault]:
        """Those that have not happened as often as they should."""
        with self._lock:
            return [
                armed.fault
                for armed in self._armed
                if armed.fault.times is None or armed.done < armed.fault.times
            ]

    def strike(self, request: Request) -> Struck:
        """What goes wrong with this request: its faults in the order in which they were added."""
        name = f"{request.method} {request.path}"
        actions: list[Action] = []
        with self._lock:
            for armed in self._armed:
                if armed.pattern.search(name) is None:
                    continue
                armed.seen += 1
                fault = armed.fault
                if armed.seen >= fault.nth and (fault.times is None or armed.done < fault.times):
                    armed.done += 1
                    actions.append(fault.action)
        return Struck.by(actions)


ActionReader = Callable[[Any], Action]
"""Reads an action from the plain JSON value that stands for it."""

CUT_OR_SLOW: Mapping[str, ActionReader] = {"cut": Cut, "slow": lambda value: Slow(float(value))}
"""How `cut` (before, after, within) and `slow` (seconds) are read."""


def read_fault(data: Mapping[str, Any], readers: Mapping[str, ActionReader]) -> Fault:
    """The fault of the JSON object `{match, nth?, times?}` with exactly one of the names in `readers`.

    Raises ValueError with a sentence for anything else.
    """
    named = [name for name in readers if name in data]
    if len(named) != 1:
        raise ValueError(f"A fault needs exactly one of {', '.join(readers)}.")
    try:
        action = readers[named[0]](data[named[0]])
        re.compile(str(data["match"]))
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as problem:
        raise ValueError(f"This is not a fault: {dict(data)!r}") from problem
    times = data.get("times", 1)
    return Fault(str(data["match"]), action, int(data.get("nth", 1)), None if times is None else int(times))
