"""G1, G2, G5, G6: the program dies before and after every request and every commit of a mixed run; the next runs mend it.

For each kind: six linked pairs, then disjoint edits of one item, a true conflict, a new item on each side, a deletion each
way, a deletion against an edit, a value that fits nowhere; then a crash at step 0, 1, 2 … until a run survives.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, NOTE_LIMIT, POOR_CRM, Character
from support.people import Person
from support.world import World

from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import Reminder, Value

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LONG = "l" * (NOTE_LIMIT + 1)
ENOUGH = 400
"""More steps than any scenario has."""


@dataclass(frozen=True, slots=True)
class Theme:
    """How the scenario is told for one kind. name: the field that names an item; one, two, three: fields to be edited."""

    kind: Kind
    name: str
    one: tuple[str, Value, Value, Value]
    two: tuple[str, Value]
    long: str
    others: Callable[[int], dict[str, Value]]


def _person(number: int) -> dict[str, Value]:
    return {"given_name": "Ada", "email_1": f"n{number}@example.com", "mobile_phone": f"+49 (30) {number}"}


def _task(number: int) -> dict[str, Value]:
    return {"due": date(2026, 5, 1 + number), "notes": "a note"}


def _event(number: int) -> dict[str, Value]:
    start = NOW + timedelta(days=number)
    return {"start": start, "end": start + timedelta(hours=1), "categories": ("CRM", "Fun")}


THEMES = (
    Theme(
        Kind.CONTACTS,
        "family_name",
        ("title", "a", "b", "c"),
        ("mobile_phone", "+494099"),
        "notes",
        _person,
    ),
    Theme(
        Kind.TASKS,
        "subject",
        ("categories", ("a",), ("b",), ("c",)),
        ("due", date(2026, 6, 1)),
        "notes",
        _task,
    ),
    Theme(
        Kind.EVENTS,
        "title",
        ("location", "a", "b", "c"),
        ("reminder", Reminder(before=timedelta(minutes=5))),
        "description",
        _event,
    ),
)


class Story:
    """The scenario of one theme, up to the run that may die."""

    def __init__(self, theme: Theme, outlook: Character, crm: Character) -> None:
        categories = ("CRM",) if theme.kind is Kind.EVENTS else ("*",)
        rules = MappingRules(name="Test", kind=theme.kind, categories=categories)
        self.theme = theme
        self.world = World(outlook=outlook, crm=crm, rules=rules)
        self.ids = [self.add(self.world.outlook, number) for number in range(6)]
        self.world.sync()
        self.twins = [self.world.twin(item) for item in self.ids]

    def add(self, who: Person, number: int, name: str = "") -> ItemId:
        fields = {self.theme.name: name or f"n{number}", **self.theme.others(number)}
        if who.side is Side.CRM and self.theme.kind is Kind.EVENTS:
            fields["categories"] = ("Fun",)
        return who.write_down(fields)

    def act(self) -> None:
        """What people do before the run that dies."""
        outlook, crm, ids, twins = self.world.outlook, self.world.crm, self.ids, self.twins
        (field, one, two, three), (other, value) = self.theme.one, self.theme.two
        outlook.edit(ids[0], **{field: one})
        crm.edit(twins[0], **{other: value})
        outlook.edit(ids[1], **{field: two, self.theme.long: LONG})
        crm.edit(twins[1], **{field: three})
        outlook.delete(ids[2])
        crm.delete(twins[3])
        outlook.delete(ids[4])
        crm.edit(twins[4], **{field: one})
        self.add(outlook, 10, "new in Outlook")
        self.add(crm, 11, "new in the CRM")
        if self.world.services[Side.CRM].capabilities.photos and self.theme.kind is Kind.CONTACTS:
            outlook.set_photo(ids[5], b"face")

    def check(self) -> None:
        """Nothing was lost, nothing doubled, nothing else touched."""
        world, (field, one, two, three) = self.world, self.theme.one
        wanted = sorted(["n0", "n1", "n4", "n5", "new in Outlook", "new in the CRM"])
        for who in (world.outlook, world.crm):
            assert sorted(str(held[self.theme.name]) for held in who.all().values()) == wanted
        first, second = world.outlook.get(self.ids[0]), world.outlook.get(self.ids[1])
        assert first[field] == world.crm.get(self.twins[0])[field] == one
        assert first[self.theme.two[0]] == self.theme.two[1]
        assert second[self.theme.long] == LONG
        assert second[field] == world.crm.get(self.twins[1])[field] == three
        assert (Side.OUTLOOK, field, two) in world.state.saved()
        assert not world.state.intents()
        world.assert_in_step()
        world.assert_idle()


SERVICES = [
    pytest.param(MAILBOX, CRM, id="rich"),
    pytest.param(LISTING_MAILBOX, POOR_CRM, id="poor"),
]


@pytest.mark.parametrize("outlook, crm", SERVICES)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.kind.value)
def test_a_crash_at_any_step_is_mended_by_the_next_runs(
    theme: Theme, outlook: Character, crm: Character
) -> None:
    failures: dict[int, str] = {}
    for step in range(ENOUGH):
        story = Story(theme, outlook, crm)
        with story.world:
            story.act()
            died = story.world.crash_at(step)
            try:
                story.world.settle(2)
                story.check()
            except Exception as failure:
                failures[step] = f"{type(failure).__name__}: {str(failure)[:300]}"
        if not died:
            break
    else:
        pytest.fail(f"no run survived {ENOUGH} steps")
    assert not failures, "\n".join(f"step {step}: {why}" for step, why in failures.items())
    assert step > 30, "the scenario has lost its point"
