"""Canonical spellings: each text has one, and a text that has it already keeps it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.model.values import line, text, words

blanks = st.text(alphabet=st.sampled_from("aé \t\n\r\v\x85\xa0\u2028\u3000"), max_size=12) | st.text(
    max_size=12
)


@pytest.mark.parametrize(
    ("spelled", "canonical"),
    [
        (None, None),
        ("", None),
        (" \r\n\t", None),
        ("  one  line ", "one  line"),
        ("one \r\n two\t\rthree  ", "one\n two\nthree"),
        ("\u3000wide\u3000", "wide"),
    ],
)
def test_a_text_of_several_lines(spelled: str | None, canonical: str | None) -> None:
    assert text(spelled) == canonical


@given(blanks)
def test_a_text_has_no_blanks_at_line_ends_nor_around_it(value: str) -> None:
    ends = value.replace("\r\n", "\n").replace("\r", "\n")
    assert text(value) == ("\n".join(map(str.rstrip, ends.split("\n"))).strip() or None)


@given(blanks)
def test_what_is_canonical_stays(value: str) -> None:
    for canonical in (line, text):
        assert canonical(canonical(value)) == canonical(value)
    found = words([value, value.upper()])
    assert words(found or ()) == found
