"""Which operation of EWS is answered by which room."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crmsync.sandbox.ews.calendar_items import CalendarItems
from crmsync.sandbox.ews.calendar_zone_calls import server_time_zones
from crmsync.sandbox.ews.calls import Call
from crmsync.sandbox.ews.configuration_calls import (
    create_configuration,
    delete_configuration,
    get_configuration,
    update_configuration,
)
from crmsync.sandbox.ews.contacts import Contacts
from crmsync.sandbox.ews.find_calls import find_items
from crmsync.sandbox.ews.folder_calls import (
    create_folder,
    delete_folder,
    find_folders,
    get_folder,
    update_folder,
)
from crmsync.sandbox.ews.item_calls import ItemCalls
from crmsync.sandbox.ews.kinds import ItemKind
from crmsync.sandbox.ews.lists import Lists
from crmsync.sandbox.ews.name_calls import convert_ids, expand_list, resolve_names
from crmsync.sandbox.ews.sync_calls import SyncCalls
from crmsync.sandbox.ews.tasks import Tasks
from crmsync.sandbox.ews.xml import Element

CALENDAR = CalendarItems()
KINDS: Mapping[str, ItemKind] = {kind.element: kind for kind in (Contacts(), Lists(), Tasks(), CALENDAR)}
"""All kinds of items, by the name of their element."""


class Operations:
    """All operations. table: by name."""

    def __init__(self) -> None:
        self.sync = SyncCalls()
        self.table: Mapping[str, Callable[[Call], Element]] = {
            "GetFolder": get_folder,
            "FindFolder": find_folders,
            "CreateFolder": create_folder,
            "UpdateFolder": update_folder,
            "DeleteFolder": delete_folder,
            "FindItem": find_items,
            "GetUserConfiguration": get_configuration,
            "CreateUserConfiguration": create_configuration,
            "UpdateUserConfiguration": update_configuration,
            "DeleteUserConfiguration": delete_configuration,
            "ConvertId": convert_ids,
            "ExpandDL": expand_list,
            "GetServerTimeZones": server_time_zones,
            "ResolveNames": resolve_names,
            **ItemCalls(KINDS).operations(),
            **self.sync.operations(),
        }
