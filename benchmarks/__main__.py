"""`python3 dev.py bench`: what is measured, in which order, and where the results go."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from benchmarks import rival
from benchmarks.jobs import NEAR, Job, Place, Plan, Work, works
from benchmarks.kept import Kept
from benchmarks.mailbox import MAILBOXES, Mailbox
from benchmarks.measure import Cost, Failed, compile_modules, middle, run
from benchmarks.plot import Points, plot
from benchmarks.program import bare_profile
from benchmarks.results import Row, Spot, page, server_versions
from benchmarks.samples import CONTACTS, KINDS, Kind

HERE = Path(__file__).resolve().parent
_JOBS = {
    "to-crm": Job.TO_CRM,
    "to-mailbox": Job.TO_MAILBOX,
    "match": Job.MATCH,
    "idle": Job.IDLE,
    "mailbox-changed": Job.MAILBOX_CHANGED,
    "crm-changed": Job.CRM_CHANGED,
}
_STARTS = ("--help", "status")
_PLOTTED = "cyrus"
_MORE_TO_DO = 3
"""Exit status."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to measure. sizes: of the contacts' folders; the others have the smallest."""

    mailboxes: Sequence[str]
    kinds: Sequence[Kind]
    sizes: Sequence[int]
    jobs: frozenset[Job]
    plan: Plan

    def places(self, mailbox: str) -> Iterator[tuple[Kind, int, list[Work]]]:
        """The kinds and sizes at a mailbox, and what is to be measured there."""
        for kind in self.kinds:
            for count in self.sizes if kind is CONTACTS else self.sizes[:1]:
                yield kind, count, [one for one in works(mailbox, kind, count) if one.job in self.jobs]

    def spots(self) -> Iterator[Spot]:
        """All of it, in the order of the table."""
        for mailbox in self.mailboxes:
            for kind, count, wanted in self.places(mailbox):
                yield from (Spot(mailbox, kind.name, count, work) for work in wanted)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python3 dev.py bench", description=__doc__)
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of each (default: 3)")
    parser.add_argument("--sizes", default="1000,10000", metavar="N,N", help="contacts (default: 1000,10000)")
    parser.add_argument("--quick", action="store_true", help="one run of each, with 100 items")
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        choices=(*MAILBOXES, *KINDS, *_JOBS),
        metavar="NAME",
        help=f"a mailbox, kind or job, may be repeated: {', '.join((*MAILBOXES, *KINDS, *_JOBS))}",
    )
    parser.add_argument(
        "--kept", type=Path, metavar="FILE", help="keep what was measured there, and go on from it"
    )
    parser.add_argument(
        "--minutes",
        type=float,
        metavar="N",
        help=f"begin nothing more after so long; exit status {_MORE_TO_DO}: run it again (with --kept)",
    )
    parser.add_argument(
        "--without-vdirsyncer", action="store_true", help="measure crmsync and the wire floor only"
    )
    parser.add_argument(
        "--output", type=Path, default=HERE, metavar="DIR", help="where results.md and cost.svg go"
    )
    return parser


def chosen(arguments: argparse.Namespace) -> Choice:
    """What the command line asks for. Of mailboxes, kinds and jobs, those named; all where none is."""

    def named(every: Sequence[str]) -> list[str]:
        return [name for name in every if name in arguments.only] or list(every)

    sizes = [100] if arguments.quick else sorted(int(size) for size in arguments.sizes.split(","))
    jobs = frozenset(_JOBS[name] for name in named(list(_JOBS)))
    plan = Plan(1 if arguments.quick else arguments.repeat, not arguments.without_vdirsyncer, _say)
    kinds = [KINDS[name] for name in named(list(KINDS))]
    return Choice(named(list(MAILBOXES)), kinds, sizes, jobs, plan)


def _compile(choice: Choice) -> None:
    """Nobody's first start is measured."""
    compile_modules(sys.executable, *(HERE.parent / part for part in ("src", "benchmarks", "tests/support")))
    if choice.plan.rival:
        compile_modules(rival.PYTHON)


def measure(choice: Choice, kept: Kept, is_late: Callable[[], bool]) -> bool:
    """Add to `kept` what it lacks, each server started once; False when it got late before all was done."""
    lacking = [spot for spot in choice.spots() if spot not in kept.rows]
    for name, at_mailbox in groupby(lacking, attrgetter("mailbox")):
        if is_late():
            return False
        with MAILBOXES[name]() as mailbox:
            for _, spots in groupby(at_mailbox, attrgetter("kind", "count")):
                if is_late() or not _measure_place(mailbox, list(spots), choice.plan, kept, is_late):
                    return False
    return True


def _measure_place(
    mailbox: Mailbox, spots: Sequence[Spot], plan: Plan, kept: Kept, is_late: Callable[[], bool]
) -> bool:
    first = spots[0]
    _say(f"── {mailbox.name}, {first.count:,} {first.kind}")
    left = {spot.work: spot for spot in spots}
    with Place(mailbox, KINDS[first.kind], first.count, plan) as place:
        for found in place.measure(list(left)):
            for work in left.keys() & found.keys():
                kept.add(Row.of(left.pop(work), found[work]))
            if left and is_late():
                return False
    return True


def starts(repeat: int) -> dict[str, Cost]:
    """What commands take that only look, in a profile with nothing in it."""
    with tempfile.TemporaryDirectory(prefix="crmsync-bench-") as folder:
        command, environment = bare_profile(Path(folder))
        return {
            f"crmsync {word}": middle(run([*command, word], environment)[0] for _ in range(repeat))
            for word in _STARTS
        }


def lines(found: Sequence[Row]) -> dict[str, Points]:
    """Our processor time by job, as far as the plot's server was measured with contacts."""
    told: dict[str, list[tuple[float, float]]] = {}
    for row in found:
        spot = row.spot
        if (spot.mailbox, spot.kind, spot.work.away) == (_PLOTTED, CONTACTS.name, NEAR):
            told.setdefault(spot.work.job, []).append((spot.count, row.ours.cpu))
    return {name: sorted(points) for name, points in told.items()}


def main() -> int:
    """Measure, then write the page and the plot; 1 when something did not do its job, 3 when there is more to
    do.
    """
    arguments = parser().parse_args()
    choice, kept = chosen(arguments), Kept.read(arguments.kept)
    end = None if arguments.minutes is None else time.monotonic() + 60 * arguments.minutes
    try:
        versions = [f"vdirsyncer {rival.version()}"] if choice.plan.rival else []
        versions += server_versions(choice.mailboxes)
        _compile(choice)
        complete = measure(choice, kept, lambda: end is not None and time.monotonic() > end)
        if not kept.starts:
            kept.starts = starts(choice.plan.repeat)
            kept.write()
    except Failed as failure:
        _say(str(failure))
        return 1
    found = [kept.rows[spot] for spot in choice.spots() if spot in kept.rows]
    text = page(found, kept.starts, versions=versions)
    arguments.output.mkdir(parents=True, exist_ok=True)
    (arguments.output / "results.md").write_text(text, encoding="utf-8")
    drawn = lines(found)
    if drawn:
        (arguments.output / "cost.svg").write_text(
            plot("Processor time of crmsync against the number of contacts (Cyrus)", drawn), encoding="utf-8"
        )
    print(text)
    if not complete:
        _say("There is more to do: run the same once more.")
    return 0 if complete else _MORE_TO_DO


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
