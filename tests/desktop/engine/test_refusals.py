"""Refused sign-ins: which accounts are left alone, and until when."""

from __future__ import annotations

from dataclasses import replace

from crmsync.app.results import WHOLE_MAPPING, RunResult
from crmsync.app.types import Account, Kind, MappingReport, RunStatus, Service, Side
from crmsync.desktop.engine.refusals import Refusals
from crmsync.desktop.engine.snapshot import Health
from crmsync.sync.report import ProblemLine

OFFICE = Account("office", Side.OUTLOOK, Service.DAV)
ZOHO = Account("zoho", Side.CRM, Service.ZOHO)
SECOND = Account("second", Side.CRM, Service.ZOHO)
ACCOUNTS = (OFFICE, ZOHO, SECOND)
ENDS = {
    "Contacts": {Side.OUTLOOK: "office", Side.CRM: "zoho"},
    "Tasks": {Side.OUTLOOK: "office", Side.CRM: "second"},
}


def run(side: Side | None = Side.CRM, **statuses: RunStatus) -> RunResult:
    """A run in which these mappings ended so; side: on which a sign-in was refused."""
    result = RunResult(7, False)
    for name, status in statuses.items():
        report = MappingReport(name, Kind.CONTACTS, status)
        if status is not RunStatus.OK:
            report.problems.append(ProblemLine(WHOLE_MAPPING, side, "", "401", "Refused.", ""))
        result.mappings.append(report)
    return result


REFUSED = Refusals().after(
    run(Contacts=RunStatus.SIGN_IN_NEEDED, Tasks=RunStatus.OK), ENDS, ACCOUNTS, secrets=1
)


def test_the_refusing_account_is_left_alone_and_every_mapping_that_needs_it() -> None:
    assert {name: one.health for name, one in REFUSED.accounts.items()} == {"zoho": Health.SIGN_IN}
    assert (REFUSED.accounts["zoho"].message, REFUSED.accounts["zoho"].run) == ("Refused.", 7)
    assert REFUSED.free(ENDS) == ("Tasks",)
    both = Refusals().after(run(Side.OUTLOOK, Contacts=RunStatus.SIGN_IN_NEEDED), ENDS, ACCOUNTS, 1)
    assert both.free(ENDS) == ()


def test_a_run_of_another_mapping_changes_nothing() -> None:
    assert REFUSED.after(run(Tasks=RunStatus.OK), ENDS, ACCOUNTS, 1) == REFUSED


def test_a_run_that_reaches_the_account_ends_it_and_another_failure_does_not() -> None:
    assert REFUSED.after(run(Contacts=RunStatus.PROBLEMS), ENDS, ACCOUNTS, 1).accounts == {}
    assert REFUSED.after(run(Contacts=RunStatus.FAILED), ENDS, ACCOUNTS, 1) == REFUSED


def test_it_ends_when_the_account_changes_is_removed_or_somebody_signs_in() -> None:
    assert REFUSED.still(ACCOUNTS, 1) == REFUSED
    assert REFUSED.still((OFFICE, replace(ZOHO, region="us"), SECOND), 1).accounts == {}
    assert REFUSED.still((OFFICE, SECOND), 1).accounts == {}
    assert REFUSED.still(ACCOUNTS, 2).accounts == {}
    assert REFUSED.without("zoho").accounts == {}
    assert REFUSED.without("second") == REFUSED


def test_a_mapping_that_is_gone_and_a_failure_of_no_side_name_no_account() -> None:
    assert Refusals().after(run(Gone=RunStatus.SIGN_IN_NEEDED), ENDS, ACCOUNTS, 1).accounts == {}
    nowhere = run(None, Contacts=RunStatus.SIGN_IN_NEEDED)
    assert Refusals().after(nowhere, ENDS, ACCOUNTS, 1).accounts == {}
