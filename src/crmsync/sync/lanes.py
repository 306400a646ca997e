"""Lanes: pieces of work that talk to a service and to the state by turns. The calls to a service go out
from threads of its own; everything in between happens in the thread that owns the state.

Knows nothing of what is written.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Hashable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from functools import partial
from typing import Any, Generic, TypeVar

Call = Callable[[], Any]
Lane = Generator[Call, Any, None]
"""Yields calls to a service, is sent what they return (or thrown what they raise), ends by itself."""

Road = TypeVar("Road", bound=Hashable)
"""What some lanes have in common: their calls go out from the same threads, in the order they are ready."""

More = Callable[[], Iterable[tuple[Road, Lane]]]
"""Gives lanes that can begin now, each with its road."""


def drive(
    lanes: Mapping[Road, Sequence[Lane]],
    halt: threading.Event,
    *,
    parallel: bool,
    lines: Mapping[Road, int] | None = None,
    more: More[Road] = tuple,
) -> None:
    """Bring every lane to its end.

    halt: is set when a lane fails: the others finish what is under way and begin nothing new.
    parallel: the roads at the same time, and while calls are out the next one is made ready; else lane
    after lane. lines: so many calls of a road may be out at once; where it is not named, they go out one
    after the other. more: asked, whenever something has moved, for lanes that can begin now.
    Raises the first failure.
    """
    if parallel:
        _Driver(halt, lines or {}, more).drive(lanes)
        return
    for of_road in lanes.values():
        for lane in of_road:
            _alone(lane, more)


def _alone(lane: Lane, more: More[Any]) -> None:
    step: Callable[[], Call] = partial(next, lane)
    while True:
        try:
            call = step()
        except StopIteration:
            return
        for _, other in more():
            _alone(other, tuple)
        try:
            step = partial(lane.send, call())
        except BaseException as error:  # the lane decides what it means
            step = partial(lane.throw, error)


class _Driver(Generic[Road]):
    """Several lanes at once."""

    def __init__(self, halt: threading.Event, lines: Mapping[Road, int], more: More[Road]) -> None:
        self._halt, self._lines, self._more = halt, lines, more
        self._stack = ExitStack()
        self._pools: dict[Road, ThreadPoolExecutor] = {}
        self._out: dict[Future[Any], tuple[Road, Lane]] = {}
        self._failure: BaseException | None = None

    def drive(self, lanes: Mapping[Road, Sequence[Lane]]) -> None:
        with self._stack:
            for road, of_road in lanes.items():
                for lane in of_road:
                    self._go_on(road, lane, partial(next, lane))
            while self._out:
                finished, _ = wait(self._out, return_when=FIRST_COMPLETED)
                # In the order in which they went out: a road of one line keeps it.
                for future in [one for one in self._out if one in finished]:
                    road, lane = self._out.pop(future)
                    error = future.exception()
                    step = (
                        partial(lane.send, future.result()) if error is None else partial(lane.throw, error)
                    )
                    self._go_on(road, lane, step)
                self._begin_more()
        if self._failure is not None:
            raise self._failure

    def _begin_more(self) -> None:
        if not self._halt.is_set():
            for road, lane in self._more():
                self._go_on(road, lane, partial(next, lane))

    def _go_on(self, road: Road, lane: Lane, step: Callable[[], Call]) -> None:
        try:
            call = step()
        except StopIteration:
            return
        except BaseException as error:  # told when the other lanes have come to rest
            self._failure = self._failure or error
            self._halt.set()
            return
        if road not in self._pools:
            pool = ThreadPoolExecutor(self._lines.get(road, 1), f"crmsync-{road}")
            self._pools[road] = self._stack.enter_context(pool)
        self._out[self._pools[road].submit(call)] = (road, lane)
