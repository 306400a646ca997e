"""Mappings are added, changed and removed through the façade; nothing on the services follows from that alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.desks import Services

from crmsync.app.facade import Crmsync
from crmsync.app.types import ConflictRule, End, Kind, MappingRules, MappingSettings, SettingsError, Side

TASKS = MappingSettings(
    MappingRules("Tasks", Kind.TASKS),
    {Side.OUTLOOK: End("office", "To do"), Side.CRM: End("zoho", "To do")},
)


def test_a_mapping_is_added_changed_and_removed(signed_in: Crmsync) -> None:
    signed_in.mappings.add(TASKS)
    asking = MappingSettings(replace(TASKS.rules, name="To do", conflicts=ConflictRule.ASK), TASKS.ends)
    signed_in.mappings.change("tasks", asking)
    assert [one.name for one in signed_in.mappings.list()] == ["Contacts", "To do"]
    assert signed_in.mappings.list()[1] == asking
    signed_in.mappings.remove("To do")
    assert [one.name for one in signed_in.mappings.list()] == ["Contacts"]


def test_a_mapping_that_nobody_knows_is_not_changed(signed_in: Crmsync) -> None:
    with pytest.raises(SettingsError, match="no mapping of this name"):
        signed_in.mappings.change("Meetings", TASKS)
    with pytest.raises(SettingsError, match="no mapping of this name"):
        signed_in.mappings.remove("Meetings")


def test_a_changed_mapping_deletes_nothing_and_asks_first(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(given_name="Ada", family_name="Byron")
    signed_in.runs.sync(yes=True)
    contacts = signed_in.mappings.list()[0]
    signed_in.mappings.change(
        "Contacts", MappingSettings(replace(contacts.rules, records="all"), contacts.ends)
    )
    writes = services.writes
    signed_in.runs.sync()
    assert services.writes == writes


def test_an_account_is_changed_and_stays_signed_in(signed_in: Crmsync) -> None:
    assert signed_in.accounts.change("office", {"max_connections": "2"}).max_connections == 2
    assert signed_in.accounts.change("office", {"max_connections": None}).max_connections is None
    assert signed_in.accounts.test("office").startswith("anna@example.com at ")
