"""The editions of Exchange Server that the embedded one can pass itself off as: what they call themselves,
and which schemas clients may ask them for.

Nothing but data. Source: "RequestServerVersion" and "ServerVersionInfo", EWS reference for Exchange.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from crmsync.frozen import frozen


class Edition(StrEnum):
    """An edition by its name. SUBSCRIPTION: the one of 2025, whose surface is that of 2019."""

    E2010 = "2010"
    E2013 = "2013"
    E2016 = "2016"
    SUBSCRIPTION = "se"


_SCHEMAS = (
    "Exchange2007", "Exchange2007_SP1", "Exchange2010", "Exchange2010_SP1", "Exchange2010_SP2",
    "Exchange2013", "Exchange2013_SP1", "Exchange2015", "Exchange2016",
)  # fmt: skip
"""From the oldest to the newest."""
_DATED = frozenset(
    {"V2015_10_05", "V2016_06_24", "V2016_07_13", "V2016_10_10", "V2017_01_07", "V2017_04_14", "V2017_07_11"}
)


@frozen
class Release:
    """A release of an edition. build: major, minor, build and revision. told: what it says its schema is;
    some say what no client may ask for. newest: the newest schema that it knows.
    """

    build: tuple[int, int, int, int]
    told: str
    newest: str

    @property
    def version_info(self) -> dict[str, str]:
        """ServerVersionInfo."""
        names = ("MajorVersion", "MinorVersion", "MajorBuildNumber", "MinorBuildNumber")
        return {**dict(zip(names, map(str, self.build), strict=True)), "Version": self.told}

    @property
    def schemas(self) -> tuple[str, ...]:
        """The schemas that it knows."""
        return _SCHEMAS[: _SCHEMAS.index(self.newest) + 1]

    def knows(self, schema: str) -> bool:
        """May a client ask for this schema?"""
        return schema in self.schemas or (self.newest == _SCHEMAS[-1] and schema in _DATED)


RELEASES: Mapping[Edition, Release] = MappingProxyType(
    {
        Edition.E2010: Release((14, 3, 513, 0), "Exchange2010_SP2", "Exchange2010_SP2"),
        Edition.E2013: Release((15, 0, 1497, 48), "V2_23", "Exchange2013_SP1"),
        Edition.E2016: Release((15, 1, 2507, 39), "V2017_07_11", "Exchange2016"),
        Edition.SUBSCRIPTION: Release((15, 2, 2562, 17), "V2017_07_11", "Exchange2016"),
    }
)
