"""The pages about the organisation: recycle bin, automation log, fields of a module, connecting a program."""

from __future__ import annotations

from crmsync.sandbox.crm.automation import Source
from crmsync.sandbox.crm.fields import FieldType
from crmsync.sandbox.crm.oauth import Client
from crmsync.sandbox.crm.records import RECYCLE_DAYS
from crmsync.sandbox.crm.schema import Module
from crmsync.sandbox.crm.times import local_text
from crmsync.sandbox.crm.web.html import Child, Markup, tag
from crmsync.sandbox.crm.web.pages import Visit

SHOWN = 200
CUSTOM_TYPES = (
    FieldType.TEXT,
    FieldType.TEXT_AREA,
    FieldType.EMAIL,
    FieldType.PHONE,
    FieldType.WEBSITE,
    FieldType.PICK_LIST,
    FieldType.BOOLEAN,
    FieldType.INTEGER,
    FieldType.DATE,
    FieldType.DATETIME,
)
"""Types a person can choose for a field of their own."""


def recycle_bin(visit: Visit) -> list[Child]:
    """Deleted records that can be restored."""
    core, zone = visit.core, visit.user.zone
    oldest = core.environment.now() - RECYCLE_DAYS * 86_400
    entries = core.store.all_deleted("record IS NOT NULL AND deleted > ?", [oldest], SHOWN)
    rows = []
    for entry in entries:
        by = core.people.short(entry.deleted_by)
        rows.append(
            tag(
                "tr",
                tag("td", entry.display_name or "(no name)"),
                tag("td", core.schema.module(entry.module).spec.singular),
                tag("td", _moment(entry.deleted, zone)),
                tag("td", by["name"] if by else ""),
                tag("td", visit.button(f"/bin/{entry.id}/restore", "Restore")),
                tag("td", visit.button(f"/bin/{entry.id}/purge", "Delete for good", "danger")),
            )
        )
    if not rows:
        return [tag("p", "The recycle bin is empty.", class_="mute")]
    return [_table(("Record", "Module", "Deleted", "By", "", ""), rows)]


def automation_log(visit: Visit) -> list[Child]:
    """What writes would have set off, the latest first."""
    core, zone = visit.core, visit.user.zone
    rows = []
    for entry in reversed(core.log.entries()[-SHOWN:]):
        record = core.store.record(entry.record)
        gone = core.store.deleted(entry.record)
        name = core.records.display_name(record) if record else gone.display_name if gone else None
        rows.append(
            tag(
                "tr",
                tag("td", _moment(int(entry.time.timestamp()), zone)),
                tag("td", entry.reaction.value),
                tag(
                    "td", tag("a", name or "(no name)", href=f"/r/{entry.record}") if record else name or "–"
                ),
                tag("td", entry.detail),
                tag("td", "a program" if entry.source is Source.API else "a person"),
            )
        )
    explained = tag(
        "p",
        "Mails and workflows that a real CRM would have started. Nothing is sent from here. "
        "What crmsync writes must never appear as “a program”.",
    )
    if not rows:
        return [explained, tag("p", "Nothing yet.", class_="mute")]
    return [
        explained,
        tag("div", visit.button("/log/clear", "Clear"), class_="bar"),
        _table(("Time", "What", "Record", "Detail", "Set off by"), rows),
    ]


def fields(visit: Visit, module: Module) -> list[Child]:
    """The fields of a module, and a form for one more."""
    rows = [
        tag(
            "tr",
            tag(
                "td",
                spec.display_label,
                tag("span", " *", title="has to be filled in") if spec.mandatory else None,
            ),
            tag("td", tag("code", spec.api_name)),
            tag("td", spec.type.data_type),
            tag("td", spec.length),
            tag("td", "your own" if spec.custom else "read-only" if spec.read_only else ""),
        )
        for spec in module.spec.fields
    ]
    types = [tag("option", kind.data_type, value=kind.name) for kind in CUSTOM_TYPES]
    form = visit.form(
        f"/m/{module.api_name}/fields",
        tag(
            "div",
            _labelled(
                "API name",
                tag("input", name="api_name", id="api_name", placeholder="Customer_No", required=True),
            ),
            _labelled("Type", tag("select", types, name="type", id="type")),
            _labelled("Length", tag("input", name="length", id="length", value="255", inputmode="numeric")),
            _labelled(
                "Choices of a picklist", tag("input", name="pick_list", id="pick_list", placeholder="A, B, C")
            ),
            class_="grid",
        ),
        tag("p", tag("button", "Add field", class_="main")),
    )
    return [
        tag("p", tag("a", f"All {module.spec.plural.lower()}", href=f"/m/{module.api_name}")),
        tag("h2", "A field of your own"),
        form,
        tag("h2", "Fields"),
        _table(("Label", "API name", "Type", "Length", ""), rows),
    ]


def connect(visit: Visit, client: Client, base_url: str, code: str | None) -> list[Child]:
    """What a program needs to sign in."""
    facts = (
        ("Accounts and API address", base_url),
        ("Client id", client.client_id),
        ("Client secret", client.client_secret),
    )
    rows = [tag("tr", tag("th", label, scope="row"), tag("td", tag("code", value))) for label, value in facts]
    made: list[Child] = []
    if code is not None:
        made = [
            tag("p", "Paste this code into the program within three minutes:"),
            tag("p", tag("code", code)),
        ]
    return [
        tag("table", tag("tbody", rows), class_="facts"),
        tag("h2", "With a code"),
        made,
        visit.form("/connect", tag("button", "Make a code", class_="main")),
        tag("h2", "With a browser or a device code"),
        tag("p", "Start the sign-in in the program; it opens the page here, or shows a code to type at ",
            tag("a", "the device page", href="/device"), "."),
    ]  # fmt: skip


def _labelled(label: str, box: Markup) -> Markup:
    identity = box.split('id="', 1)[1].split('"', 1)[0]
    return tag("div", tag("label", label, for_=identity), box)


def _moment(epoch: int, zone: str) -> str:
    return local_text(epoch, zone).replace("T", " ")[:19]


def _table(heads: tuple[str, ...], rows: list[Markup]) -> Markup:
    head = tag("thead", tag("tr", [tag("th", label, scope="col") for label in heads]))
    return tag("div", tag("table", head, tag("tbody", rows)), class_="scroll")
