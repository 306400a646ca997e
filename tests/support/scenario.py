"""The mixed scenario of the crash matrices: for each kind, what people do before the run that dies, and what must be true after.

Six linked pairs, then disjoint edits of one item, a true conflict, a new item on each side, a deletion each way, a deletion
against an edit, a value that fits nowhere, a photo; or, for a first run, people who are on both sides and people who are not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from support.character import NOTE_LIMIT, Character
from support.people import Person
from support.world import World

from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import Reminder, Value

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LONG = "l" * (NOTE_LIMIT + 1)


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

    def __init__(self, theme: Theme, outlook: Character, crm: Character, linked: int = 6) -> None:
        categories = ("CRM",) if theme.kind is Kind.EVENTS else ("*",)
        rules = MappingRules(name="Test", kind=theme.kind, categories=categories)
        self.theme = theme
        self.world = World(outlook=outlook, crm=crm, rules=rules)
        self.ids = [self.add(self.world.outlook, number) for number in range(linked)]
        if linked:
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


class FirstRun:
    """The very first run dies: people who are on both sides, one who differs, one on each side alone."""

    def __init__(self, theme: Theme, outlook: Character, crm: Character) -> None:
        self.story = Story(theme, outlook, crm, linked=0)
        self.world = self.story.world

    def act(self) -> None:
        """What is there before the first run."""
        field, one, two, _ = self.story.theme.one
        for number in range(4):
            ours = self.story.add(self.world.outlook, number)
            theirs = self.story.add(self.world.crm, number)
            if number == 0:
                self.world.outlook.edit(ours, **{field: one})
                self.world.crm.edit(theirs, **{field: two})
                self.pair = (ours, theirs)
        self.story.add(self.world.outlook, 10, "new in Outlook")
        self.story.add(self.world.crm, 11, "new in the CRM")

    def check(self) -> None:
        """Everybody is there once on each side; the value that lost is saved."""
        world, theme = self.world, self.story.theme
        field, one, two, _ = theme.one
        wanted = sorted(["n0", "n1", "n2", "n3", "new in Outlook", "new in the CRM"])
        for who in (world.outlook, world.crm):
            assert sorted(str(held[theme.name]) for held in who.all().values()) == wanted
        ours, theirs = self.pair
        assert world.twin(ours) == theirs
        assert world.outlook.get(ours)[field] == world.crm.get(theirs)[field] == two
        assert (Side.OUTLOOK, field, one) in world.state.saved()
        world.assert_in_step()
        world.assert_idle()


ENOUGH = 400
"""More steps than any scenario has."""


def crash_everywhere(begin: Callable[[], Story | FirstRun]) -> tuple[int, list[str]]:
    """A crash at step 0, 1, 2 … until a run survives: how many steps there are, and what went wrong after which."""
    failures: list[str] = []
    for step in range(ENOUGH):
        story = begin()
        with story.world:
            story.act()
            died = story.world.crash_at(step)
            failures += _mended(story, f"step {step}")
        if not died:
            return step, failures
    raise AssertionError(f"no run survived {ENOUGH} steps")


def crash_twice(begin: Callable[[], Story | FirstRun], stride: int) -> list[str]:
    """A crash at step n, another in the run after it, for every `stride`-th pair of steps."""
    failures: list[str] = []
    number = 0
    for first in range(ENOUGH):
        died = False
        for second in range(ENOUGH):
            number += 1
            if number % stride:
                continue
            story = begin()
            with story.world:
                story.act()
                died = story.world.crash_at(first)
                again = story.world.crash_at(second)
                failures += _mended(story, f"steps {first} and {second}")
            if not again:
                break
        if not died:
            return failures
    raise AssertionError(f"no run survived {ENOUGH} steps")


def _mended(story: Story | FirstRun, when: str) -> list[str]:
    try:
        story.world.settle(2)
        story.check()
    except Exception as failure:
        return [f"{when}: {type(failure).__name__}: {str(failure)[:300]}"]
    return []
