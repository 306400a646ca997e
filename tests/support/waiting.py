"""Commands in this process that do not really wait before they ask a service again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace
from unittest import mock

from crmsync.connect.http import transport


@contextmanager
def no_waiting() -> Iterator[list[timedelta]]:
    """Inside the block nobody waits; the list tells how long each wait would have been."""
    waits: list[timedelta] = []
    clock = SimpleNamespace(sleep=lambda seconds: waits.append(timedelta(seconds=seconds)))
    with mock.patch.object(transport, "time", clock):
        yield waits
