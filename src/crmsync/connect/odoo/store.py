"""Items as whole records over the rows of one model: what the feed and the writer read and write.

For contacts and tasks one row is one item (`RowStore`); a series of meetings is many rows (`series`).
"""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crmsync.connect.batches import batches
from crmsync.connect.errors import FolderGone, NotPermitted, ServiceError
from crmsync.connect.http import Effect
from crmsync.connect.odoo.client import OdooClient
from crmsync.connect.odoo.errors import ADMINISTRATOR, SERVICE, refused_row
from crmsync.connect.odoo.rows import IMPORT, import_line, operation_key, values
from crmsync.frozen import frozen
from crmsync.mapping.odoo.metadata import ModelMeta
from crmsync.mapping.odoo.record import parse_moment, ref, refs, spell_moment
from crmsync.mapping.records import Record
from crmsync.model.items import ItemId, OperationKey, Version

PAGE = 500
"""Rows in one reply."""
IDS = 20_000
"""Ids in one reply."""

SYSTEM_FIELDS = ("write_date", "create_date")
"""What is asked for beside the mapped fields."""


@frozen
class Model:
    """A model as a mapping uses it.

    meta: its fields. noun: what people call a record ("contact"). domain: which of its records belong to the
    collection. fields: what is asked of a row. named: x2many fields whose names are wanted too.
    archived: are archived records synced like others?
    """

    meta: ModelMeta
    noun: str
    domain: Sequence[Any]
    fields: Sequence[str]
    named: frozenset[str] = frozenset()
    archived: bool = False

    @property
    def name(self) -> str:
        """The model's technical name."""
        return self.meta.model

    @property
    def context(self) -> Mapping[str, Any]:
        """The context of a search for the collection's records."""
        return {"active_test": not self.archived}


@frozen
class Listed:
    """One page. clock: the service's own clock when it answered (aware), if it says."""

    records: Sequence[Record]
    clock: datetime | None = None


@dataclass(slots=True)
class Names:
    """The names of the records that x2many fields point to, remembered for the run."""

    client: OdooClient
    known: dict[str, dict[int, str]] = field(default_factory=dict)

    def put_in(self, records: Iterable[Record], model: Model) -> None:
        """Replace the ids in the model's `named` fields by `[id, name]`."""
        listed = list(records)
        for native in model.named:
            meta = model.meta.get(native)
            if meta is None:
                continue
            found = self.known.setdefault(meta.relation, {})
            wanted = {number for record in listed for number in record.get(native) or ()}
            missing = sorted(wanted - found.keys())
            for batch in batches(missing, PAGE):
                for row in self.client.read(meta.relation, batch, ("name",), f"read the names of {native}"):
                    found[int(row["id"])] = str(row.get("name") or "")
            for record in listed:
                record[native] = [
                    [number, found[number]] for number in record.get(native) or () if number in found
                ]


class Store(ABC):
    """The items of a collection as whole records.

    A whole record is what the kind's field table reads: the row as `search_read` gives it, with the names of
    x2many fields in `Model.named`; keys that begin with "_" hold what a kind needs beyond one row.
    """

    @abstractmethod
    def acquaint(self, known: Mapping[ItemId, Version]) -> None:
        """Learn what the items were last time, before they are read anew."""

    @abstractmethod
    def item_id(self, record: Record) -> ItemId:
        """The id of the item that a whole record is."""

    @abstractmethod
    def version(self, record: Record) -> Version:
        """Changes whenever something mapped changes, also within one second."""

    @abstractmethod
    def modified(self, record: Record) -> datetime | None:
        """When it was last changed (aware)."""

    @abstractmethod
    def listing(self) -> Iterator[Listed]:
        """Every item of the collection, page by page; at least one page comes."""

    @abstractmethod
    def since(self, moment: datetime, *, news_only: bool) -> Iterator[Listed]:
        """Every item of which something changed at `moment` (aware) or later; at least one page comes.

        news_only: what is as it was last time (see `acquaint`) may be left out.
        """

    @abstractmethod
    def by_ids(self, items: Iterable[ItemId]) -> Iterator[Listed]:
        """The items with these ids as far as the database has them, in the collection or not."""

    @abstractmethod
    def count(self) -> int:
        """How many rows the collection has."""

    @abstractmethod
    def inventory(self) -> Iterator[tuple[ItemId, str]]:
        """Every item of the collection, with a mark that its version ends with unless it changed in a way
        that `since` does not show; "" where there is no such way.
        """

    @abstractmethod
    def inside(self, items: Sequence[ItemId]) -> set[ItemId]:
        """Those of `items` that belong to the collection now."""

    @abstractmethod
    def exists(self, item: ItemId) -> bool:
        """Is it in the database, visible to this user or not?"""

    @abstractmethod
    def keys(self, items: Sequence[ItemId]) -> Mapping[ItemId, OperationKey]:
        """The operation keys that the items were created with, where they carry one."""

    @abstractmethod
    def create(
        self, drafts: Sequence[tuple[OperationKey, Record]], action: str
    ) -> Iterator[tuple[OperationKey, ItemId | ServiceError]]:
        """Make new items of drafts whose references are all found; each key has one outcome."""

    @abstractmethod
    def update(self, present: Record, draft: Record, action: str) -> None:
        """Change an item. present: the whole record as it is now. draft: what is different from it."""

    @abstractmethod
    def delete(self, items: Sequence[ItemId], action: str) -> None:
        """Take items away, all or none."""

    @abstractmethod
    def archive(self, items: Sequence[ItemId], action: str) -> None:
        """Archive items, all or none."""


class RowStore(Store):
    """One row is one item."""

    def __init__(self, client: OdooClient, model: Model) -> None:
        self.client = client
        self.model = model
        self._names = Names(client)
        self._known: Mapping[ItemId, Version] = {}
        self._reading = f"read the {model.noun}s"

    def acquaint(self, known: Mapping[ItemId, Version]) -> None:
        self._known = known

    def item_id(self, record: Record) -> ItemId:
        return ItemId(str(record["id"]))

    def version(self, record: Record) -> Version:
        return Version(f"{record.get('write_date')} {digest(record, self.model.fields)}")

    def modified(self, record: Record) -> datetime | None:
        return parse_moment(record.get("write_date"))

    def listing(self) -> Iterator[Listed]:
        return self._pages()

    def since(self, moment: datetime, *, news_only: bool) -> Iterator[Listed]:
        return self._pages(["write_date", ">=", spell_moment(moment)], news_only=news_only)

    def by_ids(self, items: Iterable[ItemId]) -> Iterator[Listed]:
        for batch in batches(dict.fromkeys(items), PAGE):
            found, clock = self._rows(
                [["id", "in", numbers(batch)]], self.model.fields, {"active_test": False}, order="id"
            )
            self._names.put_in(found, self.model)
            yield Listed(found, clock)

    def count(self) -> int:
        """See `Store.count`. The domain alone decides about archived records (see `Model.context`)."""
        try:
            return self.client.count(self.model.name, self._domain(), self._reading)
        except NotPermitted as error:
            raise self.gone() from error

    def inventory(self) -> Iterator[tuple[ItemId, str]]:
        last = 0
        while True:
            rows, _ = self._rows(
                [*self._domain(), ["id", ">", last]], ("id",), self.model.context, order="id", limit=IDS
            )
            yield from ((self.item_id(row), "") for row in rows)
            if len(rows) < IDS:
                return
            last = int(rows[-1]["id"])

    def inside(self, items: Sequence[ItemId]) -> set[ItemId]:
        found: set[ItemId] = set()
        for batch in batches(items, PAGE):
            rows, _ = self._rows(
                [*self._domain(), ["id", "in", numbers(batch)]], ("id",), self.model.context, order="id"
            )
            found |= {self.item_id(row) for row in rows}
        return found

    def exists(self, item: ItemId) -> bool:
        # The id alone would be told without a look into the database.
        try:
            rows = self.client.call(
                self.model.name, "read", self._reading, ids=numbers([item]), fields=["create_date"]
            ).value
        except NotPermitted:
            return True
        except ServiceError as error:
            if error.code == "MissingError":
                return False
            raise
        return bool(rows)

    def keys(self, items: Sequence[ItemId]) -> Mapping[ItemId, OperationKey]:
        if not items:
            return {}
        told = self.client.call(self.model.name, "get_external_id", self._reading, ids=numbers(items)).value
        found = {ItemId(str(item)): operation_key(name) for item, name in dict(told or {}).items()}
        return {item: key for item, key in found.items() if key is not None}

    def create(
        self, drafts: Sequence[tuple[OperationKey, Record]], action: str
    ) -> Iterator[tuple[OperationKey, ItemId | ServiceError]]:
        for columns, group in _alike(drafts, self.model.meta).items():
            yield from self._imported(list(columns), group, action)

    def update(self, present: Record, draft: Record, action: str) -> None:
        sent = values(draft, present, self.model.meta)
        if sent:
            self.client.call(
                self.model.name,
                "write",
                action,
                effect=Effect.IDEMPOTENT,
                ids=[int(present["id"])],
                vals=sent,
            )

    def delete(self, items: Sequence[ItemId], action: str) -> None:
        self.client.call(self.model.name, "unlink", action, effect=Effect.IDEMPOTENT, ids=numbers(items))

    def archive(self, items: Sequence[ItemId], action: str) -> None:
        self.client.call(
            self.model.name,
            "write",
            action,
            effect=Effect.IDEMPOTENT,
            ids=numbers(items),
            vals={"active": False},
        )

    # ---- pieces

    def gone(self) -> FolderGone:
        """Why nothing can be read: the user may not see the model (any more)."""
        return FolderGone(
            f"Odoo does not show you its {self.model.noun}s.",
            service=SERVICE,
            action=self._reading,
            advice=ADMINISTRATOR,
        )

    def _domain(self) -> list[Any]:
        """The collection's domain, which a count needs whole: it knows of no `active_test`."""
        if self.model.archived or "active" not in self.model.meta:
            return list(self.model.domain)
        return [*self.model.domain, ["active", "=", True]]

    def _pages(self, *conditions: Any, news_only: bool = False) -> Iterator[Listed]:
        """Pages in the order of the ids, which nothing changes: no edit meanwhile moves a row past us.

        news_only: leave out what is as it was last time, before any names are asked for.
        """
        last = 0
        while True:
            domain = [*self._domain(), *conditions, ["id", ">", last]]
            found, clock = self._rows(domain, self.model.fields, self.model.context, order="id", limit=PAGE)
            told = [row for row in found if not (news_only and self._is_known(row))]
            self._names.put_in(told, self.model)
            yield Listed(told, clock)
            if len(found) < PAGE:
                return
            last = int(found[-1]["id"])

    def _is_known(self, row: Record) -> bool:
        return self._known.get(self.item_id(row)) == self.version(row)

    def _rows(
        self, domain: Sequence[Any], fields: Sequence[str], context: Mapping[str, Any], **paging: Any
    ) -> tuple[list[Record], datetime | None]:
        try:
            return self.client.rows(self.model.name, domain, fields, self._reading, context=context, **paging)
        except NotPermitted as error:
            raise self.gone() from error

    def _imported(
        self, columns: list[str], lines: dict[OperationKey, dict[str, str]], action: str
    ) -> Iterator[tuple[OperationKey, ItemId | ServiceError]]:
        """Import lines of the same columns; those that are refused are taken out, and the rest is sent
        again, since an import lands whole or not at all.
        """
        left = dict(lines)
        while left:
            keys = list(left)
            told = self.client.call(
                self.model.name,
                "load",
                action,
                effect=Effect.IDEMPOTENT,
                context=IMPORT,
                fields=columns,
                data=[[left[key][column] for column in columns] for key in keys],
            ).value
            made = told.get("ids") if isinstance(told, Mapping) else None
            if isinstance(made, list) and len(made) == len(keys):
                yield from ((key, ItemId(str(number))) for key, number in zip(keys, made, strict=True))
                return
            refused = _refused(told, len(keys))
            self._confirm_access()
            for place in sorted(refused):
                yield keys[place], refused_row(refused[place], action=action)
                del left[keys[place]]

    def _confirm_access(self) -> None:
        """A refusal is only a record's own fault when the model itself may still be read."""
        self.count()


def _refused(told: object, size: int) -> dict[int, str]:
    """Which lines of an import were refused (by their place), and why; all of them when it does not say."""
    messages = told.get("messages") if isinstance(told, Mapping) else None
    found: dict[int, str] = {}
    for message in messages if isinstance(messages, list) else ():
        if isinstance(message, Mapping) and message.get("type") == "error":
            place = message.get("record")
            if isinstance(place, int) and 0 <= place < size:
                found.setdefault(place, str(message.get("message") or ""))
    return found or dict.fromkeys(range(size), "")


def _alike(
    drafts: Iterable[tuple[OperationKey, Record]], meta: ModelMeta
) -> dict[tuple[str, ...], dict[OperationKey, dict[str, str]]]:
    """The lines of an import by their columns."""
    groups: dict[tuple[str, ...], dict[OperationKey, dict[str, str]]] = {}
    for key, draft in drafts:
        line = import_line(key, draft, meta)
        groups.setdefault(tuple(sorted(line)), {})[key] = line
    return groups


def digest(record: Mapping[str, Any], fields: Iterable[str]) -> str:
    """A short text that differs when any of these fields holds something else."""
    held = [[name, _plain(record.get(name))] for name in fields if name not in SYSTEM_FIELDS]
    return hashlib.sha256(json.dumps(held, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _plain(value: object) -> object:
    """A value without names, which are other records' business, and in one order."""
    if isinstance(value, list):
        single = ref(value)
        return single.id if single is not None else sorted(one.id or 0 for one in refs(value))
    return value


def numbers(items: Iterable[ItemId]) -> list[int]:
    """Ids as the service wants them; what is none of ours is left out."""
    return [int(item) for item in items if item.isascii() and item.isdigit()]
