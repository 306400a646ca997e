"""Garbage that holds windows is deleted in the interface's thread, whatever the engine's threads make."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from crmsync.desktop.bridge import Bridge
from crmsync.desktop.collecting import GarbageCollector


class Cycle(QObject):
    """Only the cyclic collection deletes it; writes down in which thread."""

    deleted_in: list[int]

    def __init__(self, deleted_in: list[int]) -> None:
        super().__init__()
        self.deleted_in = deleted_in
        self.itself = self

    def __del__(self) -> None:
        self.deleted_in.append(threading.get_ident())


@pytest.fixture
def collector(bridge: Bridge) -> Iterator[GarbageCollector]:
    gc.enable()
    found = GarbageCollector(bridge)
    yield found
    found.close()
    gc.disable()


def allocate() -> None:
    """Enough for the automatic collection to come several times."""
    for _ in range(200_000):
        [[]].append([])


def test_only_the_interfaces_thread_collects(
    collector: GarbageCollector, bridge: Bridge, qtbot: QtBot
) -> None:
    deleted_in: list[int] = []
    Cycle(deleted_in)
    kept = bridge.service.look(lambda app: [[] for _ in range(50_000)]).result(20)
    allocate()
    assert deleted_in == []
    bridge.service.network(online=False, metered=False)
    qtbot.waitUntil(lambda: bool(deleted_in))
    assert deleted_in == [threading.get_ident()]
    assert len(kept) == 50_000


def test_afterwards_it_is_left_to_python_again(collector: GarbageCollector) -> None:
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()
