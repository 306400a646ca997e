"""System query options of a request (`$select`, `$expand`, `$filter`, `$orderby`, `$top` …) and the
preferences of its headers.

Pure. Reads texts; knows nothing of what they are applied to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from crmsync.frozen import frozen
from crmsync.sandbox.graph.errors import bad_query

MOST_OF_A_PAGE = 1000
_OPTIONS = frozenset(
    {
        "$select", "$expand", "$filter", "$orderby", "$top", "$skip", "$count", "$search", "$skiptoken",
        "$deltatoken",
    }
)  # fmt: skip


@frozen
class Options:
    """What a request asks for.

    select: None for everything that is given by itself. expand: name → the options in its parentheses. plain:
    parameters without a dollar (startDateTime …).
    """

    select: frozenset[str] | None = None
    expand: Mapping[str, Options] = field(default_factory=dict)
    filter: str | None = None
    order: tuple[tuple[str, bool], ...] = ()
    top: int | None = None
    skip: int = 0
    count: bool = False
    search: str | None = None
    skip_token: str | None = None
    delta_token: str | None = None
    plain: Mapping[str, str] = field(default_factory=dict)


def read_options(query: Mapping[str, str]) -> Options:
    """The options of a query. Raises GraphError for one that is not understood."""
    dollars = {name.lower(): value for name, value in query.items() if name.startswith("$")}
    for name in dollars:
        if name not in _OPTIONS:
            raise bad_query(f"The query parameter '{name}' is not supported.")
    return Options(
        select=_names(dollars.get("$select")),
        expand=_expansions(dollars.get("$expand", "")),
        filter=dollars.get("$filter"),
        order=tuple(_order(dollars.get("$orderby", ""))),
        top=_number(dollars, "$top"),
        skip=_number(dollars, "$skip") or 0,
        count=dollars.get("$count", "false").lower() == "true",
        search=dollars.get("$search"),
        skip_token=dollars.get("$skiptoken"),
        delta_token=dollars.get("$deltatoken"),
        plain={name.lower(): value for name, value in query.items() if not name.startswith("$")},
    )


def _names(text: str | None) -> frozenset[str] | None:
    if text is None:
        return None
    return frozenset(name.strip() for name in text.split(",") if name.strip())


def _number(options: Mapping[str, str], name: str) -> int | None:
    text = options.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit()) or (name == "$top" and not 1 <= int(text) <= MOST_OF_A_PAGE):
        raise bad_query(f"Invalid value '{text}' for {name} query option found.")
    return int(text)


def _order(text: str) -> Iterator[tuple[str, bool]]:
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, direction = part.partition(" ")
        if direction.strip().lower() not in ("", "asc", "desc"):
            raise bad_query(f"Syntax error in '$orderby={text}'.")
        yield name, direction.strip().lower() == "desc"


def _expansions(text: str) -> dict[str, Options]:
    found: dict[str, Options] = {}
    for part in _split(text, ","):
        name, parenthesis, rest = part.partition("(")
        inner: dict[str, str] = {}
        if parenthesis:
            if not rest.endswith(")"):
                raise bad_query(f"Syntax error in '$expand={text}'.")
            for option in _split(rest[:-1], ";"):
                key, _, value = option.partition("=")
                inner[key.strip()] = value.strip()
        found[name.strip()] = read_options(inner)
    return found


def _split(text: str, separator: str) -> Iterator[str]:
    """The parts of `text` between separators that stand neither in parentheses nor in quotes."""
    depth, quoted, start = 0, False, 0
    for index, letter in enumerate(text):
        if letter == "'":
            quoted = not quoted
        elif quoted:
            continue
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter == separator and not depth:
            yield text[start:index].strip()
            start = index + 1
    if text[start:].strip():
        yield text[start:].strip()


@frozen
class Preferences:
    """What the `Prefer` headers ask for.

    immutable_ids: `IdType="ImmutableId"`. page: `odata.maxpagesize`. zone: `outlook.timezone`, a Windows or
    IANA name. text_bodies: `outlook.body-content-type="text"`.
    """

    immutable_ids: bool = False
    page: int | None = None
    zone: str | None = None
    text_bodies: bool = False


_PREFERENCE = re.compile(r'([\w.\-]+)\s*(?:=\s*("[^"]*"|[^,;\s]+))?')


def read_preferences(header: str) -> Preferences:
    """The preferences of a `Prefer` header; what is not known is passed over (RFC 7240 §2)."""
    known = {name.lower(): value.strip('"') for name, value in _PREFERENCE.findall(header)}
    page = known.get("odata.maxpagesize", "")
    return Preferences(
        immutable_ids=known.get("idtype", "").lower() == "immutableid",
        page=int(page) if page.isdigit() and int(page) else None,
        zone=known.get("outlook.timezone") or None,
        text_bodies=known.get("outlook.body-content-type", "").lower() == "text",
    )
