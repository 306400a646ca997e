"""Running a program as a person would, and what it cost. Knows no program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

_LAUNCHER = Path(__file__).with_name("launcher.py")
PATIENCE_SECONDS = 3600


class Failed(RuntimeError):
    """A program that was to be measured did not do its job."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a program took, its start included.

    wall, cpu: seconds; cpu is user and system time of the process. peak: bytes of resident memory.
    requests: by side, as far as the program tells.
    """

    wall: float
    cpu: float
    peak: int
    requests: Mapping[str, int] = field(default_factory=dict)


def run(
    command: Sequence[str | Path], environment: Mapping[str, str], *, success: Sequence[int] = (0,)
) -> tuple[Cost, str]:
    """Run a command; its cost and what it wrote to standard output. Raises Failed for another exit status."""
    with tempfile.TemporaryDirectory(prefix="crmsync-bench-") as folder:
        told = Path(folder) / "cost.json"
        words = [sys.executable, "-I", "-S", _LAUNCHER, told, *command]
        ended = subprocess.run(
            [str(word) for word in words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env={**_plain_environment(), **environment},
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        if ended.returncode not in success:
            said = f"{ended.stdout[-2000:]}\n{ended.stderr[-4000:]}"
            raise Failed(f"{' '.join(map(str, command))} ended with {ended.returncode}:\n{said}")
        cost: dict[str, Any] = json.loads(told.read_text(encoding="ascii"))
    return Cost(**cost), ended.stdout


def compile_modules(python: str | Path, *folders: Path) -> None:
    """Let a Python compile its packages and the modules in `folders`, as an installation does."""
    purelib = "import sysconfig; print(sysconfig.get_path('purelib'))"
    asked = subprocess.run([python, "-c", purelib], capture_output=True, text=True, check=True)
    command = [python, "-m", "compileall", "-q", "-j", "0", asked.stdout.strip(), *folders]
    # Its status is of no interest: packages bring samples of broken code for their own tests.
    subprocess.run(command, env=_plain_environment(), capture_output=True, check=False)


def _plain_environment() -> dict[str, str]:
    """The environment without what a developer tells Python, like to write no compiled modules."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each figure."""
    every = list(costs)
    sides = {side for cost in every for side in cost.requests}
    return Cost(
        median(cost.wall for cost in every),
        median(cost.cpu for cost in every),
        round(median(cost.peak for cost in every)),
        {side: round(median(cost.requests.get(side, 0) for cost in every)) for side in sorted(sides)},
    )
