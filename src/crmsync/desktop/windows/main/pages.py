"""The pages of the main window, in the order of its list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.snapshot import Snapshot
from crmsync.desktop.windows.main.page import Page

translate = QCoreApplication.translate


def _overview(bridge: Bridge, parent: QWidget) -> Page:
    from crmsync.desktop.windows.main.overview import OverviewPage

    return OverviewPage(bridge, parent)


def _activity(bridge: Bridge, parent: QWidget) -> Page:
    from crmsync.desktop.windows.activity.window import ActivityPage

    return ActivityPage(bridge, parent)


def _review(bridge: Bridge, parent: QWidget) -> Page:
    from crmsync.desktop.windows.review.window import ReviewPage

    return ReviewPage(bridge, parent)


PAGES: Mapping[Place, Callable[[Bridge, QWidget], Page]] = {
    Place.OVERVIEW: _overview,
    Place.ACTIVITY: _activity,
    Place.REVIEW: _review,
}
"""Each is made when it is first shown, so that the start stays quick."""


def page_title(place: Place, snapshot: Snapshot) -> str:
    """What the list says, with how much waits there."""
    match place:
        case Place.OVERVIEW:
            return translate("MainWindow", "Overview")
        case Place.ACTIVITY:
            return translate("MainWindow", "Activity")
        case Place.REVIEW if snapshot.review.total:
            return translate("MainWindow", "Review (%n)", None, snapshot.review.total)
        case Place.REVIEW:
            return translate("MainWindow", "Review")
        case _:
            raise ValueError(place)
