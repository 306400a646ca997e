"""User configurations: what programs keep beside the items of a folder, as the list of categories in the
calendar.

Sources: the operations' pages, EWS reference for Exchange; [MS-OXWUSRCFG]; [MS-OXOCFG] 2.2.5 (CategoryList).
"""

from __future__ import annotations

import base64
import binascii

from crmsync.sandbox.ews.calls import Call, answered, each, success
from crmsync.sandbox.ews.errors import EwsError, item_not_found, schema_fault
from crmsync.sandbox.ews.finding import find_folder
from crmsync.sandbox.ews.ids import Form, Id
from crmsync.sandbox.ews.mailbox import Configuration, Mailbox
from crmsync.sandbox.ews.store import Folder, Right
from crmsync.sandbox.ews.xml import Element, child, children, copied, element, m, t, text_of

_PROPERTIES = frozenset({"Id", "Dictionary", "XmlData", "BinaryData", "All"})
Place = tuple[int, str]


def get_configuration(call: Call) -> Element:
    asked = frozenset(text_of(call.part("UserConfigurationProperties")).split())
    if not asked or not asked <= _PROPERTIES:
        raise schema_fault("The 'UserConfigurationProperties' element is invalid.")

    def one(name: Element) -> Element:
        mailbox, folder, place = _place(call, name, Right.READ)
        found = mailbox.configurations.get(place)
        if found is None:
            raise item_not_found()
        return success("GetUserConfiguration", _shown(call, folder, place[1], found, asked))

    return answered("GetUserConfiguration", each(call, [call.part("UserConfigurationName")], one))


def create_configuration(call: Call) -> Element:
    def one(given: Element) -> Element:
        mailbox, _, place = _place(call, _name(given), Right.WRITE)
        if place in mailbox.configurations:
            raise EwsError("ErrorItemSavePropertyError", "A user configuration of this name already exists.")
        mailbox.configurations[place] = _read(call, given, None)
        return success("CreateUserConfiguration")

    return answered("CreateUserConfiguration", each(call, [call.part("UserConfiguration")], one))


def update_configuration(call: Call) -> Element:
    def one(given: Element) -> Element:
        mailbox, _, place = _place(call, _name(given), Right.WRITE)
        found = mailbox.configurations.get(place)
        if found is None:
            raise item_not_found()
        mailbox.configurations[place] = _read(call, given, found)
        return success("UpdateUserConfiguration")

    return answered("UpdateUserConfiguration", each(call, [call.part("UserConfiguration")], one))


def delete_configuration(call: Call) -> Element:
    def one(name: Element) -> Element:
        mailbox, _, place = _place(call, name, Right.WRITE)
        if mailbox.configurations.pop(place, None) is None:
            raise item_not_found()
        return success("DeleteUserConfiguration")

    return answered("DeleteUserConfiguration", each(call, [call.part("UserConfigurationName")], one))


def _name(given: Element) -> Element:
    name = child(given, "UserConfigurationName")
    if name is None:
        raise schema_fault("The element 'UserConfiguration' has incomplete content.")
    return name


def _place(call: Call, name: Element, least: Right) -> tuple[Mailbox, Folder, Place]:
    folders = list(children(name))
    if not name.get("Name") or len(folders) != 1:
        raise schema_fault("The element 'UserConfigurationName' has incomplete content.")
    folder = find_folder(call, folders[0], least)
    return call.organisation.mailboxes[folder.mailbox], folder, (folder.key, name.get("Name", ""))


def _read(call: Call, given: Element, before: Configuration | None) -> Configuration:
    """What is kept of a configuration; what an update does not name stays."""

    def data(name: str, kept: str | None) -> str | None:
        held = child(given, name)
        if held is None:
            return kept
        try:
            base64.b64decode(text_of(held), validate=True)
        except binascii.Error as problem:
            raise schema_fault(f"The '{name}' element is no base64.") from problem
        return text_of(held)

    store = call.organisation.store
    dictionary = child(given, "Dictionary")
    kept = None if before is None else before.dictionary
    return Configuration(
        store.next_key() if before is None else before.key,
        store.next_version(),
        _dictionary(dictionary) if dictionary is not None else kept,
        data("XmlData", None if before is None else before.xml_data),
        data("BinaryData", None if before is None else before.binary_data),
    )


def _dictionary(given: Element) -> Element:
    """A dictionary as it is given back: booleans by their names."""
    made = copied(given)
    for held in made.iter(t("DictionaryKey"), t("DictionaryValue")):
        if text_of(child(held, "Type")) == "Boolean":
            for value in held.iter(t("Value")):
                value.text = "true" if text_of(value) in ("1", "true") else "false"
    return made


def _shown(call: Call, folder: Folder, name: str, found: Configuration, asked: frozenset[str]) -> Element:
    store = call.organisation.store
    place = element(
        t("FolderId"), Id=store.folder_text(folder.key), ChangeKey=store.change_key(folder.version)
    )
    made = element(m("UserConfiguration"), None, element(t("UserConfigurationName"), None, place, Name=name))
    everything = "All" in asked
    if everything or "Id" in asked:
        text = Id(Form.CONFIGURATION, found.key).text(store.server)
        made.append(element(t("ItemId"), Id=text, ChangeKey=store.change_key(found.version)))
    if (everything or "Dictionary" in asked) and found.dictionary is not None:
        made.append(copied(found.dictionary))
    for wanted, data in (("XmlData", found.xml_data), ("BinaryData", found.binary_data)):
        if (everything or wanted in asked) and data is not None:
            made.append(element(t(wanted), data))
    return made
