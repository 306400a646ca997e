"""The rows of a preview: what a plan would do, link and leave to the person, as values. No widgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import Enum, StrEnum

from crmsync.app.previews import Previewed, Wait
from crmsync.app.types import AmbiguousLine, HalfName, Kind, Operation, PairLine, Side, Verb
from crmsync.frozen import frozen


class What(StrEnum):
    """What a row is about; in the order in which the rows stand."""

    AMBIGUOUS = "ambiguous"
    CREATE = "create"
    UPDATE = "update"
    PHOTO = "photo"
    DELETE = "delete"
    PAIR = "pair"


Group = tuple[What, Side | None]


class News(Enum):
    """How a row differs from the plan that was shown before."""

    NONE = "none"
    NEW = "new"
    DIFFERENT = "different"


@frozen
class Row:
    """One thing that a plan would do, or asks.

    key: names it, whatever its values. side: where it happens; of an ambiguous item, where that is; `None`
    for a pair. first: nothing of its mapping is written before all of it is judged. operation, pair,
    ambiguous: what it is made of. halves: the rows in the state of the unlinked items that it is about.
    """

    key: str
    mapping: str
    kind: Kind
    what: What
    side: Side | None
    record: str
    first: bool = False
    wait: Wait = Wait.NO
    operation: Operation | None = None
    pair: PairLine | None = None
    ambiguous: AmbiguousLine | None = None
    halves: tuple[int, ...] = ()
    news: News = News.NONE

    @property
    def group(self) -> Group:
        """With which others it is counted."""
        return self.what, None if self.what is What.AMBIGUOUS else self.side

    @property
    def source_side(self) -> Side | None:
        """Where the item without a counterpart is, of a create or an ambiguous item."""
        if self.what is What.CREATE and self.side is not None:
            return self.side.other
        return self.side if self.what is What.AMBIGUOUS else None

    @property
    def candidates(self) -> tuple[HalfName, ...]:
        """The possible counterparts of an ambiguous item."""
        return self.ambiguous.candidates if self.ambiguous is not None else ()


_WHATS: Mapping[Verb, What] = {
    Verb.CREATE: What.CREATE,
    Verb.UPDATE: What.UPDATE,
    Verb.PHOTO: What.PHOTO,
    Verb.DELETE: What.DELETE,
}


def rows_of(plan: Previewed) -> Iterator[Row]:
    """The rows of one mapping's plan."""
    report = plan.report
    for line in report.ambiguous:
        yield Row(
            f"{report.name}\x1fambiguous\x1f{line.id}",
            report.name,
            report.kind,
            What.AMBIGUOUS,
            line.side,
            line.item,
            plan.first,
            ambiguous=line,
            halves=(int(line.id),),
        )
    for operation, wait in zip(report.planned, plan.waits, strict=True):
        yield Row(
            operation_key(report.name, operation),
            report.name,
            report.kind,
            _WHATS[operation.verb],
            operation.side,
            operation.label,
            plan.first,
            wait,
            operation,
            halves=(operation.source,) if operation.source is not None else (),
        )
    for pair in report.pairs:
        yield Row(
            f"{report.name}\x1fpair\x1f{pair.outlook.id}\x1f{pair.crm.id}",
            report.name,
            report.kind,
            What.PAIR,
            None,
            pair.outlook.label or pair.crm.label,
            plan.first,
            pair=pair,
            halves=(pair.outlook.id, pair.crm.id),
        )


def operation_key(mapping: str, operation: Operation) -> str:
    """Names an operation by what it does to which item, whatever the values."""
    item = operation.item if operation.source is None else f"from {operation.source}"
    return "\x1f".join((mapping, operation.verb, operation.side, item or ""))


@frozen
class Difference:
    """How a plan differs from the one that was shown before: how many rows are new, differ, are gone."""

    new: int = 0
    different: int = 0
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.different or self.gone)


def compared(rows: Iterable[Row], before: Mapping[str, Row]) -> tuple[list[Row], Difference]:
    """The rows with what is new about them, and how many of each."""
    found: list[Row] = []
    new = different = 0
    keys: set[str] = set()
    for row in rows:
        keys.add(row.key)
        earlier = before.get(row.key)
        if earlier is None:
            new += 1
            found.append(replace(row, news=News.NEW))
        elif _content(earlier) != _content(row):
            different += 1
            found.append(replace(row, news=News.DIFFERENT))
        else:
            found.append(replace(row, news=News.NONE))
    return found, Difference(new, different, len(before.keys() - keys))


def _content(row: Row) -> object:
    """What of a row a person would call a change."""
    changes = dict(row.operation.changes) if row.operation is not None else None
    return changes, [one.id for one in row.candidates]
