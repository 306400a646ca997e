"""Every error a person may meet, with its exit status."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from crmsync.accounts.errors import KeyringLocked, ProfileBusy, SettingsError, SettingsProblem
from crmsync.app.errors import CameBack, NotOffered, UnknownName, explain
from crmsync.connect.errors import FolderGone, SignInNeeded, Throttled, Unreachable
from crmsync.state.database import StateError

PROBLEM = SettingsProblem('mapping "A"', "It has no kind.", "Give it one.", 3)


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    return error


TABLE: list[tuple[Exception, int, list[str]]] = [
    (UnknownName("There is no mapping “x”.", "Try y."), 2, ["no mapping “x”", "Try y."]),
    (NotOffered("Not yet."), 1, ["Not yet."]),
    (
        SettingsError(Path("config.toml"), [PROBLEM]),
        1,
        ["config.toml", "line 3", 'mapping "A"', "no kind", "Give it one."],
    ),
    (ProfileBusy("Busy (process 7).", advice="Wait.", pid=7), 1, ["process 7", "Wait."]),
    (KeyringLocked("It is locked.", advice="Unlock it."), 1, ["locked", "Unlock it."]),
    (StateError("It is damaged.", "Move it away."), 1, ["damaged", "Move it away."]),
    (SignInNeeded("Expired.", service="Zoho CRM", advice="Sign in."), 5, ["Zoho CRM: Expired.", "Sign in."]),
    (Unreachable("No answer.", service="dav.example.com"), 1, ["dav.example.com: No answer."]),
    (FolderGone("It is gone."), 1, ["gone"]),
    (Throttled("Too many."), 1, ["Too many."]),
    (sqlite3.OperationalError("what SQLite says"), 1, ["what SQLite says", "crmsync doctor"]),
    (sqlite_error(sqlite3.SQLITE_FULL), 1, ["The disk is full", "Free some space", "nothing made twice"]),
    (sqlite_error(sqlite3.SQLITE_READONLY), 1, ["may not be written", "rights"]),
    (sqlite_error(sqlite3.SQLITE_CORRUPT), 1, ["damaged", "nothing is deleted"]),
    (CameBack("The state file was damaged."), 1, ["damaged", "crmsync sync --preview"]),
]


@pytest.mark.parametrize(("error", "status", "parts"), TABLE, ids=[type(row[0]).__name__ for row in TABLE])
def test_an_error_in_plain_words(error: Exception, status: int, parts: list[str]) -> None:
    explanation = explain(error)
    assert explanation is not None
    assert explanation.status == status
    assert [part for part in parts if part not in str(explanation)] == []


def test_a_fault_of_our_own_has_no_words() -> None:
    assert explain(KeyError("x")) is None
