"""What is done and why, as whole sentences in the language that is shown.

In English they read as `app.words` and `app.values` say them; only dates are written as the person's country
writes them, and series in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from crmsync.app.types import (
    Answer,
    Kind,
    Participant,
    PhotoToken,
    Priority,
    Privacy,
    Reason,
    Recurrence,
    Reminder,
    Side,
    Status,
    Value,
    Verb,
)
from crmsync.app.values import LONGEST
from crmsync.app.words import Step
from crmsync.app.zones import present_name
from crmsync.desktop import language
from crmsync.desktop.labels import field_title, side_name
from crmsync.desktop.language import moment_text, number_text
from crmsync.desktop.recurrences import series_text

translate = QCoreApplication.translate


def sentence(step: Step, *, planned: bool = False, zone: tzinfo | None = None) -> str:
    """ "Mobile phone changed in Outlook: +49 30 1 → +49 30 2, because it changed in the CRM".

    planned: tell what would be done. zone: for instants; the computer's own if not given.
    """
    if step.verb is Verb.UPDATE and step.old == step.new:
        template = translate("Sentence", "{field} stayed {old} in {side}, which did not take another value")
    else:
        template = _would_be(step.verb) if planned else _was(step.verb)
    return template.format(
        side=side_name(step.side),
        field=field_title(step.kind, step.field),
        old=value_text(step.field, step.old, zone),
        new=value_text(step.field, step.new, zone),
        why=because(step.reason, step.side, step.undoes),
    )


def conflict_sentence(
    kind: Kind, field: str, outlook: Value | None, crm: Value | None, zone: tzinfo | None = None
) -> str:
    """ "Mobile phone is +49 30 1 in Outlook and +49 30 2 in the CRM"."""
    template = translate("Sentence", "{field} is {outlook} in Outlook and {crm} in the CRM")
    return template.format(
        field=field_title(kind, field),
        outlook=value_text(field, outlook, zone),
        crm=value_text(field, crm, zone),
    )


def because(reason: Reason, target: Side, undoes: int | None = None) -> str:
    """Why something is done on `target`, as the end of a sentence ("it changed in the CRM")."""
    template = _reasons(language.current())[reason]
    return template.format(source=side_name(target.other), target=side_name(target), run=undoes)


def _was(verb: Verb) -> str:
    match verb:
        case Verb.CREATE:
            return translate("Sentence", "Created in {side}, because {why}")
        case Verb.DELETE:
            return translate("Sentence", "Deleted in {side}, because {why}")
        case Verb.PHOTO:
            return translate("Sentence", "Photo changed in {side}, because {why}")
        case Verb.UPDATE:
            return translate("Sentence", "{field} changed in {side}: {old} → {new}, because {why}")
        case _:
            assert_never(verb)


def _would_be(verb: Verb) -> str:
    match verb:
        case Verb.CREATE:
            return translate("Sentence", "Would be created in {side}, because {why}")
        case Verb.DELETE:
            return translate("Sentence", "Would be deleted in {side}, because {why}")
        case Verb.PHOTO:
            return translate("Sentence", "Photo would change in {side}, because {why}")
        case Verb.UPDATE:
            return translate("Sentence", "{field} would change in {side}: {old} → {new}, because {why}")
        case _:
            assert_never(verb)


@cache
def _reasons(shown: str) -> Mapping[Reason, str]:
    """Reason → how it reads after "because" (`shown` keeps the languages apart)."""
    return {
        Reason.CHANGED: translate("Reason", "it changed in {source}"),
        Reason.WON: translate("Reason", "it changed on both sides and {source} wins"),
        Reason.NEWER: translate("Reason", "it changed on both sides and the change in {source} is newer"),
        Reason.CHOSEN: translate("Reason", "you chose this value"),
        Reason.FILLED: translate("Reason", "it was empty in {target}"),
        Reason.MATCHED: translate("Reason", "the two records were matched and differ here; {source} wins"),
        Reason.NEW: translate("Reason", "it is new in {source}"),
        Reason.EDIT_BEATS_DELETE: translate(
            "Reason",
            "it was deleted in {target} but edited in {source} since; an edit beats a deletion",
        ),
        Reason.DELETED: translate("Reason", "it was deleted in {source}"),
        Reason.OUT_OF_SCOPE: translate(
            "Reason",
            "it no longer belongs to this mapping in {source}; "
            "the pair is no longer synced, nothing is deleted",
        ),
        Reason.BACK_IN_SCOPE: translate(
            "Reason", "it belongs to this mapping again; the pair is synced again"
        ),
        Reason.DELETION_NOT_PASSED_ON: translate(
            "Reason", "it was deleted in {source}; this mapping does not pass deletions on to {target}"
        ),
        Reason.WITHOUT_COUNTERPART: translate("Reason", "its counterpart is gone"),
        Reason.MERGED: translate("Reason", "its record was merged into another one in {source}"),
        Reason.UNDONE: translate("Reason", "it undoes run {run}"),
        Reason.REFUSED: translate("Reason", "you refused this change"),
    }


# ---- values


def value_text(name: str, value: Value | None, zone: tzinfo | None = None) -> str:
    """A field's value in one short line; "(empty)" for none. zone: for instants; the computer's own if not
    given.
    """
    match value:
        case None:
            return translate("Value", "(empty)")
        case date() if name == "end" and not isinstance(value, datetime):
            # RFC 5545 §3.6.1: the day after the last one. People name the last one.
            return moment_text(value - timedelta(days=1))
        case date():
            return moment_text(value, zone)
        case tuple():
            return _short(", ".join(_part(part) for part in value))
        case Reminder():
            return _reminder(value, zone)
        case Recurrence():
            return _short(series_text(value, zone))
        case PhotoToken():
            return translate("Value", "a photo")
        case Status() | Priority() | Privacy():
            return _choices(language.current())[value]
        case int() if name == "percent_complete":
            return translate("Value", "{number}%").format(number=number_text(value))
        case int():
            return number_text(value)
        case str() if name == "time_zone":
            return present_name(value)
        case str():
            return _short(value)
        case _:
            assert_never(value)


def whole_text(name: str, value: Value | None) -> str:
    """The same, but all of a text instead of its beginning."""
    match value:
        case Status() | Priority() | Privacy():
            return value_text(name, value)
        case str() if name != "time_zone":
            return value
        case _:
            return value_text(name, value)


def _part(part: str | Participant) -> str:
    if isinstance(part, str):
        return part
    name = f"{part.name} <{part.address}>" if part.name else part.address
    if part.answer is Answer.NONE:
        return name
    return translate("Value", "{guest} ({answer})").format(
        guest=name, answer=_answers(language.current())[part.answer]
    )


def _reminder(reminder: Reminder, zone: tzinfo | None) -> str:
    if reminder.at is not None:
        return moment_text(reminder.at, zone)
    return span_before(reminder.before or timedelta())


def span_before(span: timedelta) -> str:
    """As in "15 minutes before", in the largest unit that is whole."""
    minutes = int(span.total_seconds()) // 60
    if not minutes:
        return translate("Value", "at that very time")
    if minutes % (24 * 60) == 0:
        return translate("Value", "%n day(s) before", None, minutes // (24 * 60))
    if minutes % 60 == 0:
        return translate("Value", "%n hour(s) before", None, minutes // 60)
    return translate("Value", "%n minute(s) before", None, minutes)


def _short(text: str) -> str:
    one_line = " ⏎ ".join(text.split("\n"))
    return one_line if len(one_line) <= LONGEST else f"{one_line[: LONGEST - 1]}…"


@cache
def _choices(shown: str) -> Mapping[Status | Priority | Privacy, str]:
    return {
        Status.NOT_STARTED: translate("Value", "not started"),
        Status.IN_PROGRESS: translate("Value", "in progress"),
        Status.COMPLETED: translate("Value", "completed"),
        Status.WAITING: translate("Value", "waiting"),
        Status.DEFERRED: translate("Value", "deferred"),
        Status.CANCELLED: translate("Value", "cancelled"),
        Priority.HIGHEST: translate("Value", "highest"),
        Priority.HIGH: translate("Value", "high"),
        Priority.NORMAL: translate("Value", "normal"),
        Priority.LOW: translate("Value", "low"),
        Priority.LOWEST: translate("Value", "lowest"),
        Privacy.PUBLIC: translate("Value", "public"),
        Privacy.PRIVATE: translate("Value", "private"),
        Privacy.CONFIDENTIAL: translate("Value", "confidential"),
    }


@cache
def _answers(shown: str) -> Mapping[Answer, str]:
    return {
        Answer.ACCEPTED: translate("Value", "accepted"),
        Answer.DECLINED: translate("Value", "declined"),
        Answer.TENTATIVE: translate("Value", "tentative"),
    }
