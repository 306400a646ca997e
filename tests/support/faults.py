"""What can go wrong in a test world: a process that dies at step n, requests that fail, people who act meanwhile.

Nothing here knows the engine. A fault is armed by a test and spent by the request it was meant for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from crmsync.connect.errors import ReplyLost, ServiceError, SignInNeeded, Stale
from crmsync.model.items import ItemId


class Crash(BaseException):
    """The process dies here: nothing after this point happens any more."""


class Fuse:
    """Counts the steps of a process and blows at step `at` (from 0); once blown, every further step blows too.

    A step is the moment before or after a remote request or a commit. `trail` names the steps that were taken.
    """

    def __init__(self, at: int | None = None) -> None:
        self.at = at
        self.trail: list[str] = []
        self.blown = False

    def step(self, name: str) -> None:
        """Take one step; raises Crash when the fuse blows."""
        if self.blown or len(self.trail) == self.at:
            self.blown = True
            raise Crash(f"step {len(self.trail)}: {name}")
        self.trail.append(name)


class Call(StrEnum):
    """The types of request a service counts."""

    CHANGES = "changes"
    FETCH = "fetch"
    FATE = "fate"
    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    SET_PHOTO = "set photo"
    PHOTO = "photo"


class Moment(Enum):
    """When a fault strikes: before the request lands, or after it landed and before its reply arrives."""

    BEFORE = auto()
    AFTER = auto()


@dataclass(slots=True)
class Fault:
    """Something that happens at a request: `act` raises a ServiceError, or does what a person does meanwhile.

    call: which requests, `None` for all. skip: how many of them pass first. times: how often it happens, `None` for ever.
    """

    call: Call | None
    moment: Moment
    act: Callable[[], object]
    skip: int = 0
    times: int | None = 1

    def due(self, call: Call, moment: Moment) -> bool:
        """Does it happen now? Counts the request."""
        if moment is not self.moment or self.call not in (None, call) or self.times == 0:
            return False
        if self.skip:
            self.skip -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


Listing = Sequence[ItemId]


class Faults:
    """The faults armed for one service."""

    def __init__(self) -> None:
        self._armed: list[Fault] = []
        self._listings: list[Callable[[Listing], Listing]] = []
        self._late: list[int] = []
        self._cut: list[int] = []

    def meanwhile(
        self, call: Call | None, act: Callable[[], object], *, moment: Moment = Moment.BEFORE, skip: int = 0
    ) -> None:
        """A person acts while a request is on its way."""
        self._armed.append(Fault(call, moment, act, skip))

    def fail(
        self,
        call: Call | None,
        error: ServiceError,
        *,
        skip: int = 0,
        times: int | None = 1,
        landed: bool = False,
    ) -> None:
        """Requests fail with `error`, before they land or (`landed`) after they did."""

        def act() -> None:
            raise error

        self._armed.append(Fault(call, Moment.AFTER if landed else Moment.BEFORE, act, skip, times))

    def lose_reply(
        self, call: Call | None, *, landed: bool = True, skip: int = 0, times: int | None = 1
    ) -> None:
        """The connection breaks: the write landed (or did not), nobody knows."""
        error = ReplyLost("the connection broke before the answer came")
        self.fail(call, error, landed=landed, skip=skip, times=times)

    def refuse_as_stale(self, call: Call, *, skip: int = 0, times: int | None = 1) -> None:
        """The service says that the item changed although it did not."""
        self.fail(call, Stale("the item changed meanwhile"), skip=skip, times=times)

    def expire_sign_in(self, *, after: int = 0) -> None:
        """Every request after the next `after` ones wants a new sign-in, until `heal`."""
        self.fail(None, SignInNeeded("the token has expired"), skip=after, times=None)

    def listing(self, reply: Callable[[Listing], Listing], *, times: int = 1) -> None:
        """The next complete listings name `reply(ids)` instead of all ids: truncated, empty …"""
        self._listings.extend([reply] * times)

    def empty_listing(self, *, times: int = 1) -> None:
        """The next complete listings name nothing."""
        self.listing(lambda ids: (), times=times)

    def omit(self, gone: Iterable[ItemId], *, times: int = 1) -> None:
        """The next complete listings leave these items out."""
        hidden = frozenset(gone)
        self.listing(lambda ids: [item for item in ids if item not in hidden], times=times)

    def land_late(self, *, requests: int = 3) -> None:
        """The next create times out, is not there yet, and lands after `requests` more requests."""
        self._late.append(requests)

    def break_off(self, landed: int) -> None:
        """The connection breaks in the middle of the next batch of creates: only the first `landed` of it arrive."""
        self._cut.append(landed)

    def heal(self) -> None:
        """Everything works again."""
        self._armed.clear()
        self._listings.clear()
        self._late.clear()
        self._cut.clear()

    def strike(self, call: Call, moment: Moment) -> None:
        """Called by the service around each request; raises what is due."""
        for fault in [fault for fault in self._armed if fault.due(call, moment)]:
            fault.act()

    def listed(self, ids: Listing) -> Listing:
        """Called by the service for each complete listing: what it names."""
        return self._listings.pop(0)(ids) if self._listings else ids

    def delay(self) -> int | None:
        """Called by the service for each create request: after how many requests it lands, `None`: at once."""
        return self._late.pop(0) if self._late else None

    def cut(self) -> int | None:
        """Called by the service for each create request: after how many items it breaks, `None`: not at all."""
        return self._cut.pop(0) if self._cut else None
