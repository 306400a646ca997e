"""The official SDK, unmodified, against the embedded CRM: signing in, contacts, lists, updates, deletions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from support.zoho_sdk import ZONE, MemoryStore, World, body, fared, first_id, operations, parameters, record
from zohocrmsdk.src.com.zoho.api.authenticator import OAuthToken
from zohocrmsdk.src.com.zoho.crm.api import HeaderMap, Initializer, ParameterMap
from zohocrmsdk.src.com.zoho.crm.api import record as sdk
from zohocrmsdk.src.com.zoho.crm.api.exception import SDKException
from zohocrmsdk.src.com.zoho.crm.api.header import Header
from zohocrmsdk.src.com.zoho.crm.api.util import Choice

pytestmark = pytest.mark.services


def list_contacts(since: datetime | None = None, page_token: str | None = None, per_page: int = 200) -> Any:
    query = parameters(
        *(
            (sdk.GetRecordsParam.fields, name)
            for name in ("Last_Name", "Email", "Account_Name", "Modified_Time")
        ),
        (sdk.GetRecordsParam.per_page, per_page),
        (sdk.GetRecordsParam.sort_by, "Modified_Time"),
        (sdk.GetRecordsParam.sort_order, "asc"),
    )
    if page_token is not None:
        query.add(sdk.GetRecordsParam.page_token, page_token)
    headers = HeaderMap()
    if since is not None:
        headers.add(sdk.GetRecordsHeader.if_modified_since, since)
    return operations("Contacts").get_records(query, headers)


def test_signing_in_names_the_token_after_user_and_organisation(world: World) -> None:
    (token,) = world.tokens.get_tokens()
    user, _, organisation = token.get_user_signature().get_name().partition(":")
    assert user == world.crm.person.user.email
    assert organisation.isdigit()
    assert token.get_api_domain() == world.crm.base_url
    assert token.get_access_token().startswith("1000.")


def test_a_grant_code_signs_in_once(world: World) -> None:
    client, code, tokens = world.crm.client(), world.crm.self_client_code(), MemoryStore()

    def exchange() -> Any:
        return OAuthToken(
            client_id=client.client_id, client_secret=client.client_secret, grant_token=code, find_user=False
        )

    before = Initializer.get_initializer()
    try:
        world.initialize(exchange(), tokens=tokens)
        (token,) = tokens.get_tokens()
        assert token.get_refresh_token().startswith("1000.")
        with pytest.raises(SDKException, match="invalid_code"):
            world.initialize(exchange(), tokens=MemoryStore())
    finally:
        Initializer.initializer = before


def test_a_bad_refresh_token_is_an_sdk_exception(world: World) -> None:
    client = world.crm.client()
    token = OAuthToken(client_id=client.client_id, client_secret=client.client_secret, refresh_token="bad")
    with pytest.raises(SDKException, match="invalid_code"):
        token.generate_token()


def test_create_and_read_a_contact_with_its_account(world: World) -> None:
    account = first_id(operations("Accounts").create_records(body(record(Account_Name="Acme"), trigger=[])))
    made = operations("Contacts").create_records(
        body(
            record(
                First_Name="Zoë",
                Last_Name="Probe",
                Email="z@example.test",
                Date_of_Birth=date(1990, 2, 3),
                Email_Opt_Out=False,
                Lead_Source=Choice("Advertisement"),
                Account_Name=record(id=account),
            ),
            trigger=[],
        )
    )
    assert made.get_status_code() == 201
    assert fared(made) == [("SuccessResponse", "SUCCESS")]
    (read,) = operations("Contacts").get_record(first_id(made)).get_object().get_data()
    assert read.get_key_value("First_Name") == "Zoë"
    assert read.get_key_value("Full_Name") == "Zoë Probe"
    assert read.get_key_value("Date_of_Birth") == date(1990, 2, 3)
    assert read.get_key_value("Lead_Source").get_value() == "Advertisement"
    assert read.get_key_value("Account_Name").get_id() == account
    assert read.get_created_by().get_name() == "Anna Keller"
    assert world.crm.automation_log() == []


def test_the_server_finds_missing_mandatory_fields_the_sdk_lets_through() -> None:
    made = operations("Contacts").create_records(
        body(record(Last_Name="A"), record(First_Name="B"), trigger=[])
    )
    assert made.get_status_code() == 207
    assert fared(made) == [("SuccessResponse", "SUCCESS"), ("APIException", "MANDATORY_NOT_FOUND")]
    refused = made.get_object().get_data()[1].get_details()
    assert (refused["api_name"], refused["json_path"]) == ("Last_Name", "$.data[1].Last_Name")


def test_lists_come_in_pages_and_nothing_new_is_304(world: World) -> None:
    world.crm.person.create_many("Contacts", ({"Last_Name": f"P{number}"} for number in range(5)))
    since = datetime(2020, 1, 1, tzinfo=ZONE)
    names, token = [], None
    for _ in range(3):
        page = list_contacts(since, token, per_page=2).get_object()
        names += [entry.get_key_value("Last_Name") for entry in page.get_data()]
        token = page.get_info().get_next_page_token()
    assert names == [f"P{number}" for number in range(5)]
    assert token is None
    nothing = list_contacts(datetime(2099, 1, 1, tzinfo=ZONE))
    assert (nothing.get_status_code(), nothing.get_object()) == (304, None)


def test_a_list_without_fields_is_an_api_exception() -> None:
    refused = operations("Contacts").get_records().get_object()
    assert type(refused).__name__ == "APIException"
    assert refused.get_code().get_value() == "REQUIRED_PARAM_MISSING"


def test_update_in_a_batch_empties_with_none(world: World) -> None:
    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim", "Description": "old"})
    world.crm.forget_automation()
    made = operations("Contacts").update_records(
        body(record(id=int(kim), Phone="+33 1", Description=None), trigger=[])
    )
    assert (made.get_status_code(), fared(made)) == (200, [("SuccessResponse", "SUCCESS")])
    seen = world.crm.person.record(kim) or {}
    assert (seen["Phone"], seen["Description"]) == ("+33 1", None)
    assert world.crm.automation_log() == []


def test_a_stale_update_is_refused_with_412(world: World) -> None:
    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim"})
    headers = HeaderMap()
    headers.add(Header("If-Unmodified-Since", "String"), "2020-01-05T10:00:00+01:00")
    refused = operations("Contacts").update_record(int(kim), body(record(Phone="+33 2"), trigger=[]), headers)
    assert refused.get_status_code() == 412
    assert (world.crm.person.record(kim) or {})["Phone"] is None


def test_upsert_finds_by_mail_address(world: World) -> None:
    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim", "Email": "kim@example.test"})
    made = operations("Contacts").upsert_records(
        body(record(Last_Name="Kim", Email="KIM@example.test", Title="Boss"), trigger=[], check=["Email"])
    )
    (item,) = made.get_object().get_data()
    assert item.get_action().get_value() == "update"
    assert item.get_duplicate_field() == "Email"
    assert first_id(made) == int(kim)


def test_deleted_records_are_listed(world: World) -> None:
    ids = [int(world.crm.person.create("Contacts", {"Last_Name": name})) for name in ("A", "B")]
    world.crm.forget_automation()
    query = parameters(
        *((sdk.DeleteRecordsParam.ids, str(number)) for number in ids),
        (sdk.DeleteRecordsParam.wf_trigger, False),
    )
    gone = operations("Contacts").delete_records(query)
    assert fared(gone) == [("SuccessResponse", "SUCCESS")] * 2
    assert world.crm.automation_log() == []
    query = parameters(
        (sdk.GetDeletedRecordsParam.type, "all"),
        (sdk.GetDeletedRecordsParam.page, 1),
        (sdk.GetDeletedRecordsParam.per_page, 200),
    )
    headers = HeaderMap()
    headers.add(sdk.GetDeletedRecordsHeader.if_modified_since, datetime(2020, 1, 1, tzinfo=ZONE))
    listed = operations("Contacts").get_deleted_records(query, headers).get_object().get_data()
    assert set(ids) <= {entry.get_id() for entry in listed}
    newest = next(entry for entry in listed if entry.get_id() == ids[0])
    assert (newest.get_display_name(), newest.get_type()) == ("A", "recycle")
    assert newest.get_deleted_by().get_name() == "Anna Keller"


def test_coql_and_count(world: World) -> None:
    from zohocrmsdk.src.com.zoho.crm.api.coql import BodyWrapper, CoqlOperations

    world.crm.person.create("Contacts", {"Last_Name": "Kim"})
    query = BodyWrapper()
    query.set_select_query(
        "select Last_Name from Contacts where Modified_Time >= '2020-01-01T00:00:00+00:00' limit 0, 200"
    )
    (row,) = CoqlOperations().get_records(query).get_object().get_data()
    assert row.get_key_value("Last_Name") == "Kim"
    assert operations("Contacts").record_count(ParameterMap()).get_object().get_count() == 1


def test_the_recycle_bin_is_listed_and_emptied(world: World) -> None:
    from zohocrmsdk.src.com.zoho.crm.api.recycle_bin import RecycleBinOperations

    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim"})
    world.crm.person.delete(kim)
    (entry,) = RecycleBinOperations().get_recyclebin_record(int(kim)).get_object().get_recycle_bin()
    assert (entry.get_display_name(), entry.get_module().get_api_name()) == ("Kim", "Contacts")
    assert RecycleBinOperations().delete_recyclebin_record(int(kim)).get_status_code() == 200
    assert RecycleBinOperations().get_recyclebin_record(int(kim)).get_status_code() == 204


def test_revoking_ends_the_sign_in(world: World) -> None:
    client, ben = world.crm.client(), world.crm.people[1]
    refresh_token = world.crm.sign_in_data(ben).refresh_token

    def sign_in() -> None:
        token = OAuthToken(
            client_id=client.client_id,
            client_secret=client.client_secret,
            refresh_token=refresh_token,
            find_user=False,
        )
        token.generate_token()
        token.remove()

    sign_in()
    address = f"{world.crm.base_url}/oauth/v2/token/revoke"
    assert OAuthToken.revoke_refresh_token(refresh_token, address) is True
    with pytest.raises(SDKException, match="invalid_code"):
        sign_in()
