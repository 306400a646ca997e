"""The laws of `fits` hold for every in-memory service, so that a failing law of the engine is the engine's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, NOTE_LIMIT, POOR_CRM, Character, MemoryRules

from crmsync.mapping.base import Fit, Unfit
from crmsync.model.kinds import Kind
from crmsync.model.values import Priority, Recurrence, Status, Value

SAMPLES: dict[str, tuple[Value, ...]] = {
    "mobile_phone": ("+49 (30) 12-34", "call me", "12"),
    "email_1": ("Ada@Example.COM",),
    "notes": ("short", "x" * (NOTE_LIMIT + 1)),
    "department": ("Sales", "Analytical Engines and more"),
    "salutation": ("Dr.", "Countess"),
    "categories": (("a", "b"), tuple("abcdefgh")),
}
TASK_SAMPLES: dict[str, tuple[Value, ...]] = {
    "due": (date(2026, 5, 1), datetime(2026, 5, 1, 10, 30, tzinfo=UTC)),
    "status": tuple(Status),
    "priority": tuple(Priority),
    "recurrence": (
        Recurrence("FREQ=DAILY"),
        Recurrence("FREQ=MONTHLY;BYSETPOS=-1"),
        Recurrence("FREQ=WEEKLY", excluded=(date(2026, 5, 1),)),
    ),
}


@pytest.mark.parametrize("character", [MAILBOX, LISTING_MAILBOX, CRM, POOR_CRM], ids=lambda one: one.service)
@pytest.mark.parametrize("kind, samples", [(Kind.CONTACTS, SAMPLES), (Kind.TASKS, TASK_SAMPLES)])
def test_what_fits_fits_again_unchanged(
    character: Character, kind: Kind, samples: dict[str, tuple[Value, ...]]
) -> None:
    rules = MemoryRules(character, kind)
    for name, values in samples.items():
        for value in values:
            match rules.fits(name, value):
                case Fit(value=held) if held is not None:
                    assert rules.fits(name, held) == Fit(held), (name, value)
                case Fit() | Unfit():
                    pass


@pytest.mark.parametrize(
    "name, value, held",
    [
        ("mobile_phone", "+49 (30) 12-34", Fit("+49301234")),
        ("mobile_phone", "call me", Fit(None)),
        ("email_1", "Ada@Example.COM", Fit("ada@example.com")),
        ("department", "Analytical Engines", Fit("Analytical E", "what is longer than 12 characters")),
        ("notes", "x" * 41, Unfit("longer than 40 characters")),
        ("salutation", "Countess", Unfit("“Countess” is not in the pick-list")),
    ],
)
def test_the_crm_is_lossy(name: str, value: Value, held: Fit | Unfit) -> None:
    assert MemoryRules(CRM, Kind.CONTACTS).fits(name, value) == held


def test_a_contact_without_a_last_name_gets_a_substitute_in_the_crm_alone() -> None:
    crm, mailbox = MemoryRules(CRM, Kind.CONTACTS), MemoryRules(MAILBOX, Kind.CONTACTS)
    assert crm.complete({"company": "ACME", "email_1": "a@b.c"})["family_name"] == "ACME"
    assert crm.complete({"email_1": "a@b.c"})["family_name"] == "a@b.c"
    assert crm.complete({"family_name": "Byron", "company": "ACME"})["family_name"] == "Byron"
    assert mailbox.complete({"company": "ACME"}) == {"company": "ACME"}


def test_a_field_that_a_side_lacks_is_no_field() -> None:
    rules = MemoryRules(CRM, Kind.TASKS)
    assert "completed" not in rules.names
    with pytest.raises(KeyError):
        rules.access("completed")
    with pytest.raises(KeyError):
        rules.fits("completed", date(2026, 5, 1))
