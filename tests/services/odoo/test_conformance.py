"""The Odoo connector keeps the contract with a real Odoo, by both of its protocols."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from connect.conformance import ConnectorConformance
from support.odoo import OdooServer
from support.odoo_bench import OdooBench

from crmsync.connect.odoo.client import Protocol
from crmsync.model.kinds import Kind


@pytest.fixture(scope="module", params=list(Protocol), ids=str)
def odoo_bench(odoo_server: OdooServer, request: pytest.FixtureRequest) -> Iterator[OdooBench]:
    bench = OdooBench(odoo_server, request.param)
    yield bench
    bench.close()


class TestOdoo(ConnectorConformance):
    @pytest.fixture
    def bench(self, odoo_bench: OdooBench, kind: Kind) -> OdooBench:
        odoo_bench.make_folder(kind)
        return odoo_bench
