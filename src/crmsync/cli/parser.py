"""Every command and option (docs/cli.md is the contract), as argparse knows them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from crmsync import __version__
from crmsync.app.names import MAILBOXES, SERVICES, SIDES

_STATUSES = """\
exit status:
  0 in step  1 could not run  2 wrong usage  3 some items have problems
  4 held, waiting for a yes  5 sign-in needed
"""

Options = Callable[["Command"], None]
"""Adds a command's options."""


class Command(argparse.ArgumentParser):
    """The parser of one command. Its options are added when it is the one that was typed: argparse takes
    longer over those of all commands than over reading the line.
    """

    def __init__(self, *, handler: str, options: Options, text: str, prog: str) -> None:
        super().__init__(prog=prog, description=f"{text[:1].upper()}{text[1:]}.", allow_abbrev=False)
        self.set_defaults(handler=handler)
        self._options: Options | None = options

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """See `argparse.ArgumentParser`."""
        if self._options is not None:
            options, self._options = self._options, None
            options(self)
        return super().parse_known_args(args, namespace)


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
    _add(parser, "COMMAND", _COMMANDS)
    return parser


def _add(
    parser: argparse.ArgumentParser,
    metavar: str,
    commands: Sequence[tuple[str, str, str, Options]],
    *,
    required: bool = False,
) -> None:
    """Add commands: name, handler, what they do, options."""
    added = parser.add_subparsers(metavar=metavar, parser_class=Command, prog=parser.prog, required=required)
    for name, handler, text, options in commands:
        added.add_parser(name, help=text, text=text, handler=handler, options=options)


def _nothing(command: Command) -> None:
    """No options."""


def _json(command: Command) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON object")


def _name(command: Command) -> None:
    command.add_argument("name", metavar="NAME")


def _demo(demo: Command) -> None:
    demo.add_argument("--headless", action="store_true", help="end by itself")
    demo.add_argument("--json", action="store_true", help="print one JSON object for each run")


def _sandbox(sandbox: Command) -> None:
    sandbox.add_argument("--crm-port", type=_port, default=0, metavar="N", help="port of the CRM")
    sandbox.add_argument(
        "--mailbox",
        choices=MAILBOXES,
        default=MAILBOXES[0],
        help="what the mailbox speaks: CalDAV/CardDAV, Microsoft 365 or Exchange Server",
    )
    sandbox.add_argument("--mailbox-port", type=_port, default=0, metavar="N", help="port of the mailbox")
    sandbox.add_argument(
        "--sign-in-port", type=_port, default=0, metavar="N", help="port of Microsoft's sign-in"
    )
    sandbox.add_argument("--data", type=Path, metavar="DIR", help="keep their data in this folder")


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65_535:
        raise ValueError(text)
    return number


def _accounts(accounts: Command) -> None:
    _json(accounts)
    _add(
        accounts,
        "ACTION",
        (
            ("list", "accounts:show", "list the accounts", _json),
            ("add", "accounts:add", "write a new account into the configuration file", _new_account),
            ("sign-in", "accounts:sign_in", "sign in to an account", _sign_in),
            (
                "sign-out",
                "accounts:sign_out",
                "forget an account's sign-in, and revoke it where the service knows how",
                _name,
            ),
            ("test", "accounts:test", "sign in and say as whom", _name),
            (
                "remove",
                "accounts:remove",
                "sign out and take an account out of the configuration file",
                _name,
            ),
        ),
    )


def _new_account(add: Command) -> None:
    add.add_argument("name", metavar="NAME")
    add.add_argument("--side", required=True, choices=SIDES)
    add.add_argument("--service", required=True, choices=SERVICES)
    add.add_argument("--url", metavar="U", help="the server's address; a host name is enough for dav and ews")
    add.add_argument("--username", metavar="U", help="whom to sign in as, often the mail address")
    add.add_argument("--region", metavar="R", help="Zoho's data centre: us eu in au jp cn ca sa")
    add.add_argument(
        "--set", action="append", default=[], metavar="key=value", help="any other key of the account"
    )


def _sign_in(sign_in: Command) -> None:
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


def _folders(folders: Command) -> None:
    folders.add_argument("account", metavar="ACCOUNT")
    _json(folders)


def _log(log: Command) -> None:
    log.add_argument("--run", type=int, metavar="N")
    _json(log)


def _sync(sync: Command) -> None:
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


def _undo(undo: Command) -> None:
    undo.add_argument("run", type=int, metavar="RUN")
    undo.add_argument("--item", metavar="TEXT|ID", help="only this record: its name, a part of it, or its id")
    undo.add_argument("--field", metavar="NAME", help="only this field")
    undo.add_argument("--preview", action="store_true", help="only show what would be done")
    undo.add_argument("--yes", action="store_true", help="do it")
    _json(undo)


def _conflicts(conflicts: Command) -> None:
    _json(conflicts)
    _add(
        conflicts,
        "ACTION",
        (("resolve", "deciding:resolve", "decide a conflict; the next sync writes it", _resolve),),
    )


def _resolve(resolve: Command) -> None:
    resolve.add_argument("id", type=int, metavar="ID")
    resolve.add_argument("choice", metavar="crm|outlook|VALUE")
    resolve.add_argument("--field", metavar="F", help="the conflict of the same item about this field")


def _holds(holds: Command) -> None:
    _json(holds)
    _add(
        holds,
        "ACTION",
        (
            ("accept", "deciding:accept", "say yes to held changes; the next sync acts on it", _verdict),
            ("refuse", "deciding:refuse", "say no to held changes; the next sync acts on it", _verdict),
        ),
    )


def _verdict(verdict: Command) -> None:
    verdict.add_argument("ids", nargs="+", metavar="ID", help="a number, or: all")


def _ambiguous(ambiguous: Command) -> None:
    ambiguous.add_argument(
        "--all", action="store_true", help="every item without a counterpart, whatever is to become of it"
    )
    _json(ambiguous)
    _add(
        ambiguous,
        "ACTION",
        (
            ("link", "deciding:link", "say that two items are the same", _two_items),
            ("create", "deciding:create", "say that items match nobody: create their counterparts", _items),
            ("skip", "deciding:skip", "leave items alone: they get no counterpart", _items),
            ("ask", "deciding:ask", "take back what was decided about items", _items),
        ),
    )


def _two_items(link: Command) -> None:
    link.add_argument("id", type=int, metavar="ID")
    link.add_argument("other", type=int, metavar="OTHER", help="the item of the other side")


def _items(command: Command) -> None:
    command.add_argument("ids", type=int, nargs="+", metavar="ID")


def _audit(audit: Command) -> None:
    audit.add_argument("mappings", nargs="*", metavar="MAPPING", help="only these; all when none is named")
    audit.add_argument("--repair", action="store_true", help="bring in step what was found")
    audit.add_argument("--yes", action="store_true", help="accept held changes of this repair")
    _json(audit)


def _links(links: Command) -> None:
    _add(
        links,
        "ACTION",
        (
            ("export", "examining:export_links", "write the links into a file", _file),
            ("import", "examining:import_links", "link what a file says belongs together", _file_and_json),
        ),
        required=True,
    )


def _file(command: Command) -> None:
    command.add_argument("file", type=Path, metavar="FILE")


def _file_and_json(command: Command) -> None:
    _file(command)
    _json(command)


_COMMANDS: Sequence[tuple[str, str, str, Options]] = (
    (
        "demo",
        "trying:demo",
        "try it: embedded CRM and mailbox, sample data, two-way sync, explained",
        _demo,
    ),
    ("sandbox", "trying:sandbox", "run only the embedded CRM and mailbox, in the foreground", _sandbox),
    ("accounts", "accounts:show", "list, add, sign in to, test and remove accounts", _accounts),
    ("folders", "looking:folders", "list an account's folders or modules", _folders),
    ("mappings", "looking:mappings", "list the mappings and their rules", _json),
    ("status", "looking:status", "say how each mapping stands", _json),
    ("log", "looking:log", "list the runs, or tell everything that one run did", _log),
    ("problems", "looking:problems", "list what could not be synced, and why", _json),
    ("sync", "syncing:sync", "bring both sides in step", _sync),
    ("undo", "syncing:undo", "put back on both sides what a run did", _undo),
    ("conflicts", "deciding:conflicts", "list open conflicts, or decide one", _conflicts),
    ("holds", "deciding:holds", "list changes that wait for a yes, or decide them", _holds),
    (
        "ambiguous",
        "deciding:ambiguous",
        "list items that could be several others, or decide about items without a counterpart",
        _ambiguous,
    ),
    ("doctor", "examining:doctor", "say what is wrong and how to mend it", _nothing),
    ("audit", "examining:audit", "read both sides in full and look for what was never told", _audit),
    ("links", "examining:links", "take the links to another computer, or from one", _links),
)
