"""The EWS connector keeps the contract with the embedded Exchange Server, as it is documented and as it may
be.
"""

from __future__ import annotations

import pytest
from connect.conformance import ConnectorConformance
from support.ews_bench import ExchangeBench, ExchangeWorld

from crmsync.sandbox.ews import Edition, Removal


class TestExchange(ConnectorConformance):
    @pytest.fixture
    def bench(self, world: ExchangeWorld) -> ExchangeBench:
        return ExchangeBench(world)


class TestExchangeAsItMayBe(ConnectorConformance):
    """Every behaviour that is only known by hearsay is the other one, the server is an old one, pages are
    small, Basic alone is offered.
    """

    @pytest.fixture
    def bench(self, world: ExchangeWorld) -> ExchangeBench:
        world.exchange.switch(
            edition=Edition.E2010,
            ntlm=False,
            oauth=False,
            find_page_size=2,
            sync_page_size=2,
            fractional_seconds=True,
            mail_address_removal=Removal.NEEDS_PROPERTIES,
            body_as_html=True,
            default_reminder=None,
            change_key_required=False,
            unchanged_update_moves_version=False,
        )
        return ExchangeBench(world)
