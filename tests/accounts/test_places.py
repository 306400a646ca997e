"""Lines of keys: every key that a TOML parser finds has one, and it is the line it stands in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from crmsync.accounts.places import KeyPath, line_numbers, line_of

TEXT = '''# a comment with [brackets] and "quotes"
top = 1   # [not.a.table]
"quoted \\" key" = { inner = [1, "]", '}'], other = 2 }

[accounts.office]   # first
side = "outlook"
url = """
[[mappings]]
"""
lit = \'\'\'a'b\'\'\'
 . "dotted" = 1
'''.replace(' . "dotted"', 'a . "dotted"')

ARRAYS = """
[[mappings]]
name = "A"
[mappings.fields]
notes = false
[[mappings.parts]]
x = 1
[[mappings.parts]]
x = 2
[[mappings]]
name = "B"
list = [
  { a = 1 },   # comment
  { a = 2 },
]
[[mappings.parts]]
x = 3
"""


@pytest.mark.parametrize(
    "path, line",
    [
        (("top",), 2),
        (('quoted " key',), 3),
        (('quoted " key', "inner", 1), 3),
        (('quoted " key', "other"), 3),
        (("accounts", "office"), 5),
        (("accounts", "office", "side"), 6),
        (("accounts", "office", "url"), 7),
        (("accounts", "office", "lit"), 10),
        (("accounts", "office", "a", "dotted"), 11),
        (("accounts", "office", "missing", "deep"), 5),
        (("mappings",), None),
        ((), None),
    ],
)
def test_lines(path, line):
    assert line_of(line_numbers(TEXT), path) == line


@pytest.mark.parametrize(
    "path, line",
    [
        (("mappings",), 2),
        (("mappings", 0), 2),
        (("mappings", 0, "fields", "notes"), 5),
        (("mappings", 0, "parts", 0, "x"), 7),
        (("mappings", 0, "parts", 1, "x"), 9),
        (("mappings", 1), 10),
        (("mappings", 1, "name"), 11),
        (("mappings", 1, "list", 0, "a"), 13),
        (("mappings", 1, "list", 1, "a"), 14),
        (("mappings", 1, "parts", 0, "x"), 17),
        (("mappings", 2), 2),
    ],
)
def test_lines_in_arrays_of_tables(path, line):
    assert line_of(line_numbers(ARRAYS), path) == line


VALUES = st.recursive(
    st.booleans()
    | st.integers(-9, 9)
    | st.text(max_size=8)
    | st.sampled_from(['"""', "'''", "]", "}", "#", "\\"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


def paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*path, key)
            yield from paths(inner, (*path, key))


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=5))
def test_every_key_of_any_document_has_a_line(data):
    text = tomlkit.dumps(data)
    lines = line_numbers(text)

    for path in paths(tomllib.loads(text)):
        assert 1 <= lines[path] <= text.count("\n") + 1
