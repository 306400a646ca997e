"""The calendar of a real Odoo, emptied for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.odoo import OdooInstallation, OdooServer
from support.odoo_bench import OdooBench
from support.odoo_calendar import BOB, Calendar

from crmsync.connect.base import OpenOptions
from crmsync.connect.odoo.client import Protocol
from crmsync.model.kinds import Kind


@pytest.fixture(scope="module")
def bench(odoo_server: OdooServer) -> Iterator[OdooBench]:
    bench = OdooBench(odoo_server, Protocol.JSON2)
    if not bench.stranger("res.partner", "search", [["email", "=", BOB]]):
        bench.stranger("res.partner", "create", {"name": "Bob Guest", "email": BOB})
    yield bench
    bench.close()


@pytest.fixture
def calendar(bench: OdooBench, odoo: OdooInstallation) -> Iterator[Calendar]:
    folder = bench.make_folder(Kind.EVENTS)
    connector = bench.connector()
    calendar = Calendar(bench, odoo, connector.open(folder, Kind.EVENTS, OpenOptions()), [connector])
    yield calendar
    calendar.close()
