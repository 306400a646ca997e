"""The Zoho connector keeps the contract with the embedded CRM."""

from __future__ import annotations

import pytest
from connect.conformance import ConnectorConformance
from support.zoho_bench import ZohoBench, ZohoWorld


class TestZoho(ConnectorConformance):
    @pytest.fixture
    def bench(self, world: ZohoWorld) -> ZohoBench:
        return ZohoBench(world)
