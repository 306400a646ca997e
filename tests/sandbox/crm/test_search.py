"""Search, count and COQL (fact sheet 3.6, 3.7)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from support.clock import FakeClock

from crmsync.sandbox.crm import EmbeddedCrm


@pytest.fixture
def people(crm: EmbeddedCrm, clock: FakeClock) -> None:
    acme = crm.person.create("Accounts", {"Account_Name": "Acme", "Industry": "Finance"})
    crm.person.create_many(
        "Contacts",
        [
            {
                "Last_Name": "Burns",
                "Email": "b@example.com",
                "Mobile": "+49 170 1",
                "Account_Name": {"id": acme},
            },
            {"Last_Name": "Burnside", "Secondary_Email": "B2@example.com", "Date_of_Birth": "1990-02-03"},
            {"Last_Name": "O'Neil, (K)", "Email_Opt_Out": True, "Description": "likes Äpfel"},
        ],
    )
    clock.advance(timedelta(minutes=1))


@pytest.mark.parametrize(
    "criteria, names",
    [
        ("(Last_Name:equals:Burns)", ["Burnside", "Burns"]),
        ("Last_Name:equals:burns", ["Burnside", "Burns"]),
        ("(Last_Name:not_equal:Burns)", ["O'Neil, (K)", "Burnside"]),
        ("(Last_Name:starts_with:BURN)", ["Burnside", "Burns"]),
        ("((Last_Name:starts_with:Burn)and(Email:equals:b@example.com))", ["Burns"]),
        ("((Last_Name:equals:Neil)or(Email:equals:b@example.com))", ["O'Neil, (K)", "Burns"]),
        (r"(Last_Name:equals:O'Neil\, \(K\))", ["O'Neil, (K)"]),
        ("(Last_Name:in:Burns,Nobody)", ["Burns"]),
        ("(Date_of_Birth:between:1990-01-01,1990-12-31)", ["Burnside"]),
        ("(Email_Opt_Out:equals:true)", ["O'Neil, (K)"]),
        ("(Created_Time:greater_equal:2026-03-02T10:00:00+01:00)", ["O'Neil, (K)", "Burnside", "Burns"]),
        ("(Modified_Time:less_than:2026-03-02T10:00:00+01:00)", []),
        ("(Description:equals:ÄPFEL)", ["O'Neil, (K)"]),
    ],
)
def test_criteria(api: Any, people: None, criteria: str, names: list[str]) -> None:
    assert api.names("Contacts/search", criteria=criteria) == names
    assert api.get("Contacts/actions/count", criteria=criteria).body == {"count": len(names)}


@pytest.mark.parametrize(
    "query, names",
    [
        ({"email": "b2@EXAMPLE.com"}, ["Burnside"]),
        ({"phone": "+49 170 1"}, ["Burns"]),
        ({"word": "äpfel"}, ["O'Neil, (K)"]),
        ({"word": "nobody"}, []),
    ],
)
def test_by_address_number_or_word(api: Any, people: None, query: dict[str, str], names: list[str]) -> None:
    assert api.names("Contacts/search", **query) == names


@pytest.mark.parametrize(
    "query, code",
    [
        ({}, "REQUIRED_PARAM_MISSING"),
        ({"criteria": "nonsense"}, "INVALID_QUERY"),
        ({"criteria": "(Last_Name:like:x)"}, "INVALID_QUERY"),
        ({"criteria": "(Nonsense:equals:x)"}, "INVALID_QUERY"),
        ({"criteria": "(Last_Name:equals:x"}, "INVALID_QUERY"),
        ({"criteria": "(Last_Name:equals:x))"}, "INVALID_QUERY"),
        ({"criteria": "((Last_Name:equals:x)and(Email:equals:y)or(Phone:equals:z))"}, "INVALID_QUERY"),
        ({"criteria": "(Email_Opt_Out:equals:perhaps)"}, "INVALID_QUERY"),
        ({"criteria": "(Date_of_Birth:between:1990-01-01)"}, "INVALID_QUERY"),
        ({"criteria": "and".join(["(Last_Name:equals:x)"] * 16)}, "LIMIT_EXCEEDED"),
        ({"email": ""}, "INVALID_DATA"),
        ({"word": "x", "page": "11"}, "LIMIT_REACHED"),
    ],
)
def test_searches_that_cannot_be(api: Any, query: dict[str, str], code: str) -> None:
    refused = api.get("Contacts/search", **query)
    assert (refused.status, refused.body["code"]) == (400, code)


def test_a_new_record_is_found_only_after_a_while(
    api: Any, crm: EmbeddedCrm, clock: FakeClock, kim: str
) -> None:
    clock.advance(timedelta(seconds=14))
    assert api.get("Contacts/search", email="kim@example.com").status == 204
    clock.advance(timedelta(seconds=1))
    assert api.names("Contacts/search", email="kim@example.com") == ["Probe"]
    crm.person.edit(kim, {"Title": "Boss"})
    assert api.get("Contacts/search", email="kim@example.com").status == 204
    crm.switch(search_delay=timedelta(0))
    assert api.names("Contacts/search", email="kim@example.com") == ["Probe"]


def test_counting(api: Any, crm: EmbeddedCrm, people: None) -> None:
    assert api.get("Contacts/actions/count").body == {"count": 3}
    view = crm.add_view(
        "Contacts", "B", {"comparator": "starts_with", "field": {"api_name": "Last_Name"}, "value": "B"}
    )
    assert api.get("Contacts/actions/count", cvid=view).body == {"count": 2}


class TestCoql:
    def ask(self, api: Any, query: str) -> Any:
        return api.call("POST", "coql", {"select_query": query})

    @pytest.mark.parametrize(
        "where, names",
        [
            ("Last_Name = 'burns'", ["Burns"]),
            ("Last_Name != 'Burns'", ["Burnside", "O'Neil, (K)"]),
            (r"Last_Name = 'O\'Neil, (K)'", ["O'Neil, (K)"]),
            ("Last_Name like 'Burn%'", ["Burns", "Burnside"]),
            ("Last_Name like '%side'", ["Burnside"]),
            ("Last_Name like '%ns%'", ["Burns", "Burnside"]),
            ("Last_Name not like '%ns%'", ["O'Neil, (K)"]),
            ("Last_Name in ('Burns', 'Burnside')", ["Burns", "Burnside"]),
            ("Last_Name not in ('Burns', 'Burnside')", ["O'Neil, (K)"]),
            ("Account_Name is null", ["Burnside", "O'Neil, (K)"]),
            ("Account_Name is not null", ["Burns"]),
            ("Account_Name.Account_Name = 'Acme'", ["Burns"]),
            ("Account_Name.Industry = 'Nothing'", []),
            ("Email_Opt_Out = true", ["O'Neil, (K)"]),
            ("Date_of_Birth between '1990-01-01' and '1990-12-31'", ["Burnside"]),
            ("Modified_Time >= '2026-03-02T09:00:00+00:00'", ["Burns", "Burnside", "O'Neil, (K)"]),
            ("(Last_Name = 'Burns') or (Email_Opt_Out = true)", ["Burns", "O'Neil, (K)"]),
            (
                "(Last_Name like 'B%' and (Email is null or Phone is null)) and Account_Name is null",
                ["Burnside"],
            ),
        ],
    )
    def test_where(self, api: Any, people: None, where: str, names: list[str]) -> None:
        reply = self.ask(api, f"select Last_Name from Contacts where {where}")
        assert reply.status == (200 if names else 204)
        assert [row["Last_Name"] for row in (reply.body or {"data": []})["data"]] == names

    def test_it_sees_at_once_what_search_does_not(self, api: Any, kim: str) -> None:
        assert self.ask(api, f"select id from Contacts where id = '{kim}'").body["data"] == [{"id": kim}]

    def test_lookups_are_ids_and_are_followed(self, api: Any, crm: EmbeddedCrm, people: None) -> None:
        (row,) = self.ask(
            api,
            "SELECT Last_Name, Account_Name, Account_Name.Industry, Owner FROM Contacts WHERE Account_Name is not null",
        ).body["data"]
        account = crm.records("Accounts")[0]["id"]
        assert row["Account_Name"] == {"id": account}
        assert row["Account_Name.Industry"] == "Finance"
        assert row["Owner"] == {"id": crm.person.id}

    def test_order_and_limits(self, api: Any, people: None) -> None:
        reply = self.ask(
            api, "select Last_Name from Contacts where id is not null order by Last_Name desc limit 1, 1"
        ).body
        assert [row["Last_Name"] for row in reply["data"]] == ["Burnside"]
        assert reply["info"] == {"count": 1, "more_records": True}
        reply = self.ask(
            api, "select Last_Name from Contacts where id is not null order by Last_Name limit 1 offset 2"
        ).body
        assert [row["Last_Name"] for row in reply["data"]] == ["O'Neil, (K)"]
        assert reply["info"]["more_records"] is False

    @pytest.mark.parametrize(
        "query, code",
        [
            ("select Last_Name from Contacts", "SYNTAX_ERROR"),
            ("select from Contacts where id is not null", "SYNTAX_ERROR"),
            ("select Last_Name from Contacts where", "SYNTAX_ERROR"),
            ("select Last_Name from Contacts where Last_Name", "SYNTAX_ERROR"),
            ("select Last_Name from Contacts where Last_Name = 'x", "SYNTAX_ERROR"),
            (
                "select Last_Name from Contacts where Last_Name = 'x' and Email = 'y' and Phone = 'z'",
                "SYNTAX_ERROR",
            ),
            ("select Last_Name from Contacts where Last_Name = 'x' nonsense", "SYNTAX_ERROR"),
            ("select Last_Name from Contacts where Last_Name not like 'x%'", "SYNTAX_ERROR"),
            ("drop table records", "SYNTAX_ERROR"),
            ("select Last_Name from Contacts where id is not null limit 201", "LIMIT_EXCEEDED"),
            ("select Last_Name from Contacts where id is not null limit 9900, 200", "LIMIT_EXCEEDED"),
            (f"select {', '.join(['id'] * 51)} from Contacts where id is not null", "LIMIT_EXCEEDED"),
            ("select Nonsense from Contacts where id is not null", "INVALID_QUERY"),
            ("select Email.Nonsense from Contacts where id is not null", "INVALID_QUERY"),
            ("select id from Contacts where Nonsense = 1", "INVALID_QUERY"),
            ("select id from Contacts where Modified_Time > 'yesterday'", "INVALID_QUERY"),
            ("select id from Contacts where id is not null order by Nonsense", "INVALID_QUERY"),
            ("select id from Nonsense where id is not null", "INVALID_MODULE"),
        ],
    )
    def test_queries_that_cannot_be(self, api: Any, query: str, code: str) -> None:
        refused = self.ask(api, query)
        assert (refused.status, refused.body["code"]) == (400, code)

    def test_a_body_without_a_query(self, api: Any) -> None:
        assert api.call("POST", "coql", {}).body["code"] == "MANDATORY_NOT_FOUND"
