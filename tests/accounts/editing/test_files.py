"""Edits that are refused, and files of any spelling: nothing is lost or repeated."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from support.edited_settings import MEETINGS, TEXT, lines_kept, load

from crmsync.accounts.errors import ProfileUnusable, SettingsError
from crmsync.accounts.locks import FileLock
from crmsync.accounts.settings import load_settings
from crmsync.accounts.values import End, MappingSettings
from crmsync.model.kinds import Side


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
