"""Query options, filters and preferences: what is understood, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from crmsync.sandbox.graph import GraphError
from crmsync.sandbox.graph.bodies import plain_text
from crmsync.sandbox.graph.filters import compile_filter
from crmsync.sandbox.graph.odata import Preferences, read_options, read_preferences
from crmsync.sandbox.graph.properties import property_id

KIM: dict[str, Any] = {
    "givenName": "Kim",
    "surname": "O'Hara",
    "jobTitle": None,
    "lastModifiedDateTime": "2026-03-02T09:00:00Z",
    "isReminderOn": True,
    "size": 3,
    "homeAddress": {"city": "Ulm"},
    "categories": ["CRM", "VIP"],
    "emailAddresses": [{"address": "kim@x.example"}, {"address": "k@y.example"}],
}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("givenName eq 'kim'", True),
        ("surname eq 'O''Hara'", True),
        ("givenName ne 'Kim'", False),
        ("jobTitle eq null", True),
        ("givenName ne null and not (size gt 3)", True),
        ("size ge 3 and size lt 4 or givenName eq 'x'", True),
        ("givenName eq 'x' and size eq 3 or isReminderOn eq true", True),
        ("givenName eq 'x' and (size eq 3 or isReminderOn eq true)", False),
        ("isReminderOn", True),
        ("homeAddress/city eq 'Ulm'", True),
        ("homeAddress/city/name eq 'Ulm'", False),
        ("lastModifiedDateTime ge 2026-03-01T00:00:00Z", True),
        ("lastModifiedDateTime le 2026-03-01", False),
        ("startswith(surname,'o')", True),
        ("endswith(jobTitle,'x')", False),
        ("contains(surname, 'har')", True),
        ("emailAddresses/any(a:a/address eq 'k@y.example')", True),
        ("emailAddresses/all(a:contains(a/address,'x.example'))", False),
        ("categories/any(c:c eq 'VIP')", True),
        ("missing/any(c:c eq 'VIP')", False),
        ("size gt 'a'", False),
        ("size gt null", False),
    ],
)
def test_filters(text: str, holds: bool) -> None:
    assert compile_filter(text)(KIM) is holds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "givenName eq",
        "eq 'x'",
        "(size eq 3",
        "size eq 3)",
        "size eq 'x",
        "now() eq 3",
        "categories/count(c:c)",
        "size ~ 3",
        "categories/any(c:)",
    ],
)
def test_filters_that_are_none(text: str) -> None:
    with pytest.raises(GraphError, match="ParseUri"):
        compile_filter(text)


def test_options_are_read() -> None:
    read = read_options(
        {
            "$select": "id, givenName",
            "$expand": "a($filter=id eq 'x, (y)' or id eq 'z';$select=id,b),c",
            "$orderby": "surname desc,givenName",
            "$Top": "5",
            "$skip": "2",
            "$count": "true",
            "startDateTime": "2026",
        }
    )
    assert read.select == {"id", "givenName"}
    assert read.expand["a"].filter == "id eq 'x, (y)' or id eq 'z'"
    assert read.expand["a"].select == {"id", "b"}
    assert read.expand["c"].filter is None
    assert read.order == (("surname", True), ("givenName", False))
    assert (read.top, read.skip, read.count, read.plain) == (5, 2, True, {"startdatetime": "2026"})


@pytest.mark.parametrize(
    "query",
    [
        {"$top": "0"},
        {"$top": "1001"},
        {"$top": "x"},
        {"$skip": "-1"},
        {"$orderby": "a up"},
        {"$expand": "a($filter=b"},
        {"$compute": "1"},
    ],
)
def test_options_that_are_none(query: dict[str, str]) -> None:
    with pytest.raises(GraphError, match="ParseUri"):
        read_options(query)


@pytest.mark.parametrize(
    ("header", "read"),
    [
        ("", Preferences()),
        ('IdType="ImmutableId", odata.maxpagesize=5', Preferences(immutable_ids=True, page=5)),
        ("idtype=immutableid", Preferences(immutable_ids=True)),
        (
            'outlook.timezone="Pacific Standard Time"; x=1, outlook.body-content-type="text"',
            Preferences(zone="Pacific Standard Time", text_bodies=True),
        ),
        ("odata.maxpagesize=0, respond-async", Preferences()),
    ],
)
def test_preferences(header: str, read: Preferences) -> None:
    assert read_preferences(header) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("String 0x3A24", "String 0x3a24"),
        ("string 0X003a24", None),
        ("SystemTime 0x3a41", "SystemTime 0x3a41"),
        (
            "String {D0B5A3C4-7F0E-4B5B-9C7E-0A1B2C3D4E5F} Name My Name",
            "String {d0b5a3c4-7f0e-4b5b-9c7e-0a1b2c3d4e5f} Name My Name",
        ),
        (
            "integer d0b5a3c4-7f0e-4b5b-9c7e-0a1b2c3d4e5f id 0x8233",
            "Integer {d0b5a3c4-7f0e-4b5b-9c7e-0a1b2c3d4e5f} Id 0x8233",
        ),
        (
            "StringArray {d0b5a3c4-7f0e-4b5b-9c7e-0a1b2c3d4e5f} Name x",
            "StringArray {d0b5a3c4-7f0e-4b5b-9c7e-0a1b2c3d4e5f} Name x",
        ),
        ("Text 0x3a24", None),
        ("String {no-guid} Name x", None),
        ("Fax", None),
    ],
)
def test_ids_of_extended_properties(text: str, read: str | None) -> None:
    assert property_id(text) == read


def test_html_is_read_as_text() -> None:
    page = "<html><head><title>t</title></head><body>a<br>b &lt;c&gt;<div>d\n e</div><script>x</script></body></html>"
    assert plain_text({"contentType": "html", "content": page}) == "a\r\nb <c>\r\nd e"
    assert plain_text({"contentType": "text", "content": "a\rb\r\nc\n"}) == "a\r\nb\r\nc\r\n"
