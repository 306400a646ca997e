"""First match: which items of the two sides are the same person, task or meeting. Scored, one-to-one,
never by a name alone.

Streams: keeps keys and ids, not fields. See docs/algorithm.md, rule 9.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Fields, Value, utc
from crmsync.plan.halves import Half
from crmsync.plan.photo import PHOTO

_DIGITS = re.compile(r"\D")
TELLING_DIGITS = 8
"""How many of a phone number's last digits are compared: country codes and trunk zeros are written in
many ways."""
FEWEST_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two halves that are the same. score: 100 (sure) … 60 (name and company), 40 (alike in everything)."""

    outlook: int
    crm: int
    score: int


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """An item with several possible counterparts, or one that several items could be: a person decides.

    half: the item; candidates: the halves of the other side.
    """

    side: Side
    half: int
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """The result of a first match."""

    pairs: tuple[Pair, ...]
    ambiguous: tuple[Ambiguous, ...]


@dataclass(slots=True)
class _Index:
    """Halves by key, per side, for one score."""

    score: int
    halves: dict[str, dict[Side, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: {side: [] for side in Side})
    )


@dataclass(frozen=True, slots=True)
class _Face:
    """What is kept of a half while matching: a number that equals for equal content, and the folded
    names of a person."""

    fingerprint: int
    names: frozenset[str]

    def may_be(self, other: _Face) -> bool:
        """Two people who share a mail address but no part of their names are not the same person."""
        return not self.names or not other.names or bool(self.names & other.names)


def match(kind: Kind, halves: Iterable[Half]) -> Matches:
    """Pairs among unlinked `halves` of both sides; what has several candidates is listed, what has none
    is left."""
    indexes: dict[int, _Index] = {}
    faces: dict[int, _Face] = {}
    for half in halves:
        faces[half.id] = _Face(_fingerprint(kind, half.fields), _names(kind, half.fields))
        for score, key in keys(kind, half):
            indexes.setdefault(score, _Index(score)).halves[key][half.side].append(half.id)
    return _pair([indexes[score] for score in sorted(indexes, reverse=True)], faces)


@dataclass(frozen=True, slots=True)
class _Group:
    """Halves that share a key. candidates: half → those of the other side that it may be."""

    outlook: Sequence[int]
    crm: Sequence[int]
    candidates: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, outlook: Iterable[int], crm: Iterable[int], faces: Mapping[int, _Face]) -> _Group:
        left, right = list(dict.fromkeys(outlook)), list(dict.fromkeys(crm))
        candidates = {one: [other for other in right if faces[one].may_be(faces[other])] for one in left}
        candidates |= {one: [other for other in left if faces[one].may_be(faces[other])] for one in right}
        return cls(left, right, candidates)

    def without(self, taken: set[int]) -> _Group:
        """What is left of the group when some halves have found their counterpart."""
        return _Group(
            [half for half in self.outlook if half not in taken],
            [half for half in self.crm if half not in taken],
            {half: [one for one in others if one not in taken] for half, others in self.candidates.items()},
        )

    def certain(self) -> Iterator[tuple[int, int]]:
        """The halves that have exactly each other as a candidate."""
        for one in self.outlook:
            others = self.candidates[one]
            if len(others) == 1 and len(self.candidates[others[0]]) == 1:
                yield one, others[0]

    def twins(self, faces: Mapping[int, _Face]) -> Iterator[tuple[int, int]]:
        """Halves that hold the very same, in order: two genuine "Call" tasks stay two."""
        waiting: dict[int, list[int]] = defaultdict(list)
        for half in self.crm:
            waiting[faces[half].fingerprint].append(half)
        for half in self.outlook:
            if waiting[faces[half].fingerprint]:
                yield half, waiting[faces[half].fingerprint].pop(0)


def _pair(indexes: Sequence[_Index], faces: Mapping[int, _Face]) -> Matches:
    taken: set[int] = set()
    pairs: list[Pair] = []
    groups: list[_Group] = []
    for index in indexes:
        for sides in index.halves.values():
            group = _Group.of(sides[Side.OUTLOOK], sides[Side.CRM], faces).without(taken)
            for one, other in (*group.certain(), *group.twins(faces)):
                if one not in taken and other not in taken:
                    taken |= {one, other}
                    pairs.append(Pair(one, other, index.score))
            if group.outlook and group.crm:
                groups.append(group)
    return Matches(tuple(pairs), tuple(_ambiguous(groups, taken)))


def _ambiguous(groups: Iterable[_Group], taken: set[int]) -> Iterator[Ambiguous]:
    """What shares a key with several others and found none of them."""
    found: dict[tuple[Side, int], dict[int, None]] = {}
    for group in (group.without(taken) for group in groups):
        for side, halves in ((Side.OUTLOOK, group.outlook), (Side.CRM, group.crm)):
            for half in halves:
                if group.candidates[half]:
                    found.setdefault((side, half), {}).update(dict.fromkeys(group.candidates[half]))
    for (side, half), others in found.items():
        yield Ambiguous(side, half, tuple(others))


def keys(kind: Kind, half: Half) -> Iterator[tuple[int, str]]:
    """(score, key) of everything by which this item may be recognised; equal keys of two sides are a
    match."""
    fields = half.fields
    match kind:
        case Kind.CONTACTS:
            yield from _contact_keys(fields)
        case Kind.TASKS:
            if "subject" in fields:
                yield 80, f"{_fold(fields['subject'])}|{_day(fields.get('due'))}"
        case Kind.EVENTS:
            if half.uid:
                yield 100, f"uid:{half.uid}"
            if "title" in fields and "start" in fields:
                yield 80, f"{_fold(fields['title'])}|{_start(fields['start'])}"


def _contact_keys(fields: Fields) -> Iterator[tuple[int, str]]:
    for name in ("email_1", "email_2", "email_3"):
        if name in fields:
            yield 100, f"mail:{_fold(fields[name])}"
    person = _fold(f"{fields.get('given_name', '')} {fields.get('family_name', '')}")
    if not person:
        return
    for name in ("work_phone", "mobile_phone", "home_phone", "other_phone"):
        digits = _DIGITS.sub("", str(fields.get(name, "")))[-TELLING_DIGITS:]
        if len(digits) >= FEWEST_DIGITS:
            yield 80, f"phone:{person}|{digits}"
    if "company" in fields:
        yield 60, f"company:{person}|{_fold(fields['company'])}"
    # Never a name alone; but two records that say the very same lose nothing by being taken for one. This
    # is how
    # pairs of nameplates without address, phone and company are found again when the state is lost.
    yield 40, f"alike:{sorted((name, _written(value)) for name, value in fields.items() if name != PHOTO)}"


def _written(value: Value) -> str:
    """A value without what services spell differently: case, white space, a phone number's punctuation."""
    text = _fold(value)
    digits = _DIGITS.sub("", text)
    return digits if digits and not any(sign.isalpha() for sign in text) else text


def _fold(value: object) -> str:
    return " ".join(str(value).casefold().split())


def _day(value: Value | None) -> str:
    return value.strftime("%Y-%m-%d") if isinstance(value, date) else ""


def _start(value: Value) -> str:
    return utc(value).isoformat() if isinstance(value, datetime) else str(value)


def _fingerprint(kind: Kind, fields: Fields) -> int:
    """A number equal for items that say the same; only compares items of one equal key.

    Tasks and meetings are compared by what people write: services fill in the rest in ways of their own.
    """
    telling = {
        Kind.CONTACTS: tuple(sorted(fields.keys() - {PHOTO})),
        Kind.TASKS: ("subject", "notes", "status"),
        Kind.EVENTS: ("title", "end", "location", "description"),
    }[kind]
    return hash(tuple((name, _written(fields.get(name, ""))) for name in telling))


def _names(kind: Kind, fields: Fields) -> frozenset[str]:
    if kind is not Kind.CONTACTS:
        return frozenset()
    return frozenset(_fold(fields[name]) for name in ("given_name", "family_name") if name in fields)
