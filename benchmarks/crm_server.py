"""The embedded CRM as a process of its own, with a person at it who is told what to do by JSON lines.

`python -m benchmarks.crm_server FILE MILLISECONDS`: writes one line when it serves, then answers each line
of standard input with one line. Every request to it takes so much longer. Its clock can be moved on, so that
nobody waits for the minutes that a feed reaches back.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.samples import KINDS, Kind, Sample, companies
from crmsync.sandbox.crm import Behaviour, EmbeddedCrm, Fault, Slow

_UNLIMITED = Behaviour(
    token_limits=False,
    access_token_lifetime=timedelta(days=30),
    credits_per_day=None,
    search_delay=timedelta(),
)


class Desk:
    """The person at the CRM, and the hands on its clock."""

    def __init__(self, path: Path, away: timedelta) -> None:
        self._ahead = timedelta()
        self.crm = EmbeddedCrm(path, clock=self._now, behaviour=_UNLIMITED)
        if away:
            self.crm.fail(Fault(".", Slow(away.total_seconds()), times=None))
        self._ids: dict[str, dict[str, str]] = {}

    def _now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def now(self) -> str:
        """A moment ago, by the service's clock."""
        return (self._now() - timedelta(minutes=1)).isoformat(timespec="seconds")

    def advance(self, seconds: float) -> None:
        """Move the service's clock on."""
        self._ahead += timedelta(seconds=seconds)

    def prepare(self, kind: str, count: int, today: str) -> None:
        """Create the companies that contacts will name."""
        names = companies(KINDS[kind].samples(count, date.fromisoformat(today)))
        self.crm.person.create_many("Accounts", [{"Account_Name": name} for name in names])

    def fill(self, kind: str, count: int, today: str) -> None:
        """Create a record for each sample."""
        chosen = KINDS[kind]
        records = [self._record(chosen, one) for one in chosen.samples(count, date.fromisoformat(today))]
        self.crm.person.create_many(chosen.module, records)

    def ids(self, kind: str, keys: list[str]) -> dict[str, str]:
        """The ids of the records with these values in the kind's key field."""
        chosen = KINDS[kind]
        if kind not in self._ids:
            held: Iterable[dict[str, Any]] = self.crm.person.records(chosen.module)
            self._ids[kind] = {str(record[chosen.key]): str(record["id"]) for record in held}
        return {key: self._ids[kind][key] for key in keys}

    def edit(self, kind: str, samples: list[Sample]) -> None:
        """Give these samples' records what the samples say in the field that people change."""
        chosen = KINDS[kind]
        for sample in samples:
            record = chosen.record(sample)
            found = self.ids(kind, [record[chosen.key]])[record[chosen.key]]
            self.crm.person.edit(found, {chosen.native: record[chosen.native]})

    def _record(self, kind: Kind, sample: Sample) -> dict[str, Any]:
        record = kind.record(sample)
        if "Account_Name" in record:
            record["Account_Name"] = {"id": self._accounts[record["Account_Name"]]}
        return record

    @cached_property
    def _accounts(self) -> dict[str, str]:
        return {record["Account_Name"]: str(record["id"]) for record in self.crm.person.records("Accounts")}


def main() -> int:
    """Serve until standard input ends."""
    desk = Desk(Path(sys.argv[1]), timedelta(milliseconds=int(sys.argv[2])))
    can: dict[str, Callable[..., Any]] = {
        "now": desk.now,
        "advance": desk.advance,
        "prepare": desk.prepare,
        "fill": desk.fill,
        "ids": desk.ids,
        "edit": desk.edit,
    }
    with desk.crm:
        _tell(desk.crm.sign_in_data().as_json())
        for line in sys.stdin:
            asked = json.loads(line)
            _tell(can[asked.pop("do")](**asked))
    return 0


def _tell(answer: object) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    sys.exit(main())
