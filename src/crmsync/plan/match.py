"""First match: which items of the two sides are the same person, task or meeting. Scored, one-to-one,
never by a name alone.

Keeps the ids of pairs; keys are kept by an index, fields are read again for those that share a key with
several. See docs/algorithm.md, rule 9.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Protocol

from crmsync.frozen import frozen
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Fields, Value, utc
from crmsync.plan.halves import Half
from crmsync.plan.photo import PHOTO

_DIGITS = re.compile(r"\D")
TELLING_DIGITS = 8
"""How many of a phone number's last digits are compared: country codes and trunk zeros are written in
many ways."""
FEWEST_DIGITS = 5
ALIKE = 40
"""The score of two items that are alike in everything, if nothing else makes them the same."""


@frozen
class Pair:
    """Two halves that are the same. score: 100 (sure) … 60 (name and company), 40 (alike in everything)."""

    outlook: int
    crm: int
    score: int


@frozen
class Ambiguous:
    """An item with several possible counterparts, or one that several items could be: a person decides.

    half: the item; candidates: the halves of the other side.
    """

    side: Side
    half: int
    candidates: tuple[int, ...]


@frozen
class Matches:
    """The result of a first match."""

    pairs: tuple[Pair, ...]
    ambiguous: tuple[Ambiguous, ...]


class Face(NamedTuple):
    """One key by which a half may be recognised, in numbers: hashes of 64 bits, equal for equal texts within
    this process. given, family: a person's names; `None` where there is none.
    """

    score: int
    key: int
    side: Side
    half: int
    given: int | None
    family: int | None


class Index(Protocol):
    """Keeps the faces of one match, so that memory need not hold them."""

    def add(self, faces: Iterable[Face]) -> None:
        """Keep these."""

    def shared(self) -> Iterator[Face]:
        """The faces with a key that both sides have, those of one score and key together: best scores first,
        then in the order in which the mailbox's faces were added."""


class Halves(Protocol):
    """The unlinked items of both sides, read on demand."""

    def values(self) -> Iterable[Half]:
        """All of them."""

    def __getitem__(self, number: int) -> Half:
        """One by its row."""


def match(kind: Kind, halves: Halves, index: Index) -> Matches:
    """Pairs among unlinked `halves` of both sides; what has several candidates is listed, what has none
    is left. index: an empty one."""
    index.add(face for half in halves.values() for face in faces(kind, half))
    contents = _Contents(kind, halves)
    taken: set[int] = set()
    pairs: list[Pair] = []
    groups: list[_Group] = []
    for (score, _), of_key in groupby(index.shared(), key=itemgetter(0, 1)):
        free = [face for face in of_key if face.half not in taken]
        if len(free) < 2:
            continue
        group = _Group.of(free)
        for one, other in group.counterparts(contents):
            if one not in taken and other not in taken:
                taken |= {one, other}
                pairs.append(Pair(one, other, score))
        rest = group.without(taken)
        if rest.outlook and rest.crm:
            groups.append(rest)
    return Matches(tuple(pairs), tuple(_ambiguous(groups, taken)))


class _Contents(dict[int, int]):
    """Half → a number that equals for equal content; found out for those that share a key with several."""

    def __init__(self, kind: Kind, halves: Halves) -> None:
        super().__init__()
        self._kind, self._halves = kind, halves

    def __missing__(self, half: int) -> int:
        content = self[half] = _content(self._kind, self._halves[half].fields)
        return content


def _may_be(one: Face, other: Face) -> bool:
    """Two people who share a mail address but no part of their names are not the same person."""
    left, right = {one.given, one.family} - {None}, {other.given, other.family} - {None}
    return not left or not right or not left.isdisjoint(right)


@frozen
class _Group:
    """Halves that share a key. candidates: half → those of the other side that it may be."""

    outlook: Sequence[int]
    crm: Sequence[int]
    candidates: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, faces: Sequence[Face]) -> _Group:
        left, right = ({face.half: face for face in faces if face.side is side} for side in Side)
        candidates = {one: [other for other in right if _may_be(left[one], right[other])] for one in left}
        candidates |= {one: [other for other in left if _may_be(left[other], right[one])] for one in right}
        return cls(list(left), list(right), candidates)

    def without(self, taken: set[int]) -> _Group:
        """What is left of the group when some halves have found their counterpart."""
        return _Group(
            [half for half in self.outlook if half not in taken],
            [half for half in self.crm if half not in taken],
            {half: [one for one in others if one not in taken] for half, others in self.candidates.items()},
        )

    def counterparts(self, contents: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """Those that are certain, and those that hold the very same."""
        yield from self._certain()
        if len(self.outlook) > 1 or len(self.crm) > 1:
            yield from self._twins(contents)

    def _certain(self) -> Iterator[tuple[int, int]]:
        """The halves that have exactly each other as a candidate."""
        for one in self.outlook:
            others = self.candidates[one]
            if len(others) == 1 and len(self.candidates[others[0]]) == 1:
                yield one, others[0]

    def _twins(self, contents: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """Halves that hold the very same, in order: two genuine "Call" tasks stay two."""
        waiting: dict[int, list[int]] = defaultdict(list)
        for half in self.crm:
            waiting[contents[half]].append(half)
        for half in self.outlook:
            if waiting[contents[half]]:
                yield half, waiting[contents[half]].pop(0)


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


def faces(kind: Kind, half: Half) -> Iterator[Face]:
    """Everything by which this item may be recognised; equal keys of two sides are a match."""
    given, family = _names(kind, half.fields)
    for score, key in _keys(kind, half):
        yield Face(score, hash(key), half.side, half.id, given, family)


def score_of_twins(kind: Kind, half: Half) -> int:
    """The score of two items that hold the very same as this one."""
    return max((score for score, _ in _keys(kind, half)), default=ALIKE)


def _keys(kind: Kind, half: Half) -> Iterator[tuple[int, str]]:
    """(score, key) of an item."""
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
    found = False
    for name in ("email_1", "email_2", "email_3"):
        if name in fields:
            found = True
            yield 100, f"mail:{_fold(fields[name])}"
    person = _fold(f"{fields.get('given_name', '')} {fields.get('family_name', '')}")
    if not person:
        return
    for name in ("work_phone", "mobile_phone", "home_phone", "other_phone"):
        digits = _DIGITS.sub("", str(fields[name]))[-TELLING_DIGITS:] if name in fields else ""
        if len(digits) >= FEWEST_DIGITS:
            found = True
            yield 80, f"phone:{person}|{digits}"
    if "company" in fields:
        found = True
        yield 60, f"company:{person}|{_fold(fields['company'])}"
    # Never a name alone; but two records that say the very same lose nothing by being taken for one. This
    # is how pairs of nameplates without address, phone and company are found again when the state is lost.
    if not found:
        yield ALIKE, f"alike:{_content(Kind.CONTACTS, fields)}"


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


def _content(kind: Kind, fields: Fields) -> int:
    """A number equal for items that say the same; only compares items of one equal key.

    Tasks and meetings are compared by what people write: services fill in the rest in ways of their own.
    """
    telling = {
        Kind.CONTACTS: tuple(sorted(fields.keys() - {PHOTO})),
        Kind.TASKS: ("subject", "notes", "status"),
        Kind.EVENTS: ("title", "end", "location", "description"),
    }[kind]
    return hash(tuple((name, _written(fields.get(name, ""))) for name in telling))


def _names(kind: Kind, fields: Fields) -> Iterator[int | None]:
    """A person's names, folded, as numbers."""
    for name in ("given_name", "family_name"):
        yield hash(_fold(fields[name])) if kind is Kind.CONTACTS and name in fields else None
