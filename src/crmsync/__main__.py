"""`python -m crmsync` and the `crmsync` script: hands over to the command line and knows nothing else."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line with the process's arguments; return the exit status."""
    from crmsync.cli.main import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
