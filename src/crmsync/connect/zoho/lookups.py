"""Finding the records that look-ups point to: a company by its name, a contact by mail address or full name.

Found ones are remembered for the run. What is not found, or is there twice, is left out with a reason, never
guessed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crmsync.connect.batches import batches
from crmsync.connect.errors import Disposition, ServiceError
from crmsync.connect.zoho.client import MOST_WRITES, Outcome, ZohoClient
from crmsync.frozen import frozen
from crmsync.mapping.records import Record
from crmsync.mapping.zoho.record import Lookup

_MOST_NAMES = 50
"""COQL takes so many values in one list."""


@frozen
class _Key:
    """Which field of which module is searched. noun: what people call such a record."""

    module: str
    fields: tuple[str, ...]
    noun: str

    def matches(self, text: str) -> bool:
        """Is it a text of the kind that these fields hold?"""
        return ("@" in text) == ("Email" in self.fields)


_KEYS = (
    _Key("Accounts", ("Account_Name",), "company"),
    _Key("Contacts", ("Email", "Secondary_Email"), "contact"),
    _Key("Contacts", ("Full_Name",), "contact"),
)


@frozen
class _Found:
    """What is known of a text: ids of the records that carry it, or why they are not known."""

    ids: tuple[str, ...] = ()
    reason: str = ""


@dataclass(slots=True)
class Lookups:
    """Resolves the `Lookup` markers of drafts. Thread-safe. create_accounts: may missing companies be
    created?

    What one thread is looking for no other one looks for, or creates, at the same time.
    """

    client: ZohoClient
    create_accounts: bool = False
    _known: dict[Lookup, _Found] = field(default_factory=dict)
    _sought: dict[Lookup, threading.Event] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, drafts: Iterable[Record]) -> None:
        """Look up everything the drafts point to, in as few requests as possible.

        Raises only what concerns the whole run (sign-in, no network).
        """
        spelled = {
            _folded(value): value.text
            for draft in drafts
            for value in draft.values()
            if isinstance(value, Lookup)
        }
        while missing := [lookup for lookup in spelled if lookup not in self._known]:
            self._find(missing, spelled)

    def _find(self, missing: list[Lookup], spelled: Mapping[Lookup, str]) -> None:
        """Find what nobody else is looking for, then wait for what others found."""
        ended = threading.Event()
        with self._lock:
            missing = [lookup for lookup in missing if lookup not in self._known]
            others = {self._sought[lookup] for lookup in missing if lookup in self._sought}
            mine = [lookup for lookup in missing if lookup not in self._sought]
            self._sought |= dict.fromkeys(mine, ended)
        found: dict[Lookup, _Found] = {}
        try:
            found = self._ask(mine, spelled)
        finally:
            with self._lock:
                # Told as a whole: a company still to be created must not be taken for one that is lacking.
                self._known |= found
                for lookup in mine:
                    del self._sought[lookup]
            ended.set()
        for other in others:
            other.wait()

    def _ask(self, lookups: list[Lookup], spelled: Mapping[Lookup, str]) -> dict[Lookup, _Found]:
        """What is known of these texts now."""
        known = dict.fromkeys(lookups, _Found())
        for module in sorted({lookup.module for lookup in lookups}):
            for key in _KEYS:
                texts = [
                    spelled[one] for one in lookups if one.module == module == key.module and _suits(key, one)
                ]
                for batch in batches(sorted(texts), _MOST_NAMES):
                    known |= self._search(key, batch)
        if self.create_accounts:
            lacking = [one for one in lookups if one.module == "Accounts" and known[one] == _Found()]
            for chunk in batches(sorted(lacking, key=lambda one: one.text), MOST_WRITES):
                known |= self._create(chunk, spelled)
        return known

    def settle(self, draft: Record) -> Mapping[str, str]:
        """Put ids in the place of markers; what is not known is taken out. Returns API field → reason."""
        left_out: dict[str, str] = {}
        for native, value in list(draft.items()):
            if not isinstance(value, Lookup):
                continue
            found = self._known.get(_folded(value), _Found())
            if len(found.ids) == 1:
                draft[native] = {"id": found.ids[0]}
                continue
            noun = next((key.noun for key in _KEYS if key.module == value.module), "record")
            del draft[native]
            left_out[native] = found.reason or (
                f"Zoho CRM has more than one {noun} called “{value.text}”"
                if found.ids
                else f"Zoho CRM has no {noun} called “{value.text}”"
            )
        return left_out

    def _search(self, key: _Key, texts: list[str]) -> dict[Lookup, _Found]:
        ids: dict[str, set[str]] = {text.casefold(): set() for text in texts}
        reason = ""
        quoted = ", ".join(_quoted(text) for text in texts)
        for name in key.fields:
            query = f"select id, {name} from {key.module} where {name} in ({quoted}) limit 0, 200"
            try:
                rows = self.client.query(query, f"find the {key.noun}")
            except ServiceError as error:
                if error.disposition is Disposition.AGAIN_LATER:
                    raise
                if name == key.fields[0]:
                    reason = f"the {key.noun} could not be looked up: {error.message}"
                continue
            for row in rows:
                held = row.get(name)
                if isinstance(held, str) and held.casefold() in ids:
                    ids[held.casefold()].add(str(row["id"]))
        return {
            Lookup(key.module, folded): _Found(tuple(sorted(found)), "" if found else reason)
            for folded, found in ids.items()
        }

    def _create(self, lookups: list[Lookup], spelled: Mapping[Lookup, str]) -> dict[Lookup, _Found]:
        records: list[Record] = [{"Account_Name": spelled[lookup]} for lookup in lookups]
        try:
            outcomes = self.client.create("Accounts", records, "create the company").outcomes
        except ServiceError as error:
            if error.disposition is Disposition.AGAIN_LATER:
                raise
            return dict.fromkeys(lookups, _Found(reason=f"the company could not be created: {error.message}"))
        return {lookup: _created(outcome) for lookup, outcome in zip(lookups, outcomes, strict=True)}


def _created(outcome: Outcome) -> _Found:
    created = outcome.details.get("id")
    if outcome.refused is None and created:
        return _Found((str(created),))
    return _Found(reason="Zoho CRM did not accept the new company")


def _folded(lookup: Lookup) -> Lookup:
    return Lookup(lookup.module, lookup.text.casefold())


def _suits(key: _Key, lookup: Lookup) -> bool:
    return key.module == "Accounts" or key.matches(lookup.text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
