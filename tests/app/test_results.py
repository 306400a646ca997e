"""The JSON object of a run: every key always there, every type of value JSON."""

from __future__ import annotations

import json
from datetime import date

from crmsync.app.results import RunResult, failure_json, run_json
from crmsync.app.status import RunStatus
from crmsync.model.kinds import Kind, Side
from crmsync.plan.operations import Operation, Reason, Verb
from crmsync.sync.report import (
    AmbiguousLine,
    ConflictLine,
    HalfName,
    HeldLine,
    LeftOutLine,
    MappingReport,
    ProblemLine,
)


def full() -> MappingReport:
    """A report in which every list has an entry."""
    report = MappingReport("Contacts", Kind.CONTACTS, RunStatus.HELD)
    report.read[Side.OUTLOOK].changed = 3
    report.written[Side.CRM].updated = 2
    report.matched = 1
    report.recipients = {"babbage@example.com", "king@example.com"}
    report.requests[Side.CRM] = 4
    report.seconds = 0.81234
    report.conflicts = [
        ConflictLine("7", "Ada Byron", "birthday", date(1815, 12, 10), None, None),
        ConflictLine("3.title", "Ada Byron", "categories", ("A", "B"), ("C",), Side.CRM),
    ]
    report.ambiguous = [AmbiguousLine("5", "Bob", Side.CRM, (HalfName(6, "Bob A"), HalfName(7, "Bob B")))]
    report.left_out = [LeftOutLine("6", "Ada Byron", Side.CRM, "notes", "longer than 32,000 characters")]
    report.held = [HeldLine("8", Verb.DELETE, Side.OUTLOOK, "Carla", "too many")]
    report.problems = [ProblemLine("mapping", None, "", "FolderGone", "It is gone.", "Choose another.")]
    report.planned = [Operation(Verb.DELETE, Side.OUTLOOK, "Carla", reasons={"": Reason.DELETED})]
    report.notes = ["Dora: it was edited since and is left as it is."]
    return report


EXPECTED = {
    "run": 12,
    "preview": False,
    "status": "held",
    "mappings": [
        {
            "name": "Contacts",
            "kind": "contacts",
            "status": "held",
            "read": {"outlook": {"changed": 3, "deleted": 0}, "crm": {"changed": 0, "deleted": 0}},
            "written": {
                "outlook": {"created": 0, "updated": 0, "deleted": 0},
                "crm": {"created": 0, "updated": 2, "deleted": 0},
            },
            "matched": 1,
            "would_mail": 2,
            "conflicts": [
                {
                    "id": "7",
                    "item": "Ada Byron",
                    "field": "birthday",
                    "outlook": "1815-12-10",
                    "crm": None,
                    "kept": None,
                },
                {
                    "id": "3.title",
                    "item": "Ada Byron",
                    "field": "categories",
                    "outlook": ["A", "B"],
                    "crm": ["C"],
                    "kept": "crm",
                },
            ],
            "ambiguous": [{"id": "5", "item": "Bob", "side": "crm", "candidates": ["Bob A", "Bob B"]}],
            "left_out": [
                {
                    "id": "6",
                    "item": "Ada Byron",
                    "side": "crm",
                    "field": "notes",
                    "reason": "longer than 32,000 characters",
                }
            ],
            "held": [
                {"id": "8", "operation": "delete", "side": "outlook", "item": "Carla", "reason": "too many"}
            ],
            "problems": [
                {
                    "id": "mapping",
                    "side": None,
                    "item": "",
                    "code": "FolderGone",
                    "message": "It is gone.",
                    "advice": "Choose another.",
                }
            ],
            "requests": {"outlook": 0, "crm": 4},
            "seconds": 0.812,
        }
    ],
}
"""The contract of docs/cli.md, word for word."""


def test_the_whole_object() -> None:
    assert json.loads(json.dumps(run_json(RunResult(12, False, mappings=[full()])))) == EXPECTED


def test_an_empty_report_has_the_same_keys() -> None:
    found = run_json(RunResult(1, True, mappings=[MappingReport("Tasks", Kind.TASKS)]))
    assert found.keys() == EXPECTED.keys()
    (mapping,) = found["mappings"]
    (expected,) = EXPECTED["mappings"]  # type: ignore[misc]  # a list in a literal of mixed values
    assert mapping.keys() == expected.keys()
    assert (found["preview"], found["status"]) == (True, "ok")


def test_an_undo_says_more() -> None:
    found = run_json(RunResult(13, False, 12, [full()]))
    assert found["undoes"] == 12
    assert found["mappings"][0]["left"] == ["Dora: it was edited since and is left as it is."]
    assert found["mappings"][0]["planned"] == [
        {
            "operation": "delete",
            "side": "outlook",
            "item": "Carla",
            "lines": ["Would be deleted in Outlook, because it was deleted in the CRM"],
        }
    ]


def test_a_run_that_could_not_begin_has_the_same_keys() -> None:
    assert failure_json(preview=True) == {"run": None, "preview": True, "status": "failed", "mappings": []}
    assert failure_json(preview=True).keys() == EXPECTED.keys()
