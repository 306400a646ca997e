"""The start of the desktop program, and its end: everything is put together here, and nowhere else."""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType, TracebackType

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    QSocketNotifier,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from crmsync import __version__
from crmsync.app.context import now as present
from crmsync.app.facade import Crmsync
from crmsync.desktop import icons, language
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.collecting import GarbageCollector
from crmsync.desktop.engine.failure import failed
from crmsync.desktop.engine.preferences import Notify
from crmsync.desktop.engine.questions import Questions
from crmsync.desktop.engine.service import EngineService
from crmsync.desktop.engine.snapshot import Asked, Event, Snapshot
from crmsync.desktop.instance import Instance
from crmsync.desktop.notifier import Notifier
from crmsync.desktop.system.network import Network
from crmsync.desktop.system.notifications import Notification, notifications
from crmsync.desktop.tray import Tray
from crmsync.desktop.windows.main.window import MainWindow
from crmsync.desktop.windows.passphrase.window import PassphraseDialog

LOG = logging.getLogger(__name__)

FAULT_FILE = "desktop-fault.txt"
QUIT_PATIENCE = timedelta(seconds=5)
WISHES = {"show": Place.OVERVIEW, "settings": Place.SETTINGS}
"""What a second start can ask for, besides "sync"."""


class Desktop(QObject):
    """The running program. hidden: start without a window, as at the computer's sign-in."""

    def __init__(
        self,
        app: QApplication,
        crmsync: Crmsync,
        questions: Questions,
        *,
        hidden: bool,
        clock: Callable[[], datetime] = present,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._crmsync = crmsync
        self._first = not hidden
        self.service = EngineService(crmsync, questions=questions, clock=clock)
        self.bridge = Bridge(self.service, self)
        self._language = self.service.snapshot.preferences.language
        language.install(app, self._language)
        self.window = MainWindow(self.bridge)
        self.tray = Tray(self.bridge, self)
        self._collector = GarbageCollector(self.bridge, self)
        self._notifications = notifications(lambda: self.tray.icon, self)
        self._notifier = Notifier(
            self.bridge, self._notifications, lambda: app.activeWindow() is not None, self
        )
        self._network = Network(self)
        self._network.changed.connect(self._network_changed)
        self.bridge.wanted.connect(self.window.open)
        self.bridge.happened.connect(self._hear)
        self.bridge.changed.connect(self._changed)
        self.window.closed.connect(self._closed)
        for part in (self.window, self.tray.menu):
            part.quit_wanted.connect(self.quit)
        self.tray.missing.connect(self._without_tray)
        # On macOS the dock and the system's own menu end it this way.
        app.commitDataRequest.connect(lambda manager: self.service.cancel())

    def start(self) -> None:
        """Begin to work."""
        self._network.tell()
        self.service.start()
        if self._first:
            self.window.open(Place.OVERVIEW)

    def do(self, wish: str) -> None:
        """What a second start asked for."""
        if wish == "sync":
            self.bridge.ask(self.service.sync())
        self.bridge.open(WISHES.get(wish, Place.OVERVIEW))

    def quit(self) -> None:
        """End the program, and really end it: a run stops where it is; the next start goes on from there."""
        self.tray.menu.setEnabled(False)
        self._app.quit()

    def end(self) -> bool:
        """After the last event: let go of everything. Returns whether the engine ended in time."""
        self._notifications.close()
        ended = self.service.stop(QUIT_PATIENCE)
        # In a certain order, while there is still an application: Python's own order is none.
        self.tray.close()
        shiboken6.delete(self.window)
        self._collector.close()
        return ended

    def tell_fault(self, error: BaseException) -> None:
        """A fault in a window: into the log, and in plain words into the main window."""
        self.bridge.failed.emit(failed(error, self._crmsync.redact, self._crmsync.log_fault))

    def _network_changed(self, online: bool, metered: bool) -> None:
        self.service.network(online=online, metered=metered)

    def _changed(self, snapshot: Snapshot) -> None:
        if snapshot.preferences.language != self._language:
            self._language = snapshot.preferences.language
            language.install(self._app, self._language)
        if self._first and snapshot.accounts + snapshot.mappings == () and snapshot.trouble is None:
            self.bridge.open(Place.ASSISTANT)
        self._first = False

    def _hear(self, event: Event) -> None:
        if isinstance(event, Asked):
            PassphraseDialog(event.question, self.window).open()

    def _closed(self) -> None:
        preferences = self.bridge.snapshot.preferences
        if not self.tray.is_there:
            self.quit()
        elif not preferences.told_about_tray:
            self.bridge.ask(self.service.prefer(replace(preferences, told_about_tray=True)))
            if preferences.notify is not Notify.NONE:
                title = QCoreApplication.translate("Notification", "crmsync goes on in the background")
                text = QCoreApplication.translate("Notification", "Its icon has the menu; Quit ends it.")
                self._notifications.show(Notification("tray", title, text))

    def _without_tray(self) -> None:
        """Without a tray there is no other way to the program than its window; closing it ends it."""
        LOG.info("there is no tray; showing the window")
        self.window.come_forward()


# ---- the process


def run(profile: Path | None, *, hidden: bool = False, wish: str = "show") -> int:
    """Be the desktop program until it is quit; return the exit status.

    profile: its folder, the person's own if `None`. wish: what a program that runs already is asked for.
    """
    questions = Questions()
    crmsync = Crmsync.at(profile, prompts=questions)
    app = application()
    with ExitStack() as stack:
        crmsync.profile.create()
        stack.enter_context(crmsync.logging())
        stack.enter_context(_faults_to(crmsync.profile.logs / FAULT_FILE))
        instance = Instance(crmsync.profile.config, crmsync.profile.lock.parent)
        if not instance.claim():
            return _hand_over(instance, wish)
        stack.callback(instance.release)
        desktop = Desktop(app, crmsync, questions, hidden=hidden)
        instance.handed_over.connect(desktop.do)
        sys.excepthook = _hook(desktop.tell_fault)
        signals = Signals(desktop.quit, desktop)
        stack.callback(signals.close)
        # Signals that came before are heard in the first round of events.
        QTimer.singleShot(0, desktop, desktop.start)
        status = app.exec()
        LOG.info("the desktop program ends")
        if not desktop.end():
            # A service does not answer. What was written is acknowledged by the next start.
            instance.release()
            logging.shutdown()
            os._exit(status)
        sys.excepthook = sys.__excepthook__
        return status


def application() -> QApplication:
    """The Qt application, with its name and icon; the one that there is, in tests."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("crmsync")
    app.setApplicationDisplayName("crmsync")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("crmsync")
    app.setWindowIcon(icons.app_icon())
    app.setQuitOnLastWindowClosed(False)
    qInstallMessageHandler(_qt_message)
    return app


def _hand_over(instance: Instance, wish: str) -> int:
    if instance.hand_over(wish):
        return 0
    print("crmsync runs already, but does not answer. End it, then start it again.", file=sys.stderr)
    return 1


def _faults_to(path: Path) -> ExitStack:
    """Where the interpreter writes when the process crashes; nowhere, if the logs' folder is of no use."""
    stack = ExitStack()
    with suppress(OSError):
        file = stack.enter_context(path.open("a", encoding="utf-8"))
        faulthandler.enable(file)
        stack.callback(faulthandler.disable)
    return stack


def _hook(
    tell: Callable[[BaseException], None],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            tell(error)

    return hook


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _qt_message(kind: QtMsgType, context: object, message: str) -> None:
    logging.getLogger("crmsync.desktop.qt").log(_LEVELS[kind], "%s", message)


class Signals(QObject):
    """SIGTERM and SIGINT end the program cleanly, without a timer that looks for them.

    The interpreter writes each signal's number into a socket, and Qt wakes up from it.
    """

    def __init__(self, quit_: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quit = quit_
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._former_descriptor = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._former = {one: signal.signal(one, self._handle) for one in (signal.SIGINT, signal.SIGTERM)}
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """Leave the signals as they were."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._former_descriptor)
        for number, handler in self._former.items():
            signal.signal(number, handler)
        self._reader.close()
        self._writer.close()

    def _handle(self, number: int, frame: FrameType | None) -> None:
        self._quit()

    def _wake(self) -> None:
        # Reading is all: the interpreter has called the handler by now, since Python code runs again.
        self._reader.recv(64)
