"""The pages of the settings dialog, in the order of its list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QCoreApplication

from crmsync.app.types import Kind
from crmsync.desktop.labels import kind_name
from crmsync.desktop.windows.settings.accounts import AccountsPage
from crmsync.desktop.windows.settings.advanced import AdvancedPage
from crmsync.desktop.windows.settings.conflicts import ConflictsPage
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.fields import FieldsPage
from crmsync.desktop.windows.settings.mapping import MappingPage
from crmsync.desktop.windows.settings.notifications import NotificationsPage
from crmsync.desktop.windows.settings.page import SettingsPage
from crmsync.desktop.windows.settings.privacy import PrivacyPage
from crmsync.desktop.windows.settings.schedule import SchedulePage

translate = QCoreApplication.translate


class PageName(StrEnum):
    """What `Place.SETTINGS` takes as its argument."""

    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    TASKS = "tasks"
    CALENDAR = "calendar"
    CONFLICTS = "conflicts"
    FIELDS = "fields"
    SCHEDULE = "schedule"
    NOTIFICATIONS = "notifications"
    PRIVACY = "privacy"
    ADVANCED = "advanced"


PAGES: Mapping[PageName, Callable[[Editor], SettingsPage]] = {
    PageName.ACCOUNTS: AccountsPage,
    PageName.CONTACTS: partial(MappingPage, kind=Kind.CONTACTS),
    PageName.TASKS: partial(MappingPage, kind=Kind.TASKS),
    PageName.CALENDAR: partial(MappingPage, kind=Kind.EVENTS),
    PageName.CONFLICTS: ConflictsPage,
    PageName.FIELDS: FieldsPage,
    PageName.SCHEDULE: SchedulePage,
    PageName.NOTIFICATIONS: NotificationsPage,
    PageName.PRIVACY: PrivacyPage,
    PageName.ADVANCED: AdvancedPage,
}
OF_KIND = {
    Kind.CONTACTS: PageName.CONTACTS,
    Kind.TASKS: PageName.TASKS,
    Kind.EVENTS: PageName.CALENDAR,
}


def page_title(page: PageName) -> str:
    """What the list says."""
    match page:
        case PageName.ACCOUNTS:
            return translate("SettingsDialog", "Accounts")
        case PageName.CONTACTS:
            return kind_name(Kind.CONTACTS)
        case PageName.TASKS:
            return kind_name(Kind.TASKS)
        case PageName.CALENDAR:
            return translate("SettingsDialog", "Calendar")
        case PageName.CONFLICTS:
            return translate("SettingsDialog", "Conflicts")
        case PageName.FIELDS:
            return translate("SettingsDialog", "Fields")
        case PageName.SCHEDULE:
            return translate("SettingsDialog", "Schedule")
        case PageName.NOTIFICATIONS:
            return translate("SettingsDialog", "Notifications")
        case PageName.PRIVACY:
            return translate("SettingsDialog", "Privacy")
        case PageName.ADVANCED:
            return translate("SettingsDialog", "Advanced")
