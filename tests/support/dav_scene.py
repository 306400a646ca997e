"""A folder seen from two ends: by our connector through a misbehaving proxy, and directly by a stranger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from connect.conformance import fetch_one
from connect.samples import NAME
from support.dav_bench import DavBench, RadicaleBench
from support.quirky_dav import QuirkyDav

from crmsync.connect.base import Failed, OpenOptions, Update, Written
from crmsync.connect.dav.collection import DavCollection
from crmsync.connect.errors import ServiceError
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind


class Scene:
    """A folder, opened through a misbehaving proxy by us and directly by the stranger."""

    def __init__(self, stranger: RadicaleBench, quirky: QuirkyDav, kind: Kind, prefix: str = "") -> None:
        self.stranger, self.quirky, self.kind = stranger, quirky, kind
        self.folder = stranger.make_folder(kind)
        self.connector = DavBench(quirky.server).connector()
        self.collection: DavCollection = self.connector.open(prefix + self.folder, kind, OpenOptions())
        quirky.asked.clear()

    def add(self, *names: str) -> list[ItemId]:
        return [self.stranger.add(self.folder, self.kind, name) for name in names]

    def names(self) -> list[str]:
        return self.stranger.names(self.folder, self.kind)

    def rename(self, item: ItemId, name: str) -> None:
        self.stranger.rename(self.folder, self.kind, item, name)

    def remove(self, item: ItemId) -> None:
        self.stranger.remove(self.folder, item)

    def update(self, item: ItemId, name: str) -> Written | Failed:
        found = fetch_one(self.collection, item)
        (outcome,) = self.collection.write(
            [Update(found.id, found.version, {NAME[self.kind]: name}, found.original)]
        )
        return outcome


Open = Callable[..., Scene]


@contextmanager
def refused(kind: type[ServiceError], words: str = ".") -> Iterator[None]:
    with pytest.raises(kind, match=words) as caught:
        yield
    assert caught.value.service == "127.0.0.1"
