"""Writing to one collection: creates as imports, updates right after their versions were compared, deletions.

Every item has its own outcome. Nobody is mailed and nothing is noted in the chatter (see `client.SILENT`).
Odoo itself compares no versions: what a person changes between our reading and our writing, some hundredths
of a second, is overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

from crmsync.connect.base import Create, Delete, Failed, SetPhoto, Update, Write, Written
from crmsync.connect.batches import batches
from crmsync.connect.errors import Disposition, ReplyLost, ServiceError, Stale
from crmsync.connect.odoo.errors import SERVICE, vanished
from crmsync.connect.odoo.items import ItemReader
from crmsync.connect.odoo.lookups import Lookups
from crmsync.connect.odoo.store import Store
from crmsync.connect.outcomes import Result, outcomes
from crmsync.frozen import frozen
from crmsync.mapping.odoo.table import OdooTable
from crmsync.mapping.records import Record
from crmsync.model.items import Item, ItemId, OperationKey, Version

MOST_WRITES = 100
"""Creates in one import."""
CHUNK = 8
"""Updates and deletions whose versions are compared in one request right before."""
CONCURRENT = 4
"""Calls at a time."""


@dataclass(slots=True)
class _Draft:
    """A create or update on its way. left_out: canonical field → why it could not be taken."""

    write: Create | Update
    record: Record
    present: Record = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


@frozen
class _Landed:
    """A draft that was taken."""

    draft: _Draft
    id: ItemId


class Writer:
    """Carries out writes of one collection. remove: takes items away (deletes them, or archives them)."""

    def __init__(
        self,
        store: Store,
        reader: ItemReader,
        lookups: Lookups,
        remove: Callable[[Sequence[ItemId], str], None],
        noun: str,
    ) -> None:
        self._store = store
        self._reader = reader
        self._table: OdooTable = reader.table
        self._lookups = lookups
        self._remove = remove
        self._noun = noun

    def write(self, batch: Sequence[Write]) -> Iterator[Result]:
        """See `Collection.write`."""
        return outcomes(self._chunks(batch), self._dispatch)

    def _chunks(self, batch: Sequence[Write]) -> Iterator[Sequence[Write]]:
        yield from batches((write for write in batch if isinstance(write, Create)), MOST_WRITES)
        yield from batches((write for write in batch if not isinstance(write, Create)), CHUNK)

    def _dispatch(self, chunk: Sequence[Write]) -> Iterator[Result]:
        yield from self._created([write for write in chunk if isinstance(write, Create)])
        changes = [write for write in chunk if isinstance(write, Update | Delete | SetPhoto)]
        if not changes:
            return
        present = self._present({write.id for write in changes})
        ready: list[Update | Delete | SetPhoto] = []
        for write in changes:
            error = self._unlike(write.id, write.version, present)
            if error is not None:
                yield Failed(write, error)
            else:
                ready.append(write)
        yield from self._updated([write for write in ready if isinstance(write, Update)], present)
        yield from self._deleted([write for write in ready if isinstance(write, Delete)])

    # ---- creates

    def _created(self, writes: Sequence[Create]) -> Iterator[Result]:
        if not writes:
            return
        action = f"create the {self._noun}"
        drafts = {write.key: self._new(write) for write in writes}
        self._settle(drafts.values())
        landed: list[_Landed] = []
        answered: set[OperationKey] = set()
        try:
            ready = [(key, draft.record) for key, draft in drafts.items()]
            for key, outcome in self._store.create(ready, action):
                answered.add(key)
                if isinstance(outcome, ServiceError):
                    yield Failed(drafts[key].write, outcome)
                else:
                    landed.append(_Landed(drafts[key], outcome))
        except ServiceError as error:
            yield from (Failed(draft.write, error) for key, draft in drafts.items() if key not in answered)
        yield from self._read_back(landed, action)

    def _new(self, write: Create) -> _Draft:
        refused = dict(self._table.refused(write.fields, {}))
        fields = {name: value for name, value in write.fields.items() if name not in refused}
        return _Draft(write, self._table.created(fields), {}, refused)

    # ---- updates

    def _updated(self, writes: Sequence[Update], present: Mapping[ItemId, Record]) -> Iterator[Result]:
        action = f"save the {self._noun}"
        drafts = [self._draft(write, present[write.id]) for write in writes]
        self._settle(drafts)
        landed: list[_Landed] = []
        for result in self._saved(drafts, action):
            if isinstance(result, Failed):
                yield result
            else:
                landed.append(result)
        yield from self._read_back(landed, action)

    def _draft(self, write: Update, present: Record) -> _Draft:
        """The update as a draft. What Odoo requires is never emptied."""
        kept = {
            name: "Odoo requires a value here"
            for name, value in write.changes.items()
            if value is None and name in self._table.mandatory
        }
        kept |= self._table.refused(write.changes, present)
        changes = {name: value for name, value in write.changes.items() if name not in kept}
        return _Draft(write, self._table.updated(changes, present), present, kept)

    def _saved(self, drafts: Sequence[_Draft], action: str) -> Iterator[_Landed | Failed]:
        stopped: list[ServiceError] = []

        def save(draft: _Draft) -> _Landed | Failed:
            assert isinstance(draft.write, Update)
            if stopped:
                return Failed(draft.write, stopped[0])
            try:
                if draft.record:
                    self._store.update(draft.present, draft.record, action)
            except ServiceError as error:
                if error.disposition.ends_batch:
                    stopped.append(error)
                return Failed(draft.write, error)
            return _Landed(draft, draft.write.id)

        if len(drafts) <= 1:
            yield from map(save, drafts)
            return
        with ThreadPoolExecutor(CONCURRENT, "odoo-update") as pool:
            for future in as_completed([pool.submit(save, draft) for draft in drafts]):
                yield future.result()

    # ---- deletions

    def _deleted(self, writes: Sequence[Delete]) -> Iterator[Result]:
        action = f"delete the {self._noun}"
        if not writes:
            return
        try:
            self._remove([write.id for write in writes], action)
            yield from (Written(write, write.id, Version("")) for write in writes)
        except ServiceError as error:
            if len(writes) == 1 or error.disposition is not Disposition.THIS_ITEM:
                yield from (Failed(write, error) for write in writes)
                return
            # One that may not be deleted keeps all of them: they have to go one by one.
            for write in writes:
                yield from self._deleted([write])

    # ---- pieces

    def _settle(self, drafts: Iterable[_Draft]) -> None:
        listed = list(drafts)
        self._lookups.find([draft.record for draft in listed])
        for draft in listed:
            for native, reason in self._lookups.settle(draft.record, draft.present).items():
                draft.left_out[self._table.canonical(native) or native] = reason

    def _present(self, ids: Iterable[ItemId]) -> Mapping[ItemId, Record]:
        return {
            self._store.item_id(record): record
            for listed in self._store.by_ids(sorted(ids))
            for record in listed.records
        }

    def _unlike(
        self, item: ItemId, version: Version, present: Mapping[ItemId, Record]
    ) -> ServiceError | None:
        """Why an item may not be written: it is gone, or not the one that was planned with."""
        record = present.get(item)
        if record is None:
            return vanished(f"save the {self._noun}")
        if self._store.version(record) != version:
            return Stale(
                "It was changed in Odoo meanwhile.", service=SERVICE, action=f"save the {self._noun}"
            )
        return None

    def _read_back(self, landed: Sequence[_Landed], action: str) -> Iterator[Result]:
        """What Odoo made of the values, and the versions, which no reply to a write tells."""
        found: dict[ItemId, Item] = {}
        try:
            records = self._present(one.id for one in landed) if landed else {}
            read = self._reader.read(records.values(), {})
            found = {item.id: item for item in read if isinstance(item, Item)}
        except ServiceError as error:
            lost = ReplyLost(
                f"{error.message} It was saved in Odoo, but could not be read again.",
                service=SERVICE,
                action=action,
                advice="The next run finds out.",
                code=error.code,
            )
            yield from (Failed(one.draft.write, lost) for one in landed)
            return
        for one in landed:
            item = found.get(one.id)
            if item is None:
                yield Failed(one.draft.write, vanished(action))
            else:
                yield Written(
                    one.draft.write, one.id, item.version, item.fields, one.draft.left_out, item.traits
                )
