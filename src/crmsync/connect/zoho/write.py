"""Writing to one module: creates and deletions by the hundred, updates singly or, when many, guarded batches.

Every item has its own outcome. Nothing fires an automation or mails a guest. Versions are compared by the
service (`If-Unmodified-Since`) where it does that, else right before the write.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from datetime import datetime

from crmsync.connect.base import Create, Delete, Failed, SetPhoto, Update, Write, Written
from crmsync.connect.batches import batches
from crmsync.connect.errors import ReplyLost, ServiceError, Stale, Vanished
from crmsync.connect.outcomes import Result, outcomes
from crmsync.connect.zoho.client import MOST_WRITES, Outcome, RepeatedStale, ZohoClient
from crmsync.connect.zoho.errors import SERVICE, item_error
from crmsync.connect.zoho.items import ItemReader, item_id, version_of, version_time
from crmsync.connect.zoho.lookups import Lookups
from crmsync.connect.zoho.mend import Draft, mend
from crmsync.frozen import frozen
from crmsync.mapping.records import Record
from crmsync.mapping.zoho.table import ZohoTable
from crmsync.model.items import Item, ItemId, Version
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields

MOST_SINGLE = 10
"""More updates than this go as batches."""

_NOUNS = {Kind.CONTACTS: "contact", Kind.TASKS: "task", Kind.EVENTS: "meeting"}
_NOT_TAKEN = "Zoho CRM did not take it"
_REQUIRED = "Zoho CRM requires a value here"


@frozen
class _Landed:
    """A draft that was taken, at this version."""

    draft: Draft
    id: ItemId
    version: Version


class Writer:
    """Carries out writes of one module. Thread-safe.

    calls: so many at a time for updates that go singly. metadata_doubted: is told when the service wants
    other fields than it said.
    """

    def __init__(
        self,
        client: ZohoClient,
        reader: ItemReader,
        lookups: Lookups,
        *,
        calls: int,
        metadata_doubted: Callable[[], None],
    ) -> None:
        self._client = client
        self._reader = reader
        self._table: ZohoTable = reader.table
        self._module = reader.table.metadata.module
        self._lookups = lookups
        self._calls = calls
        self._doubt_metadata = metadata_doubted
        self._noun = _NOUNS[reader.table.kind]
        self._labels = {name: meta.label for name, meta in self._table.metadata.fields.items()}

    def write(self, batch: Sequence[Write]) -> Iterator[Result]:
        """See `Collection.write`."""
        return outcomes(batches(batch, MOST_WRITES), self._dispatch)

    def _dispatch(self, chunk: Sequence[Write]) -> Iterator[Result]:
        yield from self._created([write for write in chunk if isinstance(write, Create)])
        yield from self._updated([write for write in chunk if isinstance(write, Update)])
        for write in chunk:
            if isinstance(write, SetPhoto):
                yield self._pictured(write)
        yield from self._deleted([write for write in chunk if isinstance(write, Delete)])

    # ---- creates

    def _created(self, writes: Sequence[Create]) -> Iterator[Result]:
        drafts = [Draft(write, self._table.created(write.fields)) for write in writes]
        self._make_ready(drafts)
        landed: list[_Landed] = []
        while drafts:
            action = f"create the {self._noun}"
            try:
                outcomes = self._client.create(
                    self._module, [self._sendable(draft) for draft in drafts], action
                ).outcomes
            except ServiceError as error:
                yield from (Failed(draft.write, error) for draft in drafts)
                break
            again: list[Draft] = []
            for draft, outcome in zip(drafts, outcomes, strict=True):
                if outcome.refused is None:
                    version = version_of(outcome.details.get("Modified_Time"))
                    landed.append(_Landed(draft, ItemId(str(outcome.details.get("id", ""))), version))
                elif self._mended(draft, outcome):
                    again.append(draft)
                else:
                    yield self._refused(draft.write, outcome, action)
            drafts = again
        yield from self._read_back(landed)

    # ---- updates

    def _updated(self, writes: Sequence[Update]) -> Iterator[Result]:
        present = self._present([write for write in writes if self._table.context(write.changes)])
        drafts: list[Draft] = []
        for write in writes:
            needed = self._table.context(write.changes)
            error = self._unlike(write.id, write.version, present) if needed else None
            if error is not None:
                yield Failed(write, error)
            else:
                drafts.append(self._draft(write, present.get(write.id, {})))
        self._make_ready(drafts)
        sent: list[Draft] = []
        for draft in drafts:
            if draft.record:
                sent.append(draft)
            else:
                yield Written(draft.write, draft.update.id, draft.update.version, left_out=draft.left_out)
        landed: list[_Landed] = []
        for result in self._sent(sent):
            if isinstance(result, Failed):
                yield result
            elif self._is_bent(result.draft):
                landed.append(result)
            else:
                yield Written(result.draft.write, result.id, result.version, left_out=result.draft.left_out)
        yield from self._read_back(landed)

    def _draft(self, write: Update, record: Record) -> Draft:
        """The update as a record. What Zoho requires is never emptied."""
        kept = {
            name: _REQUIRED
            for name, value in write.changes.items()
            if value is None and name in self._table.mandatory
        }
        changes = {name: value for name, value in write.changes.items() if name not in kept}
        context = {native: record.get(native) for native in self._table.context(changes)}
        return Draft(write, self._table.updated(changes, context), kept, context)

    def _present(self, writes: Sequence[Update]) -> Mapping[ItemId, Record]:
        natives = {native for write in writes for native in self._table.context(write.changes)}
        fields = ("Modified_Time", *sorted(natives))
        listed = self._client.by_ids(self._module, [write.id for write in writes], fields)
        return {item_id(record): record for page in listed for record in page.records}

    def _sent(self, drafts: list[Draft]) -> Iterator[_Landed | Failed]:
        if len(drafts) <= MOST_SINGLE:
            yield from self._singly(drafts)
            return
        left: list[Draft] = []
        for result in self._guarded(drafts):
            if isinstance(result, Draft):
                left.append(result)
            else:
                yield result
        yield from self._singly(left)

    def _guarded(self, drafts: Sequence[Draft]) -> Iterator[_Landed | Failed | Draft]:
        """A batch right after its versions were read; drafts that come back are to be sent singly.

        The whole batch is refused if any record changed after that reading (by the service's own clock).
        """
        action = f"save the {self._noun}"
        ids = [draft.update.id for draft in drafts]
        clock: datetime | None = None
        present: dict[ItemId, Record] = {}
        for page in self._client.by_ids(self._module, ids, ("Modified_Time",)):
            clock = page.clock
            present |= {item_id(record): record for record in page.records}
        ready: list[Draft] = []
        for draft in drafts:
            error = self._unlike(draft.update.id, draft.update.version, present)
            if error is not None:
                yield Failed(draft.write, error)
            else:
                ready.append(draft)
        if clock is None or not ready:
            yield from ready
            return
        try:
            reply = self._client.update(
                self._module, [self._sendable(draft) for draft in ready], action, unmodified_since=clock
            )
        except Stale:
            yield from ready
            return
        for draft, outcome in zip(ready, reply.outcomes, strict=True):
            if outcome.refused is None:
                yield self._landed(draft, outcome)
            elif self._mended(draft, outcome):
                yield draft
            else:
                yield self._refused(draft.write, outcome, action)

    def _singly(self, drafts: Sequence[Draft]) -> Iterator[_Landed | Failed]:
        if len(drafts) <= 1:
            yield from (self._one(draft) for draft in drafts)
            return
        stopped: list[ServiceError] = []

        def save(draft: Draft) -> _Landed | Failed:
            result = Failed(draft.write, stopped[0]) if stopped else self._one(draft)
            if isinstance(result, Failed) and result.error.disposition.ends_batch:
                stopped.append(result.error)
            return result

        with ThreadPoolExecutor(self._calls, "zoho-update") as pool:
            for future in as_completed([pool.submit(save, draft) for draft in drafts]):
                yield future.result()

    def _one(self, draft: Draft) -> _Landed | Failed:
        action = f"save the {self._noun}"
        since = version_time(draft.update.version)
        try:
            while draft.record:
                reply = self._client.update(
                    self._module, [self._sendable(draft)], action, unmodified_since=since
                )
                outcome = reply.outcomes[0]
                if outcome.refused is None:
                    return self._landed(draft, outcome)
                if self._mended(draft, outcome):
                    continue
                if not outcome.refused.fields and draft.update.id not in self._versions([draft.update.id]):
                    return Failed(draft.write, _vanished())
                return self._refused(draft.write, outcome, action)
        except RepeatedStale:
            return self._after_repetition(draft)
        except ServiceError as error:
            return Failed(draft.write, error)
        return _Landed(draft, draft.update.id, draft.update.version)

    def _after_repetition(self, draft: Draft) -> _Landed | Failed:
        """The reply of the first try was lost, the second one found the record changed: by us, or by
        somebody else? Where its values do not say, that stays open.
        """
        for item in self._items([draft.update.id]):
            wanted = {
                name: value for name, value in draft.update.changes.items() if name not in draft.left_out
            }
            if all(item.fields.get(name) == value for name, value in wanted.items()):
                return _Landed(draft, item.id, item.version)
        return Failed(draft.write, _lost(f"save the {self._noun}"))

    def _landed(self, draft: Draft, outcome: Outcome) -> _Landed:
        return _Landed(draft, draft.update.id, version_of(outcome.details.get("Modified_Time")))

    # ---- pictures

    def _pictured(self, write: SetPhoto) -> Result:
        try:
            present = self._versions([write.id])
            error = self._unlike(write.id, write.version, present)
            if error is not None:
                return Failed(write, error)
            if write.photo is None:
                self._client.remove_photo(self._module, write.id)
            else:
                boundary = hashlib.sha256(write.photo).hexdigest()
                self._client.set_photo(self._module, write.id, write.photo, boundary=boundary)
        except ServiceError as error:
            return Failed(write, error)
        item: Item | None = None
        with suppress(ServiceError):
            item = next(iter(self._items([write.id])), None)
        if item is None:
            return Failed(write, _lost("save the picture"))
        return Written(write, item.id, item.version, item.fields)

    # ---- deletions

    def _deleted(self, writes: Sequence[Delete]) -> Iterator[Result]:
        action = f"delete the {self._noun}"
        present = self._versions([write.id for write in writes])
        ready: list[Delete] = []
        for write in writes:
            error = self._unlike(write.id, write.version, present)
            if error is not None:
                yield Failed(write, error)
            else:
                ready.append(write)
        if not ready:
            return
        reply = self._client.delete(self._module, [write.id for write in ready], action)
        refused: list[tuple[Delete, Outcome]] = []
        for write, outcome in zip(ready, reply.outcomes, strict=True):
            if outcome.refused is None:
                yield Written(write, write.id, Version(""))
            else:
                refused.append((write, outcome))
        left = self._versions([write.id for write, _ in refused])
        for write, outcome in refused:
            if write.id in left:
                yield self._refused(write, outcome, action)
            elif reply.tries > 1:
                yield Written(write, write.id, Version(""))
            else:
                yield Failed(write, _vanished())

    # ---- pieces

    def _make_ready(self, drafts: Sequence[Draft]) -> None:
        """Resolve look-ups."""
        records = [draft.record for draft in drafts]
        self._lookups.find(records)
        for draft in drafts:
            for native, reason in self._lookups.settle(draft.record).items():
                draft.left_out[self._table.canonical(native) or native] = reason

    def _sendable(self, draft: Draft) -> Record:
        """The record as it is sent: with its id, and so that a meeting's guests are not mailed."""
        silent = {"$send_notification": False} if self._table.kind is Kind.EVENTS else {}
        named = {"id": draft.write.id} if isinstance(draft.write, Update) else {}
        return {**draft.record, **silent, **named}

    def _mended(self, draft: Draft, outcome: Outcome) -> bool:
        assert outcome.refused is not None
        mended = mend(draft, outcome.refused, self._table)
        if mended:
            self._doubt_metadata()
        return mended

    def _refused(self, write: Write, outcome: Outcome, action: str) -> Failed:
        assert outcome.refused is not None
        fields = outcome.refused.fields
        name = self._table.canonical(fields[0]) if fields else None
        return Failed(write, item_error(outcome.refused, action=action, labels=self._labels, field=name))

    def _versions(self, ids: Iterable[ItemId]) -> Mapping[ItemId, Record]:
        listed = self._client.by_ids(self._module, ids, ("Modified_Time",))
        return {item_id(record): record for page in listed for record in page.records}

    def _unlike(
        self, item: ItemId, version: Version, present: Mapping[ItemId, Record]
    ) -> ServiceError | None:
        """Why an item may not be written: it is gone, or not the one that was planned with."""
        record = present.get(item)
        if record is None:
            return _vanished()
        if version_of(record.get("Modified_Time")) != version:
            return Stale(
                "It was changed in Zoho CRM meanwhile.", service=SERVICE, action=f"save the {self._noun}"
            )
        return None

    def _items(self, ids: Iterable[ItemId]) -> Iterator[Item]:
        for page in self._client.by_ids(self._module, ids, self._reader.fields):
            for record in page.records:
                if isinstance(item := self._reader.read(record), Item):
                    yield item

    def _is_bent(self, draft: Draft) -> bool:
        return bool(self._table.bends & draft.update.changes.keys())

    def _read_back(self, landed: Sequence[_Landed]) -> Iterator[Written]:
        """What the service made of the values. A record that changed once more is left to the feed."""
        found: dict[ItemId, Item] = {}
        with suppress(ServiceError):
            found = {item.id: item for item in self._items([one.id for one in landed])}
        for one in landed:
            item = found.get(one.id)
            held = item.fields if item is not None and item.version == one.version else None
            left_out = {
                **(self._not_taken(one.draft, held) if held is not None else {}),
                **one.draft.left_out,
            }
            yield Written(one.draft.write, one.id, one.version, held, left_out)

    def _not_taken(self, draft: Draft, held: Fields) -> Mapping[str, str]:
        """Values that were accepted without a word and are not there."""
        wanted = draft.write.fields if isinstance(draft.write, Create) else draft.write.changes
        before = self._table.read(draft.present)
        return {
            name: _NOT_TAKEN
            for name in self._table.bends & wanted.keys()
            if wanted[name] is not None
            and held.get(name) != wanted[name]
            and held.get(name) in (None, before.get(name))
        }


def _lost(action: str) -> ServiceError:
    return ReplyLost(
        "Whether it was saved in Zoho CRM is not known.",
        service=SERVICE,
        action=action,
        advice="It is looked for at once, or else in the next run.",
    )


def _vanished() -> ServiceError:
    return Vanished("It is not in Zoho CRM any more.", service=SERVICE)
