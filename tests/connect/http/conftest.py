"""Transports to servers on this computer, closed after the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.clock import FakeClock
from support.tls import TlsFiles, make_tls_files
from support.transports import DIRECT, Connect, Waits

from crmsync.connect.http import Ambient, HttpSettings, OwnHosts, SignIn, Transport


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def connect(waits: Waits) -> Iterator[Connect]:
    """Makes transports for servers of a test, and closes them."""
    opened: list[Transport] = []

    def make(*urls: str, sign_in: SignIn | None = None, settings: HttpSettings = DIRECT) -> Transport:
        ambient = Ambient(now=FakeClock(), sleep=waits, random=lambda: 0.0)
        opened.append(Transport(OwnHosts(*urls), sign_in, settings, ambient=ambient))
        return opened[-1]

    yield make
    for transport in opened:
        transport.close()
        transport.close()


@pytest.fixture(scope="session")
def tls_files(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))
