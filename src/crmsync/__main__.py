"""`python -m crmsync` and the `crmsync` script: prepares the process and hands over to the command line,
or without a command to the desktop program.
"""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from pathlib import Path


def main() -> int:
    """Run the program with the process's arguments; return the exit status."""
    # Whatever this process makes (state, logs, reports) is for its owner alone.
    os.umask(0o077)
    # What a run makes by the ten thousand lives on and is in no cycle: Python need not look that often.
    gc.set_threshold(20_000, 10, 10)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A name that the terminal's code page lacks must not stop a run.
            stream.reconfigure(errors="backslashreplace")
    from crmsync.cli.main import main as command_line

    status = command_line(desktop=desktop)
    # What is still there goes with the process; to be looked through for cycles once more takes Python longer
    # than a short command.
    gc.freeze()
    return status


def desktop(profile: Path | None, *, hidden: bool) -> int:
    """Be the desktop program; return the exit status. hidden: start without a window."""
    if sys.platform == "linux" and not any(map(os.environ.get, _DISPLAYS)):
        return _cannot("There is no desktop in this session, so the tray program cannot start.")
    try:
        from crmsync.desktop.main import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        return _cannot("The tray program is not installed; it comes with: pip install crmsync[desktop]")
    return run(profile, hidden=hidden)


_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Without any of these Qt ends the process with a crash."""


def _cannot(why: str) -> int:
    print(why, "Everything works from the command line: crmsync --help lists how.", sep="\n", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
