"""A mailbox server that says it mails guests by itself (RFC 6638), in front of which a wire stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crmsync.sandbox.crm import Answer

if TYPE_CHECKING:
    from support.story import Story

OWN = "anna@example.com"
_OUTBOX = "<c:schedule-outbox-URL><d:href>/anna/outbox/</d:href></c:schedule-outbox-URL>"
_PRINCIPAL = """<?xml version="1.0"?>
<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:a="urn:ietf:params:xml:ns:carddav"><d:response>
<d:href>/anna/</d:href><d:propstat><d:prop><c:calendar-home-set><d:href>/anna/</d:href></c:calendar-home-set>
<a:addressbook-home-set><d:href>/anna/</d:href></a:addressbook-home-set>
<c:calendar-user-address-set><d:href>mailto:anna@example.com</d:href></c:calendar-user-address-set>
{outbox}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>"""


def schedules(story: Story, *, mails: bool = True) -> None:
    """From now on the server says which address is the person's own, and (RFC 6638 §2.1) that it mails guests."""
    story.dav.mend()
    body = _PRINCIPAL.format(outbox=_OUTBOX if mails else "")
    xml = (("Content-Type", "application/xml; charset=utf-8"),)
    story.dav.fail(r"PROPFIND /anna/$", Answer(207, body, xml), times=None)
