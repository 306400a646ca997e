"""A whole-program story between a mailbox that an embedded Microsoft server holds and the CRM: what Graph's and
Exchange's stories have in common. The person edits behind the server's back, not through requests.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from support.hands import CrmClock
from support.outlook_dialect import Dialect, Item
from support.story import Story, is_write
from support.wire import Wire

from crmsync.model.kinds import Kind
from crmsync.sandbox.crm import EmbeddedCrm
from crmsync.sandbox.wire.faults import Cut, Fault, Slow

PATIENCE_SECONDS = 60.0
TOMORROW = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OutlookHand:
    """The person at one folder in Outlook. path: its id. title: what an item is called there. dialect: how the service
    writes what the person says.
    """

    person: Any
    kind: str
    path: str
    title: Callable[[Item], str]
    dialect: Dialect

    def _call(self, verb: str, *given: Any) -> Any:
        noun = Kind(self.kind).value.removesuffix("s")
        return getattr(self.person, verb.format(noun))(*given)

    def add(self, **item: Any) -> str:
        return str(self._call("create_{}", item))

    def put(self, name: str, **words: Any) -> str:
        """Make an item of which this is said; its id."""
        return self.add(**{**self.dialect.made[self.kind](name), **self.dialect.said(self.kind, words)})

    def edit(self, item: str, **changes: Any) -> None:
        self._call("edit_{}", item, changes)

    def say(self, item: str, **words: Any) -> None:
        """Say this of an item from now on."""
        self.edit(item, **self.dialect.said(self.kind, words))

    def says(self, item: str, *words: str) -> Any:
        """What an item says: of one word its value, of several a tuple."""
        found = self.get(item)
        values = tuple(self.dialect.words[self.kind][word].read(found) for word in words)
        return values[0] if len(values) == 1 else values

    def delete(self, item: str) -> None:
        self._call("delete_{}", item)

    def move(self, item: str, folder: str) -> None:
        self._call("move_{}", item, folder)

    def get(self, item: str) -> Item:
        found = self._call("{}", item)
        assert found is not None
        return dict(found)

    def all(self) -> list[dict[str, Any]]:
        return list(self._call("{}s"))

    def titles(self) -> list[str]:
        return sorted(map(self.title, self.all()))

    def named(self, title: str) -> str:
        """The id of the only item that is called so."""
        (found,) = [item for item in self.all() if self.title(item) == title]
        return self.dialect.id(found)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The person's three folders."""

    contacts: OutlookHand
    tasks: OutlookHand
    events: OutlookHand

    def of(self, kind: str) -> OutlookHand:
        found = getattr(self, kind)
        assert isinstance(found, OutlookHand)
        return found


class OutlookStory(Story):
    """server: the embedded one. wire: in front of it, where there is one. dialect: how it writes what people say.
    mails_allowed: may guests have been mailed at the end?
    """

    dialect: Dialect
    mails_allowed = False

    def __init__(
        self,
        server: Any,
        outlook: Outlook,
        crm: EmbeddedCrm,
        clock: CrmClock,
        folder: Path,
        token: str,
        wire: Wire | None = None,
    ) -> None:
        self.server, self._outlook = server, outlook
        zoho = Wire(crm.base_url)
        super().__init__(None, crm, clock, wire or zoho, zoho, folder, token)

    def __post_init__(self) -> None:
        self.profile = self.folder / "profile"
        self.profile.mkdir()
        self.mailbox = self._outlook
        self.crm = self.crm_hands()
        self._mappings: dict[str, str] = {}
        self.started = False

    def close(self) -> None:
        """Let the wires go."""
        self.zoho.close()
        if self.dav is not self.zoho:
            self.dav.close()

    def account_text(self) -> str:
        """The mailbox's account as a person writes it."""
        raise NotImplementedError

    def fill_everything(self) -> None:
        """A contact "Zoë Müller", a task and three meetings, in which the person has filled in all there is."""
        raise NotImplementedError

    def accounts_text(self) -> str:
        return f"""# Written by hand.
[accounts.office]
side = "outlook"
{self.account_text()}
{self.crm_account_text()}"""

    def crm_account_text(self) -> str:
        """The CRM's account."""
        return f"""[accounts.zoho]
side = "crm"
service = "zoho"
accounts_url = "{self.zoho.url}"
api_url = "{self.zoho.url}"
"""

    @contextmanager
    def writes(self) -> Iterator[list[str]]:
        lines: list[str] = []
        before = len(self.server.writes())
        with self.zoho.listening() as zoho:
            yield lines
        lines += [line for line in zoho if is_write(line)]
        lines += [f"{call.method} {call.path}" for call in self.server.writes()[before:]]

    def rest(self) -> None:
        super().rest()
        assert self.server.waiting_faults() == []
        assert self.server.mails() == [] or self.mails_allowed


GUESTS = [{"type": "email", "participant": "kim@example.net"}]
"""Of a meeting in the CRM."""


def record(kind: str, name: str, **more: Any) -> dict[str, Any]:
    """A record of the CRM; meetings are tomorrow."""
    match kind:
        case "contacts":
            given, _, family = name.partition(" ")
            return {"First_Name": given, "Last_Name": family, **more}
        case "tasks":
            return {"Subject": name, **more}
        case _:
            end = TOMORROW + timedelta(hours=1)
            times = {"Start_DateTime": TOMORROW.isoformat(), "End_DateTime": end.isoformat()}
            return {"Event_Title": name, **times, **more}


def filled(story: OutlookStory) -> None:
    """Something of each kind on each side."""
    story.mailbox.contacts.put("Ada Byron", mobile="+44 20 1", mail=["ada@example.org"])
    story.mailbox.tasks.put("Call Ada", due=TOMORROW, importance="high")
    story.mailbox.events.put("Tea")
    story.crm.contacts.add(**record("contacts", "Charles Babbage", Fax="+44 20 9"))
    story.crm.tasks.add(**record("tasks", "Write to Mary"))
    story.crm.events.add(**record("events", "Lunch"))


def kill_at(story: OutlookStory, match: str, *, landing: bool) -> None:
    """Start a run, and kill it while the first call that matches is on its way, which then lands or does not."""
    late = [Fault(match, Slow(0.3)), *([] if landing else [Fault(match, Cut.BEFORE)])]
    story.server.fail(*late)
    process = story.fork("sync", "--yes", log=story.folder / "killed.log")
    _await(lambda: story.server.waiting_faults() == [] or process.poll() is not None)
    process.kill()
    assert process.wait(PATIENCE_SECONDS) < 0, (story.folder / "killed.log").read_text()
    story.dav.settle()
    story.zoho.settle()


def _await(come: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not come():
        assert time.monotonic() < deadline
        time.sleep(0.002)
