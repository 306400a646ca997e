"""What each type of field takes and what becomes of it (fact sheet 3.3, 3.10, 4)."""

from __future__ import annotations

from typing import Any

import pytest

from crmsync.sandbox.crm import EmbeddedCrm, FieldType, Taken, Venue, custom_field

EVENT = {
    "Event_Title": "Review",
    "Start_DateTime": "2026-03-03T10:00:00+01:00",
    "End_DateTime": "2026-03-03T11:00:00+01:00",
}
NEEDED: dict[str, dict[str, Any]] = {
    "Contacts": {"Last_Name": "Probe"},
    "Accounts": {"Account_Name": "Acme"},
    "Tasks": {"Subject": "Call"},
    "Events": EVENT,
}

TAKEN = [
    ("Contacts", "First_Name", "x" * 40, "x" * 40),
    ("Contacts", "First_Name", "", None),
    ("Contacts", "First_Name", "  Kim ", "  Kim "),
    ("Contacts", "Email", "ä.ö+x@bücher.example", "ä.ö+x@bücher.example"),
    ("Contacts", "Phone", "+49 (0)30 123456-78", "+49 (0)30 123456-78"),
    ("Contacts", "Mobile", "555-1234 ext. 5", "555-1234 ext. 5"),
    ("Contacts", "Fax", "030/1234", "030/1234"),
    ("Contacts", "Description", "a\nb" * 10_000, "a\nb" * 10_000),
    ("Contacts", "Date_of_Birth", "1990-02-28", "1990-02-28"),
    ("Contacts", "Email_Opt_Out", True, True),
    ("Contacts", "Salutation", "Dr.", "Dr."),
    ("Contacts", "Salutation", "-None-", None),
    ("Contacts", "Salutation", "Sir", "Sir"),
    ("Accounts", "Website", "www.example.com/a?b", "www.example.com/a?b"),
    ("Accounts", "Employees", 12, 12),
    ("Accounts", "Annual_Revenue", 12.5, 12.5),
    ("Accounts", "Account_Number", "123456789012345678", "123456789012345678"),
    ("Tasks", "Due_Date", "2026-03-05", "2026-03-05"),
    ("Tasks", "Status", "Waiting for input", "Waiting for input"),
    (
        "Tasks",
        "Remind_At",
        {"ALARM": "FREQ=NONE;ACTION=POPUP;TRIGGER=DATE-TIME:2026-03-05T09:00:00+01:00"},
        {"ALARM": "FREQ=NONE;ACTION=POPUP;TRIGGER=DATE-TIME:2026-03-05T09:00:00+01:00"},
    ),
    ("Events", "All_day", True, True),
    ("Events", "All_day", None, False),
    ("Contacts", "Email_Opt_Out", None, False),
    ("Events", "Start_DateTime", "2026-03-03T09:00:00Z", "2026-03-03T10:00:00+01:00"),
    ("Events", "Start_DateTime", "2026-03-03T04:30:00-05:30", "2026-03-03T11:00:00+01:00"),
    ("Events", "Remind_At", [{"unit": 15, "period": "minutes"}], [{"unit": 15, "period": "minutes"}]),
    (
        "Events",
        "Remind_At",
        [{"unit": 1, "period": "days", "time": "10:30", "other": 1}],
        [{"unit": 1, "period": "days", "time": "10:30"}],
    ),
    ("Events", "Remind_At", [], None),
    (
        "Events",
        "Recurring_Activity",
        {"RRULE": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;DTSTART=2026-03-03;UNTIL=2026-12-31"},
        {"RRULE": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;DTSTART=2026-03-03;UNTIL=2026-12-31"},
    ),
    (
        "Events",
        "Recurring_Activity",
        {"RRULE": "FREQ=MONTHLY;INTERVAL=1;BYDAY=1TH;DTSTART=2026-03-05", "EXDATE": "2026-04-02"},
        {"RRULE": "FREQ=MONTHLY;INTERVAL=1;BYDAY=1TH;DTSTART=2026-03-05", "EXDATE": "2026-04-02"},
    ),
    ("Contacts", "Nonsense", "ignored", "absent"),
    ("Contacts", "Full_Name", "ignored", "Probe"),
    ("Contacts", "Created_Time", "2001-01-01T00:00:00Z", "2026-03-02T10:00:00+01:00"),
]


@pytest.mark.parametrize("module, name, sent, kept", TAKEN)
def test_taken(api: Any, module: str, name: str, sent: Any, kept: Any) -> None:
    made = api.create(module, NEEDED[module] | {name: sent})
    assert made.codes == ["SUCCESS"], made.body
    assert api.get(f"{module}/{made.id}").body["data"][0].get(name, "absent") == kept


REFUSED = [
    ("Contacts", "First_Name", "x" * 41, {"maximum_length": 40}),
    ("Contacts", "First_Name", 7, {"expected_data_type": "text"}),
    ("Contacts", "First_Name", ["x"], {"expected_data_type": "text"}),
    ("Contacts", "Description", "x" * 32_001, {"maximum_length": 32_000}),
    ("Contacts", "Email", "kim", {"expected_data_type": "email"}),
    ("Contacts", "Email", "a b@example.com", {"expected_data_type": "email"}),
    ("Contacts", "Phone", "030/1234", {"expected_data_type": "phone"}),
    ("Contacts", "Phone", "030  1234", {"expected_data_type": "phone"}),
    ("Contacts", "Phone", "0" * 51, {"maximum_length": 50}),
    ("Contacts", "Date_of_Birth", "28.02.1990", {"expected_data_type": "date"}),
    ("Contacts", "Date_of_Birth", "1990-02-30", {"expected_data_type": "date"}),
    ("Contacts", "Date_of_Birth", "1990-02-28T00:00:00Z", {"expected_data_type": "date"}),
    ("Contacts", "Email_Opt_Out", "true", {"expected_data_type": "boolean"}),
    ("Contacts", "Salutation", 3, {"expected_data_type": "picklist"}),
    ("Contacts", "Account_Name", "Acme", {"expected_data_type": "lookup"}),
    ("Contacts", "Account_Name", {"name": "Acme"}, {"expected_data_type": "lookup"}),
    ("Contacts", "Account_Name", {"id": "5551234000000999999"}, {"json_path": "$.data[0].Account_Name.id"}),
    ("Contacts", "Owner", "Anna", {"expected_data_type": "ownerlookup"}),
    ("Contacts", "Tag", "vip", {"expected_data_type": "jsonarray"}),
    ("Contacts", "Tag", [{"name": "x" * 26}], {"maximum_length": 25}),
    ("Contacts", "Tag", [{"name": str(number)} for number in range(11)], {"limit": 10}),
    ("Accounts", "Website", "nonsense", {"expected_data_type": "website"}),
    ("Accounts", "Employees", "12", {"expected_data_type": "integer"}),
    ("Accounts", "Employees", 1234567890, {"maximum_length": 9}),
    ("Accounts", "Annual_Revenue", "much", {"expected_data_type": "currency"}),
    (
        "Tasks",
        "Remind_At",
        {"ALARM": "ACTION=SHOUT;TRIGGER=DATE-TIME:2026-03-05T09:00:00+01:00"},
        {"part": "ACTION"},
    ),
    ("Tasks", "Remind_At", {"ALARM": "ACTION=POPUP;TRIGGER=-P1D;TRIGGER_TIME=09:00"}, {"part": "TRIGGER"}),
    ("Tasks", "Remind_At", "soon", {"expected_data_type": "ALARM"}),
    ("Events", "Start_DateTime", "2026-03-03T10:00:00", {"expected_data_type": "datetime"}),
    ("Events", "Start_DateTime", "2026-03-03T10:00:00.5+01:00", {"expected_data_type": "datetime"}),
    (
        "Events",
        "Remind_At",
        [{"unit": 90, "period": "minutes"}],
        {"json_path": "$.data[0].Remind_At[0].unit"},
    ),
    (
        "Events",
        "Remind_At",
        [{"unit": 1, "period": "months"}],
        {"json_path": "$.data[0].Remind_At[0].period"},
    ),
    ("Events", "Remind_At", "2026-03-03T09:00:00Z", {"expected_data_type": "multireminder"}),
    ("Events", "Recurring_Activity", {"RRULE": "FREQ=HOURLY;DTSTART=2026-03-03"}, {"part": "FREQ"}),
    ("Events", "Recurring_Activity", {"RRULE": "FREQ=DAILY;COUNT=3;DTSTART=2026-03-03"}, {"part": "COUNT"}),
    ("Events", "Recurring_Activity", {"RRULE": "FREQ=DAILY;UNTIL=2026-03-09"}, {"part": "DTSTART"}),
    (
        "Events",
        "Recurring_Activity",
        {"RRULE": "FREQ=DAILY;DTSTART=2026-03-03;UNTIL=2026-03-01"},
        {"part": "UNTIL"},
    ),
    ("Events", "Recurring_Activity", {"RRULE": "FREQ=DAILY;DTSTART=20260303T100000Z"}, {"part": "DTSTART"}),
    ("Events", "Recurring_Activity", {"RRULE": "nonsense"}, {"part": "RRULE"}),
    (
        "Events",
        "Participants",
        [{"type": "email", "Email": "nobody"}],
        {"json_path": "$.data[0].Participants[0].Email"},
    ),
    (
        "Events",
        "Participants",
        [{"type": "lead", "participant": "1"}],
        {"json_path": "$.data[0].Participants[0].type"},
    ),
    (
        "Events",
        "Participants",
        [{"type": "contact", "participant": "1"}],
        {"json_path": "$.data[0].Participants[0].participant"},
    ),
    ("Events", "Participants", {"type": "email"}, {"expected_data_type": "bigint"}),
]


@pytest.mark.parametrize("module, name, sent, details", REFUSED)
def test_refused(
    api: Any, crm: EmbeddedCrm, module: str, name: str, sent: Any, details: dict[str, Any]
) -> None:
    refused = api.create(module, NEEDED[module] | {name: sent})
    assert refused.status == 400
    assert refused.item["code"] in ("INVALID_DATA", "LIMIT_EXCEEDED")
    assert refused.item["details"]["api_name"] == name
    assert details.items() <= refused.item["details"].items()
    assert crm.records(module) == []


def test_lookups_are_shown_with_the_name_they_have_now(api: Any, crm: EmbeddedCrm) -> None:
    acme = crm.person.create("Accounts", {"Account_Name": "Acme"})
    kim = api.create("Contacts", {"Last_Name": "Kim", "Account_Name": {"id": acme}}).id

    def account() -> Any:
        return api.get(f"Contacts/{kim}").body["data"][0]["Account_Name"]

    crm.person.edit(acme, {"Account_Name": "Acme AG"})
    assert account() == {"name": "Acme AG", "id": acme}
    crm.person.delete(acme)
    assert account() is None
    crm.person.restore(acme)
    assert account() == {"name": "Acme AG", "id": acme}


def test_a_lookup_leads_to_its_own_module_only(api: Any, kim: str) -> None:
    assert api.create("Contacts", {"Last_Name": "A", "Account_Name": {"id": kim}}).codes == ["INVALID_DATA"]


def test_what_id_needs_its_module(api: Any, crm: EmbeddedCrm) -> None:
    acme = crm.person.create("Accounts", {"Account_Name": "Acme"})
    refused = api.create("Tasks", {"Subject": "Call", "What_Id": {"id": acme}})
    assert refused.codes == ["DEPENDENT_FIELD_MISSING"]
    assert refused.item["details"]["expected_fields"] == [{"api_name": "$se_module"}]
    task = api.create("Tasks", {"Subject": "Call", "What_Id": {"id": acme}, "$se_module": "Accounts"}).id
    read = api.get(f"Tasks/{task}").body["data"][0]
    assert (read["What_Id"], read["$se_module"]) == ({"name": "Acme", "id": acme}, "Accounts")
    api.update("Tasks", {"id": task, "What_Id": None})
    read = api.get(f"Tasks/{task}").body["data"][0]
    assert (read["What_Id"], read["$se_module"]) == (None, None)


def test_a_relative_reminder_needs_a_recurring_task(api: Any) -> None:
    reminder = {"Remind_At": {"ALARM": "ACTION=POPUP;TRIGGER=-P1D;TRIGGER_TIME=09:00"}}
    rule = {"Recurring_Activity": {"RRULE": "FREQ=DAILY;INTERVAL=1;DTSTART=2026-03-03;UNTIL=2026-03-09"}}
    assert api.create("Tasks", {"Subject": "Call"} | reminder | rule).codes == ["SUCCESS"]
    task = api.create("Tasks", {"Subject": "Call"} | rule).id
    assert api.update("Tasks", {"id": task} | reminder).codes == ["SUCCESS"]


class TestParticipants:
    def participants(self, api: Any, event: str) -> list[Any]:
        listed: list[Any] = api.get(f"Events/{event}").body["data"][0]["Participants"]
        return listed

    def test_people_of_every_kind(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        ben = crm.people[1]
        guests = [
            {"type": "user", "participant": ben.id},
            {"type": "contact", "participant": int(kim)},
            {"type": "email", "participant": "a@example.com"},
            {"type": "email", "Email": "b@example.com", "name": "Bea"},
        ]
        event = api.create("Events", EVENT | {"Participants": guests}).id
        assert [
            (p["type"], p["participant"], p["Email"], p["name"]) for p in self.participants(api, event)
        ] == [
            ("user", ben.id, "ben.osei@example.com", "Ben Osei"),
            ("contact", kim, "kim@example.com", "Kim Probe"),
            ("email", "a@example.com", "a@example.com", None),
            ("email", "b@example.com", "b@example.com", "Bea"),
        ]

    def test_answers_survive_a_rewrite_of_the_list(self, api: Any, crm: EmbeddedCrm) -> None:
        guests = [{"type": "email", "participant": f"{name}@example.com"} for name in "ab"]
        event = api.create("Events", EVENT | {"Participants": guests}).id
        crm.person.answer_meeting(event, "a@example.com", "accepted")
        before = self.participants(api, event)
        assert before[0]["status"] == "accepted"
        api.update(
            "Events",
            {"id": event, "Participants": [*guests, {"type": "email", "participant": "c@example.com"}]},
        )
        after = self.participants(api, event)
        assert after[:2] == before
        assert len(after) == 3

    def test_at_most_fifty(self, api: Any) -> None:
        guests = [{"type": "email", "participant": f"{number}@example.com"} for number in range(51)]
        assert api.create("Events", EVENT | {"Participants": guests}).codes == ["LIMIT_EXCEEDED"]
        assert api.create("Events", EVENT | {"Participants": guests[:50]}).codes == ["SUCCESS"]


class TestSwitches:
    def test_unknown_pick_list_values(self, api: Any, crm: EmbeddedCrm) -> None:
        task = {"Subject": "Call", "Status": "Waiting for Input"}
        with crm.switched(unknown_pick_list_values=Taken.REFUSED):
            refused = api.create("Tasks", task)
            assert refused.codes == ["INVALID_DATA"]
            assert "Waiting for input" in refused.item["details"]["supported_values"]
        with crm.switched(unknown_pick_list_values=Taken.IGNORED):
            made = api.create("Tasks", task)
            assert api.get(f"Tasks/{made.id}").body["data"][0]["Status"] is None
        made = api.create("Tasks", task)
        assert api.get(f"Tasks/{made.id}").body["data"][0]["Status"] == "Waiting for Input"

    def test_read_only_fields(self, api: Any, crm: EmbeddedCrm) -> None:
        with crm.switched(read_only_fields=Taken.REFUSED):
            assert api.create("Contacts", {"Last_Name": "A", "Full_Name": "B"}).codes == ["NOT_ALLOWED"]

    def test_patterns(self, api: Any, crm: EmbeddedCrm) -> None:
        crm.switch(check_patterns=False)
        assert api.create("Contacts", {"Last_Name": "A", "Phone": "030/1234"}).codes == ["SUCCESS"]

    RULE = "FREQ=DAILY;INTERVAL=1;DTSTART=2026-03-03;UNTIL=2026-03-09"
    OTHER = "FREQ=DAILY;INTERVAL=2;DTSTART=2026-03-03;UNTIL=2026-03-09"

    @pytest.mark.parametrize(
        "taken, code, kept",
        [
            (Taken.ACCEPTED, "SUCCESS", OTHER),
            (Taken.IGNORED, "SUCCESS", RULE),
            (Taken.REFUSED, "NOT_ALLOWED", RULE),
        ],
    )
    def test_a_rule_in_an_update(
        self, api: Any, crm: EmbeddedCrm, taken: Taken, code: str, kept: str
    ) -> None:
        event = api.create("Events", EVENT | {"Recurring_Activity": {"RRULE": self.RULE}}).id
        crm.switch(rrule_update=taken)
        assert api.update("Events", {"id": event, "Recurring_Activity": {"RRULE": self.OTHER}}).codes == [
            code
        ]
        assert api.update("Events", {"id": event, "Recurring_Activity": {"RRULE": kept}}).codes == ["SUCCESS"]
        assert api.get(f"Events/{event}").body["data"][0]["Recurring_Activity"] == {"RRULE": kept}

    @pytest.mark.parametrize(
        "taken, code, kept",
        [
            (Taken.ACCEPTED, "SUCCESS", True),
            (Taken.IGNORED, "SUCCESS", False),
            (Taken.REFUSED, "INVALID_DATA", False),
        ],
    )
    def test_an_endless_series(self, api: Any, crm: EmbeddedCrm, taken: Taken, code: str, kept: bool) -> None:
        crm.switch(endless_series=taken)
        made = api.create(
            "Events", EVENT | {"Recurring_Activity": {"RRULE": "FREQ=DAILY;DTSTART=2026-03-03"}}
        )
        assert made.codes == [code]
        assert [bool(event["Recurring_Activity"]) for event in crm.records("Events")] == (
            [kept] if code == "SUCCESS" else []
        )

    def test_a_series_that_needs_a_reminder(self, api: Any, crm: EmbeddedCrm) -> None:
        crm.switch(recurring_needs_reminder=True)
        series = EVENT | {"Recurring_Activity": {"RRULE": self.RULE}}
        assert api.create("Events", series).item["details"]["api_name"] == "Remind_At"
        assert api.create("Events", series | {"Remind_At": [{"unit": 5, "period": "minutes"}]}).codes == [
            "SUCCESS"
        ]
        assert api.create("Events", EVENT).codes == ["SUCCESS"]

    @pytest.mark.parametrize(
        "venue, without, kept",
        [
            (Venue.ABSENT, "SUCCESS", None),
            (Venue.OPTIONAL, "SUCCESS", "Online"),
            (Venue.REQUIRED, "MANDATORY_NOT_FOUND", "Online"),
        ],
    )
    def test_the_meeting_venue(
        self, api: Any, crm: EmbeddedCrm, venue: Venue, without: str, kept: str | None
    ) -> None:
        crm.switch(meeting_venue=venue)
        assert api.create("Events", EVENT).codes == [without]
        made = api.create("Events", EVENT | {"Meeting_Venue__s": "Online"})
        read = api.get(f"Events/{made.id}").body["data"][0]
        assert read.get("Meeting_Venue__s") == kept

    def test_a_young_organisation_lacks_fields(self, api: Any, crm: EmbeddedCrm) -> None:
        crm.switch(modern_fields=True)
        made = api.create(
            "Contacts", {"Last_Name": "A", "Fax": "1", "Mailing_City": "x" * 100, "Email": "a@example.com"}
        )
        read = api.get(f"Contacts/{made.id}").body["data"][0]
        assert "Fax" not in read
        assert read["Mailing_City"] == "x" * 100
        assert api.create("Contacts", {"Last_Name": "A", "Phone": "1" * 31}).codes == ["INVALID_DATA"]
        crm.switch(modern_fields=False)
        assert api.get(f"Contacts/{made.id}").body["data"][0]["Fax"] is None


class TestCustomFields:
    def test_a_field_of_ones_own(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        crm.add_field("Contacts", custom_field("Customer_No", length=5))
        assert (
            api.update("Contacts", {"id": kim, "Customer_No": "123456"}).item["details"]["maximum_length"]
            == 5
        )
        api.update("Contacts", {"id": kim, "Customer_No": "12345"})
        assert api.get("Contacts", fields="Customer_No").body["data"][0]["Customer_No"] == "12345"

    def test_a_list_to_choose_several_from(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        crm.add_field(
            "Contacts", custom_field("Languages", FieldType.MULTI_PICK_LIST, pick_list=["de", "en"])
        )

        def languages() -> Any:
            return api.get(f"Contacts/{kim}").body["data"][0]["Languages"]

        api.update("Contacts", {"id": kim, "Languages": ["de"]})
        assert languages() == ["de"]
        api.update("Contacts", {"id": kim, "Languages": ["en"], "$append_values": {"Languages": True}})
        assert languages() == ["de", "en"]
        api.update("Contacts", {"id": kim, "Languages": ["fr"]})
        assert languages() == ["fr"]

    def test_a_changed_and_a_removed_field(self, api: Any, crm: EmbeddedCrm) -> None:
        crm.change_field("Contacts", "Email", mandatory=True)
        assert api.create("Contacts", {"Last_Name": "A"}).codes == ["MANDATORY_NOT_FOUND"]
        crm.remove_field("Contacts", "Email")
        made = api.create("Contacts", {"Last_Name": "A", "Email": "a@example.com"})
        assert "Email" not in api.get(f"Contacts/{made.id}").body["data"][0]

    def test_a_name_that_cannot_be_one(self, crm: EmbeddedCrm) -> None:
        with pytest.raises(ValueError, match="API name"):
            crm.add_field("Contacts", custom_field("Customer-No'"))
