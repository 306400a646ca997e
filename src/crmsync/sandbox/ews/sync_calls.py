"""SyncFolderItems and SyncFolderHierarchy: what changed since a state that the client keeps.

A state says by itself what the client has been given, as Exchange's own do; the server keeps none.
Sources: the operations' pages, EWS reference for Exchange; [MS-OXWSSYNC].
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from crmsync.frozen import frozen
from crmsync.sandbox.ews.calls import Call, answered, failure, success
from crmsync.sandbox.ews.errors import EwsError, schema_fault
from crmsync.sandbox.ews.finding import find_folder, mailbox_of
from crmsync.sandbox.ews.folder_calls import shown_folder
from crmsync.sandbox.ews.ids import Form, parse_id
from crmsync.sandbox.ews.mailbox import right
from crmsync.sandbox.ews.shapes import read_shape, shown_item
from crmsync.sandbox.ews.store import Folder, Right
from crmsync.sandbox.ews.xml import Element, child, children, element, m, t, text_of

MOST_CHANGES = 512


class Versioned(Protocol):
    """What can change."""

    key: int
    version: int


V = TypeVar("V", bound=Versioned)


@frozen
class State:
    """What a client has been given. server, folder: of which folder. epoch: states of an older one are lost.
    version: up to which version. given: the keys of what it knows.
    """

    server: str
    folder: int
    epoch: int
    version: int
    given: frozenset[int]

    def text(self) -> str:
        told = [self.server, self.folder, self.epoch, self.version, _ranges(self.given)]
        packed = zlib.compress(json.dumps(told).encode())
        return base64.b64encode(packed).decode()


class SyncCalls:
    """Both operations. A state is refused from the moment on that `lose_states` is called.

    epoch: how often that was.
    """

    def __init__(self) -> None:
        self.epoch = 0

    def operations(self) -> Mapping[str, Callable[[Call], Element]]:
        return {"SyncFolderItems": self._items, "SyncFolderHierarchy": self._hierarchy}

    def lose_states(self) -> None:
        self.epoch += 1

    def _items(self, call: Call) -> Element:
        shape = read_shape(call.part("ItemShape"))
        wanted = text_of(call.part("MaxChangesReturned"))
        if not wanted.isdecimal() or not 1 <= int(wanted) <= MOST_CHANGES:
            raise schema_fault(f"The value '{wanted}' of 'MaxChangesReturned' is invalid.")
        most = min(int(wanted), call.organisation.store.behaviour.sync_page_size)
        ignored = {_key(call, node) for node in children(child(call.node, "Ignore"))}

        def one(node: Element) -> Element:
            folder = find_folder(call, next(children(node)))
            mailbox = mailbox_of(call, folder)
            state = self._state(call, folder)
            present = {item.key: item for item in call.organisation.store.items_in(folder)}
            new_state, changed, gone, last = _round(state, present, most)
            changes = element(m("Changes"))
            for key in gone:
                named = element(t("ItemId"), Id=call.organisation.store.item_text(key), ChangeKey="AA==")
                changes.append(element(t("Delete"), None, named))
            for item in changed:
                if item.key not in ignored:
                    shown = shown_item(mailbox, item, "", shape, summary=True)
                    changes.append(element(t(_verb(state, item.key)), None, shown))
            return _told(call, new_state, "Item", changes, last=last)

        return answered(call.operation, self._each(call, [call.part("SyncFolderId")], one))

    def _hierarchy(self, call: Call) -> Element:
        shape = read_shape(call.part("FolderShape"))
        given = child(call.node, "SyncFolderId")
        top = call.own.default("msgfolderroot") if given is None else find_folder(call, next(children(given)))

        def one(folder: Folder) -> Element:
            state = self._state(call, folder)
            present = {below.key: below for below in _below(call, folder)}
            new_state, changed, gone, last = _round(state, present, len(present) + len(state.given))
            changes = element(m("Changes"))
            for below in changed:
                shown = shown_folder(call, below, shape)
                changes.append(element(t(_verb(state, below.key)), None, shown))
            for key in gone:
                named = element(t("FolderId"), Id=call.organisation.store.folder_text(key), ChangeKey="AA==")
                changes.append(element(t("Delete"), None, named))
            return _told(call, new_state, "Folder", changes, last=last)

        return answered(call.operation, self._each(call, [top], one))

    def _each(
        self, call: Call, inputs: Iterable[V | Element], one: Callable[..., Element]
    ) -> Iterable[Element]:
        """A refusal has an empty state and an empty range too, as the schema wants."""
        what = "Item" if call.operation == "SyncFolderItems" else "Folder"
        try:
            yield from (one(given) for given in inputs)
        except EwsError as refused:
            yield failure(
                call.operation,
                refused,
                element(m("SyncState")),
                element(m(f"IncludesLast{what}InRange"), "true"),
            )

    def _state(self, call: Call, folder: Folder) -> State:
        text = text_of(child(call.node, "SyncState")).strip()
        server = call.organisation.store.server.hex()
        if not text:
            return State(server, folder.key, self.epoch, 0, frozenset())
        try:
            packed = zlib.decompress(base64.b64decode(text, validate=True))
            *told, ranges = json.loads(packed)
            made_by, key, epoch, version = told
            state = State(made_by, key, epoch, version, frozenset(_unranged(ranges)))
        except (binascii.Error, zlib.error, ValueError, TypeError) as problem:
            raise _lost() from problem
        if (state.server, state.folder, state.epoch) != (server, folder.key, self.epoch):
            raise _lost()
        return state


def _round(state: State, present: Mapping[int, V], most: int) -> tuple[State, list[V], list[int], bool]:
    """The state after a round, what changed, the keys of what is gone, and whether that is all."""
    gone = sorted(state.given - present.keys())
    changed = sorted(
        (one for one in present.values() if one.version > state.version), key=lambda one: one.version
    )
    last = len(gone) + len(changed) <= most
    gone = gone[:most]
    changed = changed[: most - len(gone)]
    version = changed[-1].version if changed else state.version
    given = (state.given - frozenset(gone)) | {one.key for one in changed}
    return replace(state, version=version, given=given), changed, gone, last


def _told(call: Call, state: State, what: str, changes: Element, *, last: bool) -> Element:
    return success(
        call.operation,
        element(m("SyncState"), state.text()),
        element(m(f"IncludesLast{what}InRange"), str(last).lower()),
        changes,
    )


def _verb(state: State, key: int) -> str:
    return "Update" if key in state.given else "Create"


def _below(call: Call, folder: Folder) -> Iterable[Folder]:
    for below in call.organisation.store.folders_in(folder):
        if right(below, call.who) >= Right.READ:
            yield below
        yield from _below(call, below)


def _key(call: Call, node: Element) -> int | None:
    found = parse_id(node.get("Id", ""), call.organisation.store.server)
    return found.key if found is not None and found.form is Form.ITEM else None


def _lost() -> EwsError:
    return EwsError(
        "ErrorInvalidSyncStateData", "Synchronization state data is corrupt or otherwise invalid."
    )


def _ranges(keys: Iterable[int]) -> list[list[int]]:
    """Keys as runs `[first, last]`."""
    runs: list[list[int]] = []
    for key in sorted(keys):
        if runs and key == runs[-1][1] + 1:
            runs[-1][1] = key
        else:
            runs.append([key, key])
    return runs


def _unranged(runs: Iterable[list[int]]) -> Iterable[int]:
    for first, last in runs:
        yield from range(first, last + 1)
