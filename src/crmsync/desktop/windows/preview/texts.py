"""What a preview says of its rows, decisions and sums, in the language that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from crmsync.app.estimate import Estimate
from crmsync.app.matching import MOST_TELLING, TELLING
from crmsync.app.previews import Wait
from crmsync.app.types import Fields, Kind, Side, Verb
from crmsync.desktop.labels import capitalised, deed, field_label, field_title, side_name
from crmsync.desktop.language import number_text
from crmsync.desktop.sentences import because, value_text
from crmsync.desktop.windows.preview.plan import Count, Decision, Deed
from crmsync.desktop.windows.preview.rows import Difference, News, Row, What

translate = QCoreApplication.translate

MOST_PARTS = 2
"""A button that says more than this is not read any more."""


# ---- rows


def what_text(what: What) -> str:
    """As in the first column and in the list of groups."""
    match what:
        case What.AMBIGUOUS:
            return translate("Preview", "Choose", "which of several items it is")
        case What.PAIR:
            return translate("Preview", "Link", "two records that are the same")
        case What.CREATE:
            return deed(Verb.CREATE, planned=True)
        case What.UPDATE:
            return deed(Verb.UPDATE, planned=True)
        case What.PHOTO:
            return deed(Verb.PHOTO, planned=True)
        case What.DELETE:
            return deed(Verb.DELETE, planned=True)
        case _:
            assert_never(what)


def where_text(row: Row) -> str:
    """On which side."""
    if row.side is None:
        return translate("Preview", "both sides")
    return side_name(row.side)


def change_text(row: Row) -> str:
    """What becomes of which field, or with whom it is linked, in one line."""
    if row.pair is not None:
        return translate("Preview", "{outlook} in Outlook = {crm} in the CRM").format(
            outlook=row.pair.outlook.label, crm=row.pair.crm.label
        )
    if row.ambiguous is not None:
        names = ", ".join(one.label for one in row.candidates)
        return translate("Preview", "Could be: {names}").format(names=names)
    if row.operation is None or row.what is What.CREATE:
        return translate("Preview", "A new record with everything that can be taken over")
    if row.what is What.DELETE:
        return translate("Preview", "The whole record")
    parts = [
        translate("Preview", "{field}: {old} → {new}").format(
            field=field_title(row.kind, name),
            old=value_text(name, row.operation.before.get(name)),
            new=value_text(name, new),
        )
        for name, new in row.operation.changes.items()
    ]
    return " · ".join(parts)


def why_text(row: Row) -> str:
    """The reason."""
    if row.pair is not None:
        return match_text(row.kind, row.pair.score)
    if row.ambiguous is not None:
        return translate("Preview", "it matches several records, or several match it")
    if row.operation is None or row.side is None:
        return ""
    reasons = dict.fromkeys(row.operation.reasons.values())
    return "; ".join(because(reason, row.side) for reason in reasons)


def match_text(kind: Kind, score: int | None) -> str:
    """Why two records are taken for the same, with the score of the match."""
    if score is None:
        return because_chosen()
    return translate("Preview", "{reason} (score {score})").format(
        reason=_match_reason(kind, score), score=number_text(score)
    )


def because_chosen() -> str:
    """Why two records are linked that no rule brought together."""
    return translate("Preview", "you chose to link them")


def _match_reason(kind: Kind, score: int) -> str:
    match kind, score:
        case Kind.CONTACTS, 100:
            return translate("Preview", "the same mail address")
        case Kind.CONTACTS, 80:
            return translate("Preview", "the same name and phone number")
        case Kind.CONTACTS, 60:
            return translate("Preview", "the same name and company")
        case Kind.TASKS, 80:
            return translate("Preview", "the same subject and due date")
        case Kind.EVENTS, 100:
            return translate("Preview", "the very same meeting")
        case Kind.EVENTS, 80:
            return translate("Preview", "the same title and start")
        case _:
            return translate("Preview", "alike in everything")


def decision_text(row: Row, decision: Decision) -> str:
    """What becomes of a row as things stand."""
    match decision.deed:
        case Deed.DO:
            if row.wait is Wait.NO:
                return translate("Preview", "Will be done")
            if row.wait is Wait.ACCEPTED:
                return translate("Preview", "Accepted, not done yet")
            return translate("Preview", "Will be done if you accept")
        case Deed.LATER:
            return translate("Preview", "Waits for you")
        case Deed.LEAVE:
            return left_text(row)
        case Deed.LINK:
            other = decision.other.label if decision.other is not None else ""
            return translate("Preview", "Link with {name}").format(name=other)
        case Deed.SEPARATE:
            return separate_text(row)
        case _:
            assert_never(decision.deed)


def left_text(row: Row) -> str:
    """What leaving a row alone means."""
    match row.what:
        case What.AMBIGUOUS | What.CREATE | What.PAIR:
            return translate("Preview", "Skip: it gets no counterpart")
        case _:
            return translate("Preview", "Refused: it stays as it is")


def separate_text(row: Row) -> str:
    """What "it is nobody of the other side" means."""
    if row.what is What.PAIR:
        return translate("Preview", "Not the same: create both")
    return translate("Preview", "Create it on the other side")


def news_text(news: News) -> str:
    """How a row differs from the plan before; "" when it does not."""
    match news:
        case News.NONE:
            return ""
        case News.NEW:
            return translate("Preview", "new")
        case News.DIFFERENT:
            return translate("Preview", "changed")
        case _:
            assert_never(news)


def search_text(row: Row) -> str:
    """Everything of a row that a search finds, folded; quick, because it is made for every row."""
    parts = [row.record]
    if row.operation is not None:
        for name, new in row.operation.changes.items():
            parts.append(field_label(row.kind, name))
            parts += [str(value) for value in (row.operation.before.get(name), new) if value is not None]
    if row.pair is not None:
        parts += [row.pair.outlook.label, row.pair.crm.label]
    parts += [one.label for one in row.candidates]
    return "\n".join(parts).casefold()


def telling(kind: Kind, held: Fields) -> str:
    """By what a record is told apart from another one of the same name."""
    found = [value_text(name, held[name]) for name in TELLING[kind] if name in held]
    return ", ".join(found[:MOST_TELLING])


# ---- sums


def group_text(what: What, side: Side | None) -> str:
    """A group of rows: "Create in the CRM"."""
    match what:
        case What.AMBIGUOUS:
            return translate("Preview", "Choose")
        case What.PAIR:
            return translate("Preview", "Link")
        case _:
            if side is None:
                return what_text(what)
            return translate("Preview", "{deed} in {side}").format(deed=what_text(what), side=side_name(side))


def accept_text(counts: Sequence[Count]) -> str:
    """What accepting does: "Create 214 contacts in the CRM, change 12 contacts in Outlook"."""
    if not counts:
        return translate("Preview", "Keep what you decided")
    if len(counts) > MOST_PARTS:
        number = sum(one.number for one in counts if one.what is not What.PAIR)
        return translate("Preview", "Make all %n change(s)", None, number)
    return capitalised(sum_text(counts))


def sum_text(counts: Sequence[Count]) -> str:
    """All that accepting does, within a sentence."""
    return ", ".join(_count(one) for one in counts)


def _count(count: Count) -> str:
    side = side_name(count.side) if count.side is not None else ""
    return _template(count.what, count.kind, count.number).format(side=side)


def _template(what: What, kind: Kind, number: int) -> str:
    match what, kind:
        case What.CREATE, Kind.CONTACTS:
            return translate("Preview", "create %n contact(s) in {side}", None, number)
        case What.CREATE, Kind.TASKS:
            return translate("Preview", "create %n task(s) in {side}", None, number)
        case What.CREATE, Kind.EVENTS:
            return translate("Preview", "create %n meeting(s) in {side}", None, number)
        case What.UPDATE, Kind.CONTACTS:
            return translate("Preview", "change %n contact(s) in {side}", None, number)
        case What.UPDATE, Kind.TASKS:
            return translate("Preview", "change %n task(s) in {side}", None, number)
        case What.UPDATE, Kind.EVENTS:
            return translate("Preview", "change %n meeting(s) in {side}", None, number)
        case What.DELETE, Kind.CONTACTS:
            return translate("Preview", "delete %n contact(s) in {side}", None, number)
        case What.DELETE, Kind.TASKS:
            return translate("Preview", "delete %n task(s) in {side}", None, number)
        case What.DELETE, Kind.EVENTS:
            return translate("Preview", "delete %n meeting(s) in {side}", None, number)
        case What.PHOTO, _:
            return translate("Preview", "change %n photo(s) in {side}", None, number)
        case _:
            return translate("Preview", "link %n pair(s)", None, number)


def cost_text(cost: Estimate) -> str:
    """Requests, minutes and mails."""
    requests = translate("Preview", "About %n request(s)", None, sum(cost.requests.values()))
    return " · ".join((requests, _time(cost.time), _mails(cost)))


def _time(span: timedelta) -> str:
    minutes = round(span / timedelta(minutes=1))
    if minutes < 1:
        return translate("Preview", "less than a minute")
    return translate("Preview", "about %n minute(s)", None, minutes)


def _mails(cost: Estimate) -> str:
    if cost.mails:
        return translate("Preview", "the calendar's server mails %n guest(s)", None, cost.mails)
    if cost.spared:
        return translate(
            "Preview", "nobody gets mail (%n guest(s) would, were it allowed)", None, cost.spared
        )
    return translate("Preview", "nobody gets mail")


def difference_text(difference: Difference) -> str:
    """How the plan differs from the one that was shown before."""
    parts = []
    if difference.new:
        parts.append(translate("Preview", "%n new", "rows of a plan", difference.new))
    if difference.different:
        parts.append(translate("Preview", "%n changed", "rows of a plan", difference.different))
    if difference.gone:
        parts.append(translate("Preview", "%n gone", "rows of a plan", difference.gone))
    return ", ".join(parts)


def kinds_of(rows: Sequence[Row]) -> str:
    """The deletions of a plan in words, each sort by itself."""
    counted: dict[tuple[Kind, Side | None], int] = {}
    for row in rows:
        counted[row.kind, row.side] = counted.get((row.kind, row.side), 0) + 1
    parts = [_count(Count(What.DELETE, kind, side, number)) for (kind, side), number in counted.items()]
    return capitalised(", ".join(parts))
