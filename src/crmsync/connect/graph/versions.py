"""Versions of items: Graph's ETags. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmsync.model.items import Version


def version_of(resource: Mapping[str, Any]) -> Version:
    """A resource's version: its ETag, which is its change key; empty when none was given."""
    etag = resource.get("@odata.etag")
    return Version(etag) if isinstance(etag, str) else Version("")
