"""Contacts: their fields, and what Exchange makes of them by itself.

Sources: [MS-OXWSCONT]; "Contact", EWS reference for Exchange.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crmsync.sandbox.ews.behaviour import Blank, Removal
from crmsync.sandbox.ews.errors import EwsError
from crmsync.sandbox.ews.extended import EXTENDED
from crmsync.sandbox.ews.fields import ITEM_FIELDS, Field, FieldTable, Form, Path, Values
from crmsync.sandbox.ews.kinds import Edit, ItemKind, Options, Verb
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.store import Item
from crmsync.sandbox.ews.xml import Element, copied, element, t, text_of

_PHONES = (
    "AssistantPhone", "BusinessFax", "BusinessPhone", "BusinessPhone2", "Callback", "CarPhone",
    "CompanyMainPhone", "HomeFax", "HomePhone", "HomePhone2", "Isdn", "MobilePhone", "OtherFax",
    "OtherTelephone", "Pager", "PrimaryPhone", "RadioPhone", "Telex", "TtyTddPhone",
)  # fmt: skip
_MAILS = ("EmailAddress1", "EmailAddress2", "EmailAddress3")
_FILE_AS = (
    "None", "LastCommaFirst", "FirstSpaceLast", "Company", "LastCommaFirstCompany", "CompanyLastFirst",
    "LastFirst", "LastFirstCompany", "CompanyLastCommaFirst", "LastFirstSuffix", "LastSpaceFirstCompany",
    "CompanyLastSpaceFirst", "LastSpaceFirst", "DisplayName", "FirstName", "LastFirstMiddleSuffix",
    "LastName", "Empty",
)  # fmt: skip
_FILED: Mapping[str, str] = {
    "LastCommaFirst": "{last}, {first}",
    "FirstSpaceLast": "{first} {last}",
    "Company": "{company}",
    "LastCommaFirstCompany": "{last}, {first}\r\n{company}",
    "CompanyLastCommaFirst": "{company}\r\n{last}, {first}",
    "LastSpaceFirst": "{last} {first}",
    "DisplayName": "{shown}",
    "FirstName": "{first}",
    "LastName": "{last}",
}


def _text(name: str, *, read_only: bool = False, summary: bool = True, default: bool = False) -> Field:
    uri = f"contacts:{name}"
    return Field(uri, name, Form.TEXT, read_only=read_only, summary=summary, default=default)


CONTACT_FIELDS = (
    _text("FileAs", default=True),
    Field("contacts:FileAsMapping", "FileAsMapping", Form.WORD, _FILE_AS),
    _text("DisplayName", default=True),
    _text("GivenName"),
    _text("Initials"),
    _text("MiddleName"),
    _text("Nickname"),
    Field("contacts:CompleteName", "CompleteName", Form.COMPLEX, read_only=True, default=True),
    _text("CompanyName", default=True),
    Field("contacts:EmailAddress", "EmailAddresses", Form.INDEXED, _MAILS, default=True),
    Field(
        "contacts:PhysicalAddress", "PhysicalAddresses", Form.ADDRESSES, ("Home", "Business", "Other"),
        ("Street", "City", "State", "CountryOrRegion", "PostalCode"), default=True,
    ),
    Field("contacts:PhoneNumber", "PhoneNumbers", Form.INDEXED, _PHONES, default=True),
    _text("AssistantName"),
    Field("contacts:Birthday", "Birthday", Form.DATE_TIME),
    _text("BusinessHomePage"),
    Field("contacts:Children", "Children", Form.STRINGS, summary=False),
    Field("contacts:Companies", "Companies", Form.STRINGS, summary=False),
    Field("contacts:ContactSource", "ContactSource", Form.WORD, ("ActiveDirectory", "Store"), read_only=True),
    _text("Department"),
    _text("Generation"),
    Field(
        "contacts:ImAddress", "ImAddresses", Form.INDEXED, ("ImAddress1", "ImAddress2", "ImAddress3"),
        default=True,
    ),
    _text("JobTitle", default=True),
    _text("Manager"),
    _text("Mileage"),
    _text("OfficeLocation"),
    Field(
        "contacts:PostalAddressIndex", "PostalAddressIndex", Form.WORD, ("None", "Business", "Home", "Other")
    ),
    _text("Profession"),
    _text("SpouseName"),
    _text("Surname"),
    Field("contacts:WeddingAnniversary", "WeddingAnniversary", Form.DATE_TIME),
    Field("contacts:HasPicture", "HasPicture", Form.BOOLEAN, read_only=True),
    _text("PhoneticFullName", read_only=True),
    _text("PhoneticFirstName", read_only=True),
    _text("PhoneticLastName", read_only=True),
    _text("Alias", read_only=True),
    _text("Notes", read_only=True, summary=False),
    _text("Photo", read_only=True, summary=False),
    _text("UserSMIMECertificate", read_only=True, summary=False),
    _text("MSExchangeCertificate", read_only=True, summary=False),
    _text("DirectoryId", read_only=True),
    Field("contacts:ManagerMailbox", "ManagerMailbox", Form.COMPLEX, read_only=True),
    Field("contacts:DirectReports", "DirectReports", Form.COMPLEX, read_only=True),
)  # fmt: skip

TITLE = "String 0x3a45"
"""PidTagDisplayNamePrefix: EWS shows a title in CompleteName only, and cannot set it there."""
_MAIL_PROPERTIES = {
    Path(EXTENDED, f"String {{00062004-0000-0000-c000-000000000046}} Id 0x{0x8083 + 0x10 * place:x}"): name
    for place, name in enumerate(_MAILS)
}
"""PidLidEmail1EmailAddress and its like, by which a mail address can be written and read too."""


class Contacts(ItemKind):
    """IPM.Contact."""

    element = "Contact"
    item_class = "IPM.Contact"
    folder_class = "IPF.Contact"
    table = FieldTable("Contact", (*ITEM_FIELDS, *CONTACT_FIELDS))

    def normalised(self, mailbox: Mailbox, values: Values, before: Values) -> Values:
        blank = [path for path, held in values.items() if self._is_entry(path) and not text_of(held).strip()]
        for path in blank:
            del values[path]
        self._file(values)
        return super().normalised(mailbox, values, before)

    def update(
        self, mailbox: Mailbox, item: Item, occurrence: str, edits: Iterable[Edit], options: Options
    ) -> tuple[Item, str]:
        taken = list(edits)
        refused = mailbox.behaviour.blank_entry is Blank.REFUSED
        for edit in taken:
            blank = edit.verb is Verb.SET and not text_of(edit.value).strip()
            if refused and blank and self._is_entry(edit.path):
                raise EwsError(
                    "ErrorIncorrectUpdatePropertyCount",
                    "An object within a change description must contain one and only one property to modify.",
                )
        if mailbox.behaviour.mail_address_removal is Removal.NEEDS_PROPERTIES:
            removed = {edit.path for edit in taken if edit.verb is Verb.DELETE}
            own = {name: path for path, name in _MAIL_PROPERTIES.items()}
            taken = [
                edit
                for edit in taken
                if not (edit.path.uri == "contacts:EmailAddress" and edit.verb is Verb.DELETE)
                or own[edit.path.index] in removed
            ]
        return super().update(mailbox, item, occurrence, taken, options)

    def edited(self, values: Values, edits: Iterable[Edit]) -> Values:
        """A mail address can be edited through its own MAPI property too."""
        plain: list[Edit] = []
        for edit in edits:
            name = _MAIL_PROPERTIES.get(edit.path)
            if name is None:
                plain.append(edit)
                continue
            entry = None if edit.value is None else element(t("Entry"), text_of(edit.value), Key=name)
            plain.append(Edit(edit.verb, Path("contacts:EmailAddress", name), entry))
        return super().edited(values, plain)

    def value(self, mailbox: Mailbox, item: Item, occurrence: str, path: Path) -> Element | None:
        match path.uri:
            case "contacts:CompleteName":
                return _complete_name(item.values)
            case "contacts:ContactSource":
                return element(t("ContactSource"), "Store")
            case "contacts:HasPicture":
                return element(t("HasPicture"), "false")
            case "contacts:FileAsMapping" if path not in item.values:
                return element(t("FileAsMapping"), "None")
            case "contacts:EmailAddress" if path in item.values:
                return _mail_entry(item.values, path.index)
            case "extended" if path in _MAIL_PROPERTIES:
                held = item.values.get(Path("contacts:EmailAddress", _MAIL_PROPERTIES[path]))
                return None if held is None else element(t("Value"), text_of(held))
            case "item:Subject" if path not in item.values:
                name = _first(item.values, "contacts:FileAs", "contacts:DisplayName")
                return element(t("Subject"), name) if name else None
            case _:
                return super().value(mailbox, item, occurrence, path)

    def _is_entry(self, path: Path) -> bool:
        field = self.table.field(path.uri)
        return field is not None and field.form is Form.INDEXED

    def _file(self, values: Values) -> None:
        """FileAs follows from the names as long as FileAsMapping says how."""
        form = _FILED.get(text_of(values.get(Path("contacts:FileAsMapping"))))
        if form is not None:
            parts = {
                "first": _first(values, "contacts:GivenName"),
                "last": _first(values, "contacts:Surname"),
                "company": _first(values, "contacts:CompanyName"),
                "shown": _first(values, "contacts:DisplayName"),
            }
            filed = form.format_map(parts).strip(" ,\r\n")
            values.pop(Path("contacts:FileAs"), None)
            if filed:
                values[Path("contacts:FileAs")] = element(t("FileAs"), filed)


def _first(values: Values, *uris: str) -> str:
    """The first of these texts that there is."""
    texts = (text_of(values.get(Path(uri))) for uri in uris)
    return next((text for text in texts if text), "")


def _complete_name(values: Values) -> Element | None:
    names = {
        "Title": text_of(values.get(Path(EXTENDED, TITLE))),
        "FirstName": _first(values, "contacts:GivenName"),
        "MiddleName": _first(values, "contacts:MiddleName"),
        "LastName": _first(values, "contacts:Surname"),
        "Suffix": _first(values, "contacts:Generation"),
        "Initials": _first(values, "contacts:Initials"),
        "FullName": _first(values, "contacts:DisplayName"),
        "Nickname": _first(values, "contacts:Nickname"),
    }
    told = [element(t(name), text) for name, text in names.items() if text]
    return element(t("CompleteName"), None, *told) if told else None


def _mail_entry(values: Values, index: str) -> Element:
    """An address as it is given: Exchange adds a name for it."""
    entry = copied(values[Path("contacts:EmailAddress", index)])
    address = text_of(entry)
    if "Name" not in entry.attrib:
        entry.set("Name", _first(values, "contacts:DisplayName") or address)
    entry.set("RoutingType", entry.get("RoutingType", "SMTP"))
    entry.set("MailboxType", entry.get("MailboxType", "Contact"))
    return entry
