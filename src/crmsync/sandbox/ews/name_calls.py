"""ResolveNames, ExpandDL and ConvertId: who is meant, and ids in other words.

Source: the operations' pages, EWS reference for Exchange.
"""

from __future__ import annotations

from collections.abc import Iterator

from crmsync.sandbox.ews.calls import Call, answered, each, failure, success
from crmsync.sandbox.ews.errors import EwsError, malformed_id
from crmsync.sandbox.ews.fields import Path
from crmsync.sandbox.ews.finding import find_item
from crmsync.sandbox.ews.ids import parse_id
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.xml import Element, child, children, copied, element, local_name, m, t, text_of


def resolve_names(call: Call) -> Element:
    """Who is meant by a part of a name or address. Several are a warning, none an error."""

    def messages() -> Iterator[Element]:
        for node in children(call.node):
            if local_name(node) == "UnresolvedEntry":
                yield _resolved(call, text_of(node))

    return answered("ResolveNames", messages())


def expand_list(call: Call) -> Element:
    """The members of a distribution list that lies in a folder."""

    def one(node: Element) -> Element:
        named = child(node, "ItemId")
        item = None if named is None else find_item(call, named)[0]
        if item is None or item.kind.item_class != "IPM.DistList":
            raise _nobody()
        members = children(item.values.get(Path("distributionlist:Members")))
        found = [copied(each_one) for member in members for each_one in children(member)]
        size = {"TotalItemsInView": str(len(found)), "IncludesLastItemInRange": "true"}
        return success("ExpandDL", element(m("DLExpansion"), None, *found, **size))

    return answered("ExpandDL", each(call, [call.part("Mailbox")], one))


def convert_ids(call: Call) -> Element:
    """Ids in another format. All formats are the same here, so that a converted id can be converted back."""
    wanted = call.node.get("DestinationFormat", "EwsId")

    def one(node: Element) -> Element:
        if parse_id(node.get("Id", ""), call.organisation.store.server) is None:
            raise malformed_id()
        made = element(
            m("AlternateId"), Format=wanted, Id=node.get("Id", ""), Mailbox=node.get("Mailbox", "")
        )
        made.set("{http://www.w3.org/2001/XMLSchema-instance}type", "t:AlternateIdType")
        return success("ConvertId", made)

    return answered("ConvertId", each(call, call.part("SourceIds"), one))


def _resolved(call: Call, entry: str) -> Element:
    wanted = entry.casefold().removeprefix("smtp:")
    found = [
        mailbox
        for mailbox in call.organisation.mailboxes.values()
        if mailbox.address.startswith(wanted) or mailbox.owner.name.casefold().startswith(wanted)
    ]
    if not wanted or not found:
        return failure("ResolveNames", _nobody())
    resolutions = [element(t("Resolution"), None, _mailbox(mailbox)) for mailbox in found]
    told = element(
        m("ResolutionSet"),
        None,
        *resolutions,
        TotalItemsInView=str(len(found)),
        IncludesLastItemInRange="true",
    )
    if len(found) == 1:
        return success("ResolveNames", told)
    return element(
        m("ResolveNamesResponseMessage"),
        None,
        element(m("MessageText"), "Multiple results were found."),
        element(m("ResponseCode"), "ErrorNameResolutionMultipleResults"),
        element(m("DescriptiveLinkKey"), "0"),
        told,
        ResponseClass="Warning",
    )


def _nobody() -> EwsError:
    return EwsError("ErrorNameResolutionNoResults", "No results were found.")


def _mailbox(mailbox: Mailbox) -> Element:
    return element(
        t("Mailbox"),
        None,
        element(t("Name"), mailbox.owner.name),
        element(t("EmailAddress"), mailbox.owner.username),
        element(t("RoutingType"), "SMTP"),
        element(t("MailboxType"), "Mailbox"),
    )
