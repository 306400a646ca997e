"""Writing items of one folder, many at a time and always against the version that was read.

Exchange refuses an update of another version. For deletions it compares none, so the item is read right
before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from crmsync.connect.base import Create, Delete, Failed, Update, Written
from crmsync.connect.errors import Rejected, ServiceError
from crmsync.connect.ews.dialects import Dialect
from crmsync.connect.ews.errors import SERVICE, answer_error, lost, nonsense
from crmsync.connect.ews.fates import made
from crmsync.connect.ews.operations import (
    MOST_WRITES,
    Sending,
    create_items,
    delete_items,
    item_id,
    update_items,
)
from crmsync.connect.ews.reading import Reader, Whole
from crmsync.connect.ews.wire import Answer, Element, m, t
from crmsync.connect.http import Effect
from crmsync.connect.outcomes import Result
from crmsync.connect.outlook.write import OutlookWriter, Prepare, Ready, document
from crmsync.mapping.ews.schema import Draft, Edits
from crmsync.model.items import ItemId, OperationKey, Version
from crmsync.model.values import Changes

W = TypeVar("W")


class Writer(OutlookWriter[Whole, Edits]):
    """Writes items of one folder and kind. prepare: is told what is going to be written."""

    service = SERVICE
    most = MOST_WRITES
    no_photos = "Photos of Exchange Server are not synced."
    _reader: Reader
    _dialect: Dialect

    def __init__(self, reader: Reader, prepare: Prepare) -> None:
        super().__init__(reader, reader.dialect, prepare)
        self._session = reader.session
        self._table = reader.dialect.table

    def _made(self, writes: Sequence[Create]) -> Mapping[OperationKey, ItemId]:
        return made(self._reader, [write.key for write in writes])

    def _create(self, writes: Sequence[Create], action: str) -> Iterator[Result]:
        drafts = {
            write.key: self._table.created(write.fields, write.key, document(write.original))
            for write in writes
        }

        def request(some: Sequence[Create]) -> Element:
            sent = (drafts[write.key] for write in some)
            return create_items(self._dialect.kind, self._reader.folder.named, sent, self._dialect.sending)

        for write, told in self._carried_out(writes, request, action):
            if isinstance(told, ServiceError):
                yield Failed(write, told)
            else:
                yield self._finished(write, told, write.fields, drafts[write.key], {})

    def _update(self, ready: Sequence[Ready[Whole, Edits]], action: str) -> Iterator[Result]:
        some: dict[Sending, list[Ready[Whole, Edits]]] = {}
        for one in ready:
            some.setdefault(self._dialect.sending_of(one.changes), []).append(one)

        def request(sending: Sending, alike: Sequence[Ready[Whole, Edits]]) -> Element:
            sent = ((one.write.id, one.write.version, one.edits) for one in alike)
            return update_items(self._dialect.kind, sent, sending)

        for sending, alike in some.items():
            for one, told in self._carried_out(alike, partial(request, sending), action):
                if isinstance(told, ServiceError):
                    yield Failed(one.write, told)
                else:
                    yield self._finished(one.write, told, one.changes, one.present.draft, one.left_out)

    def _delete(self, writes: Sequence[Delete], action: str) -> Iterator[tuple[Delete, ServiceError | None]]:
        def request(some: Sequence[Delete]) -> Element:
            return delete_items([item_id(write.id, write.version) for write in some], self._dialect.sending)

        for write, told in self._carried_out(writes, request, action):
            yield write, told if isinstance(told, ServiceError) else None

    def _finish(self, item: ItemId, changes: Changes, before: Draft) -> bool:
        return self._dialect.finish(self._session, item, changes, before)

    def _version(self, present: Whole) -> Version:
        return present.version

    def _native(self, present: Whole) -> Draft:
        return present.draft

    # ---- pieces

    def _carried_out(
        self, writes: Sequence[W], request: Callable[[Sequence[W]], Element], action: str
    ) -> Iterator[tuple[W, Answer | ServiceError]]:
        """What was answered to each of these writes.

        A request that is refused as a whole, for what one of its items holds, is sent once more for each of
        them.
        """
        if not writes:
            return
        try:
            told = self._session.ask(request(writes), action, Effect.ONCE)
        except Rejected as error:
            if len(writes) == 1:
                yield writes[0], error
                return
            for write in writes:
                yield from self._carried_out([write], request, action)
            return
        if len(told) != len(writes):
            raise lost(nonsense(action))
        for write, answer in zip(writes, told, strict=True):
            yield write, answer if answer.ok else lost(answer_error(answer, action=action))

    def _finished(
        self,
        write: Create | Update,
        answer: Answer,
        changes: Changes,
        before: Draft,
        left_out: Mapping[str, str],
    ) -> Result:
        """A write that landed, once what it takes beyond its request is done."""
        told = next(answer.all(f"{m('Items')}/*/{t('ItemId')}"), None)
        item = ItemId(str(told.get("Id"))) if told is not None else ItemId("")
        version = Version(str(told.get("ChangeKey") or "")) if told is not None else Version("")
        if not item and isinstance(write, Create):
            return Failed(write, lost(nonsense(f"create the {self._dialect.noun}")))
        if not item and isinstance(write, Update):
            item = write.id
        try:
            again = self._finish(item, changes, before)
        except ServiceError:
            again = True
        if again:
            return self._read_back(write, item, left_out)
        return Written(write, item, version, left_out=left_out)
