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

_DIGITS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two halves that are the same. score: 100 (sure) … 60 (name and company)."""

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


def _pair(indexes: Sequence[_Index], faces: Mapping[int, _Face]) -> Matches:
    taken: set[int] = set()
    pairs: list[Pair] = []
    open_groups: list[tuple[list[int], list[int]]] = []
    for index in indexes:
        for group in index.halves.values():
            outlook = [half for half in dict.fromkeys(group[Side.OUTLOOK]) if half not in taken]
            crm = [half for half in dict.fromkeys(group[Side.CRM]) if half not in taken]
            if not outlook or not crm:
                continue
            found = (
                [(outlook[0], crm[0])] if len(outlook) == len(crm) == 1 else list(_twins(outlook, crm, faces))
            )
            for one, other in found:
                if not faces[one].may_be(faces[other]):
                    continue
                taken |= {one, other}
                pairs.append(Pair(one, other, index.score))
            rest = (
                [half for half in outlook if half not in taken],
                [half for half in crm if half not in taken],
            )
            if all(rest):
                open_groups.append(rest)
    return Matches(tuple(pairs), tuple(_ambiguous(open_groups, taken)))


def _twins(outlook: list[int], crm: list[int], faces: Mapping[int, _Face]) -> Iterator[tuple[int, int]]:
    """Within a group of equal keys: items that hold the very same pair up in order (two genuine "Call"
    tasks stay two)."""
    waiting: dict[int, list[int]] = defaultdict(list)
    for half in crm:
        waiting[faces[half].fingerprint].append(half)
    for half in outlook:
        if waiting[faces[half].fingerprint]:
            yield half, waiting[faces[half].fingerprint].pop(0)


def _ambiguous(groups: list[tuple[list[int], list[int]]], taken: set[int]) -> Iterator[Ambiguous]:
    candidates: dict[tuple[Side, int], dict[int, None]] = {}
    for outlook, crm in groups:
        left = [half for half in outlook if half not in taken]
        right = [half for half in crm if half not in taken]
        if not left or not right:
            continue
        for half in left:
            candidates.setdefault((Side.OUTLOOK, half), {}).update(dict.fromkeys(right))
        for half in right:
            candidates.setdefault((Side.CRM, half), {}).update(dict.fromkeys(left))
    for (side, half), others in candidates.items():
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
        digits = _DIGITS.sub("", str(fields.get(name, "")))[-9:]
        if len(digits) >= 5:
            yield 80, f"phone:{person}|{digits}"
    if "company" in fields:
        yield 60, f"company:{person}|{_fold(fields['company'])}"


def _fold(value: object) -> str:
    return " ".join(str(value).casefold().split())


def _day(value: Value | None) -> str:
    return value.strftime("%Y-%m-%d") if isinstance(value, date) else ""


def _start(value: Value) -> str:
    return utc(value).isoformat() if isinstance(value, datetime) else str(value)


def _fingerprint(kind: Kind, fields: Fields) -> int:
    """A number equal for items that hold the same recognisable fields; only compares items of one equal
    key."""
    telling = {
        Kind.CONTACTS: ("given_name", "family_name", "company", "email_1", "work_phone", "mobile_phone"),
        Kind.TASKS: ("subject", "notes", "status"),
        Kind.EVENTS: ("title", "end", "location", "description"),
    }[kind]
    return hash(tuple(_fold(fields.get(name, "")) for name in telling))


def _names(kind: Kind, fields: Fields) -> frozenset[str]:
    if kind is not Kind.CONTACTS:
        return frozenset()
    return frozenset(_fold(fields[name]) for name in ("given_name", "family_name") if name in fields)
