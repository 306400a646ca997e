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
_NOT_DONE = {"code": "FailedDependency", "message": "A request that this one depends on has failed."}


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


@frozen
class Begun:
    """A part that has begun. seconds: how long it takes. finish: carries it out, and gives its answer."""

    seconds: float
    finish: Callable[[], Answered]


def run_batch(
    parts: Sequence[Part],
    begin: Callable[[Part], Begun],
    wait: Callable[[float], object],
    behaviour: Behaviour,
) -> JsonObject:
    """The answers to the parts, in the order in which they were done. A part that waited for a failed one
    gets 424.

    As many run at a time as `batch_lanes` says: each begins as soon as there is room and all that it waits
    for is answered, and is done when its time is over. wait: lets so many seconds pass. What `begin` raises
    ends the batch, but not the parts that run by then.
    """
    answers: dict[str, Answered] = {}
    ahead = list(parts)
    running: list[tuple[float, int, Part, Begun]] = []
    now = 0.0
    while ahead or running:
        while len(running) < behaviour.batch_lanes and (part := _ready(ahead, answers)) is not None:
            ahead.remove(part)
            if any(answers[other].status >= _FAILED for other in part.depends_on):
                answers[part.id] = Answered(424, {"error": _NOT_DONE})
                continue
            try:
                begun = begin(part)
            except Exception:
                for *_, other in sorted(running, key=_end):
                    other.finish()
                raise
            place = parts.index(part)
            running.append((now + begun.seconds, -place if behaviour.reorder_batch else place, part, begun))
        if running:
            first = min(running, key=_end)
            running.remove(first)
            end, _, part, begun = first
            wait(end - now)
            now = end
            answers[part.id] = begun.finish()
    return {"responses": [_shown(part_id, answered) for part_id, answered in answers.items()]}


def _end(one: tuple[float, int, Part, Begun]) -> tuple[float, int]:
    """When a part is done; of several at the same time, in which order."""
    return one[:2]


def _ready(ahead: Sequence[Part], answers: Mapping[str, Answered]) -> Part | None:
    """The next part that waits for nothing any more."""
    return next((part for part in ahead if all(other in answers for other in part.depends_on)), None)


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
