"""Which time zone a TZID means, with or without a definition in the document.

Names are looked up in `zone_names`, definitions are read by `vtimezone`. Zone data comes from the system,
or from the tzdata package where it has none (Windows).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, tzinfo

from crmsync.formats.document import Component
from crmsync.formats.icalendar import text
from crmsync.formats.vtimezone import defined_zone
from crmsync.formats.zone_names import guess_zone_name, offset_zone, zone_by_name, zone_name
from crmsync.frozen import frozen


@frozen
class Zone:
    """A time zone. name: its IANA name ("UTC" for UTC); `None` when only its definition or its offset is
    known.
    """

    tz: tzinfo
    name: str | None


UTC_ZONE = Zone(UTC, "UTC")


def named_zone(name: str) -> Zone | None:
    """The zone that a name surely means (see `zone_names.zone_name`), or `None`."""
    known = zone_name(name)
    return None if known is None else Zone(zone_by_name(known), known)


def find_zone(tzid: str, definitions: Mapping[str, Component]) -> Zone | None:
    """The zone that a TZID means; `None` when nobody can tell, so that its times have to be read as
    floating.

    definitions: the document's VTIMEZONE components by TZID. A name that is known is never looked up
    there: what people mean by Europe/Berlin changes with the law, not with the program that wrote the
    file.
    """
    definition = definitions.get(tzid)
    found = named_zone(tzid)
    if found is None and definition is not None:
        # libical's own name for what it exports under another TZID
        found = named_zone(text(definition, "X-LIC-LOCATION") or "")
    if found is not None:
        return found
    if definition is not None and (defined := defined_zone(definition)) is not None:
        return Zone(defined, None)
    guessed = guess_zone_name(tzid)
    if guessed is not None:
        return Zone(zone_by_name(guessed), guessed)
    offset = offset_zone(tzid)
    return None if offset is None else Zone(offset, None)
