"""Envelopes, items as XML and drafts, and what every response code means."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import exchangelib.errors
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from crmsync.connect.errors import (
    CursorLost,
    FolderGone,
    Rejected,
    ReplyLost,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Stale,
    Throttled,
    Vanished,
)
from crmsync.connect.ews.elements import draft_of, element_of, updates_of
from crmsync.connect.ews.errors import answer_error, lost
from crmsync.connect.ews.operations import FolderName, find_items, sync_items
from crmsync.connect.ews.paging import pages
from crmsync.connect.ews.wire import Answer, NotSoap, answers, element, enveloped, parsed, t
from crmsync.mapping.ews.schema import MEMBERS, Form
from crmsync.model.kinds import Kind

_REPLY = """<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header/><s:Body>{}</s:Body></s:Envelope>"""
_NAMES = (
    'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" '
    'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"'
)


def reply(body: str) -> bytes:
    return _REPLY.format(body).encode()


class TestReplies:
    def test_each_message_is_an_answer(self) -> None:
        found = answers(
            reply(
                f"<m:GetItemResponse {_NAMES}><m:ResponseMessages>"
                '<m:GetItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>'
                "</m:GetItemResponseMessage>"
                '<m:GetItemResponseMessage ResponseClass="Error"><m:MessageText>No such item.</m:MessageText>'
                "<m:ResponseCode>ErrorItemNotFound</m:ResponseCode></m:GetItemResponseMessage>"
                "</m:ResponseMessages></m:GetItemResponse>"
            )
        )
        assert [(one.ok, one.code, one.text) for one in found] == [
            (True, "NoError", ""),
            (False, "ErrorItemNotFound", "No such item."),
        ]

    def test_a_fault_is_one_answer_with_its_details(self) -> None:
        (found,) = answers(
            reply(
                "<s:Fault><faultcode>a:ErrorServerBusy</faultcode><faultstring>busy</faultstring><detail>"
                '<e:ResponseCode xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">'
                f'ErrorServerBusy</e:ResponseCode><t:MessageXml {_NAMES}><t:Value Name="BackOffMilliseconds">'
                "2500</t:Value></t:MessageXml></detail></s:Fault>"
            )
        )
        assert found.is_fault
        error = answer_error(found, action="read")
        assert isinstance(error, Throttled)
        assert error.retry_after == timedelta(milliseconds=2500)

    @pytest.mark.parametrize("data", [b"", b"<html/>", b"{}", b"<s:Envelope", reply("")])
    def test_anything_else_is_no_soap(self, data: bytes) -> None:
        with pytest.raises(NotSoap):
            answers(data)

    def test_characters_that_xml_does_not_have_stop_nothing(self) -> None:
        root = parsed(b"<a><b>bell &#x7;</b><c>fine</c></a>")
        assert root.findtext("c") == "fine"

    def test_no_entity_of_a_reply_is_followed(self) -> None:
        data = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
        assert "".join(map(str, parsed(data).itertext())) == "&x;"


class TestErrors:
    @pytest.mark.parametrize(
        ("code", "kind"),
        [
            ("ErrorItemNotFound", Vanished),
            ("ErrorIrresolvableConflict", Stale),
            ("ErrorStaleObject", Stale),
            ("ErrorFolderNotFound", FolderGone),
            ("ErrorSyncFolderNotFound", FolderGone),
            ("ErrorInvalidSyncStateData", CursorLost),
            ("ErrorServerBusy", Throttled),
            ("ErrorMailboxMoveInProgress", Throttled),
            ("ErrorInternalServerError", ServiceFault),
            ("ErrorPasswordExpired", SignInNeeded),
            ("ErrorInvalidValueForProperty", Rejected),
        ],
    )
    def test_a_code_has_its_class(self, code: str, kind: type[ServiceError]) -> None:
        assert type(answer_error(Answer(code), action="read")) is kind

    def test_every_known_code_has_plain_words(self) -> None:
        codes = [name for name in vars(exchangelib.errors) if name.startswith("Error")]
        assert len(codes) > 300
        for code in codes:
            error = answer_error(Answer(code, "Said so."), action="save the contact")
            assert error.message.endswith((".", ")"))
            assert error.code == code

    def test_the_inner_code_of_a_failure_counts(self) -> None:
        answer = Answer("ErrorInternalServerError", values={"InnerErrorResponseCode": "ErrorQuotaExceeded"})
        assert answer_error(answer, action="save").message == "The mailbox is full."

    def test_a_write_that_failed_inside_may_have_landed(self) -> None:
        error = lost(answer_error(Answer("ErrorTimeoutExpired"), action="save"))
        assert isinstance(error, ReplyLost)
        assert error.late
        stale = answer_error(Answer("ErrorIrresolvableConflict"), action="save")
        assert lost(stale) is stale

    def test_the_members_at_fault_are_named(self) -> None:
        answer = Answer("ErrorInvalidValueForProperty", "Bad value.", fields=("contacts:Birthday",))
        assert "contacts:Birthday" in answer_error(answer, action="save").message


_CONTACT = f"""<t:Contact {_NAMES}>
<t:ItemId Id="A" ChangeKey="K"/><t:Body BodyType="Text">hello</t:Body>
<t:Categories><t:String>CRM</t:String><t:String>Vip</t:String></t:Categories>
<t:LastModifiedTime>2026-06-08T07:00:00.1234567Z</t:LastModifiedTime>
<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag="0x3a45" PropertyType="String"/><t:Value>Dr.</t:Value>
</t:ExtendedProperty>
<t:ExtendedProperty><t:ExtendedFieldURI PropertySetId="00020329-0000-0000-c000-000000000046" PropertyName="Tags"
 PropertyType="StringArray"/><t:Values><t:Value>a</t:Value><t:Value>b</t:Value></t:Values></t:ExtendedProperty>
<t:GivenName/><t:Unheard At="1"><t:Of>x</t:Of></t:Unheard>
<t:EmailAddresses><t:Entry Key="EmailAddress1" Name="Ada" RoutingType="SMTP">ada@example.com</t:Entry>
<t:Entry Key="EmailAddress2" RoutingType="EX">/o=org</t:Entry><t:Entry Key="EmailAddress3"/></t:EmailAddresses>
<t:PhysicalAddresses><t:Entry Key="Business"><t:Street>1 Road</t:Street><t:City/></t:Entry>
<t:Entry Key="Home"/></t:PhysicalAddresses>
</t:Contact>"""


class TestDrafts:
    def test_a_draft_holds_what_was_said_as_it_was_said(self) -> None:
        assert draft_of(etree.fromstring(_CONTACT)) == {
            "ItemId": {"@Id": "A", "@ChangeKey": "K"},
            "Body": {"@BodyType": "Text", "#text": "hello"},
            "Categories": ["CRM", "Vip"],
            "LastModifiedTime": "2026-06-08T07:00:00.1234567Z",
            "ExtendedProperties": {
                "String 0x3A45": "Dr.",
                "StringArray {00020329-0000-0000-c000-000000000046} Name Tags": ["a", "b"],
            },
            "GivenName": "",
            "Unheard": {"@At": "1", "Of": "x"},
            "EmailAddresses": {
                "EmailAddress1": "ada@example.com",
                "EmailAddress2": {"@RoutingType": "EX", "#text": "/o=org"},
            },
            "PhysicalAddresses": {"Business": {"Street": "1 Road"}},
        }

    def test_what_is_sent_is_what_would_be_read(self) -> None:
        draft = draft_of(etree.fromstring(_CONTACT))
        del draft["Unheard"]
        assert draft_of(element_of(Kind.CONTACTS, draft)) == draft

    def test_members_are_sent_in_the_order_of_the_schema(self) -> None:
        for kind in Kind:
            names = [member.name for member in MEMBERS[kind] if member.form is not Form.EXTENDED]
            draft = {member.name: _ANYTHING[member.form] for member in reversed(MEMBERS[kind])}
            made = [etree.QName(one).localname for one in element_of(kind, draft)]
            assert [name for name in made if name != "ExtendedProperty"] == names
            before = [member.name for member in MEMBERS[kind]].index("ExtendedProperties")
            assert made.index("ExtendedProperty") == before

    def test_the_order_is_that_of_a_client_that_others_wrote(self) -> None:
        from exchangelib.items import CalendarItem, Contact, Task

        for kind, other in {Kind.CONTACTS: Contact, Kind.TASKS: Task, Kind.EVENTS: CalendarItem}.items():
            theirs = [
                field.field_uri.partition(":")[2] for field in other.FIELDS if hasattr(field, "field_uri")
            ]
            places = {name: place for place, name in reversed(list(enumerate(theirs)))}
            plural = {"EmailAddresses": "EmailAddress", "PhysicalAddresses": "PhysicalAddress"}
            plural |= {"PhoneNumbers": "PhoneNumber", "ImAddresses": "ImAddress"}
            ours = [places.get(plural.get(one.name, one.name)) for one in MEMBERS[kind]]
            known = [place for place in ours if place is not None]
            assert len(known) > len(ours) - 8
            assert known == sorted(known)

    def test_an_update_names_each_thing_that_changes(self) -> None:
        edits = {
            ("GivenName",): "Ada",
            ("Categories",): None,
            ("PhoneNumbers", "HomePhone"): None,
            ("PhoneNumbers", "MobilePhone"): "+49",
            ("PhysicalAddresses", "Business", "City"): "Ulm",
            ("ExtendedProperties", "String 0x3A45"): "Dr.",
        }
        told = [etree.tostring(one).decode() for one in updates_of(Kind.CONTACTS, edits)]
        assert [one.partition(" ")[0] for one in told] == [
            "<t:SetItemField",
            "<t:DeleteItemField",
            "<t:DeleteItemField",
            "<t:SetItemField",
            "<t:SetItemField",
            "<t:SetItemField",
        ]
        assert 'FieldURI="contacts:GivenName"' in told[0]
        assert 'FieldURI="contacts:PhoneNumber" FieldIndex="HomePhone"' in told[2]
        assert '<t:Entry Key="MobilePhone">+49</t:Entry>' in told[3]
        assert 'FieldURI="contacts:PhysicalAddress:City" FieldIndex="Business"' in told[4]
        assert '<t:Entry Key="Business"><t:City>Ulm</t:City></t:Entry>' in told[4]
        assert told[5].count("ExtendedFieldURI") == 2


_ANYTHING: dict[Form, Any] = {
    Form.TEXT: "x",
    Form.STRINGS: ["x"],
    Form.INDEXED: {"K": "x"},
    Form.ADDRESSES: {"K": {"City": "x"}},
    Form.STRUCTURE: {"@Id": "x"},
    Form.PEOPLE: [{"ResponseType": "Accept"}],
    Form.OCCURRENCES: [{"Start": "x"}],
    Form.EXTENDED: {"String 0x3A45": "x"},
}


class TestLaws:
    @given(drafts=st.data())
    def test_any_draft_is_read_as_it_was_sent(self, drafts: st.DataObject) -> None:
        kind = drafts.draw(st.sampled_from(list(Kind)))
        members = drafts.draw(st.lists(st.sampled_from(MEMBERS[kind]), unique=True))
        draft = {member.name: drafts.draw(_FORMS[member.form]) for member in members}
        sent = etree.tostring(element_of(kind, draft))
        assert draft_of(parsed(sent)) == draft

    @given(text=st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
    def test_any_text_can_be_sent(self, text: str) -> None:
        for draft in ({"Subject": text}, {"Categories": [text]}, {"EmailAddresses": {"EmailAddress1": text}}):
            sent = etree.tostring(element_of(Kind.CONTACTS, draft), encoding="utf-8")
            assert draft_of(parsed(sent)).keys() == draft.keys()


_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"),
    min_size=1,
)
_KEYS = st.sampled_from(["One", "Two", "Three"])
_STRUCTURES = st.dictionaries(st.sampled_from(["@Id", "Street", "City"]), _TEXTS, min_size=1)
_FORMS: dict[Form, st.SearchStrategy[Any]] = {
    Form.TEXT: _TEXTS,
    Form.STRINGS: st.lists(_TEXTS, min_size=1),
    Form.INDEXED: st.dictionaries(_KEYS, _TEXTS, min_size=1),
    Form.ADDRESSES: st.dictionaries(
        _KEYS, st.dictionaries(st.sampled_from(["Street", "City"]), _TEXTS, min_size=1), min_size=1
    ),
    Form.STRUCTURE: _STRUCTURES,
    Form.PEOPLE: st.lists(_STRUCTURES, min_size=1),
    Form.OCCURRENCES: st.lists(_STRUCTURES, min_size=1),
    Form.EXTENDED: st.dictionaries(
        st.sampled_from(["String 0x3A45", "Integer 0x36"]), _TEXTS | st.lists(_TEXTS, min_size=1), min_size=1
    ),
}


class TestRequests:
    def test_the_version_is_in_the_header(self) -> None:
        sent = enveloped(element("m:GetItem"), "Exchange2013_SP1")
        assert b'<t:RequestServerVersion Version="Exchange2013_SP1"/>' in sent
        assert b"Impersonation" not in sent

    def test_a_first_sync_names_no_state(self) -> None:
        folder = FolderName("F")
        assert b"SyncState" not in etree.tostring(sync_items(folder, "", 10))
        assert b"<m:SyncState>S</m:SyncState>" in etree.tostring(sync_items(folder, "S", 10))

    def test_a_search_for_one_thing_is_no_choice(self) -> None:
        one = find_items([FolderName("F")], (), (), holding=[("String 0x3A45", "x")], size=5)
        assert not list(one.iter(t("Or")))
        two = find_items([FolderName("F")], (), (), holding=[("String 0x3A45", "x")] * 2, size=5)
        (either,) = two.iter(t("Or"))
        assert len(either) == 2

    def test_somebody_elses_folder_is_named_by_the_mail_address(self) -> None:
        told = etree.tostring(FolderName("contacts", known=True, mailbox="bob@example.com").element())
        assert b"<t:EmailAddress>bob@example.com</t:EmailAddress>" in told


class TestPages:
    def view(self, following: str, last: str = "false") -> Answer:
        body = etree.fromstring(
            f'<m:A {_NAMES}><m:RootFolder IndexedPagingOffset="{following}" IncludesLastItemInRange="{last}"/></m:A>'
        )
        return Answer("NoError", body=body)

    def test_a_listing_goes_on_where_the_page_says(self) -> None:
        asked: list[int] = []

        def ask(offset: int) -> Answer:
            asked.append(offset)
            return self.view(str(offset + 2), "true" if offset == 4 else "false")

        assert len(list(pages(ask, "read"))) == 3
        assert asked == [0, 2, 4]

    @pytest.mark.parametrize("following", ["0", "-1", "x"])
    def test_a_listing_without_an_end_is_nonsense(self, following: str) -> None:
        with pytest.raises(ServiceFault):
            list(pages(lambda offset: self.view(following), "read"))
