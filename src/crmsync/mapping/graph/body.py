"""The text of a task or event, which Graph keeps formatted or not. Pure."""

from __future__ import annotations

from crmsync.formats.text import sendable
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.graph.resource import Resource
from crmsync.mapping.html import plain
from crmsync.mapping.outlook.native import Plain, member, text_of
from crmsync.model.values import Value, text


@frozen
class BodyField(Plain):
    """`body`. A formatted one is read as text, and becomes text when it is changed."""

    def read(self, native: Resource) -> Value | None:
        body = member(native, "body")
        content = text_of(body.get("content")) or ""
        return text(plain(content) if body.get("contentType") == "html" else content)

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) != value:
            native["body"] = {"contentType": "text", "content": "" if value is None else str(value)}

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(text(sendable(str(value))))
