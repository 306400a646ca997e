"""What a DAV account's settings say. Knows no configuration file."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from crmsync.connect.dav.discovery import Start
from crmsync.connect.dav.hrefs import canonical_url
from crmsync.connect.errors import NotSupported
from crmsync.connect.http import Origin
from crmsync.frozen import frozen


def _utc() -> str:
    return "UTC"


@frozen
class DavSettings:
    """One account.

    url: a host name or any address of the server. caldav_url, carddav_url: instead of it, where they differ.
    username: also tells the server's name when it is a mail address and no address is given. default_zone:
    gives the IANA name of the zone in which times without one are meant. batch: how many items one request
    reads. writers: how many writes at a time; servers serialise them, so more gain only where the way to the
    server is long.
    """

    url: str = ""
    caldav_url: str = ""
    carddav_url: str = ""
    username: str = ""
    default_zone: Callable[[], str] = _utc
    batch: int = 200
    writers: int = 1

    def starts(self) -> tuple[Start, ...]:
        """Where to look for folders. Raises NotSupported when an address is missing or is none."""
        special = [
            Start(_address(url), (service,))
            for service, url in (("caldav", self.caldav_url), ("carddav", self.carddav_url))
            if url
        ]
        left = tuple({"caldav", "carddav"} - {service for start in special for service in start.services})
        common = self.url or (
            self.username.rpartition("@")[2] if "@" in self.username and not special else ""
        )
        if common and left:
            special.insert(0, Start(_address(common), tuple(sorted(left))))
        if not special:
            raise NotSupported(
                "The account has no address.", advice="Give it the server's name: --url dav.example.com"
            )
        return tuple(special)


def _address(text: str) -> str:
    """`text`, an address or a bare host name, as a canonical URL. Raises NotSupported."""
    text = text.strip()
    url = text if "://" in text else f"https://{text}"
    Origin.of(url)
    canonical = canonical_url(url)
    return canonical if urlsplit(canonical).path else f"{canonical}/"
