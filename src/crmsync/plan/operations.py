"""Operations as values: what a run would do, each with its reason; printed, previewed, held, executed
or thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from crmsync.frozen import frozen
from crmsync.model.items import ItemId, Version
from crmsync.model.kinds import Side
from crmsync.model.values import Changes, Fields, Value


class Reason(StrEnum):
    """Why something is done. `{source}` and `{target}` are the two sides in plain words."""

    CHANGED = "it changed in {source}"
    WON = "it changed on both sides and {source} wins"
    NEWER = "it changed on both sides and the change in {source} is newer"
    CHOSEN = "you chose this value"
    FILLED = "it was empty in {target}"
    MATCHED = "the two records were matched and differ here; {source} wins"
    NEW = "it is new in {source}"
    EDIT_BEATS_DELETE = "it was deleted in {target} but edited in {source} since; an edit beats a deletion"
    DELETED = "it was deleted in {source}"
    OUT_OF_SCOPE = (
        "it no longer belongs to this mapping in {source}; the pair is no longer synced, nothing is deleted"
    )
    BACK_IN_SCOPE = "it belongs to this mapping again; the pair is synced again"
    DELETION_NOT_PASSED_ON = "it was deleted in {source}; this mapping does not pass deletions on to {target}"
    WITHOUT_COUNTERPART = "its counterpart is gone"
    MERGED = "its record was merged into another one in {source}"
    UNDONE = "it undoes run {run}"
    REFUSED = "you refused this change"


class Verb(StrEnum):
    """The kind of a write."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    PHOTO = "photo"


@frozen
class Saved:
    """A value that is about to be overwritten although a person may want it: kept, restorable."""

    side: Side
    field: str
    value: Value | None


@frozen
class LeftOut:
    """A value that one side cannot hold.

    side: the side that cannot hold it.
    """

    side: Side
    field: str
    reason: str


@frozen
class Conflict:
    """A field that changed on both sides.

    kept: the winning side; `None` while it is open (rule "ask").
    """

    field: str
    outlook: Value | None
    crm: Value | None
    kept: Side | None


@frozen
class Operation:
    """One write to one item.

    verb, side: what is done, where (the target side). label: what a person recognises the item by.
    link: the link's row; `None` for a new item without one. source: the half that is the source of a create.
    item, version: the target item; `None` for a create.
    changes: field → new value on the target (already fitted); for a create everything it will hold is
      taken from the source half.
    origin: field → the source side's value that `changes` carries (its base moves with the acknowledgement).
    before: field → the target's value before.
    reasons: field → why; for create and delete one entry under "".
    saved: values that are lost on the target, kept with the intent.
    original: what is restored: the document of a deleted item that a create starts from, a photo's bytes
      (base64).
    partner: the other side's item; a restored item is linked with it again.
    """

    verb: Verb
    side: Side
    label: str
    link: int | None = None
    source: int | None = None
    item: ItemId | None = None
    version: Version | None = None
    changes: Changes = field(default_factory=dict)
    origin: Changes = field(default_factory=dict)
    before: Fields = field(default_factory=dict)
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    saved: tuple[Saved, ...] = ()
    original: str | None = None
    partner: ItemId | None = None

    @property
    def reason(self) -> Reason:
        """The first reason, for one-line lists."""
        return next(iter(self.reasons.values()))


@frozen
class Decision:
    """Everything planning decided about one link or one new item.

    operations: writes. settle: side → fields whose base becomes what was read at once, without a write.
    conflicts, left_out: for the report. outcome: what becomes of the link itself. why: its reason, when
      it changes.
    """

    operations: tuple[Operation, ...] = ()
    settle: Mapping[Side, tuple[str, ...]] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    outcome: Outcome | None = None
    why: Reason | None = None

    def fields(self, side: Side) -> frozenset[str]:
        """The fields of `side`'s item that were decided upon: settled, or written to the other side."""
        written = (name for one in self.operations if one.side is side.other for name in one.changes)
        return frozenset(written) | frozenset(self.settle.get(side, ()))


class Outcome(StrEnum):
    """What becomes of a link apart from its fields."""

    RELINK = "relink"
    UNLINK = "unlink"
    DROP = "drop"
    """both are gone: forget the link"""
    SEPARATE = "separate"
    """one is gone, the other stays and is remembered as a survivor"""
