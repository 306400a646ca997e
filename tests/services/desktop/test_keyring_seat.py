"""The desktop program and a real Secret Service (GNOME Keyring): what is typed into its sign-in window is there after a restart."""

from __future__ import annotations

import subprocess

import pytest
from support import panels
from support.seat import Seat, soon, wait_for
from support.seated import Seated
from support.story import IN_STEP

pytestmark = pytest.mark.system("linux")

NOBODY = "Nobody has signed in to this account yet."
SECRETS = "org.freedesktop.secrets"


def unlocked_keyring(seat: Seat) -> None:
    """Start GNOME Keyring as a sign-in to the computer does, with its password."""
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    daemon = seat.start(*command, stdin=subprocess.PIPE)
    assert daemon.stdin is not None
    daemon.stdin.write("keyring-password")
    daemon.stdin.close()
    wait_for(lambda: seat.has(SECRETS), lambda: seat.said(daemon))


def test_a_sign_in_in_the_window_outlives_the_program(seated: Seated) -> None:
    seat, story = seated.seat, seated.story
    unlocked_keyring(seat)
    panels.xfce(seat)
    seat.manage_windows()
    seated.has_keyring = True
    vault = story.profile / "secrets.vault"
    vault.unlink()
    crm = seat.start(
        *story.command("accounts", "sign-in", "zoho", "--token-stdin"),
        environment=seated.environment(),
        stdin=subprocess.PIPE,
    )
    crm.communicate(story.token_json(), timeout=60)
    assert crm.returncode == IN_STEP, seat.said(crm)

    program = seated.start("--hidden")
    item = panels.the_item(seat, program)
    item.click("Sync now")
    item.click("Sign in to office …")
    wait_for(seated.windows)

    def signs_in() -> bool:
        # A window that has just opened may miss the first letters; a person would type them again.
        for window in seated.windows():
            seat.type(window, story.password)
        return bool(soon(lambda: "In step" in item.entries(), 5))

    wait_for(signs_in, item.entries)
    item.click("Quit crmsync")
    seated.ended(program, NOBODY)
    assert story.password.encode() not in vault.read_bytes()
    kept = seat.ran("secret-tool", "search", "--all", "service", "crmsync")
    assert (kept.count("secret = "), story.password in kept) == (1, False)

    again = seated.start("--hidden")
    item = panels.the_item(seat, again)
    seated.give_title("Countess")
    item.click("Sync now")
    wait_for(lambda: seated.crm_title() == "Countess", item.entries)
    item.click("Quit crmsync")
    seated.ended(again, NOBODY)
