"""One program for each profile: a second start hands over to the first, and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 3000
_LONGEST = 100


class Instance(QObject):
    """The program that runs for a profile, or the way to it.

    handed_over(str): a second start asks for something: "show", "settings" or "sync".
    profile: the profile's settings file. place: the folder for the lock; must exist.
    """

    handed_over = Signal(str)

    def __init__(self, profile: Path, place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(place / "desktop.lock"))
        # Only a process that died leaves a stale lock, however long it ran.
        self._lock.setStaleLockTime(0)
        digest = hashlib.sha256(str(profile.resolve()).encode()).hexdigest()
        self._name = f"crmsync-{digest[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)

    def claim(self) -> bool:
        """Become the one program of this profile; `False` if there is one already."""
        if not self._lock.tryLock(0):
            return False
        # Left behind by one that was killed.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def hand_over(self, wish: str) -> bool:
        """Tell the first program what is wanted; `False` when it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(f"{wish}\n".encode())
        answered = socket.waitForBytesWritten(PATIENCE_MS) and socket.waitForReadyRead(PATIENCE_MS)
        socket.disconnectFromServer()
        return bool(answered)

    def release(self) -> None:
        """Let another one start."""
        self._server.close()
        self._lock.unlock()

    def _hear(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        wish = bytes(socket.readLine(_LONGEST).data()).decode(errors="replace").strip()
        socket.write(b"ok\n")
        socket.flush()
        self.handed_over.emit(wish)
