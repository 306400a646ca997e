"""`crmsync doctor`."""

from __future__ import annotations

from argparse import Namespace

from crmsync.app.doctor import Finding
from crmsync.app.facade import Crmsync
from crmsync.cli.console import Console

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
