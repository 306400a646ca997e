"""Odoo as a connector: one signed-in account, its models as collections. The contract: `connect.base`."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from crmsync.connect.base import (
    Capabilities,
    Collection,
    DeletionFeed,
    Failed,
    Fate,
    FolderInfo,
    OpenOptions,
    Page,
    Write,
    Written,
)
from crmsync.connect.cache import Answers, Cache, MemoryCache
from crmsync.connect.composed import ComposedCollection, LineConnector
from crmsync.connect.errors import FolderGone, NotSupported, ReadOnly, SignInNeeded
from crmsync.connect.http import Ambient, HttpSettings, Origin, OwnHosts, Transport
from crmsync.connect.odoo import kinds
from crmsync.connect.odoo.client import KeySignIn, OdooClient, Place, Protocol
from crmsync.connect.odoo.directory import Directory, User
from crmsync.connect.odoo.errors import ADMINISTRATOR, NEW_KEY, SERVICE
from crmsync.connect.odoo.feed import Feed
from crmsync.connect.odoo.items import ItemReader
from crmsync.connect.odoo.kinds import SHAPES, Shape, named_fields, table_of
from crmsync.connect.odoo.lookups import Lookups
from crmsync.connect.odoo.series import SeriesStore
from crmsync.connect.odoo.store import SYSTEM_FIELDS, Model, RowStore, Store, numbers
from crmsync.connect.odoo.write import CHUNK, CONCURRENT, MOST_WRITES, Writer
from crmsync.frozen import frozen
from crmsync.mapping.odoo.metadata import ModelMeta
from crmsync.mapping.odoo.record import OdooOptions
from crmsync.mapping.odoo.table import OdooTable, unusable
from crmsync.model.items import Cursor, Item, ItemId, OperationKey, Unreadable, Version
from crmsync.model.kinds import Kind

LIFETIME = timedelta(hours=12)
"""So long is believed what a database says of itself."""


class Archived(StrEnum):
    """What archiving a record in Odoo means for its counterpart."""

    UNLINK = "unlink"
    """it left the collection: the counterpart stays as it is"""
    DELETE = "delete"
    """it is deleted; and what is deleted on the other side is archived here"""
    SYNC = "sync"
    """nothing: archived records are synced like others"""


def _new_key() -> OperationKey:
    return OperationKey(str(uuid.uuid4()))


class OdooConnector(LineConnector):
    """One account in Odoo. Made by `connect_odoo`. new_key: makes ids that never were."""

    service = SERVICE

    def __init__(
        self,
        transport: Transport,
        client: OdooClient,
        place: Place,
        directory: Directory,
        *,
        archived: Archived,
        ambient: Ambient,
        new_key: Callable[[], OperationKey] = _new_key,
    ) -> None:
        super().__init__(transport)
        self._place = place
        self._directory = directory
        self._archived = archived
        self._ambient = ambient
        self._new_key = new_key
        self.client = client

    def check(self) -> str:
        """See `Connector.check`."""
        user = self._directory.user(fresh=True)
        if self._place.username and self._place.username.casefold() not in {
            user.login.casefold(),
            user.email.casefold(),
        }:
            raise SignInNeeded(
                f"This API key belongs to {user.login}, not to {self._place.username}.",
                service=SERVICE,
                action="sign in",
                advice=f"Correct the user name. {NEW_KEY}",
            )
        return f"{user.login} at {Origin.of(self._place.url).host}"

    def folders(self, *, categories: bool = False) -> Sequence[FolderInfo]:
        """See `Connector.folders`. Records have tags, not categories, so `categories` finds none."""
        found: list[FolderInfo] = []
        for kind, shape in SHAPES.items():
            self._directory.forget(shape.model)
            try:
                rights = self._directory.rights(shape.model)
            except FolderGone:
                continue
            if rights.visible:
                found.append(FolderInfo(shape.model, shape.label, kind, rights.read_only))
        return found

    def open(self, folder: str, kind: Kind, options: OpenOptions) -> Collection:
        """See `Connector.open`. Raises NotSupported for fields mapped by hand that cannot work."""
        shape = SHAPES[kind]
        if folder.casefold() not in {shape.model, shape.label.casefold()}:
            raise _no_such_folder(folder, kind, shape)
        rights = self._directory.rights(shape.model)
        if not rights.visible:
            raise _no_such_folder(folder, kind, shape)
        user, metadata = self._directory.user(), self._directory.metadata(shape.model)
        places = self._directory.countries()
        table_options = OdooOptions(
            custom=options.custom,
            invitations=options.invitations,
            addresses=frozenset({user.email.lower()} - {""}),
            zone=user.zone,
            uid=user.id,
            partner=user.partner,
            countries=places.countries,
            states=places.states,
            week_start=user.week_start,
            today=self._ambient.now().date(),
        )
        wrong = unusable(kind, metadata, table_options)
        if wrong:
            raise NotSupported(
                f"Odoo cannot hold a field as it is mapped: {'; '.join(wrong.values())}.",
                service=SERVICE,
                action="open the records",
                advice="Correct the mapping's fields.",
            )
        table = table_of(kind, metadata, table_options)
        if options.records == kinds.MINE:
            owned = {**table.manners.added, **shape.owned(user)}
            table.manners = replace(table.manners, added=owned)
        parts = _Parts(self.client, self._directory, self._ambient, shape, user, self._archived, self._place)
        return OdooCollection(
            parts,
            table,
            self._model(shape, table, metadata, user, options),
            self._lookups(table, options),
            rights.read_only,
        )

    def _model(
        self, shape: Shape, table: OdooTable, metadata: ModelMeta, user: User, options: OpenOptions
    ) -> Model:
        match options.records:
            case kinds.MINE:
                wanted = shape.mine(user)
            case kinds.ALL:
                wanted = []
            case name:
                wanted = self._directory.saved_filter(shape.model, name)
        if self._archived is Archived.SYNC and table.kind is Kind.CONTACTS:
            # Templates of users ("Public user") are archived contacts of archived users.
            wanted = [*wanted, "|", ["active", "=", True], ["user_ids", "=", False]]
        fields = dict.fromkeys(("id", *SYSTEM_FIELDS, *table.natives))
        return Model(
            meta=metadata,
            noun=shape.noun,
            domain=[*shape.domain, *wanted],
            fields=tuple(fields),
            named=named_fields(table.kind) & fields.keys(),
            archived=self._archived is Archived.SYNC,
        )

    def _lookups(self, table: OdooTable, options: OpenOptions) -> Lookups:
        searches = dict(SHAPES[table.kind].searches)
        if "parent_id" in searches and not options.create_accounts:
            searches["parent_id"] = replace(searches["parent_id"], made=None)
        return Lookups(self.client, table.metadata, searches, self._new_key, table.manners.fallbacks)


@frozen
class _Parts:
    """What a collection needs of its connector."""

    client: OdooClient
    directory: Directory
    ambient: Ambient
    shape: Shape
    user: User
    archived: Archived
    place: Place


class OdooCollection(ComposedCollection):
    """The records of one model, as far as the mapping wants them."""

    def __init__(
        self, parts: _Parts, table: OdooTable, model: Model, lookups: Lookups, read_only: bool
    ) -> None:
        self.kind = table.kind
        self.rules = table
        host = Origin.of(parts.place.url).host
        self.identity = f"odoo:{host}:{parts.place.database}:{parts.user.id}:{model.name}"
        self.capabilities = Capabilities(
            deletions=DeletionFeed.ID_DIFF,
            # Not by Odoo itself: the versions are compared right before (see `Writer`).
            conditional_updates=True,
            conditional_deletes=True,
            read_first=True,
            keeps_keys=True,
            create_batch=MOST_WRITES,
            update_batch=CHUNK,
            delete_batch=CHUNK,
            read_only=read_only,
            bends=table.bends,
        )
        self._parts = parts
        self._model = model
        self._store = store_of(table.kind, parts.client, model)
        reader = ItemReader(table, self._store)
        self._feed = Feed(self._store, reader, parts.ambient.now)
        self._writer = Writer(self._store, reader, lookups, self._remove, model.noun)

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """See `Collection.fetch`."""
        return self._feed.fetch(ids)

    def fate(self, gone: Mapping[ItemId, str | None]) -> Mapping[ItemId, Fate]:
        """See `Collection.fate`. An archived record counts as the account's settings say."""
        fates = dict(self._feed.fate(gone))
        moved = [item for item, fate in fates.items() if fate is Fate.MOVED]
        if self._parts.archived is Archived.DELETE and moved and "active" in self._model.meta:
            domain = [["id", "in", numbers(moved)], ["active", "=", False]]
            rows, _ = self._parts.client.rows(self._model.name, domain, ("id",), "read the records")
            fates |= {ItemId(str(row["id"])): Fate.DELETED for row in rows}
        return fates

    def label(self) -> str:
        """See `Collection.label`."""
        return self._parts.shape.label

    def _changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        return self._feed.changes(cursor, known)

    def _written(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        return self._writer.write(batch)

    def _forget(self) -> None:
        self._parts.directory.forget(self._model.name)

    def _read_only(self) -> ReadOnly:
        return ReadOnly(
            f"Your user in Odoo may not change {self.label()}.",
            service=SERVICE,
            action="save the changes",
            advice=f"{ADMINISTRATOR} Or let this mapping write to Outlook only.",
        )

    def _remove(self, items: Sequence[ItemId], action: str) -> None:
        if self._parts.archived is not Archived.DELETE or "active" not in self._model.meta:
            self._store.delete(items, action)
            return
        self._store.archive(items, action)


def store_of(kind: Kind, client: OdooClient, model: Model) -> Store:
    """What reads and writes the items of a kind."""
    return SeriesStore(client, model) if kind is Kind.EVENTS else RowStore(client, model)


def _no_such_folder(folder: str, kind: Kind, shape: Shape) -> FolderGone:
    return FolderGone(
        f"Odoo has no place for {kind} called “{folder}”, or it is hidden from you.",
        service=SERVICE,
        action="open the records",
        advice=f"Use “{shape.model}” for {kind}; its app must be installed in Odoo.",
    )


def connect_odoo(
    url: str,
    key: str,
    *,
    database: str = "",
    username: str = "",
    archived: Archived = Archived.UNLINK,
    cache: Cache | None = None,
    settings: HttpSettings | None = None,
    ambient: Ambient | None = None,
    protocol: Protocol | None = None,
) -> OdooConnector:
    """The connector for an account. key: an API key, or on servers before 19 also the password.

    url: what a browser shows before /odoo or /web. cache: keeps field metadata between runs. protocol: where
    nobody is to find out what the server speaks.
    """
    ambient = ambient or Ambient()
    place = Place(url.rstrip("/"), database, username)
    transport = Transport(
        OwnHosts(url),
        KeySignIn(key),
        settings or HttpSettings(connections=CONCURRENT),
        service=SERVICE,
        ambient=ambient,
    )
    answers = Answers(cache or MemoryCache(), ambient.now, LIFETIME)
    client = OdooClient(transport, place, key, answers, chosen=protocol)
    directory = Directory(client, answers)
    return OdooConnector(transport, client, place, directory, archived=archived, ambient=ambient)
