"""Time zones: the one of the computer that the program runs on, and the names that people know them by."""

from __future__ import annotations

from collections.abc import Mapping


def own_zone() -> str:
    """This computer's zone by its IANA name, in which a person means times without one; UTC where none is."""
    import tzlocal

    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (KeyError, ValueError, OSError):
        return "UTC"


def present_name(zone: str) -> str:
    """What a zone is called today, for people to read: "Asia/Kolkata" for "Asia/Calcutta". Both mean the same
    clocks, and items keep the name that they came with.
    """
    return _RENAMED.get(zone, zone)


_RENAMED: Mapping[str, str] = {
    "Africa/Asmera": "Africa/Asmara",
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "America/Catamarca": "America/Argentina/Catamarca",
    "America/Coral_Harbour": "America/Atikokan",
    "America/Cordoba": "America/Argentina/Cordoba",
    "America/Godthab": "America/Nuuk",
    "America/Indianapolis": "America/Indiana/Indianapolis",
    "America/Jujuy": "America/Argentina/Jujuy",
    "America/Louisville": "America/Kentucky/Louisville",
    "America/Mendoza": "America/Argentina/Mendoza",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "Europe/Kiev": "Europe/Kyiv",
    "Pacific/Enderbury": "Pacific/Kanton",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
}
"""The name that CLDR keeps, and with it Windows and Outlook, → IANA's (CLDR, bcp47/timezone.xml: where the
attribute `iana` stands). IANA has more links, but they lead to another place with the same clocks.
"""
