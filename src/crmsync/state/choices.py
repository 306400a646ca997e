"""A person's choices about items without a counterpart: which are linked, which match nobody, which are
left alone."""

from __future__ import annotations

from collections.abc import Iterable

from crmsync.model.kinds import Side
from crmsync.plan.choices import Act, Choice
from crmsync.plan.halves import Presence
from crmsync.state.halves import MappingState


class NotChoosable(Exception):
    """A choice that cannot be carried out (any more). half: the item it was about."""

    def __init__(self, half: int) -> None:
        super().__init__(f"half {half} cannot be chosen for")
        self.half = half


def choose(state: MappingState, choices: Iterable[Choice]) -> None:
    """Note choices (within a transaction); every later plan honours them.

    Raises NotChoosable for an item that is gone, was linked and synced meanwhile, or for two of one side.
    """
    for choice in choices:
        _free(state, choice.half)
        match choice.act:
            case Act.LINK:
                _link(state, choice)
            case Act.CREATE:
                state.note_choice(choice.half, unmatched=True)
            case Act.SKIP:
                state.separate(choice.half)
            case Act.ASK:
                state.note_choice(choice.half, unmatched=False)


def _link(state: MappingState, choice: Choice) -> None:
    if choice.other is None:
        raise NotChoosable(choice.half)
    _free(state, choice.other)
    sides = {half.side: half.id for half in map(state.half, (choice.half, choice.other)) if half is not None}
    if set(sides) != set(Side):
        raise NotChoosable(choice.other)
    state.make_link(sides[Side.OUTLOOK], sides[Side.CRM])


def _free(state: MappingState, number: int) -> None:
    """Take back an earlier choice of a link that was never carried out."""
    half = state.half(number)
    if half is None or half.presence is not Presence.HERE:
        raise NotChoosable(number)
    link = state.link_of(number)
    if link is None:
        return
    pair = state.link(link)
    if pair is None or any(one.base is not None for one in pair.halves.values()):
        raise NotChoosable(number)
    state.forget_link(link, survivors_separate=False)
    for one in pair.halves.values():
        state.note_choice(one.id, unmatched=False)
