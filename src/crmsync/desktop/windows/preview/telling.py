"""What the engine is told of decisions, and what its reports tell of plans that are none. No widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crmsync.app.facade import Crmsync
from crmsync.app.previews import Previewed, Verdicts
from crmsync.app.results import RunResult
from crmsync.app.types import Choice, RunStatus
from crmsync.desktop.messages.telling import told

FAILURES = (RunStatus.FAILED, RunStatus.SIGN_IN_NEEDED)
"""Of a mapping that ended so there is no plan."""


def tell(app: Crmsync, *, verdicts: Sequence[Verdicts], choices: Mapping[str, Sequence[Choice]]) -> int:
    """Note what the person decided; nothing at all when some of it is about what is not planned any more.

    Returns how many operations those are. Raises UnknownName when an item is gone or was linked meanwhile.
    """
    missing = app.previews.judge(verdicts)
    if not missing:
        for mapping, chosen in choices.items():
            app.waiting.choose(mapping, chosen)
    return len(missing)


def did_something(result: RunResult) -> bool:
    """Did this run change what a plan starts from?"""
    return any(report.done or report.links or report.matched for report in result.mappings)


def failures(plans: Sequence[Previewed]) -> list[str]:
    """Why mappings have no plan, or were not synced."""
    return [
        told(f"{one.report.name}: {problem.message} {problem.advice}".strip())
        for one in plans
        for problem in one.report.problems
        if one.report.status in FAILURES or not problem.item
    ]


def unsigned(plans: Sequence[Previewed]) -> str:
    """The first account that needs the person to sign in; "" when none does."""
    return next(
        (
            one.accounts[problem.side]
            for one in plans
            for problem in one.report.problems
            if one.report.status is RunStatus.SIGN_IN_NEEDED and problem.side is not None
        ),
        "",
    )
