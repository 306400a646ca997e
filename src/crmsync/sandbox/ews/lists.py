"""Distribution lists: what else lies in folders of contacts, and is no contact.

Source: [MS-OXWSDLIST].
"""

from __future__ import annotations

from crmsync.sandbox.ews.fields import ITEM_FIELDS, Field, FieldTable, Form, Path
from crmsync.sandbox.ews.kinds import ItemKind
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.store import Item
from crmsync.sandbox.ews.xml import Element, element, t, text_of

LIST_FIELDS = (
    Field("contacts:DisplayName", "DisplayName", default=True),
    Field("contacts:FileAs", "FileAs", read_only=True),
    Field("contacts:ContactSource", "ContactSource", read_only=True),
    Field("distributionlist:Members", "Members", Form.COMPLEX, member="Member", summary=False),
)


class Lists(ItemKind):
    """IPM.DistList."""

    element = "DistributionList"
    item_class = "IPM.DistList"
    folder_class = "IPF.Contact"
    table = FieldTable("DistributionList", (*ITEM_FIELDS, *LIST_FIELDS))

    def value(self, mailbox: Mailbox, item: Item, occurrence: str, path: Path) -> Element | None:
        name = text_of(item.values.get(Path("contacts:DisplayName")))
        match path.uri:
            case "contacts:FileAs":
                return element(t("FileAs"), name) if name else None
            case "contacts:ContactSource":
                return element(t("ContactSource"), "Store")
            case "item:Subject" if path not in item.values:
                return element(t("Subject"), name) if name else None
            case _:
                return super().value(mailbox, item, occurrence, path)
