"""XML in and out: safe, mended where servers write nonsense, read piece by piece, never joined from
strings.
"""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from crmsync.connect.dav import bodies
from crmsync.connect.dav.multistatus import (
    Multistatus,
    NotMultistatus,
    condition_hrefs,
    conditions,
    entries,
)
from crmsync.connect.dav.names import ADDRESS_DATA, CALENDAR_HOME, DISPLAY_NAME, ETAG
from crmsync.connect.repair import RepairingReader, repaired
from crmsync.model.kinds import Kind

ODD_REFERENCES = [
    (b"&#55357;&#56832;", "😀"),
    (b"&#xD83D;&#xDE00;", "😀"),
    (b"&#55357;&#xde00;&#55357;&#56833;", "😀😁"),
    (b"&#55357;x", "\ufffdx"),
    (b"&#56832;", "\ufffd"),
    (b"&#0;&#1;&#x1f;", "\ufffd\ufffd\ufffd"),
    (b"&#xFFFF;", "\ufffd"),
    (b"&#x110000;", "\ufffd"),
    (b"a\x00b\x0bc\x1fd", "abcd"),
    (b"&#9;&#10;&#13;&#x1F600;&#128512;&#53000;&amp;&lt;", "\t\n\r😀😀\ucf08&<"),
]


@pytest.mark.parametrize(("written", "meant"), ODD_REFERENCES)
def test_what_xml_forbids_is_mended(written: bytes, meant: str) -> None:
    body = b'<?xml version="1.0" encoding="utf-8"?>\n<a>' + written + b"</a>"
    assert etree.fromstring(repaired(body)).text == meant
    assert etree.fromstring(b"".join(iter(RepairingReader(BytesIO(body)).read, b""))).text == meant


class Trickle(BytesIO):
    """A file that gives one byte at a time."""

    def read(self, _size: int | None = -1) -> bytes:
        return super().read(1)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))), st.sampled_from(ODD_REFERENCES))
def test_mending_does_not_depend_on_where_the_reply_is_cut(text: str, odd: tuple[bytes, str]) -> None:
    root = etree.Element("a")
    root.text = text
    body = b" \r\n" + etree.tostring(root, encoding="utf-8").replace(b"</a>", odd[0] + b"</a>").replace(
        b"<a/>", b"<a>" + odd[0] + b"</a>"
    )
    reader = RepairingReader(Trickle(body))
    pieces = list(iter(reader.read, b""))
    assert b"".join(pieces) == repaired(body.lstrip())
    assert etree.fromstring(b"".join(pieces)).text == text + odd[1]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_what_is_right_is_left_alone(text: str) -> None:
    root = etree.Element("a")
    root.text = text
    for encoding in ("utf-8", "ascii"):
        body = etree.tostring(root, encoding=encoding)
        assert repaired(body) == body


def multistatus(*responses: str, more: str = "") -> bytes:
    return f'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">{"".join(responses)}{more}</d:multistatus>'.encode()


def response(href: str, prop: str, status: str = "HTTP/1.1 200 OK") -> str:
    return (
        f"<d:response><d:href>{href}</d:href><d:propstat><d:prop>{prop}</d:prop>"
        f"<d:status>{status}</d:status></d:propstat></d:response>"
    )


def test_entries_tell_what_was_found() -> None:
    body = multistatus(
        response(" /a/1.vcf ", '<d:getetag>"1"</d:getetag><x:y xmlns:x="urn:x">z</x:y>'),
        response("/a/2.vcf", "<d:getetag/>", "HTTP/1.1 404 Not Found"),
        "<d:response><d:href>/a/3.vcf</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>",
        "<d:response><d:href>/a/</d:href><d:status>HTTP/1.1 507 Insufficient Storage</d:status>"
        "<d:error><d:number-of-matches-within-limits/></d:error></d:response>",
        more="<d:sync-token> urn:1 </d:sync-token>",
    )
    streamed = Multistatus(BytesIO(body))
    for found in (entries(body), list(streamed)):
        assert [one.href for one in found] == ["/a/1.vcf", "/a/2.vcf", "/a/3.vcf", "/a/"]
        assert [one.status for one in found] == [None, None, 404, 507]
        assert found[3].conditions == {"number-of-matches-within-limits"}
    assert streamed.sync_token == "urn:1"
    one, two, *_ = entries(body)
    assert (one.text(ETAG), one.text("{urn:x}y"), one.text(DISPLAY_NAME)) == ('"1"', "z", None)
    assert ETAG not in two.props


def test_a_document_keeps_its_white_space_and_several_hrefs_their_order() -> None:
    homes = "<c:calendar-home-set xmlns:c='urn:ietf:params:xml:ns:caldav'><d:href>/b/</d:href><d:href> /a/ </d:href></c:calendar-home-set>"
    data = "<a:address-data xmlns:a='urn:ietf:params:xml:ns:carddav'>\nBEGIN:VCARD&#13;\n</a:address-data>"
    (one,) = entries(multistatus(response("/", homes + data)))
    assert one.hrefs(CALENDAR_HOME) == ["/b/", "/a/"]
    assert one.document(ADDRESS_DATA) == "\nBEGIN:VCARD\r\n"


@pytest.mark.parametrize("length", [3000, 9000])
def test_memory_does_not_grow_with_the_reply(length: int) -> None:
    """Never is more of the tree there than one piece of the reply (64 KiB) makes."""
    body = multistatus(
        *(response(f"/a/{number}.vcf", f'<d:getetag>"{number}"</d:getetag>') for number in range(length))
    )
    read = most = 0
    for entry in Multistatus(BytesIO(body)):
        assert entry.text(ETAG) == f'"{read}"'
        read += 1
        most = max(most, len(entry.props[ETAG].getroottree().getroot()))
    assert read == length
    assert most < 600


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"Not Found",
        b"<html><body>Sign in here</body></html>",
        b'<?xml version="1.0"?><multistatus xmlns="urn:other"/>',
        multistatus(response("/a", ""))[:-30],
        b"<d:multistatus xmlns:d='DAV:'><d:response>&undefined;</d:response></d:multistatus>",
    ],
)
def test_what_is_no_list_of_items_is_an_error_not_an_empty_list(body: bytes) -> None:
    with pytest.raises(NotMultistatus):
        list(Multistatus(BytesIO(body)))
    with pytest.raises(NotMultistatus):
        entries(body)


def test_entities_are_neither_expanded_nor_fetched() -> None:
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    secret = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    for doctype in (laughs, secret):
        body = multistatus(response("/a.vcf", "<d:getetag>x&a;</d:getetag>")).replace(
            b"<d:multi", doctype.encode() + b"<d:multi", 1
        )
        for found in (entries, lambda one: list(Multistatus(BytesIO(one)))):
            try:
                texts = [entry.text(ETAG) for entry in found(body)]
            except NotMultistatus:
                continue
            assert "ha" not in str(texts)
            assert texts in (["x"], [None], ["x&a;"])


def test_preconditions_and_the_hrefs_they_name_are_read() -> None:
    body = b"<d:error xmlns:d='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'><c:no-uid-conflict><d:href>/a/1.ics</d:href></c:no-uid-conflict></d:error>"
    assert conditions(body) == {"no-uid-conflict"}
    assert condition_hrefs(body) == ["/a/1.ics"]
    for other in (b"", b"<html/>", b"oops", multistatus()):
        assert conditions(other) == frozenset()
        assert condition_hrefs(other) == []


@given(st.text())
def test_requests_are_well_formed_whatever_they_carry(text: str) -> None:
    built = [
        bodies.sync_collection(text, [ETAG]),
        bodies.multiget(Kind.CONTACTS, [text, text]),
        bodies.calendar_query(Kind.EVENTS, uid=text, data=True),
        bodies.make_calendar(text, [Kind.TASKS, Kind.EVENTS]),
        bodies.make_address_book(text),
    ]
    for body in built:
        root = etree.fromstring(body)
        plain = "".join(character for character in text if character.isprintable())
        found = "".join(map(str, root.itertext()))
        assert all(character in found for character in plain)
