"""crmsync as a process of its own that begins at once: forked from one that has loaded everything and does nothing else.

It is killed like any other. Only for systems that can fork (Linux, macOS).
"""

from __future__ import annotations

import multiprocessing
import os
import pkgutil
import signal
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from unittest import mock

_LEFT_OUT = ("crmsync.desktop", "crmsync.sandbox", "crmsync.__main__")
_LOADED = "CRMSYNC_TESTS_LOAD"
"""Is set for the process that the others are forked from: importing this module then loads all of crmsync."""


class Forked:
    """A process, as `subprocess.Popen` shows one."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    def poll(self) -> int | None:
        """The exit status, or the signal it died of, below zero; `None` while it lives."""
        return self._process.exitcode

    def kill(self) -> None:
        """SIGKILL, if it lives."""
        self._process.kill()

    def wait(self, patience_seconds: float) -> int:
        """`poll`, when it has ended; an AssertionError if it does not in that time."""
        self._process.join(patience_seconds)
        status = self._process.exitcode
        assert status is not None, "the process does not end"
        return status


def fork(argv: Sequence[str], environment: Mapping[str, str], log: Path) -> Forked:
    """`crmsync` with these arguments in this environment; what it says goes to the end of `log`."""
    process = _context().Process(target=_run, args=(list(argv), dict(environment), log), daemon=True)
    with mock.patch.dict(os.environ, {"PYTHONPATH": environment["PYTHONPATH"], _LOADED: "1"}):
        process.start()
    return Forked(process)


@cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _run(argv: list[str], environment: dict[str, str], log: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    nothing = os.open(os.devnull, os.O_RDONLY)
    said = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    for number, file in enumerate((nothing, said, said)):
        os.dup2(file, number)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.argv = ["crmsync", *argv]
    main = import_module("crmsync.__main__").main
    sys.exit(main())


def _load() -> None:
    """Import all of crmsync that a run could need."""
    package = import_module("crmsync")
    for module in pkgutil.walk_packages(package.__path__, "crmsync."):
        if not module.name.startswith(_LEFT_OUT):
            import_module(module.name)


if _LOADED in os.environ:
    _load()
