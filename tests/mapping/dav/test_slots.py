"""Places of like lines: order tells them, and where it cannot, a parameter does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crmsync.formats.vcard import Card
from crmsync.mapping.dav.contact_lines import mail_lines
from crmsync.mapping.dav.slots import POSITION

MAILS = mail_lines()


def card(*lines: str) -> Card:
    return Card.parse("\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""]))


def places(of: Card) -> dict[int, str]:
    return {place: line.value for place, line in MAILS.places(of).items()}


def test_order_and_preference_tell_the_places() -> None:
    assert places(card("EMAIL:a", "EMAIL;TYPE=PREF:b", "EMAIL:", "EMAIL:c")) == {1: "b", 2: "a", 3: "c"}


def test_a_line_that_names_its_place_has_it() -> None:
    assert places(card(f"EMAIL;{POSITION}=2:a", "EMAIL:b", "EMAIL:c")) == {2: "a", 1: "b", 3: "c"}


def test_nonsense_and_doubled_places_do_no_harm() -> None:
    found = card(
        f"EMAIL;{POSITION}=2:a", f"EMAIL;{POSITION}=2:b", f"EMAIL;{POSITION}=0:c", f"EMAIL;{POSITION}=x:d"
    )
    assert places(found) == {2: "a", 1: "b", 3: "c", 4: "d"}


def test_settling_uses_no_parameter_where_order_is_enough() -> None:
    found = card(f"EMAIL;{POSITION}=2:b")
    line = MAILS.take(found, 1)
    found.write(line, "a")
    MAILS.settle(found, {1: line, 2: found.root.all("EMAIL")[1]})
    assert places(found) == {1: "a", 2: "b"}
    again = card("EMAIL:b")
    MAILS.settle(again, {1: again.root.all("EMAIL")[0]})
    assert POSITION not in again.document.text()


def test_settling_takes_away_parameters_that_say_what_order_says() -> None:
    found = card(f"EMAIL;{POSITION}=3:a", "EMAIL:b")
    first, second = found.root.all("EMAIL")
    MAILS.settle(found, {1: first, 2: second})
    assert places(found) == {1: "a", 2: "b"}
    assert POSITION not in found.document.text()


@given(st.lists(st.integers(1, 9), unique=True, min_size=1, max_size=6), st.data())
def test_lines_are_found_at_whatever_places_they_are_settled(wanted: list[int], data: st.DataObject) -> None:
    lines = [
        f"EMAIL{data.draw(st.sampled_from(['', ';TYPE=PREF', f';{POSITION}=3']))}:{place}" for place in wanted
    ]
    found = card(*lines)
    by_value = {int(line.value): line for line in found.root.all("EMAIL")}
    MAILS.settle(found, by_value)
    assert places(found) == {place: str(place) for place in wanted}
    again = Card.parse(found.document.serialize())
    assert places(again) == {place: str(place) for place in wanted}
