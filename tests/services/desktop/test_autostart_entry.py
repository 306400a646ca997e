"""The autostart entry: the desktop's own validator takes it, and a desktop's own launcher starts the program from it, hidden."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess

import pytest
from support import panels
from support.seat import wait_for
from support.seated import Seated

from crmsync.app.types import Profile
from crmsync.desktop.system.autostart import LinuxAutostart, start_command

pytestmark = pytest.mark.system("linux")

FOLDER = 'Ada\'s "profile" 100 % $HOME `x` \\ é'
"""Every character that the specification treats apart."""


def test_the_entry_is_valid_and_starts_the_program_hidden(seated: Seated) -> None:
    seat, story = seated.seat, seated.story
    profile = Profile.at(story.profile.rename(story.folder / FOLDER))
    story.profile = profile.config.parent
    entry = LinuxAutostart(start_command(profile), seat.environment())
    entry.turn_on()
    assert shutil.which("desktop-file-validate"), "python3 dev.py test-services installs it"
    validated = subprocess.run(
        ["desktop-file-validate", entry.path], capture_output=True, text=True, check=False
    )
    assert (validated.returncode, validated.stdout + validated.stderr) == (0, "")

    panels.xfce(seat)
    launcher = seat.start("gio", "launch", str(entry.path), environment=seated.environment())
    assert launcher.wait() == 0, seat.said(launcher)
    item = wait_for(lambda: panels.all_items(seat), lambda: seat.said(launcher))[0]
    process = seat.process_of(item.name)
    assert process == int((story.profile / "desktop.lock").read_text().split()[0])
    try:
        wait_for(lambda: "In step" in item.entries(), item.entries)
        assert seated.windows() == []
        item.click("Quit crmsync")
        wait_for(lambda: not (story.profile / "desktop.lock").exists())
    finally:
        # Nobody's child, so it is ended by the number that the bus gave.
        if seat.process_of(item.name) == process:
            os.kill(process, signal.SIGKILL)
    seated.is_sound()
    assert seat.said(launcher) == ""
