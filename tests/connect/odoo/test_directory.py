"""Saved filters of Odoo as domains: literals and the user's id, nothing that only Odoo's screen knows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crmsync.connect.cache import Answers, MemoryCache
from crmsync.connect.errors import FolderGone, NotSupported
from crmsync.connect.odoo.client import Answer
from crmsync.connect.odoo.directory import Directory


class Database:
    """A database with one saved filter."""

    def __init__(self, domain: str) -> None:
        self.domain = domain

    def user(self) -> int:
        return 5

    def read(self, *asked: Any) -> list[dict[str, Any]]:
        return [
            {
                "id": 5,
                "login": "anna",
                "email": "a@example.com",
                "tz": "Europe/Berlin",
                "partner_id": [6, "A"],
            }
        ]

    def call(self, *asked: Any, **named: Any) -> Answer:
        return Answer([])

    def rows(self, *asked: Any, **named: Any) -> tuple[list[dict[str, Any]], None]:
        return [{"id": 1, "name": "My customers", "domain": self.domain}], None


def domain_of(text: str, name: str = "My customers") -> list[Any]:
    answers = Answers(MemoryCache(), lambda: datetime(2026, 6, 1, tzinfo=UTC), timedelta(hours=1))
    return Directory(Database(text), answers).saved_filter("res.partner", name)  # type: ignore[arg-type]  # what it uses of a client


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ('[("user_id", "=", uid)]', [["user_id", "=", 5]]),
        (
            '["|", ("city", "=", "Köln"), ["active", "=", True]]',
            ["|", ["city", "=", "Köln"], ["active", "=", True]],
        ),
        ('[("user_ids", "in", [uid, 7])]', [["user_ids", "in", [5, 7]]]),
        ("[]", []),
        ("", []),
    ],
)
def test_a_filter_of_fixed_values_is_taken(text: str, domain: list[Any]) -> None:
    assert domain_of(text) == domain
    assert domain_of(text, "MY CUSTOMERS") == domain


@pytest.mark.parametrize(
    "text",
    [
        '[("create_date", ">", context_today())]',
        '[("name", "=", __import__("os").name)]',
        '[("user_id", "=", user.id)]',
        "[",
        "5",
    ],
)
def test_a_filter_that_only_odoo_understands_is_said(text: str) -> None:
    with pytest.raises(NotSupported, match="My customers") as caught:
        domain_of(text)
    assert caught.value.advice


def test_a_filter_that_is_not_there_is_said() -> None:
    with pytest.raises(FolderGone, match="Others"):
        domain_of("[]", "Others")
