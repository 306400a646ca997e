"""One call of the command line in this process, with what it printed and how it ended."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from crmsync.app.facade import Crmsync
from crmsync.cli.main import main

MakeProfile = Callable[[Path | None], Crmsync]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a call ended. status: the exit status. out, err: what was printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on standard output, which holds nothing else."""
        (line,) = self.out.splitlines()
        found = json.loads(line)
        assert isinstance(found, dict)
        return found


class Terminal(io.StringIO):
    """Standard input or error of somebody who sits in front of the program."""

    def isatty(self) -> bool:
        return True


class CommandLine:
    """Calls `main`. profile: given as `--profile`. make: makes the façade; that of the real program by default."""

    def __init__(self, profile: Path, make: MakeProfile | None = None) -> None:
        self.profile = profile
        self._make = make

    def __call__(self, *argv: str, stdin: str = "", at_a_terminal: bool = False) -> Ended:
        """One command. at_a_terminal: a person sits in front of it and types `stdin`."""
        stream = Terminal if at_a_terminal else io.StringIO
        out, err, source = io.StringIO(), stream(), stream(stdin)
        make = self._make
        with mock.patch.object(sys, "stdin", source), redirect_stdout(out), redirect_stderr(err):
            status = main(
                ["--profile", str(self.profile), *argv],
                make=None if make is None else lambda profile, console: make(profile),
            )
        assert "Traceback" not in out.getvalue() + err.getvalue()
        return Ended(status, out.getvalue(), err.getvalue())
