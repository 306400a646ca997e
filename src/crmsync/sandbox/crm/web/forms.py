"""Fields of a record as inputs of a form, and what a person typed as the item of a write.

Looks-ups are typed as a name, or as `name #id` as the suggestions give it. Knows nothing of addresses and
pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.fields import SE_MODULE, FieldSpec, FieldType
from crmsync.sandbox.crm.people import User
from crmsync.sandbox.crm.schema import Module
from crmsync.sandbox.crm.store import Record
from crmsync.sandbox.crm.times import zone_named
from crmsync.sandbox.crm.web.html import Child, Markup, tag

LONGEST_SHORT_TEXT = 500
SUGGESTED = 200
"""So many records are suggested for a look-up."""

_ID = re.compile(r"#(\d+)\s*$")
_REMINDER = re.compile(r"(\d+)\s*(\w+)")


class FormProblem(Exception):
    """Something a person typed cannot be understood; the text says what."""


class RecordForm:
    """The form of one module for one person."""

    def __init__(self, core: Core, module: Module, user: User) -> None:
        self._core = core
        self._module = module
        self._user = user

    def fields(self) -> list[FieldSpec]:
        """What a person can fill in: mandatory fields first, long texts last."""
        editable = [
            spec
            for spec in self._module.spec.fields
            if not spec.read_only and not (self._module.api_name == "Notes" and spec.lookup)
        ]
        return sorted(editable, key=lambda spec: (_is_long(spec), not spec.mandatory))

    def typed(self, record: Record) -> dict[str, str]:
        """A record as a person would have typed it."""
        (shown,) = self._core.renderer.many(self._module, [record], self._user.zone)
        return {spec.api_name: self._as_typed(spec, shown[spec.api_name]) for spec in self.fields()}

    def inputs(self, typed: Mapping[str, str]) -> list[Markup]:
        """One labelled input for each field."""
        return [self._labelled(spec, typed.get(spec.api_name, "")) for spec in self.fields()]

    def item(self, form: Mapping[str, str], before: Mapping[str, str]) -> dict[str, Any]:
        """The item of a write: what was typed otherwise than `before`. Raises FormProblem."""
        item: dict[str, Any] = {}
        for spec in self.fields():
            text = form.get(spec.api_name, "").replace("\r\n", "\n")
            if text == before.get(spec.api_name, ""):
                continue
            item[spec.api_name] = self._value(spec, text.strip()) if text.strip() else _empty(spec)
            if spec.lookup == SE_MODULE and item[spec.api_name]:
                item["$se_module"] = item[spec.api_name].pop("module")
        if self._module.api_name == "Events":
            item["$send_notification"] = bool(form.get("$send_notification"))
        return {name: value for name, value in item.items() if name != "Owner" or value}

    def _labelled(self, spec: FieldSpec, typed: str) -> Markup:
        label = tag("label", spec.display_label, " *" if spec.mandatory else None, for_=spec.api_name)
        return tag(
            "div",
            label,
            self._input(spec, typed),
            class_="wide" if _is_long(spec) else None,
        )

    def _input(self, spec: FieldSpec, typed: str) -> Child:
        name = {"id": spec.api_name, "name": spec.api_name}
        match spec.type:
            case FieldType.TEXT_AREA | FieldType.PARTICIPANTS:
                return tag("textarea", "\n" + typed, placeholder=_HINTS.get(spec.type), **name)
            case FieldType.BOOLEAN:
                return tag("input", type="checkbox", value="true", checked=typed == "true", **name)
            case FieldType.PICK_LIST:
                known = [value for value in spec.pick_list if value != "-None-"]
                values = ["", *known, *([typed] if typed and typed not in known else [])]
                options = [
                    tag("option", value or "–", value=value, selected=value == typed) for value in values
                ]
                return tag("select", options, **name)
            case FieldType.OWNER:
                options = [
                    tag("option", user.name, value=user.id, selected=str(user.id) == typed)
                    for user in self._core.people.all()
                    if user.active or str(user.id) == typed
                ]
                return tag("select", options, **name)
            case FieldType.LOOKUP:
                suggestions = f"{spec.api_name}-suggestions"
                options = [tag("option", value=value) for value in self._suggested(spec)]
                box = tag("input", type="text", value=typed, list=suggestions, autocomplete="off", **name)
                return [box, tag("datalist", options, id=suggestions)]
            case _:
                kind = {FieldType.DATE: "date", FieldType.DATETIME: "datetime-local"}.get(spec.type, "text")
                return tag("input", type=kind, value=typed, placeholder=_HINTS.get(spec.type), **name)

    def _suggested(self, spec: FieldSpec) -> list[str]:
        target = self._core.schema.module(self._target(spec))
        records = self._core.store.records(target.api_name, order="modified DESC", limit=SUGGESTED)
        return [f"{self._core.records.display_name(record)} #{record.id}" for record in records]

    def _target(self, spec: FieldSpec) -> str:
        return "Accounts" if spec.lookup in (None, SE_MODULE) else str(spec.lookup)

    def _as_typed(self, spec: FieldSpec, shown: Any) -> str:
        if shown is None:
            return ""
        match spec.type:
            case FieldType.BOOLEAN:
                return "true" if shown else ""
            case FieldType.OWNER:
                return str(shown["id"])
            case FieldType.LOOKUP:
                return f"{shown['name'] or ''} #{shown['id']}"
            case FieldType.TAGS:
                return ", ".join(entry["name"] for entry in shown)
            case FieldType.MULTI_PICK_LIST:
                return ", ".join(shown)
            case FieldType.DATETIME:
                return str(shown)[:16]
            case FieldType.ALARM:
                return str(shown["ALARM"])
            case FieldType.RRULE:
                return str(shown["RRULE"])
            case FieldType.REMINDERS:
                return ", ".join(f"{entry['unit']} {entry['period']}" for entry in shown)
            case FieldType.PARTICIPANTS:
                return "\n".join(_participant_text(entry) for entry in shown)
            case _:
                return str(shown)

    def _value(self, spec: FieldSpec, text: str) -> Any:
        match spec.type:
            case FieldType.BOOLEAN:
                return text == "true"
            case FieldType.OWNER:
                return {"id": text}
            case FieldType.LOOKUP:
                return self._looked_up(spec, text)
            case FieldType.TAGS:
                return [{"name": part.strip()} for part in text.split(",") if part.strip()]
            case FieldType.MULTI_PICK_LIST:
                return [part.strip() for part in text.split(",") if part.strip()]
            case FieldType.INTEGER:
                return _number(spec, text, int)
            case FieldType.DOUBLE | FieldType.CURRENCY:
                return _number(spec, text, float)
            case FieldType.DATETIME:
                return self._moment(spec, text)
            case FieldType.ALARM:
                return {"ALARM": text}
            case FieldType.RRULE:
                return {"RRULE": text}
            case FieldType.REMINDERS:
                return [
                    {"unit": int(unit), "period": period} for unit, period in _REMINDER.findall(text)
                ] or text
            case FieldType.PARTICIPANTS:
                return [_participant(line.strip()) for line in text.split("\n") if line.strip()]
            case _:
                return text

    def _looked_up(self, spec: FieldSpec, text: str) -> dict[str, Any]:
        named = _ID.search(text)
        if named is not None:
            record = self._core.store.record(int(named[1]))
        else:
            target = self._core.schema.module(self._target(spec))
            display = target.fields[target.spec.display_field]
            record = self._core.validator.holder(target, display, text)
        if record is None:
            raise FormProblem(f"{spec.display_label}: there is nothing called “{text}”.")
        return {"id": str(record.id)} | ({"module": record.module} if spec.lookup == SE_MODULE else {})

    def _moment(self, spec: FieldSpec, text: str) -> str:
        try:
            local = datetime.fromisoformat(text).replace(tzinfo=zone_named(self._user.zone))
        except ValueError as problem:
            raise FormProblem(f"{spec.display_label}: “{text}” is no date and time.") from problem
        return local.isoformat(timespec="seconds")


_HINTS = {
    FieldType.PARTICIPANTS: "one a line: guest@example.com, contact #id, user #id",
    FieldType.REMINDERS: "15 minutes, 1 days",
    FieldType.TAGS: "customer, vip",
    FieldType.RRULE: "FREQ=WEEKLY;INTERVAL=1;DTSTART=2026-01-05;UNTIL=2026-12-28;BYDAY=MO",
    FieldType.ALARM: "FREQ=NONE;ACTION=POPUP;TRIGGER=DATE-TIME:2026-01-05T09:00:00+01:00",
}


def _is_long(spec: FieldSpec) -> bool:
    return spec.type is FieldType.PARTICIPANTS or (
        spec.type is FieldType.TEXT_AREA and spec.length > LONGEST_SHORT_TEXT
    )


def _empty(spec: FieldSpec) -> Any:
    if spec.type is FieldType.BOOLEAN:
        return False
    return [] if spec.type is FieldType.TAGS else None


def _number(spec: FieldSpec, text: str, kind: type[int] | type[float]) -> int | float:
    try:
        return kind(text)
    except ValueError as problem:
        raise FormProblem(f"{spec.display_label}: “{text}” is no number.") from problem


def _participant_text(entry: Mapping[str, Any]) -> str:
    if entry["type"] == "email":
        return str(entry["participant"])
    return f"{entry['type']} #{entry['participant']} {entry['name'] or ''}".rstrip()


def _participant(line: str) -> dict[str, str]:
    named = re.match(r"(contact|user)\s*#(\d+)", line)
    if named is not None:
        return {"type": named[1], "participant": named[2]}
    return {"type": "email", "participant": line}
