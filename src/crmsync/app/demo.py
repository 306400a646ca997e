"""`crmsync demo` and `crmsync sandbox`: both embedded services, and a story that shows what crmsync does and
why.

The demo uses the façade exactly as the command line does; its profile and its secrets last as long as the
process.
"""

from __future__ import annotations

import json
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO, TypeVar

from crmsync.accounts.profile import Profile
from crmsync.accounts.secret import Secret
from crmsync.accounts.values import End, MappingSettings, Service
from crmsync.accounts.vault import Protection
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.facade import Crmsync
from crmsync.app.results import RunResult, run_json
from crmsync.app.services import Given, GivenPassword, GivenToken
from crmsync.app.words import SIDES, sentence, steps
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.sandbox.crm import StoreError
from crmsync.sandbox.mailbox import PASSWORD, USERNAME, MailboxNotStarted
from crmsync.sandbox.outlook.keeping import NotWritten
from crmsync.sandbox.pair import Pair, SandboxPair, exchange_pair, microsoft_pair
from crmsync.sandbox.samples import MEETING_CATEGORY, vcard
from crmsync.sync.report import MappingReport

Tell = Callable[[str], None]
P = TypeVar("P", bound=Pair[Any])


def run_sandbox(
    mailbox: str, data: Path | None, *, mailbox_port: int, sign_in_port: int, crm_port: int, out: TextIO
) -> int:
    """Start both servers, say in one line of JSON where they are, and serve until SIGINT or SIGTERM.

    mailbox: the service that the embedded mailbox speaks, one of `MAILBOXES`. data: the folder that keeps
    what both hold. Raises UnknownName for options that do not fit to it, NotOffered when a server cannot
    start, or what it held last cannot be kept.
    """
    service = Service(mailbox)
    if sign_in_port and service is not Service.GRAPH:
        raise UnknownName("This mailbox has no sign-in page.", "Leave out --sign-in-port.")

    def make() -> Pair[Any]:
        match service:
            case Service.GRAPH:
                return microsoft_pair(
                    data, mailbox_port=mailbox_port, sign_in_port=sign_in_port, crm_port=crm_port
                )
            case Service.EWS:
                return exchange_pair(data, mailbox_port=mailbox_port, crm_port=crm_port)
            case _:
                return SandboxPair(data, mailbox_port=mailbox_port, crm_port=crm_port)

    try:
        with _started(make) as pair, _until_stopped() as stopped:
            print(json.dumps(pair.describe()), file=out, flush=True)
            stopped.wait()
    except NotWritten as error:
        raise NotOffered(
            f"What happened last in the mailbox is not kept: {str(error).rstrip('.')}.",
            "Make room, or let the folder be written; what was kept before is still there.",
        ) from error
    return 0


@contextmanager
def _started(make: Callable[[], P]) -> Iterator[P]:
    """Both servers run inside the block. Raises NotOffered when one cannot start."""
    with ExitStack() as stack:
        try:
            pair = make()
            stack.enter_context(pair)
        except (MailboxNotStarted, StoreError, OSError) as error:
            raise NotOffered(
                f"The embedded services cannot start: {str(error).rstrip('.')}.",
                "Another program may use the port or the folder, or the folder may not be written.",
            ) from error
        yield pair


@contextmanager
def _until_stopped() -> Iterator[threading.Event]:
    stopped = threading.Event()
    before = {one: signal.signal(one, lambda *_: stopped.set()) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopped
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def run_demo(*, headless: bool, as_json: bool, out: TextIO, err: TextIO, keys: TextIO) -> int:
    """Play the story; afterwards, unless `headless`, sync again whenever the person presses Enter (`keys`).

    as_json: one JSON object a line for each run on `out` instead of sentences. Returns the exit status.
    """
    tell: Tell = (lambda text: None) if as_json else (lambda text: print(text, file=out, flush=True))
    with tempfile.TemporaryDirectory(prefix="crmsync-demo-") as folder, _started(SandboxPair) as pair:
        demo = Demo(
            pair, Profile.at(Path(folder)), tell, lambda line: print(line, file=out, flush=True), as_json
        )
        status = demo.play(datetime.now().astimezone().date())
        if not headless:
            demo.invite(err, keys)
    return status


def set_up(app: Crmsync, pair: SandboxPair) -> None:
    """Sign an empty profile in to both services, and pair their folders and modules; nothing is synced yet.

    The secrets last as long as the process.
    """
    described = pair.describe()
    mailbox, crm = described["mailbox"], described["crm"]
    app.accounts.add("mailbox", "outlook", "dav", {"url": mailbox["url"], "username": mailbox["username"]})
    addresses = {"accounts_url": crm["accounts_url"], "api_url": crm["api_url"]}
    app.accounts.add("crm", "crm", "zoho", addresses)
    app.accounts.protect(Protection.ASK)
    given: dict[str, Given] = {
        "mailbox": GivenPassword(Secret(mailbox["password"])),
        "crm": GivenToken({name: Secret(value) for name, value in crm["token"].items()}),
    }
    for name, secret in given.items():
        app.accounts.keep(app.accounts.try_sign_in(name, secret))
    modules = {Kind.CONTACTS: "Contacts", Kind.TASKS: "Tasks", Kind.EVENTS: "Events"}
    for kind, folder in zip(Kind, mailbox["folders"].values(), strict=True):
        categories = (MEETING_CATEGORY,) if kind is Kind.EVENTS else ("*",)
        rules = MappingRules(
            modules[kind], kind, categories=categories, create_accounts=kind is Kind.CONTACTS
        )
        ends = {Side.OUTLOOK: End("mailbox", folder), Side.CRM: End("crm", modules[kind])}
        app.mappings.add(MappingSettings(rules, ends))


class Demo:
    """One play of the story.

    pair: the embedded services. profile: an empty one. tell: says a sentence. emit: prints a line of JSON.
    """

    def __init__(self, pair: SandboxPair, profile: Profile, tell: Tell, emit: Tell, as_json: bool) -> None:
        self._pair = pair
        self._tell = tell
        self._emit = emit
        self._as_json = as_json
        self._app = Crmsync(profile)

    def play(self, today: date) -> int:
        """The whole story; returns the exit status: 0 when every run ended well."""
        self._pair.fill(today)
        set_up(self._app, self._pair)
        self._tell("The embedded mailbox (a Radicale server) and the embedded CRM hold sample data.\n")
        results = [self._run("The first plan. Nothing is written before somebody has seen it", preview=True)]
        results.append(self._run("The plan is accepted: the first sync", yes=True))
        self._edit(today)
        results.append(self._run("After the edits: what crmsync did, and why"))
        results.append(self._run("Once more, nobody edited anything: nothing is written"))
        return max(int(result.exit_status) for result in results if not result.preview)

    def invite(self, err: TextIO, keys: TextIO) -> None:
        """Let the person edit on both sides and sync by pressing Enter; ends with Ctrl-C or Ctrl-D."""
        mailbox = self._pair.mailbox
        print(
            f"Both services keep running. The CRM: {self._pair.crm.base_url}/ (open it in a browser).\n"
            f"The mailbox, for any DAV client: {mailbox.url} (user {USERNAME}, password {PASSWORD}).\n"
            "Edit something, then press Enter to sync. Ctrl-C ends.",
            file=err,
            flush=True,
        )
        try:
            for _ in keys:
                self._run("Synced")
        except KeyboardInterrupt:
            print("Ended; nothing is kept.", file=err)

    # ---- running and explaining

    def _run(self, title: str, *, preview: bool = False, yes: bool = False) -> RunResult:
        self._tell(f"== {title}")
        result = self._app.runs.sync(preview=preview, yes=yes)
        if self._as_json:
            self._emit(json.dumps(run_json(result), ensure_ascii=False))
        for report in result.mappings:
            for line in _lines(report, preview=preview):
                self._tell(f"  {report.name}: {line}")
        if not any(report.done or report.planned or report.problems for report in result.mappings):
            requests = sum(sum(report.requests.values()) for report in result.mappings)
            self._tell(f"  nothing to do ({requests} requests)")
        self._tell("")
        return result

    # ---- the person's edits

    def _edit(self, today: date) -> None:
        for title, edit in (
            (
                "Ada's title in Outlook and her mobile phone in the CRM (two edits of one contact)",
                self._disjoint,
            ),
            (
                "Charles's title on both sides, differently (a true conflict; the rule is: the CRM wins)",
                self._conflict,
            ),
            ("A new contact on each side: Mary Somerville in Outlook, Maria Agnesi in the CRM", self._new),
            ("Alan is deleted in Outlook", lambda: self._pair.mailbox.delete("contacts", "alan.vcf")),
            ("The kick-off loses the category CRM in Outlook", self._leave_category),
            ("A task is completed in the CRM", self._complete),
            ("Lunch with Katherine is moved by an hour in the CRM", lambda: self._move(today)),
        ):
            self._tell(f"-- Somebody edits: {title}.")
            edit()
        self._tell("")

    def _disjoint(self) -> None:
        self._replace("contacts", "ada.vcf", "TITLE:Programmer", "TITLE:Chief Programmer")
        self._crm_edit("Contacts", "Last_Name", "Byron", {"Mobile": "+44 20 7946 0999"})

    def _conflict(self) -> None:
        card = self._pair.mailbox.get("contacts", "charles.vcf")
        held = next(line for line in card.splitlines() if line.startswith("TITLE:"))
        self._replace("contacts", "charles.vcf", held, "TITLE:Inventor")
        self._crm_edit("Contacts", "Last_Name", "Babbage", {"Title": "Chairman"})

    def _new(self) -> None:
        lines = "N:Somerville;Mary;;;\nFN:Mary Somerville\nEMAIL;TYPE=INTERNET,WORK:mary@tides.example"
        self._pair.mailbox.put("contacts", "mary.vcf", vcard("mary", lines))
        agnesi = {"First_Name": "Maria", "Last_Name": "Agnesi", "Email": "maria@curves.example"}
        self._pair.crm.person.create("Contacts", agnesi)

    def _leave_category(self) -> None:
        self._replace("calendar", "kickoff.ics", "CATEGORIES:CRM", "CATEGORIES:Travel")

    def _complete(self) -> None:
        self._crm_edit("Tasks", "Subject", "Call Grace about the compiler", {"Status": "Completed"})

    def _move(self, today: date) -> None:
        day = today + timedelta(days=4)
        moved = {
            "Start_DateTime": f"{day:%Y-%m-%d}T13:00:00+01:00",
            "End_DateTime": f"{day:%Y-%m-%d}T14:00:00+01:00",
        }
        self._crm_edit("Events", "Event_Title", "Lunch with Katherine Johnson", moved)

    def _replace(self, folder: str, item: str, old: str, new: str) -> None:
        document = self._pair.mailbox.get(folder, item)
        if old not in document:
            raise LookupError(f"{item} of the sample data does not hold {old!r}")
        self._pair.mailbox.put(folder, item, document.replace(old, new))

    def _crm_edit(self, module: str, name: str, value: str, changes: dict[str, str]) -> None:
        record = next(one for one in self._pair.crm.records(module) if one[name] == value)
        self._pair.crm.person.edit(record["id"], changes)


def _lines(report: MappingReport, *, preview: bool) -> Iterator[str]:
    """What a run did to one mapping (or, in a preview, would do), one sentence each."""
    if report.matched:
        yield f"{report.matched} pairs were recognised as the same and linked"
    shown = (
        [(one, None) for one in report.planned]
        if preview
        else [(one.operation, one.written) for one in report.done]
    )
    for operation, written in shown:
        for step in steps(report.kind, operation, written):
            yield f"{operation.label}: {sentence(step, planned=preview)}"
    for ended in report.links:
        why = ended.why.value.format(source=SIDES[ended.source], target=SIDES[ended.source.other])
        yield f"{ended.item}: {why}"
    for conflict in report.conflicts:
        if conflict.kept is not None and not preview:
            lost = conflict.outlook if conflict.kept is Side.CRM else conflict.crm
            yield f"{conflict.item}: the other value ({lost}) is kept and can be restored with `crmsync undo`"
    for entry in report.left_out:
        what = entry.field or "the change"
        yield f"{entry.item}: {what} is left out in {SIDES[entry.side]}: {entry.reason}"
    for problem in report.problems:
        yield f"{problem.item}: {problem.message} {problem.advice}"
