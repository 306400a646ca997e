"""`/$batch`: many calls in one request, each with a status of its own ("Combine multiple HTTP requests using
JSON batching").

Knows the envelope only; who answers a part is handed in.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.graph.behaviour import Behaviour
from crmsync.sandbox.graph.calls import Answered
from crmsync.sandbox.graph.errors import GraphError
from crmsync.sandbox.graph.schema import JsonObject

_FAILED = 400


@frozen
class Part:
    """One call of a batch. url: below the version. body: as it would be sent by itself."""

    id: str
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes
    depends_on: tuple[str, ...]


def read_batch(body: JsonObject, behaviour: Behaviour) -> list[Part]:
    """The parts of a batch. Raises GraphError when it is none."""
    requests = body.get("requests")
    if not isinstance(requests, list) or not requests:
        raise _invalid("Invalid batch payload format.")
    if len(requests) > behaviour.batch_size:
        raise _invalid(f"Number of batch request steps exceeds the maximum value of {behaviour.batch_size}.")
    parts = [_part(entry) for entry in requests]
    known: set[str] = set()
    for part in parts:
        if part.id in known:
            raise _invalid("Request ids in a batch have to be unique.")
        if not known.issuperset(part.depends_on):
            raise _invalid(f"Request '{part.id}' depends on a request that does not stand before it.")
        known.add(part.id)
    return parts


def _part(entry: Any) -> Part:
    if not isinstance(entry, dict) or not all(entry.get(name) for name in ("id", "method", "url")):
        raise _invalid("Every request of a batch needs an id, a method and a url.")
    headers = {str(name).lower(): str(value) for name, value in (entry.get("headers") or {}).items()}
    body = entry.get("body")
    if body is None:
        content = b""
    elif "content-type" not in headers:
        raise _invalid(f"Request '{entry['id']}' has a body and no Content-Type header.")
    elif isinstance(body, str):
        content = base64.b64decode(body)
    else:
        content = json.dumps(body).encode()
    depends_on = entry.get("dependsOn") or []
    return Part(
        str(entry["id"]),
        str(entry["method"]).upper(),
        str(entry["url"]),
        headers,
        content,
        tuple(str(other) for other in depends_on),
    )


def _invalid(message: str) -> GraphError:
    return GraphError(400, "BadRequest", message)


def run_batch(parts: Sequence[Part], answer: Callable[[Part], Answered], behaviour: Behaviour) -> JsonObject:
    """The answers to the parts, in an order that is not promised. A part that waited for a failed one gets
    424."""
    answers: dict[str, Answered] = {}
    for part in _ordered(parts, behaviour):
        if any(answers[other].status >= _FAILED for other in part.depends_on):
            error = {"code": "FailedDependency", "message": "A request that this one depends on has failed."}
            answers[part.id] = Answered(424, {"error": error})
        else:
            answers[part.id] = answer(part)
    return {"responses": [_shown(part_id, answered) for part_id, answered in answers.items()]}


def _ordered(parts: Sequence[Part], behaviour: Behaviour) -> Sequence[Part]:
    if behaviour.reorder_batch and not any(part.depends_on for part in parts):
        return parts[::-1]
    return parts


def _shown(part_id: str, answered: Answered) -> JsonObject:
    headers = dict(answered.headers)
    shown: JsonObject = {"id": part_id, "status": answered.status, "headers": headers}
    match answered.body:
        case None:
            pass
        case bytes():
            headers["Content-Type"] = answered.content_type
            shown["body"] = base64.b64encode(answered.body).decode()
        case _:
            headers["Content-Type"] = "application/json"
            shown["body"] = answered.body
    return shown
