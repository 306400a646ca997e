"""The jobs that are measured, with one mailbox server, one kind and one size: crmsync, the wire floor and,
where the job is the same, vdirsyncer, one after the other and again.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from benchmarks.crm import Crm, Templates
from benchmarks.errands import errand, floor
from benchmarks.mailbox import SLOW_WRITERS, Mailbox
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


_WRITING = frozenset({Job.TO_MAILBOX, Job.MAILBOX_CHANGED, Job.CRM_CHANGED})
_IN_STEP = frozenset({Job.MATCH, Job.IDLE, Job.MAILBOX_CHANGED, Job.CRM_CHANGED})
FIRST_SYNCS = frozenset({Job.TO_CRM, Job.TO_MAILBOX, Job.MATCH})


FAR = (Job.TO_CRM, Job.MATCH)
"""What is also measured with a CRM that is far away: a first sync from the CRM waits for the mailbox."""


class Runner(StrEnum):
    """Who does the job."""

    CRMSYNC = "crmsync"
    FLOOR = "wire floor"
    VDIRSYNCER = "vdirsyncer"


Costs = Mapping[Runner, list[Cost]]
Say = Callable[[str], None]
NEAR = timedelta()
AWAY = timedelta(milliseconds=100)
"""The distance of a CRM that is far away."""


@dataclass(frozen=True, slots=True)
class Work:
    """A job with the CRM at a distance: so much longer takes each request to it than on this machine."""

    job: Job
    away: timedelta = NEAR


@dataclass(frozen=True, slots=True)
class Plan:
    """How a place is measured. rival: is vdirsyncer measured too?"""

    repeat: int
    rival: bool
    say: Say


def works(mailbox: str, kind: Kind, count: int) -> Iterator[Work]:
    """What can be measured in a folder of that size, in order. Where writes get slower with the folder, a
    large one is only read.
    """
    slow = mailbox in SLOW_WRITERS
    for job in Job:
        if not slow or count <= MOST_SLOW_WRITES or job not in _WRITING:
            yield Work(job)
    if not slow and kind is CONTACTS:
        yield from (Work(job, AWAY) for job in FAR)


class Place:
    """One mailbox server with `count` items of one kind, and the CRM beside it. A context manager.

    Two of its folders hold all samples (vdirsyncer keeps them equal); first syncs get fresh ones.
    """

    def __init__(self, mailbox: Mailbox, kind: Kind, count: int, plan: Plan) -> None:
        self._mailbox, self._kind, self._count, self._plan = mailbox, kind, count, plan
        self._has_rival = plan.rival and not (mailbox.one_calendar and kind is not CONTACTS)
        self._stack = ExitStack()
        self._folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="crmsync-bench-")))
        self._places = 0
        self._round = 0
        self._costs: defaultdict[Work, defaultdict[Runner, list[Cost]]]
        self._costs = defaultdict(lambda: defaultdict(list))
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

    def measure(self, wanted: Sequence[Work]) -> Iterator[Mapping[Work, Costs]]:
        """All that is wanted, as often as the plan says; told whenever something is complete."""
        in_step = [work for work in wanted if work.job in _IN_STEP]
        self._fill(twice=any(not work.away for work in in_step))
        for work in wanted:
            if work.job is Job.TO_CRM:
                yield self._repeated(partial(self._to_crm, work), self._times)
            elif work.job is Job.TO_MAILBOX:
                yield self._repeated(partial(self._to_mailbox, work), self._writings)
        for away in sorted({work.away for work in in_step}):
            jobs = {work.job for work in in_step if work.away == away}
            yield self._repeated(partial(self._in_step, jobs, away), self._times)

    @property
    def _times(self) -> int:
        """How often a job is measured; once where it mostly measures the server."""
        return 1 if self._is_slow and self._count > MOST_SLOW_WRITES else self._plan.repeat

    @property
    def _writings(self) -> int:
        """How often a folder is written as a whole."""
        return 1 if self._is_slow or self._count > MOST_SLOW_WRITES else self._plan.repeat

    @property
    def _is_slow(self) -> bool:
        return self._mailbox.name in SLOW_WRITERS

    def _fill(self, *, twice: bool) -> None:
        """Put all samples into the first folder, and into the second where vdirsyncer needs it."""
        self._plan.say("filling the folders")
        documents = self._documents(self._samples)
        targets = [self._full, self._copy] if twice and self._has_rival else [self._full]
        with ThreadPoolExecutor(len(targets)) as pool:
            list(pool.map(lambda path: self._mailbox.fill(path, documents), targets))

    def _repeated(self, measure: Callable[[], None], times: int) -> Mapping[Work, Costs]:
        self._costs.clear()
        for number in range(times):
            self._plan.say(f"repetition {number + 1} of {times}")
            measure()
        return dict(self._costs)

    # ---- first syncs

    def _to_crm(self, work: Work) -> None:
        with self._templates.serving(self._templates.empty, work.away) as crm:
            profile = self._profile(self._full, crm)
            self._note(work, Runner.CRMSYNC, profile.sync(crm_created=self._count))
        with self._templates.serving(self._templates.empty, work.away) as crm:
            records = [self._kind.record(sample) for sample in self._samples]
            asked = errand(self._mailbox, self._full, crm, self._kind, self._samples[0], creates=records)
            self._note(work, Runner.FLOOR, floor(self._folder, asked, [self._count, 0]))

    def _to_mailbox(self, work: Work) -> None:
        with self._templates.serving(self._templates.full, work.away) as crm:
            with self._mailbox.folder(self._kind) as target:
                profile = self._profile(target, crm)
                self._note(work, Runner.CRMSYNC, profile.sync(outlook_created=self._count))
            with self._mailbox.folder(self._kind) as target:
                new = self._documents([{**sample, "uid": str(uuid4())} for sample in self._samples])
                example = self._samples[0]
                asked = errand(self._mailbox, target, crm, self._kind, example, new_documents=new)
                self._note(work, Runner.FLOOR, floor(self._folder, asked, [0, self._count]))
        if not self._has_rival:
            return
        with self._mailbox.folder(self._kind) as target:
            self._note(work, Runner.VDIRSYNCER, self._rival(self._full, target).sync())

    # ---- the life of a pair that is in step

    def _in_step(self, wanted: Set[Job], away: timedelta) -> None:
        with self._templates.serving(self._templates.full, away) as crm:
            match = Work(Job.MATCH, away)
            profile = self._profile(self._full, crm)
            self._note(match, Runner.CRMSYNC, profile.sync(matched=self._count))
            everything = errand(self._mailbox, self._full, crm, self._kind, self._samples[0])
            self._note(match, Runner.FLOOR, floor(self._folder, everything, [self._count] * 2))
            rival = self._rival(self._full, self._copy) if self._has_rival and not away else None
            if rival is not None:
                self._note(match, Runner.VDIRSYNCER, rival.sync())
            if wanted == {Job.MATCH}:
                return
            crm.later()
            profile.sync()
            if Job.IDLE in wanted:
                self._idle(profile, crm, rival)
            if not wanted & _WRITING:
                return
            with self._edits() as (ours, theirs):
                if Job.MAILBOX_CHANGED in wanted:
                    self._mailbox_changed(profile, crm, rival, ours)
                if Job.CRM_CHANGED in wanted:
                    self._crm_changed(profile, crm, theirs)
            if rival is not None:
                rival.sync()

    def _idle(self, profile: Profile, crm: Crm, rival: Rival | None) -> None:
        self._note(Work(Job.IDLE), Runner.CRMSYNC, profile.sync())
        asked = self._since(crm, self._token(), crm.ask("now"))
        self._note(Work(Job.IDLE), Runner.FLOOR, floor(self._folder, asked, [0, 0]))
        if rival is not None:
            self._note(Work(Job.IDLE), Runner.VDIRSYNCER, rival.sync())

    def _mailbox_changed(
        self, profile: Profile, crm: Crm, rival: Rival | None, samples: Sequence[Sample]
    ) -> None:
        token = self._token()
        self._mailbox.put(self._full, self._documents(samples))
        self._note(Work(Job.MAILBOX_CHANGED), Runner.CRMSYNC, profile.sync(crm_updated=len(samples)))
        updates = [
            {"id": record, self._kind.native: sample[self._kind.changed]}
            for record, sample in zip(crm.ids(self._kind, samples), samples, strict=True)
        ]
        crm.later()
        asked = self._since(crm, token, crm.ask("now"), updates=updates)
        self._note(Work(Job.MAILBOX_CHANGED), Runner.FLOOR, floor(self._folder, asked, [len(samples), 0]))
        if rival is not None:
            self._note(Work(Job.MAILBOX_CHANGED), Runner.VDIRSYNCER, rival.sync())
        self._settle(profile, crm)

    def _crm_changed(self, profile: Profile, crm: Crm, samples: Sequence[Sample]) -> None:
        since = crm.ask("now")
        crm.ask("edit", kind=self._kind.name, samples=samples)
        self._note(Work(Job.CRM_CHANGED), Runner.CRMSYNC, profile.sync(outlook_updated=len(samples)))
        asked = self._since(crm, self._token(), since, documents=self._documents(samples))
        self._note(Work(Job.CRM_CHANGED), Runner.FLOOR, floor(self._folder, asked, [0, len(samples)]))
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

    def _note(self, work: Work, runner: Runner, cost: Cost) -> None:
        self._costs[work][runner].append(cost)
        self._plan.say(f"{work.job}, {runner}: {cost.wall:.2f} s, {cost.cpu:.2f} s of its own")
