"""The contract that every connector keeps; `tests/connect/conformance.py` tells whether one does.

Words. An *item* is one person, task or meeting as the service holds it, already translated to canonical
fields. Its *id*
is the service's own and stable; its *version* changes whenever the item changes. A *collection* is what
a mapping
names on one side: a folder of a mailbox or a module of a CRM, restricted to one kind. A *cursor* says
  where its feed was left.

A newcomer can write a connector from this page: implement `Connector` and `Collection`, describe the
service in
`Capabilities`, raise only errors of `connect.errors`, give a field table (`mapping.base`), pass the
conformance suite.
Connectors know nothing of the other side, of links or of plans.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import timedelta
from enum import Enum, StrEnum, auto

from crmsync.connect.errors import ServiceError
from crmsync.frozen import frozen
from crmsync.mapping.base import SideRules
from crmsync.model.items import Cursor, Item, ItemId, OperationKey, Trait, Unreadable, Version
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields


class DeletionFeed(StrEnum):
    """How deletions become known."""

    FEED = "feed"
    """the service lists them (Zoho's deleted lists)"""
    DELTA = "delta"
    """they come with the changes (WebDAV sync-collection, Graph delta)"""
    ID_DIFF = "id-diff"
    """nobody lists them: known ids that are not named in a listing are asked for"""


@frozen
class Capabilities:
    """What this collection's service can do; asserted by the conformance suite.

    deletions: see `DeletionFeed`.
    conditional_updates, conditional_deletes: is a write against a stale version refused?
    read_first: only because the connector reads the version right before, since the service compares none: an
      edit in that moment is overwritten, and found in the history only.
    keeps_keys: does an item created with an `OperationKey` carry it (`Item.key`) when read again?
    whole_documents: does `Update` need the item's `original` (the whole document is written)?
    create_batch, update_batch, delete_batch: how many writes one request carries.
    batches_at_once: into how many threads' hands `write` and `fetch` may be given at the same time, each with
      items of its own.
    photos: can photos be read and written?
    read_only: may this account not write here?
    schedules: does the server mail guests by itself when a meeting is written?
    clock_grain: how far apart two changes must lie to get different versions (zero: any change).
    bends: fields whose values the service may silently ignore or alter, although `fits` says yes: read
      back after a write.
    """

    deletions: DeletionFeed
    conditional_updates: bool = True
    conditional_deletes: bool = True
    read_first: bool = False
    keeps_keys: bool = False
    whole_documents: bool = False
    create_batch: int = 1
    update_batch: int = 1
    delete_batch: int = 1
    batches_at_once: int = 1
    photos: bool = False
    read_only: bool = False
    schedules: bool = False
    clock_grain: timedelta = timedelta(0)
    bends: frozenset[str] = frozenset()


@frozen
class FolderInfo:
    """A folder or module a person can choose.

    id: what the configuration file names (a path, a module's API name); name: what the person sees.
    categories: category names found in use, if asked for. colour: "#rrggbb" or None.
    """

    id: str
    name: str
    kind: Kind
    read_only: bool = False
    colour: str | None = None
    categories: tuple[str, ...] = ()


@frozen
class Page:
    """One page of a feed, applied in one commit together with its cursor.

    items: created or changed (an item may repeat; unchanged items may occur and do no harm).
    gone: ids that are no longer in the collection; why is told by `Collection.fate`.
    unreadable: items that exist but are not understood.
    cursor: where to go on after this page; `None` while the service gives no resumable point.
    listing: this page belongs to a complete listing: what no page of it names is not in the collection
      any more.
    """

    items: Sequence[Item] = ()
    gone: Sequence[ItemId] = ()
    unreadable: Sequence[Unreadable] = ()
    cursor: Cursor | None = None
    listing: bool = False


class Fate(Enum):
    """What became of an item that left its collection."""

    DELETED = auto()
    MOVED = auto()
    """it lives on elsewhere in the account (another folder, outside the view): unlink, never delete"""
    PRESENT = auto()
    """it is still in the collection: the listing was wrong"""


@frozen
class Create:
    """Create an item.

    key: its operation key. fields: fitted and complete (see `SideRules`).
    original: the document of the deleted item that is restored; what it holds beyond `fields` comes
      back too, as far as can be.
    """

    key: OperationKey
    fields: Fields
    original: str | None = None


@frozen
class Update:
    """Change fields of an item, if it still has `version`. original: as read by `fetch`, for
    `whole_documents`."""

    id: ItemId
    version: Version
    changes: Changes
    original: str | None = None


@frozen
class Delete:
    """Delete an item, if it still has `version`."""

    id: ItemId
    version: Version


@frozen
class SetPhoto:
    """Replace (or with `None` remove) an item's photo, if it still has `version`."""

    id: ItemId
    version: Version
    photo: bytes | None
    original: str | None = None


Write = Create | Update | Delete | SetPhoto


@frozen
class Written:
    """A write that landed.

    id, version: of the item now (version empty after a delete). The id is another one than before where the
      service gives an item that is changed a new one.
    held: canonical fields as the service now holds them, when its reply or a read-back told; `None`
      means as `fits` predicted.
      After `SetPhoto` it holds the new `photo` token, where the service tells.
    left_out: field → plain reason, for fields this service could not take although `fits` could not know
      (a company that the CRM lacks).
    traits: of the item now, when its reply or a read-back told; `None` means that nobody knows before the
      feed tells.
    """

    write: Write
    id: ItemId
    version: Version
    held: Fields | None = None
    left_out: Mapping[str, str] = field(default_factory=dict)
    traits: frozenset[Trait] | None = None


@frozen
class Failed:
    """A write that did not land, or (error `ReplyLost`) may not have."""

    write: Write
    error: ServiceError


class Collection(ABC):
    """The items of one kind in one folder or module.

    Thread use: one thread at a time per method family, but for `Capabilities.batches_at_once`; reading one
    collection while writing another is allowed.
    All methods raise `ServiceError` subclasses only.
    """

    kind: Kind
    capabilities: Capabilities
    rules: SideRules
    identity: str
    """names account and folder unmistakably (host, user, path): a state made with another identity must
    not be used"""

    @abstractmethod
    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """What changed since `cursor`, page by page; everything (`Page.listing`) when it is `None`.

        known: versions of the items already known, for services that can only list (id, version).
        Raises CursorLost (call again with `None`), FolderGone when the collection does not exist. An
        empty listing of a folder whose
        existence was not confirmed is an error, not an empty page. The last page always has a cursor.
        """

    @abstractmethod
    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """The items with these ids as they are now, with `original`; those that are not there are not
        yielded."""

    @abstractmethod
    def write(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        """Carry out a batch of writes of one type; each yields exactly one outcome, in any order, as
        soon as it is known.

        Nobody is ever notified (no invitation, no automation) unless the collection was opened so.
        Raises only when
        nothing at all was sent (e.g. SignInNeeded before the first request).
        """

    @abstractmethod
    def fate(self, gone: Mapping[ItemId, str | None]) -> Mapping[ItemId, Fate]:
        """What became of these items (id → uid, else the key it was created with, if known). Asked once
        more, independently of the
        listing that missed them.

        Raises (e.g. FolderGone) rather than guess when the collection itself cannot be confirmed.
        """

    def photo(self, item: ItemId) -> bytes | None:
        """The item's photo, `None` when it has none. Only for `Capabilities.photos`."""
        raise LookupError(f"{self.identity} holds no photos")

    def label(self) -> str:
        """The folder's or module's name in plain words."""
        return self.identity


@frozen
class OpenOptions:
    """How a mapping opens a collection.

    records: "mine", "all" or a saved view's name (CRM side).
    custom: custom field → native name on this side.
    invitations: may guests be written and mailed.
    create_accounts: may a company the CRM lacks be created.
    """

    records: str = "all"
    custom: Mapping[str, str] = field(default_factory=dict)
    invitations: bool = False
    create_accounts: bool = False


class Connector(ABC):
    """One signed-in account."""

    service: str
    """plain words for messages ("Zoho CRM", "dav.example.com")"""

    @abstractmethod
    def check(self) -> str:
        """Sign in and say as whom ("anna@example.com at dav.example.com"). Raises SignInNeeded,
        Unreachable …"""

    @abstractmethod
    def folders(self, *, categories: bool = False) -> Sequence[FolderInfo]:
        """The folders or modules that can be chosen. categories: also find the category names in use
        (reads events)."""

    @abstractmethod
    def open(self, folder: str, kind: Kind, options: OpenOptions) -> Collection:
        """The collection that `folder` (id or name as `folders` gives it) names. Raises FolderGone.

        What a service says of its folders may be remembered from an earlier run; a folder that is gone since
        is then only found out at the first use. Remembered is never believed where a write could mail people.
        """

    def add_category(self, name: str) -> bool:
        """Put a category on the mailbox's own list, if it has one that people choose from in their calendar.

        Returns whether it has. Raises ServiceError.
        """
        return False

    @property
    @abstractmethod
    def requests(self) -> int:
        """How many requests were sent since this connector was made (each try counts)."""

    @property
    def clock_error(self) -> timedelta | None:
        """How far this computer's clock is ahead of the service's (negative: behind), as far as the replies
        so far told."""
        return None

    @abstractmethod
    def close(self) -> None:
        """Let the connections go; may be called twice."""
