"""HTML that cannot be forgotten to escape: every text is escaped unless it is `Markup` already.

Knows nothing of the CRM.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from crmsync.sandbox.wire.messages import Reply


class Markup(str):
    """Finished HTML."""

    __slots__ = ()


Child = str | int | None | Iterable["Child"]

_VOID = frozenset({"input", "meta", "link", "br", "img", "hr"})


def tag(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """An element. Attributes: `class_` and `for_` lose their `_`; True stands alone, False and None are left
    out.
    """
    shown = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{shown}>")
    return Markup(f"<{name}{shown}>{text(*children)}</{name}>")


def text(*children: Child) -> Markup:
    """Children one after the other."""
    parts = []
    for child in children:
        match child:
            case None:
                continue
            case Markup():
                parts.append(child)
            case str() | int():
                parts.append(Markup(escape(str(child))))
            case _:
                parts.append(text(*child))
    return Markup("".join(parts))


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


_SECURITY = (
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
)


def html_reply(status: int, page: Markup, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    """A page, with headers that keep everything from elsewhere out."""
    return Reply(status, f"<!doctype html>{page}".encode(), "text/html;charset=UTF-8", (*_SECURITY, *headers))


def redirect(address: str, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    """Go there with GET (303). Raises ValueError for a broken address."""
    if "\r" in address or "\n" in address:
        raise ValueError("An address is one line.")
    return Reply(303, headers=(("Location", address), *headers))
