"""What became of an accepted plan: row by row, and in a sentence. No widgets."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from crmsync.app.results import RunResult
from crmsync.app.types import RunStatus, Side
from crmsync.desktop.labels import side_name
from crmsync.desktop.windows.preview.model import Outcome
from crmsync.desktop.windows.preview.plan import Deed, Plan
from crmsync.desktop.windows.preview.rows import operation_key

translate = QCoreApplication.translate


def outcomes_of(plan: Plan, result: RunResult) -> dict[str, Outcome]:
    """Row → what became of it, for the rows that were to be done."""
    done = {operation_key(report.name, one.operation) for report in result.mappings for one in report.done}
    linked = {report.name for report in result.mappings if report.matched}
    found: dict[str, Outcome] = {}
    for row in plan.rows:
        if plan.decision(row).deed is not Deed.DO:
            continue
        is_done = row.mapping in linked if row.pair is not None else row.key in done
        found[row.key] = Outcome.DONE if is_done else Outcome.NOT_DONE
    return found


def result_text(result: RunResult) -> str:
    """ "Written: 214 in the CRM, 12 in Outlook; 80 pairs linked"."""
    parts = []
    for side in (Side.CRM, Side.OUTLOOK):
        number = sum(report.written[side].total for report in result.mappings)
        if number:
            text = translate("Preview", "%n change(s) written in {side}", None, number)
            parts.append(text.format(side=side_name(side)))
    pairs = sum(report.matched for report in result.mappings)
    if pairs:
        parts.append(translate("Preview", "%n pair(s) linked", None, pairs))
    problems = sum(len(report.problems) for report in result.mappings if report.status is RunStatus.PROBLEMS)
    if problems:
        parts.append(translate("Preview", "%n problem(s)", None, problems))
    held = sum(len(report.held) for report in result.mappings)
    if held:
        parts.append(translate("Preview", "%n change(s) wait for you", None, held))
    if result.stopped:
        parts.append(translate("Preview", "stopped by you"))
    if not parts:
        return translate("Preview", "Nothing had to be written.")
    if result.status is not RunStatus.OK and not any(_written(result)):
        parts.insert(0, translate("Preview", "Nothing was written"))
    return " · ".join(parts)


def _written(result: RunResult) -> Iterator[int]:
    return (writes.total for report in result.mappings for writes in report.written.values())
