"""What may happen in a random history: deeds of people and faults of services, as values, and the strategies that draw them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from support.character import NOTE_LIMIT
from support.faults import Call, Moment

from crmsync.connect.errors import ServiceError, ServiceFault, SignInNeeded, Throttled, Unreachable
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, Deletions, Direction, FieldRule, HoldLimits, MappingRules
from crmsync.model.values import Priority, Recurrence, Reminder, Status, Value

Edit = tuple[str, Value | None]
NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Add:
    """Somebody new on one side, or the same person written down on both. mail: with a mail address to be recognised by."""

    sides: tuple[Side, ...]
    edits: list[Edit]
    mail: bool


@dataclass(frozen=True, slots=True)
class Change:
    """An edit of the `number`-th item."""

    side: Side
    number: int
    edit: Edit


@dataclass(frozen=True, slots=True)
class Picture:
    """Another photo, or none."""

    side: Side
    number: int
    photo: bytes | None


@dataclass(frozen=True, slots=True)
class Remove:
    """A deletion."""

    side: Side
    number: int


@dataclass(frozen=True, slots=True)
class Move:
    """Out of the folder, or back into it."""

    side: Side
    number: int
    away: bool


@dataclass(frozen=True, slots=True)
class Touch:
    """A change of a line that crmsync does not know, or of nothing but the version."""

    side: Side
    number: int
    unmapped: bool


Deed = Add | Change | Picture | Remove | Move | Touch


@dataclass(frozen=True, slots=True)
class LostReply:
    """A write whose reply is lost."""

    side: Side
    call: Call
    landed: bool
    skip: int


@dataclass(frozen=True, slots=True)
class FalselyStale:
    """A write that is refused although nothing changed."""

    side: Side
    call: Call
    skip: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A request that fails."""

    side: Side
    call: Call
    error: ServiceError
    skip: int


@dataclass(frozen=True, slots=True)
class LostCursor:
    """A cursor the service no longer knows. omit: its full listing leaves out the known items from this one on; `None`: it is right."""

    side: Side
    omit: int | None


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """An edit in the middle of a run, before or after a request lands."""

    side: Side
    call: Call
    moment: Moment
    skip: int
    change: Change


Trouble = LostReply | FalselyStale | Failure | LostCursor | Meanwhile

CONTACT_VALUES: dict[str, tuple[Value | None, ...]] = {
    "given_name": ("Ada", "Charles", None),
    "title": ("Countess", "Engineer", None),
    "mobile_phone": ("+49 (30) 1", "+49301", "+49 40 22", "none", None),
    "notes": ("short", "n" * (NOTE_LIMIT + 5), "m" * (NOTE_LIMIT + 9), None),
    "department": ("Sales", "Analytical Engines", "Analytical Machines", None),
    "salutation": ("Dr.", "Countess", None),
    "categories": (("a", "b"), tuple("abcdefg"), None),
    "birthday": (date(1815, 12, 10), date(1791, 12, 26), None),
    "work_street": ("St James Square 12", "Rue de Rivoli 1", None),
    "work_city": ("London", "Paris", None),
}
TASK_VALUES: dict[str, tuple[Value | None, ...]] = {
    "due": (date(2026, 5, 1), datetime(2026, 5, 1, 10, 0, tzinfo=UTC), date(2026, 6, 1), None),
    "status": (Status.NOT_STARTED, Status.COMPLETED, Status.CANCELLED, Status.DEFERRED, None),
    "priority": (Priority.HIGH, Priority.LOW, None),
    "reminder": (Reminder(before=timedelta(minutes=5)), Reminder(at=datetime(2026, 5, 1, tzinfo=UTC)), None),
    "recurrence": (Recurrence("FREQ=DAILY"), Recurrence("FREQ=WEEKLY"), None),
    "notes": CONTACT_VALUES["notes"],
    "categories": CONTACT_VALUES["categories"],
}
EVENT_VALUES: dict[str, tuple[Value | None, ...]] = {
    "start": (NOON, NOON + timedelta(days=1)),
    "end": (NOON + timedelta(hours=1), NOON + timedelta(days=1, hours=1)),
    "location": ("here", "there", None),
    "description": CONTACT_VALUES["notes"],
    "reminder": TASK_VALUES["reminder"],
    "categories": (("CRM",), ("CRM", "Fun"), ("crm", "Work"), ("Fun",), None),
}
VALUES = {Kind.CONTACTS: CONTACT_VALUES, Kind.TASKS: TASK_VALUES, Kind.EVENTS: EVENT_VALUES}

SIDES = st.sampled_from(list(Side))
NUMBERS = st.integers(0, 5)
SKIPS = st.integers(0, 3)
ERRORS = st.sampled_from(
    [
        Throttled("slow down"),
        ServiceFault("500"),
        Unreachable("no network"),
        SignInNeeded("the token has expired"),
    ]
)


def edits(kind: Kind) -> st.SearchStrategy[Edit]:
    """One field and its new value."""
    return st.sampled_from([(name, value) for name, values in VALUES[kind].items() for value in values])


def changes(kind: Kind) -> st.SearchStrategy[Change]:
    """Edits of few items, so that they meet."""
    return st.builds(Change, SIDES, st.integers(0, 2), edits(kind))


def deeds(kind: Kind) -> st.SearchStrategy[Deed]:
    """Everything a person does; mostly edits."""
    both = st.sampled_from([(Side.OUTLOOK,), (Side.CRM,), (Side.OUTLOOK, Side.CRM)])
    return st.one_of(
        changes(kind),
        changes(kind),
        changes(kind),
        st.builds(Add, both, st.lists(edits(kind), max_size=4), st.booleans()),
        st.builds(Remove, SIDES, NUMBERS),
        st.builds(Move, SIDES, NUMBERS, st.booleans()),
        st.builds(Touch, SIDES, NUMBERS, st.booleans()),
        st.builds(Picture, SIDES, NUMBERS, st.sampled_from([b"one face", b"another face", None])),
    )


def troubles(kind: Kind) -> st.SearchStrategy[Trouble]:
    """Everything that goes wrong in a run."""
    return st.one_of(
        st.builds(
            LostReply,
            SIDES,
            st.sampled_from([Call.CREATE, Call.UPDATE, Call.DELETE, Call.SET_PHOTO]),
            st.booleans(),
            SKIPS,
        ),
        st.builds(FalselyStale, SIDES, st.sampled_from([Call.UPDATE, Call.DELETE, Call.SET_PHOTO]), SKIPS),
        st.builds(Failure, SIDES, st.sampled_from(list(Call)), ERRORS, SKIPS),
        st.builds(LostCursor, SIDES, st.one_of(st.none(), NUMBERS)),
        st.builds(
            Meanwhile,
            SIDES,
            st.sampled_from([Call.CHANGES, Call.FETCH, Call.CREATE, Call.UPDATE, Call.DELETE]),
            st.sampled_from(list(Moment)),
            SKIPS,
            changes(kind),
        ),
    )


def rules(kind: Kind) -> st.SearchStrategy[MappingRules]:
    """A person's choices; two-way most of the time."""
    conflicts = st.sampled_from(list(ConflictRule))
    special: dict[str, st.SearchStrategy[FieldRule]] = {
        "description" if kind is Kind.EVENTS else "notes": st.builds(
            FieldRule, direction=st.sampled_from(list(Direction))
        )
    }
    if kind is Kind.CONTACTS:
        special |= {
            "birthday": st.just(FieldRule(synced=False)),
            "title": st.builds(FieldRule, conflicts=conflicts),
            "work_street": st.builds(FieldRule, conflicts=conflicts),
        }
    return st.builds(
        MappingRules,
        name=st.just("Test"),
        kind=st.just(kind),
        direction=st.sampled_from([*[Direction.TWO_WAY] * 4, Direction.TO_CRM, Direction.TO_OUTLOOK]),
        conflicts=conflicts,
        deletions=st.sampled_from([*[Deletions.BOTH] * 4, *Deletions]),
        categories=st.sampled_from([("CRM",), ("*",)]) if kind is Kind.EVENTS else st.just(("*",)),
        hold=st.just(HoldLimits(deletions=1000, updates=1000)),
        fields=st.fixed_dictionaries({}, optional=special),
    )
