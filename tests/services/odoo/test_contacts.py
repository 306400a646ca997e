"""Contacts between Radicale and a real Odoo, through the whole program."""

from __future__ import annotations

from typing import Any

import pytest
from support.documents import card
from support.odoo import OdooInstallation
from support.odoo_story import OdooStory
from support.story import IN_STEP

from crmsync.sandbox.wire.faults import Cut


def test_people_of_both_sides_meet(story: OdooStory) -> None:
    story.mailbox.contacts.put(
        card(
            "Ada Byron",
            "EMAIL:ada@example.com",
            "TEL;TYPE=WORK:+44 20 1",
            "TITLE:Poet",
            "ADR;TYPE=WORK:;;St James's Square 12;London;;SW1;United Kingdom",
            "NOTE:first\\n\\nsecond <b> & third",
            "CATEGORIES:Friend,Key Account",
        )
    )
    story.crm.contacts.add("Grace Brewster Hopper", email="grace@example.com", function="Admiral")
    run = story.begin("contacts")
    assert run.wrote == {"crm created": 1, "outlook created": 1}
    ada = story.crm.contacts.get("Ada Byron")
    shown = {name: ada[name] for name in ("email", "phone", "function", "street", "city", "zip")}
    assert shown == {
        "email": "ada@example.com",
        "phone": "+44 20 1",
        "function": "Poet",
        "street": "St James's Square 12",
        "city": "London",
        "zip": "SW1",
    }
    assert ada["country_id"][1] == "United Kingdom"
    assert len(ada["category_id"]) == 2
    assert story.mailbox.contacts.values("Grace Brewster Hopper", "TITLE") == ["Admiral"]


def test_two_edits_of_one_person_meet(story: OdooStory) -> None:
    _ada(story)
    story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Poet")
    story.crm.contacts.edit("Ada Byron", phone="+44 20 2")
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {"outlook updated": 1, "crm updated": 1}
    assert story.crm.contacts.get("Ada Byron")["function"] == "Poet"
    assert story.mailbox.contacts.values("Ada Byron", "TEL") == ["+44 20 2"]


@pytest.mark.parametrize(("rule", "winner"), [("crm-wins", "crm"), ("outlook-wins", "outlook")])
def test_a_conflict_follows_the_rule_and_the_loser_is_kept(rule: str, winner: str, story: OdooStory) -> None:
    _ada(story, conflicts=rule)
    story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Poet")
    story.crm.contacts.edit("Ada Byron", function="Countess")
    run = story.sync().ended(IN_STEP)
    kept = {"crm": "Countess", "outlook": "Poet"}[winner]
    assert story.crm.contacts.get("Ada Byron")["function"] == kept
    assert story.mailbox.contacts.values("Ada Byron", "TITLE") == [kept]
    (conflict,) = run.listed("conflicts")
    assert (conflict["field"], conflict["kept"]) == ("title", winner)


def test_a_name_that_odoo_takes_apart_otherwise_stays_as_it_is(story: OdooStory) -> None:
    story.mailbox.contacts.put(card("Ada", "N:King Lovelace;Ada;Augusta;;", "EMAIL:ada@example.com"), "ada")
    story.begin("contacts")
    assert story.crm.contacts.titles() == ["Ada Augusta King Lovelace"]
    with story.unwritten():
        story.sync().ended(IN_STEP)
    story.mailbox.contacts.edit("ada", "N:King Lovelace;Ada;Augusta;;", "N:King Noel;Ada;Augusta;;")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.contacts.titles() == ["Ada Augusta King Noel"]
    story.crm.contacts.edit("Ada Augusta King Noel", name="Ada Augusta Byron")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert "N:Byron;Ada Augusta;;;" in story.mailbox.contacts.get("ada")


def test_deletions_travel_both_ways(story: OdooStory) -> None:
    for name in ("Ada Byron", "Bob Byron", "Cy Byron"):
        story.mailbox.contacts.put(card(name))
    story.begin("contacts")
    story.mailbox.contacts.delete("ada-byron")
    story.crm.contacts.delete("Bob Byron")
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1, "crm deleted": 1}
    assert story.crm.contacts.titles() == ["Cy Byron"]
    assert story.mailbox.contacts.titles() == ["Cy Byron"]


@pytest.mark.parametrize(
    ("archived", "wrote", "left"),
    [
        ("unlink", {}, ["Ada Byron", "Bob Byron"]),
        ("delete", {"outlook deleted": 1}, ["Bob Byron"]),
        ("sync", {}, ["Ada Byron", "Bob Byron"]),
    ],
)
def test_archiving_means_what_the_person_chose(
    archived: str, wrote: dict[str, int], left: list[str], story: OdooStory
) -> None:
    story.account_keys = f'archived = "{archived}"\n'
    for name in left if len(left) > 1 else ["Ada Byron", "Bob Byron"]:
        story.mailbox.contacts.put(card(name, "TITLE:Programmer"))
    story.begin("contacts")
    story.crm.contacts.edit("Ada Byron", active=False)
    assert story.sync().ended(IN_STEP).wrote == wrote
    assert story.mailbox.contacts.titles() == left
    if archived == "unlink":
        # It is not made again, and what is restored is linked again.
        story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Poet")
        assert story.sync().ended(IN_STEP).wrote == {}
        story.crm.stranger("res.partner", "write", _archived(story, "Ada Byron"), {"active": True})
        story.sync().ended(IN_STEP)
        assert story.crm.contacts.get("Ada Byron")["function"] == "Poet"
    if archived == "delete":
        story.mailbox.contacts.delete("bob-byron")
        assert story.sync().ended(IN_STEP).wrote == {"crm deleted": 1}
        assert len(_archived(story, "Bob Byron")) == 1
    if archived == "sync":
        story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Poet")
        assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}


def test_a_person_gets_the_company_that_odoo_has_and_keeps_an_address_of_their_own(story: OdooStory) -> None:
    company = story.crm.contacts.add("Engines Ltd", is_company=True, street="Works 1", city="London")
    colleague = story.crm.contacts.add("Charles Babbage", parent_id=company)
    home = "ADR;TYPE=WORK:;;Ockham Park;Ockham;;GU23;United Kingdom"
    story.mailbox.contacts.put(card("Ada Byron", "ORG:engines ltd", home))
    story.mailbox.contacts.put(card("Bob Byron", "ORG:Nobody Knows Inc"))
    story.begin("contacts")
    ada, bob = story.crm.contacts.get("Ada Byron"), story.crm.contacts.get("Bob Byron")
    assert (ada["parent_id"][0], ada["street"]) == (company, "Ockham Park")
    assert (bob["parent_id"], bob["company_name"]) == (False, "Nobody Knows Inc")
    (works, charles) = story.crm.stranger("res.partner", "read", [company, colleague], ["street"])
    assert (works["street"], charles["street"]) == ("Works 1", "Works 1")
    story.mailbox.contacts.edit("ada-byron", "Ockham Park", "St James's Square")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    (works,) = story.crm.stranger("res.partner", "read", [company], ["street"])
    assert works["street"] == "Works 1"
    assert story.mailbox.contacts.values("Charles Babbage", "ORG") == ["Engines Ltd"]


def test_a_company_is_made_where_the_mapping_says_so_and_only_once(story: OdooStory) -> None:
    for name in ("Ada Byron", "Bob Byron"):
        story.mailbox.contacts.put(card(name, "ORG:Engines Ltd"))
    story.begin("contacts", create_accounts=True)
    parents = {story.crm.contacts.get(name)["parent_id"][0] for name in ("Ada Byron", "Bob Byron")}
    assert len(parents) == 1
    domain = [["is_company", "=", True], ["name", "=", "Engines Ltd"]]
    assert story.crm.stranger("res.partner", "search_count", domain) == 1


def test_what_crmsync_has_no_field_for_stays(story: OdooStory) -> None:
    _ada(story)
    markup = "<p>Likes <strong>tea</strong></p>"
    story.crm.contacts.edit("Ada Byron", ref="44", comment=markup)
    story.sync().ended(IN_STEP)
    story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Poet")
    story.sync().ended(IN_STEP)
    held = story.crm.contacts.get("Ada Byron")
    assert (held["ref"], held["comment"], held["function"]) == ("44", markup, "Poet")


def test_one_that_odoo_refuses_stops_only_itself(odoo: OdooInstallation, story: OdooStory) -> None:
    for number in range(12):
        story.mailbox.contacts.put(card(f"Person{number} Byron", f"EMAIL:p{number}@example.com"))
    # A rule of this Odoo's own, as a company sets them up.
    rule = "ALTER TABLE res_partner ADD CONSTRAINT no_seven CHECK (name <> 'Person7 Byron')"
    story.maps("contacts")
    story.signs_in()
    odoo.sql(rule, story.crm_server.database)
    try:
        run = story.sync(yes=True).ended(3)
        assert run.wrote == {"crm created": 11}
        (problem,) = run.listed("problems")
        assert problem["item"] == "Person7 Byron"
        assert story.sync().ended(3).wrote == {}
    finally:
        odoo.sql("ALTER TABLE res_partner DROP CONSTRAINT no_seven", story.crm_server.database)
    assert story.sync().ended(IN_STEP).wrote == {"crm created": 1}


@pytest.mark.parametrize("cut", list(Cut), ids=lambda one: str(one.value))
def test_a_lost_reply_doubles_nobody(cut: Cut, story: OdooStory) -> None:
    for name in ("Ada Byron", "Bob Byron"):
        story.mailbox.contacts.put(card(name, f"CATEGORIES:New {cut}"))
    story.maps("contacts")
    story.signs_in()
    story.zoho.fail(r"POST /json/2/res.partner/load", cut)
    story.zoho.fail(r"POST /json/2/res.partner.category/load", cut)
    story.sync(yes=True)
    story.sync().ended(IN_STEP)
    assert story.crm.contacts.titles() == ["Ada Byron", "Bob Byron"]
    assert story.crm.stranger("res.partner.category", "search_count", [["name", "=", f"New {cut}"]]) == 1


def test_an_update_whose_reply_is_lost_is_known_again(story: OdooStory) -> None:
    _ada(story)
    story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Poet")
    story.zoho.fail(r"POST /json/2/res.partner/write", Cut.AFTER, times=4)
    story.sync()
    story.zoho.mend()
    run = story.sync().ended(IN_STEP)
    assert run.listed("conflicts") == []
    assert story.crm.contacts.get("Ada Byron")["function"] == "Poet"


def test_an_edit_between_the_plan_and_the_write_is_not_overwritten(story: OdooStory) -> None:
    _ada(story)
    story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Poet")

    def acts() -> None:
        story.crm.contacts.edit("Ada Byron", function="Countess")

    # The count is the feed's last request: what comes after it, the run's plan does not know.
    story.zoho.meanwhile(r"POST /json/2/res.partner/search_count", acts)
    run = story.sync().ended(IN_STEP)
    assert story.crm.contacts.get("Ada Byron")["function"] == "Countess"
    assert [one["kept"] for one in run.listed("conflicts")] == ["crm"]


def test_mine_is_what_odoo_gives_to_the_person(story: OdooStory) -> None:
    user = story.crm.stranger("res.users", "search", [["login", "=", "sally@example.test"]])[0]
    story.crm.contacts.add("Grace Hopper", user_id=user)
    story.crm.contacts.add("Not Mine")
    story.mailbox.contacts.put(card("Ada Byron"))
    run = story.begin("contacts", records="mine")
    assert run.wrote == {"crm created": 1, "outlook created": 1}
    assert story.mailbox.contacts.titles() == ["Ada Byron", "Grace Hopper"]
    story.crm.contacts.edit("Grace Hopper", user_id=False)
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.mailbox.contacts.titles() == ["Ada Byron", "Grace Hopper"]


def _ada(story: OdooStory, **rules: Any) -> None:
    """Ada, a programmer, on both sides."""
    story.mailbox.contacts.put(card("Ada Byron", "TITLE:Programmer", "TEL;TYPE=WORK:+44 20 1", "NOTE:Old"))
    story.begin("contacts", **rules)


def _archived(story: OdooStory, name: str) -> list[int]:
    found = story.crm.stranger("res.partner", "search", [["name", "=", name], ["active", "=", False]])
    return [int(one) for one in found]
