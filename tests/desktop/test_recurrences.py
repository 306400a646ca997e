"""How a series repeats, in plain words of each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from crmsync.app.types import Recurrence
from crmsync.desktop import language
from crmsync.desktop.recurrences import rule_text, series_text
from crmsync.desktop.sentences import value_text

Speak = Callable[[str], object]
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    """Switches the language of the application and its country; English again at the end."""

    def switch(tag: str) -> None:
        language.install(qapp, tag)
        QLocale.setDefault(QLocale({"en": "en_GB", "fr": "fr_FR", "es": "es_ES"}[tag]))

    switch("en")
    yield switch
    language.install(qapp, "en")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "every working day"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every working day"),
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=WEEKLY;BYDAY=TU", "every Tuesday"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every second Tuesday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;WKST=SU", "every 2 weeks on Monday and Tuesday"),
        ("FREQ=WEEKLY;INTERVAL=4", "every 4 weeks"),
        ("FREQ=MONTHLY", "every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "every month, on day 15"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month, the last day"),
        ("FREQ=MONTHLY;BYDAY=2TU", "every month, the second Tuesday"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1", "every month, the last Tuesday"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "every 3 months, the first Monday"),
        ("FREQ=MONTHLY;INTERVAL=6", "every 6 months"),
        ("FREQ=YEARLY", "every year"),
        ("FREQ=YEARLY;BYMONTH=5", "every year, in May"),
        ("FREQ=YEARLY;BYMONTHDAY=3;BYMONTH=5", "every year, 3 May"),
        ("FREQ=YEARLY;BYDAY=4TH;BYMONTH=11", "every year, the fourth Thursday of November"),
        ("FREQ=YEARLY;INTERVAL=2", "every 2 years"),
        ("FREQ=WEEKLY;COUNT=1;BYDAY=SU", "every Sunday, 1 time"),
        ("FREQ=DAILY;COUNT=10", "every day, 10 times"),
        ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20270503;BYDAY=TU", "every second Tuesday until 03/05/2027"),
        ("FREQ=DAILY;UNTIL=20270502T223000Z", "every day until 03/05/2027"),
    ],
)
def test_in_english(speak: Speak, rule: str, words: str) -> None:
    assert rule_text(rule, BERLIN) == words


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY;INTERVAL=6",
        "FREQ=DAILY;BYHOUR=9,17",
        "FREQ=DAILY;INTERVAL=2;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=YEARLY;BYMONTH=3,6",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYWEEKNO=20",
        "",
    ],
)
def test_what_there_are_no_words_for_stays_as_it_is_spelled(speak: Speak, rule: str) -> None:
    assert rule_text(rule) == rule


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        (
            "fr",
            [
                "un mardi sur deux jusqu’au 03/05/2027",
                "chaque mois, le dernier vendredi",
                "chaque année, le 3 mai",
                "toutes les 3 semaines, le lundi et mercredi",
                "chaque jour, 5 fois",
            ],
        ),
        (
            "es",
            [
                "un martes de cada dos hasta el 3/5/2027",
                "cada mes, el último viernes",
                "cada año, el 3 de mayo",
                "cada 3 semanas, el lunes y miércoles",
                "cada día, 5 veces",
            ],
        ),
    ],
)
def test_in_other_languages(speak: Speak, tag: str, words: list[str]) -> None:
    speak(tag)
    rules = (
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270503;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=YEARLY;BYMONTHDAY=3;BYMONTH=5",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE",
        "FREQ=DAILY;COUNT=5",
    )
    assert [rule_text(rule) for rule in rules] == words


def test_a_series_with_exceptions(speak: Speak) -> None:
    series = Recurrence("FREQ=WEEKLY;BYDAY=MO", (date(2026, 1, 5),), (date(2026, 1, 12), date(2026, 1, 19)))
    assert series_text(series) == value_text("recurrence", series) == "every Monday; 1 left out; 2 changed"


PARTS = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["SECONDLY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
    optional={
        "INTERVAL": st.integers(1, 60).map(str),
        "COUNT": st.integers(1, 999).map(str),
        "UNTIL": st.sampled_from(["20270503", "20270503T080000Z"]),
        "BYDAY": st.sampled_from(["MO", "SA,SU", "2TU", "-1FR", "1MO,3MO", "-5WE"]),
        "BYMONTHDAY": st.sampled_from(["1", "1,15", "-1", "-3", "31"]),
        "BYMONTH": st.sampled_from(["2", "1,7", "12"]),
        "BYSETPOS": st.sampled_from(["1", "-1", "1,2", "9"]),
        "BYHOUR": st.just("9"),
        "WKST": st.just("SU"),
    },
)


@given(PARTS)
def test_every_rule_is_told_without_a_hole_or_as_it_is_spelled(parts: dict[str, str]) -> None:
    rule = ";".join(f"{name}={value}" for name, value in parts.items())
    words = rule_text(rule)
    assert words == rule or not re.search(r"[={}]|%n|None|, $|  ", words)
