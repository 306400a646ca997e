"""Lists: fields, order, pages, tokens, what changed since, and saved views (fact sheet 3.1)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

import pytest
from support.clock import FakeClock

from crmsync.sandbox.crm import EmbeddedCrm

BY_TIME = {"sort_by": "Modified_Time", "sort_order": "asc"}


@pytest.fixture
def five(crm: EmbeddedCrm, clock: FakeClock) -> list[str]:
    """Ids of P0 to P4, created a second apart."""
    ids = []
    for number in range(5):
        ids.append(crm.person.create("Contacts", {"Last_Name": f"P{number}"}))
        clock.advance(timedelta(seconds=1))
    return ids


def test_an_empty_module_is_204(api: Any) -> None:
    reply = api.get("Contacts", fields="Last_Name")
    assert (reply.status, reply.raw) == (204, b"")


@pytest.mark.parametrize(
    "query, code",
    [
        ({}, "REQUIRED_PARAM_MISSING"),
        ({"fields": ",".join(f"F{number}" for number in range(51))}, "LIMIT_EXCEEDED"),
        ({"fields": "id", "per_page": "201"}, "INVALID_DATA"),
        ({"fields": "id", "per_page": "0"}, "INVALID_DATA"),
        ({"fields": "id", "page": "x"}, "INVALID_DATA"),
        ({"fields": "id", "page": "11"}, "DISCRETE_PAGINATION_LIMIT_EXCEEDED"),
        ({"fields": "id", "sort_by": "Last_Name"}, "INVALID_DATA"),
        ({"fields": "id", "sort_order": "up"}, "INVALID_DATA"),
        ({"fields": "id", "cvid": "1"}, "INVALID_DATA"),
        ({"fields": "id", "cvid": "1", "sort_by": "id"}, "AMBIGUITY_DURING_PROCESSING"),
        ({"fields": "id", "page": "1", "page_token": "x"}, "AMBIGUITY_DURING_PROCESSING"),
        ({"fields": "id", "page_token": "nonsense"}, "INVALID_DATA"),
        ({"fields": "id", "page_token": "ä"}, "INVALID_DATA"),
    ],
)
def test_parameters_that_cannot_be(api: Any, query: dict[str, str], code: str) -> None:
    refused = api.get("Contacts", **query)
    assert (refused.status, refused.body["code"]) == (400, code)


def test_only_asked_fields_come_and_unknown_ones_are_left_out(api: Any, five: list[str]) -> None:
    (record,) = api.get("Contacts", fields="Last_Name,Nonsense", ids=five[0]).body["data"]
    assert record == {"id": five[0], "Last_Name": "P0"}


def test_dollar_fields_come_when_they_are_named(api: Any, five: list[str]) -> None:
    (record,) = api.get("Contacts", fields="Last_Name,$approval_state", ids=five[0]).body["data"]
    assert record["$approval_state"] == "approved"


@pytest.mark.parametrize(
    "query, names",
    [
        ({}, "P4 P3 P2 P1 P0"),
        ({"sort_order": "asc"}, "P0 P1 P2 P3 P4"),
        ({"sort_by": "Modified_Time"}, "P1 P4 P3 P2 P0"),
        ({"sort_by": "Modified_Time", "sort_order": "asc"}, "P0 P2 P3 P4 P1"),
        ({"sort_by": "Created_Time", "sort_order": "asc"}, "P0 P1 P2 P3 P4"),
    ],
)
def test_order(api: Any, crm: EmbeddedCrm, five: list[str], query: dict[str, str], names: str) -> None:
    crm.person.edit(five[1], {"Title": "touched"})
    assert api.names(**query) == names.split()


def test_pages_by_number(api: Any, five: list[str]) -> None:
    first, last = (api.get("Contacts", fields="Last_Name", per_page=2, page=page).body for page in (1, 3))
    assert (first["info"]["count"], first["info"]["more_records"]) == (2, True)
    assert (last["info"]["count"], last["info"]["more_records"], last["info"]["next_page_token"]) == (
        1,
        False,
        None,
    )
    assert api.get("Contacts", fields="Last_Name", per_page=2, page=4).status == 204


class TestPageTokens:
    QUERY: ClassVar = {"fields": "Last_Name", "per_page": 2, **BY_TIME}

    def first_token(self, api: Any, **headers: str) -> str:
        return str(api.get("Contacts", headers, **self.QUERY).body["info"]["next_page_token"])

    def test_they_lead_through_everything_once(self, api: Any, five: list[str]) -> None:
        names, token = [], {}
        while True:
            page = api.get("Contacts", **self.QUERY, **token).body
            names += [record["Last_Name"] for record in page["data"]]
            if not page["info"]["more_records"]:
                break
            token = {"page_token": page["info"]["next_page_token"]}
        assert names == ["P0", "P1", "P2", "P3", "P4"]
        assert page["info"]["page"] == 3

    def test_an_edit_on_the_way_moves_a_record_behind_and_hides_none(
        self, api: Any, crm: EmbeddedCrm, five: list[str]
    ) -> None:
        token = self.first_token(api)
        crm.person.edit(five[0], {"Title": "touched"})
        crm.person.edit(five[2], {"Title": "touched"})
        assert api.names(**self.QUERY, page_token=token) == ["P3", "P4"]

    def test_they_live_for_a_day(self, api: Any, clock: FakeClock, five: list[str], crm: EmbeddedCrm) -> None:
        crm.switch(access_token_lifetime=timedelta(days=3))
        api.token = api.refresh()["access_token"]
        token = self.first_token(api)
        clock.advance(timedelta(hours=23, minutes=59))
        assert api.get("Contacts", **self.QUERY, page_token=token).status == 200
        clock.advance(timedelta(minutes=1))
        refused = api.get("Contacts", **self.QUERY, page_token=token)
        assert (refused.status, refused.body["code"]) == (400, "EXPIRED_VALUE")

    @pytest.mark.parametrize(
        "change", [{"fields": "Email"}, {"per_page": 3}, {"sort_order": "desc"}, {"ids": "1"}]
    )
    def test_they_are_bound_to_the_parameters(
        self, api: Any, five: list[str], change: dict[str, Any]
    ) -> None:
        refused = api.get("Contacts", **self.QUERY | change, page_token=self.first_token(api))
        assert refused.body["code"] == "TOKEN_BOUND_DATA_MISMATCH"

    def test_they_are_bound_to_if_modified_since(self, api: Any, five: list[str]) -> None:
        since = {"If-Modified-Since": "2020-01-01T00:00:00Z"}
        token = self.first_token(api, **since)
        assert api.get("Contacts", **self.QUERY, page_token=token).body["code"] == "TOKEN_BOUND_DATA_MISMATCH"
        assert api.get("Contacts", since, **self.QUERY, page_token=token).status == 200

    def test_they_are_bound_to_the_user(
        self, api: Any, api_for: Any, crm: EmbeddedCrm, five: list[str]
    ) -> None:
        ben = api_for(crm, crm.people[1])
        refused = ben.get("Contacts", **self.QUERY, page_token=self.first_token(api))
        assert refused.body["code"] == "INVALID_DATA"

    def test_a_changed_token_is_refused(self, api: Any, five: list[str]) -> None:
        token = self.first_token(api)
        changed = token[:-2] + ("A" if token[-2] != "A" else "B") + token[-1]
        assert api.get("Contacts", **self.QUERY, page_token=changed).body["code"] == "INVALID_DATA"

    def test_they_reach_past_two_thousand(self, api: Any, crm: EmbeddedCrm) -> None:
        crm.person.create_many("Contacts", ({"Last_Name": f"P{number}"} for number in range(2_050)))
        query = {"fields": "id", **BY_TIME}
        seen, token = set(), {}
        while True:
            page = api.get("Contacts", **query, **token).body
            seen |= {record["id"] for record in page["data"]}
            if not page["info"]["more_records"]:
                break
            token = {"page_token": page["info"]["next_page_token"]}
        assert len(seen) == 2_050


class TestSince:
    def test_only_what_changed_after_that_second(self, api: Any, five: list[str]) -> None:
        def since(text: str) -> list[str]:
            reply = api.get("Contacts", {"If-Modified-Since": text}, fields="Last_Name", **BY_TIME)
            return [record["Last_Name"] for record in reply.body["data"]]

        assert since("2026-03-02T09:00:02+00:00") == ["P3", "P4"]
        assert since("2026-03-02T10:00:03+01:00") == ["P4"]

    @pytest.mark.parametrize("status", [304, 204])
    def test_nothing_changed(self, api: Any, crm: EmbeddedCrm, five: list[str], status: int) -> None:
        crm.switch(nothing_changed=status)
        since = {"If-Modified-Since": "2026-03-03T00:00:00Z"}
        for path in ("Contacts", "Contacts/deleted", f"Contacts/{five[0]}/Notes"):
            reply = api.get(path, since, fields="Last_Name")
            assert (path, reply.status, reply.raw) == (path, status, b"")
        assert api.get(f"Contacts/{five[0]}", since).status == status

    def test_a_header_that_is_no_time_is_refused(self, api: Any) -> None:
        refused = api.get("Contacts", {"If-Modified-Since": "Mon, 02 Mar 2026 09:00:00 GMT"}, fields="id")
        assert refused.body["code"] == "INVALID_DATA"


def test_times_are_shown_in_the_zone_of_the_user(api_for: Any, crm: EmbeddedCrm, kim: str) -> None:
    tokyo = crm.add_user("Tomo", "Sato", "tomo@example.com", zone="Asia/Tokyo")
    (record,) = api_for(crm, tokyo).get("Contacts", fields="Modified_Time").body["data"]
    assert record["Modified_Time"] == "2026-03-02T18:00:00+09:00"


def test_rich_text_is_cut_in_lists_only(api: Any, crm: EmbeddedCrm, kim: str) -> None:
    crm.change_field("Contacts", "Description", rich_text=True)
    crm.person.edit(kim, {"Description": "x" * 600})
    (listed,) = api.get("Contacts", fields="Description").body["data"]
    (single,) = api.get(f"Contacts/{kim}").body["data"]
    assert (len(listed["Description"]), len(single["Description"])) == (500, 600)


def test_plain_text_is_never_cut(api: Any, crm: EmbeddedCrm, kim: str) -> None:
    crm.person.edit(kim, {"Description": "x" * 600})
    (listed,) = api.get("Contacts", fields="Description").body["data"]
    assert len(listed["Description"]) == 600


def test_a_smaller_page_size(api: Any, crm: EmbeddedCrm, five: list[str]) -> None:
    crm.switch(page_size=3)
    info = api.get("Contacts", fields="id").body["info"]
    assert (info["count"], info["per_page"], info["more_records"]) == (3, 3, True)


class TestViews:
    def test_every_module_has_all_and_mine(self, api: Any) -> None:
        views = api.get("settings/custom_views", module="Events").body
        assert [view["name"] for view in views["custom_views"]] == ["All Meetings", "My Meetings"]
        assert views["info"]["default"] == views["custom_views"][0]["id"]

    def test_mine_shows_the_records_of_who_asks(self, api: Any, api_for: Any, crm: EmbeddedCrm) -> None:
        for person in crm.people:
            person.create("Contacts", {"Last_Name": person.user.first_name})
        mine = api.get("settings/custom_views", module="Contacts").body["custom_views"][1]["id"]
        assert api.names(cvid=mine) == ["Anna"]
        assert api_for(crm, crm.people[1]).names(cvid=mine) == ["Ben"]

    @pytest.mark.parametrize(
        "criteria, names",
        [
            ({"comparator": "equal", "field": {"api_name": "Mailing_City"}, "value": "berlin"}, ["A", "B"]),
            (
                {"comparator": "not_equal", "field": {"api_name": "Mailing_City"}, "value": "Berlin"},
                ["C", "D"],
            ),
            ({"comparator": "equal", "field": {"api_name": "Tag"}, "value": "vip"}, ["B"]),
            ({"comparator": "equal", "field": {"api_name": "Mailing_City"}, "value": "${EMPTY}"}, ["D"]),
            (
                {
                    "group_operator": "or",
                    "group": [
                        {"comparator": "starts_with", "field": {"api_name": "Last_Name"}, "value": "c"},
                        {
                            "group_operator": "and",
                            "group": [
                                {
                                    "comparator": "equal",
                                    "field": {"api_name": "Mailing_City"},
                                    "value": "Berlin",
                                },
                                {
                                    "comparator": "equal",
                                    "field": {"api_name": "Email_Opt_Out"},
                                    "value": True,
                                },
                            ],
                        },
                    ],
                },
                ["A", "C"],
            ),
        ],
    )
    def test_a_saved_view(self, api: Any, crm: EmbeddedCrm, criteria: Any, names: list[str]) -> None:
        person = crm.person
        person.create("Contacts", {"Last_Name": "A", "Mailing_City": "Berlin", "Email_Opt_Out": True})
        person.create("Contacts", {"Last_Name": "B", "Mailing_City": "Berlin", "Tag": [{"name": "vip"}]})
        person.create("Contacts", {"Last_Name": "C", "Mailing_City": "Bonn"})
        person.create("Contacts", {"Last_Name": "D"})
        view = crm.add_view("Contacts", "Mine", criteria)
        assert sorted(api.names(cvid=view)) == names
        (listed,) = api.get(f"settings/custom_views/{view}", module="Contacts").body["custom_views"]
        assert (listed["name"], listed["system_defined"], listed["category"]) == (
            "Mine",
            False,
            "created_by_me",
        )

    def test_criteria_a_module_cannot_have(self, crm: EmbeddedCrm) -> None:
        with pytest.raises(ValueError, match="Nonsense"):
            crm.add_view(
                "Contacts", "Bad", {"comparator": "equal", "field": {"api_name": "Nonsense"}, "value": 1}
            )

    def test_a_view_of_another_module_is_refused(self, api: Any, crm: EmbeddedCrm) -> None:
        view = crm.add_view(
            "Tasks", "High", {"comparator": "equal", "field": {"api_name": "Priority"}, "value": "High"}
        )
        assert api.get("Contacts", fields="id", cvid=view).body["code"] == "INVALID_DATA"
        assert api.get(f"settings/custom_views/{view}", module="Contacts").status == 400


def test_only_administrators_list_all_notes(api: Any, api_for: Any, crm: EmbeddedCrm, kim: str) -> None:
    crm.person.note(kim, "called")
    assert api.get("Notes", fields="Note_Content").status == 200
    refused = api_for(crm, crm.people[1]).get("Notes", fields="Note_Content")
    assert (refused.status, refused.body["code"]) == (403, "NOT_SUPPORTED")
