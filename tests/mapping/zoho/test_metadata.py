"""Field metadata: what is read from Zoho's rows."""

from __future__ import annotations

import pytest
from support.zoho_fields import organisation, row

from crmsync.mapping.base import Access
from crmsync.mapping.zoho.metadata import parse_module, trim


def test_a_field_tells_its_type_length_and_choices() -> None:
    (salutation, mobile) = (organisation("Contacts").fields[name] for name in ("Salutation", "Mobile"))
    assert salutation.choices == ("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.")
    assert (mobile.data_type, mobile.length, mobile.mandatory) == ("phone", 30, False)


@pytest.mark.parametrize(
    "more, access",
    [
        ({}, Access.READ_WRITE),
        ({"read_only": True}, Access.READ),
        ({"field_read_only": True}, Access.READ),
        ({"operation_type": {"api_create": True, "api_update": False}}, Access.CREATE),
        ({"operation_type": {"api_create": False, "api_update": False}}, Access.READ),
        ({"operation_type": None}, Access.READ_WRITE),
    ],
)
def test_access_follows_the_operations_that_the_api_allows(more: dict[str, object], access: Access) -> None:
    assert (
        parse_module("Events", [row("Recurring_Activity", **more)]).fields["Recurring_Activity"].access
        is access
    )


def test_hidden_fields_and_unused_choices_count_as_missing() -> None:
    hidden = row("Fax", visible=False)
    status = row("Status", "picklist")
    status["pick_list_values"] = [
        {"display_value": "Old", "type": "unused"},
        {"actual_value": "Open"},
        {"display_value": 7},
        "nonsense",
    ]
    parsed = parse_module("Tasks", [hidden, status, {"api_name": None}])
    assert parsed.get("Fax") is None
    assert parsed.fields["Status"].choices == ("Open",)
    assert set(parsed.fields) == {"Status"}


def test_a_default_and_a_rich_text_are_recognised() -> None:
    rows = [
        row("Kind", "picklist", choices=("A", "B"), default_value="B"),
        row("Status", "picklist", choices=("A",), default_value="-None-"),
        row("Notes", "textarea", textarea={"type": "rich_text"}),
    ]
    parsed = parse_module("Contacts", rows)
    assert (parsed.fields["Kind"].default, parsed.fields["Status"].default) == ("B", "")
    assert parsed.fields["Notes"].cut_in_lists
    assert not parsed.fields["Kind"].cut_in_lists


def test_trimming_for_the_cache_loses_nothing_that_is_read() -> None:
    rows = [
        {
            **row("Kind", "picklist", choices=("A", "B"), default_value="B", mandatory=True),
            "id": "1",
            "maps": [1],
        },
        {**row("Account_Name", "lookup", lookup={"module": {"api_name": "Accounts"}}), "history": {}},
    ]
    trimmed = trim(rows)
    assert parse_module("M", trimmed) == parse_module("M", rows)
    assert all("id" not in entry and "history" not in entry for entry in trimmed)
