"""The desktop's sentences: in English those of `app.words` and `app.values`, in every language whole."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from crmsync.app import values, words
from crmsync.app.types import (
    FIELDS,
    Answer,
    Kind,
    Participant,
    PhotoToken,
    Priority,
    Privacy,
    Reason,
    Reminder,
    RunStatus,
    Side,
    Status,
    Value,
    Verb,
)
from crmsync.app.words import Step
from crmsync.desktop import labels, language, sentences

Speak = Callable[[str], object]
TRANSLATED = ("fr", "es")
STEPS = [
    Step(Kind.CONTACTS, side, verb, "title", "Chief", "Founder", reason, undoes=7)
    for side, verb, reason in itertools.product(Side, Verb, Reason)
]
BERLIN = ZoneInfo("Europe/Berlin")
WITHOUT_DATES: list[tuple[str, Value | None]] = [
    ("title", None),
    ("title", "Founder"),
    ("notes", "first\nsecond"),
    ("notes", "x" * 200),
    *(("status", status) for status in Status),
    *(("priority", priority) for priority in Priority),
    *(("privacy", privacy) for privacy in Privacy),
    ("categories", ("CRM", "Friends")),
    *(("participants", (Participant("ada@example.com", "Ada Byron", answer),)) for answer in Answer),
    ("participants", (Participant("ada@example.com"),)),
    *(("reminder", Reminder(before=timedelta(minutes=minutes))) for minutes in (1, 15, 60, 120, 1440, 2880)),
    ("photo", PhotoToken("abc")),
    ("time_zone", "Europe/Kiev"),
]


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    """Switches the language of the application; English again at the end."""
    language.install(qapp, "en")
    yield lambda tag: language.install(qapp, tag)
    language.install(qapp, "en")


@pytest.mark.parametrize("planned", [False, True])
def test_english_is_what_the_command_line_says(speak: Speak, planned: bool) -> None:
    for step in STEPS:
        assert sentences.sentence(step, planned=planned) == words.sentence(step, planned=planned)


def test_a_value_that_was_not_taken_is_told_as_the_command_line_does(speak: Speak) -> None:
    step = Step(Kind.TASKS, Side.CRM, Verb.UPDATE, "priority", Priority.LOW, Priority.LOW, Reason.CHANGED)
    assert sentences.sentence(step) == words.sentence(step)
    assert "stayed low" in sentences.sentence(step)


def test_english_conflicts_read_as_on_the_command_line(speak: Speak) -> None:
    given = (Kind.CONTACTS, "mobile_phone", "+49 30 1", None)
    assert sentences.conflict_sentence(*given) == words.conflict_sentence(*given)


@pytest.mark.parametrize(("name", "value"), WITHOUT_DATES)
def test_english_values_read_as_on_the_command_line(speak: Speak, name: str, value: Value | None) -> None:
    assert sentences.value_text(name, value) == values.say(name, value)


@pytest.mark.parametrize(("tag", "words"), [("en", "40%"), ("fr", "40\u00a0%"), ("es", "40\u00a0%")])
def test_how_much_of_a_task_is_done(speak: Speak, tag: str, words: str) -> None:
    speak(tag)
    assert sentences.value_text("percent_complete", 40) == words


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("notes", "first\n" + "x" * 200, "first\n" + "x" * 200),
        ("status", Status.NOT_STARTED, "non commencée"),
        ("priority", Priority.HIGH, "haute"),
        ("privacy", Privacy.PRIVATE, "privé"),
        ("time_zone", "Asia/Calcutta", "Asia/Kolkata"),
        ("title", None, "(vide)"),
    ],
)
def test_the_whole_of_a_text_and_everything_else_in_words(
    name: str, value: Value | None, words: str, speak: Speak
) -> None:
    speak("fr")
    assert sentences.whole_text(name, value) == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", "at that very time"), ("fr", "à l’heure même"), ("es", "en ese mismo momento")],
)
def test_a_reminder_at_the_time_itself(speak: Speak, tag: str, words: str) -> None:
    speak(tag)
    assert sentences.value_text("reminder", Reminder(before=timedelta(0))) == words


def test_fields_have_the_labels_of_the_model_in_english(speak: Speak) -> None:
    for kind, fields in FIELDS.items():
        assert {name: labels.field_label(kind, name) for name in fields} == {
            name: spec.label for name, spec in fields.items()
        }


def test_fields_that_people_define_and_fields_of_later_versions_have_names(speak: Speak) -> None:
    for name in ("custom_12", "shoe_size"):
        assert labels.field_label(Kind.CONTACTS, name) == words.field_label(Kind.CONTACTS, name)


def test_sides_read_as_on_the_command_line(speak: Speak) -> None:
    assert {side: labels.side_name(side) for side in Side} == words.SIDES


# ---- in every language


@pytest.mark.parametrize("tag", [*language.LANGUAGES, language.LENGTHENED])
@pytest.mark.parametrize("planned", [False, True])
def test_no_sentence_has_holes(speak: Speak, tag: str, planned: bool) -> None:
    speak(tag)
    for step in STEPS:
        told = sentences.sentence(step, planned=planned)
        assert not re.search(r"[{}]|None", told)
        assert step.verb is not Verb.UPDATE or ("Chief" in told and "Founder" in told)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_sentence_label_and_value_is_translated(speak: Speak, tag: str) -> None:
    def told() -> list[str]:
        every = [sentences.sentence(step, planned=planned) for step in STEPS for planned in (False, True)]
        every += [sentences.because(reason, side, 7) for reason in Reason for side in Side]
        every += [labels.deed(verb, planned=planned) for verb in Verb for planned in (False, True)]
        every += [labels.outcome(status) for status in RunStatus]
        every += [sentences.value_text("status", status) for status in Status]
        every += [sentences.value_text("reminder", Reminder(before=timedelta(minutes=15)))]
        return every

    english = told()
    speak(tag)
    same = [here for here, there in zip(told(), english, strict=True) if here == there]
    assert same == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_labels_change_with_the_language_and_back(speak: Speak, tag: str) -> None:
    english = labels.field_title(Kind.CONTACTS, "mobile_phone")
    speak(tag)
    assert labels.field_title(Kind.CONTACTS, "mobile_phone") != english == "Mobile phone"
    speak("en")
    assert labels.field_title(Kind.CONTACTS, "mobile_phone") == english


@pytest.mark.parametrize(
    ("tag", "days"),
    [
        ("en", ["1 day before", "2 days before"]),
        ("fr", ["1 jour avant", "2 jours avant"]),
        ("es", ["1 día antes", "2 días antes"]),
    ],
)
def test_counted_texts_have_their_plural(speak: Speak, tag: str, days: list[str]) -> None:
    speak(tag)
    assert [sentences.span_before(timedelta(days=number)) for number in (1, 2)] == days


# ---- dates


@pytest.mark.parametrize(
    ("tag", "day", "instant"),
    [
        ("en_GB", "31/01/2026", "01/02/2026 00:30"),
        ("en_US", "1/31/2026", "2/1/2026 12:30\u202fAM"),
        ("fr_FR", "31/01/2026", "01/02/2026 00:30"),
        ("es_ES", "31/1/2026", "1/2/2026 0:30"),
    ],
)
def test_dates_are_written_as_the_country_writes_them(speak: Speak, tag: str, day: str, instant: str) -> None:
    QLocale.setDefault(QLocale(tag))
    assert sentences.value_text("due", date(2026, 1, 31)) == day
    at = datetime(2026, 1, 31, 23, 30, tzinfo=UTC)
    assert sentences.value_text("due", at, BERLIN) == instant
    assert sentences.value_text("reminder", Reminder(at=at), BERLIN) == instant


def test_the_last_day_of_an_all_day_event_is_shown(speak: Speak) -> None:
    """RFC 5545 §3.6.1: the end is the day after."""
    assert sentences.value_text("end", date(2026, 2, 1)) == sentences.value_text("start", date(2026, 1, 31))
