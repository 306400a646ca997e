"""Editing accounts and how long the history is kept: one change, everything a person wrote stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.edited_settings import MEETINGS, TEXT, lines_kept

from crmsync.accounts.editing import SettingsFile
from crmsync.accounts.errors import ProfileUnusable, SettingsError
from crmsync.accounts.settings import load_settings
from crmsync.accounts.values import Account, Service
from crmsync.model.kinds import Side


def test_a_new_file_says_what_it_is(tmp_path):
    path = tmp_path / "new" / "config.toml"

    settings = SettingsFile(path).add_account("zoho", "crm", "zoho", {"region": "eu"})

    assert path.read_text(encoding="utf-8").startswith("# The settings of crmsync.")
    assert path.read_text(encoding="utf-8").endswith(
        '[accounts.zoho]\nside = "crm"\nservice = "zoho"\nregion = "eu"\n'
    )
    assert settings == load_settings(path)
    assert settings.accounts["zoho"] == Account("zoho", Side.CRM, Service.ZOHO, region="eu")


def test_adding_an_account_keeps_every_line(file, config):
    file.add_account(
        "büro 2", "outlook", "dav", {"url": "dav.example.org", "max_connections": "3", "allow_http": "yes"}
    )

    text = config.read_text(encoding="utf-8")
    assert lines_kept(TEXT, text)
    assert text.index("[accounts.zoho]") < text.index('[accounts."büro 2"]') < text.index("# People.")
    found = load_settings(config).accounts["büro 2"]
    assert (found.url, found.max_connections, found.allow_http) == ("https://dav.example.org", 3, True)


def test_changing_an_account_touches_only_its_lines(file, config):
    file.set_account("office", {"username": "anna", "url": "https://new.example.com/"})
    text = config.read_text(encoding="utf-8")

    assert text == TEXT.replace(
        "url = 'https://dav.example.com/'   # moved in May\nservice = \"dav\"\n",
        'url = "https://new.example.com/"   # moved in May\nservice = "dav"\nusername = "anna"\n',
    )
    file.set_account("office", {"username": None, "max_connections": None})
    assert load_settings(config).accounts["office"].username is None


def test_removing_an_account_keeps_the_others(file, config):
    file.add_account("spare", "crm", "odoo", {"url": "https://odoo.example.com"})
    file.remove_account("spare")

    assert lines_kept(TEXT, config.read_text(encoding="utf-8"))
    assert set(load_settings(config).accounts) == {"office", "zoho"}


def test_removing_the_only_account_keeps_what_is_said_about_the_rest(config, file):
    text = '# Top.\n[accounts.zoho]\nside = "crm"\nservice = "zoho"\n\n# Below.\n[[mappings]]\nname = "x"\n'
    config.write_text(text, encoding="utf-8")

    file.remove_account("zoho")

    assert config.read_text(encoding="utf-8") == '# Top.\n[accounts]\n\n# Below.\n[[mappings]]\nname = "x"\n'


def test_all_accounts_can_be_removed_one_after_the_other(file, config):
    for mapping in load_settings(config).mappings:
        file.remove_mapping(mapping.name)
    for name in load_settings(config).accounts:
        file.remove_account(name)
    assert load_settings(config).accounts == {}


def test_an_account_in_use_stays(file, config):
    with pytest.raises(SettingsError, match='used by the mappings "Contacts", "Tasks"'):
        file.remove_account("zoho")

    assert config.read_text(encoding="utf-8") == TEXT


def test_adding_a_mapping_writes_every_rule_that_is_not_the_default(file, config):
    settings = file.add_mapping(MEETINGS)

    assert lines_kept(TEXT, config.read_text(encoding="utf-8"))
    assert settings == load_settings(config)
    assert settings.mapping("Meetings") == MEETINGS


HISTORY = "# For the auditors.\n[history]   # long\nkeep_days = 400   # a year and more\n"


@pytest.mark.parametrize("before", ["[accounts.office]", "# The CRM.", "# People.", "# the end"])
def test_every_change_keeps_how_long_the_history_is_kept(before, file, config):
    text = TEXT.replace(before, f"{HISTORY}\n{before}")
    config.write_text(text, encoding="utf-8")
    for change in (
        lambda: file.add_account("spare", "crm", "odoo", {"url": "https://odoo.example.com"}),
        lambda: file.set_account("spare", {"username": "anna"}),
        lambda: file.add_mapping(MEETINGS),
        lambda: file.remove_mapping("Meetings"),
        lambda: file.remove_account("spare"),
    ):
        assert change().history_kept == timedelta(days=400)
        assert lines_kept(text, config.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", [TEXT, f"{TEXT}\n{HISTORY}", f"{HISTORY}\n{TEXT}", ""])
def test_how_long_the_history_is_kept_is_changed_alone(text, file, config):
    config.write_text(text, encoding="utf-8")
    before = load_settings(config)

    assert file.set_history_kept(timedelta(days=30)).history_kept == timedelta(days=30)
    assert file.set_history_kept(timedelta(days=31, hours=5)).history_kept == timedelta(days=31)

    after = load_settings(config)
    assert (after.accounts, after.mappings) == (before.accounts, before.mappings)
    kept = text.replace("keep_days = 400 ", "keep_days = 31 ")
    assert lines_kept(kept, config.read_text(encoding="utf-8"))


def test_a_history_of_no_days_is_refused(file, config):
    with pytest.raises(SettingsError):
        file.set_history_kept(timedelta(hours=5))
    assert config.read_text(encoding="utf-8") == TEXT


def test_changes_made_together_are_one(file, config):
    with file.together() as both:
        both.add_mapping(MEETINGS)
        assert config.read_text(encoding="utf-8") == TEXT
        both.set_history_kept(timedelta(days=30))
    assert load_settings(config).mapping("Meetings") == MEETINGS
    assert load_settings(config).history_kept == timedelta(days=30)


def test_when_one_of_the_changes_made_together_fails_none_is_made(file, config):
    def twice() -> None:
        with file.together() as both:
            both.add_mapping(MEETINGS)
            both.add_mapping(MEETINGS)

    with pytest.raises(SettingsError):
        twice()
    assert config.read_text(encoding="utf-8") == TEXT


def test_changes_made_together_hold_the_lock(file, config):
    with file.together(), pytest.raises(ProfileUnusable, match="Another crmsync"):
        SettingsFile(config, wait=timedelta(0)).remove_mapping("Contacts")
