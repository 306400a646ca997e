"""FindItem: pages of a folder's items that match a restriction, or what a calendar view shows.

Source: "FindItem operation", EWS reference for Exchange.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from crmsync.sandbox.ews.calendar_items import CalendarItems
from crmsync.sandbox.ews.calls import Call, answered, each, success
from crmsync.sandbox.ews.errors import EwsError
from crmsync.sandbox.ews.fields import Path, moment
from crmsync.sandbox.ews.finding import find_folder, mailbox_of
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.paging import Page, read_page
from crmsync.sandbox.ews.restrictions import matches
from crmsync.sandbox.ews.shapes import read_path, read_shape, shown_item
from crmsync.sandbox.ews.store import Folder, Item
from crmsync.sandbox.ews.xml import Element, child, children, element, m, t, text_of

Found = tuple[Item, str]


def find_items(call: Call) -> Element:
    shape = read_shape(call.part("ItemShape"))
    page = read_page(call.node, "ItemView", call.organisation.store.behaviour.find_page_size)
    restriction = child(call.node, "Restriction")

    def one(node: Element) -> Element:
        folder = find_folder(call, node)
        mailbox = mailbox_of(call, folder)
        view = child(call.node, "CalendarView")
        if view is not None:
            if restriction is not None:
                raise EwsError("ErrorRestrictionTooComplex", "A calendar view takes no restriction.")
            found = _viewed(mailbox, folder, view)
            page_here = Page(0, max(1, len(found)))
        else:
            # Items that are Associated are settings of programs; there are none that can be listed.
            plain = call.node.get("Traversal", "Shallow") == "Shallow"
            items = call.organisation.store.items_in(folder) if plain else []
            found = [(item, "") for item in items if matches(restriction, _reader(mailbox, item))]
            found = _sorted(call, mailbox, found)
            page_here = page
        shown = [
            shown_item(mailbox, item, occurrence, shape, summary=True)
            for item, occurrence in page_here.of(found)
        ]
        content = element(t("Items"), None, *shown)
        root = element(m("RootFolder"), None, content, **page_here.attributes(len(found)))
        return success("FindItem", root)

    return answered("FindItem", each(call, call.part("ParentFolderIds"), one))


def _reader(mailbox: Mailbox, item: Item) -> Callable[[Path], Element | None]:
    """Reads an item's values for a restriction. What another kind of items has is not there."""
    return partial(item.kind.value, mailbox, item, "")


def _viewed(mailbox: Mailbox, folder: Folder, view: Element) -> list[Found]:
    start, end = moment(view.get("StartDate", "")), moment(view.get("EndDate", ""))
    limit = view.get("MaxEntriesReturned")
    return list(CalendarItems().view(mailbox, folder, start, end, None if limit is None else int(limit)))


def _sorted(call: Call, mailbox: Mailbox, found: list[Found]) -> list[Found]:
    """In the order that SortOrder says; the oldest first without it."""
    order = child(call.node, "SortOrder")
    for step in reversed(list(children(order))):
        text = partial(_sort_text, mailbox, read_path(next(children(step))))
        found = sorted(found, key=text, reverse=step.get("Order") == "Descending")
    return found


def _sort_text(mailbox: Mailbox, path: Path, one: Found) -> str:
    item, occurrence = one
    return text_of(item.kind.value(mailbox, item, occurrence, path))
