"""The configuration file as a whole: several changes as one, and copies of it."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.desks import Services, configuration

from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.facade import Crmsync
from crmsync.app.mappings import crm_names
from crmsync.app.settings import FORMER, SettingsChange
from crmsync.app.types import (
    End,
    Kind,
    MappingRules,
    MappingSettings,
    Profile,
    Service,
    SettingsError,
    Side,
)
from crmsync.connect.errors import Unreachable

TASKS = MappingSettings(
    MappingRules("Tasks", Kind.TASKS),
    {Side.OUTLOOK: End("office", "To do"), Side.CRM: End("zoho", "To do")},
)
CONTACTS = "Contacts"


def renamed(app: Crmsync, name: str) -> MappingSettings:
    contacts = app.settings.read().mappings[0]
    return replace(contacts, rules=replace(contacts.rules, name=name))


def test_nothing_to_change_is_no_change(signed_in: Crmsync, profile: Profile) -> None:
    assert not SettingsChange()
    before = profile.config.stat().st_mtime_ns
    assert signed_in.settings.change(SettingsChange()) == ()
    assert profile.config.stat().st_mtime_ns == before


def test_several_changes_are_made_as_one_and_comments_stay(signed_in: Crmsync, profile: Profile) -> None:
    profile.config.write_text("# Mine.\n" + profile.config.read_text() + "# The end.\n")
    change = SettingsChange(
        changed_mappings={CONTACTS: renamed(signed_in, "People")},
        added_mappings=(TASKS,),
        changed_accounts={"office": {"proxy": "http://proxy.example.com:3128"}},
        history_kept=timedelta(days=30),
    )
    assert change
    signed_in.settings.change(change)
    settings = signed_in.settings.read()
    assert [one.name for one in settings.mappings] == ["People", "Tasks"]
    assert settings.accounts["office"].proxy == "http://proxy.example.com:3128"
    assert settings.history_kept == timedelta(days=30)
    text = profile.config.read_text()
    assert text.startswith("# Mine.\n")
    assert "# The end.\n" in text


def test_when_one_of_them_cannot_be_made_none_is(signed_in: Crmsync, profile: Profile) -> None:
    before = profile.config.read_text()
    change = SettingsChange(
        changed_mappings={CONTACTS: renamed(signed_in, "People")},
        changed_accounts={"office": {"url": "ftp://dav.example.com"}},
    )
    with pytest.raises(SettingsError, match="url"):
        signed_in.settings.change(change)
    assert profile.config.read_text() == before


def test_what_goes_makes_room_for_what_comes(signed_in: Crmsync) -> None:
    new = renamed(signed_in, CONTACTS)
    signed_in.settings.change(SettingsChange(removed_mappings=(CONTACTS,), added_mappings=(new,)))
    assert signed_in.settings.read().mappings == (new,)


def test_removed_accounts_are_signed_out_of(signed_in: Crmsync, services: Services) -> None:
    services.mailbox.refuse_sign_out = Unreachable("No answer.", service="mailbox")
    change = SettingsChange(removed_mappings=(CONTACTS,), removed_accounts=("office", "zoho"))
    warnings = signed_in.settings.change(change)
    assert warnings == ("The service could not be told: mailbox: No answer.",)
    assert services.customers.revoked == ["zoho"]
    assert signed_in._context.secrets.names("office") == set()
    assert signed_in.settings.read().accounts == {}


def test_an_account_in_use_stays_signed_in(signed_in: Crmsync, services: Services) -> None:
    with pytest.raises(SettingsError, match=CONTACTS):
        signed_in.settings.change(SettingsChange(removed_accounts=("office",)))
    assert services.mailbox.revoked == []
    assert signed_in._context.secrets.names("office") == {"password"}


# ---- copies


def test_an_export_is_taken_elsewhere_and_the_former_file_is_kept(
    signed_in: Crmsync, profile: Profile, tmp_path: Path
) -> None:
    file = tmp_path / "copy.toml"
    signed_in.settings.export(file)
    assert file.read_text() == configuration()
    assert file.stat().st_mode & 0o777 == 0o600
    profile.config.write_text(configuration(*Kind))
    assert len(signed_in.settings.take(file).mappings) == 1
    assert profile.config.read_text() == configuration()
    assert profile.config.with_name(profile.config.name + FORMER).read_text() == configuration(*Kind)


def test_an_import_begins_a_new_profile(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "copy.toml"
    file.write_text(configuration())
    other = Crmsync(Profile.at(tmp_path / "other"), desks=services.desks)
    assert set(other.settings.take(file).accounts) == {"office", "zoho"}
    assert other.settings.read().mappings[0].name == CONTACTS


@pytest.mark.parametrize(
    ("content", "error"),
    [("accounts = 3", SettingsError), ("", UnknownName), (None, UnknownName), ("no toml", SettingsError)],
)
def test_a_file_that_cannot_be_used_replaces_nothing(
    signed_in: Crmsync, profile: Profile, tmp_path: Path, content: str | None, error: type[Exception]
) -> None:
    file = tmp_path / "copy.toml"
    if content is not None:
        file.write_text(content)
    with pytest.raises(error):
        signed_in.settings.take(file)
    assert profile.config.read_text() == configuration()


def test_an_export_that_cannot_be_written(signed_in: Crmsync, profile: Profile, tmp_path: Path) -> None:
    with pytest.raises(NotOffered, match="cannot be copied"):
        signed_in.settings.export(tmp_path / "missing" / "copy.toml")
    profile.config.unlink()
    with pytest.raises(NotOffered, match="cannot be copied"):
        signed_in.settings.export(tmp_path / "copy.toml")


# ---- beside the file


def test_the_names_in_the_crm_are_those_that_its_tables_use() -> None:
    assert crm_names(Service.ZOHO, Kind.CONTACTS)["mobile_phone"] == "Mobile"
    assert crm_names(Service.ZOHO, Kind.TASKS)["subject"] == "Subject"
    assert crm_names(Service.ZOHO, Kind.EVENTS)["location"] == "Venue"
    assert "middle_name" not in crm_names(Service.ZOHO, Kind.CONTACTS)
    assert crm_names(Service.ODOO, Kind.CONTACTS)["title"] == "function"
    assert crm_names(Service.ODOO, Kind.TASKS)["due"] == "date_deadline"
    assert crm_names(Service.ODOO, Kind.EVENTS)["end"] == "stop"
    assert crm_names(Service.DAV, Kind.CONTACTS) == {}


def test_the_log_can_be_made_quieter_while_it_is_written(crmsync: Crmsync) -> None:
    own = logging.getLogger("crmsync.test")
    with crmsync.logging() as path:
        own.info("first")
        crmsync.log_from(logging.WARNING)
        own.info("second")
        own.warning("third")
    with crmsync.logging():
        own.info("fourth")
        crmsync.log_from(logging.INFO)
        own.info("fifth")
    text = path.read_text()
    assert [word for word in ("first", "second", "third", "fourth", "fifth") if word in text] == [
        "first",
        "third",
        "fifth",
    ]
