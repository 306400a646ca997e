"""Lanes: pieces of work that talk to a service and to the state by turns. The calls to a service go out
from threads of its own; everything in between happens in the thread that owns the state.

Knows nothing of what is written.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from functools import partial
from typing import Any

from crmsync.model.kinds import Side

Call = Callable[[], Any]
Lane = Generator[Call, Any, None]
"""Yields calls to a service, is sent what they return (or thrown what they raise), ends by itself."""


def drive(
    lanes: Mapping[Side, Sequence[Lane]],
    halt: threading.Event,
    *,
    parallel: bool,
    lines: Mapping[Side, int] | None = None,
) -> None:
    """Bring every lane to its end.

    halt: is set when a lane fails: the others finish what is under way and begin nothing new.
    parallel: the sides at the same time, and while calls are out the next one is made ready; else lane
    after lane. lines: so many calls of a side may be out at once; where it is not named, they go out one
    after the other. Raises the first failure.
    """
    if parallel:
        _Driver(halt).drive(lanes, lines or {})
        return
    for of_side in lanes.values():
        for lane in of_side:
            _alone(lane)


def _alone(lane: Lane) -> None:
    step: Callable[[], Call] = partial(next, lane)
    while True:
        try:
            call = step()
        except StopIteration:
            return
        try:
            step = partial(lane.send, call())
        except BaseException as error:  # the lane decides what it means
            step = partial(lane.throw, error)


class _Driver:
    """Several lanes at once."""

    def __init__(self, halt: threading.Event) -> None:
        self._halt = halt
        self._out: dict[Future[Any], tuple[ThreadPoolExecutor, Lane]] = {}
        self._failure: BaseException | None = None

    def drive(self, lanes: Mapping[Side, Sequence[Lane]], lines: Mapping[Side, int]) -> None:
        with ExitStack() as stack:
            for side, of_side in lanes.items():
                pool = stack.enter_context(ThreadPoolExecutor(lines.get(side, 1), f"crmsync-{side}"))
                for lane in of_side:
                    self._go_on(pool, lane, partial(next, lane))
            while self._out:
                finished, _ = wait(self._out, return_when=FIRST_COMPLETED)
                for future in finished:
                    pool, lane = self._out.pop(future)
                    error = future.exception()
                    step = (
                        partial(lane.send, future.result()) if error is None else partial(lane.throw, error)
                    )
                    self._go_on(pool, lane, step)
        if self._failure is not None:
            raise self._failure

    def _go_on(self, pool: ThreadPoolExecutor, lane: Lane, step: Callable[[], Call]) -> None:
        try:
            call = step()
        except StopIteration:
            return
        except BaseException as error:  # told when the other lanes have come to rest
            self._failure = self._failure or error
            self._halt.set()
            return
        self._out[pool.submit(call)] = (pool, lane)
