"""Bodies of events: kept as they were sent, given as HTML unless the client asks for text.

Pure. Rule: "Get event", header `Prefer: outlook.body-content-type`.
"""

from __future__ import annotations

from crmsync.sandbox.graph.schema import JsonObject
from crmsync.sandbox.outlook.bodies import carriage_returns, html_of_text, text_of_html

_PREVIEW = 255


def plain_text(body: JsonObject) -> str:
    """The text of a body, its lines ending as Exchange ends them."""
    content = body.get("content") or ""
    return text_of_html(content) if body.get("contentType") == "html" else carriage_returns(content)


def shown_body(body: JsonObject, *, as_text: bool) -> JsonObject:
    """A body as it is given."""
    content = body.get("content") or ""
    if as_text:
        return {"contentType": "text", "content": plain_text(body)}
    if body.get("contentType") == "html" or not content:
        return {"contentType": "html", "content": content}
    return {"contentType": "html", "content": html_of_text(content)}


def preview(body: JsonObject) -> str:
    """The first letters of a body's text."""
    return plain_text(body)[:_PREVIEW]
