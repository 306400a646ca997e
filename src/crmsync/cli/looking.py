"""`crmsync folders`, `mappings`, `status`, `log` and `problems`: looking, changing nothing."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from typing import Any

from crmsync.app.facade import Crmsync
from crmsync.app.history import RunDetails, RunLine, Standing, details_json, run_line_json, standing_json
from crmsync.app.words import SIDES
from crmsync.cli.console import Console, columns, counted


def folders(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`folders ACCOUNT`."""
    from crmsync.app.accounts import folder_json

    found = crmsync.accounts.folders(arguments.account)
    if arguments.json:
        console.json({"account": arguments.account, "folders": [folder_json(folder) for folder in found]})
        return 0
    if not found:
        console.say("This account holds no folder that can be synced.")
    console.show(
        *columns(
            (
                folder.kind,
                folder.name,
                folder.id,
                "read-only" if folder.read_only else "",
                ", ".join(folder.categories),
            )
            for folder in found
        )
    )
    return 0


def mappings(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`mappings`."""
    from crmsync.app.mappings import mapping_json, rule_lines

    found = crmsync.mappings.list()
    if arguments.json:
        console.json({"mappings": [mapping_json(mapping) for mapping in found]})
        return 0
    if not found:
        console.say("There is no mapping yet.", f"Mappings are written into {crmsync.profile.config}.")
    for mapping in found:
        ends = " ↔ ".join(f"{end.account} {end.folder}" for end in mapping.ends.values())
        console.show(
            f"{mapping.name} ({mapping.kind}): {ends}", *(f"  {line}" for line in rule_lines(mapping))
        )
    return 0


# ---- status


def status(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`status`."""
    standings, busy, notes = crmsync.history.standings(), crmsync.busy, crmsync.history.notes()
    if arguments.json:
        mappings = [standing_json(standing) for standing in standings]
        console.json({"running": busy, "mappings": mappings, "notes": list(notes)})
        return 0
    if busy is not None:
        console.show("A sync is running now.")
    if not standings:
        console.show("Nothing is set up to be synced yet; crmsync doctor tells how to go on.")
    for standing in standings:
        console.show(*_standing_lines(standing))
    console.show(*(f"The last run noticed: {note}" for note in notes))
    return 0


_STATUS_WORDS = {
    None: "never synced",
    "ok": "in step",
    "problems": "some items have problems",
    "held": "waits for your yes",
    "sign-in-needed": "sign-in needed",
    "failed": "failed",
}


def _standing_lines(standing: Standing) -> list[str]:
    success = standing.last_success
    when = f", last in step on {moment(success)}" if success is not None else ""
    lines = [
        f"{standing.name}: {_STATUS_WORDS[standing.status]}{when}; {counted(standing.pairs, 'linked pair')}"
    ]
    if standing.failure is not None:
        lines.append(f"  {standing.failure}")
    if standing.concern:
        lines.append(f"  {standing.concern}")
    since = f" since {moment(standing.held_since)}" if standing.held_since is not None else ""
    open_lists = (
        (standing.held, f"change waits for your yes{since}", f"changes wait for your yes{since}", "holds"),
        (standing.problems, "problem", "problems", "problems"),
        (standing.conflicts, "conflict for you to decide", "conflicts for you to decide", "conflicts"),
        (
            standing.ambiguous,
            "item with several possible counterparts",
            "items with several possible counterparts",
            "",
        ),
        (standing.left_out, "value that one side cannot hold", "values that one side cannot hold", ""),
    )
    for count, one, many, command in open_lists:
        if count:
            lines.append(f"  {counted(count, one, many)}" + (f" (crmsync {command})" if command else ""))
    return lines


def moment(instant: datetime | None) -> str:
    """An instant in the person's own time."""
    return "" if instant is None else instant.astimezone().strftime("%Y-%m-%d %H:%M")


# ---- log


def log(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`log`."""
    if arguments.run is not None:
        details = crmsync.history.run(arguments.run)
        if arguments.json:
            console.json(details_json(details))
        else:
            console.show(*_details(details))
        return 0
    runs = crmsync.history.runs()
    if arguments.json:
        console.json({"runs": [run_line_json(run) for run in runs]})
        return 0
    if not runs:
        console.say("There was no run yet.")
    console.show(*columns(_row(run) for run in runs))
    return 0


def _row(run: RunLine) -> tuple[str, ...]:
    status = "did not finish" if run.status is None else _STATUS_WORDS[run.status]
    did = "would undo" if run.status == "held" else "undid"
    what = f"{did} {'part of ' if run.partial else ''}run {run.undoes}" if run.undoes is not None else ""
    if run.preview and run.status == "ok":
        status = "looked only"
    return (
        f"{run.run}",
        moment(run.started),
        "preview" if run.preview else what,
        status,
        "what it wrote is forgotten" if run.forgotten else written_words(run.written),
    )


def written_words(written: Any) -> str:
    """ "Outlook: 1 created, 2 changed; the CRM: 1 deleted", or "nothing written"."""
    words = {"created": "created", "updated": "changed", "deleted": "deleted"}
    parts = []
    for side, counts in written.items():
        told = ", ".join(f"{counts[what]:,} {word}" for what, word in words.items() if counts[what])
        if told:
            parts.append(f"{SIDES[side]}: {told}")
    return "; ".join(parts) or "nothing written"


def _details(details: RunDetails) -> list[str]:
    lines = ["  ".join(part for part in _row(details.line) if part)]
    item: tuple[str, str] | None = None
    for change in details.changes:
        if item != (change.mapping, change.item):
            item = (change.mapping, change.item)
            lines.append(f"  {change.item} ({change.mapping})")
        lines.append(f"    {change.words}")
    if details.saved:
        lines.append("  Overwritten values that were kept:")
        lines += [
            f"    {saved.item}: {saved.field.replace('_', ' ')} in {SIDES[saved.side]} was {saved.words}"
            for saved in details.saved
        ]
    for mapping in details.line.report["mappings"] if details.line.report is not None else ():
        lines += [f"  {mapping['name']}: {one['message']} {one['advice']}" for one in mapping["problems"]]
    if details.changes:
        number = details.line.run
        lines.append(
            f"  To put all of it back: crmsync undo {number} --preview (--item, --field: a part of it)"
        )
    return lines


# ---- problems


def problems(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`problems`."""
    from crmsync.app.waiting import problem_json

    found = crmsync.waiting.problems()
    if arguments.json:
        console.json({"problems": [problem_json(problem) for problem in found]})
        return 0
    if not found:
        console.say("There are no problems.")
    for problem in found:
        tries = f" Tried {counted(problem.attempts, 'time')}." if problem.attempts > 1 else ""
        console.show(
            f"{problem.item or problem.mapping} ({problem.mapping}): {problem.message}{tries}",
            *([f"  {problem.advice}"] if problem.advice else []),
        )
    return 0
