"""What was measured so far, in a file: so that a measurement can be made in pieces. Measures nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.jobs import Job, Runner, Work
from benchmarks.measure import Cost
from benchmarks.results import Row, Spot

_MILLISECOND = timedelta(milliseconds=1)


@dataclass(slots=True)
class Kept:
    """Rows by what they are about, and what starting commands cost. file: where they are, if anywhere."""

    file: Path | None = None
    rows: dict[Spot, Row] = field(default_factory=dict)
    starts: dict[str, Cost] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path | None) -> Kept:
        """What earlier pieces left in `file`."""
        kept = cls(file)
        if file is not None and file.exists():
            told = json.loads(file.read_text(encoding="utf-8"))
            kept.rows = {row.spot: row for row in map(_row, told["rows"])}
            kept.starts = {name: Cost(**cost) for name, cost in told["starts"].items()}
        return kept

    def add(self, row: Row) -> None:
        """Keep a row."""
        self.rows[row.spot] = row
        self.write()

    def write(self) -> None:
        """Write everything down."""
        if self.file is None:
            return
        told = {
            "rows": [_plain(row) for row in self.rows.values()],
            "starts": {name: asdict(cost) for name, cost in self.starts.items()},
        }
        self.file.write_text(json.dumps(told, indent=1), encoding="utf-8")


def _plain(row: Row) -> Mapping[str, Any]:
    spot = row.spot
    return {
        "mailbox": spot.mailbox,
        "kind": spot.kind,
        "count": spot.count,
        "job": spot.work.job.value,
        "away": spot.work.away // _MILLISECOND,
        "runs": row.runs,
        "costs": {runner.value: asdict(cost) for runner, cost in row.costs.items()},
    }


def _row(told: Mapping[str, Any]) -> Row:
    work = Work(Job(told["job"]), told["away"] * _MILLISECOND)
    costs = {Runner(name): Cost(**cost) for name, cost in told["costs"].items()}
    return Row(Spot(told["mailbox"], told["kind"], told["count"], work), told["runs"], costs)
