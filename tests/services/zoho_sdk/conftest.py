"""The official SDK, signed in to an embedded CRM."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.zoho_sdk import MemoryStore, World
from zohocrmsdk.src.com.zoho.api.authenticator import OAuthToken

from crmsync.sandbox.crm import EmbeddedCrm


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with EmbeddedCrm() as crm:
        world = World(crm, MemoryStore(), tmp_path_factory.mktemp("sdk"))
        sign_in = crm.sign_in_data()
        world.initialize(
            OAuthToken(
                client_id=sign_in.client_id,
                client_secret=sign_in.client_secret,
                refresh_token=sign_in.refresh_token,
            )
        )
        yield world


@pytest.fixture(autouse=True)
def clean(world: World) -> None:
    for module in ("Contacts", "Accounts", "Tasks", "Events"):
        for record in world.crm.records(module):
            world.crm.person.delete(record["id"])
    world.crm.forget_automation()
    world.crm.forget_requests()
