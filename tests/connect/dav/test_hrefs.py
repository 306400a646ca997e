"""One resource has one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.connect.dav.discovery import Start
from crmsync.connect.dav.hrefs import canonical_path, canonical_url, is_inside, resolve, resolve_here
from crmsync.connect.dav.settings import DavSettings
from crmsync.connect.errors import NotSupported


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/a/x%40y.vcf", "/a/x@y.vcf"),
        ("/a/x@y.vcf", "/a/x@y.vcf"),
        ("/a/x y.vcf", "/a/x%20y.vcf"),
        ("/a/x%20y.vcf", "/a/x%20y.vcf"),
        ("/a/%c3%a9.vcf", "/a/%C3%A9.vcf"),
        ("/a/é.vcf", "/a/%C3%A9.vcf"),
        ("/a/b%2Fc.vcf", "/a/b%2Fc.vcf"),
        ("/a/100%.vcf", "/a/100%25.vcf"),
        ("/a/%25.vcf", "/a/%25.vcf"),
        ("https://h:8443/a/x%40y.vcf?z#w", "/a/x@y.vcf"),
        (" /a/ ", "/a/"),
        ("", "/"),
    ],
)
def test_a_path_has_one_spelling(written: str, path: str) -> None:
    assert canonical_path(written) == path


@given(st.text(st.characters(exclude_characters="?#", codec="utf-8")))
def test_spelling_again_changes_nothing(text: str) -> None:
    once = canonical_path("/a/" + text)
    assert canonical_path(once) == once


@pytest.mark.parametrize(
    ("base", "href", "url"),
    [
        ("https://h/a/b/", "/c/d%40.ics", "https://h/c/d@.ics"),
        ("https://h/a/b/", "c.ics", "https://h/a/b/c.ics"),
        ("https://h/a/b/", "x y@z:1.ics", "https://h/a/b/x%20y@z:1.ics"),
        ("https://h/a/", "https://P42.h:443/x/", "https://p42.h:443/x/"),
        ("https://h/a/", "//other/x", "https://other/x"),
        ("https://h/a/", "https://[bad/x", "https://h/a/"),
    ],
)
def test_an_href_is_resolved_against_where_it_was_read(base: str, href: str, url: str) -> None:
    assert resolve(base, href) == url
    assert resolve_here(base, href).startswith("https://h/")


def test_inside_means_an_item_below_a_folder() -> None:
    assert is_inside("/a/b/c.ics", "/a/b/")
    assert is_inside("/a/b/c.ics", "/a/b")
    assert not is_inside("/a/b/", "/a/b/")
    assert not is_inside("/a/b/c/", "/a/b/")
    assert not is_inside("/a/bc.ics", "/a/b")
    assert canonical_url("HTTPS://Host/a b") == "https://host/a%20b"


@pytest.mark.parametrize(
    ("settings", "starts"),
    [
        (DavSettings("dav.example.com"), [("https://dav.example.com/", {"caldav", "carddav"})]),
        (DavSettings("http://nas:5232/anna"), [("http://nas:5232/anna", {"caldav", "carddav"})]),
        (DavSettings(username="anna@example.com"), [("https://example.com/", {"caldav", "carddav"})]),
        (DavSettings(caldav_url="c.example.com"), [("https://c.example.com/", {"caldav"})]),
        (
            DavSettings("example.com", carddav_url="https://cards.example.com/x/"),
            [("https://example.com/", {"caldav"}), ("https://cards.example.com/x/", {"carddav"})],
        ),
        (
            DavSettings(caldav_url="c.example.com", carddav_url="d.example.com", username="a@b.c"),
            [("https://c.example.com/", {"caldav"}), ("https://d.example.com/", {"carddav"})],
        ),
    ],
)
def test_settings_say_where_to_start(settings: DavSettings, starts: list[tuple[str, set[str]]]) -> None:
    found: tuple[Start, ...] = settings.starts()
    assert [(start.url, set(start.services)) for start in found] == starts


@pytest.mark.parametrize(
    "settings",
    [DavSettings(), DavSettings("ftp://x"), DavSettings("https://anna:pw@x/"), DavSettings(username="anna")],
)
def test_settings_without_a_usable_address_are_refused(settings: DavSettings) -> None:
    with pytest.raises(NotSupported) as caught:
        settings.starts()
    assert caught.value.advice
