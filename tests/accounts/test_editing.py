"""Editing the configuration file: one change, everything a person wrote stays, and nothing broken is ever written."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crmsync.accounts.editing import SettingsFile, mapping_data
from crmsync.accounts.errors import ProfileUnusable, SettingsError
from crmsync.accounts.locks import FileLock
from crmsync.accounts.settings import load_settings
from crmsync.accounts.values import Account, End, MappingSettings, Service
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import (
    ConflictRule,
    Deletions,
    Direction,
    FieldRule,
    HoldLimits,
    MappingRules,
    Private,
    Window,
)

TEXT = """\
# Anna's settings

[accounts.office]          # the office
side = "outlook"
url = 'https://dav.example.com/'   # moved in May
service = "dav"

# The CRM.
[accounts.zoho]
side = "crm"
service = "zoho"

# People.
[[mappings]]
name = "Contacts"   # first
kind = "contacts"
outlook = { account = "office", folder = "/c/" }
crm     = { account = "zoho", module = "Contacts" }
[mappings.fields]
notes = false   # private

[[mappings]]
name = "Tasks"
kind = "tasks"
outlook = { account = "office", folder = "/t/" }
crm     = { account = "zoho", module = "Tasks" }
# the end
"""
MEETINGS = MappingSettings(
    MappingRules(
        name="Meetings",
        kind=Kind.EVENTS,
        direction=Direction.TO_CRM,
        conflicts=ConflictRule.ASK,
        deletions=Deletions.NONE,
        records="all",
        private=Private.SYNC,
        hold=HoldLimits(updates=3),
        fields={
            "location": FieldRule(synced=False),
            "title": FieldRule(conflicts=ConflictRule.CRM_WINS, direction=Direction.TO_CRM),
            "custom_1": FieldRule(outlook="X-A", crm="A"),
        },
        categories=("CRM", 'a "b"'),
        window=Window(timedelta(days=1), timedelta(days=2)),
        invitations=True,
    ),
    {Side.OUTLOOK: End("office", "/e/"), Side.CRM: End("zoho", "Events")},
)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "profile" / "config.toml"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def file(config: Path) -> SettingsFile:
    return SettingsFile(config, wait=timedelta(0))


def lines_kept(before: str, after: str) -> bool:
    """Do all lines of `before` stand in `after`, in their order?"""
    rest = iter(after.splitlines())
    return all(line in rest for line in before.splitlines() if line)


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


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda f: f.add_account("zoho", "crm", "zoho", {}), "an account of this name already"),
        (
            lambda f: f.add_account("x", "crm", "dav", {"url": "dav.example.org"}),
            "not a service of this side",
        ),
        (lambda f: f.add_account("x", "crm", "zoho", {"reigon": "eu"}), 'Did you mean "region"?'),
        (lambda f: f.add_account("x", "crm", "zoho", {"region": "mars"}), "Possible: us, eu"),
        (lambda f: f.add_account("x", "crm", "zoho", {"max_connections": "many"}), "Give a whole number"),
        (lambda f: f.add_account("x", "crm", "zoho", {"max_connections": "99"}), "from 1 to 32"),
        (lambda f: f.add_account("x", "crm", "zoho", {"allow_http": "perhaps"}), "Give true or false"),
        (lambda f: f.add_account("--x", "crm", "zoho", {}), "This name cannot be used"),
        (lambda f: f.set_account("zoo", {"region": "eu"}), 'no such account. Did you mean "zoho"?'),
        (lambda f: f.set_account("zoho", {"region": "mars"}), "Possible: us, eu"),
        (lambda f: f.set_account("office", {"url": None}), '"url" is missing'),
        (lambda f: f.set_account("zoho", {"side": "outlook"}), "not a service of this side"),
        (lambda f: f.remove_account("zoo"), "no such account"),
        (lambda f: f.remove_mapping("Task"), 'no mapping of this name. Did you mean "tasks"?'),
        (lambda f: f.set_mapping("Task", MEETINGS), 'no mapping of this name. Did you mean "tasks"?'),
        (
            lambda f: f.set_mapping("Tasks", load(TEXT).mappings[0]),
            'Another mapping is called "Contacts"',
        ),
        (lambda f: f.add_mapping(load(TEXT).mappings[0]), 'Another mapping is called "Contacts"'),
    ],
)
def test_a_change_that_would_break_the_file_is_refused(change, message, file, config):
    with pytest.raises(SettingsError) as caught:
        change(file)

    assert message in str(caught.value)
    assert config.read_text(encoding="utf-8") == TEXT


def load(text: str):
    import tomllib

    from crmsync.accounts.reading import read_settings

    return read_settings(tomllib.loads(text), Path("/"))[0]


@pytest.mark.parametrize("key", ["password", "client_secret", "pasword"])
def test_a_secret_given_as_a_key_is_refused_and_never_repeated(key, file, config):
    for change in (
        lambda: file.add_account("x", "crm", "zoho", {key: "hunter2"}),
        lambda: file.set_account("zoho", {key: "hunter2"}),
    ):
        with pytest.raises(SettingsError) as caught:
            change()
        assert "hunter2" not in str(caught.value)
    assert config.read_text(encoding="utf-8") == TEXT


def test_a_file_with_problems_elsewhere_can_be_mended_step_by_step(config, file):
    config.write_text(TEXT.replace('"outlook"\n', '"outlok"\n') + "colour = 3\n", encoding="utf-8")

    file.set_account("zoho", {"region": "eu"})
    file.set_account("office", {"side": "outlook"})

    with pytest.raises(SettingsError) as caught:
        load_settings(config)
    assert [problem.message for problem in caught.value.problems] == ['The key "colour" is not known.']


@pytest.mark.parametrize("text", ["[accounts\n", "accounts = 3\n", "mappings = 3\n"])
def test_a_file_that_is_no_such_file_is_not_touched(text, config, file):
    config.write_text(text, encoding="utf-8")

    for change in (
        lambda: file.add_account("x", "crm", "zoho", {}),
        lambda: file.add_mapping(MEETINGS),
        lambda: file.remove_account("x"),
    ):
        with pytest.raises(SettingsError):
            change()
    assert config.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "text",
    [
        'accounts = { office = { side = "crm", service = "zoho" } }  # all in one line\n',
        "[accounts]\n# none yet\n",
        '[accounts]\noffice = { side = "crm", service = "zoho" }\n',
        '[accounts.office]\nside = "crm"\nservice = "zoho"\n# no line end',
        "mappings = []\n",
        '[accounts."a.b"]\nside = "crm" # dot\nservice = "zoho"\n',
        '[accounts.a]\nside = "crm"\nservice = "zoho"\n[extra]\n[accounts.b]\nside = "crm"\nservice = "zoho" # late\n',
    ],
)
def test_any_spelling_of_a_file_can_be_changed(text, config, file):
    config.write_text(text, encoding="utf-8")

    file.add_account("new", "crm", "zoho", {})
    file.add_account("office2", "outlook", "dav", {"url": "dav.example.org"})
    mapping = MappingSettings(
        MEETINGS.rules, {Side.OUTLOOK: End("office2", "/e/"), Side.CRM: End("new", "Events")}
    )
    file.add_mapping(mapping)
    after = config.read_text(encoding="utf-8")

    comments = [line[line.index("#") :] for line in text.splitlines() if "#" in line]
    assert all(comment in after for comment in comments)
    file.remove_mapping("Meetings")
    file.set_account("new", {"region": "eu"})
    file.remove_account("new")


def test_a_spelling_that_cannot_be_changed_is_said_so(config, file):
    text = 'accounts.office.side = "crm" # dotted\naccounts.office.service = "zoho"\n'
    config.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError, match="Make it by hand"):
        file.add_account("new", "crm", "zoho", {})

    assert config.read_text(encoding="utf-8") == text


def test_line_ends_stay_as_they_are(config, file):
    config.write_bytes(TEXT.replace("\n", "\r\n").encode())

    file.add_account("spare", "crm", "zoho", {})
    file.add_mapping(MEETINGS)

    content = config.read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n")
    assert lines_kept(TEXT, content.decode())


@pytest.mark.system("linux", "darwin")
def test_a_linked_file_stays_linked_and_private(config, file, tmp_path):
    real = tmp_path / "dotfiles.toml"
    config.rename(real)
    config.symlink_to(real)

    file.set_account("zoho", {"region": "eu"})

    assert config.is_symlink()
    assert 'region = "eu"' in real.read_text(encoding="utf-8")
    assert real.stat().st_mode & 0o777 == 0o600


def test_another_process_changing_the_file_is_waited_for_then_named(config, file):
    with (
        FileLock(config.with_name(".config.toml.lock"), wait=timedelta(0)),
        pytest.raises(ProfileUnusable, match="Another crmsync is changing"),
    ):
        file.set_account("zoho", {"region": "eu"})
    file.set_account("zoho", {"region": "eu"})


def test_a_file_that_cannot_be_written_stays(config, file, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(ProfileUnusable, match="No space left"):
        file.set_account("zoho", {"region": "eu"})

    assert config.read_text(encoding="utf-8") == TEXT
    assert sorted(path.name for path in config.parent.iterdir()) == [".config.toml.lock", "config.toml"]
