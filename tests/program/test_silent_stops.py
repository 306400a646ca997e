"""Nothing stops silently: disk, state file, vault, keyring, log, lock, clock, budget. Each is told in plain words with
the one thing to do, and afterwards nothing is lost or double (issue "Trust", point 10; docs/troubleshooting.md).
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from unittest import mock

import pytest
from support.documents import card
from support.story import COULD_NOT_RUN, HELD, IN_STEP, Ran, Story
from support.two_people import ADA, CHARLES, edit_both_sides, in_step, linked

from crmsync.sandbox.crm import Slow

PAGE = 4096
SMALL = """
import os, resource, sys
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
os.execv(sys.argv[2], sys.argv[2:])
"""
"""A command whose files cannot grow beyond so many bytes: what a full disk refuses, for this process alone."""


def _doctor(story: Story, status: int) -> list[str]:
    """What the doctor finds wrong or worth a note, each as one line with its advice."""
    lines = story.crmsync("doctor").ended(status).out.replace("\n" + " " * 22, " ").splitlines()
    return [line for line in lines if not line.startswith("ok ")]


# ---- the disk


def _on_a_full_disk(story: Story, limit: int) -> Ran:
    command = [sys.executable, "-c", SMALL, str(limit), *story.command("sync")]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, env=story.whole_environment(), check=False
    )
    return Ran(tuple(command), done.returncode, done.stdout, done.stderr)


@pytest.mark.system("linux", "darwin")
@pytest.mark.parametrize("room", [0, 4, 12, 24, 48, 72])
def test_a_disk_that_is_full_is_told_and_doubles_nobody(room: int, story: Story) -> None:
    """room: so many pages can be written beside the state file, from none to nearly all that the run needs."""
    linked(story)
    edit_both_sides(story)
    for number in range(5):
        story.mailbox.contacts.put(card(f"New {number}", f"NOTE:{'x' * 900}"))
        story.crm.contacts.add(First_Name="Fresh", Last_Name=str(number))
    ran = _on_a_full_disk(story, room * PAGE).ended(COULD_NOT_RUN)
    assert "Free some space" in ran.err or "Is the disk full" in ran.err
    assert "Traceback" not in ran.err
    story.told.append(ran.err)
    story.sync().ended(IN_STEP)
    in_step(story)
    everybody = sorted(
        [ADA, CHARLES, *(f"{new} {number}" for new in ("New", "Fresh") for number in range(5))]
    )
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles() == everybody


# ---- the state file


def _tear(story: Story, text: bytes) -> None:
    path = story.profile / "state.db"
    content = bytearray(path.read_bytes())
    pages = [start for start in range(0, len(content), PAGE) if text in content[start : start + PAGE]]
    assert pages
    for start in pages:
        content[start : start + PAGE] = bytes(PAGE)
    path.write_bytes(content)


def test_a_state_file_that_is_damaged_comes_back_and_the_person_is_told(story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    _tear(story, b"Babbage@example.com")
    (told,) = _doctor(story, COULD_NOT_RUN)
    assert "damaged" in told
    assert "comes back from its own backup" in told
    with story.unwritten():
        ran = story.crmsync("sync").ended(HELD)
    assert "came back from its backup" in ran.err
    assert "Traceback" not in ran.err
    story.sync(yes=True).ended(IN_STEP)
    in_step(story)
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles() == [ADA, CHARLES]
    assert _doctor(story, IN_STEP) == []


def test_a_state_file_that_another_program_keeps_to_itself_is_told(story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    other = sqlite3.connect(story.profile / "state.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with mock.patch("sqlite3.connect", _hasty):
        ran = story.crmsync("sync").ended(COULD_NOT_RUN)
    assert "Another program keeps the state file" in ran.err
    assert "try again" in ran.err
    other.execute("ROLLBACK")
    other.close()
    story.sync().ended(IN_STEP)
    in_step(story)


_connect = sqlite3.connect


def _hasty(path: str, **rest: object) -> sqlite3.Connection:
    return _connect(path, **{**rest, "timeout": 0.05})


# ---- secrets


def test_a_damaged_vault_is_told_and_left_as_it_is(story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    vault = story.profile / "secrets.vault"
    sealed = vault.read_bytes()
    broken = sealed[:-1] + bytes([sealed[-1] ^ 1])
    vault.write_bytes(broken)
    with story.unwritten():
        ran = story.crmsync("sync").ended(COULD_NOT_RUN)
    assert "secrets.vault cannot be opened" in ran.err
    assert "Bring the file back from a backup" in ran.err
    (told,) = [line for line in _doctor(story, COULD_NOT_RUN) if line.startswith("WRONG")]
    assert "secrets.vault cannot be opened" in told
    assert vault.read_bytes() == broken
    vault.write_bytes(sealed)
    story.sync().ended(IN_STEP)
    in_step(story)


@pytest.mark.parametrize(("back_end", "words"), [("Locked", "is locked"), ("Missing", "does not answer")])
def test_a_keyring_that_gives_nothing_is_told(back_end: str, words: str, story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    story.variables["PYTHON_KEYRING_BACKEND"] = f"support.keyrings.{back_end}"
    with story.unwritten():
        ran = story.crmsync("sync").ended(COULD_NOT_RUN)
    assert words in ran.err
    (told,) = [line for line in _doctor(story, COULD_NOT_RUN) if line.startswith("WRONG")]
    assert words in told
    assert "failed" in story.crmsync("status").ended(IN_STEP).out
    story.variables.clear()
    story.sync().ended(IN_STEP)
    in_step(story)


# ---- the log and the lock


def test_a_log_that_cannot_be_written_is_told_and_stops_nothing(story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    log = story.profile / "logs" / "crmsync.log"
    log.rename(log.with_name("kept"))
    log.mkdir()
    ran = story.crmsync("sync").ended(IN_STEP)
    assert "The log" in ran.err
    assert "Check the folder's rights" in ran.err
    in_step(story)
    assert any("The log" in line for line in _doctor(story, COULD_NOT_RUN))
    log.rmdir()
    assert "The log" not in story.crmsync("sync").ended(IN_STEP).err


@pytest.mark.system("linux", "darwin")
def test_the_lock_of_a_killed_process_holds_nobody_up(story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    story.zoho.fail("GET /crm/v8/Contacts$", Slow(1.0))
    story.zoho.forget()
    process = story.start("sync", log=story.folder / "first")
    deadline = time.monotonic() + 20
    while not story.zoho.begun:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait(20)
    assert str(process.pid) in Path(story.profile / "lock").read_text()
    ran = story.crmsync("sync").ended(IN_STEP)
    assert "Another crmsync" not in ran.err
    in_step(story)


# ---- the clock


@pytest.mark.parametrize("side", ["outlook", "crm"])
def test_a_wrong_clock_is_noticed_in_an_ordinary_run_without_a_further_request(
    side: str, story: Story
) -> None:
    linked(story)
    story.sync().ended(IN_STEP)
    _requests(story)
    story.sync().ended(IN_STEP)
    usual = _requests(story)
    handler = (story.dav if side == "outlook" else story.zoho)._server.RequestHandlerClass
    with mock.patch.object(handler, "date_time_string", return_value="Sun, 01 Mar 2026 00:00:00 GMT"):
        ran = story.crmsync("sync").ended(IN_STEP)
    assert "This computer's clock is" in ran.err
    assert "Set it right" in ran.err
    assert ran.err.count("clock is") == 1
    for now, before in zip(_requests(story), usual, strict=True):
        assert now
        assert len(now) <= len(before)
    assert "This computer's clock is" in story.crmsync("status").ended(IN_STEP).out
    story.sync().ended(IN_STEP)
    assert "clock" not in story.crmsync("status").ended(IN_STEP).out


def _requests(story: Story) -> tuple[list[str], list[str]]:
    """What the last run asked of both services."""
    found = story.dav.lines(), story.zoho.lines()
    story.dav.forget()
    story.zoho.forget()
    return found


# ---- the budget


def test_a_budget_that_is_nearly_used_up_is_told_before_it_is(story: Story) -> None:
    linked(story)
    # The service says what is left from half of the limit on.
    story.crm_server.switch(credits_per_day=2 * story.crm_server.credits_spent)
    edit_both_sides(story)
    ran = story.crmsync("sync").ended(IN_STEP)
    assert "zoho: The day's API credits are nearly used up" in ran.err
    assert "Sync less often" in ran.err
    in_step(story)
    assert "nearly used up" in story.crmsync("status").ended(IN_STEP).out
    assert any("nearly used up" in line for line in _doctor(story, IN_STEP))
    story.mailbox.contacts.edit("ada-byron", "TITLE:New", "TITLE:Newer")
    story.crm_server.switch(credits_per_day=story.crm_server.credits_spent)
    ran = story.crmsync("sync").ended(COULD_NOT_RUN)
    assert "the day's credits are used up" in ran.err
    story.crm_server.switch(credits_per_day=53_000)
    story.sync().ended(IN_STEP)
    assert story.crm.contacts.get(ADA)["Title"] == "Newer"
