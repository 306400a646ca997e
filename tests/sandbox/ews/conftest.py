"""The embedded Exchange Server of one test, a clock to move, and its clients."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from support.clock import FakeClock
from support.ews_clients import Soap, mailbox

from crmsync.sandbox.ews import EmbeddedExchange


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def exchange(clock: FakeClock) -> Iterator[EmbeddedExchange]:
    with EmbeddedExchange(clock=clock) as exchange:
        yield exchange


@pytest.fixture
def account(exchange: EmbeddedExchange) -> Iterator[Any]:
    """Whose mailbox it is, as exchangelib sees it."""
    with mailbox(exchange) as account:
        yield account


@pytest.fixture
def soap(exchange: EmbeddedExchange) -> Soap:
    return Soap(exchange)
