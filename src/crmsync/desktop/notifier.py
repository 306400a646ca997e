"""What the person is told when no window is looked at: little, grouped, replaced in place, and nothing at
all when it is switched off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QObject

from crmsync.app.results import RunResult
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.preferences import Notify, Preferences
from crmsync.desktop.engine.snapshot import Event, RunEnded, Snapshot
from crmsync.desktop.messages.telling import told
from crmsync.desktop.system.notifications import DEFAULT_ACTION, Notification, Notifications

translate = QCoreApplication.translate

SIGN_IN, TROUBLE, REVIEW, CHANGES = "sign-in", "trouble", "review", "changes"
"""The keys: at most one notification of each is shown."""

_LEVELS = {
    SIGN_IN: frozenset({Notify.ALL, Notify.DECISIONS, Notify.ERRORS}),
    TROUBLE: frozenset({Notify.ALL, Notify.DECISIONS, Notify.ERRORS}),
    REVIEW: frozenset({Notify.ALL, Notify.DECISIONS}),
    CHANGES: frozenset({Notify.ALL}),
}
"""Key → at which of the person's choices it is shown."""

_PLACES = MappingProxyType(
    {
        SIGN_IN: Place.SIGN_IN,
        TROUBLE: Place.OVERVIEW,
        REVIEW: Place.REVIEW,
        CHANGES: Place.ACTIVITY,
    }
)


class Notifier(QObject):
    """Watches the engine. looked_at: is a window of the program in front? Then it tells enough itself."""

    def __init__(
        self,
        bridge: Bridge,
        notifications: Notifications,
        looked_at: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._notifications = notifications
        self._looked_at = looked_at
        self._known: dict[str, Notification] = {}
        """What was told, or did not have to be: only what is new is told."""
        self._shown: set[str] = set()
        notifications.acted.connect(self._act)
        bridge.changed.connect(self._compare)
        bridge.happened.connect(self._hear)
        self._compare(bridge.snapshot)

    def _compare(self, snapshot: Snapshot) -> None:
        # Between the beginning and the end of a run nothing is settled.
        if snapshot.is_running:
            return
        wanted = {one.key: one for one in standing(snapshot)}
        for key in (SIGN_IN, TROUBLE, REVIEW):
            if key not in wanted:
                self._known.pop(key, None)
                self._withdraw(key)
            elif wanted[key] != self._known.get(key):
                self._known[key] = wanted[key]
                self._show(wanted[key], snapshot.preferences)
        if not _allowed(snapshot.preferences, self._bridge):
            for key in list(self._shown):
                self._withdraw(key)

    def _hear(self, event: Event) -> None:
        if isinstance(event, RunEnded) and event.result is not None and not event.manual:
            told = changes(event.result)
            if told is not None:
                self._show(told, self._bridge.snapshot.preferences)

    def _show(self, notification: Notification, preferences: Preferences) -> None:
        allowed = preferences.notify in _LEVELS[notification.key] and _allowed(preferences, self._bridge)
        if allowed and not self._looked_at():
            self._shown.add(notification.key)
            self._notifications.show(notification)
        else:
            # What is shown under this key is not true any more.
            self._withdraw(notification.key)

    def _withdraw(self, key: str) -> None:
        if key in self._shown:
            self._shown.discard(key)
            self._notifications.withdraw(key)

    def _act(self, key: str, action: str) -> None:
        self._shown.discard(key)
        if key == SIGN_IN and not self._bridge.snapshot.sign_ins:
            return
        argument = self._bridge.snapshot.sign_ins[0] if key == SIGN_IN else None
        if action in (DEFAULT_ACTION, "open") and key in _PLACES:
            self._bridge.open(_PLACES[key], argument)


def _allowed(preferences: Preferences, bridge: Bridge) -> bool:
    snoozed = preferences.snoozed_until
    return preferences.notify is not Notify.NONE and (snoozed is None or snoozed <= bridge.service.now())


def standing(snapshot: Snapshot) -> Iterator[Notification]:
    """What is true and worth telling, as long as it is."""
    opens = {"open": translate("Notification", "Open")}
    if snapshot.sign_ins:
        title = translate("Notification", "Please sign in to {account}").format(
            account=", ".join(snapshot.sign_ins)
        )
        text = translate("Notification", "Until then nothing is synced there.")
        yield Notification(SIGN_IN, title, text, {"open": translate("Notification", "Sign in")}, urgent=True)
    if snapshot.trouble is not None:
        title = translate("Notification", "Syncing does not work")
        yield Notification(TROUBLE, title, told(snapshot.trouble.message), opens, urgent=True)
    elif failing := [one for one in snapshot.mappings if one.name in snapshot.failing]:
        title = translate("Notification", "%n mapping(s) could not be synced", None, len(failing))
        yield Notification(TROUBLE, title, told(failing[0].failure or ""), opens)
    if snapshot.review.is_urgent:
        title = translate("Notification", "%n change(s) wait for you", None, snapshot.review.total)
        yield Notification(REVIEW, title, "", {"open": translate("Notification", "Review")})


def changes(result: RunResult) -> Notification | None:
    """What a run by schedule changed, in one line; `None` when it changed nothing."""
    written = sum(counts.total for report in result.mappings for counts in report.written.values())
    if not written:
        return None
    title = translate("Notification", "%n change(s) synced", None, written)
    names = ", ".join(
        report.name for report in result.mappings if any(counts.total for counts in report.written.values())
    )
    return Notification(CHANGES, title, names, {"open": translate("Notification", "Show")})
