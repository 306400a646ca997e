"""The dialect of each kind; of the others nothing is loaded, for an idle run is mostly its start."""

from __future__ import annotations

from collections.abc import Callable

from crmsync.connect.dav.documents import Dialect
from crmsync.connect.errors import NotSupported
from crmsync.mapping.base import TableOptions
from crmsync.model.kinds import Kind


def dialect_for(kind: Kind, options: TableOptions, default_zone: Callable[[], str]) -> Dialect:
    """How documents of `kind` are read and written, with what a person's settings add.

    default_zone: gives the IANA name of the zone in which times without one are meant. Raises NotSupported
    for settings that cannot be kept.
    """
    try:
        match kind:
            case Kind.CONTACTS:
                from crmsync.connect.dav.cards import CardDialect
                from crmsync.mapping.dav.contacts import contact_table

                return CardDialect(contact_table(options))
            case Kind.TASKS:
                from crmsync.connect.dav.calendars import CalendarDialect
                from crmsync.mapping.dav.tasks import task_table

                return CalendarDialect(task_table(options, default_zone()))
            case Kind.EVENTS:
                from crmsync.connect.dav.calendars import CalendarDialect
                from crmsync.mapping.dav.events import event_table

                return CalendarDialect(event_table(options, default_zone()))
    except ValueError as error:
        raise NotSupported(
            f"{error}.", action="open the folder", advice="Change it in the settings."
        ) from error
