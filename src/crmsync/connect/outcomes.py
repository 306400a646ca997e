"""One outcome for each write, whatever becomes of the others. Knows no service."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from crmsync.connect.base import Failed, Write, Written
from crmsync.connect.errors import ServiceError

Result = Written | Failed
CarryOut = Callable[[Sequence[Write]], Iterable[Result]]


def outcomes(chunks: Iterable[Sequence[Write]], carry_out: CarryOut) -> Iterator[Result]:
    """Carry out writes chunk by chunk, until an error says that nothing more is to be tried.

    carry_out: yields the outcomes of a chunk's writes; an error that it raises is the outcome of each one
    not yet answered.
    """
    stopped: ServiceError | None = None
    for chunk in chunks:
        if stopped is not None:
            yield from (Failed(write, stopped) for write in chunk)
            continue
        for result in _of_each(chunk, carry_out):
            if isinstance(result, Failed) and result.error.disposition.ends_batch:
                stopped = result.error
            yield result


def _of_each(chunk: Sequence[Write], carry_out: CarryOut) -> Iterator[Result]:
    answered: set[int] = set()
    try:
        for result in carry_out(chunk):
            answered.add(id(result.write))
            yield result
    except ServiceError as error:
        yield from (Failed(write, error) for write in chunk if id(write) not in answered)
