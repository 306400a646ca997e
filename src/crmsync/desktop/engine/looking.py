"""The façade's state → the parts of a snapshot that only change when something was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Any

from crmsync.app.facade import Crmsync
from crmsync.app.history import RunLine, Standing
from crmsync.app.results import WHOLE_MAPPING
from crmsync.app.types import Account, Profile, RunStatus, Side
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.snapshot import AccountHealth, Health, Review
from crmsync.frozen import frozen

LOOK_BACK = 20
"""How many runs tell how accounts and mappings do."""
FAILURES_TOLD = 2
"""A failure is told when it comes again: one lost connection is none of the person's business."""

_USED = (RunStatus.OK, RunStatus.PROBLEMS, RunStatus.HELD)
_NOT_DONE = (RunStatus.FAILED, RunStatus.SIGN_IN_NEEDED)


@frozen
class Looked:
    """What the profile says.

    last_end: when the last real run ended. failures: how many of the last real runs in a row did nothing.
    failing: the mappings that fail again and again. ends: mapping → side → its account's name.
    """

    mappings: tuple[Standing, ...] = ()
    accounts: tuple[AccountHealth, ...] = ()
    review: Review = field(default_factory=Review)
    last_run: int = 0
    last_end: datetime | None = None
    failures: int = 0
    failing: frozenset[str] = frozenset()
    notices: tuple[str, ...] = ()
    trouble: Failed | None = None
    ends: Mapping[str, Mapping[Side, str]] = field(default_factory=dict)


def look(crmsync: Crmsync, explain: Callable[[BaseException], Failed]) -> Looked:
    """Look at everything; what keeps it from being read is part of the answer. Changes nothing."""
    try:
        return _look(crmsync)
    except Exception as error:
        return Looked(trouble=explain(error), notices=crmsync.notices)


def _look(crmsync: Crmsync) -> Looked:
    standings = crmsync.history.standings()
    runs = [line for line in crmsync.history.runs(LOOK_BACK) if not line.preview]
    ended = [line for line in runs if line.finished is not None]
    waiting = crmsync.waiting
    ends = {one.name: {side: one.ends[side].account for side in Side} for one in crmsync.mappings.list()}
    return Looked(
        mappings=standings,
        accounts=tuple(_accounts(crmsync.accounts.list(), ends, ended)),
        review=Review(
            conflicts=len(waiting.conflicts()),
            # What stops a whole mapping is told apart, and no list to be worked through.
            problems=sum(1 for one in waiting.problems() if one.item),
            ambiguous=len(waiting.ambiguous()),
            holds=len(waiting.holds()),
        ),
        last_run=max((line.run for line in runs), default=0),
        last_end=max((line.finished for line in ended if line.finished is not None), default=None),
        failures=_in_a_row(_did_nothing(line) for line in ended),
        failing=frozenset(one.name for one in standings if _fails(one.name, ended)),
        notices=(*crmsync.notices, *crmsync.history.notes()),
        ends=ends,
    )


def _in_a_row(happened: Iterator[bool]) -> int:
    count = 0
    for did in happened:
        if not did:
            break
        count += 1
    return count


def _did_nothing(run: RunLine) -> bool:
    parts = _parts(run)
    return bool(parts) and all(part["status"] in _NOT_DONE for part in parts)


def _fails(mapping: str, runs: list[RunLine]) -> bool:
    statuses = [part["status"] for run in runs for part in _parts(run) if part["name"] == mapping]
    return _in_a_row(status == RunStatus.FAILED for status in statuses) >= FAILURES_TOLD


def _parts(run: RunLine) -> list[Mapping[str, Any]]:
    return list(run.report["mappings"]) if run.report is not None else []


# ---- accounts


def _accounts(
    accounts: tuple[Account, ...], ends: Mapping[str, Mapping[Side, str]], runs: list[RunLine]
) -> Iterator[AccountHealth]:
    """Each account as the newest run that used it found it."""
    for account in accounts:
        votes = (list(_votes(account, ends, run)) for run in runs)
        newest = next((found for found in votes if found), [])
        # One folder that is gone is no trouble of the account, if another of its folders could be read.
        yield min(newest, key=lambda vote: _WEIGHT[vote.health], default=AccountHealth(account))


_WEIGHT = {Health.SIGN_IN: 0, Health.GOOD: 1, Health.FAILING: 2, Health.UNKNOWN: 3}


def _votes(account: Account, ends: Mapping[str, Mapping[Side, str]], run: RunLine) -> Iterator[AccountHealth]:
    for part in _parts(run):
        sides = [side for side, name in ends.get(part["name"], {}).items() if name == account.name]
        if not sides:
            continue
        if part["status"] in _USED:
            yield AccountHealth(account, Health.GOOD, run=run.run)
            continue
        health = Health.SIGN_IN if part["status"] == RunStatus.SIGN_IN_NEEDED else Health.FAILING
        for problem in part["problems"]:
            if problem["id"] == WHOLE_MAPPING and problem["side"] in sides:
                yield AccountHealth(account, health, problem["message"], run.run)


# ---- what changed behind our back


def stamp(profile: Profile, *others: Path) -> tuple[int, ...]:
    """Changes when somebody else (the command line, an editor) wrote one of the profile's files."""
    state = profile.state
    paths = (profile.config, state, state.with_name(f"{state.name}-wal"), *others)
    return tuple(map(modified, paths))


def modified(path: Path) -> int:
    """When a file was last written, in nanoseconds; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
