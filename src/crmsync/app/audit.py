"""The audit of all mappings: both sides read in full and compared with what the state believes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crmsync.app.context import Context, begun_again
from crmsync.app.results import RunResult, run_json
from crmsync.app.runs import Runs, Work, chosen
from crmsync.app.status import ExitStatus, exit_status
from crmsync.app.values import plain
from crmsync.app.words import SIDES, conflict_sentence, field_label
from crmsync.model.kinds import Kind, Side
from crmsync.sync.report import RunStatus
from crmsync.sync.session import Observer, RunOptions

if TYPE_CHECKING:
    from crmsync.connect.base import Collection
    from crmsync.sync.audit import Findings


@dataclass(slots=True)
class AuditResult:
    """What an audit found. run: the audit is a run, with a report of what it repaired. findings: by
    mapping.
    """

    run: RunResult
    findings: dict[str, Findings] = field(default_factory=dict)

    @property
    def exit_status(self) -> ExitStatus:
        """How the process ends: 3 when something was found and not repaired."""
        if self.run.stopped:
            return ExitStatus.STOPPED
        # One that repairs nothing is a preview in the list of runs, but what it found counts.
        return exit_status([report.status for report in self.run.mappings])


class Audit:
    """Looking for what the services' feeds never told."""

    def __init__(self, context: Context, runs: Runs) -> None:
        self._context = context
        self._runs = runs

    def audit(
        self,
        names: Sequence[str] = (),
        *,
        repair: bool = False,
        yes: bool = False,
        observer: Observer | None = None,
    ) -> AuditResult:
        """Compare everything of the named mappings (all, when none is named). repair: bring in step what
        was found, under the same limits and holds as any run; otherwise nothing is written to a service.

        Raises what `Runs.sync` raises.
        """
        from crmsync.sync.audit import audit_mapping

        context = self._context
        mappings = chosen(context.settings(), names)
        findings: dict[str, Findings] = {}

        def do(work: Work, collections: dict[Side, Collection]) -> None:
            found, report = audit_mapping(
                work.db,
                work.mapping.rules,
                collections,
                work.options,
                context.means(work.observer),
                repair=repair,
                report=work.report,
            )
            findings[work.mapping.name] = found
            if (found.missed or found.divergent) and not repair and report.status is RunStatus.OK:
                report.status = RunStatus.PROBLEMS

        def run() -> RunResult:
            findings.clear()
            with context.writing() as db, self._runs.recorded(db, preview=not repair) as result:
                options = RunOptions(result.run, preview=not repair, yes=yes)
                self._runs.each(db, mappings, options, result, do, observer)
            return result

        return AuditResult(begun_again(run), findings)


def audit_json(result: AuditResult) -> dict[str, Any]:
    """A run's object; each mapping has one key more, `audit`."""
    found = run_json(result.run)
    for entry in found["mappings"]:
        findings = result.findings.get(entry["name"])
        entry["audit"] = {
            "pairs": findings.pairs if findings is not None else 0,
            "missed": [
                {"item": one.item, "side": one.side.value, "fields": list(one.fields)}
                for one in (findings.missed if findings is not None else ())
            ],
            "divergent": [
                {"item": one.item, "field": one.field, "outlook": plain(one.outlook), "crm": plain(one.crm)}
                for one in (findings.divergent if findings is not None else ())
            ],
        }
    return found


def finding_lines(kind: Kind, findings: Findings) -> list[str]:
    """What was found in one mapping, one sentence each."""
    lines = []
    for missed in findings.missed:
        side = SIDES[missed.side]
        if missed.fields:
            fields = ", ".join(field_label(kind, name) for name in missed.fields)
            lines.append(f"{missed.item}: an edit in {side} was never told: {fields}")
        else:
            lines.append(f"{missed.item}: its deletion in {side} was never told")
    for one in findings.divergent:
        lines.append(f"{one.item}: {conflict_sentence(kind, one.field, one.outlook, one.crm)}")
    return lines
