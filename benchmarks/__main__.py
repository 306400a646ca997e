"""`python3 dev.py bench`: what is measured, in which order, and where the results go."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from benchmarks import rival
from benchmarks.jobs import FIRST_SYNCS, MOST_SLOW_WRITES, Job, Place, Plan
from benchmarks.mailbox import MAILBOXES, Mailbox
from benchmarks.measure import Cost, Failed, compile_modules, middle, run
from benchmarks.plot import Points, plot
from benchmarks.program import bare_profile
from benchmarks.results import Row, page, rows, server_versions
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
_AWAY = timedelta(milliseconds=100)


@dataclass(frozen=True, slots=True)
class Choice:
    """What to measure. sizes: of the contacts' folders; the others have the smallest."""

    mailboxes: Sequence[str]
    kinds: Sequence[Kind]
    sizes: Sequence[int]
    plan: Plan

    def places(self) -> Iterator[tuple[Kind, int]]:
        """The kinds and sizes."""
        for kind in self.kinds:
            for count in self.sizes if kind is CONTACTS else self.sizes[:1]:
                yield kind, count


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
    plan = Plan(jobs, 1 if arguments.quick else arguments.repeat, not arguments.without_vdirsyncer, _say)
    return Choice(named(list(MAILBOXES)), [KINDS[name] for name in named(list(KINDS))], sizes, plan)


def _compile(choice: Choice) -> None:
    """Nobody's first start is measured."""
    compile_modules(sys.executable, *(HERE.parent / part for part in ("src", "benchmarks", "tests/support")))
    if choice.plan.rival:
        compile_modules(rival.PYTHON)


def measured(choice: Choice) -> Iterator[Row]:
    """All rows; each server is started once."""
    for name in choice.mailboxes:
        with MAILBOXES[name]() as mailbox:
            for kind, count in choice.places():
                _say(f"── {name}, {count:,} {kind.name}")
                yield from _place(mailbox, kind, count, choice.plan)
            if name == _PLOTTED and CONTACTS in choice.kinds:
                _say(f"── {name}, {choice.sizes[0]:,} contacts, with a CRM far away")
                far = replace(choice.plan, jobs=choice.plan.jobs & FIRST_SYNCS, rival=False, away=_AWAY)
                yield from _place(mailbox, CONTACTS, choice.sizes[0], far)


def _place(mailbox: Mailbox, kind: Kind, count: int, plan: Plan) -> list[Row]:
    with Place(mailbox, kind, count, plan) as place:
        return list(rows(mailbox.name, kind.name, count, place.measure(), plan.away))


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
        if (row.mailbox, row.kind) == (_PLOTTED, CONTACTS.name):
            told.setdefault(row.job, []).append((row.count, row.ours.cpu))
    return {name: sorted(points) for name, points in told.items()}


def main() -> int:
    """Measure, then write the page and the plot; 1 when something did not do its job."""
    arguments = parser().parse_args()
    choice = chosen(arguments)
    try:
        versions = [f"vdirsyncer {rival.version()}"] if choice.plan.rival else []
        versions += server_versions(choice.mailboxes)
        _compile(choice)
        found = list(measured(choice))
        text = page(
            found,
            starts(choice.plan.repeat),
            versions=versions,
            repeat=choice.plan.repeat,
            slow=MOST_SLOW_WRITES,
        )
    except Failed as failure:
        _say(str(failure))
        return 1
    arguments.output.mkdir(parents=True, exist_ok=True)
    (arguments.output / "results.md").write_text(text, encoding="utf-8")
    drawn = lines(found)
    if drawn:
        (arguments.output / "cost.svg").write_text(
            plot("Processor time of crmsync against the number of contacts (Cyrus)", drawn), encoding="utf-8"
        )
    print(text)
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
