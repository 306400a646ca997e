"""Editing mappings: one change, everything a person wrote stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.edited_settings import MEETINGS, TEXT, load

from crmsync.accounts.editing import SettingsFile, mapping_data
from crmsync.accounts.errors import SettingsError
from crmsync.accounts.settings import load_settings
from crmsync.accounts.values import End, MappingSettings
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, FieldRule, MappingRules


def test_what_is_added_is_set_off_by_one_blank_line(tmp_path):
    path = tmp_path / "config.toml"
    file = SettingsFile(path)
    ends = {Side.OUTLOOK: End("office", "/c/"), Side.CRM: End("zoho", "Contacts")}
    file.add_account("office", "outlook", "dav", {"url": "dav.example.com"})
    file.add_account("zoho", "crm", "zoho", {})
    for kind in Kind:
        file.add_mapping(
            MappingSettings(MappingRules(kind, kind, fields={"categories": FieldRule(False)}), ends)
        )
    file.add_account("more", "crm", "zoho", {})

    lines = path.read_text(encoding="utf-8").splitlines()
    headers = [at for at, line in enumerate(lines) if line.startswith("[")]
    assert [lines[at - 1] for at in headers] == [""] * 9
    assert all(lines[at - 2] for at in headers)
    assert lines[-1]


def test_the_first_mapping_of_a_file_reads_as_in_the_documentation(config):
    config.write_text(TEXT.partition("# People.")[0], encoding="utf-8")
    SettingsFile(config).add_mapping(
        MappingSettings(
            MappingRules("Contacts", Kind.CONTACTS, fields={"notes": FieldRule(synced=False)}),
            {Side.OUTLOOK: End("office", "/c/"), Side.CRM: End("zoho", "Contacts")},
        )
    )

    added = config.read_text(encoding="utf-8").removeprefix(TEXT.partition("# People.")[0])
    assert added == (
        '[[mappings]]\nname = "Contacts"\nkind = "contacts"\n'
        'outlook = {account = "office", folder = "/c/"}\n'
        'crm = {account = "zoho", module = "Contacts"}\n\n'
        "[mappings.fields]\nnotes = false\n"
    )


def changed(mapping: MappingSettings, **rules: object) -> MappingSettings:
    return MappingSettings(replace(mapping.rules, **rules), mapping.ends)


def test_changing_a_mapping_touches_only_what_differs(file, config):
    config.write_text(
        TEXT.replace('kind = "contacts"\n', 'kind = "contacts"\ndirection = "two-way"  # both\n')
    )
    before = config.read_text(encoding="utf-8")
    contacts = load_settings(config).mappings[0]
    fields = {**contacts.rules.fields, "title": FieldRule(conflicts=ConflictRule.ASK)}

    file.set_mapping("contacts", changed(contacts, conflicts=ConflictRule.ASK, fields=fields))
    asks = load_settings(config).mappings[0]
    file.set_mapping("Contacts", changed(asks, conflicts=ConflictRule.CRM_WINS, fields=contacts.rules.fields))

    assert asks.rules.conflicts is ConflictRule.ASK
    assert asks.rules.fields == fields
    assert text_lines(config.read_text(encoding="utf-8")) == text_lines(before)


def text_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


@pytest.mark.parametrize("position", [0, 1])
def test_a_mapping_can_become_any_other_one(position, file, config):
    kept = load_settings(config).mappings[1 - position]
    name = load_settings(config).mappings[position].name

    file.set_mapping(name, MEETINGS)

    found = load_settings(config)
    assert found.mapping("Meetings") == MEETINGS
    assert found.mappings[1 - position] == kept
    assert "# the end" in config.read_text(encoding="utf-8")
    file.set_mapping("Meetings", load(TEXT).mappings[position])
    assert load_settings(config) == load(TEXT)


def test_a_mapping_with_problems_is_not_changed_here(file, config):
    broken = TEXT.replace('name = "Tasks"\nkind = "tasks"', 'name = "Tasks"\nkind = "task"')
    config.write_text(broken, encoding="utf-8")

    with pytest.raises(SettingsError, match="has problems"):
        file.set_mapping("Tasks", MEETINGS)

    assert config.read_text(encoding="utf-8") == broken


def test_removing_mappings(file, config):
    file.remove_mapping("contacts")
    text = config.read_text(encoding="utf-8")
    assert "# Anna's settings" in text
    assert "# the end" in text
    assert [mapping.name for mapping in load_settings(config).mappings] == ["Tasks"]

    file.remove_mapping("Tasks")
    assert load_settings(config).mappings == ()
    file.remove_account("zoho")
    assert set(load_settings(config).accounts) == {"office"}


def test_what_is_written_is_read_as_the_same_data():
    data = mapping_data(MEETINGS)

    assert data["window"] == {"past_days": 1, "future_days": 2}
    assert data["hold"] == {"updates": 3}
    assert "create_accounts" not in data
