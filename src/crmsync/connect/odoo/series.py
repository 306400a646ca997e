"""Meetings as items: a series, which Odoo keeps as one row for each date, is read and written as one item.

How a series is named and found stands here, how it is written in `series_write`. Seen on Odoo 19.0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from crmsync.connect.batches import batches
from crmsync.connect.errors import NotPermitted, ServiceError
from crmsync.connect.http import Effect
from crmsync.connect.odoo.client import OdooClient, Protocol
from crmsync.connect.odoo.series_write import RECURRENCES, SeriesWriter
from crmsync.connect.odoo.store import IDS, PAGE, Listed, Model, RowStore, digest, numbers
from crmsync.mapping.odoo.attendees import ATTENDEE_FIELDS, ATTENDEES
from crmsync.mapping.odoo.record import ref, spell_moment
from crmsync.mapping.odoo.recurrence import RULE_FIELDS
from crmsync.mapping.odoo.reminders import ALARMS
from crmsync.mapping.odoo.series import ITEM, MODEL, RECURRENCE, ROWS, TIMES, TOLD_BY, model_row
from crmsync.mapping.records import Record
from crmsync.model.items import ItemId, OperationKey, Version

AT_ONCE = 20
"""Series whose rows are asked for together: each may have some hundreds."""

_ROW_FIELDS = ("id", *TIMES, *TOLD_BY, "write_date", "recurrence_id")
_MARK = re.compile(r" R(\d+) B(\d+)#")


class SeriesStore(RowStore):
    """Single meetings and series. A series is named by its base row, and keeps that name when a person
    deletes the base row or changes all of its dates in Odoo.
    """

    def __init__(self, client: OdooClient, model: Model) -> None:
        super().__init__(client, model)
        self._by_recurrence: dict[int, ItemId] = {}
        self._by_base: dict[int, ItemId] = {}
        self._writer = SeriesWriter(client, model)

    # ---- what an item is

    def acquaint(self, known: Mapping[ItemId, Version]) -> None:
        """See `Store.acquaint`."""
        for item, version in known.items():
            mark = _MARK.search(version)
            if mark is not None:
                self._by_recurrence.setdefault(int(mark[1]), item)
                self._by_base.setdefault(int(mark[2]), item)

    def item_id(self, record: Record) -> ItemId:
        return ItemId(str(record.get(ITEM) or record["id"]))

    def version(self, record: Record) -> Version:
        rule = record.get(RECURRENCE)
        parts = json.dumps([record.get(name) for name in (ATTENDEES, ROWS)], sort_keys=True)
        looks = digest({**record, ROWS: parts}, (*self.model.fields, ROWS))
        told = f"{record.get('write_date')} {looks}"
        if not isinstance(rule, Mapping):
            return Version(told)
        return Version(f"{told} R{rule['id']} B{record['id']}{_mark(rule, len(record[ROWS]))}")

    # ---- reading

    def listing(self) -> Iterator[Listed]:
        last = 0
        while True:
            domain = [*self._domain(), ["recurrence_id", "=", False], ["id", ">", last]]
            found, clock = self._rows(domain, self.model.fields, self.model.context, order="id", limit=PAGE)
            yield Listed(self._single(found), clock)
            if len(found) < PAGE:
                break
            last = int(found[-1]["id"])
        yield from self._series(sorted(self._counts(self._domain())))

    def since(self, moment: datetime, *, news_only: bool) -> Iterator[Listed]:
        # A guest's answer is a change of the guest only.
        changed = [[name, ">=", spell_moment(moment)] for name in ("write_date", "attendee_ids.write_date")]
        domain = [*self._domain(), "|", *changed]
        found, clock = self._rows(domain, ("id", "recurrence_id"), self.model.context, order="id")
        if not found:
            yield Listed((), clock)
            return
        series = {one.id for row in found if (one := ref(row.get("recurrence_id"))) is not None}
        for batch in batches((int(row["id"]) for row in found if not row.get("recurrence_id")), PAGE):
            yield Listed(self._single(self._read(batch)), clock)
        for listed in self._series(sorted(one for one in series if one)):
            yield Listed(listed.records, clock)

    def by_ids(self, items: Iterable[ItemId]) -> Iterator[Listed]:
        for batch in batches(dict.fromkeys(items), PAGE):
            wanted = set(batch)
            rows = self._read(numbers(batch))
            single = [row for row in rows if not row.get("recurrence_id")]
            yield Listed(self._single(single))
            series = {one.id for row in rows if (one := ref(row.get("recurrence_id"))) is not None}
            # An item whose base row has gone is known by its recurrence.
            series |= {number for number, item in self._by_recurrence.items() if item in wanted}
            told = {ItemId(str(row["id"])) for row in single}
            for listed in self._series(sorted(one for one in series if one)):
                yield Listed(
                    [
                        record
                        for record in listed.records
                        if self.item_id(record) in wanted and self.item_id(record) not in told
                    ]
                )

    def inventory(self) -> Iterator[tuple[ItemId, str]]:
        last = 0
        while True:
            domain = [*self._domain(), ["recurrence_id", "=", False], ["id", ">", last]]
            rows, _ = self._rows(domain, ("id",), self.model.context, order="id", limit=IDS)
            yield from ((ItemId(str(row["id"])), "") for row in rows)
            if len(rows) < IDS:
                break
            last = int(rows[-1]["id"])
        mine = sorted(self._counts(self._domain()))
        sizes = self._counts(self._whole(mine))
        for rule in self._rules(mine):
            base = ref(rule.get("base_event_id"))
            number = int(rule["id"])
            if number in sizes:
                yield self._name(number, base.id if base else None), _mark(rule, sizes[number])

    def inside(self, items: Sequence[ItemId]) -> set[ItemId]:
        found = super().inside(items)
        wanted = set(items)
        series = {number: item for number, item in self._by_recurrence.items() if item in wanted}
        if series:
            mine = self._counts([*self._domain(), ["recurrence_id", "in", sorted(series)]])
            found |= {series[number] for number in mine}
        return found

    def exists(self, item: ItemId) -> bool:
        series = [number for number, named in self._by_recurrence.items() if named == item]
        rows = [["recurrence_id", "in", series], ["active", "in", [True, False]]]
        return super().exists(item) or self.client.count(self.model.name, rows, self._reading) > 0

    # ---- writing

    def create(
        self, drafts: Sequence[tuple[OperationKey, Record]], action: str
    ) -> Iterator[tuple[OperationKey, ItemId | ServiceError]]:
        series = {key: draft for key, draft in drafts if isinstance(draft.get(RECURRENCE), Mapping)}
        # Odoo makes the dates of a series by itself; so the meeting and its dates are one transaction.
        lines = [(key, self._writer.line(draft)) for key, draft in drafts]
        for key, made in super().create(lines, action):
            draft = series.get(key)
            if draft is not None and not isinstance(made, ServiceError):
                yield key, self._completed(made, draft, action)
            else:
                yield key, made

    def update(self, present: Record, draft: Record, action: str) -> None:
        self._writer.update(present, draft, action)

    def delete(self, items: Sequence[ItemId], action: str) -> None:
        single: list[int] = []
        for listed in self.by_ids(items):
            for record in listed.records:
                if isinstance(record.get(RECURRENCE), Mapping):
                    self._writer.delete(record, action)
                else:
                    single.append(int(record["id"]))
        if single:
            self.client.call(self.model.name, "unlink", action, effect=Effect.IDEMPOTENT, ids=single)

    def archive(self, items: Sequence[ItemId], action: str) -> None:
        """See `Store.archive`."""
        rows: list[int] = []
        for listed in self.by_ids(items):
            for record in listed.records:
                rows += [int(row["id"]) for row in record.get(ROWS) or (record,)]
        self._writer.write(rows, {"active": False}, action)

    def _completed(self, item: ItemId, draft: Record, action: str) -> ItemId | ServiceError:
        try:
            for listed in self.by_ids([item]):
                for record in listed.records:
                    self._writer.complete(record, draft, action)
        except ServiceError as error:
            return error
        return item

    # ---- pieces of reading

    def _single(self, rows: list[Record]) -> list[Record]:
        self._join(rows)
        return rows

    def _series(self, recurrences: Sequence[int]) -> Iterator[Listed]:
        """The series of these recurrences as whole records."""
        for batch in batches(recurrences, AT_ONCE):
            rules = {int(rule["id"]): rule for rule in self._rules(batch)}
            rows: dict[int, list[Record]] = {}
            light, clock = self._rows(self._whole(batch), _ROW_FIELDS, {}, order="start, id")
            for row in light:
                held = ref(row.pop("recurrence_id"))
                if held is not None and held.id is not None:
                    rows.setdefault(held.id, []).append(row)
            yield Listed(self._assembled(rules, rows), clock)

    def _assembled(self, rules: Mapping[int, Record], rows: Mapping[int, list[Record]]) -> list[Record]:
        models: dict[int, tuple[int, int]] = {}
        for number, held in rows.items():
            base = ref(rules[number].get("base_event_id")) if number in rules else None
            ids = [int(row["id"]) for row in held]
            mine = base.id if base is not None and base.id in ids else ids[0]
            model = model_row(held, mine)
            if number in rules and model is not None:
                models[int(model["id"])] = (number, mine)
        found = self._read(sorted(models))
        self._join(found)
        return [self._whole_record(row, *models[int(row["id"])], rules, rows) for row in found]

    def _whole_record(
        self,
        model: Record,
        number: int,
        base: int,
        rules: Mapping[int, Record],
        rows: Mapping[int, list[Record]],
    ) -> Record:
        held = rows[number]
        first = next(row for row in held if row["id"] == base)
        newest = max(str(row.pop("write_date")) for row in held)
        return {
            **model,
            **{name: first[name] for name in TIMES},
            "id": base,
            "write_date": max(newest, str(rules[number].get("write_date"))),
            RECURRENCE: rules[number],
            ROWS: held,
            MODEL: model["id"],
            ITEM: self._name(number, base),
        }

    def _name(self, recurrence: int, base: int | None) -> ItemId:
        """The item that a series is; what it was called last time, where it was known already."""
        own = ItemId(str(base)) if base is not None else None
        if own is not None and own in self._by_base.values():
            found = own
        else:
            found = self._by_recurrence.get(recurrence) or self._by_base.get(base or 0) or own or ItemId("0")
        self._by_recurrence[recurrence] = found
        if base is not None:
            self._by_base[base] = found
        return found

    def _read(self, ids: Sequence[int], fields: Sequence[str] | None = None) -> list[Record]:
        found: list[Record] = []
        for batch in batches(ids, PAGE):
            rows, _ = self._rows(
                [["id", "in", batch]], fields or self.model.fields, {"active_test": False}, order="id"
            )
            found += rows
        return found

    def _join(self, rows: list[Record]) -> None:
        """Put the names of tags, the attendees and the alarms into rows."""
        self._names.put_in(rows, self.model)
        wanted = [int(row["id"]) for row in rows if row.get("attendee_ids")]
        attendees: dict[int, list[Record]] = {}
        for batch in batches(wanted, PAGE):
            asked = ("event_id", *ATTENDEE_FIELDS)
            found, _ = self.client.rows(
                "calendar.attendee", [["event_id", "in", batch]], asked, self._reading, order="id"
            )
            for one in found:
                event = ref(one.pop("event_id"))
                attendees.setdefault((event.id if event else None) or 0, []).append(one)
        for row in rows:
            row[ATTENDEES] = attendees.get(int(row["id"]), [])
            row[ALARMS] = [self._writer.alarms[one] for one in row.get("alarm_ids") or ()]

    def _rules(self, recurrences: Sequence[int]) -> list[Record]:
        if not recurrences:
            return []
        asked = ("base_event_id", "write_date", *RULE_FIELDS)
        return self.client.read(RECURRENCES, recurrences, asked, self._reading)

    def _whole(self, recurrences: Sequence[int]) -> list[Any]:
        """The rows of these series, in the collection or not."""
        return [["recurrence_id", "in", list(recurrences)], ["active", "=", True]]

    def _counts(self, domain: Sequence[Any]) -> dict[int, int]:
        """How many rows of a domain each series has."""
        searched = [*domain, ["recurrence_id", "!=", False]]
        try:
            if self.client.protocol is Protocol.JSON2:
                told = self.client.call(
                    self.model.name,
                    "formatted_read_group",
                    self._reading,
                    domain=searched,
                    groupby=["recurrence_id"],
                    aggregates=["__count"],
                ).value
                return {int(group["recurrence_id"][0]): int(group["__count"]) for group in told}
            told = self.client.call(
                self.model.name,
                "read_group",
                self._reading,
                domain=searched,
                fields=["recurrence_id"],
                groupby=["recurrence_id"],
            ).value
        except NotPermitted as error:
            raise self.gone() from error
        return {int(group["recurrence_id"][0]): int(group["recurrence_id_count"]) for group in told}


def _mark(rule: Mapping[str, Any], rows: int) -> str:
    """What the version of a series ends with: rows that were deleted, and rules, date no other row."""
    return f"#{rows}@{rule.get('write_date')}"
