"""The real process: what it prints where, how it ends, and that one waits for the other."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import pytest
from support.documents import card
from support.story import HELD, IN_STEP, KINDS, WRONG_USAGE, Story

from crmsync.sandbox.crm import Slow


def test_a_whole_story_by_processes(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron", "EMAIL:ada@example.com"))
    story.config.write_text("# My own remark.\n")
    add = ("accounts", "add")
    story.process(
        *add,
        "office",
        "--side",
        "outlook",
        "--service",
        "dav",
        "--url",
        story.dav.url,
        "--username",
        story.place.username,
    ).ended(IN_STEP)
    story.process(
        *add,
        "zoho",
        "--side",
        "crm",
        "--service",
        "zoho",
        "--set",
        f"accounts_url={story.zoho.url}",
        "--set",
        f"api_url={story.zoho.url}",
    ).ended(IN_STEP)
    assert "# My own remark." in story.config.read_text()
    story.process("accounts", "sign-in", "office", "--password-stdin", stdin=story.password).ended(IN_STEP)
    story.process("accounts", "sign-in", "zoho", "--token-stdin", stdin=story.token_json()).ended(IN_STEP)
    folders = json.loads(story.process("folders", "office", "--json").ended(IN_STEP).out)["folders"]
    assert story.mailbox.contacts.path in [one["id"] for one in folders]
    story.config.write_text(story.config.read_text() + story.mapping_text("contacts"))
    held = story.process("sync", "--json").ended(HELD)
    assert json.loads(held.out)["status"] == "held"
    told = story.process("sync", "--yes").ended(IN_STEP)
    assert "Contacts" in told.out
    assert story.crm.contacts.titles() == ["Ada Byron"]
    story.started = True


def test_json_is_all_that_is_on_standard_output(story: Story) -> None:
    story.begin(*KINDS)
    for command in (
        ["sync"],
        ["status"],
        ["log"],
        ["problems"],
        ["conflicts"],
        ["holds"],
        ["mappings"],
        ["folders", "zoho"],
    ):
        ran = story.process(*command, "--json").ended(IN_STEP)
        assert len(ran.out.splitlines()) == 1
        assert json.loads(ran.out)


@pytest.mark.parametrize(
    "argv",
    [
        ["nonsense"],
        ["sync", "--nonsense"],
        ["undo"],
        ["holds", "accept"],
        ["conflicts", "resolve", "x", "crm"],
    ],
)
def test_wrong_usage_ends_with_two(argv: list[str], story: Story) -> None:
    ran = story.process(*argv).ended(WRONG_USAGE)
    assert ran.out == ""
    assert ran.err


def test_a_second_run_waits_for_the_first(story: Story) -> None:
    for number in range(3):
        story.mailbox.contacts.put(card(f"Ada Byron{number}"))
    story.maps("contacts")
    story.signs_in()
    story.zoho.fail("GET /crm/v8/Contacts$", Slow(1.5))
    story.zoho.forget()
    first = story.start("sync", "--yes", log=story.folder / "first")
    _until(lambda: story.zoho.begun > 0)
    second = story.process("sync", "--yes").ended(IN_STEP)
    assert first.wait(60) == IN_STEP
    assert "Another crmsync is at work" in second.err
    assert len(story.crm.contacts.titles()) == 3


@pytest.mark.system("linux", "darwin")
def test_ctrl_c_stops_and_loses_nothing(story: Story) -> None:
    for number in range(3):
        story.mailbox.contacts.put(card(f"Ada Byron{number}"))
    story.maps("contacts")
    story.signs_in()
    story.zoho.fail("GET /crm/v8/Contacts$", Slow(0.7))
    story.zoho.forget()
    process = story.start("sync", "--yes", log=story.folder / "log")
    _until(lambda: story.zoho.begun > 0)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 130
    said = (story.folder / "log").read_text()
    assert "Stopped" in said
    assert "Traceback" not in said
    story.sync(yes=True).ended(IN_STEP)
    assert len(story.crm.contacts.titles()) == 3


@pytest.mark.parametrize("flags", [["--headless"], ["--headless", "--json"]])
def test_the_demo_ends_well(flags: list[str], story: Story) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "crmsync", "demo", *flags],
        capture_output=True,
        text=True,
        timeout=60,
        env=story.whole_environment(),
        check=False,
    )
    assert done.returncode == IN_STEP, done.stderr
    if "--json" in flags:
        runs = [json.loads(line) for line in done.stdout.splitlines()]
        assert [run["status"] for run in runs] == ["held", "ok", "ok", "ok"]
        assert not any(
            count
            for one in runs[-1]["mappings"]
            for side in one["written"].values()
            for count in side.values()
        )
    else:
        assert "wins" in done.stdout


def _until(what: object, patience: float = 20.0) -> None:
    deadline = time.monotonic() + patience
    assert callable(what)
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.01)
