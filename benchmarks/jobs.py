"""The jobs that are measured, with one mailbox server, one kind and one size: crmsync, the wire floor and,
where the job is the same, vdirsyncer, one after the other and again.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from benchmarks.crm import Crm, Templates
from benchmarks.errands import errand, floor
from benchmarks.mailbox import Mailbox
from benchmarks.measure import Cost
from benchmarks.program import Profile
from benchmarks.rival import Rival
from benchmarks.samples import CONTACTS, Kind, Sample

MOST_SLOW_WRITES = 1000
"""Up to so many items are written to servers whose own cost of a write grows with the folder."""


class Job(StrEnum):
    """What is measured, in this order."""

    TO_CRM = "first sync, mailbox to CRM"
    TO_MAILBOX = "first sync, CRM to mailbox"
    MATCH = "first sync, both full and equal"
    IDLE = "idle"
    MAILBOX_CHANGED = "1 % changed in the mailbox"
    CRM_CHANGED = "1 % changed in the CRM"


FIRST_SYNCS = frozenset({Job.TO_CRM, Job.TO_MAILBOX, Job.MATCH})


class Runner(StrEnum):
    """Who does the job."""

    CRMSYNC = "crmsync"
    FLOOR = "wire floor"
    VDIRSYNCER = "vdirsyncer"


Costs = dict[tuple[Job, Runner], list[Cost]]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a place is measured. rival: is vdirsyncer measured too? away: so much longer takes each request to
    the CRM than on this machine.
    """

    jobs: frozenset[Job]
    repeat: int
    rival: bool
    say: Say
    away: timedelta = timedelta()


class Place:
    """One mailbox server with `count` items of one kind, and the CRM beside it. A context manager.

    Two of its folders hold all samples (vdirsyncer keeps them equal); first syncs get fresh ones.
    """

    def __init__(self, mailbox: Mailbox, kind: Kind, count: int, plan: Plan) -> None:
        self._mailbox, self._kind, self._count, self._plan = mailbox, kind, count, plan
        self._writes = not mailbox.slow_writes or count <= MOST_SLOW_WRITES
        self._has_rival = plan.rival and not (mailbox.one_calendar and kind is not CONTACTS)
        self._stack = ExitStack()
        self._folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="crmsync-bench-")))
        self._places = 0
        self._round = 0
        self.costs: Costs = defaultdict(list)
        today = datetime.now().astimezone().date()
        self._samples = kind.samples(count, today)
        self._templates = Templates(self._folder, kind, count, today)
        self._full, self._copy = mailbox.make_folder(kind), mailbox.make_folder(kind)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def measure(self) -> Costs:
        """Every wanted job, as often as wanted."""
        wanted = self._wanted()
        if not wanted:
            return self.costs
        self._plan.say("filling the folders")
        documents = self._documents(self._samples)
        self._mailbox.fill(self._full, documents)
        if self._has_rival:
            self._mailbox.fill(self._copy, documents)
        rest = wanted - {Job.TO_CRM, Job.TO_MAILBOX}
        for number in range(self._plan.repeat):
            self._plan.say(f"repetition {number + 1} of {self._plan.repeat}")
            if Job.TO_CRM in wanted:
                self._to_crm()
            if Job.TO_MAILBOX in wanted and (number == 0 or not self._mailbox.slow_writes):
                self._to_mailbox()
            if rest:
                self._in_step(rest)
        return self.costs

    def _wanted(self) -> frozenset[Job]:
        writing = {Job.TO_MAILBOX, Job.CRM_CHANGED}
        return self._plan.jobs if self._writes else self._plan.jobs - writing

    # ---- first syncs

    def _to_crm(self) -> None:
        with self._templates.serving(self._templates.empty, self._plan.away) as crm:
            self._note(
                Job.TO_CRM, Runner.CRMSYNC, self._profile(self._full, crm).sync(crm_created=self._count)
            )
        with self._templates.serving(self._templates.empty, self._plan.away) as crm:
            records = [self._kind.record(sample) for sample in self._samples]
            asked = errand(self._mailbox, self._full, crm, self._kind, self._samples[0], creates=records)
            self._note(Job.TO_CRM, Runner.FLOOR, floor(self._folder, asked, [self._count, 0]))

    def _to_mailbox(self) -> None:
        with self._templates.serving(self._templates.full, self._plan.away) as crm:
            with self._mailbox.folder(self._kind) as target:
                profile = self._profile(target, crm)
                self._note(Job.TO_MAILBOX, Runner.CRMSYNC, profile.sync(outlook_created=self._count))
            with self._mailbox.folder(self._kind) as target:
                new = self._documents([{**sample, "uid": str(uuid4())} for sample in self._samples])
                example = self._samples[0]
                asked = errand(self._mailbox, target, crm, self._kind, example, new_documents=new)
                self._note(Job.TO_MAILBOX, Runner.FLOOR, floor(self._folder, asked, [0, self._count]))
        if not self._has_rival:
            return
        with self._mailbox.folder(self._kind) as target:
            self._note(Job.TO_MAILBOX, Runner.VDIRSYNCER, self._rival(self._full, target).sync())

    # ---- the life of a pair that is in step

    def _in_step(self, wanted: frozenset[Job]) -> None:
        with self._templates.serving(self._templates.full, self._plan.away) as crm:
            profile = self._profile(self._full, crm)
            self._note(Job.MATCH, Runner.CRMSYNC, profile.sync(matched=self._count))
            everything = errand(self._mailbox, self._full, crm, self._kind, self._samples[0])
            self._note(Job.MATCH, Runner.FLOOR, floor(self._folder, everything, [self._count] * 2))
            rival = self._rival(self._full, self._copy) if self._has_rival else None
            if rival is not None:
                self._note(Job.MATCH, Runner.VDIRSYNCER, rival.sync())
            crm.later()
            profile.sync()
            if Job.IDLE in wanted:
                self._idle(profile, crm, rival)
            with self._edits() as (ours, theirs):
                if Job.MAILBOX_CHANGED in wanted:
                    self._mailbox_changed(profile, crm, rival, ours)
                if Job.CRM_CHANGED in wanted:
                    self._crm_changed(profile, crm, theirs)
            if rival is not None:
                rival.sync()

    def _idle(self, profile: Profile, crm: Crm, rival: Rival | None) -> None:
        self._note(Job.IDLE, Runner.CRMSYNC, profile.sync())
        asked = self._since(crm, self._token(), crm.ask("now"))
        self._note(Job.IDLE, Runner.FLOOR, floor(self._folder, asked, [0, 0]))
        if rival is not None:
            self._note(Job.IDLE, Runner.VDIRSYNCER, rival.sync())

    def _mailbox_changed(
        self, profile: Profile, crm: Crm, rival: Rival | None, samples: Sequence[Sample]
    ) -> None:
        token = self._token()
        self._mailbox.put(self._full, self._documents(samples))
        self._note(Job.MAILBOX_CHANGED, Runner.CRMSYNC, profile.sync(crm_updated=len(samples)))
        updates = [
            {"id": record, self._kind.native: sample[self._kind.changed]}
            for record, sample in zip(crm.ids(self._kind, samples), samples, strict=True)
        ]
        crm.later()
        asked = self._since(crm, token, crm.ask("now"), updates=updates)
        self._note(Job.MAILBOX_CHANGED, Runner.FLOOR, floor(self._folder, asked, [len(samples), 0]))
        if rival is not None and self._writes:
            self._note(Job.MAILBOX_CHANGED, Runner.VDIRSYNCER, rival.sync())
        self._settle(profile, crm)

    def _crm_changed(self, profile: Profile, crm: Crm, samples: Sequence[Sample]) -> None:
        since = crm.ask("now")
        crm.ask("edit", kind=self._kind.name, samples=samples)
        self._note(Job.CRM_CHANGED, Runner.CRMSYNC, profile.sync(outlook_updated=len(samples)))
        asked = self._since(crm, self._token(), since, documents=self._documents(samples))
        self._note(Job.CRM_CHANGED, Runner.FLOOR, floor(self._folder, asked, [0, len(samples)]))
        self._settle(profile, crm)

    def _settle(self, profile: Profile, crm: Crm) -> None:
        """Let crmsync meet what it and the wire floor wrote, and let that become old."""
        crm.later()
        profile.sync()

    @contextmanager
    def _edits(self) -> Iterator[tuple[list[Sample], list[Sample]]]:
        """1 % of the samples edited for the mailbox, another 1 % for the CRM; the folder is as before
        afterwards.
        """
        self._round += 1
        share = max(1, self._count // 100)
        ours, theirs = self._samples[:share], self._samples[-share:]
        edited = [[self._kind.edited(sample, self._round) for sample in some] for some in (ours, theirs)]
        yield edited[0], edited[1]
        self._mailbox.put(self._full, self._documents([*ours, *theirs]))

    # ---- pieces

    def _since(self, crm: Crm, token: str, since: str, **work: Any) -> dict[str, Any]:
        return errand(
            *(self._mailbox, self._full, crm, self._kind, self._samples[0]), token=token, since=since, **work
        )

    def _token(self) -> str:
        return self._mailbox.sync_token(self._full)

    def _documents(self, samples: Sequence[Sample]) -> dict[str, str]:
        kind = self._kind
        return {f"{sample['uid']}{kind.extension}": kind.document(sample) for sample in samples}

    def _profile(self, path: str, crm: Crm) -> Profile:
        return Profile(self._fresh("profile"), self._mailbox, path, crm, self._kind)

    def _rival(self, left: str, right: str) -> Rival:
        return Rival(self._fresh("vdirsyncer"), self._mailbox, self._kind, left, right)

    def _fresh(self, name: str) -> Path:
        self._places += 1
        return self._folder / f"{name}-{self._places}"

    def _note(self, job: Job, runner: Runner, cost: Cost) -> None:
        self.costs[job, runner].append(cost)
        self._plan.say(f"{job}, {runner}: {cost.wall:.2f} s, {cost.cpu:.2f} s of its own")
