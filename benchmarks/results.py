"""The page of results: the machine, the versions, the method, the table. Measures nothing."""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from benchmarks.jobs import FIRST_SYNCS, MOST_SLOW_WRITES, Costs, Runner, Work
from benchmarks.measure import Cost, middle
from crmsync.connect.zoho.client import CONCURRENT

METHOD = """\
Each figure is the median of the runs (so many: column “runs”) of the real command line, `python -m crmsync
sync --yes --json`, as a process of its own: wall time, processor time (user and system, of that process
alone) and peak memory, Python's start included. Servers are processes of their own on the same machine, over
loopback without TLS; they take their share of its {cores} cores. Contacts are vCards of 1.1 kB with every
mapped field, saying the same on both sides; meetings carry Outlook's time zone.

* **wire floor**: a bare `requests` loop with the calls that no program can do without: both sides read at
  once, a folder written by one PUT at a time as crmsync does it, records created and changed by the hundred
  and companies looked up by name, {calls} calls to the CRM at a time as crmsync does it. It knows beforehand
  what to write, and reads nothing back.
* **vdirsyncer**: between two folders of the same server. Its first copy writes the same documents into an
  empty folder, as crmsync does from the CRM; both full and equal, and idle, are the same job; with 1 %
  changed it writes as many items. Not with tasks and meetings on Cyrus, which refuses the same UID in two
  calendars of one person.
* **CPU an item** is that of a first sync divided by N, Python's start and the opening of the accounts
  included.
* **CRM … ms away**: every request to the CRM takes so much longer, as on a network; the other rows know no
  distance at all, and there only processors count.
* 1 % changed: the CRM's clock is moved on between runs, since its feed reaches five minutes back.
* Radicale and Xandikos take longer for a new item the more the folder holds, so they are not written beyond
  {slow} items.
"""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a row is about."""

    mailbox: str
    kind: str
    count: int
    work: Work


@dataclass(frozen=True, slots=True)
class Row:
    """What one job cost at one place: the middle of `runs` runs of crmsync."""

    spot: Spot
    runs: int
    costs: Mapping[Runner, Cost]

    @classmethod
    def of(cls, spot: Spot, costs: Costs) -> Row:
        """The row of all that was measured there."""
        return cls(spot, len(costs[Runner.CRMSYNC]), {runner: middle(many) for runner, many in costs.items()})

    @property
    def ours(self) -> Cost:
        return self.costs[Runner.CRMSYNC]

    def ratio(self, runner: Runner) -> float | None:
        """Our wall time divided by theirs, `None` where they have none."""
        other = self.costs.get(runner)
        return self.ours.wall / other.wall if other is not None else None


_HEAD = (
    "| mailbox | kind | N | job | runs | wall s | CPU s | CPU an item ms | peak MB | requests: mailbox, CRM"
    " | floor wall s | × floor | vdirsyncer wall s | its CPU s | times faster |\n"
    "|---|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n"
)


def table(found: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    return _HEAD + "".join(f"| {' | '.join(_cells(row))} |\n" for row in found)


def _cells(row: Row) -> Iterator[str]:
    ours, floor, rival = (row.costs.get(runner) for runner in Runner)
    assert ours is not None
    spot, away = row.spot, row.spot.work.away
    first = spot.work.job in FIRST_SYNCS
    far = f", CRM {away // timedelta(milliseconds=1)} ms away" if away else ""
    yield from (f"{spot.mailbox}{far}", spot.kind, f"{spot.count:,}", spot.work.job, str(row.runs))
    yield from (f"{ours.wall:.2f}", f"{ours.cpu:.2f}")
    yield f"{1000 * ours.cpu / spot.count:.2f}" if first else ""
    yield f"{ours.peak / 1_000_000:.0f}"
    yield f"{ours.requests.get('outlook', 0):,}, {ours.requests.get('crm', 0):,}"
    yield from (f"{floor.wall:.2f}", f"{row.ratio(Runner.FLOOR):.2f}") if floor is not None else ("", "")
    if rival is None:
        yield from ("", "", "")
    else:
        yield from (f"{rival.wall:.2f}", f"{rival.cpu:.2f}", f"{rival.wall / ours.wall:.1f}")


def starts_table(starts: Mapping[str, Cost]) -> str:
    """What commands take that only look."""
    lines = (f"| `{name}` | {cost.wall:.2f} | {cost.cpu:.2f} |\n" for name, cost in starts.items())
    return "| command | wall s | CPU s |\n|---|--:|--:|\n" + "".join(lines)


def page(found: Sequence[Row], starts: Mapping[str, Cost], *, versions: Sequence[str]) -> str:
    """The whole page."""
    lines = "".join(f"* {line}\n" for line in (*_machine(), *versions))
    method = METHOD.format(cores=os.cpu_count(), calls=CONCURRENT, slow=f"{MOST_SLOW_WRITES:,}")
    today = datetime.now().astimezone()
    return (
        f"# What a sync costs\n\nMeasured by `python3 dev.py bench` on {today:%Y-%m-%d}.\n\n"
        f"{lines}\n## Method\n\n{method}\n"
        f"## Results\n\n{table(found)}\n![Processor time against the number of contacts](cost.svg)\n\n"
        f"## Starting\n\n{starts_table(starts)}"
    )


def _machine() -> Iterator[str]:
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    yield f"{system}, {os.cpu_count()} cores ({_processor()})"
    yield f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    yield ", ".join(f"{name} {version(name)}" for name in ("lxml", "requests"))


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "unknown")


def server_versions(names: Sequence[str]) -> Iterator[str]:
    """The versions of these mailbox servers."""
    for name in names:
        if name == "cyrus":
            query = ["dpkg-query", "--show", "--showformat", "${Version}", "cyrus-caldav"]
            told = subprocess.run(query, capture_output=True, text=True, check=True).stdout
            yield f"Cyrus {told} (Debian)"
        else:
            yield f"{name.capitalize()} {version(name)}"
