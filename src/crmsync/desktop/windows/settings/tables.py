"""The plain settings of the dialog, as data: of a mapping, of an account, of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from crmsync.app.types import (
    ACCOUNT_KEYS,
    Account,
    Kind,
    Private,
)
from crmsync.desktop.engine.preferences import LONGEST_INTERVAL
from crmsync.desktop.language import LANGUAGES
from crmsync.desktop.windows.settings.choices import (
    VIEW,
    conflict_rules,
    deletions,
    directions,
    explain_conflicts,
    explain_direction,
    explain_level,
    notify_levels,
    records,
    regions,
)
from crmsync.desktop.windows.settings.draft import Draft, Edited
from crmsync.desktop.windows.settings.plain import Line, Number, OneOf, PlainSetting, Texts, YesNo

translate = QCoreApplication.translate

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
_MOST_DAYS = 36_500
_MOST_ITEMS = 1_000_000

_Reader = Callable[[Any], Any]
_Writer = Callable[[Any, Any], Any]


def _rule(name: str) -> tuple[_Reader, _Writer]:
    """A rule of a mapping."""
    return (
        lambda edited: getattr(edited.rules, name),
        lambda edited, value: edited.with_rules(**{name: value}),
    )


def _is(kind: Kind) -> Callable[[Edited], bool]:
    return lambda edited: edited.settings.kind is kind


def _setting(make: Any, name: str, access: tuple[_Reader, _Writer], texts: Any, **more: Any) -> Any:
    read, write = access
    return make(name=name, read=read, write=write, texts=texts, **more)


# ---- a mapping


def _view_of(edited: Edited) -> str:
    return edited.rules.records if edited.rules.records in ("mine", "all") else VIEW


def _withrecords(edited: Edited, value: str) -> Edited:
    return edited.with_rules(records="" if value == VIEW else value)


def _window(part: str) -> tuple[_Reader, _Writer]:
    return (
        lambda edited: getattr(edited.rules.window, part) // DAY,
        lambda edited, days: edited.with_rules(window=replace(edited.rules.window, **{part: days * DAY})),
    )


def _hold(name: str) -> tuple[_Reader, _Writer]:
    return (
        lambda edited: getattr(edited.rules.hold, name),
        lambda edited, value: edited.with_rules(hold=replace(edited.rules.hold, **{name: value})),
    )


MAPPING: tuple[PlainSetting[Edited], ...] = (
    _setting(
        OneOf,
        "direction",
        _rule("direction"),
        lambda: Texts(translate("SettingsText", "D&irection")),
        options=directions,
        explain=explain_direction,
    ),
    _setting(
        OneOf,
        "deletions",
        _rule("deletions"),
        lambda: Texts(translate("SettingsText", "De&letions")),
        options=deletions,
    ),
    _setting(
        OneOf,
        "records",
        (_view_of, _withrecords),
        lambda: Texts(translate("SettingsText", "R&ecords of the CRM")),
        options=records,
    ),
    _setting(
        Line,
        "view",
        (
            lambda edited: edited.rules.records,
            lambda edited, name: edited.with_rules(records=name or ""),
        ),
        lambda: Texts(translate("SettingsText", "&Name of the view")),
        shown=lambda edited: _view_of(edited) == VIEW,
    ),
    _setting(
        YesNo,
        "create_accounts",
        _rule("create_accounts"),
        lambda: Texts(
            translate("SettingsText", "Create missing com&panies"),
            translate(
                "SettingsText",
                "A company that the CRM lacks is created there. Otherwise it is listed as left out.",
            ),
        ),
        shown=_is(Kind.CONTACTS),
    ),
    _setting(
        Number,
        "past_days",
        _window("past"),
        lambda: Texts(translate("SettingsText", "Days &back")),
        most=_MOST_DAYS,
        shown=_is(Kind.EVENTS),
    ),
    _setting(
        Number,
        "future_days",
        _window("future"),
        lambda: Texts(
            translate("SettingsText", "Da&ys ahead"),
            translate("SettingsText", "What is older or later is left alone."),
        ),
        most=_MOST_DAYS,
        shown=_is(Kind.EVENTS),
    ),
    _setting(
        YesNo,
        "invitations",
        _rule("invitations"),
        lambda: Texts(
            translate("SettingsText", "&Guests may be mailed"),
            translate(
                "SettingsText",
                "Invitations, updates and cancellations go out when you edit a meeting in the CRM. Never for"
                " past meetings or at a first sync.",
            ),
        ),
        shown=_is(Kind.EVENTS),
    ),
)

CONFLICTS: tuple[PlainSetting[Edited], ...] = (
    _setting(
        OneOf,
        "conflicts",
        _rule("conflicts"),
        lambda: Texts(translate("SettingsText", "&When both sides changed")),
        options=conflict_rules,
        explain=explain_conflicts,
    ),
)

PRIVATE: tuple[PlainSetting[Edited], ...] = (
    _setting(
        YesNo,
        "private",
        (
            lambda edited: edited.rules.private is Private.SYNC,
            lambda edited, yes: edited.with_rules(private=Private.SYNC if yes else Private.LEAVE_OUT),
        ),
        lambda: Texts(
            translate("SettingsText", "Sync &private items, too"),
            translate(
                "SettingsText",
                "Items that are marked as private or confidential in Outlook. Otherwise they stay there.",
            ),
        ),
    ),
)

LIMITS: tuple[PlainSetting[Edited], ...] = (
    _setting(
        Number,
        "deletions",
        _hold("deletions"),
        lambda: Texts(translate("SettingsText", "&Deletions")),
        most=_MOST_ITEMS,
    ),
    _setting(
        Number,
        "deletions_percent",
        _hold("deletions_percent"),
        lambda: Texts(translate("SettingsText", "Deletions, in &percent")),
        most=100,
    ),
    _setting(
        Number,
        "updates",
        _hold("updates"),
        lambda: Texts(translate("SettingsText", "Chan&ges")),
        most=_MOST_ITEMS,
    ),
    _setting(
        Number,
        "updates_percent",
        _hold("updates_percent"),
        lambda: Texts(
            translate("SettingsText", "Changes, in pe&rcent"),
            translate(
                "SettingsText",
                "A sync that would do more than both of the two on one side waits for your yes.",
            ),
        ),
        most=100,
    ),
    _setting(
        Number,
        "unattended_days",
        _hold("unattended_days"),
        lambda: Texts(
            translate("SettingsText", "Da&ys without an answer"),
            translate(
                "SettingsText",
                "Held changes that nobody answered are made after so many days; 0: never. Deletions always"
                " wait for you.",
            ),
        ),
        most=_MOST_DAYS,
    ),
)


# ---- an account


def _account_value(name: str) -> tuple[_Reader, _Writer]:
    def read(account: Account) -> Any:
        value = getattr(account, name)
        return str(value) if isinstance(value, Path) else value

    return read, lambda account, value: replace(account, **{name: value})


def _has(name: str) -> Callable[[Account], bool]:
    return lambda account: account.service in ACCOUNT_KEYS[name].services


def _key(make: Any, name: str, texts: Any, **more: Any) -> Any:
    return _setting(make, name, _account_value(name), texts, shown=_has(name), **more)


CONNECTION: tuple[PlainSetting[Account], ...] = (
    _key(Line, "url", lambda: Texts(translate("SettingsText", "&Server"))),
    _key(
        Line,
        "caldav_url",
        lambda: Texts(
            translate("SettingsText", "&Calendar server"),
            translate("SettingsText", "Only where it is not the same."),
        ),
    ),
    _key(
        Line,
        "carddav_url",
        lambda: Texts(
            translate("SettingsText", "Address &book server"),
            translate("SettingsText", "Only where it is not the same."),
        ),
    ),
    _key(Line, "username", lambda: Texts(translate("SettingsText", "User &name"))),
    _key(
        Line,
        "mailbox",
        lambda: Texts(
            translate("SettingsText", "Mail&box"),
            translate("SettingsText", "Its mail address, where that is not the user name."),
        ),
    ),
    _key(Line, "database", lambda: Texts(translate("SettingsText", "Data&base"))),
    _key(
        Line,
        "tenant",
        lambda: Texts(
            translate("SettingsText", "Tenant (&Microsoft)"),
            translate("SettingsText", "The domain or ID of one organisation. Empty: any account signs in."),
        ),
    ),
    _key(OneOf, "region", lambda: Texts(translate("SettingsText", "Data c&entre")), options=regions),
    _key(
        Line,
        "client_id",
        lambda: Texts(
            translate("SettingsText", "Own OAuth c&lient"),
            translate(
                "SettingsText",
                "The one that you registered with the service; a secret, if it has one, is given at the "
                "sign-in.",
            ),
        ),
    ),
)

WAY_THERE: tuple[PlainSetting[Account], ...] = (
    _key(
        Line,
        "proxy",
        lambda: Texts(
            translate("SettingsText", "Pro&xy"),
            translate("SettingsText", "Without one here, the system's is taken."),
        ),
        example="http://proxy.example.com:3128",
    ),
    _key(
        Line,
        "ca_file",
        lambda: Texts(
            translate("SettingsText", "Own certi&ficates"),
            translate("SettingsText", "A PEM file of further certificate authorities to trust."),
        ),
    ),
    _setting(
        Number,
        "max_connections",
        (
            lambda account: account.max_connections or 0,
            lambda account, value: replace(account, max_connections=value or None),
        ),
        lambda: Texts(
            translate("SettingsText", "Re&quests at once"),
            translate("SettingsText", "0: what suits the service."),
        ),
        most=ACCOUNT_KEYS["max_connections"].most,
    ),
    _key(
        YesNo,
        "allow_http",
        lambda: Texts(
            translate("SettingsText", "Allo&w unprotected addresses (http://)"),
            translate("SettingsText", "Anyone on the way can read everything then, your password included."),
        ),
    ),
)


# ---- the program


def _preference(name: str) -> tuple[_Reader, _Writer]:
    return (
        lambda draft: getattr(draft.preferences, name),
        lambda draft, value: replace(draft, preferences=replace(draft.preferences, **{name: value})),
    )


def _automatic(draft: Draft) -> bool:
    return draft.preferences.automatic


_EVERY_READ, _EVERY_WRITE = _preference("every")
SCHEDULE: tuple[PlainSetting[Draft], ...] = (
    _setting(
        YesNo,
        "automatic",
        _preference("automatic"),
        lambda: Texts(
            translate("SettingsText", "&Sync by itself"),
            translate("SettingsText", "Otherwise only when you say so."),
        ),
    ),
    _setting(
        Number,
        "every",
        (
            lambda draft: _EVERY_READ(draft) // MINUTE,
            lambda draft, minutes: _EVERY_WRITE(draft, minutes * MINUTE),
        ),
        lambda: Texts(translate("SettingsText", "Minutes &between syncs")),
        least=1,
        most=LONGEST_INTERVAL // MINUTE,
        shown=_automatic,
    ),
    _setting(
        YesNo,
        "after_wake_up",
        _preference("after_wake_up"),
        lambda: Texts(translate("SettingsText", "Also when the computer &wakes up")),
        shown=_automatic,
    ),
    _setting(
        YesNo,
        "on_metered",
        _preference("on_metered"),
        lambda: Texts(
            translate("SettingsText", "Also on &metered networks"),
            translate("SettingsText", "Those that are paid by volume, as a telephone's."),
        ),
        shown=_automatic,
    ),
)

NOTIFICATIONS: tuple[PlainSetting[Draft], ...] = (
    _setting(
        OneOf,
        "notify",
        _preference("notify"),
        lambda: Texts(translate("SettingsText", "Te&ll me")),
        options=notify_levels,
        explain=explain_level,
    ),
)

PROGRAM: tuple[PlainSetting[Draft], ...] = (
    _setting(
        OneOf,
        "language",
        _preference("language"),
        lambda: Texts(translate("SettingsText", "&Language")),
        options=lambda: (("", translate("SettingsChoice", "The computer's own")), *LANGUAGES.items()),
    ),
    _setting(
        YesNo,
        "autostart",
        (lambda draft: draft.autostart, lambda draft, yes: replace(draft, autostart=yes)),
        lambda: Texts(translate("SettingsText", "&Start with the computer")),
    ),
    _setting(
        OneOf,
        "quiet_log",
        _preference("quiet_log"),
        lambda: Texts(
            translate("SettingsText", "L&og"),
            translate("SettingsText", "Passwords and tokens are never in it."),
        ),
        options=lambda: (
            (False, translate("SettingsChoice", "Everything that is done")),
            (True, translate("SettingsChoice", "Only what goes wrong")),
        ),
    ),
    _setting(
        Number,
        "history_kept",
        (
            lambda draft: draft.history_kept // DAY,
            lambda draft, days: replace(draft, history_kept=days * DAY),
        ),
        lambda: Texts(
            translate("SettingsText", "Days of &history"),
            translate(
                "SettingsText", "What is older is forgotten once a day, and cannot be undone any more."
            ),
        ),
        least=1,
        most=_MOST_DAYS,
    ),
)
