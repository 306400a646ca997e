"""Which call leads where: patterns of paths below the version, with names in braces for ids.

Takes every spelling of a path that Graph takes: `contacts/{id}` and `contacts('{id}')`, whatever the case of
the fixed parts, `microsoft.graph.delta`, `delta()`, `/users/{me}` for `/me`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from crmsync.frozen import frozen
from crmsync.sandbox.graph.calls import Answered, Call
from crmsync.sandbox.graph.errors import method_not_allowed, unknown_segment

_KEY = re.compile(r"^([^()']+)\('([^']*)'\)$")


@frozen
class Route:
    """method, pattern: fixed parts in lower case. answer: who answers."""

    method: str
    pattern: str
    answer: Callable[[Call], Answered]


class Routes:
    """All routes, the more exact ones first."""

    def __init__(self, routes: Iterable[Route], own_names: Iterable[str]) -> None:
        """own_names: what may stand for the signed-in user after `/users/`."""
        self._own = {name.casefold() for name in own_names} | {"me", "me-token-to-replace"}
        self._by_length: dict[int, list[tuple[tuple[str, ...], Route]]] = {}
        for route in routes:
            parts = tuple(route.pattern.split("/"))
            self._by_length.setdefault(len(parts), []).append((parts, route))
        for found in self._by_length.values():
            found.sort(key=lambda entry: sum(part.startswith("{") for part in entry[0]))

    def normalised(self, path: str) -> str:
        """The path in one spelling, ids untouched, beginning with `/`."""
        segments: list[str] = []
        for segment in path.strip("/").split("/"):
            key = _KEY.match(segment)
            segments += [key[1], key[2]] if key is not None else [segment]
        segments = [re.sub(r"^microsoft\.graph\.|\(\)$", "", segment) for segment in segments]
        if len(segments) > 1 and segments[0].casefold() == "users" and segments[1].casefold() in self._own:
            segments[:2] = ["me"]
        return "/" + "/".join(segments)

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        """The route of a normalised path and its ids. Raises GraphError when there is none."""
        segments = path.strip("/").split("/")
        other_method = False
        for parts, route in self._by_length.get(len(segments), ()):
            ids = _match(parts, segments)
            if ids is None:
                continue
            if route.method == method:
                return route, ids
            other_method = True
        raise method_not_allowed() if other_method else unknown_segment(segments[-1])


def _match(parts: tuple[str, ...], segments: list[str]) -> dict[str, str] | None:
    ids: dict[str, str] = {}
    for part, segment in zip(parts, segments, strict=True):
        if part.startswith("{"):
            ids[part[1:-1]] = segment
        elif part != segment.casefold():
            return None
    return ids
