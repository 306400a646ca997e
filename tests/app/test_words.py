"""The sentences that tell what is done and why."""

from __future__ import annotations

import re
from typing import Any

import pytest

from crmsync.app.words import Step, because, conflict_sentence, field_label, sentence, steps
from crmsync.model.kinds import Kind, Side
from crmsync.plan.operations import Operation, Reason, Verb

MOBILE: dict[str, Any] = {
    "kind": Kind.CONTACTS,
    "side": Side.OUTLOOK,
    "verb": Verb.UPDATE,
    "field": "mobile_phone",
    "old": "+49 30 1",
    "new": "+49 30 2",
    "reason": Reason.CHANGED,
}
WHOLE: dict[str, Any] = {**MOBILE, "field": "", "old": None, "new": None}

SENTENCES = [
    (
        MOBILE,
        "Mobile phone changed in Outlook: +49 30 1 → +49 30 2, because it changed in the CRM",
        "Mobile phone would change in Outlook: +49 30 1 → +49 30 2, because it changed in the CRM",
    ),
    (
        {**MOBILE, "side": Side.CRM, "new": None, "reason": Reason.WON},
        "Mobile phone changed in the CRM: +49 30 1 → (empty), because it changed on both sides and Outlook wins",
        "Mobile phone would change in the CRM: +49 30 1 → (empty), because it changed on both sides and Outlook wins",
    ),
    (
        {**WHOLE, "verb": Verb.CREATE, "reason": Reason.NEW},
        "Created in Outlook, because it is new in the CRM",
        "Would be created in Outlook, because it is new in the CRM",
    ),
    (
        {**WHOLE, "verb": Verb.DELETE, "side": Side.CRM, "reason": Reason.DELETED},
        "Deleted in the CRM, because it was deleted in Outlook",
        "Would be deleted in the CRM, because it was deleted in Outlook",
    ),
    (
        {**MOBILE, "verb": Verb.PHOTO, "field": "photo"},
        "Photo changed in Outlook, because it changed in the CRM",
        "Photo would change in Outlook, because it changed in the CRM",
    ),
    (
        {**WHOLE, "verb": Verb.DELETE, "reason": Reason.UNDONE, "undoes": 7},
        "Deleted in Outlook, because it undoes run 7",
        "Would be deleted in Outlook, because it undoes run 7",
    ),
]


@pytest.mark.parametrize(("step", "done", "planned"), SENTENCES)
def test_sentences(step: dict[str, Any], done: str, planned: str) -> None:
    assert sentence(Step(**step)) == done
    assert sentence(Step(**step), planned=True) == planned


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("side", Side)
def test_every_reason_is_a_whole_phrase(reason: Reason, side: Side) -> None:
    assert not re.search(r"[{}]|None", because(reason, side, 3))


def test_the_steps_of_an_update_are_its_fields_as_they_were_written() -> None:
    operation = Operation(
        Verb.UPDATE,
        Side.CRM,
        "Ada Byron",
        changes={"title": "Founder", "notes": "long"},
        before={"title": "Chief"},
        reasons={"title": Reason.WON, "notes": Reason.FILLED},
    )
    planned = [(step.field, step.old, step.new, step.reason) for step in steps(Kind.CONTACTS, operation)]
    assert planned == [
        ("title", "Chief", "Founder", Reason.WON),
        ("notes", None, "long", Reason.FILLED),
    ]
    (written,) = steps(Kind.CONTACTS, operation, {"notes": "lon"})
    assert (written.field, written.new) == ("notes", "lon")


def test_the_steps_of_a_create_are_one() -> None:
    operation = Operation(
        Verb.CREATE, Side.CRM, "Ada", changes={"title": "Founder"}, reasons={"": Reason.NEW}
    )
    (step,) = steps(Kind.CONTACTS, operation, {"title": "Founder"})
    assert (step.field, step.reason) == ("", Reason.NEW)


def test_an_open_conflict() -> None:
    words = conflict_sentence(Kind.CONTACTS, "email_1", "a@example.com", None)
    assert words == "Mail address is a@example.com in Outlook and (empty) in the CRM"


def test_a_field_that_this_version_does_not_know_keeps_its_name() -> None:
    assert field_label(Kind.CONTACTS, "shoe_size") == "shoe size"
