"""The entry of the command line: parse, find the handler, tell errors in plain words, end with the right
status.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from crmsync.cli.console import Console
from crmsync.cli.parser import build_parser

if TYPE_CHECKING:
    from argparse import Namespace

    from crmsync.app.facade import Crmsync

STOPPED = 130
"""128 + SIGINT, as shells have it."""

Make = Callable[[Path | None, Console], "Crmsync"]
Handler = Callable[["Crmsync", "Namespace", Console], int]


class Desktop(Protocol):
    """Starts the desktop program for `--profile`'s folder, and returns its exit status."""

    def __call__(self, profile: Path | None, *, hidden: bool) -> int: ...


def main(
    argv: Sequence[str] | None = None, *, make: Make | None = None, desktop: Desktop | None = None
) -> int:
    """Carry out one command and return the exit status.

    make: gives the façade for `--profile`'s folder. desktop: what is meant when no command is given; without
    it the help is.
    """
    console = Console()
    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit as end:
        # argparse has printed its help; who reads it may have had enough.
        console.flush()
        return end.code if isinstance(end.code, int) else 2
    if arguments.handler is None:
        if desktop is not None:
            return desktop(arguments.profile, hidden=arguments.hidden)
        build_parser().print_help()
        return 0
    try:
        crmsync = (make or make_crmsync)(arguments.profile, console)
        return _carry_out(crmsync, arguments, console)
    except KeyboardInterrupt:
        console.say("Stopped. What was done so far stays.")
        return STOPPED


def make_crmsync(profile: Path | None, console: Console) -> Crmsync:
    """The façade for a folder, or for the person's own profile."""
    from crmsync.app.facade import Crmsync
    from crmsync.cli.asking import TerminalPrompts

    return Crmsync.at(profile, prompts=TerminalPrompts(console))


def _carry_out(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    try:
        status = _handler(arguments.handler)(crmsync, arguments, console)
        console.flush()
        console.say(*crmsync.notices)
        return int(status)
    except Exception as error:
        return _tell(crmsync, error, console)


def _handler(name: str) -> Handler:
    """The function that the parser names ("module:function"), loaded only now."""
    module, _, function = name.partition(":")
    found: Handler = getattr(import_module(f"crmsync.cli.{module}"), function)
    return found


def _tell(crmsync: Crmsync, error: Exception, console: Console) -> int:
    """Plain words for a failure; a fault of crmsync's own goes to the log, never to the terminal."""
    from crmsync.app.errors import explain

    explanation = explain(error)
    if explanation is not None:
        console.say(crmsync.redact(str(explanation)))
        return explanation.status
    log = crmsync.log_fault(error)
    console.say(f"crmsync met a fault of its own ({type(error).__name__}) and stopped.")
    console.say(
        f"The details are in {log}; please report it." if log else "The log cannot be written either."
    )
    return 1
