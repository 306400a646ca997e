"""`crmsync ambiguous`: link, create and skip decisions on the command line."""

from __future__ import annotations

import pytest
from support.command_line import CommandLine
from support.desks import Services


@pytest.fixture
def twins(signed_in: CommandLine, services: Services) -> dict[str, str]:
    """One Bob in Outlook, two in the CRM, and Ada in Outlook only; name or phone → number."""
    services.outlook.add(given_name="Bob", family_name="Twin", email_1="bob@example.com")
    services.outlook.add(given_name="Ada", family_name="Byron", email_1="ada@example.com")
    for phone in ("+49301", "+49302"):
        services.crm.add(given_name="Bob", family_name="Twin", email_1="bob@example.com", mobile_phone=phone)
    assert signed_in("sync", "--preview").status in (0, 4)
    found = {}
    for one in signed_in("ambiguous", "--all", "--json").json["items"]:
        about = one["about"].rpartition(", ")[2]
        found[about if one["side"] == "crm" else one["item"]] = one["id"]
    assert set(found) == {"Bob Twin", "Ada Byron", "+49301", "+49302"}
    return found


def test_nothing_is_ambiguous(signed_in: CommandLine) -> None:
    assert signed_in("ambiguous").err == "No item could be several others.\n"
    assert signed_in("ambiguous", "--all").err == "Every item has a counterpart.\n"
    assert signed_in("ambiguous", "--json").json == {"items": []}


def test_the_list_tells_items_of_one_name_apart(signed_in: CommandLine, twins: dict[str, str]) -> None:
    ended = signed_in("ambiguous")
    assert ended.status == 0
    lines = ended.out.splitlines()
    assert lines[:3] == [
        f"{twins['Bob Twin']}  Bob Twin, bob@example.com in Outlook (Contacts)",
        f"    could be {twins['+49301']}  Bob Twin, bob@example.com, +49301",
        f"    could be {twins['+49302']}  Bob Twin, bob@example.com, +49302",
    ]
    assert "crmsync ambiguous link ID OTHER" in ended.err
    assert "Ada Byron" not in ended.out
    assert "Ada Byron" in signed_in("ambiguous", "--all").out


def test_a_link_that_a_person_chose(
    signed_in: CommandLine, services: Services, twins: dict[str, str]
) -> None:
    ended = signed_in("ambiguous", "link", twins["Bob Twin"], twins["+49302"])
    assert (ended.status, "next sync" in ended.err) == (0, True)
    assert signed_in("ambiguous").err == "No item could be several others.\n"
    signed_in("sync", "--yes")
    (bob,) = (
        item
        for item in services.outlook.ids
        if services.outlook.get(item)["given_name"] == "Bob"
        and services.outlook.get(item).get("mobile_phone") == "+49302"
    )
    assert bob


def test_items_that_match_nobody_or_stay_alone(
    signed_in: CommandLine, services: Services, twins: dict[str, str]
) -> None:
    assert signed_in("ambiguous", "create", twins["+49301"], twins["+49302"]).status == 0
    assert signed_in("ambiguous", "skip", twins["Ada Byron"], twins["Bob Twin"]).status == 0
    shown = signed_in("ambiguous", "--all")
    assert shown.out.count("gets a counterpart of its own") == 2
    assert shown.out.count("gets no counterpart") == 2
    signed_in("sync", "--yes")
    assert len(services.outlook.ids) == 4
    assert len(services.crm.ids) == 2


def test_a_decision_is_taken_back(signed_in: CommandLine, services: Services, twins: dict[str, str]) -> None:
    def choices() -> dict[str, str | None]:
        found = signed_in("ambiguous", "--all", "--json").json["items"]
        return {one["id"]: one["choice"] for one in found}

    signed_in("ambiguous", "skip", twins["Ada Byron"])
    assert choices()[twins["Ada Byron"]] == "skip"
    assert signed_in("ambiguous", "ask", twins["Ada Byron"]).status == 0
    assert choices()[twins["Ada Byron"]] is None
    # A link, too, as long as no sync has carried it out.
    signed_in("ambiguous", "link", twins["Bob Twin"], twins["+49301"])
    assert twins["Bob Twin"] not in choices()
    assert signed_in("ambiguous", "ask", twins["Bob Twin"]).status == 0
    assert choices()[twins["Bob Twin"]] is None


def test_what_cannot_be_decided(signed_in: CommandLine, services: Services, twins: dict[str, str]) -> None:
    unknown = signed_in("ambiguous", "skip", twins["Ada Byron"], "9999")
    assert (unknown.status, unknown.err) == (
        2,
        "There is no item 9999. crmsync ambiguous --all lists them.\n",
    )
    # Nothing at all was decided.
    assert all(one["choice"] is None for one in signed_in("ambiguous", "--all", "--json").json["items"])
    same_side = signed_in("ambiguous", "link", twins["+49301"], twins["+49302"])
    assert (same_side.status, "cannot be chosen for" in same_side.err) == (2, True)
    signed_in("sync", "--yes")
    synced = signed_in("ambiguous", "create", twins["Ada Byron"])
    assert (synced.status, "linked meanwhile" in synced.err) == (2, True)
    assert signed_in("ambiguous", "link", twins["Ada Byron"]).status == 2
