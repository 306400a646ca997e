"""Drafts on their way: references, commands, lines of an import, the versions of rows."""

from __future__ import annotations

import pytest
from support.odoo_partners import partners

from crmsync.connect.odoo.rows import external_id, import_line, operation_key, unfound, values
from crmsync.connect.odoo.store import digest
from crmsync.mapping.odoo.record import Ref, filled, ids, parse_moment, ref, refs, spell_moment
from crmsync.mapping.records import parse_date
from crmsync.model.items import OperationKey

META = partners()
PRESENT = {"name": "Ada", "category_id": [[4, "Friend"], [5, "Old"]], "parent_id": [7, "Engines"]}


def test_only_the_tags_that_changed_are_linked_and_unlinked() -> None:
    draft = {"category_id": [[4, "Friend"], Ref(9)]}
    assert values(draft, PRESENT, META) == {"category_id": [[4, 9, 0], [3, 5, 0]]}
    assert values({"category_id": [[5, "Old"], [4, "Friend"]]}, PRESENT, META) == {}


def test_what_is_ours_alone_is_never_sent() -> None:
    assert values({"name": "Ada", "_name": {}, "parent_id": Ref(7)}, {}, META) == {
        "name": "Ada",
        "parent_id": 7,
    }
    assert values({"parent_id": False}, PRESENT, META) == {"parent_id": False}


def test_an_empty_value_is_no_column_of_an_import() -> None:
    draft = {
        "name": "Ada",
        "email": False,
        "parent_id": Ref(7),
        "category_id": [Ref(4), Ref(5)],
        "employee": True,
    }
    assert import_line(OperationKey("k"), {**draft, "_name": {}, "phone": ""}, META) == {
        "id": "crmsync.k",
        "name": "Ada",
        "parent_id/.id": "7",
        "category_id/.id": "4,5",
        "employee": "1",
    }


@pytest.mark.parametrize("key", ["8f14e45f-ceea-467f-9b8c-1f5a1a2b3c4d", "k1"])
def test_an_operation_key_is_known_by_its_external_id(key: str) -> None:
    assert operation_key(external_id(OperationKey(key))) == key


@pytest.mark.parametrize(
    "external", ["", False, None, "base.main_partner", "crmsync.", "crmsync", "__export__.x_1"]
)
def test_other_external_ids_are_no_keys(external: object) -> None:
    assert operation_key(external) is None


def test_what_is_known_by_its_name_only_is_told_with_its_field() -> None:
    draft = {"parent_id": Ref(None, "Engines"), "category_id": [Ref(4), Ref(None, "New")], "name": "Ada"}
    assert list(unfound(draft, META)) == [
        ("parent_id", Ref(None, "Engines")),
        ("category_id", Ref(None, "New")),
    ]


def test_a_version_tells_edits_of_one_second_apart_and_nothing_else() -> None:
    fields = ("name", "parent_id", "category_id", "write_date")
    one = {"name": "Ada", "parent_id": [7, "Engines"], "category_id": [5, 4], "write_date": "x"}
    same = {**one, "parent_id": [7, "Engines Ltd"], "category_id": [[4, "a"], [5, "b"]], "color": 3}
    assert digest(one, fields) == digest(same, fields)
    for other in ({"name": "Bob"}, {"parent_id": [8, "Engines"]}, {"category_id": [4]}):
        assert digest({**one, **other}, fields) != digest(one, fields)


@pytest.mark.parametrize("value", [False, None, 0, True, [], ["x"], "x", {}, [1, 2, 3]])
def test_what_is_no_reference_is_none(value: object) -> None:
    assert ref(value) is None


def test_references_moments_and_dates_are_read() -> None:
    assert ref([7, "Engines"]) == Ref(7, "Engines")
    assert ref(7) == Ref(7)
    assert refs([[4, "a"], 5, "x", False]) == (Ref(4, "a"), Ref(5))
    assert ids([4, 5]) == (4, 5)
    assert ids(False) == ()
    assert filled(False) is None
    moment = parse_moment("2026-06-01 08:00:00.123456")
    assert moment is not None
    assert spell_moment(moment) == "2026-06-01 08:00:00"
    assert parse_moment("2026-06-01") is None
    assert parse_moment(False) is None
    assert parse_date("2026-13-01") is None
