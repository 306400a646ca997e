"""Services that fail: the right exit status, plain words, nothing lost, nothing double (G1, G5, G8; DESIGN.md 6)."""

from __future__ import annotations

from typing import Any

import pytest
from support.documents import card, todo
from support.servers import free_port
from support.story import COULD_NOT_RUN, IN_STEP, PROBLEMS, SIGN_IN, WRONG_USAGE, Story
from support.two_people import ADA, CHARLES, edit_both_sides, in_step, linked, once_more_if_needed, revoke

from crmsync.sandbox.crm import (
    INTERNAL_ERROR,
    INVALID_TOKEN,
    TOO_MANY_REQUESTS,
    UNAVAILABLE,
    Answer,
    Cut,
    Fault,
    RefuseItems,
)

UNAUTHORISED = Answer(401, "<html>who are you?</html>", (("WWW-Authenticate", 'Basic realm="mailbox"'),))


# ---- signing in


def test_a_wrong_password_is_refused_and_not_kept(story: Story) -> None:
    story.extra_secrets.append("wrong-password-4711")
    story.maps("contacts")
    ran = story.crmsync("accounts", "sign-in", "office", "--password-stdin", stdin="wrong-password-4711\n")
    ran.ended(SIGN_IN)
    assert "office" in ran.err or "127.0.0.1" in ran.err
    run = story.sync().ended(SIGN_IN)
    assert run.status == run.mapping()["status"] == "sign-in-needed"
    assert "crmsync accounts sign-in office" in run.listed("problems")[0]["advice"]
    story.signs_in()
    story.sync(yes=True).ended(IN_STEP)


def test_a_password_that_was_changed_stops_the_mapping_and_is_tried_once(story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    story.dav.fail(".", UNAUTHORISED, times=None)
    story.dav.forget()
    with story.unwritten():
        run = story.sync().ended(SIGN_IN)
    assert run.listed("problems")[0]["side"] == "outlook"
    assert len(story.dav.asked) <= 2, "more tries could lock the person out"
    story.dav.mend()
    story.sync().ended(IN_STEP)
    in_step(story)


def test_a_password_that_was_changed_is_tried_once_for_all_mappings(story: Story) -> None:
    story.begin("contacts", "tasks", "events")
    story.dav.fail(".", UNAUTHORISED, times=None)
    story.dav.forget()
    run = story.sync().ended(SIGN_IN)
    assert [one["status"] for one in run.json["mappings"]] == ["sign-in-needed"] * 3
    assert len(story.dav.asked) <= 2
    story.dav.mend()


def test_a_revoked_token_of_the_crm_asks_for_a_new_sign_in(story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    revoke(story)
    with story.unwritten():
        run = story.sync().ended(SIGN_IN)
    (problem,) = run.listed("problems")
    assert problem["side"] == "crm"
    assert "crmsync accounts sign-in zoho" in problem["advice"]
    story.signs_in()
    story.sync().ended(IN_STEP)
    in_step(story)


def test_an_access_token_that_ends_in_mid_run_is_renewed(story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    story.zoho.meanwhile("PUT /crm/v8/Contacts", story.crm_server.end_access_tokens)
    story.sync().ended(IN_STEP)
    in_step(story)


def test_a_token_that_is_refused_for_ever_ends_with_a_sign_in(story: Story) -> None:
    linked(story)
    story.zoho.fail("/crm/v8/", INVALID_TOKEN, times=None)
    story.sync().ended(SIGN_IN)
    story.zoho.mend()


# ---- nobody there


@pytest.mark.parametrize("side", ["outlook", "crm"])
def test_an_unreachable_server_is_told_and_nothing_is_lost(side: str, story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    text, wire = story.config.read_text(), story.dav if side == "outlook" else story.zoho
    story.config.write_text(text.replace(wire.url, f"http://127.0.0.1:{free_port()}"))
    ran = story.crmsync("sync").ended(COULD_NOT_RUN)
    assert ran.err.strip()
    story.config.write_text(text)
    story.sync().ended(IN_STEP)
    in_step(story)


def test_one_mapping_that_fails_stops_no_other(story: Story) -> None:
    linked(story)
    story.mailbox.tasks.put(todo("Call"))
    text = story.mapping_text("tasks")
    story.config.write_text(story.config.read_text() + text.replace("-tasks/", "-nowhere/"))
    edit_both_sides(story)
    run = story.sync(yes=True).ended(PROBLEMS)
    assert [one["status"] for one in run.json["mappings"]] == ["ok", "failed"]
    in_step(story)
    story.config.write_text(story.config.read_text().replace("-nowhere/", "-tasks/"))
    story.sync(yes=True).ended(IN_STEP)


# ---- the configuration file


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('kind = "contacts"', 'kind = "contact"', "contacts"),
        ('side = "crm"', 'side = "crmm"', "crm"),
        ("[[mappings]]", "[[mappings", "line"),
        ('module = "Contacts"', 'modul = "Contacts"', "module"),
        ('account = "office"', 'account = "offic"', "offic"),
        ('username = "', 'password = "hunter2"\nusername = "', "accounts sign-in office"),
    ],
)
def test_a_broken_configuration_says_what_to_mend(old: str, new: str, told: str, story: Story) -> None:
    linked(story)
    text = story.config.read_text()
    assert old in text
    story.config.write_text(text.replace(old, new, 1))
    with story.unwritten():
        for command in (["sync"], ["mappings"], ["accounts", "list"], ["status"]):
            ran = story.crmsync(*command).ended(COULD_NOT_RUN)
            assert told in ran.err
            assert "line" in ran.err
            assert "hunter2" not in ran.err
    story.config.write_text(text)


def test_an_empty_profile_says_what_to_do_first(story: Story) -> None:
    ran = story.crmsync("sync").ended(COULD_NOT_RUN)
    assert "accounts add" in ran.err
    story.crmsync("sync", "Contacts").ended(WRONG_USAGE)


def test_a_folder_that_does_not_exist_is_told(story: Story) -> None:
    story.maps("contacts", outlook={"folder": "Nowhere"})
    story.signs_in()
    ran = story.crmsync("sync", "--yes").ended(COULD_NOT_RUN)
    assert "Nowhere" in ran.err
    assert "crmsync folders" in ran.err


def test_a_folder_may_be_named_by_its_name(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA))
    folders = {one["name"]: one for one in _folders(story)}
    story.maps("contacts", outlook={"folder": f"contacts {story.token}"})
    assert folders[f"contacts {story.token}"]["kind"] == "contacts"
    assert story.sync(yes=True).ended(IN_STEP).wrote == {"crm created": 1}


def _folders(story: Story) -> list[dict[str, Any]]:
    story.maps("contacts")
    story.signs_in()
    found = story.asked("folders", "office")["folders"]
    assert isinstance(found, list)
    return found


# ---- services in trouble


@pytest.mark.parametrize(
    "answer", [TOO_MANY_REQUESTS, INTERNAL_ERROR, UNAVAILABLE], ids=["429", "500", "503"]
)
@pytest.mark.parametrize("request_line", ["GET /crm/v8/Contacts$", "PUT /crm/v8/Contacts"])
def test_a_crm_in_trouble_once_costs_at_most_another_run(
    request_line: str, answer: Answer, story: Story
) -> None:
    linked(story)
    edit_both_sides(story)
    story.zoho.fail(request_line, answer)
    run = story.sync()
    assert run.exit in (IN_STEP, PROBLEMS, COULD_NOT_RUN), run
    if run.exit != IN_STEP:
        assert all(one["message"] for one in run.listed("problems"))
        story.sync().ended(IN_STEP)
    in_step(story)


@pytest.mark.parametrize("status", [429, 500, 503])
@pytest.mark.parametrize("method", ["REPORT", "PUT"])
def test_a_mailbox_in_trouble_once_costs_at_most_another_run(method: str, status: int, story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    story.dav.fail(f"{method} .*-contacts/", Answer(status, "<html>trouble</html>"))
    run = story.sync()
    assert run.exit in (IN_STEP, PROBLEMS, COULD_NOT_RUN), run
    if run.exit != IN_STEP:
        story.sync().ended(IN_STEP)
    in_step(story)


def test_a_crm_that_stays_in_trouble_is_told_and_writes_nothing(story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    story.zoho.fail("/crm/v8/Contacts", INTERNAL_ERROR, times=None)
    with story.unwritten():
        ran = story.crmsync("sync").ended(COULD_NOT_RUN)
    assert "Zoho CRM" in ran.err
    story.zoho.mend()
    story.sync().ended(IN_STEP)
    in_step(story)


def test_a_wait_that_is_too_long_is_told_and_not_waited_for(story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    later = Answer(429, TOO_MANY_REQUESTS.body, (("Retry-After", "3600"),))
    story.zoho.fail("/crm/v8/", later, times=None)
    ran = story.crmsync("sync").ended(COULD_NOT_RUN)
    assert ran.err.strip()
    story.zoho.mend()
    story.sync().ended(IN_STEP)
    in_step(story)


# ---- replies that are lost


@pytest.mark.parametrize("cut", [Cut.BEFORE, Cut.AFTER, Cut.WITHIN])
def test_a_lost_reply_to_a_create_in_the_crm_makes_no_duplicate(cut: Cut, story: Story) -> None:
    linked(story)
    for number in (1, 2):
        story.mailbox.contacts.put(card(f"Mary Somerville{number}"))
    story.zoho.fail("POST /crm/v8/Contacts$", cut)
    once_more_if_needed(story)
    assert story.crm.contacts.titles() == [ADA, CHARLES, "Mary Somerville1", "Mary Somerville2"]


def test_an_edit_of_a_record_whose_create_was_never_acknowledged_is_an_edit(story: Story) -> None:
    """The reply to the create is lost, and before the next run a person fills in a field of the new record."""
    linked(story)
    story.mailbox.contacts.put(card("Mary Somerville", "EMAIL:mary@example.com"))
    story.zoho.fail("POST /crm/v8/Contacts$", Cut.AFTER)
    story.zoho.fail("GET /crm/v8/Contacts", INTERNAL_ERROR, nth=3, times=None)
    story.sync()
    assert story.crm.contacts.titles() == [ADA, CHARLES, "Mary Somerville"]
    story.zoho.mend()
    story.crm.contacts.edit("Mary Somerville", Mobile="+44 20 7")
    story.sync().ended(IN_STEP)
    story.sync().ended(IN_STEP)
    assert story.crm.contacts.titles() == [ADA, CHARLES, "Mary Somerville"]
    assert story.mailbox.contacts.values("Mary Somerville", "TEL") == ["+44 20 7"]


@pytest.mark.parametrize("cut", [Cut.BEFORE, Cut.AFTER])
def test_a_lost_reply_to_a_create_in_the_mailbox_makes_no_duplicate(cut: Cut, story: Story) -> None:
    linked(story)
    story.crm.contacts.add(First_Name="Mary", Last_Name="Somerville")
    story.dav.fail("PUT .*-contacts/", cut)
    once_more_if_needed(story)
    assert story.mailbox.contacts.titles() == [ADA, CHARLES, "Mary Somerville"]


def test_two_equal_tasks_whose_create_was_lost_stay_two(story: Story) -> None:
    story.begin("tasks")
    for number in (1, 2):
        story.mailbox.tasks.put(todo("Call", uid=f"call-{number}"), f"call-{number}")
    story.zoho.fail("POST /crm/v8/Tasks$", Cut.AFTER)
    once_more_if_needed(story)
    assert story.crm.tasks.titles() == ["Call", "Call"]


@pytest.mark.parametrize(
    ("line", "side"), [("PUT /crm/v8/Contacts", "zoho"), ("PUT .*-contacts/", "dav")], ids=["crm", "outlook"]
)
def test_a_lost_reply_to_an_update_is_no_conflict(line: str, side: str, story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    (story.zoho if side == "zoho" else story.dav).fail(line, Cut.AFTER)
    for run in once_more_if_needed(story):
        assert run.listed("conflicts") == []
    in_step(story)


@pytest.mark.parametrize("side", ["outlook", "crm"])
def test_a_lost_reply_to_a_deletion_is_completed(side: str, story: Story) -> None:
    linked(story)
    if side == "outlook":
        story.crm.contacts.delete(ADA)
        story.dav.fail("DELETE ", Cut.AFTER)
    else:
        story.mailbox.contacts.delete("ada-byron")
        story.zoho.fail("DELETE /crm/v8/Contacts", Cut.AFTER)
    once_more_if_needed(story)
    assert story.crm.contacts.titles() == story.mailbox.contacts.titles() == [CHARLES]


def test_a_truncated_listing_is_no_listing(story: Story) -> None:
    linked(story)
    edit_both_sides(story)
    story.dav.fail("REPORT ", Cut.WITHIN, times=None)
    with story.unwritten():
        story.sync().ended(COULD_NOT_RUN)
    story.dav.mend()
    story.sync().ended(IN_STEP)
    in_step(story)


# ---- people who act meanwhile


def test_a_record_that_changes_while_it_is_written_is_planned_again(story: Story) -> None:
    linked(story)
    story.mailbox.contacts.edit("ada-byron", "TITLE:Old", "TITLE:New")
    story.zoho.meanwhile(
        "PUT /crm/v8/Contacts", lambda: story.crm.contacts.edit(ADA, Title="Meanwhile", Phone="+44 20 7")
    )
    story.sync().ended(IN_STEP)
    story.sync().ended(IN_STEP)
    assert story.crm.contacts.get(ADA)["Title"] == "Meanwhile"
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["Meanwhile"]
    assert story.mailbox.contacts.values(ADA, "TEL") == ["+44 20 7"]


def test_a_card_that_changes_while_it_is_written_is_planned_again(story: Story) -> None:
    linked(story)
    story.crm.contacts.edit(ADA, Phone="+44 20 7")
    story.dav.meanwhile(
        "PUT ", lambda: story.mailbox.contacts.edit("ada-byron", "TITLE:Old", "TITLE:Meanwhile")
    )
    story.sync().ended(IN_STEP)
    story.sync().ended(IN_STEP)
    assert story.crm.contacts.get(ADA)["Title"] == "Meanwhile"
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["Meanwhile"]
    assert story.mailbox.contacts.values(ADA, "TEL") == ["+44 20 7"]


def test_a_record_that_vanishes_while_it_is_written_takes_its_card_along_or_comes_back(story: Story) -> None:
    linked(story)
    story.mailbox.contacts.edit("ada-byron", "TITLE:Old", "TITLE:New")
    story.zoho.meanwhile("PUT /crm/v8/Contacts", lambda: story.crm.contacts.delete(ADA))
    story.sync().ended(IN_STEP)
    story.sync().ended(IN_STEP)
    assert story.crm.contacts.titles() == story.mailbox.contacts.titles() == [ADA, CHARLES], (
        "an edit beats a deletion"
    )


def test_an_edit_right_before_the_deletion_is_sent_survives(story: Story) -> None:
    linked(story)
    story.crm.contacts.delete(ADA)
    story.dav.meanwhile("DELETE ", lambda: story.mailbox.contacts.edit("ada-byron", "TITLE:Old", "TITLE:New"))
    story.sync()
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["New"]
    assert story.crm.contacts.get(ADA)["Title"] == "New"


# ---- one bad item among good ones


@pytest.mark.parametrize("code", ["RECORD_LOCKED", "NO_PERMISSION", "NOT_APPROVED"])
def test_a_record_that_takes_no_changes_stops_only_itself(code: str, story: Story) -> None:
    linked(story)
    story.crm_server.block(story.crm.contacts.id(ADA), code)
    for item in ("ada-byron", "charles-babbage"):
        story.mailbox.contacts.edit(item, "TITLE:Old", "TITLE:New")
    run = story.sync().ended(PROBLEMS)
    (problem,) = run.listed("problems")
    assert (problem["item"], problem["side"], problem["code"]) == (ADA, "crm", code)
    assert problem["message"]
    assert problem["advice"]
    assert story.crm.contacts.get(CHARLES)["Title"] == "New"
    told = story.asked("problems")["problems"]
    assert [(one["item"], one["mapping"]) for one in told] == [(ADA, "Contacts")]
    story.crm_server.block(story.crm.contacts.id(ADA), None)
    story.sync().ended(IN_STEP)
    assert story.crm.contacts.get(ADA)["Title"] == "New"
    assert story.asked("problems") == {"problems": []}


def test_a_new_record_that_the_crm_refuses_stops_only_itself(story: Story) -> None:
    story.crm_server.change_field("Contacts", "Email", unique=True)
    story.crm.contacts.by(story.crm_server.people[1]).add(Last_Name="Taken", Email="taken@example.com")
    story.mailbox.contacts.put(card(ADA, "EMAIL:taken@example.com"))
    story.mailbox.contacts.put(card(CHARLES))
    story.maps("contacts")
    story.signs_in()
    run = story.sync(yes=True).ended(PROBLEMS)
    assert [(one["item"], one["side"]) for one in run.listed("problems")] == [(ADA, "crm")]
    assert story.crm.contacts.titles() == [CHARLES, "Taken"]
    story.mailbox.contacts.edit("ada-byron", "taken@example.com", "ada@example.com")
    story.sync().ended(IN_STEP)
    assert story.crm.contacts.titles() == [ADA, CHARLES, "Taken"]


def test_one_of_many_new_records_that_is_refused_is_tried_again(story: Story) -> None:
    story.begin("tasks")
    for number in range(5):
        story.mailbox.tasks.put(todo(f"Task {number}"))
    story.crm_server.fail(Fault("POST /crm/v8/Tasks$", RefuseItems({2: "RECORD_LOCKED"})))
    run = story.sync().ended(PROBLEMS)
    assert (len(run.listed("problems")), len(story.crm.tasks.titles())) == (1, 4)
    story.sync().ended(IN_STEP)
    assert story.crm.tasks.titles() == [f"Task {number}" for number in range(5)]


@pytest.mark.parametrize("status", [403, 413, 415, 507])
def test_a_card_that_the_mailbox_refuses_stops_only_itself(status: int, story: Story) -> None:
    linked(story)
    for name in (ADA, CHARLES):
        story.crm.contacts.edit(name, Title="New")
    story.dav.fail("PUT .*ada-byron", Answer(status, "<html>no</html>"), times=None)
    run = story.sync().ended(PROBLEMS)
    (problem,) = run.listed("problems")
    assert (problem["item"], problem["side"]) == (ADA, "outlook")
    assert problem["message"]
    assert story.mailbox.contacts.values(CHARLES, "TITLE") == ["New"]
    story.dav.mend()
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["New"]
