"""The language of the windows: which ones there are, switching between them, dates and numbers.

The texts stand in English in the code, their translations in resources/i18n (Qt Linguist). A window hears
of a switch through `changeEvent` (`QEvent.Type.LanguageChange`) and sets its texts again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from types import MappingProxyType

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QDateTime,
    QLibraryInfo,
    QLocale,
    QObject,
    QTime,
    QTranslator,
)

from crmsync.desktop.files import resource

SOURCE = "en"
LANGUAGES = MappingProxyType({"en": "English", "fr": "Français", "es": "Español"})
"""Tag → name, each in its own language, so that everybody finds theirs."""
SYSTEM = ""
"""Stands for the computer's own language."""
LENGTHENED = "x-long"
"""English made half as long again and marked, for tests and pictures: what is cut off, or was never
translatable, shows."""

_PROPERTY = "crmsync.language"


def install(app: QCoreApplication, wanted: str = SYSTEM) -> str:
    """Show the program in a language from now on; return its tag.

    wanted: a tag of `LANGUAGES`, `SYSTEM` or `LENGTHENED`; one that this version does not have falls back
    to the computer's own language. Every window gets a LanguageChange event.
    """
    tag = wanted if wanted in LANGUAGES or wanted == LENGTHENED else best(QLocale.system().uiLanguages())
    for translator in app.findChildren(QTranslator, _PROPERTY):
        app.removeTranslator(translator)
        translator.deleteLater()
    # Before the translators: installing one sends the event, and dates are to be right by then.
    QLocale.setDefault(_locale(tag))
    app.setProperty(_PROPERTY, tag)
    for translator in _translators(tag, app):
        translator.setObjectName(_PROPERTY)
        app.installTranslator(translator)
    return tag


def switch(wanted: str) -> str:
    """As `install`, for the running application."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application yet")
    return install(app, wanted)


def current() -> str:
    """The tag of the language that is shown; English where nothing was installed."""
    app = QCoreApplication.instance()
    return str((app and app.property(_PROPERTY)) or SOURCE)


def best(preferred: Sequence[str]) -> str:
    """The first of a person's languages ("fr-CA", "en_GB") that there is; English when there is none."""
    bare = (tag.replace("_", "-").split("-")[0].lower() for tag in preferred)
    return next((tag for tag in bare if tag in LANGUAGES), SOURCE)


def _locale(tag: str) -> QLocale:
    """Dates and numbers: in the language that is shown, as they are written in the person's country."""
    system = QLocale.system()
    language = QLocale(SOURCE if tag == LENGTHENED else tag).language()
    return system if system.language() == language else QLocale(language, system.territory())


def _translators(tag: str, parent: QObject) -> list[QTranslator]:
    match tag:
        case "x-long":
            return [Lengthener(parent)]
        case _:
            # Qt's own: the buttons of its dialogs, the menu of a text field. Ours for English: the plurals.
            qt, own = QTranslator(parent), QTranslator(parent)
            qt.load(f"qtbase_{tag}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            if not own.load(str(resource(f"i18n/crmsync_{tag}.qm"))):
                raise OSError(f"crmsync's translation {tag} cannot be read; please install crmsync again.")
            return [qt, own] if not qt.isEmpty() else [own]


class Lengthener(QTranslator):
    """Translates English into the same, but half as long again and between brackets."""

    def isEmpty(self) -> bool:
        # Windows hear of a translator only if it has something to say.
        return False

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if not sourceText:
            return None
        return f"[{sourceText}{'~' * max(2, len(sourceText) // 2)}]"


# ---- dates and numbers, by the locale that `install` set


def moment_text(moment: date | datetime, zone: tzinfo | None = None) -> str:
    """A day, or an instant with its time of day; short.

    zone: for instants; the computer's own if not given.
    """
    local = moment.astimezone(zone) if isinstance(moment, datetime) else moment
    day = QDate(local.year, local.month, local.day)
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    if not isinstance(local, datetime):
        return locale.toString(day, _with_whole_year(locale.dateFormat(short)))
    # Without its zone, or Qt would turn the instant into the computer's own one again.
    clock = QDateTime(day, QTime(local.hour, local.minute, local.second))
    return locale.toString(clock, _with_whole_year(locale.dateTimeFormat(short)))


def _with_whole_year(pattern: str) -> str:
    """Many countries write two digits; a birthday in 1906 is none in 2006."""
    return re.sub(r"(?<!y)yy(?!y)", "yyyy", pattern)


def number_text(number: int) -> str:
    """With the locale's own digits and separators: 1,234 or 1 234."""
    return QLocale().toString(number)
