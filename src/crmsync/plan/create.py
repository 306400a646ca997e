"""What a new item is given on the other side: the source's fields, fitted, with the mandatory substitutes."""

from __future__ import annotations

from crmsync.frozen import frozen
from crmsync.mapping.base import Unfit
from crmsync.model.items import label
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Fields, Value, words
from crmsync.plan.halves import Half
from crmsync.plan.operations import LeftOut, Operation, Reason, Verb
from crmsync.plan.policy import Policy

GUESTS = "participants"


@frozen
class NewItem:
    """The fields of an item to be created (`fields`: fitted and complete) and what could not be taken."""

    fields: Fields
    left_out: tuple[LeftOut, ...]


def creation(half: Half, policy: Policy) -> Operation | None:
    """The operation that creates the counterpart of a new item; `None` when the other side may not be
    written."""
    target = half.side.other
    if half.separate or not policy.may_write(target):
        return None
    return Operation(
        Verb.CREATE, target, label(policy.kind, half.fields), source=half.id, reasons={"": Reason.NEW}
    )


def new_item(source: Fields, target: Side, policy: Policy, *, guests: bool = True) -> NewItem:
    """What the counterpart of an item holding `source` is given on `target` (photos travel apart).

    guests: may its guests be written where they would be mailed; never in a first sync or for a past meeting.
    Events created on the mailbox side get the mapping's first category, so that they belong to it.
    """
    fitted: dict[str, Value] = {}
    left_out: list[LeftOut] = []
    visible = policy.visible(target.other, source)
    for name in sorted(policy.given_at_creation[target] & visible.keys()):
        if name == GUESTS and target is Side.OUTLOOK and not guests:
            left_out.append(
                LeftOut(target, name, "guests are never mailed about past meetings or in a first sync")
            )
            continue
        fit = policy.fits(target, name, visible[name])
        if isinstance(fit, Unfit):
            left_out.append(LeftOut(target, name, fit.reason))
            continue
        if fit.note:
            left_out.append(LeftOut(target, name, fit.note))
        if fit.value is not None:
            fitted[name] = fit.value
    return NewItem(policy.sides[target].complete(_founded(fitted, target, policy)), tuple(left_out))


def _founded(fields: dict[str, Value], target: Side, policy: Policy) -> Fields:
    first = policy.rules.categories[0] if policy.rules.categories else "*"
    if policy.kind is not Kind.EVENTS or target is Side.CRM or first == "*":
        return fields
    held = fields.get("categories", ())
    assert isinstance(held, tuple)
    founded = words([first, *(str(name) for name in held)])
    return {**fields, "categories": founded} if founded else fields
