"""docs/configuration.md names every key and field, and what it shows works."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from crmsync.accounts import keys
from crmsync.accounts.settings import load_settings
from crmsync.accounts.values import Settings
from crmsync.model.fields import FIELDS
from crmsync.model.kinds import Kind
from crmsync.model.rules import HoldLimits, MappingRules, Window

PAGE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
EXAMPLE, *_ = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
MAPPING_KEYS = {field.name for field in fields(MappingRules)} - {"categories"}


def row(key: str) -> str:
    """The table row that explains a key."""
    [found] = [line for line in PAGE.splitlines() if re.match(rf"\|[^|]*`{key}`[^|]*\|", line)]
    return found


@pytest.fixture
def example(tmp_path: Path):
    path = tmp_path / "config.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    return load_settings(path)


def test_the_example_can_be_used(example):
    assert set(example.accounts) == {"office", "shop", "cloud", "exchange", "zoho", "try", "erp"}
    assert [mapping.kind for mapping in example.mappings] == list(Kind)


def test_the_example_shows_the_defaults(example):
    for mapping in example.mappings:
        default = MappingRules(mapping.name, mapping.kind)
        shown = {"conflicts", "fields", "categories"} if mapping.kind is not Kind.TASKS else set()
        for key in MAPPING_KEYS - shown:
            assert getattr(mapping.rules, key) == getattr(default, key), key


@pytest.mark.parametrize(
    "key", ["side", "service", *keys.ACCOUNT_KEYS, *sorted(MAPPING_KEYS), "outlook", "crm"]
)
def test_every_key_is_explained_and_shown(key):
    assert row(key)
    assert re.search(rf"^(\[mappings\.)?{key}\b", EXAMPLE, re.MULTILINE)


@pytest.mark.parametrize("key", list(keys.ACCOUNT_KEYS.values()), ids=lambda key: key.name)
def test_the_services_of_a_key_are_right(key):
    services = row(key.name).split("|")[2].strip()

    named = set(services.split(", ")) if services != "all" else {service.value for service in keys.Service}
    assert named == {service.value for service in key.services}


def test_the_defaults_in_the_tables_are_right():
    default = MappingRules("x", Kind.CONTACTS)
    for key in ("direction", "conflicts", "deletions", "records", "private"):
        assert row(key).split("|")[2].strip() == f"`{getattr(default, key)}`"
    hold, window = HoldLimits(), Window()
    limits = ", ".join(f"{field.name} = {getattr(hold, field.name)}" for field in fields(hold))
    assert f"{{ {limits} }}" in PAGE
    assert f"{{ past_days = {window.past.days}, future_days = {window.future.days} }}" in row("window")


def test_the_history_is_explained_and_shown(example):
    default = Settings().history_kept
    assert example.history_kept == default
    assert f"**`[history]`** `keep_days = {default.days}`" in PAGE


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_is_named(kind):
    [listed] = [line.split("|")[2].strip() for line in PAGE.splitlines() if line.startswith(f"| {kind} |")]

    assert listed.split(", ") == list(FIELDS[kind])


@pytest.mark.parametrize("region", keys.REGIONS)
def test_every_region_is_named(region):
    assert f"`{region}`" in row("region")
