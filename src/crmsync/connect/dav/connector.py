"""A CalDAV/CardDAV account: sign-in check, folders, opening one. Knows nothing of links and plans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from crmsync.connect.base import FolderInfo, OpenOptions
from crmsync.connect.cache import Answers, Cache
from crmsync.connect.composed import LineConnector
from crmsync.connect.dav.client import DavClient
from crmsync.connect.dav.collection import DavCollection
from crmsync.connect.dav.dialects import dialect_for
from crmsync.connect.dav.discovery import Discovered, Principal, discover, read_principal
from crmsync.connect.dav.documents import Dialect
from crmsync.connect.dav.facts import LIFETIME, Facts, Memory, OpenFolder, remembering
from crmsync.connect.dav.folders import Folder, create_folder, delete_folder, list_folders, read_folder
from crmsync.connect.dav.hrefs import as_folder, canonical_url
from crmsync.connect.dav.listing import list_versions
from crmsync.connect.dav.reading import Reader
from crmsync.connect.dav.settings import DavSettings
from crmsync.connect.errors import FolderGone, NotPermitted, NotSupported, ServiceError, Vanished
from crmsync.connect.http import Ambient, HttpSettings, Origin, OwnHosts, SignIn, Transport
from crmsync.mapping.base import TableOptions
from crmsync.model.items import Item
from crmsync.model.kinds import Kind

_UNUSUAL = re.compile(r"[^A-Za-z0-9._-]+")
_KIND_WORDS = {Kind.CONTACTS: "address book", Kind.TASKS: "task list", Kind.EVENTS: "calendar"}


class DavConnector(LineConnector):
    """One signed-in account.

    ambient: clock, sleep and random numbers of the transport; its clock also stamps the documents written.
    cache: remembers between runs what servers say of folders; without one they are asked in every run.
    """

    def __init__(
        self,
        settings: DavSettings,
        sign_in: SignIn,
        http: HttpSettings | None = None,
        ambient: Ambient | None = None,
        cache: Cache | None = None,
    ) -> None:
        self._settings = settings
        self._ambient = ambient or Ambient()
        self._starts = settings.starts()
        self._main = self._starts[0].url
        self.service = urlsplit(self._main).hostname or ""
        hosts = OwnHosts(*(start.url for start in self._starts))
        transport = Transport(hosts, sign_in, http, ambient=self._ambient)
        super().__init__(transport)
        self._client = DavClient(transport, self.service)
        self._found: Discovered | None = None
        self._principals: dict[str, Principal] = {}
        answers = Answers(cache, self._ambient.now, LIFETIME) if cache is not None else None
        self._memory = Memory(answers, repr((settings.username, *self._starts))) if answers else None

    def check(self) -> str:
        self._found = None
        self._discovered()
        return f"{self._settings.username or 'somebody'} at {self.service}"

    def folders(self, *, categories: bool = False) -> Sequence[FolderInfo]:
        return [
            self._info(folder, kind, categories) for folder in self._all_folders() for kind in folder.kinds
        ]

    def open(self, folder: str, kind: Kind, options: OpenOptions) -> DavCollection:
        opened = self._opened(folder, kind)
        found = opened.facts.folder
        dialect = self._dialect_of(kind, options)

        def others() -> Iterator[Reader]:
            for other in self._all_folders():
                if other.url != found.url and kind in other.kinds:
                    yield self._reader(other, kind, dialect)

        return DavCollection(
            self._client,
            Reader(self._client, opened, dialect, self._settings.batch),
            identity=f"dav {self._settings.username} {found.url}",
            others=others,
            now=self._ambient.now,
            writers=self._settings.writers,
        )

    def create_folder(self, name: str, *kinds: Kind) -> FolderInfo:
        """Make a folder for items of these kinds and return it; for tests and the demo.

        Raises NotSupported when the account has no place for such folders.
        """
        found = self._discovered()
        homes = found.address_homes if Kind.CONTACTS in kinds else found.calendar_homes
        if not homes:
            raise NotSupported("The server has no place for such folders.", service=self.service)
        url = as_folder(homes[0] + (_UNUSUAL.sub("-", name).strip("-") or "folder"))
        return self._info(create_folder(self._client, url, name, kinds), kinds[0])

    def delete_folder(self, folder: str) -> None:
        """Delete a folder (by its id) with all that is in it; for tests and the demo."""
        delete_folder(self._client, self._url(folder))

    # --- finding folders ---

    def _discovered(self) -> Discovered:
        if self._found is None:
            self._found = discover(self._client, self._starts)
        return self._found

    def _all_folders(self) -> list[Folder]:
        """Every folder of the account, each once, in the order of its home sets."""
        found = self._discovered()
        folders: dict[str, Folder] = {}
        failure: ServiceError | None = None
        for home in found.homes:
            try:
                folders.update((folder.url, folder) for folder in list_folders(self._client, home))
            except (NotPermitted, Vanished) as error:
                failure = error
        for url in found.direct:
            folder = read_folder(self._client, url)
            folders.setdefault(folder.url, folder)
        if failure is not None and not folders:
            raise failure
        return list(folders.values())

    def _opened(self, folder: str, kind: Kind) -> OpenFolder:
        """The folder that an id or a name means: as remembered, else as the server says. Raises FolderGone,
        NotSupported.
        """
        known = self._memory.get(folder, kind) if self._memory is not None else None
        if known is not None and self._client.may_extend(self._main, known.folder.url):
            return OpenFolder(known, self._asking(folder, known.folder.url, kind), remembered=True)
        found = self._folder_called(folder, kind)
        facts = Facts(found, self._principal(found, kind))
        if self._memory is not None:
            self._memory.put(folder, kind, facts)
        return OpenFolder(facts, self._asking(folder, found.url, kind))

    def _asking(self, folder: str, url: str, kind: Kind) -> Callable[[], Facts]:
        """Asks what the server says of a folder that the settings call `folder`."""

        def ask() -> Facts:
            found = self._of_kind(read_folder(self._client, url), kind)
            return Facts(found, self._principal(found, kind))

        return ask if self._memory is None else remembering(ask, self._memory, folder, kind)

    def _folder_called(self, folder: str, kind: Kind) -> Folder:
        """The folder that an id or a name means. Raises FolderGone, NotSupported."""
        if folder.startswith("/") or "://" in folder:
            return self._of_kind(read_folder(self._client, self._url(folder)), kind)
        named = [found for found in self._all_folders() if kind in found.kinds]
        same = [found for found in named if found.name == folder] or [
            found for found in named if found.name.casefold() == folder.casefold()
        ]
        if len(same) == 1:
            return same[0]
        many = f"There are {len(same)} folders called {folder}." if same else ""
        raise FolderGone(
            many or f"There is no {_KIND_WORDS[kind]} called {folder}.",
            service=self.service,
            action="open the folder",
            advice="`crmsync folders` lists the folders; name this one by its id.",
        )

    def _of_kind(self, found: Folder, kind: Kind) -> Folder:
        """`found`, if it holds items of this kind. Raises NotSupported."""
        if kind not in found.kinds:
            raise NotSupported(
                f"The folder {found.name} is no {_KIND_WORDS[kind]}.",
                service=self.service,
                action="open the folder",
                advice="`crmsync folders` lists the folders with what they hold.",
            )
        return found

    def _url(self, folder: str) -> str:
        """The canonical URL of a folder's id: a path on the account's main host, or an address that this
        host may name.
        """
        url = as_folder(canonical_url(urljoin(self._main, folder)))
        if not self._client.may_extend(self._main, url):
            raise NotSupported(
                f"The folder {folder} is not on one of this account's servers.",
                service=self.service,
                action="open the folder",
                advice="`crmsync folders` lists the folders with their ids.",
            )
        return url

    def _info(self, folder: Folder, kind: Kind, categories: bool = False) -> FolderInfo:
        at_home = Origin.of(folder.url) == Origin.of(self._main)
        return FolderInfo(
            id=folder.path if at_home else folder.url,
            name=folder.name,
            kind=kind,
            read_only=folder.read_only,
            colour=folder.colour,
            categories=self._categories(folder, kind) if categories and kind is Kind.EVENTS else (),
        )

    def _categories(self, folder: Folder, kind: Kind) -> tuple[str, ...]:
        """The category names in use, case-blind in order; the first spelling of each."""
        reader = self._reader(folder, kind, self._dialect_of(kind, OpenOptions()))
        seen: dict[str, str] = {}
        for read in reader.read(item for item, _ in list_versions(self._client, reader)):
            names = read.fields.get("categories") if isinstance(read, Item) else None
            for name in names if isinstance(names, tuple) else ():
                seen.setdefault(str(name).casefold(), str(name))
        return tuple(seen[key] for key in sorted(seen))

    def _principal(self, folder: Folder, kind: Kind) -> Principal:
        """Who the signed-in person is to the server of `folder`, and all addresses that are known to be
        theirs. Only meetings depend on it.
        """
        found = Principal()
        if kind is not Kind.EVENTS:
            return found
        for url in folder.principals or self._discovered().principals:
            if url not in self._principals:
                self._principals[url] = read_principal(self._client, url)
            one = self._principals[url]
            found = Principal(found.addresses | one.addresses, found.schedules or one.schedules)
        own = {self._settings.username.lower()} if "@" in self._settings.username else set()
        return Principal(found.addresses | own, found.schedules)

    def _reader(self, folder: Folder, kind: Kind, dialect: Callable[[Principal], Dialect]) -> Reader:
        """Reads a folder of which nothing is remembered, and in which nothing is written."""

        def ask() -> Facts:
            return Facts(read_folder(self._client, folder.url))

        return Reader(self._client, OpenFolder(Facts(folder), ask), dialect, self._settings.batch)

    def _dialect_of(self, kind: Kind, options: OpenOptions) -> Callable[[Principal], Dialect]:
        """How documents of `kind` are read and written, by who the signed-in person is."""

        def dialect(person: Principal) -> Dialect:
            table = TableOptions(options.custom, options.invitations, person.addresses)
            return dialect_for(kind, table, self._settings.default_zone)

        return dialect
