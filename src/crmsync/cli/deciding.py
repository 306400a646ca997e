"""`crmsync conflicts` and `crmsync holds`: what waits for the person, and their decisions."""

from __future__ import annotations

from argparse import Namespace

from crmsync.app.facade import Crmsync
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
