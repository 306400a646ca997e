"""Stored records as the JSON objects that requests read.

Looks up names, tags and photos for a whole page at once. Shapes: fact sheet 3.10 and 4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.crm.fields import SE_MODULE, FieldSpec, FieldType, stable_id
from crmsync.sandbox.crm.people import People
from crmsync.sandbox.crm.records import Records
from crmsync.sandbox.crm.schema import Module, Schema
from crmsync.sandbox.crm.store import Record, Store
from crmsync.sandbox.crm.tags import Tag, Tags
from crmsync.sandbox.crm.times import local_text

RICH_TEXT_IN_LISTS = 500

_ALWAYS = {
    "$approval_state": "approved",
    "$approved": True,
    "$editable": True,
    "$in_merge": False,
    "$locked_for_me": False,
    "$sharing_permission": "full_access",
    "$state": "save",
}
"""`$` keys that are the same on every record here."""


@frozen
class _Page:
    """What the records of one reply refer to."""

    references: dict[int, tuple[str, dict[str, Any]]]
    tags: dict[int, Tag]
    photos: dict[int, str]
    zone: str
    short: bool


_Reader = Callable[["Renderer", _Page, FieldSpec, Record], Any]


class Renderer:
    """Renders for one user at a time: `zone` is that user's."""

    def __init__(self, store: Store, schema: Schema, people: People, tags: Tags, records: Records) -> None:
        self._store = store
        self._schema = schema
        self._people = people
        self._tags = tags
        self._records = records

    def many(
        self,
        module: Module,
        records: Sequence[Record],
        zone: str,
        names: Sequence[str] | None = None,
        *,
        short: bool = False,
    ) -> list[dict[str, Any]]:
        """The objects of these records with the fields of those names, or all; `short` as lists cut rich
        text.
        """
        specs = (
            list(module.spec.fields)
            if names is None
            else [module.fields[name] for name in names if name in module.fields]
        )
        dollars = list(_ALWAYS) if names is None else [name for name in names if name in _ALWAYS]
        cancelled = module.api_name == "Events" and (names is None or "$event_cancelled" in names)
        se_module = any(spec.lookup == SE_MODULE for spec in specs) or (
            names is not None and "$se_module" in names
        )
        page = self._page(specs, records, zone, short=short)
        # Most fields are shown as they are stored; only the others need a reader.
        plain = [(spec.api_name, spec.type is FieldType.BOOLEAN) for spec in specs if not _reader(spec)]
        read = [(spec, reader) for spec in specs if (reader := _reader(spec))]
        rendered = []
        for record in records:
            values = record.values
            shown: dict[str, Any] = {"id": str(record.id)}
            for name, boolean in plain:
                shown[name] = values.get(name, False if boolean else None)
            for spec, reader in read:
                shown[spec.api_name] = reader(self, page, spec, record)
            for name in dollars:
                shown[name] = _ALWAYS[name]
            if se_module:
                shown["$se_module"] = values.get("$se_module")
            if cancelled:
                shown["$event_cancelled"] = values.get("$event_cancelled", False)
            rendered.append(shown)
        return rendered

    def _page(
        self, specs: Iterable[FieldSpec], records: Sequence[Record], zone: str, *, short: bool
    ) -> _Page:
        lookups = [spec.api_name for spec in specs if spec.type is FieldType.LOOKUP]
        types = {spec.type for spec in specs}
        wanted = (record.values.get(name) for record in records for name in lookups)
        tag_ids = (tag for record in records for tag in record.values.get("Tag", ()))
        ids = [record.id for record in records]
        return _Page(
            references=self._store.references(value for value in wanted if value) if lookups else {},
            tags=self._tags.by_ids(tag_ids) if FieldType.TAGS in types else {},
            photos=self._store.photo_digests(ids) if FieldType.IMAGE in types else {},
            zone=zone,
            short=short,
        )

    def _system(self, page: _Page, spec: FieldSpec, record: Record) -> Any:
        match spec.api_name:
            case "id":
                return str(record.id)
            case "Owner":
                return self._people.reference(record.owner)
            case "Created_By":
                return self._people.reference(record.created_by)
            case "Modified_By":
                return self._people.reference(record.modified_by)
            case "Created_Time":
                return local_text(record.created, page.zone)
            case "Modified_Time" | "Last_Activity_Time":
                return local_text(record.modified, page.zone)
            case "Locked__s":
                return record.blocked == "RECORD_LOCKED"
            case _:
                return "Available"

    def _lookup(self, page: _Page, spec: FieldSpec, record: Record) -> Any:
        target = record.values.get(spec.api_name)
        found = page.references.get(target) if target else None
        if target is None or found is None:
            return None
        module, values = found
        display = self._schema.module(module).spec.display_field
        shown: dict[str, Any] = {"name": values.get(display), "id": str(target)}
        if record.module == "Notes":
            shown["module"] = {"api_name": module, "id": stable_id("module", module)}
        return shown

    def _tag_list(self, page: _Page, _: FieldSpec, record: Record) -> Any:
        return [page.tags[tag].reference() for tag in record.values.get("Tag", ()) if tag in page.tags]

    def _image(self, page: _Page, _: FieldSpec, record: Record) -> Any:
        return page.photos.get(record.id)

    def _datetime(self, page: _Page, spec: FieldSpec, record: Record) -> Any:
        epoch = record.values.get(spec.api_name)
        return None if epoch is None else local_text(epoch, page.zone)

    def _alarm(self, _page: _Page, spec: FieldSpec, record: Record) -> Any:
        text = record.values.get(spec.api_name)
        return None if text is None else {"ALARM": text}

    def _participants(self, _page: _Page, spec: FieldSpec, record: Record) -> Any:
        return [
            entry | {"id": str(entry["id"])} | self._records.participant_details(entry)
            for entry in record.values.get(spec.api_name) or []
        ]

    def _big(self, _page: _Page, spec: FieldSpec, record: Record) -> Any:
        number = record.values.get(spec.api_name)
        return None if number is None else str(number)

    def _long(self, page: _Page, spec: FieldSpec, record: Record) -> Any:
        text = record.values.get(spec.api_name)
        return text[:RICH_TEXT_IN_LISTS] if text and page.short else text


_SYSTEM = frozenset(
    {
        "id",
        "Owner",
        "Created_By",
        "Modified_By",
        "Created_Time",
        "Modified_Time",
        "Last_Activity_Time",
        "Locked__s",
        "Record_Status__s",
    }
)

_READERS: dict[FieldType, _Reader] = {
    FieldType.LOOKUP: Renderer._lookup,
    FieldType.TAGS: Renderer._tag_list,
    FieldType.IMAGE: Renderer._image,
    FieldType.DATETIME: Renderer._datetime,
    FieldType.ALARM: Renderer._alarm,
    FieldType.PARTICIPANTS: Renderer._participants,
    FieldType.BIG_INTEGER: Renderer._big,
}


def _reader(spec: FieldSpec) -> _Reader | None:
    if spec.api_name in _SYSTEM:
        return Renderer._system
    if spec.rich_text:
        return Renderer._long
    return _READERS.get(spec.type)
