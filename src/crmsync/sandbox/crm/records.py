"""What happens to records: created, updated, upserted, deleted, restored, purged, merged, tagged, pictured.

The rules of the service, for requests and for a person alike; every caller holds the store's transaction.
Rules: fact sheet 3.3–3.5, 4, 9 (state rules).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Any, Literal

from crmsync.frozen import frozen
from crmsync.sandbox.crm.automation import SILENT, Automation, AutomationLog, Reaction, Source
from crmsync.sandbox.crm.environment import Environment
from crmsync.sandbox.crm.errors import ApiError, ItemError, unknown_record
from crmsync.sandbox.crm.people import People
from crmsync.sandbox.crm.recurrence import alarm_mails
from crmsync.sandbox.crm.schema import Module, Schema
from crmsync.sandbox.crm.store import Deleted, Record, Store
from crmsync.sandbox.crm.tags import check_count
from crmsync.sandbox.crm.validate import Draft, Validator
from crmsync.sandbox.crm.values import as_id

LARGEST_PHOTO = 10 * 1024 * 1024
RECYCLE_DAYS = 60
PERMANENT_DAYS = 120
_DAY = 86_400
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM")


@frozen
class Writer:
    """Who writes, how, and what the write may set off. unmodified_since: seconds since 1970, or None.

    faults: positions of items that are to be refused, with the code to refuse them with (injected by tests).
    """

    user: int
    source: Source
    automation: Automation = SILENT
    unmodified_since: int | None = None
    faults: tuple[tuple[int, str], ...] = ()


@frozen
class Written:
    """An item that was taken. duplicate_field: what an upsert found the record by."""

    record: Record
    action: Literal["insert", "update", "delete"]
    duplicate_field: str | None = None


class ChangedMeanwhile(Exception):
    """`record` is newer than If-Unmodified-Since says; nothing was written."""

    def __init__(self, record: Record) -> None:
        super().__init__(record.id)
        self.record = record


Outcome = Written | ItemError

_BLOCKED = {
    "RECORD_LOCKED": "You cannot perform this operation as the record is locked.",
    "RECORD_IN_BLUEPRINT": "The record is in blue print",
    "NOT_APPROVED": "record not approved",
    "CONVERTED_RECORD": "can't update the converted record",
    "NO_PERMISSION": "permission denied",
    "CANNOT_PROCESS": "The record is in stop processing",
}


def refused_with(code: str, record_id: object = None) -> ItemError:
    """An item error of that code, as a blocked record or an injected fault gives it."""
    details = {} if record_id is None else {"id": str(record_id)}
    return ItemError(code, _BLOCKED.get(code, "invalid data"), details)


class Records:
    """All changes to records."""

    def __init__(
        self,
        environment: Environment,
        store: Store,
        schema: Schema,
        people: People,
        validator: Validator,
        log: AutomationLog,
    ) -> None:
        self._environment = environment
        self._store = store
        self._schema = schema
        self._people = people
        self._log = log
        self._validator = validator

    def create(self, module: Module, items: Sequence[Any], writer: Writer) -> list[Outcome]:
        """One outcome for each item, in their order."""
        return self._each(items, writer, lambda index, item: self._insert(module, item, index, writer))

    def update(self, module: Module, items: Sequence[Any], writer: Writer) -> list[Outcome]:
        """Each item names its record by `id`.

        Raises ChangedMeanwhile, before anything is written, when a record is newer than `unmodified_since`.
        """
        self._refuse_stale(
            writer, (self._find(module, item.get("id")) for item in items if isinstance(item, dict))
        )
        return self._each(items, writer, lambda index, item: self._update(module, item, index, writer))

    def upsert(
        self, module: Module, items: Sequence[Any], check_fields: Sequence[str], writer: Writer
    ) -> list[Outcome]:
        """Update the record that has an item's check field, else create one. Raises like `update`."""

        self._refuse_stale(writer, (self._match(module, item, check_fields)[1] for item in items))

        def one(index: int, item: Any) -> Written:
            field, found = self._match(module, item, check_fields)
            if found is None:
                return self._insert(module, item, index, writer)
            written = self._update(module, item | {"id": found.id}, index, writer)
            return Written(written.record, "update", field)

        return self._each(items, writer, one)

    def delete(self, module: Module, ids: Sequence[object], writer: Writer) -> list[Outcome]:
        """Move records to the recycle bin."""

        def one(_: int, given: object) -> Written:
            record = self._live(module, given, "record not deleted")
            now = self._environment.now()
            self._store.remove(record.id)
            self._store.put_deleted(
                Deleted(
                    id=record.id,
                    module=record.module,
                    deleted=now,
                    deleted_by=writer.user,
                    display_name=self.display_name(record),
                    created_by=record.created_by,
                    owner=record.owner,
                    record=record,
                )
            )
            self._log.wrote(writer.source, record, "delete", writer.automation)
            return Written(record, "delete")

        return self._each(ids, writer, one)

    def restore(self, record_id: int) -> Record:
        """Bring a record back from the recycle bin. Raises ItemError when it is not (or no longer) there."""
        entry = self._in_bin(record_id)
        record = entry.record
        if record is None:
            raise unknown_record(record_id)
        now = self._environment.now()
        record.written = now
        if self._environment.behaviour.restore_moves_modified:
            record.modified = now
        self._store.remove_deleted(record.id)
        self._store.insert(record)
        return record

    def purge(self, record_id: int) -> None:
        """Delete a record of the recycle bin for good. Raises ItemError when it is not there."""
        entry = self._in_bin(record_id)
        self._store.remove_photo(record_id)
        self._store.execute("DELETE FROM emails WHERE record = ?", (record_id,))
        self._store.put_deleted(
            Deleted(record_id, entry.module, self._environment.now(), None, None, None, None, None)
        )

    def _in_bin(self, record_id: int) -> Deleted:
        entry = self._store.deleted(record_id)
        oldest = self._environment.now() - RECYCLE_DAYS * _DAY
        if entry is None or entry.record is None or entry.deleted <= oldest:
            raise unknown_record(record_id)
        return entry

    def merge(self, keep: int, lose: int, writer: Writer) -> Record:
        """Make one record of two of a module: what `keep` lacks comes from `lose`, which goes to the recycle
        bin.

        Notes, tasks, meetings and look-ups that pointed to `lose` point to `keep` afterwards.
        Raises ItemError when one of them is not there, or they are of different modules.
        """
        kept, lost = self._store.record(keep), self._store.record(lose)
        if kept is None or lost is None or kept.module != lost.module or keep == lose:
            raise unknown_record(lose if kept is not None else keep)
        module = self._schema.module(kept.module)
        for name, value in lost.values.items():
            if name != "Tag" and kept.values.get(name) in (None, ""):
                kept.values[name] = value
        tags = dict.fromkeys([*kept.values.get("Tag", []), *lost.values.get("Tag", [])])
        kept.values["Tag"] = list(tags)[:10]
        self._derive(kept)
        photo = self._store.photo(lose)
        if photo is not None and self._store.photo(keep) is None:
            self._store.put_photo(keep, photo, sha256(photo).hexdigest())
        self._redirect(lose, keep)
        self._stamp(kept, writer, moves=True)
        self._store.replace(kept)
        self.delete(module, [lose], writer)
        return kept

    def _redirect(self, old: int, new: int) -> None:
        for module in self._schema.modules():
            for spec in module.spec.fields:
                if spec.lookup is None:
                    continue
                where = f"json_extract(data, '$.\"{spec.api_name}\"') = ?"
                for record in self._store.records(module.api_name, where, (old,)):
                    record.values[spec.api_name] = new
                    record.written = self._environment.now()
                    self._store.replace(record)
        for record in self._store.records("Events", "data LIKE ?", (f'%"participant":"{old}"%',)):
            for entry in record.values.get("Participants") or []:
                if entry["type"] == "contact" and entry["participant"] == str(old):
                    entry["participant"] = str(new)
            record.written = self._environment.now()
            self._store.replace(record)
        self._store.execute("UPDATE emails SET record = ? WHERE record = ?", (new, old))

    def change_tags(
        self, module: Module, record_id: object, change: Callable[[list[int]], list[int]], writer: Writer
    ) -> Record:
        """Give a record the tags that `change` makes of its present ones.

        Raises ItemError for a record that is not there, ValueRefused for too many tags.
        """
        record = self._live(module, record_id)
        after = change(list(record.values.get("Tag", [])))
        check_count(after)
        if after != record.values.get("Tag", []):
            record.values["Tag"] = after
            self._stamp(record, writer, moves=self._environment.behaviour.tag_moves_modified)
            self._store.replace(record)
        return record

    def set_photo(self, module: Module, record_id: object, content: bytes | None, writer: Writer) -> bool:
        """Give a record a photo, or take it away with None. True if that changed anything.

        Raises ItemError for a record that is not there, ApiError where the module has no photos or the
        content is no image.
        """
        if not module.spec.photo:
            raise ApiError(400, "INVALID_MODULE", "The given module is not supported in API")
        record = self._live(module, record_id)
        if content is None:
            changed = self._store.remove_photo(record.id)
        else:
            _check_image(content)
            self._store.put_photo(record.id, content, sha256(content).hexdigest())
            changed = True
        if changed:
            self._stamp(record, writer, moves=self._environment.behaviour.photo_moves_modified)
            self._store.replace(record)
        return changed

    def block(self, record_id: int, code: str | None) -> None:
        """Refuse every write to that record with `code` from now on; None takes writes again.

        Raises ItemError when it is not there, ValueError for a code that no record is blocked with.
        """
        if code is not None and code not in _BLOCKED:
            raise ValueError(f"A record is never blocked with {code}; known: {', '.join(_BLOCKED)}.")
        record = self._store.record(record_id)
        if record is None:
            raise unknown_record(record_id)
        record.blocked = code
        self._store.replace(record)

    def cancel_meeting(self, record: Record, writer: Writer, *, mail: bool) -> None:
        """Mark a meeting as cancelled; `mail` its participants."""
        record.values["$event_cancelled"] = True
        self._stamp(record, writer, moves=True)
        self._store.replace(record)
        if mail:
            self._log.mailed(writer.source, Reaction.CANCELLATION_MAIL, record, self.addresses(record))

    def live(self, module: Module, given: object) -> Record:
        """The live record of that id. Raises ItemError when it is not there."""
        record = self._find(module, given)
        if record is None:
            raise unknown_record(given)
        return record

    def display_name(self, record: Record) -> str:
        """What a person calls the record."""
        return str(record.values.get(self._schema.module(record.module).spec.display_field) or "")

    def addresses(self, record: Record) -> list[str]:
        """Mail addresses of a meeting's participants, other than its owner."""
        found = []
        for entry in record.values.get("Participants") or []:
            address = self.participant_details(entry)["Email"]
            owner = entry["type"] == "user" and entry["participant"] == str(record.owner)
            if address and not owner:
                found.append(str(address))
        return found

    def participant_details(self, entry: dict[str, Any]) -> dict[str, Any]:
        """Name and mail address of a participant, as they are now."""
        match entry["type"]:
            case "user":
                user = self._people.get(int(entry["participant"]))
                return {"name": user.name if user else None, "Email": user.email if user else None}
            case "contact":
                number = int(entry["participant"])
                _, values = self._store.references([number]).get(number, ("", {}))
                return {"name": values.get("Full_Name"), "Email": values.get("Email")}
            case _:
                return {"name": entry.get("name"), "Email": entry["participant"]}

    def _each(
        self, items: Sequence[Any], writer: Writer, write: Callable[[int, Any], Written]
    ) -> list[Outcome]:
        faults = dict(writer.faults)
        outcomes: list[Outcome] = []
        for index, item in enumerate(items):
            try:
                if index in faults:
                    raise refused_with(faults[index])
                outcomes.append(write(index, item))
            except ItemError as refused:
                outcomes.append(refused)
        return outcomes

    def _insert(self, module: Module, item: Any, index: int, writer: Writer) -> Written:
        draft = self._validator.draft(module, item, index, None, writer.user)
        limit = self._environment.behaviour.storage_limit
        if limit is not None and self._store.count() >= limit:
            raise ItemError("STORAGE_SPACE_EXCEEDED", "Record count exceeded", {"limit": limit})
        now = self._environment.now()
        record = Record(
            id=self._store.new_id(),
            module=module.api_name,
            owner=draft.owner or writer.user,
            created_by=writer.user,
            modified_by=writer.user,
            created=now,
            modified=now,
            written=now,
        )
        self._apply(record, draft)
        self._store.insert(record)
        self._touch_parent(record, writer)
        self._announce(record, draft, "create", writer)
        return Written(record, "insert")

    def _update(self, module: Module, item: Any, index: int, writer: Writer) -> Written:
        if not isinstance(item, dict) or item.get("id") is None:
            raise ItemError(
                "MANDATORY_NOT_FOUND",
                "required field not found",
                {"api_name": "id", "json_path": f"$.data[{index}].id"},
            )
        record = self._live(module, item["id"])
        draft = self._validator.draft(module, item, index, record, writer.user)
        only_tags = draft.tags is not None and not draft.values and draft.owner is None
        self._apply(record, draft)
        self._stamp(record, writer, moves=not only_tags or self._environment.behaviour.tag_moves_modified)
        self._store.replace(record)
        self._touch_parent(record, writer)
        self._announce(record, draft, "update", writer)
        return Written(record, "update")

    def _apply(self, record: Record, draft: Draft) -> None:
        if draft.owner is not None:
            record.owner = draft.owner
        if draft.tags is not None:
            record.values["Tag"] = draft.tags
        before = record.values.get("Status")
        for name, value in draft.values.items():
            if value is None:
                record.values.pop(name, None)
            else:
                record.values[name] = value
        self._derive(record)
        after = record.values.get("Status")
        if record.module == "Tasks" and before != after:
            if after == "Completed":
                record.values["Closed_Time"] = self._environment.now()
            else:
                record.values.pop("Closed_Time", None)

    def _derive(self, record: Record) -> None:
        if record.module == "Contacts":
            parts = (record.values.get(name) for name in ("Salutation", "First_Name", "Last_Name"))
            record.values["Full_Name"] = " ".join(part for part in parts if part)

    def _stamp(self, record: Record, writer: Writer, *, moves: bool) -> None:
        record.written = self._environment.now()
        if moves:
            record.modified = record.written
            record.modified_by = writer.user

    def _touch_parent(self, record: Record, writer: Writer) -> None:
        if record.module != "Notes" or not self._environment.behaviour.note_moves_modified:
            return
        parent = self._store.record(record.values["Parent_Id"])
        if parent is not None:
            self._stamp(parent, writer, moves=True)
            self._store.replace(parent)

    def _announce(self, record: Record, draft: Draft, action: str, writer: Writer) -> None:
        self._log.wrote(writer.source, record, action, writer.automation)
        if record.module == "Events" and draft.notify:
            addresses = self.addresses(record)
            self._log.mailed(writer.source, Reaction.INVITATION_MAIL, record, addresses)
            if addresses:
                for entry in record.values["Participants"]:
                    entry["invited"] = True
                self._store.replace(record)
        if record.module == "Tasks":
            owner = self._people.get(record.owner)
            mails = [owner.email] if owner else []
            if record.values.get("Send_Notification_Email"):
                self._log.mailed(writer.source, Reaction.TASK_MAIL, record, mails)
            if alarm_mails(draft.values.get("Remind_At") or ""):
                self._log.mailed(writer.source, Reaction.REMINDER_MAIL, record, mails)

    def _match(
        self, module: Module, item: Any, check_fields: Sequence[str]
    ) -> tuple[str | None, Record | None]:
        for name in check_fields:
            value = item.get(name) if isinstance(item, dict) else None
            spec = module.fields.get(name)
            if spec is not None and isinstance(value, (str, int)) and value != "":
                found = self._validator.holder(module, spec, value)
                if found is not None:
                    return name, found
        return None, None

    def _find(self, module: Module, given: object) -> Record | None:
        number = as_id(given)
        record = self._store.record(number) if number is not None else None
        return record if record is not None and record.module == module.api_name else None

    def _live(
        self, module: Module, given: object, message: str = "the id given seems to be invalid"
    ) -> Record:
        record = self._find(module, given)
        if record is None:
            raise unknown_record(given, message)
        if record.blocked is not None:
            raise refused_with(record.blocked, record.id)
        return record

    def _refuse_stale(self, writer: Writer, records: Iterable[Record | None]) -> None:
        if writer.unmodified_since is None:
            return
        for record in records:
            if record is not None and record.modified > writer.unmodified_since:
                raise ChangedMeanwhile(record)


def _check_image(content: bytes) -> None:
    if not content.startswith(_IMAGES):
        raise ApiError(400, "INVALID_DATA", "The image format is invalid.", {"api_name": "file"})
    if len(content) > LARGEST_PHOTO:
        raise ApiError(
            400, "FILE_SIZE_MORE_THAN_ALLOWED_SIZE", "file size exceeded", {"limit": LARGEST_PHOTO}
        )
