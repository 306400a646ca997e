"""The pages about records: modules, a list, one record, its form, merging. Each function gives the body of a
page.

Reads only; what a person's forms change is in `web.changes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from crmsync.frozen import frozen
from crmsync.sandbox.crm.conditions import Comparison, Group, Operator, Sql
from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.fields import TEXT_TYPES, FieldSpec, FieldType
from crmsync.sandbox.crm.people import User
from crmsync.sandbox.crm.schema import Module
from crmsync.sandbox.crm.store import Record
from crmsync.sandbox.crm.web.forms import RecordForm
from crmsync.sandbox.crm.web.html import Child, Markup, tag

PER_PAGE = 50

_COLUMNS = {
    "Contacts": ("Full_Name", "Account_Name", "Email", "Phone", "Tag"),
    "Accounts": ("Account_Name", "Phone", "Website", "Tag"),
    "Vendors": ("Vendor_Name", "Email", "Phone"),
    "Tasks": ("Subject", "Due_Date", "Status", "Priority", "Who_Id"),
    "Events": ("Event_Title", "Start_DateTime", "End_DateTime", "Venue", "Tag"),
    "Notes": ("Note_Title", "Note_Content", "Parent_Id"),
}


@frozen
class Visit:
    """Who looks at a page, what the address asks for, and the token that forms need."""

    core: Core
    user: User
    query: Mapping[str, str]
    form_token: str

    def form(self, address: str, *children: Child, **attributes: str) -> Markup:
        """A form that is sent with its token."""
        hidden = tag("input", type="hidden", name="form_token", value=self.form_token)
        return tag("form", hidden, *children, method="post", action=address, **attributes)

    def button(self, address: str, label: str, class_: str | None = None) -> Markup:
        """A form that is a button only."""
        return self.form(address, tag("button", label, class_=class_))


def home(visit: Visit) -> list[Child]:
    """Every module with its number of records, and what else there is."""
    core = visit.core
    cards = [
        tag(
            "a",
            tag("b", core.store.count(module.api_name)),
            module.spec.plural,
            href=f"/m/{module.api_name}",
            class_="card",
        )
        for module in core.schema.modules()
    ]
    return [
        tag("p", f"{core.company}: a CRM to try things out with. Nothing here leaves this computer."),
        tag("div", cards, class_="cards"),
    ]


def record_list(visit: Visit, module: Module) -> list[Child]:
    """A module's records, the last changed first: searched, seen through a view, page by page."""
    core, query = visit.core, visit.query
    word, view, number = query.get("q", "").strip(), query.get("view", ""), _page_number(query)
    wheres = [part for part in (_searched(core, module, word), _viewed(visit, module, view)) if part]
    text = " AND ".join(f"({part.text})" for part in wheres) or "1"
    parameters = [value for part in wheres for value in part.parameters]
    total = core.store.count(module.api_name, text, parameters)
    records = core.store.records(
        module.api_name, text, parameters, "modified DESC, id DESC", PER_PAGE, (number - 1) * PER_PAGE
    )
    columns = [module.fields[name] for name in _COLUMNS[module.api_name] if name in module.fields]
    columns += [module.fields["Owner"], module.fields["Modified_Time"]]
    shown = core.renderer.many(module, records, visit.user.zone, [spec.api_name for spec in columns])
    rows = [
        tag(
            "tr",
            [
                tag(
                    "td",
                    _link(record, row[spec.api_name]) if position == 0 else _short(spec, row[spec.api_name]),
                )
                for position, spec in enumerate(columns)
            ],
        )
        for record, row in zip(records, shown, strict=True)
    ]
    table = tag(
        "div",
        tag(
            "table",
            tag("thead", tag("tr", [tag("th", spec.display_label, scope="col") for spec in columns])),
            tag("tbody", rows),
        ),
        class_="scroll",
    )
    new = tag(
        "a", f"New {module.spec.singular.lower()}", href=f"/m/{module.api_name}/new", class_="button main"
    )
    bar = tag(
        "div",
        new if module.api_name != "Notes" else None,
        _search_form(visit, module, word, view),
        tag("a", "Fields", href=f"/m/{module.api_name}/fields"),
        class_="bar",
    )
    empty = tag("p", "No records.", class_="mute")
    return [bar, table if rows else empty, _pager(module, query, number, total)]


def _search_form(visit: Visit, module: Module, word: str, view: str) -> Markup:
    views = [
        tag("option", entry.name, value=entry.id, selected=str(entry.id) == view)
        for entry in visit.core.views.of_module(module.api_name)
    ]
    return tag(
        "form",
        tag("input", type="search", name="q", value=word, placeholder="Search", aria_label="Search"),
        tag("select", views, name="view", aria_label="View"),
        tag("button", "Show"),
        method="get",
        action=f"/m/{module.api_name}",
    )


def _pager(module: Module, query: Mapping[str, str], number: int, total: int) -> Markup:
    def link(label: str, page: int) -> Markup:
        return tag("a", label, href=f"/m/{module.api_name}?{urlencode({**query, 'page': page})}")

    return tag(
        "p",
        f"{total} records",
        [" · ", link("Previous", number - 1)] if number > 1 else None,
        [" · ", link("Next", number + 1)] if number * PER_PAGE < total else None,
        class_="mute",
    )


def record_page(visit: Visit, record: Record) -> list[Child]:
    """One record: its values, tags, photo, notes and what belongs to it."""
    core = visit.core
    module = core.schema.module(record.module)
    (shown,) = core.renderer.many(module, [record], visit.user.zone)
    filled = [spec for spec in module.spec.fields if shown[spec.api_name] not in (None, "", [], False)]
    rows = [
        tag("tr", tag("th", spec.display_label, scope="row"), tag("td", _long(spec, shown[spec.api_name])))
        for spec in filled
        if spec.type is not FieldType.IMAGE
    ]
    actions = tag(
        "div",
        tag("a", "Edit", href=f"/r/{record.id}/edit", class_="button main"),
        tag("a", "Merge", href=f"/r/{record.id}/merge", class_="button") if module.spec.photo else None,
        visit.button(f"/r/{record.id}/delete", "Delete", "danger"),
        tag("a", f"All {module.spec.plural.lower()}", href=f"/m/{module.api_name}"),
        class_="bar",
    )
    photo = tag("img", src=f"/r/{record.id}/photo", alt="Photo", class_="photo")
    return [
        actions,
        tag("p", f"This record refuses changes: {record.blocked}.", class_="problem")
        if record.blocked
        else None,
        photo if shown.get("Record_Image") else None,
        tag("table", tag("tbody", rows), class_="facts"),
        _photo_form(visit, record, shown) if module.spec.photo else None,
        [_related(visit, record, entry.api_name) for entry in module.spec.related if entry.via],
    ]


def _photo_form(visit: Visit, record: Record, shown: Mapping[str, Any]) -> list[Child]:
    upload = visit.form(
        f"/r/{record.id}/photo",
        tag("input", type="file", name="file", accept="image/*", aria_label="Photo", required=True),
        " ",
        tag("button", "Set photo"),
        enctype="multipart/form-data",
    )
    remove = visit.button(f"/r/{record.id}/photo/remove", "Remove photo")
    return [
        tag("h2", "Photo"),
        tag("div", upload, remove if shown.get("Record_Image") else None, class_="bar"),
    ]


def _related(visit: Visit, record: Record, name: str) -> list[Child]:
    core = visit.core
    spec = next(entry for entry in core.schema.module(record.module).spec.related if entry.api_name == name)
    assert spec.via is not None
    target = core.schema.module(spec.module)
    where = core.listing.sql(Comparison((spec.via,), Operator.EQUAL, (str(record.id),)), target)
    found = core.store.records(target.api_name, where.text, where.parameters, "modified DESC", PER_PAGE)
    items: list[Child] = [
        tag("li", _link(entry, core.records.display_name(entry)), _note_text(entry)) for entry in found
    ]
    form = None
    if name == "Notes":
        box = tag("textarea", name="content", aria_label="Note", required=True)
        form = visit.form(f"/r/{record.id}/note", box, tag("p", tag("button", "Add note")), class_="narrow")
    if not items and form is None:
        return []
    return [tag("h2", target.spec.plural), tag("ul", items) if items else None, form]


def _note_text(record: Record) -> Child:
    text = record.values.get("Note_Content")
    return tag("div", text, class_="value") if record.module == "Notes" and text else None


def record_form(visit: Visit, module: Module, record: Record | None, typed: Mapping[str, str]) -> list[Child]:
    """The form of a new record, or of `record`, with what was typed so far."""
    address = f"/m/{module.api_name}/new" if record is None else f"/r/{record.id}/edit"
    back = f"/m/{module.api_name}" if record is None else f"/r/{record.id}"
    mail = None
    if module.api_name == "Events":
        box = tag("input", type="checkbox", name="$send_notification", value="true")
        mail = tag("p", tag("label", box, " Mail the participants"))
    return [
        visit.form(
            address,
            tag("div", RecordForm(visit.core, module, visit.user).inputs(typed), class_="grid"),
            mail,
            tag(
                "div",
                tag("button", "Save", class_="main"),
                tag("a", "Cancel", href=back, class_="button"),
                tag("span", "* has to be filled in", class_="mute small"),
                class_="columns",
            ),
        )
    ]


def merge_page(visit: Visit, record: Record) -> list[Child]:
    """Choose the record that is merged into this one."""
    core = visit.core
    module = core.schema.module(record.module)
    word = visit.query.get("q", "").strip() or str(record.values.get("Last_Name") or "")
    where = _searched(core, module, word) or Sql("1")
    found = core.store.records(
        module.api_name,
        f"({where.text}) AND id != ?",
        [*where.parameters, record.id],
        "modified DESC",
        PER_PAGE,
    )
    search = tag(
        "form",
        tag("input", type="search", name="q", value=word, aria_label="Search"),
        tag("button", "Search"),
        method="get",
        action=f"/r/{record.id}/merge",
    )
    rows = [
        tag(
            "tr",
            tag("td", _link(entry, core.records.display_name(entry))),
            tag("td", entry.values.get("Email") or ""),
            tag("td", visit.button(f"/r/{record.id}/merge/{entry.id}", "Merge into this record")),
        )
        for entry in found
    ]
    return [
        tag(
            "p",
            "The chosen record goes to the recycle bin. What this record lacks moves here,"
            " and the other's notes, tasks and meetings.",
        ),
        tag("div", search, class_="bar"),
        tag("table", tag("tbody", rows)) if rows else tag("p", "No other records.", class_="mute"),
    ]


def _page_number(query: Mapping[str, str]) -> int:
    text = query.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 8 else 1


def _searched(core: Core, module: Module, word: str) -> Sql | None:
    if not word:
        return None
    fields = module.of_type(*TEXT_TYPES)
    found = tuple(Comparison((spec.api_name,), Operator.CONTAINS, (word,)) for spec in fields)
    return core.listing.sql(Group("or", found), module)


def _viewed(visit: Visit, module: Module, view: str) -> Sql | None:
    return visit.core.listing.view_filter(module, view, visit.user) if view else None


def _link(record: Record, label: Any) -> Markup:
    return tag("a", str(label or "(no name)"), href=f"/r/{record.id}")


def _short(spec: FieldSpec, value: Any) -> Child:
    shown = _long(spec, value)
    if isinstance(shown, str) and not isinstance(shown, Markup) and len(shown) > 120:
        return shown[:119] + "…"
    return shown


def _long(spec: FieldSpec, value: Any) -> Child:
    if value is None:
        return ""
    match spec.type:
        case FieldType.LOOKUP:
            return tag("a", value["name"] or "(no name)", href=f"/r/{value['id']}")
        case FieldType.OWNER:
            return str(value["name"])
        case FieldType.TAGS:
            return [tag("span", entry["name"], class_="tag") for entry in value]
        case FieldType.MULTI_PICK_LIST:
            return ", ".join(value)
        case FieldType.DATETIME:
            return str(value).replace("T", " ")[:16]
        case FieldType.ALARM | FieldType.RRULE:
            return tag("code", "; ".join(str(text) for text in value.values()))
        case FieldType.REMINDERS:
            return ", ".join(f"{entry['unit']} {entry['period']}" for entry in value)
        case FieldType.PARTICIPANTS:
            return tag("ul", [tag("li", _participant(entry)) for entry in value])
        case FieldType.BOOLEAN:
            return "yes" if value else "no"
        case FieldType.TEXT_AREA:
            return tag("span", value, class_="value")
        case _:
            return str(value)


def _participant(entry: Mapping[str, Any]) -> str:
    who = entry["name"] or entry["Email"] or entry["participant"]
    invited = ", invited" if entry["invited"] else ""
    return f"{who} ({entry['type']}, {entry['status']}{invited})"
