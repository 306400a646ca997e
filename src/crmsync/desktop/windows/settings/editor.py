"""`Editor`: holds the draft for the pages, reads what stands in the files, and writes the draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from crmsync.app.facade import Crmsync
from crmsync.app.types import Account, End, FolderInfo, Settings
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.preferences import Preferences
from crmsync.desktop.engine.snapshot import Snapshot
from crmsync.desktop.system.autostart import autostart
from crmsync.desktop.windows.settings.draft import Draft, change_of, preferred, rebased


class Editor(QObject):
    """One draft for all pages.

    changed: the draft is another one, or folders' names became known. applied(warnings): everything is
    written. failed(Failed): something is not; what was written before it stays.
    """

    changed = Signal()
    applied = Signal(tuple)
    failed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.draft = self._before = Draft.of(Settings(), bridge.snapshot.preferences, autostart=False)
        self.trouble: Failed | None = None
        self.is_loaded = False
        self.is_applying = False
        self._autostart = autostart(bridge.service.crmsync.profile)
        self._folders: dict[Account, tuple[FolderInfo, ...]] = {}
        self._looking: set[Account] = set()
        self._seen = _seen(bridge.snapshot)
        bridge.changed.connect(self._compare)
        self.load()

    @property
    def is_dirty(self) -> bool:
        """Is there anything to apply?"""
        return self.draft != self._before

    def put(self, draft: Draft) -> None:
        """The person edited something."""
        if draft != self.draft:
            self.draft = draft
            self.changed.emit()

    # ---- reading

    def load(self) -> None:
        """Read what stands in the files; what the person edited here stays."""
        self.bridge.ask(self.bridge.service.look(self._read), self._loaded, self._not_loaded)

    def _read(self, app: Crmsync) -> tuple[Settings, bool]:
        return app.settings.read(), self._autostart.is_on

    def _loaded(self, found: tuple[Settings, bool]) -> None:
        if self.is_applying:
            return
        settings, starts = found
        now = Draft.of(settings, self.bridge.snapshot.preferences, autostart=starts)
        self.draft = rebased(self.draft, self._before, now) if self.is_loaded else now
        self._before, self.is_loaded, self.trouble = now, True, None
        self.changed.emit()

    def _not_loaded(self, failure: Failed) -> None:
        self.trouble = failure
        self.changed.emit()

    def _compare(self, snapshot: Snapshot) -> None:
        """The tray, the assistant or an editor changed something."""
        if _seen(snapshot) != self._seen and not self.is_applying:
            self._seen = _seen(snapshot)
            self.load()

    # ---- writing

    def apply(self) -> None:
        """Write the draft: the configuration file as a whole first, then the program's own preferences."""
        self.is_applying = True
        self.changed.emit()
        before, draft = self._before, self.draft
        if not change_of(before, draft):
            self._prefer()
            return

        def act(app: Crmsync) -> tuple[tuple[str, ...], Settings]:
            now = Draft.of(app.settings.read(), draft.preferences, autostart=draft.autostart)
            warnings = app.settings.change(change_of(now, rebased(draft, before, now)))
            return warnings, app.settings.read()

        self.bridge.ask(self.bridge.service.change(act), self._configured, self._fail)

    def _configured(self, done: tuple[tuple[str, ...], Settings]) -> None:
        warnings, settings = done
        before = self._before
        self._before = Draft.of(settings, before.preferences, autostart=before.autostart)
        self.draft = Draft.of(settings, self.draft.preferences, autostart=self.draft.autostart)
        self._prefer(warnings)

    def _prefer(self, warnings: tuple[str, ...] = ()) -> None:
        before, after = self._before.preferences, self.draft.preferences
        if after == before:
            self._start(warnings)
            return
        wanted = preferred(before, after, self.bridge.snapshot.preferences)
        future = self.bridge.service.prefer(wanted)
        self.bridge.ask(future, lambda done: self._preferred(wanted, warnings), self._fail, owner=self)

    def _preferred(self, written: Preferences, warnings: tuple[str, ...]) -> None:
        before, draft = self._before, self.draft
        self._before = Draft(before.accounts, before.mappings, before.history_kept, written, before.autostart)
        self.draft = Draft(draft.accounts, draft.mappings, draft.history_kept, written, draft.autostart)
        self._start(warnings)

    def _start(self, warnings: tuple[str, ...]) -> None:
        wanted = self.draft.autostart
        if wanted == self._before.autostart:
            self._end(warnings)
            return
        turn = self._autostart.turn_on if wanted else self._autostart.turn_off
        future = self.bridge.service.look(lambda app: turn())
        self.bridge.ask(future, lambda done: self._end(warnings), self._fail, owner=self)

    def _end(self, warnings: tuple[str, ...]) -> None:
        self._before = self.draft
        self.is_applying = False
        self._seen = _seen(self.bridge.snapshot)
        self.changed.emit()
        self.applied.emit(warnings)

    def _fail(self, failure: Failed) -> None:
        self.is_applying = False
        self.changed.emit()
        self.failed.emit(failure)

    # ---- the names of folders

    def folder_name(self, end: End) -> str:
        """What people call a folder or module; as the configuration file spells it until it is known."""
        account = self._before.accounts.get(end.account)
        folders = self._folders.get(account, ()) if account is not None else ()
        return next((one.name for one in folders if one.id == end.folder), end.folder)

    def look_for_names(self, ends: Sequence[End]) -> None:
        """Ask the services what these folders are called, once; a failure is told where it matters."""
        for name in dict.fromkeys(end.account for end in ends):
            account = self._before.accounts.get(name)
            if account is not None and account not in self._looking:
                self._look_into(account)

    def _look_into(self, account: Account) -> None:
        self._looking.add(account)
        future = self.bridge.service.look(lambda app: app.accounts.folders(account.name, categories=False))
        self.bridge.ask(
            future,
            lambda found: self.know(account, found),
            lambda failure: self._looking.discard(account),
            owner=self,
        )

    def know(self, account: Account, folders: Sequence[FolderInfo]) -> None:
        """The folders of an account became known."""
        self._looking.add(account)
        self._folders[account] = tuple(folders)
        self.changed.emit()


def _seen(snapshot: Snapshot) -> tuple[object, ...]:
    """What of a snapshot the draft depends on."""
    return (
        tuple(one.account for one in snapshot.accounts),
        tuple((one.name, one.kind) for one in snapshot.mappings),
        snapshot.preferences,
    )
