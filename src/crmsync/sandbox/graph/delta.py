"""Delta rounds: pages behind opaque links, what repeats, what comes in another order, tokens that get lost.

Knows nothing of what the entries are; a source says what changed and how it is shown ("Use delta query to
track changes in Microsoft Graph data").
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.graph.behaviour import Behaviour, LostToken
from crmsync.sandbox.graph.calls import Answered, Call
from crmsync.sandbox.graph.errors import GraphError, bad_query, malformed_id
from crmsync.sandbox.graph.odata import Options
from crmsync.sandbox.graph.schema import JsonObject

MOST_TOKENS = 20_000
State = Any
Entry = Any


@frozen
class Source:
    """What a delta function runs over.

    name: which one; a token is good for its own only. link: the path in its links, below the version.
    changes: the entries after a state (None: everything), and the state after them. show: an entry as it is
    at present, None when there is nothing to tell of it.
    """

    name: str
    link: str
    changes: Callable[[State, Options], tuple[Sequence[Entry], State]]
    show: Callable[[Entry, Call, Options], JsonObject | None]


@frozen
class Round:
    """What a token stands for: the rest of a round, or (no entries) where the next round begins."""

    source: str
    options: Options
    state: State
    entries: tuple[Entry, ...] = ()
    position: int = 0
    is_open: bool = False


class Deltas:
    """All delta tokens of a mailbox. rounds: what each stands for, the oldest first."""

    def __init__(self) -> None:
        self.rounds: dict[str, Round] = {}

    def lose_tokens(self) -> None:
        """Forget every token, as the service does when its cache is full."""
        self.rounds.clear()

    def answer(self, call: Call, source: Source, behaviour: Behaviour) -> Answered:
        """One page of a round."""
        token = call.options.delta_token or call.options.skip_token
        if token is None or token.casefold() == "latest":
            _check_options(call.options)
            entries, state = source.changes(None, call.options)
            options = call.options
        else:
            found = self.rounds.get(token)
            if found is None or found.source != source.name:
                raise _lost(call, source, behaviour.lost_token)
            if found.is_open:
                return self._page(call, source, found, behaviour)
            entries, state = source.changes(found.state, found.options)
            options = found.options
        if token is not None and token.casefold() == "latest":
            entries = ()
        ordered = tuple(_reordered(entries) if behaviour.reorder_delta else entries)
        return self._page(call, source, Round(source.name, options, state, ordered, is_open=True), behaviour)

    def _page(self, call: Call, source: Source, current: Round, behaviour: Behaviour) -> Answered:
        size = min(filter(None, (call.preferences.page, behaviour.delta_page_size, current.options.top)))
        start, end = current.position, current.position + size
        if behaviour.repeat_delta_items and start:
            start -= 1
        shown = [source.show(entry, call, current.options) for entry in current.entries[start:end]]
        body: JsonObject = {
            "@odata.context": f"{call.root}/$metadata#Collection({source.name.split(' ', 1)[0]})",
            "value": [_entry(entity, behaviour) for entity in shown if entity is not None],
        }
        if end < len(current.entries):
            rest = Round(current.source, current.options, current.state, current.entries, end, is_open=True)
            body["@odata.nextLink"] = f"{call.root}{source.link}?$skiptoken={self._keep(rest)}"
        else:
            after = Round(current.source, current.options, current.state)
            body["@odata.deltaLink"] = f"{call.root}{source.link}?$deltatoken={self._keep(after)}"
        return Answered(200, body, headers=_applied(call))

    def _keep(self, kept: Round) -> str:
        token = secrets.token_urlsafe(96)
        self.rounds[token] = kept
        if len(self.rounds) > MOST_TOKENS:
            # The oldest are forgotten first, as the service does when its cache is full.
            del self.rounds[next(iter(self.rounds))]
        return token


def _entry(entity: JsonObject, behaviour: Behaviour) -> JsonObject:
    hidden = () if behaviour.etags_in_delta else ("@odata.etag", "changeKey")
    return {name: value for name, value in entity.items() if name not in hidden}


def removed(text: str, behaviour: Behaviour) -> JsonObject:
    """What a delta round says of an id that is no longer there."""
    return {"@removed": {"reason": behaviour.removed_reason}, "id": text}


def _check_options(options: Options) -> None:
    for name, given in (
        ("$filter", options.filter),
        ("$orderby", options.order),
        ("$search", options.search),
        ("$skip", options.skip),
    ):
        if given:
            raise bad_query(f"The following parameters are not supported with change tracking: '{name}'.")


def _reordered(entries: Sequence[Entry]) -> Sequence[Entry]:
    return [*entries[1::2], *reversed(entries[::2])]


def _applied(call: Call) -> tuple[tuple[str, str], ...]:
    page = call.preferences.page
    return () if page is None else (("Preference-Applied", f"odata.maxpagesize={page}"),)


def _lost(call: Call, source: Source, how: LostToken) -> GraphError:
    message = "The sync state generation is not found; a full synchronization is needed."
    match how:
        case LostToken.GONE:
            location = ("Location", f"{call.root}{source.link}")
            return GraphError(410, "syncStateNotFound", message, (location,))
        case LostToken.BAD_REQUEST:
            return GraphError(400, "syncStateNotFound", message)
        case LostToken.MALFORMED:
            return malformed_id()
