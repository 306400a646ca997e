"""GetServerTimeZones: the zones that the server knows, with their periods and transitions.

Source: "GetServerTimeZones operation", EWS reference for Exchange.
"""

from __future__ import annotations

from crmsync.sandbox.ews.calendar_zones import definition_of, zone_by_id, zone_ids
from crmsync.sandbox.ews.calls import Call, answered, success
from crmsync.sandbox.ews.xml import Element, child, children, element, m, text_of


def server_time_zones(call: Call) -> Element:
    """The zones that are asked for by id, all of them when none is; ids that nobody knows are left out."""
    asked = child(call.node, "Ids")
    ids = zone_ids() if asked is None else [text_of(one).strip() for one in children(asked)]
    full = call.node.get("ReturnFullTimeZoneData", "true") in ("true", "1")
    zones = [zone for name in dict.fromkeys(ids) if (zone := zone_by_id(name)) is not None]
    definitions = (definition_of(zone, "TimeZoneDefinition", full=full) for zone in zones)
    return answered(
        call.operation, [success(call.operation, element(m("TimeZoneDefinitions"), None, *definitions))]
    )
