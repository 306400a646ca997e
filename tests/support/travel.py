"""Rows of a field table travel from one side to the other: created, changed, emptied, all rows in one story.

A row spells one value twice, as lines of the mailbox's document and as fields of the CRM's API, and a second value likewise.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from support.documents import unfolded, without_zones
from support.story import Run, Story

Record = Mapping[str, Any]
TO_THE_CRM = "to the CRM"
TO_OUTLOOK = "to Outlook"
_QUIET_TYPES = {"INTERNET", "VOICE", "PREF"}
_NO_TYPES = {"EMAIL"}


@dataclass(frozen=True)
class Row:
    """One field. name: canonical. first, second: its two values, as lines and as API fields.

    emptied: the lines that stand for "empty", where that is not merely their absence; None: it cannot be emptied.
    ways: the directions in which it travels. vanishing: the names of the properties that are gone when it is empty, where
    those of its second value are not all.
    """

    name: str
    first: tuple[tuple[str, ...], Record]
    second: tuple[tuple[str, ...], Record]
    emptied: tuple[str, ...] | None = ()
    ways: tuple[str, ...] = (TO_THE_CRM, TO_OUTLOOK)
    vanishing: tuple[str, ...] | None = None

    @property
    def natives(self) -> tuple[str, ...]:
        """Its API fields."""
        return tuple(self.first[1])


@dataclass(frozen=True)
class Journey:
    """How the rows of one kind travel.

    document: the mailbox's document of a row with these lines. record: the API fields that every record of a row has.
    is_row: is this record (or, as text, this document) that row's?
    """

    kind: str
    rows: tuple[Row, ...]
    document: Callable[[Row, tuple[str, ...]], str]
    record: Callable[[Row], dict[str, Any]]
    is_record: Callable[[Row, Record], bool]
    is_document: Callable[[Row, str], bool]
    rules: Mapping[str, Any] = field(default_factory=dict)
    prepare: Callable[[Story], None] = lambda story: None

    def travelling(self, way: str) -> list[Row]:
        """The rows that travel in this direction."""
        return [row for row in self.rows if way in row.ways]


@dataclass
class Traces:
    """What the other side held after each stage ("created", "changed", "emptied"), by the row's name, and the runs."""

    held: dict[str, dict[str, Any]] = field(default_factory=dict)
    runs: dict[str, Run] = field(default_factory=dict)
    idle: list[tuple[dict[str, int], int]] = field(default_factory=list)


def to_the_crm(story: Story, journey: Journey) -> Traces:
    """Every row is made, changed and emptied in the mailbox."""
    folder, traces = story.mailbox.of(journey.kind), Traces()
    rows = journey.travelling(TO_THE_CRM)

    def put(row: Row, lines: tuple[str, ...]) -> None:
        folder.put(journey.document(row, lines), row.name)

    def look(row: Row) -> Record:
        found = [one for one in story.crm.of(journey.kind).records() if journey.is_record(row, one)]
        return plain(found[0]) if len(found) == 1 else {"records": len(found)}

    stages = {
        "created": lambda row: put(row, row.first[0]),
        "changed": lambda row: put(row, row.second[0]),
        "emptied": lambda row: None if row.emptied is None else put(row, row.emptied),
    }
    _travel(story, journey, traces, rows, stages, look)
    return traces


def to_outlook(story: Story, journey: Journey) -> Traces:
    """Every row is made, changed and emptied in the CRM."""
    module, traces = story.crm.of(journey.kind), Traces()
    rows = journey.travelling(TO_OUTLOOK)
    ids: dict[str, str] = {}

    def create(row: Row) -> None:
        ids[row.name] = module.add(**journey.record(row), **native(story, row.first[1]))

    def empty(row: Row) -> None:
        if row.emptied is not None:
            module.edit(ids[row.name], **{name: [] if name == "Tag" else None for name in row.natives})

    def look(row: Row) -> list[str]:
        documents = story.mailbox.of(journey.kind).all().values()
        found = [one for one in documents if journey.is_document(row, one)]
        return without_zones(unfolded(found[0])) if len(found) == 1 else [f"{len(found)} documents"]

    stages = {
        "created": create,
        "changed": lambda row: module.edit(ids[row.name], **native(story, row.second[1])),
        "emptied": empty,
    }
    _travel(story, journey, traces, rows, stages, look)
    return traces


def _travel(
    story: Story,
    journey: Journey,
    traces: Traces,
    rows: Iterable[Row],
    stages: Mapping[str, Callable[[Row], None]],
    look: Callable[[Row], Any],
) -> None:
    journey.prepare(story)
    story.maps(journey.kind, **journey.rules)
    story.signs_in()
    for stage, act in stages.items():
        for row in rows:
            act(row)
        traces.runs[stage] = story.sync(yes=True)
        traces.held[stage] = {row.name: look(row) for row in rows}
    for _ in range(2):
        run = story.sync()
        traces.idle.append((run.wrote, run.exit))


def native(story: Story, record: Record) -> dict[str, Any]:
    """A row's API fields as they are written: a company by its id, tags with their names."""
    found = dict(record)
    if "Account_Name" in found:
        found["Account_Name"] = {"id": story.crm.accounts.id(found["Account_Name"])}
    if "Who_Id" in found:
        found["Who_Id"] = {"id": story.crm.contacts.id(found["Who_Id"])}
    if "Tag" in found:
        found["Tag"] = [{"name": name} for name in found["Tag"]]
    return found


def plain(record: Record) -> dict[str, Any]:
    """A record as the rows spell it: a look-up by its name, tags as sorted names."""
    found = dict(record)
    for name in ("Account_Name", "Who_Id"):
        if isinstance(found.get(name), dict):
            found[name] = found[name]["name"]
    if isinstance(found.get("Tag"), list):
        found["Tag"] = sorted(tag["name"] for tag in found["Tag"]) or None
    return found


def normal(line: str) -> str:
    """A content line whose head is spelled in one way: no group, upper case, types sorted and without those that say nothing."""
    head, _, value = line.partition(":")
    name, *parameters = head.upper().split(";")
    types: set[str] = set()
    others: set[str] = set()
    for parameter in parameters:
        key, _, told = parameter.partition("=")
        if key == "TYPE" and name not in _NO_TYPES:
            types.update(told.split(","))
        elif key != "TYPE":
            others.add(parameter)
    spelled = [
        name.rpartition(".")[2],
        *sorted(others),
        *(f"TYPE={one}" for one in sorted(types - _QUIET_TYPES)),
    ]
    if spelled[0] == "CATEGORIES":
        value = ",".join(sorted(value.split(",")))
    return ";".join(spelled) + ":" + value


def heads(lines: Iterable[str]) -> set[str]:
    """The normal heads of lines."""
    return {normal(line).partition(":")[0] for line in lines}


def missing(wanted: Iterable[str], document: Iterable[str]) -> list[str]:
    """The lines that a document lacks."""
    there = set(map(normal, document))
    return [line for line in map(normal, wanted) if line not in there]


def differing(wanted: Record, held: Record) -> dict[str, Any]:
    """The API fields that are not as they should be, as they are."""
    return {
        name: held.get(name, "(no such field)")
        for name, value in wanted.items()
        if not same(value, held.get(name))
    }


def same(wanted: object, held: object) -> bool:
    """Are two API values the same, empty ones being all alike?"""
    return json.dumps(wanted or None, sort_keys=True) == json.dumps(held or None, sort_keys=True)


# ---- what is asserted


def assert_held_by_the_crm(row: Row, traces: Traces) -> None:
    """The record held the row's two values, and nothing when it was emptied."""
    for stage, wanted in (("created", row.first[1]), ("changed", row.second[1])):
        assert differing(wanted, traces.held[stage][row.name]) == {}, stage
    if row.emptied is not None:
        assert differing(dict.fromkeys(row.natives), traces.held["emptied"][row.name]) == {}


def assert_held_by_outlook(row: Row, traces: Traces) -> None:
    """The document held the row's two values, and nothing when it was emptied."""
    for stage, wanted in (("created", row.first[0]), ("changed", row.second[0])):
        held = traces.held[stage][row.name]
        assert missing(wanted, held) == [], (stage, held)
    if row.emptied is not None:
        left = traces.held["emptied"][row.name]
        assert missing(row.emptied, left) == []
        gone = heads(row.second[0]) - heads(row.emptied) if row.vanishing is None else set(row.vanishing)
        assert [line for line in left if heads([line]) <= gone] == []


def assert_one_write_each(journey: Journey, way: str, traces: Traces) -> None:
    """Each stage wrote every item once and left nothing open; two idle runs wrote nothing."""
    side = {TO_THE_CRM: "crm", TO_OUTLOOK: "outlook"}[way]
    rows = journey.travelling(way)
    emptied = [row for row in rows if row.emptied is not None]
    counts = {"created": len(rows), "changed": len(rows), "emptied": len(emptied)}
    for stage, count in counts.items():
        run, verb = traces.runs[stage], "created" if stage == "created" else "updated"
        assert (run.exit, run.wrote) == (0, {f"{side} {verb}": count}), run
        assert [run.listed(what) for what in ("problems", "left_out", "conflicts", "ambiguous")] == [
            []
        ] * 4, run
    assert traces.idle == [({}, 0), ({}, 0)]
