"""Every command and option (docs/cli.md is the contract), as argparse knows them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crmsync import __version__
from crmsync.app.names import SERVICES, SIDES

Add = Callable[..., argparse.ArgumentParser]

_STATUSES = """\
exit status:
  0 in step  1 could not run  2 wrong usage  3 some items have problems
  4 held, waiting for a yes  5 sign-in needed
"""


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; each command's `handler` names what carries it out."""
    parser = argparse.ArgumentParser(
        prog="crmsync",
        description="Keeps a mailbox's contacts, tasks and calendar and a CRM in step, in both directions.",
        epilog=_STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"crmsync {__version__}")
    parser.add_argument(
        "--profile", type=Path, metavar="DIR", help="keep configuration, state and logs in this folder"
    )
    parser.add_argument(
        "--hidden", action="store_true", help="start the tray program without a window (without a command)"
    )
    parser.set_defaults(handler=None)
    commands = parser.add_subparsers(metavar="COMMAND")

    def add(name: str, handler: str, text: str) -> argparse.ArgumentParser:
        return _command(commands, name, handler, text)

    _trying(add)
    _accounts(add)
    _looking(add)
    _syncing(add)
    _deciding(add)
    _examining(add)
    return parser


def _command(commands: Any, name: str, handler: str, text: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=text, description=f"{text[:1].upper()}{text[1:]}.", allow_abbrev=False
    )
    command.set_defaults(handler=handler)
    return command


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON object")


def _trying(add: Add) -> None:
    demo = add(
        "demo", "trying:demo", "try it: embedded CRM and mailbox, sample data, two-way sync, explained"
    )
    demo.add_argument("--headless", action="store_true", help="end by itself")
    demo.add_argument("--json", action="store_true", help="print one JSON object for each run")
    sandbox = add("sandbox", "trying:sandbox", "run only the embedded CRM and mailbox, in the foreground")
    sandbox.add_argument("--crm-port", type=_port, default=0, metavar="N", help="port of the CRM")
    sandbox.add_argument("--mailbox-port", type=_port, default=0, metavar="N", help="port of the mailbox")
    sandbox.add_argument("--data", type=Path, metavar="DIR", help="keep their data in this folder")


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65_535:
        raise ValueError(text)
    return number


def _accounts(add: Add) -> None:
    accounts = add("accounts", "accounts:show", "list, add, sign in to, test and remove accounts")
    _json(accounts)
    actions = accounts.add_subparsers(metavar="ACTION")
    _json(_command(actions, "list", "accounts:show", "list the accounts"))
    _added(_command(actions, "add", "accounts:add", "write a new account into the configuration file"))
    sign_in = _command(actions, "sign-in", "accounts:sign_in", "sign in to an account")
    sign_in.add_argument("name", metavar="NAME")
    way = sign_in.add_mutually_exclusive_group()
    way.add_argument(
        "--password-stdin",
        action="store_true",
        help="read a password, app-specific password or API key from standard input",
    )
    way.add_argument(
        "--token-stdin",
        action="store_true",
        help='read {"client_id": …, "client_secret": …, "refresh_token" or "code": …} from standard input',
    )
    way.add_argument("--device", action="store_true", help="sign in on any device instead of this browser")
    for name, text in (
        ("sign-out", "forget an account's sign-in, and revoke it where the service knows how"),
        ("test", "sign in and say as whom"),
        ("remove", "sign out and take an account out of the configuration file"),
    ):
        action = _command(actions, name, f"accounts:{name.replace('-', '_')}", text)
        action.add_argument("name", metavar="NAME")


def _added(add: argparse.ArgumentParser) -> None:
    add.add_argument("name", metavar="NAME")
    add.add_argument("--side", required=True, choices=SIDES)
    add.add_argument("--service", required=True, choices=SERVICES)
    add.add_argument("--url", metavar="U", help="the server's address; a host name is enough for dav")
    add.add_argument("--username", metavar="U", help="whom to sign in as, often the mail address")
    add.add_argument("--region", metavar="R", help="Zoho's data centre: us eu in au jp cn ca sa")
    add.add_argument(
        "--set", action="append", default=[], metavar="key=value", help="any other key of the account"
    )


def _looking(add: Add) -> None:
    folders = add("folders", "looking:folders", "list an account's folders or modules")
    folders.add_argument("account", metavar="ACCOUNT")
    _json(folders)
    _json(add("mappings", "looking:mappings", "list the mappings and their rules"))
    _json(add("status", "looking:status", "say how each mapping stands"))
    log = add("log", "looking:log", "list the runs, or tell everything that one run did")
    log.add_argument("--run", type=int, metavar="N")
    _json(log)
    _json(add("problems", "looking:problems", "list what could not be synced, and why"))


def _syncing(add: Add) -> None:
    sync = add("sync", "syncing:sync", "bring both sides in step")
    sync.add_argument("mappings", nargs="*", metavar="MAPPING", help="only these; all when none is named")
    sync.add_argument("--preview", action="store_true", help="only show what would be done")
    answer = sync.add_mutually_exclusive_group()
    answer.add_argument("--yes", action="store_true", help="accept first plans and held changes of this run")
    answer.add_argument(
        "--scheduled",
        action="store_true",
        help="nobody is there: leave problems that are not due, and say nothing while all is in step",
    )
    _json(sync)
    undo = add("undo", "syncing:undo", "put back on both sides what a run did")
    undo.add_argument("run", type=int, metavar="RUN")
    undo.add_argument("--item", metavar="TEXT|ID", help="only this record: its name, a part of it, or its id")
    undo.add_argument("--field", metavar="NAME", help="only this field")
    undo.add_argument("--preview", action="store_true", help="only show what would be done")
    undo.add_argument("--yes", action="store_true", help="do it")
    _json(undo)


def _examining(add: Add) -> None:
    add("doctor", "examining:doctor", "say what is wrong and how to mend it")
    audit = add("audit", "examining:audit", "read both sides in full and look for what was never told")
    audit.add_argument("mappings", nargs="*", metavar="MAPPING", help="only these; all when none is named")
    audit.add_argument("--repair", action="store_true", help="bring in step what was found")
    audit.add_argument("--yes", action="store_true", help="accept held changes of this repair")
    _json(audit)
    links = add("links", "examining:links", "take the links to another computer, or from one")
    actions = links.add_subparsers(metavar="ACTION", required=True)
    export = _command(actions, "export", "examining:export_links", "write the links into a file")
    export.add_argument("file", type=Path, metavar="FILE")
    taken = _command(actions, "import", "examining:import_links", "link what a file says belongs together")
    taken.add_argument("file", type=Path, metavar="FILE")
    _json(taken)


def _deciding(add: Add) -> None:
    conflicts = add("conflicts", "deciding:conflicts", "list open conflicts, or decide one")
    _json(conflicts)
    actions = conflicts.add_subparsers(metavar="ACTION")
    resolve = _command(actions, "resolve", "deciding:resolve", "decide a conflict; the next sync writes it")
    resolve.add_argument("id", type=int, metavar="ID")
    resolve.add_argument("choice", metavar="crm|outlook|VALUE")
    resolve.add_argument("--field", metavar="F", help="the conflict of the same item about this field")
    holds = add("holds", "deciding:holds", "list changes that wait for a yes, or decide them")
    _json(holds)
    verdicts = holds.add_subparsers(metavar="ACTION")
    for name, text in (("accept", "say yes to held changes"), ("refuse", "say no to held changes")):
        verdict = _command(verdicts, name, f"deciding:{name}", f"{text}; the next sync acts on it")
        verdict.add_argument("ids", nargs="+", metavar="ID", help="a number, or: all")
