"""`crmsync conflicts`, `holds` and `ambiguous`: what waits for the person, and their decisions."""

from __future__ import annotations

from argparse import Namespace

from crmsync.app.facade import Crmsync
from crmsync.app.matching import UnmatchedEntry, unmatched_json
from crmsync.app.types import Act, Choice
from crmsync.app.waiting import conflict_json, hold_json
from crmsync.app.words import SIDES, conflict_sentence
from crmsync.cli.console import Console, columns, counted


def conflicts(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`conflicts`."""
    found = crmsync.waiting.conflicts()
    if arguments.json:
        console.json({"conflicts": [conflict_json(conflict) for conflict in found]})
        return 0
    if not found:
        console.say("There are no open conflicts.")
        return 0
    for one in found:
        what = conflict_sentence(one.kind, one.field, one.outlook, one.crm)
        console.show(f"{one.id}  {one.item} ({one.mapping}): {what}")
    console.say("Decide with: crmsync conflicts resolve ID crm|outlook|VALUE")
    return 0


def resolve(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`conflicts resolve`."""
    decided = crmsync.waiting.resolve(arguments.id, arguments.choice, field=arguments.field)
    console.say(f"Decided for {decided.item}. The next sync writes it.")
    return 0


def holds(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`holds`."""
    found = crmsync.waiting.holds()
    if arguments.json:
        console.json({"holds": [hold_json(hold) for hold in found]})
        return 0
    if not found:
        console.say("Nothing waits for your yes.")
        return 0
    console.show(
        *columns(
            (f"{one.id}", one.mapping, f"{one.operation} in {SIDES[one.side]}", one.item, one.reason)
            for one in found
        )
    )
    console.say(
        "What each of them would write: crmsync sync --preview",
        "Decide with: crmsync holds accept|refuse ID … (or: all)",
    )
    return 0


def accept(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`holds accept`."""
    accepted = crmsync.waiting.judge(arguments.ids, accept=True)
    console.say(f"{counted(len(accepted), 'change')} accepted. The next sync makes them.")
    return 0


def refuse(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`holds refuse`."""
    refused = crmsync.waiting.judge(arguments.ids, accept=False)
    console.say(f"{counted(len(refused), 'change')} refused. They will not be made.")
    return 0


def ambiguous(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`ambiguous`."""
    every = {one.half: one for one in crmsync.waiting.unmatched()}
    found = [one for one in every.values() if arguments.all or (one.candidates and one.choice is None)]
    if arguments.json:
        console.json({"items": [unmatched_json(one) for one in found]})
        return 0
    if not found:
        console.say("Every item has a counterpart." if arguments.all else "No item could be several others.")
        return 0
    for one in found:
        decided = f": {_DECIDED[one.choice]}" if one.choice is not None else ""
        console.show(f"{_named(one)} in {SIDES[one.side]} ({one.mapping}){decided}")
        for half in one.candidates:
            if half in every:
                console.show(f"    could be {_named(every[half])}")
    console.say("Decide with: crmsync ambiguous link ID OTHER, or create|skip|ask ID …")
    return 0


_DECIDED = {Act.CREATE: "gets a counterpart of its own", Act.SKIP: "gets no counterpart"}


def _named(entry: UnmatchedEntry) -> str:
    return f"{entry.half}  {entry.item}" + (f", {entry.about}" if entry.about else "")


def link(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`ambiguous link`."""
    crmsync.waiting.match([Choice(arguments.id, Act.LINK, arguments.other)])
    console.say(f"{arguments.id} and {arguments.other} are the same. The next sync brings them in step.")
    return 0


def create(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`ambiguous create`."""
    crmsync.waiting.match([Choice(number, Act.CREATE) for number in arguments.ids])
    console.say(f"{counted(len(arguments.ids), 'item')} to be created on the other side by the next sync.")
    return 0


def skip(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`ambiguous skip`."""
    crmsync.waiting.match([Choice(number, Act.SKIP) for number in arguments.ids])
    console.say(f"{counted(len(arguments.ids), 'item')} left alone: no counterpart is created.")
    return 0


def ask(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`ambiguous ask`."""
    crmsync.waiting.match([Choice(number, Act.ASK) for number in arguments.ids])
    console.say(f"Nothing is decided about {counted(len(arguments.ids), 'item')} any more.")
    return 0
