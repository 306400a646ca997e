"""What is done and why, in plain words: the one place that makes sentences of operations and history
lines. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from types import MappingProxyType

from crmsync.app.values import say
from crmsync.frozen import frozen
from crmsync.model.fields import field_spec
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Changes, Value
from crmsync.plan.operations import Operation, Reason, Verb

SIDES: Mapping[Side, str] = MappingProxyType({Side.OUTLOOK: "Outlook", Side.CRM: "the CRM"})


@frozen
class Step:
    """One thing that was or would be done: to a field of an item, or (field "") to the whole of it.

    side: where. old, new: the field's values there. undoes: the run it undoes, if it does.
    """

    kind: Kind
    side: Side
    verb: Verb
    field: str
    old: Value | None
    new: Value | None
    reason: Reason
    undoes: int | None = None


def steps(
    kind: Kind, operation: Operation, written: Changes | None = None, undoes: int | None = None
) -> Iterator[Step]:
    """What an operation does, field by field. written: what the item holds since, where it is known."""
    side, verb = operation.side, operation.verb
    if verb not in (Verb.UPDATE, Verb.PHOTO):
        yield Step(kind, side, verb, "", None, None, operation.reason, undoes)
        return
    for name, new in (operation.changes if written is None else written).items():
        reason = operation.reasons.get(name, operation.reason)
        yield Step(kind, side, verb, name, operation.before.get(name), new, reason, undoes)


def field_label(kind: Kind, name: str) -> str:
    """A field in plain words; a name that this version does not know stays as it is."""
    try:
        return field_spec(kind, name).label
    except KeyError:
        return name.replace("_", " ")


def because(reason: Reason, target: Side, undoes: int | None = None) -> str:
    """Why something is done on `target`, as the end of a sentence ("it changed in the CRM")."""
    return reason.value.format(source=SIDES[target.other], target=SIDES[target], run=undoes)


_DONE: Mapping[Verb, str] = {
    Verb.CREATE: "Created in {side}, because {why}",
    Verb.DELETE: "Deleted in {side}, because {why}",
    Verb.PHOTO: "Photo changed in {side}, because {why}",
    Verb.UPDATE: "{field} changed in {side}: {old} → {new}, because {why}",
}
_NOT_TAKEN = "{field} stayed {old} in {side}, which did not take another value"
_PLANNED: Mapping[Verb, str] = {
    Verb.CREATE: "Would be created in {side}, because {why}",
    Verb.DELETE: "Would be deleted in {side}, because {why}",
    Verb.PHOTO: "Photo would change in {side}, because {why}",
    Verb.UPDATE: "{field} would change in {side}: {old} → {new}, because {why}",
}


def sentence(step: Step, *, planned: bool = False, zone: tzinfo | None = None) -> str:
    """ "Mobile phone changed in Outlook: +49 30 1 → +49 30 2, because it changed in the CRM"."""
    label = field_label(step.kind, step.field)
    ignored = step.verb is Verb.UPDATE and step.old == step.new
    words = _NOT_TAKEN if ignored else (_PLANNED if planned else _DONE)[step.verb]
    return words.format(
        side=SIDES[step.side],
        field=label[:1].upper() + label[1:],
        old=say(step.field, step.old, zone),
        new=say(step.field, step.new, zone),
        why=because(step.reason, step.side, step.undoes),
    )


def conflict_sentence(
    kind: Kind, field: str, outlook: Value | None, crm: Value | None, zone: tzinfo | None = None
) -> str:
    """ "Mobile phone is +49 30 1 in Outlook and +49 30 2 in the CRM"."""
    label = field_label(kind, field)
    return _CONFLICT.format(
        field=label[:1].upper() + label[1:], outlook=say(field, outlook, zone), crm=say(field, crm, zone)
    )


_CONFLICT = "{field} is {outlook} in Outlook and {crm} in the CRM"
