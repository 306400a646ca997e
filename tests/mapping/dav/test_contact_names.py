"""Names and the display name: FN follows the names while it is made of them."""

from __future__ import annotations

import pytest

from crmsync.formats.vcard import Card
from crmsync.mapping.base import TableOptions
from crmsync.mapping.dav.contacts import contact_table
from crmsync.model.values import Changes, Fields

TABLE = contact_table(TableOptions(custom={}))


def card(*lines: str, version: str = "3.0") -> Card:
    return Card.parse("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]))


def body(of: Card) -> list[str]:
    return of.document.text().split("\r\n")[2:-2]


@pytest.mark.parametrize(
    ("shown", "changes", "then"),
    [
        ("Ada Byron", {"given_name": "Bea"}, "Bea Byron"),
        ("Ada Byron", {"family_name": "Lovelace"}, "Ada Lovelace"),
        ("Ada Byron", {"given_name": "Bea", "family_name": "Lovelace"}, "Bea Lovelace"),
        ("Ada Byron", {"given_name": None}, "Byron"),
        ("Ada Byron", {"salutation": "Dr."}, "Ada Byron"),
        ("Byron, Ada", {"given_name": "Bea"}, "Byron, Bea"),
        ("Byron Ada", {"given_name": "Bea"}, "Byron Bea"),
        ("  Ada   Byron ", {"given_name": "Bea"}, "Bea Byron"),
        ("The Enchantress of Numbers", {"given_name": "Bea"}, "The Enchantress of Numbers"),
        ("Ada Byron-King", {"given_name": None, "family_name": "King"}, "Ada Byron-King"),
    ],
)
def test_the_display_name_follows_the_names_it_is_made_of(shown: str, changes: Changes, then: str) -> None:
    found = card("N:Byron;Ada;;;", f"FN;X-A=1:{shown}")
    TABLE.write(found, changes)
    line = found.root.all("FN")[0]
    assert line.parameter("X-A") == "1"
    assert found.text("FN") == then


def test_every_usual_way_to_make_a_display_name_is_kept() -> None:
    shown = {
        "Ada Augusta Byron FRS": "Bea Augusta Byron FRS",
        "Ada Byron": "Bea Byron",
        "Dr. Ada Augusta Byron FRS": "Dr. Bea Augusta Byron FRS",
        "Dr. Ada Byron": "Dr. Bea Byron",
        "Ada Augusta Byron": "Bea Augusta Byron",
        "Ada Augusta Byron, FRS": "Bea Augusta Byron, FRS",
        "Dr. Ada Augusta Byron, FRS": "Dr. Bea Augusta Byron, FRS",
        "Byron, Ada Augusta": "Byron, Bea Augusta",
        "Byron, Ada": "Byron, Bea",
        "Byron Ada": "Byron Bea",
        "Dr. Byron": "Dr. Byron",
    }
    for before, after in shown.items():
        found = card("N:Byron;Ada;Augusta;Dr.;FRS", f"FN:{before.replace(',', chr(92) + ',')}")
        TABLE.write(found, {"given_name": "Bea"})
        assert found.text("FN") == after


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (["FN:Ada Byron"], {"given_name": "Ada", "family_name": "Byron"}),
        (["FN:Ada Byron", "N:;;;;"], {"given_name": "Ada", "family_name": "Byron"}),
        (["FN:Ada Augusta Byron"], {"given_name": "Ada Augusta", "family_name": "Byron"}),
        (["FN:Byron\\, Ada"], {"given_name": "Ada", "family_name": "Byron"}),
        (["FN:Ada"], {"family_name": "Ada"}),
        (["FN:Engines", "ORG:Engines"], {"company": "Engines"}),
        (["FN:a@b.c", "EMAIL:a@b.c"], {"email_1": "a@b.c"}),
        (["FN:+44 20 7946"], {}),
        (["FN:Some Club", "KIND:org"], {}),
        (["FN:Some Club", "X-ABShowAs:COMPANY"], {}),
        (["FN:Wrong Name", "N:Byron"], {"family_name": "Byron"}),
        (["N:  ;Ada ;;;"], {"given_name": "Ada"}),
        ([], {}),
    ],
)
def test_a_card_with_nothing_but_a_display_name_gives_its_names_away(
    lines: list[str], fields: Fields
) -> None:
    found = card(*lines)
    before = found.document.serialize()
    assert TABLE.read(found) == fields
    assert found.document.serialize() == before


def test_writing_a_name_beside_a_display_name_only_writes_all_parts() -> None:
    found = card("UID:1", "FN:Ada Byron", "NOTE:x")
    TABLE.write(found, {"given_name": "Bea"})
    assert body(found) == ["UID:1", "N:Byron;Bea;;;", "FN:Bea Byron", "NOTE:x"]


def test_a_name_given_to_a_company_replaces_its_display_name() -> None:
    found = card("FN:Engines", "N:;;;;", "ORG:Engines")
    TABLE.write(found, {"given_name": "Ada", "family_name": "Byron"})
    assert body(found) == ["FN:Ada Byron", "N:Byron;Ada;;;", "ORG:Engines"]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["FN:Ada Byron", "N:Byron;Ada;;;", "ORG:Engines", "EMAIL:a@b.c"], "Engines"),
        (["FN:Ada Byron", "N:Byron;Ada;;;", "EMAIL:a@b.c"], "a@b.c"),
        (["FN:Ada Byron", "N:Byron;Ada;;;"], "-"),
        (["FN:My Own Words", "N:Byron;Ada;;;"], "-"),
        (["FN:Ada Byron"], "-"),
    ],
)
def test_without_any_name_something_else_is_shown(lines: list[str], shown: str) -> None:
    found = card(*lines)
    TABLE.write(found, {"given_name": None, "family_name": None})
    assert found.text("FN") == shown
    assert not {"given_name", "family_name"} & TABLE.read(found).keys()


def test_what_stands_in_for_a_name_follows_its_own_change() -> None:
    found = card("FN:Engines", "N:;;;;", "ORG:Engines", "EMAIL:a@b.c")
    TABLE.write(found, {"company": "Motors"})
    assert found.text("FN") == "Motors"
    TABLE.write(found, {"company": None})
    assert found.text("FN") == "a@b.c"
    TABLE.write(found, {"email_1": "d@e.f"})
    assert found.text("FN") == "d@e.f"
    TABLE.write(found, {"email_1": None})
    assert found.text("FN") == "-"
    TABLE.write(found, {"company": "Engines"})
    assert found.text("FN") == "Engines"


def test_a_company_named_like_the_person_does_not_swallow_the_name() -> None:
    found = card("FN:Ada Byron")
    TABLE.write(found, {"company": "Ada Byron"})
    assert TABLE.read(found) == {"given_name": "Ada", "family_name": "Byron", "company": "Ada Byron"}


def test_a_name_with_several_given_names_keeps_their_spelling() -> None:
    found = card("N;SORT-AS=Byron:Byron;Ada,Augusta;King,Noel;;FRS,OM", "FN:x")
    TABLE.write(found, {"salutation": "Dr."})
    assert body(found)[0] == "N;SORT-AS=Byron:Byron;Ada,Augusta;King,Noel;Dr.;FRS,OM"
