"""What the system says of the network: is there one, and is it paid by volume?

Qt knows how to ask each system (NetworkManager, Network List Manager, System Configuration); where it
cannot, the network counts as there and free.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation


class Network(QObject):
    """changed(online, metered): now and whenever it changes. information: Qt's, for tests another one's."""

    changed = Signal(bool, bool)

    def __init__(self, parent: QObject | None = None, information: QNetworkInformation | None = None) -> None:
        super().__init__(parent)
        self._information = information or _information()
        if self._information is not None:
            self._information.reachabilityChanged.connect(self.tell)
            self._information.isMeteredChanged.connect(self.tell)

    @property
    def online(self) -> bool:
        """Is there any network? A service may be on the next desk, so the internet is not asked for."""
        disconnected = QNetworkInformation.Reachability.Disconnected
        return self._information is None or self._information.reachability() != disconnected

    @property
    def metered(self) -> bool:
        """Is it paid by volume, as far as is known?"""
        return self._information is not None and self._information.isMetered()

    def tell(self) -> None:
        """Say how it is now."""
        self.changed.emit(self.online, self.metered)


def _information() -> QNetworkInformation | None:
    reachability = QNetworkInformation.Feature.Reachability
    wishes = (reachability | QNetworkInformation.Feature.Metered, reachability)
    loaded = any(QNetworkInformation.loadBackendByFeatures(wish) for wish in wishes)
    return QNetworkInformation.instance() if loaded else None
