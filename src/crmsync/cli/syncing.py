"""`crmsync sync` and `crmsync undo`: running, and telling what was done or would be done, and why."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterator
from itertools import islice

from crmsync.app.errors import explain
from crmsync.app.facade import Crmsync
from crmsync.app.results import (
    WHOLE_MAPPING,
    MappingReport,
    RunResult,
    failure_json,
    run_json,
    told,
    told_links,
)
from crmsync.app.status import ExitStatus
from crmsync.app.words import SIDES, conflict_sentence, field_label
from crmsync.cli.console import Console, counted
from crmsync.cli.progress import Progress

MOST_ITEMS = 40
"""How many items of a real run are told in full; the log has the rest."""


def sync(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`sync`."""
    return _run(
        crmsync,
        arguments,
        console,
        lambda progress: crmsync.runs.sync(
            arguments.mappings,
            preview=arguments.preview,
            yes=arguments.yes,
            manual=not arguments.scheduled,
            observer=progress,
        ),
        # What a scheduler is told it mails to a person.
        quiet=arguments.scheduled,
    )


def undo(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`undo`."""
    return _run(
        crmsync,
        arguments,
        console,
        lambda progress: crmsync.undo.undo(
            arguments.run,
            item=arguments.item,
            field=arguments.field,
            preview=arguments.preview,
            yes=arguments.yes,
            observer=progress,
        ),
    )


def _run(
    crmsync: Crmsync,
    arguments: Namespace,
    console: Console,
    carry_out: Callable[[Progress], RunResult],
    *,
    quiet: bool = False,
) -> int:
    """quiet: say nothing while all is in step."""
    if not quiet:
        say_if_busy(crmsync, console)
    try:
        with Progress(console.err) as progress:
            result = carry_out(progress)
    except Exception as error:
        explanation = explain(error)
        if arguments.json and (explanation is None or explanation.status is not ExitStatus.WRONG_USAGE):
            console.json(failure_json(preview=arguments.preview))
        raise
    if arguments.json:
        console.json(run_json(result))
    elif not quiet or result.exit_status is not ExitStatus.IN_STEP:
        console.show(*result_lines(result))
    console.say(*failure_lines(result), *result.notes)
    if result.stopped:
        console.say("Stopped. What was done so far stays.")
    return result.exit_status


def say_if_busy(crmsync: Crmsync, console: Console) -> None:
    """Why nothing happens for a while."""
    if crmsync.busy is not None:
        console.say("Another crmsync is at work with this profile; waiting for it, at most a minute …")


def failure_lines(result: RunResult) -> Iterator[str]:
    """What stopped whole mappings."""
    for report in result.mappings:
        for problem in report.problems:
            if problem.id == WHOLE_MAPPING:
                yield f"{report.name}: {problem.message} {problem.advice}".strip()


def result_lines(result: RunResult) -> Iterator[str]:
    """A run for people: a headline for each mapping, what was done and why, and what is open."""
    for report in result.mappings:
        yield f"{report.name}: {_headline(report, result)}"
        yield from (f"  {line}" for line in _mapping_lines(report, result))
    if any(report.held for report in result.mappings):
        yield "Say yes to everything with crmsync sync --yes, or to single changes with crmsync holds."
    elif result.exit_status is ExitStatus.HELD:
        yield f"Nothing was written. Do it with: {_undo_command(result)}"


def _undo_command(result: RunResult) -> str:
    """What a person types to have exactly this undone."""
    part = [f"--{name}={value}" for name, value in (("item", result.item), ("field", result.field)) if value]
    words = ["crmsync", "undo", f"{result.undoes}", *part, "--yes"]
    if os.name == "nt":
        from subprocess import list2cmdline

        return list2cmdline(words)
    from shlex import join

    return join(words)


def _headline(report: MappingReport, result: RunResult) -> str:
    match report.status.value:
        case "failed" | "sign-in-needed":
            return "could not be synced"
        case "held":
            waiting = len(report.held) or len(report.planned)
            return f"{counted(waiting, 'change waits', 'changes wait')} for your yes"
        case "ok" if result.undoes is not None and not result.preview:
            return "put back" if report.done else "nothing was put back"
        case _ if result.preview:
            many = counted(len(report.planned), "change", "changes")
            return f"{many} would be made" if report.planned else "nothing to do"
        case "problems":
            return f"synced; {counted(len(report.problems), 'item has a problem', 'items have problems')}"
        case _:
            return "in step"


def _mapping_lines(report: MappingReport, result: RunResult) -> Iterator[str]:
    for side, writes in report.written.items():
        counts = {"created": writes.created, "changed": writes.updated, "deleted": writes.deleted}
        if writes.total:
            yield f"{SIDES[side]}: " + ", ".join(
                f"{count:,} {word}" for word, count in counts.items() if count
            )
    if report.matched:
        yield f"{counted(report.matched, 'pair was', 'pairs were')} found to be the same"
    yield from _item_lines(report, result)
    yield from _mail_lines(report, result)
    yield from told_links(report)
    yield from (f"Left: {note}" for note in report.notes)
    yield from _open_lines(report)
    for problem in report.problems:
        if problem.id != WHOLE_MAPPING:
            yield f"Problem: {problem.message} {problem.advice}".rstrip()


def _item_lines(report: MappingReport, result: RunResult) -> Iterator[str]:
    planned = (
        not report.done and bool(report.planned) and (result.preview or bool(report.held) or _waits(result))
    )
    items = told(report, planned=planned, undoes=result.undoes)
    shown = list(items if planned else islice(items, MOST_ITEMS))
    before = ""
    for item, sentences in shown:
        if item != before:
            yield item
        before = item
        yield from (f"  {sentence}" for sentence in sentences)
    more = sum(writes.total for writes in report.written.values()) - len(shown)
    if more > 0:
        yield f"… and {counted(more, 'change')} more: crmsync log --run {result.run}"


def _mail_lines(report: MappingReport, result: RunResult) -> Iterator[str]:
    """How many people the calendar's server would mail because of what is planned."""
    people = counted(len(report.recipients), "person", "people")
    if not report.recipients:
        return
    if report.invitations:
        planned = result.preview or bool(report.held)
        yield (
            f"{people} will get mail" if planned else f"{people} may have got mail from the calendar's server"
        )
    elif result.preview or report.held:
        yield f"{people} would get mail if invitations were allowed; they are not, nobody does"


def _waits(result: RunResult) -> bool:
    return result.undoes is not None and result.exit_status is ExitStatus.HELD


def _open_lines(report: MappingReport) -> Iterator[str]:
    for conflict in report.conflicts:
        what = conflict_sentence(report.kind, conflict.field, conflict.outlook, conflict.crm)
        if conflict.kept is None:
            yield f"For you to decide, conflict {conflict.id}: {conflict.item}: {what}"
        else:
            kept = f"{SIDES[conflict.kept]} won; the other value is kept in the log"
            yield f"Both sides changed {conflict.item}: {what}; {kept}"
    for pair in report.ambiguous:
        candidates = ", ".join(one.label for one in pair.candidates)
        yield f"Not matched, because several could be meant: {pair.item} in {SIDES[pair.side]} ({candidates})"
    for one in report.left_out:
        field = f"{field_label(report.kind, one.field)} of " if one.field else ""
        yield f"Not written to {SIDES[one.side]}: {field}{one.item}, {one.reason}"
    reasons = dict.fromkeys((held.side, held.reason) for held in report.held)
    yield from (f"Held in {SIDES[side]}: {reason}" for side, reason in reasons)
