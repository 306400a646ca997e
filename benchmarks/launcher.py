"""Runs one command and writes what it cost as JSON to the file named first: `launcher.py FILE COMMAND …`.

A process of its own, started bare: Linux counts the memory of whoever starts a program towards that program's
peak, so whoever starts it must be small. Imports nothing of the project.
"""

import json
import os
import sys
import time


def main() -> int:
    """The command's own exit status."""
    begun = time.perf_counter()
    child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    # ru_maxrss is in bytes on macOS, in kibibytes elsewhere (getrusage(2)).
    peak = used.ru_maxrss if sys.platform == "darwin" else used.ru_maxrss * 1024
    with open(sys.argv[1], "w", encoding="ascii") as file:
        json.dump({"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": peak}, file)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
