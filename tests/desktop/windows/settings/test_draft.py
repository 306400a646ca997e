"""The draft of the settings dialog: what is written of it, and what others changed meanwhile. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from crmsync.app.types import (
    Account,
    ConflictRule,
    End,
    FieldRule,
    Kind,
    MappingRules,
    MappingSettings,
    Service,
    Settings,
    Side,
)
from crmsync.desktop.engine.preferences import Notify, Preferences
from crmsync.desktop.windows.settings.draft import Draft, Edited, change_of, preferred, rebased

OFFICE = Account("office", Side.OUTLOOK, Service.DAV, url="https://dav.example.com/")
ZOHO = Account("zoho", Side.CRM, Service.ZOHO, region="eu")


def mapping(name: str, kind: Kind = Kind.CONTACTS) -> MappingSettings:
    return MappingSettings(
        MappingRules(name, kind), {Side.OUTLOOK: End("office", name), Side.CRM: End("zoho", name)}
    )


def draft(*names: str, **values: object) -> Draft:
    settings = Settings({"office": OFFICE, "zoho": ZOHO}, tuple(map(mapping, names)))
    return replace(Draft.of(settings, Preferences(), autostart=False), **values)


BEFORE = draft("One", "Two")


def edited(of: Draft, key: str, **rules: object) -> Draft:
    found = of.mapping(key)
    assert found is not None
    return of.with_mapping(found.with_rules(**rules))


# ---- what is written


def test_an_untouched_draft_writes_nothing() -> None:
    assert not change_of(BEFORE, BEFORE)
    assert not change_of(BEFORE, edited(BEFORE, "One", name="One"))


def test_a_renamed_mapping_is_changed_under_its_old_name() -> None:
    change = change_of(BEFORE, edited(BEFORE, "One", name="Uno"))
    assert [(key, one.name) for key, one in change.changed_mappings.items()] == [("One", "Uno")]
    assert change.added_mappings == change.removed_mappings == ()


def test_added_and_removed_mappings() -> None:
    new = Edited("key", mapping("Three"), is_new=True)
    change = change_of(BEFORE, BEFORE.without_mapping("Two").with_mapping(new))
    assert change.removed_mappings == ("Two",)
    assert change.added_mappings == (new.settings,)
    assert change.changed_mappings == {}


def test_a_new_mapping_that_is_removed_again_leaves_no_trace() -> None:
    new = Edited("key", mapping("Three"), is_new=True)
    assert not change_of(BEFORE, BEFORE.with_mapping(new).without_mapping("key"))


@pytest.mark.parametrize(
    ("values", "typed"),
    [
        ({"max_connections": 3}, {"max_connections": "3"}),
        ({"allow_http": True}, {"allow_http": "true"}),
        ({"url": None, "caldav_url": "a"}, {"url": None, "caldav_url": "a"}),
        ({}, None),
    ],
)
def test_keys_of_an_account_are_written_as_a_person_types_them(
    values: dict[str, object], typed: dict[str, str | None] | None
) -> None:
    after = BEFORE.with_account(replace(OFFICE, **values))
    assert change_of(BEFORE, after).changed_accounts == ({"office": typed} if typed else {})


def test_a_removed_account_and_a_longer_history() -> None:
    change = change_of(BEFORE, replace(BEFORE.without_account("zoho"), history_kept=timedelta(days=5)))
    assert change.removed_accounts == ("zoho",)
    assert change.history_kept == timedelta(days=5)


# ---- a mapping


def test_a_field_rule_that_says_nothing_is_not_kept() -> None:
    one = Edited("One", mapping("One"))
    ruled = one.with_field("notes", FieldRule(synced=False))
    assert ruled.rules.fields == {"notes": FieldRule(synced=False)}
    assert ruled.with_field("notes", FieldRule()).rules.fields == {}
    assert one.without_field("notes") == one


def test_own_fields_get_the_first_free_number() -> None:
    one = Edited("One", mapping("One"))
    assert one.free_custom() == "custom_1"
    ruled = one.with_field("custom_1", FieldRule(outlook="X-A", crm="A"))
    assert ruled.free_custom() == "custom_2"
    assert ruled.custom_fields() == ["custom_1"]
    for number in range(2, 100):
        ruled = ruled.with_field(f"custom_{number}", FieldRule(outlook="X-A", crm="A"))
    assert ruled.free_custom() is None


def test_a_free_name() -> None:
    assert BEFORE.free_name("Three") == "Three"
    assert BEFORE.free_name("one") == "one 2"
    assert edited(BEFORE, "Two", name="One 2").free_name("One") == "One 3"


# ---- what others changed meanwhile


def test_what_was_not_touched_here_is_as_it_is_now() -> None:
    now = edited(BEFORE, "Two", conflicts=ConflictRule.ASK)
    now = now.with_account(replace(OFFICE, username="anna")).with_mapping(Edited("Three", mapping("Three")))
    assert rebased(BEFORE, BEFORE, now) == now


def test_what_was_edited_here_stays() -> None:
    mine = edited(BEFORE, "One", conflicts=ConflictRule.ASK)
    mine = mine.with_account(replace(ZOHO, region="us")).with_mapping(
        Edited("new", mapping("Four"), is_new=True)
    )
    mine = replace(mine, history_kept=timedelta(days=5), autostart=True)
    now = edited(BEFORE, "Two", conflicts=ConflictRule.NEWEST_WINS).with_mapping(
        Edited("Three", mapping("Three"))
    )
    found = rebased(mine, BEFORE, now)
    assert [one.settings.name for one in found.mappings] == ["One", "Two", "Three", "Four"]
    assert [one.rules.conflicts for one in found.mappings[:2]] == [ConflictRule.ASK, ConflictRule.NEWEST_WINS]
    assert (found.accounts["zoho"].region, found.history_kept, found.autostart) == (
        "us",
        timedelta(days=5),
        True,
    )


def test_what_was_removed_on_either_side_is_gone() -> None:
    mine = BEFORE.without_mapping("One").without_account("zoho")
    now = BEFORE.without_mapping("Two")
    found = rebased(edited(mine, "Two", name="Edited"), BEFORE, now)
    assert found.mappings == ()
    assert set(found.accounts) == {"office"}


def test_the_tray_may_pause_meanwhile() -> None:
    before = Preferences()
    now = replace(before, told_about_tray=True, notify=Notify.ALL)
    after = replace(before, notify=Notify.NONE)
    assert preferred(before, after, now) == replace(before, told_about_tray=True, notify=Notify.NONE)
