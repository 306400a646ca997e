"""The words for the choices of the settings: what each value is called, and what it means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from crmsync.app.types import ConflictRule, Deletions, Direction
from crmsync.desktop.engine.preferences import Notify
from crmsync.desktop.windows.signin.words import region_name

translate = QCoreApplication.translate

VIEW = "view"
"""Stands for the records of a saved view, whatever its name."""


def directions() -> Sequence[tuple[Direction, str]]:
    """Which side is written."""
    return (
        (Direction.TWO_WAY, translate("SettingsChoice", "Both ways")),
        (Direction.TO_CRM, translate("SettingsChoice", "Only to the CRM")),
        (Direction.TO_OUTLOOK, translate("SettingsChoice", "Only to Outlook")),
    )


def conflict_rules() -> Sequence[tuple[ConflictRule, str]]:
    """Who wins a conflict."""
    return (
        (ConflictRule.CRM_WINS, translate("SettingsChoice", "The CRM wins")),
        (ConflictRule.OUTLOOK_WINS, translate("SettingsChoice", "Outlook wins")),
        (ConflictRule.NEWEST_WINS, translate("SettingsChoice", "The newest wins")),
        (ConflictRule.ASK, translate("SettingsChoice", "Ask me")),
    )


def explain_direction(value: Direction) -> str:
    """What a direction means."""
    match value:
        case Direction.TWO_WAY:
            return translate("SettingsChoice", "What changes on one side is changed on the other.")
        case Direction.TO_CRM:
            return translate(
                "SettingsChoice",
                "Outlook is never written. What is edited in the CRM stays there until that field is edited"
                " in Outlook.",
            )
        case Direction.TO_OUTLOOK:
            return translate(
                "SettingsChoice",
                "The CRM is never written. What is edited in Outlook stays there until that field is edited"
                " in the CRM.",
            )


def explain_conflicts(value: ConflictRule) -> str:
    """What a conflict rule means."""
    match value:
        case ConflictRule.CRM_WINS:
            return translate(
                "SettingsChoice", "The CRM's value is taken. Outlook's is kept and can be restored."
            )
        case ConflictRule.OUTLOOK_WINS:
            return translate(
                "SettingsChoice", "Outlook's value is taken. The CRM's is kept and can be restored."
            )
        case ConflictRule.NEWEST_WINS:
            return translate(
                "SettingsChoice", "The later edit is taken. The other value is kept and can be restored."
            )
        case ConflictRule.ASK:
            return translate(
                "SettingsChoice", "Both values stay where they are until you decide, under Review."
            )


def deletions() -> Sequence[tuple[Deletions, str]]:
    """Where deletions are passed on."""
    return (
        (Deletions.BOTH, translate("SettingsChoice", "Pass on both ways")),
        (Deletions.TO_CRM, translate("SettingsChoice", "Pass on to the CRM only")),
        (Deletions.TO_OUTLOOK, translate("SettingsChoice", "Pass on to Outlook only")),
        (Deletions.NONE, translate("SettingsChoice", "Do not pass on")),
    )


def records() -> Sequence[tuple[str, str]]:
    """Which records of the CRM; `VIEW` stands for any saved view."""
    return (
        ("mine", translate("SettingsChoice", "My own")),
        ("all", translate("SettingsChoice", "All that I may see")),
        (VIEW, translate("SettingsChoice", "Those of a saved view")),
    )


def notify_levels() -> Sequence[tuple[Notify, str]]:
    """What is told by notifications."""
    return (
        (Notify.ALL, translate("SettingsChoice", "Everything")),
        (Notify.DECISIONS, translate("SettingsChoice", "What I must decide")),
        (Notify.ERRORS, translate("SettingsChoice", "Only what does not work")),
        (Notify.NONE, translate("SettingsChoice", "Nothing")),
    )


def explain_level(value: Notify) -> str:
    """What a level of notifications means."""
    match value:
        case Notify.ALL:
            return translate("SettingsChoice", "Also what every sync changed.")
        case Notify.DECISIONS:
            return translate(
                "SettingsChoice", "Conflicts, problems and held changes, and whatever does not work."
            )
        case Notify.ERRORS:
            return translate("SettingsChoice", "Missing sign-ins and syncs that fail.")
        case Notify.NONE:
            return translate("SettingsChoice", "The tray icon and the main window still show everything.")


def regions() -> Sequence[tuple[str, str]]:
    """Each with the end of the address where people use their Zoho."""
    return [(region, region_name(region, domain)) for region, domain in _ZOHO.items()]


_ZOHO = {
    "us": "zoho.com",
    "eu": "zoho.eu",
    "in": "zoho.in",
    "au": "zoho.com.au",
    "jp": "zoho.jp",
    "cn": "zoho.com.cn",
    "ca": "zohocloud.ca",
    "sa": "zoho.sa",
}
