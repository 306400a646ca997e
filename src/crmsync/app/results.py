"""The result of a run over several mappings, and the JSON object that tells it to programs (docs/cli.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any

from crmsync.app.status import ExitStatus, exit_status, overall
from crmsync.app.values import plain
from crmsync.app.words import because, sentence, steps
from crmsync.model.kinds import Side
from crmsync.sync.report import MappingReport, RunStatus

WHOLE_MAPPING = "mapping"
"""The id of a problem that is about a whole mapping, not about one item."""


@dataclass(slots=True)
class RunResult:
    """What one run did.

    run: its number. undoes: the number of the run that it undid, for an undo; item, field: the only record
    (as it was asked for) and the only field that were undone, if not all. stopped: did the person stop it?
    budgets: account → what its requests cost, where the service counts. notes: what concerns no single
    mapping.
    """

    run: int
    preview: bool
    undoes: int | None = None
    mappings: list[MappingReport] = default(default_factory=list)
    stopped: bool = False
    budgets: dict[str, str] = default(default_factory=dict)
    notes: list[str] = default(default_factory=list)
    item: str | None = None
    field: str | None = None

    @property
    def status(self) -> RunStatus:
        """The whole run in one word."""
        return overall([report.status for report in self.mappings])

    @property
    def exit_status(self) -> ExitStatus:
        """How the process ends."""
        if self.stopped:
            return ExitStatus.STOPPED
        return exit_status([report.status for report in self.mappings], preview=self.preview)


def run_json(result: RunResult) -> dict[str, Any]:
    """The run as one JSON object; every key is always there.

    An undo has more keys: `undoes`, `item`, `field`, and for each mapping `planned` and `left` (what somebody
    edited since).
    """
    found: dict[str, Any] = {
        "run": result.run,
        "preview": result.preview,
        "status": result.status.value,
        "mappings": [mapping_json(report) for report in result.mappings],
    }
    if result.undoes is not None:
        found |= {"undoes": result.undoes, "item": result.item, "field": result.field}
        for entry, report in zip(found["mappings"], result.mappings, strict=True):
            entry["planned"] = planned_json(report, result.undoes)
            entry["left"] = list(report.notes)
    return found


def failure_json(*, preview: bool) -> dict[str, Any]:
    """The same object for a run that could not even begin."""
    return {"run": None, "preview": preview, "status": RunStatus.FAILED.value, "mappings": []}


def mapping_json(report: MappingReport) -> dict[str, Any]:
    """One mapping's part of the object."""
    return {
        "name": report.name,
        "kind": report.kind.value,
        "status": report.status.value,
        "read": {
            side.value: {"changed": read.changed, "deleted": read.deleted}
            for side, read in report.read.items()
        },
        "written": {
            side.value: {"created": writes.created, "updated": writes.updated, "deleted": writes.deleted}
            for side, writes in report.written.items()
        },
        "matched": report.matched,
        "would_mail": len(report.recipients),
        **_lists(report),
        "requests": {side.value: report.requests[side] for side in Side},
        "seconds": round(report.seconds, 3),
    }


def _lists(report: MappingReport) -> dict[str, Any]:
    return {
        "conflicts": [
            {
                "id": one.id,
                "item": one.item,
                "field": one.field,
                "outlook": plain(one.outlook),
                "crm": plain(one.crm),
                "kept": one.kept.value if one.kept is not None else None,
            }
            for one in report.conflicts
        ],
        "ambiguous": [
            {
                "id": one.id,
                "item": one.item,
                "side": one.side.value,
                "candidates": [other.label for other in one.candidates],
            }
            for one in report.ambiguous
        ],
        "left_out": [
            {"id": one.id, "item": one.item, "side": one.side.value, "field": one.field, "reason": one.reason}
            for one in report.left_out
        ],
        "held": [
            {
                "id": one.id,
                "operation": one.operation.value,
                "side": one.side.value,
                "item": one.item,
                "reason": one.reason,
            }
            for one in report.held
        ],
        "problems": [
            {
                "id": one.id,
                "side": one.side.value if one.side is not None else None,
                "item": one.item,
                "code": one.code,
                "message": one.message,
                "advice": one.advice,
            }
            for one in report.problems
        ],
    }


def planned_json(report: MappingReport, undoes: int | None = None) -> list[dict[str, Any]]:
    """What a preview (or a run that waits for a yes) would do, with sentences."""
    return [
        {
            "operation": operation.verb.value,
            "side": operation.side.value,
            "item": operation.label,
            "lines": [sentence(step, planned=True) for step in steps(report.kind, operation, undoes=undoes)],
        }
        for operation in report.planned
    ]


def told(
    report: MappingReport, *, planned: bool, undoes: int | None = None
) -> Iterator[tuple[str, list[str]]]:
    """Item by item what was done (or planned), as sentences."""
    if planned:
        for operation in report.planned:
            found = steps(report.kind, operation, undoes=undoes)
            yield operation.label, [sentence(step, planned=True) for step in found]
        return
    for one in report.done:
        found = steps(report.kind, one.operation, one.written, undoes)
        yield one.operation.label, [sentence(step) for step in found]


def told_links(report: MappingReport) -> Iterator[str]:
    """What became of pairs without a write (unlinked, linked again, merged), as sentences."""
    for link in report.links:
        yield f"{link.item}: {because(link.why, link.source.other)}"


__all__ = [
    "WHOLE_MAPPING",
    "MappingReport",
    "RunResult",
    "failure_json",
    "mapping_json",
    "planned_json",
    "run_json",
    "told",
    "told_links",
]
