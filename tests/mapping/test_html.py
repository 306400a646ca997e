"""Formatted texts as plain ones, and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsync.mapping.html import formatted, plain
from crmsync.model.values import text


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a<br>b &lt; c</p><p>d</p>", "a\nb < c\n\nd"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("plain\n  text", "plain text"),
        ("<p><br></p>", ""),
        ("<ul><li>tea</li><li>milk</li></ul>", "- tea\n- milk"),
        ("<ol><li>tea</li><li>milk</li></ol>", "1. tea\n2. milk"),
        ('<p>see <a href="https://example.com/x">there</a></p>', "see there (https://example.com/x)"),
        ('<a href="https://example.com/">https://example.com</a>', "https://example.com"),
        ('<a href="mailto:a@example.com">a@example.com</a>', "a@example.com"),
        ("<style>p {}</style><script>alert(1)</script><p>x</p>", "x"),
        ("<p>a&nbsp; b</p>", "a  b"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<p>unclosed <b>bold", "unclosed bold"),
    ],
)
def test_what_a_formatted_text_says(html: str, words: str) -> None:
    assert text(plain(html)) == text(words)


def test_a_text_cannot_become_markup() -> None:
    assert formatted("<script>alert(1)</script> & more") == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>"
    )


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n")))
def test_nothing_of_a_text_gets_lost(told: str) -> None:
    spelled = text(told)
    if spelled is not None:
        held = text(plain(formatted(spelled)))
        assert held is not None
        assert held.split() == spelled.split()
        assert text(plain(formatted(held))) == held
