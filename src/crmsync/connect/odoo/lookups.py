"""Finding the records that a draft knows by their names only: tags, companies, countries, people.

Found ones are remembered for the run. What is not found, or is there twice, is left out with a reason, never
guessed; words (tags) and, where the mapping says so, companies are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from crmsync.connect.batches import batches
from crmsync.connect.errors import Disposition, ServiceError
from crmsync.connect.http import Effect
from crmsync.connect.odoo.client import OdooClient
from crmsync.connect.odoo.rows import IMPORT, external_id, is_single, unfound
from crmsync.frozen import frozen
from crmsync.mapping.odoo.metadata import ModelMeta
from crmsync.mapping.odoo.record import Ref, ref, refs
from crmsync.mapping.records import Record
from crmsync.model.items import OperationKey

_MOST_NAMES = 50
_ESCAPED = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


@frozen
class Search:
    """How the records that a field points to are found.

    noun: what people call one. fields: which of its texts may be the name. domain: which records count.
    within: another field of the draft that the found one must agree with → its name in the found record.
    made: what a new one is given, `None` where none is made. exact: must there be only one of that name?
    """

    noun: str
    fields: tuple[str, ...] = ("name",)
    domain: tuple[Any, ...] = ()
    within: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, str] | None = None
    exact: bool = True


@frozen
class _Found:
    """A record that was found: its id, and what it points to itself."""

    id: int
    agrees: Mapping[str, int | None]


@dataclass(slots=True)
class Lookups:
    """Settles the references of drafts. searches: field → how it is found. new_key: makes ids that never
    were. fallbacks: field → what a draft holds when nothing is found (see `Manners.fallbacks`).
    """

    client: OdooClient
    meta: ModelMeta
    searches: Mapping[str, Search]
    new_key: Callable[[], OperationKey]
    fallbacks: Mapping[str, Callable[[Record, str], bool]] = field(default_factory=dict)
    _known: dict[tuple[str, str], list[_Found]] = field(default_factory=dict)

    def find(self, drafts: Iterable[Record]) -> None:
        """Look up everything that the drafts point to by name, in as few requests as possible.

        Raises only what concerns the whole run (sign-in, no network).
        """
        wanted: dict[str, dict[str, str]] = {}
        for draft in drafts:
            for native, one in unfound(draft, self.meta):
                if native in self.searches and (native, one.name.casefold()) not in self._known:
                    wanted.setdefault(native, {})[one.name.casefold()] = one.name
        for native, names in wanted.items():
            for batch in batches(names.values(), _MOST_NAMES):
                self._search(native, batch)

    def settle(self, draft: Record, present: Record) -> Mapping[str, str]:
        """Put ids in the place of names; what is not known is taken out. Returns field → reason."""
        left_out: dict[str, str] = {}
        for native in {native: None for native, _ in unfound(draft, self.meta)}:
            single = is_single(self.meta, native)
            held = ref(draft[native])
            pointed = [held] if single and held is not None else list(refs(draft[native]))
            found = [self._resolved(native, one, draft, present) for one in pointed]
            lost = [one.name for one, number in zip(pointed, found, strict=True) if number is None]
            known = [Ref(number) for number in found if number is not None]
            if single and not known:
                instead = self.fallbacks.get(native)
                del draft[native]
                if instead is None or not instead(draft, lost[0]):
                    left_out[native] = self._reason(native, lost[0])
                continue
            draft[native] = known[0] if single else known
            if lost:
                left_out[native] = "; ".join(self._reason(native, name) for name in lost)
        return left_out

    def _resolved(self, native: str, one: Ref, draft: Record, present: Record) -> int | None:
        if one.id is not None:
            return one.id
        found = self._candidates(native, one.name, draft, present)
        search = self.searches.get(native)
        if not found and search is not None and search.made is not None:
            return self._make(native, search, one.name)
        return found[0].id if len(found) == 1 or (found and search and not search.exact) else None

    def _candidates(self, native: str, name: str, draft: Record, present: Record) -> list[_Found]:
        found = self._known.get((native, name.casefold()), [])
        search = self.searches.get(native)
        for ours, theirs in search.within.items() if search else ():
            place = ref(draft.get(ours, present.get(ours)))
            found = [one for one in found if place is None or one.agrees[theirs] == place.id]
        return found

    def _search(self, native: str, names: list[str]) -> None:
        search, relation = self.searches[native], self._relation(native)
        terms = [[text, "=ilike", name.translate(_ESCAPED)] for name in names for text in search.fields]
        domain = [*search.domain, *["|"] * (len(terms) - 1), *terms]
        asked = (*search.fields, *search.within.values())
        rows, _ = self.client.rows(relation, domain, asked, f"find the {search.noun}", order="id")
        for name in names:
            self._known[native, name.casefold()] = []
        for row in rows:
            texts = frozenset(str(row.get(text) or "").casefold() for text in search.fields)
            agrees = {
                theirs: held.id if (held := ref(row.get(theirs))) else None
                for theirs in search.within.values()
            }
            for text in texts:
                if (native, text) in self._known:
                    self._known[native, text].append(_Found(int(row["id"]), agrees))

    def _make(self, native: str, search: Search, name: str) -> int | None:
        # An id that is sent again after a lost reply finds what was made; another run finds it by its name.
        line = {"id": external_id(self.new_key()), "name": name, **(search.made or {})}
        try:
            told = self.client.call(
                self._relation(native),
                "load",
                f"create the {search.noun}",
                effect=Effect.IDEMPOTENT,
                context=IMPORT,
                fields=list(line),
                data=[list(line.values())],
            ).value
        except ServiceError as error:
            if error.disposition is not Disposition.THIS_ITEM:
                raise
            return None
        made = told.get("ids") if isinstance(told, Mapping) else None
        if not isinstance(made, list) or not made:
            return None
        number = int(made[0])
        self._known[native, name.casefold()] = [_Found(number, {})]
        return number

    def _reason(self, native: str, name: str) -> str:
        search = self.searches.get(native)
        noun = search.noun if search else "record"
        if len(self._known.get((native, name.casefold()), [])) > 1:
            return f"Odoo has more than one {noun} called “{name}”"
        return f"Odoo has no {noun} called “{name}”"

    def _relation(self, native: str) -> str:
        meta = self.meta.get(native)
        return meta.relation if meta is not None else ""
