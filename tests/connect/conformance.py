"""The connector conformance suite: what `connect.base` promises, asked of any connector against its real or
embedded service.

A connector's test module inherits `ConnectorConformance` and gives a `bench` fixture. Whatever a service
cannot do is said in its `Capabilities`, which are asserted here; nothing is skipped.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

import pytest
from connect.bench import Bench, create, everything, fetch_one, fitted, listed, new_key, versions
from connect.reading_promises import ReadingPromises
from connect.samples import PNG, sample
from connect.writing_promises import WritingPromises

from crmsync.connect.base import Collection, Connector, OpenOptions
from crmsync.model.kinds import Kind

__all__ = [
    "PNG",
    "Bench",
    "ConnectorConformance",
    "create",
    "everything",
    "fetch_one",
    "fitted",
    "listed",
    "new_key",
    "sample",
    "versions",
]


class ConnectorConformance(ReadingPromises, WritingPromises, ABC):
    """Inherit this and give `bench` (and, for a service without some kind, `kind`)."""

    @pytest.fixture(params=list(Kind), ids=str)
    def kind(self, request: pytest.FixtureRequest) -> Kind:
        kind: Kind = request.param
        return kind

    @pytest.fixture
    @abstractmethod
    def bench(self) -> Bench:
        """The service that is tested."""

    @pytest.fixture
    def connector(self, bench: Bench) -> Iterator[Connector]:
        connector = bench.connector()
        yield connector
        connector.close()
        connector.close()

    @pytest.fixture
    def folder(self, bench: Bench, kind: Kind) -> str:
        return bench.make_folder(kind)

    @pytest.fixture
    def collection(self, connector: Connector, folder: str, kind: Kind) -> Collection:
        return connector.open(folder, kind, OpenOptions())
