"""First match: which items of the two sides are the same person, task or meeting. Scored, one-to-one,
never by a name alone.

Keeps keys and ids, not fields. See docs/algorithm.md, rule 9.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

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


@dataclass(slots=True)
class _Faces:
    """What is kept of the halves while matching.

    keys: side → score → key → halves. names: half → a person's names, folded. contents: half → a number
    that equals for equal content; only of halves that share a key with several.
    """

    keys: Mapping[Side, dict[int, dict[str, list[int]]]] = field(
        default_factory=lambda: {side: {} for side in Side}
    )
    names: dict[int, frozenset[str]] = field(default_factory=dict)
    contents: dict[int, int] = field(default_factory=dict)

    def may_be(self, one: int, other: int) -> bool:
        """Two people who share a mail address but no part of their names are not the same person."""
        left, right = self.names.get(one), self.names.get(other)
        return not left or not right or not left.isdisjoint(right)

    def shared(self) -> Iterator[tuple[int, Sequence[int], Sequence[int]]]:
        """(score, halves of the mailbox, halves of the CRM) of every key on both sides, best scores first."""
        for score in sorted(self.keys[Side.OUTLOOK].keys() & self.keys[Side.CRM].keys(), reverse=True):
            ours, theirs = (self.keys[side][score] for side in (Side.OUTLOOK, Side.CRM))
            for key, halves in ours.items():
                if key in theirs:
                    yield score, halves, theirs[key]


def match(kind: Kind, halves: Iterable[Half]) -> Matches:
    """Pairs among unlinked `halves` of both sides; what has several candidates is listed, what has none
    is left. `halves` are gone through once more where several share a key."""
    faces = _Faces()
    for half in halves:
        names = _names(kind, half.fields)
        if names:
            faces.names[half.id] = names
        for score, key in keys(kind, half):
            faces.keys[half.side].setdefault(score, {}).setdefault(key, []).append(half.id)
    crowded = {
        half
        for _, ours, theirs in faces.shared()
        if len(ours) > 1 or len(theirs) > 1
        for half in (*ours, *theirs)
    }
    if crowded:
        faces.contents = {half.id: _content(kind, half.fields) for half in halves if half.id in crowded}
    return _pair(faces)


@frozen
class _Group:
    """Halves that share a key. candidates: half → those of the other side that it may be."""

    outlook: Sequence[int]
    crm: Sequence[int]
    candidates: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, outlook: Iterable[int], crm: Iterable[int], faces: _Faces) -> _Group:
        left, right = list(dict.fromkeys(outlook)), list(dict.fromkeys(crm))
        candidates = {one: [other for other in right if faces.may_be(one, other)] for one in left}
        candidates |= {one: [other for other in left if faces.may_be(one, other)] for one in right}
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

    def twins(self, contents: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """Halves that hold the very same, in order: two genuine "Call" tasks stay two."""
        waiting: dict[int, list[int]] = defaultdict(list)
        for half in self.crm:
            waiting[contents[half]].append(half)
        for half in self.outlook:
            if waiting[contents[half]]:
                yield half, waiting[contents[half]].pop(0)


def _pair(faces: _Faces) -> Matches:
    taken: set[int] = set()
    pairs: list[Pair] = []
    groups: list[_Group] = []
    for score, ours, theirs in faces.shared():
        group = _Group.of(ours, theirs, faces).without(taken)
        twins = group.twins(faces.contents) if len(ours) > 1 or len(theirs) > 1 else ()
        for one, other in (*group.certain(), *twins):
            if one not in taken and other not in taken:
                taken |= {one, other}
                pairs.append(Pair(one, other, score))
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
        yield 40, f"alike:{_content(Kind.CONTACTS, fields)}"


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


def _names(kind: Kind, fields: Fields) -> frozenset[str]:
    if kind is not Kind.CONTACTS:
        return frozenset()
    return frozenset(_fold(fields[name]) for name in ("given_name", "family_name") if name in fields)
