"""Hrefs: the same resource is named in several spellings; here each gets one. Pure."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

_KEPT = "!$&'()*+,;=:@~-._"
_CANONICAL = re.compile(rf"[A-Za-z0-9/{re.escape(_KEPT)}]++")
"""Paths that have nothing to encode, as nearly all."""


def canonical_path(href: str) -> str:
    """The path of `href` (a path or an absolute URL) in one spelling of its percent-encoding.

    Servers answer with `%40` for `@` and with raw spaces (RFC 3986 §6.2.2); an encoded slash stays encoded.
    """
    if _CANONICAL.fullmatch(href) and "://" not in href:
        return href
    path = urlsplit(href.strip()).path if "://" in href else href.strip().partition("?")[0].partition("#")[0]
    return "/".join(quote(unquote_to_bytes(segment), safe=_KEPT) for segment in path.split("/")) or "/"


def canonical_url(url: str) -> str:
    """`url` (absolute) with its path in one spelling, without query and fragment."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.lower(), canonical_path(parts.path or "/"), "", ""))


def resolve(base: str, href: str) -> str:
    """The canonical absolute URL that `href` means in a reply from `base`."""
    href = href.strip()
    if "://" not in href and not href.startswith("/"):
        href = quote(href, safe=_KEPT + "/%")
    try:
        return canonical_url(urljoin(base, href))
    except ValueError:
        return canonical_url(base)


def resolve_here(base: str, href: str) -> str:
    """Like `resolve`, but always on the host of `base`: servers behind a proxy name themselves wrongly."""
    here, there = urlsplit(base), urlsplit(resolve(base, href))
    return urlunsplit((here.scheme, here.netloc, there.path, "", ""))


def as_folder(path: str) -> str:
    """`path` or URL with the slash that collections end with."""
    return path if path.endswith("/") else path + "/"


def is_inside(path: str, folder: str) -> bool:
    """Does `path` name a resource inside `folder` (both canonical paths), other than a folder?"""
    return path.startswith(as_folder(folder)) and not path.endswith("/")
