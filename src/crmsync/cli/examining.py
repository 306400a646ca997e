"""`crmsync doctor`, `crmsync audit` and `crmsync links`."""

from __future__ import annotations

from argparse import Namespace

from crmsync.app.audit import audit_json, finding_lines
from crmsync.app.doctor import Finding
from crmsync.app.facade import Crmsync
from crmsync.app.links import imported_json
from crmsync.cli.console import Console, counted
from crmsync.cli.progress import Progress
from crmsync.cli.syncing import failure_lines, result_lines, say_if_busy

_MARKS = {"good": "ok", "note": "note", "wrong": "WRONG", "sign-in": "SIGN IN"}


def doctor(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`doctor`."""

    def tell(finding: Finding) -> None:
        subject = f"{finding.subject}: " if finding.subject else ""
        console.show(f"{_MARKS[finding.level]:8}{finding.check:14}{subject}{finding.message}")
        if finding.advice:
            console.show(f"{'':22}→ {finding.advice}")

    diagnosis = crmsync.doctor.examine(tell)
    if diagnosis.report is not None:
        console.say(f"A report without secrets and personal data is in {diagnosis.report}.")
    return diagnosis.exit_status


def audit(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`audit`."""
    say_if_busy(crmsync, console)
    with Progress(console.err) as progress:
        result = crmsync.audit.audit(
            arguments.mappings, repair=arguments.repair, yes=arguments.yes, observer=progress
        )
    if arguments.json:
        console.json(audit_json(result))
    else:
        for report in result.run.mappings:
            findings = result.findings.get(report.name)
            if findings is not None:
                lines = finding_lines(report.kind, findings)
                found = counted(len(lines), "difference") if lines else "nothing amiss"
                console.show(f"{report.name}: {counted(findings.pairs, 'pair')} compared, {found}")
                console.show(*(f"  {line}" for line in lines))
        if arguments.repair:
            console.show(*result_lines(result.run))
        elif any(one.missed or one.divergent for one in result.findings.values()):
            console.say("Bring it in step with: crmsync audit --repair")
    console.say(*failure_lines(result.run), *result.run.notes)
    return result.exit_status


def export_links(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`links export`."""
    pairs = crmsync.links.export(arguments.file)
    console.say(f"{counted(pairs, 'linked pair')} written to {arguments.file}.")
    return 0


def import_links(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`links import`."""
    say_if_busy(crmsync, console)
    with Progress(console.err) as progress:
        imported = crmsync.links.take(arguments.file, observer=progress)
    if arguments.json:
        console.json(imported_json(imported))
    else:
        for name, one in imported.adopted.items():
            rest = f"{one.known:,} known already, {one.missing:,} not there"
            console.show(f"{name}: {counted(one.pairs, 'pair')} linked, {rest}")
        if imported.adopted:
            console.say("Look at what the next run would do with: crmsync sync --preview")
    for name in imported.skipped:
        console.say(f'The mapping "{name}" is not in the configuration file; its links were left out.')
    console.say(*failure_lines(imported.run), *imported.run.notes)
    return imported.run.exit_status
