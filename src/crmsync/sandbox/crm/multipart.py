"""The parts of a multipart form. Pure: header and bytes in, parts out."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP

from crmsync.frozen import frozen


@frozen
class Part:
    """One field of the form. file_name: None for a plain field, empty when no file was chosen."""

    name: str
    content: bytes
    file_name: str | None


def form_parts(content_type: str, body: bytes) -> list[Part]:
    """The parts of the form in their order; none when the body is no multipart form."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    parts = []
    for part in message.iter_parts() if message.is_multipart() else ():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            parts.append(Part(name, content, part.get_filename()))
    return parts
