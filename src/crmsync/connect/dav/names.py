"""The XML names of WebDAV and its relatives, in Clark notation ({namespace}name). Constants only."""

from __future__ import annotations

DAV_NS = "DAV:"
CAL_NS = "urn:ietf:params:xml:ns:caldav"
CARD_NS = "urn:ietf:params:xml:ns:carddav"
CS_NS = "http://calendarserver.org/ns/"
ICAL_NS = "http://apple.com/ns/ical/"
PREFIXES = {None: DAV_NS, "C": CAL_NS, "A": CARD_NS, "CS": CS_NS, "I": ICAL_NS}


def dav(name: str) -> str:
    """`name` in the namespace of WebDAV."""
    return f"{{{DAV_NS}}}{name}"


def cal(name: str) -> str:
    """`name` in the namespace of CalDAV."""
    return f"{{{CAL_NS}}}{name}"


def card(name: str) -> str:
    """`name` in the namespace of CardDAV."""
    return f"{{{CARD_NS}}}{name}"


RESOURCE_TYPE = dav("resourcetype")
DISPLAY_NAME = dav("displayname")
PRINCIPAL = dav("current-user-principal")
PRIVILEGES = dav("current-user-privilege-set")
REPORTS = dav("supported-report-set")
SYNC_TOKEN = dav("sync-token")
SYNC_COLLECTION = dav("sync-collection")
ETAG = dav("getetag")
MODIFIED = dav("getlastmodified")
CTAG = f"{{{CS_NS}}}getctag"
COLOUR = f"{{{ICAL_NS}}}calendar-color"
COMPONENTS = cal("supported-calendar-component-set")
CALENDAR_HOME = cal("calendar-home-set")
CALENDAR_DATA = cal("calendar-data")
OUTBOX = cal("schedule-outbox-URL")
ADDRESSES = cal("calendar-user-address-set")
ADDRESS_HOME = card("addressbook-home-set")
ADDRESS_DATA = card("address-data")
