"""How everything stands, in a few words of the language that is shown: for the tray and the overview."""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from crmsync.desktop.engine.attention import TrayState
from crmsync.desktop.engine.preferences import FOREVER
from crmsync.desktop.engine.scheduler import Hindrance
from crmsync.desktop.engine.snapshot import Phase, Progress, Snapshot, Task
from crmsync.desktop.language import moment_text, number_text

translate = QCoreApplication.translate


def status_text(snapshot: Snapshot, now: datetime) -> str:
    """The state in a few words: "In step", "Waiting for you to sign in to office"."""
    if snapshot.progress is not None:
        return progress_text(snapshot.progress)
    match snapshot.state:
        case TrayState.SIGN_IN:
            names = ", ".join(snapshot.sign_ins)
            return translate("Status", "Please sign in to {account}").format(account=names)
        case TrayState.ERROR:
            return translate("Status", "Syncing does not work")
        case TrayState.ATTENTION:
            if snapshot.review.is_urgent:
                return translate("Status", "%n change(s) wait for you", None, snapshot.review.total)
            return translate("Status", "Not in step for a long time")
        case TrayState.OFFLINE:
            return translate("Status", "No network")
        case TrayState.PAUSED:
            return paused_text(snapshot, now)
        case TrayState.SYNCING:
            return translate("Status", "Syncing …")
        case TrayState.IDLE:
            if not snapshot.is_set_up:
                return translate("Status", "Not set up yet")
            if snapshot.last_success is None:
                return translate("Status", "Not synced yet")
            return translate("Status", "In step")


def paused_text(snapshot: Snapshot, now: datetime) -> str:
    """Until when it is paused."""
    if snapshot.paused_until is None or snapshot.paused_until == FOREVER:
        return translate("Status", "Paused")
    moment = when(snapshot.paused_until, now)
    return translate("Status", "Paused until {moment}").format(moment=moment)


def success_text(snapshot: Snapshot, now: datetime) -> str:
    """When everything was last in step."""
    if snapshot.last_success is None:
        return translate("Status", "Not everything was in step yet")
    moment = when(snapshot.last_success, now)
    return translate("Status", "Last in step: {moment}").format(moment=moment)


def next_text(snapshot: Snapshot, now: datetime) -> str:
    """When it syncs by itself, or why it does not."""
    match snapshot.hindrance:
        case None:
            if snapshot.next_run is None:
                return ""
            moment = when(max(snapshot.next_run, now), now)
            return translate("Status", "Syncs again: {moment}").format(moment=moment)
        case Hindrance.NOT_SET_UP:
            return translate("Status", "Nothing is set up to be synced yet.")
        case Hindrance.BY_HAND:
            return translate("Status", "It syncs only when you say so.")
        case Hindrance.PAUSED:
            return paused_text(snapshot, now)
        case Hindrance.OFFLINE:
            return translate("Status", "It syncs again as soon as there is a network.")
        case Hindrance.SIGN_IN:
            return translate("Status", "It syncs again as soon as you have signed in.")
        case Hindrance.METERED:
            return translate("Status", "It waits for a network that is not paid by volume.")


def progress_text(progress: Progress) -> str:
    """What a run does now: "Contacts: 12 of 300 written"."""
    match progress.phase:
        case Phase.STARTING:
            return _task(progress.task)
        case Phase.WAITING:
            return translate("Progress", "Waiting for another crmsync to finish …")
        case Phase.STOPPING:
            return translate("Progress", "Stopping …")
        case Phase.READING:
            words = translate("Progress", "{mapping}: changes read: {done}")
        case Phase.PLANNING:
            words = translate("Progress", "{mapping}: comparing both sides")
        case Phase.WRITING:
            words = translate("Progress", "{mapping}: {done} of {total} changes written")
        case _:
            assert_never(progress.phase)
    total = number_text(progress.total) if progress.total is not None else ""
    return words.format(mapping=progress.mapping, done=number_text(progress.done), total=total)


def _task(task: Task) -> str:
    match task:
        case Task.SYNC:
            return translate("Progress", "Syncing …")
        case Task.PREVIEW:
            return translate("Progress", "Looking at what would be done …")
        case Task.UNDO:
            return translate("Progress", "Undoing …")


def when(moment: datetime, now: datetime) -> str:
    """A moment near to now, short: "09:14", "yesterday 09:14", else with its date."""
    local, today = moment.astimezone(), now.astimezone()
    clock = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    match (local.date() - today.date()).days:
        case 0:
            return clock
        case -1:
            return translate("When", "yesterday {time}").format(time=clock)
        case 1:
            return translate("When", "tomorrow {time}").format(time=clock)
        case _:
            return moment_text(moment)
