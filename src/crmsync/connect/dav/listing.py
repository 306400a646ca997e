"""The names and versions of a folder's items, without their documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

from crmsync.connect.dav import bodies
from crmsync.connect.dav.client import DavClient, Report
from crmsync.connect.dav.names import ETAG, RESOURCE_TYPE, dav
from crmsync.connect.dav.reading import Reader
from crmsync.connect.errors import ServiceFault
from crmsync.model.items import ItemId, Version
from crmsync.model.kinds import Kind

_ACTION = "list the items"
_GONE = {404, 410}
_NO_SUCH_REPORT = {400, 403, 405, 409, 415, 422, 501}
_COLLECTION = dav("collection")


def list_versions(client: DavClient, reader: Reader) -> Iterator[tuple[ItemId, Version]]:
    """Every item of the folder and, where the server can tell, of the kind.

    A folder that looks empty was confirmed to exist. Raises FolderGone, ServiceFault when the server leaves
    something out.
    """
    anything = False
    for way in _ways(client, reader):
        with way as report:
            if report.entries is None:
                if report.reply.status in _GONE:
                    reader.opened.ask()
                if report.reply.status not in _GONE | _NO_SUCH_REPORT:
                    raise client.refused(report.reply, _ACTION)
                continue
            for item, version in _named(client, reader, report):
                anything = True
                yield item, version
            break
    else:
        raise ServiceFault("The server does not list the folder.", service=client.service, action=_ACTION)
    if not anything:
        reader.opened.ask()


def _ways(client: DavClient, reader: Reader) -> Iterator[AbstractContextManager[Report]]:
    """How to ask, best first: a calendar-query tells tasks from events, a PROPFIND every server
    understands.
    """
    url, kind = reader.folder.url, reader.dialect.kind
    if kind is not Kind.CONTACTS and reader.folder.queries:
        yield client.report(url, bodies.calendar_query(kind), depth=1, action=_ACTION)
    yield client.listing(url, (ETAG, RESOURCE_TYPE), action=_ACTION)


def _named(client: DavClient, reader: Reader, report: Report) -> Iterator[tuple[ItemId, Version]]:
    for entry in report.entries or ():
        if entry.status == 507:
            raise ServiceFault(
                "The server lists only a part of the folder.",
                service=client.service,
                action=_ACTION,
                code="507",
            )
        is_folder = reader.is_folder(entry.href) or any(
            child.tag == _COLLECTION for child in entry.children(RESOURCE_TYPE)
        )
        if not is_folder and entry.status not in _GONE:
            found = reader.found(entry)
            yield found.id, found.version
