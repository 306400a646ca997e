"""Marked secrets go through every command, and are found nowhere (G12)."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

import pytest
from support.documents import card
from support.story import IN_STEP, SIGN_IN, Story

from crmsync.sandbox.crm import INVALID_TOKEN, Answer, Cut, Slow

COMMANDS = (
    ("accounts", "list"),
    ("accounts", "list", "--json"),
    ("accounts", "test", "office"),
    ("accounts", "test", "zoho"),
    ("folders", "office"),
    ("folders", "zoho", "--json"),
    ("mappings", "--json"),
    ("sync", "--preview"),
    ("sync", "--yes"),
    ("status",),
    ("log",),
    ("log", "--run", "1", "--json"),
    ("problems",),
    ("conflicts",),
    ("holds",),
    ("undo", "2", "--preview"),
    ("doctor",),
    ("audit",),
    ("accounts", "sign-out", "zoho"),
)


def _run_everything(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron"))
    story.maps("contacts")
    story.signs_in()
    for command in COMMANDS:
        ran = story.crmsync(*command)
        assert ran.status in range(6), ran
        assert "Traceback" not in ran.out + ran.err


def test_no_command_tells_a_secret(story: Story) -> None:
    _run_everything(story)
    story.keeps_secrets()
    story.signs_in()
    story.sync().ended(IN_STEP)
    story.started = True


@pytest.mark.parametrize(
    ("side", "match", "action"),
    [
        ("dav", ".", Answer(401, "<html>Basic {password} {token}</html>")),
        ("dav", ".", Cut.BEFORE),
        ("zoho", "/crm/", INVALID_TOKEN),
        ("zoho", "/oauth/", Answer(400, {"error": "invalid_client {token}"})),
        ("zoho", "/crm/", Answer(500, "<html>{token} {password} Zoho-oauthtoken {access}</html>")),
    ],
    ids=["dav 401", "dav cut", "zoho 401", "oauth refused", "zoho 500"],
)
def test_no_failure_tells_a_secret_even_when_the_service_repeats_it(
    side: str, match: str, action: Answer | Cut, story: Story
) -> None:
    story.mailbox.contacts.put(card("Ada Byron"))
    story.begin("contacts")
    data = story.crm_server.sign_in_data()
    access = story.secrets()[-1]
    if isinstance(action, Answer) and isinstance(action.body, str):
        told = action.body.format(password=story.password, token=data.refresh_token, access=access)
        action = Answer(action.status, told)
    elif isinstance(action, Answer) and action.body is not None and "{token}" in str(action.body):
        action = Answer(action.status, {"error": f"invalid_client {data.refresh_token} {data.client_secret}"})
        story.crm_server.end_access_tokens()
    wire = story.dav if side == "dav" else story.zoho
    wire.fail(match, action, times=None)
    looks = (("doctor",), ("accounts", "test", "office"), ("accounts", "test", "zoho"))
    for command in (("sync",), *looks, ("problems",), ("status",), ("log", "--json")):
        story.crmsync(*command)
    wire.mend()
    story.keeps_secrets()
    story.started = False


def test_a_refused_password_is_not_told(story: Story) -> None:
    story.extra_secrets.append("hunter2-hunter2")
    story.maps("contacts")
    story.crmsync("accounts", "sign-in", "office", "--password-stdin", stdin="hunter2-hunter2\n").ended(
        SIGN_IN
    )
    story.crmsync(
        "accounts", "sign-in", "zoho", "--token-stdin", stdin='{"refresh_token": "hunter2-hunter2"}'
    )
    story.crmsync("accounts", "sign-in", "zoho", "--token-stdin", stdin='"hunter2-hunter2"')
    story.crmsync(
        "accounts",
        "add",
        "other",
        "--side",
        "outlook",
        "--service",
        "dav",
        "--set",
        "password=hunter2-hunter2",
    )
    story.crmsync(
        "accounts",
        "add",
        "other",
        "--side",
        "outlook",
        "--service",
        "dav",
        "--url",
        "http://me:hunter2-hunter2@127.0.0.1/",
    )


@pytest.mark.system("linux")
def test_the_process_list_and_the_files_tell_nothing(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron"))
    story.maps("contacts")
    story.variables["CRMSYNC_PASSPHRASE"] = "a passphrase that nobody knows"
    story.extra_secrets.append("a passphrase that nobody knows")
    story.process("accounts", "sign-in", "office", "--password-stdin", stdin=f"{story.password}\n").ended(
        IN_STEP
    )
    story.process("accounts", "sign-in", "zoho", "--token-stdin", stdin=story.token_json()).ended(IN_STEP)
    story.dav.fail("PROPFIND ", Slow(0.5))
    story.dav.forget()
    process = story.start("sync", "--yes", log=story.folder / "log")
    while not story.dav.begun:
        time.sleep(0.01)
    told = Path(f"/proc/{process.pid}/cmdline").read_bytes()
    assert process.wait(60) == IN_STEP
    assert b"crmsync" in told
    assert not any(secret.encode() in told for secret in story.secrets_of_the_services())
    for path in story.profile.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 or path == story.config, path
    assert "linux" in sys.platform
    assert os.access(story.profile / "secrets.vault", os.R_OK)
