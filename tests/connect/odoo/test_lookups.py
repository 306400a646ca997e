"""Records that a draft knows by their names: found, made, or left out with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from support.odoo_partners import partners

from crmsync.connect.errors import NotPermitted, Unreachable
from crmsync.connect.odoo.client import Answer
from crmsync.connect.odoo.kinds import SHAPES
from crmsync.connect.odoo.lookups import Lookups
from crmsync.mapping.odoo.companies import unknown_company
from crmsync.mapping.odoo.record import Ref
from crmsync.mapping.records import Record
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind


class Database:
    """Answers searches from tables by model; remembers what it was asked."""

    def __init__(self, **tables: list[Record]) -> None:
        self.tables = {name.replace("__", "."): rows for name, rows in tables.items()}
        self.searched: list[tuple[str, list[str]]] = []
        self.made: list[tuple[str, dict[str, str]]] = []
        self.refuses: Exception | None = None

    def rows(
        self, model: str, domain: Sequence[Any], fields: Sequence[str], action: str, **paging: Any
    ) -> tuple[list[Record], None]:
        names = [term[2] for term in domain if isinstance(term, list) and term[1] == "=ilike"]
        self.searched.append((model, names))
        wanted = {name.replace("\\", "").casefold() for name in names}
        texts = {term[0] for term in domain if isinstance(term, list) and term[1] == "=ilike"}
        return [
            row
            for row in self.tables.get(model, [])
            if any(str(row.get(text)).casefold() in wanted for text in texts)
        ], None

    def call(self, model: str, method: str, action: str, **named: Any) -> Answer:
        assert method == "load"
        if self.refuses is not None:
            raise self.refuses
        (values,) = named["data"]
        line = dict(zip(named["fields"], values, strict=True))
        self.made.append((model, line))
        self.tables.setdefault(model, []).append({"id": 100 + len(self.made), "name": line["name"]})
        return Answer({"ids": [100 + len(self.made)], "messages": []})


def lookups(database: Database, *, create: bool = False) -> Lookups:
    searches = dict(SHAPES[Kind.CONTACTS].searches)
    if not create:
        searches["parent_id"] = replace(searches["parent_id"], made=None)
    keys = iter(map(OperationKey, "abcdefgh"))
    return Lookups(database, partners(), searches, lambda: next(keys), {"parent_id": unknown_company})  # type: ignore[arg-type]  # what it uses of a client


def settled(finder: Lookups, draft: Record, present: Record | None = None) -> tuple[Record, dict[str, str]]:
    finder.find([draft])
    return draft, dict(finder.settle(draft, present or {}))


def test_a_tag_is_found_whatever_its_case_and_made_where_it_is_missing() -> None:
    database = Database(res__partner__category=[{"id": 4, "name": "Friend"}])
    finder = lookups(database)
    draft, left_out = settled(finder, {"category_id": [Ref(None, "FRIEND"), Ref(None, "New"), Ref(9)]})
    assert (draft["category_id"], left_out) == ([Ref(4), Ref(101), Ref(9)], {})
    assert database.made == [("res.partner.category", {"id": "crmsync.a", "name": "New"})]
    again, _ = settled(finder, {"category_id": [Ref(None, "new")]})
    assert again["category_id"] == [Ref(101)]
    assert len(database.searched) == 1


def test_a_tag_that_is_there_twice_is_one_of_them() -> None:
    database = Database(res__partner__category=[{"id": 4, "name": "A"}, {"id": 5, "name": "A"}])
    assert settled(lookups(database), {"category_id": [Ref(None, "A")]})[0]["category_id"] == [Ref(4)]


def test_a_tag_that_may_not_be_made_is_left_out_and_the_others_stay() -> None:
    database = Database(res__partner__category=[{"id": 4, "name": "Friend"}])
    database.refuses = NotPermitted("no")
    draft, left_out = settled(lookups(database), {"category_id": [Ref(None, "Friend"), Ref(None, "New")]})
    assert draft["category_id"] == [Ref(4)]
    assert "“New”" in left_out["category_id"]


def test_no_network_is_no_missing_tag() -> None:
    database = Database()
    database.refuses = Unreachable("no network")
    with pytest.raises(Unreachable):
        settled(lookups(database), {"category_id": [Ref(None, "New")]})


@pytest.mark.parametrize(
    ("companies", "parent", "name"),
    [
        ([{"id": 7, "name": "Engines Ltd"}], Ref(7), False),
        ([], False, "engines ltd"),
        ([{"id": 7, "name": "Engines Ltd"}, {"id": 8, "name": "ENGINES LTD"}], False, "engines ltd"),
    ],
)
def test_a_company_is_never_guessed(companies: list[Record], parent: object, name: object) -> None:
    draft: Record = {"parent_id": Ref(None, "engines ltd"), "company_name": False}
    draft, left_out = settled(lookups(Database(res__partner=companies)), draft)
    assert (draft["parent_id"], draft["company_name"], left_out) == (parent, name, {})


def test_a_company_is_made_once_where_the_mapping_says_so() -> None:
    database = Database()
    finder = lookups(database, create=True)
    drafts: list[Record] = [{"parent_id": Ref(None, "Engines Ltd")} for _ in range(2)]
    finder.find(drafts)
    assert [finder.settle(draft, {}) for draft in drafts] == [{}, {}]
    assert [draft["parent_id"] for draft in drafts] == [Ref(101), Ref(101)]
    assert database.made[0][1]["is_company"] == "1"


@pytest.mark.parametrize(
    ("country", "state"), [(Ref(4), Ref(31)), (Ref(5), None), (None, Ref(31))], ids=["its", "another", "none"]
)
def test_a_region_belongs_to_its_country(country: Ref | None, state: Ref | None) -> None:
    rows = [{"id": 31, "name": "Berlin", "country_id": [4, "Germany"]}]
    draft: Record = {"state_id": Ref(None, "Berlin")} | ({"country_id": country} if country else {})
    draft, left_out = settled(lookups(Database(res__country__state=rows)), draft)
    assert draft.get("state_id") == state
    assert bool(left_out) is (state is None)


def test_signs_that_mean_something_to_a_search_are_taken_as_they_are() -> None:
    database = Database()
    settled(lookups(database), {"category_id": [Ref(None, "100%_a\\b")]})
    assert database.searched == [("res.partner.category", ["100\\%\\_a\\\\b"])]
