"""The time zone of the computer that the program runs on."""

from __future__ import annotations


def own_zone() -> str:
    """This computer's zone by its IANA name, in which a person means times without one; UTC where none is."""
    import tzlocal

    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (KeyError, ValueError, OSError):
        return "UTC"
