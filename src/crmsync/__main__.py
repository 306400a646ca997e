"""`python -m crmsync` and the `crmsync` script: prepares the process and hands over to the command line."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper


def main() -> int:
    """Run the command line with the process's arguments; return the exit status."""
    # Whatever this process makes (state, logs, reports) is for its owner alone.
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A name that the terminal's code page lacks must not stop a run.
            stream.reconfigure(errors="backslashreplace")
    from crmsync.cli.main import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
