"""An Exchange Server and Zoho CRM, the whole program: what is only Exchange's; the rest is told in `test_outlook.py`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.ews_story import EwsStory, telling_exchange
from support.outlook_story import filled
from support.story import COULD_NOT_RUN, IN_STEP, KINDS, SIGN_IN

from crmsync.sandbox.ews import EmbeddedExchange


@pytest.fixture
def story(tmp_path: Path) -> Iterator[EwsStory]:
    with EmbeddedExchange() as exchange, telling_exchange(exchange, tmp_path) as one:
        yield one


def test_lost_sync_states_delete_nothing_and_write_nothing(story: EwsStory) -> None:
    filled(story)
    story.begin(*KINDS)
    story.exchange.lose_sync_states()
    assert story.sync().ended(IN_STEP).wrote == {}


@pytest.mark.parametrize(
    "behaviour",
    [
        {"fractional_seconds": True},
        {"task_id_changes": True},
        {"body_as_html": True},
        {"ntlm": False},
        {"basic": False},
        {"unchanged_update_moves_version": False},
        {"concurrent_requests": 1},
    ],
    ids=lambda one: next(iter(one)),
)
def test_servers_that_are_odd_in_one_way_come_to_rest(story: EwsStory, behaviour: dict[str, Any]) -> None:
    story.exchange.switch(**behaviour)
    filled(story)
    story.begin(*KINDS)
    call = story.mailbox.tasks.named("Call Ada")
    assert story.mailbox.tasks.says(call, "notes") == ""
    story.crm.tasks.edit("Call Ada", Description="New")
    story.crm.contacts.edit("Ada Byron", Title="Countess")
    story.crm.events.edit("Tea", Venue="London")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 3}
    assert story.sync().ended(IN_STEP).wrote == {}
    assert len(story.mailbox.tasks.all()) == 2


# ---- signing in


def test_the_address_that_people_know_is_enough(story: EwsStory) -> None:
    story.maps("contacts")
    whole = story.exchange.url
    text = story.config.read_text()
    story.config.write_text(text.replace(whole, whole.removesuffix("/EWS/Exchange.asmx")))
    story.signs_in()
    assert story.exchange.owner.username in story.crmsync("accounts", "test", "office").ended(IN_STEP).err


def test_a_wrong_password_is_said_and_not_kept(story: EwsStory) -> None:
    story.maps("contacts")
    told = story.crmsync("accounts", "sign-in", "office", "--password-stdin", stdin="wr0ng-one\n")
    assert told.status == SIGN_IN
    assert "Nothing was kept" in told.err
    assert story.crmsync("accounts", "test", "office").status == SIGN_IN
    story.signs_in()
    assert story.crmsync("accounts", "sign-out", "office").status == IN_STEP
    assert story.crmsync("accounts", "test", "office").status == SIGN_IN


def test_a_password_that_was_changed_is_tried_once_a_run(story: EwsStory) -> None:
    filled(story)
    story.begin(*KINDS)
    story.exchange.set_password("an0ther-one")
    run = story.crmsync("sync", "--json")
    assert run.status == SIGN_IN
    problems = [one for mapping in run.json["mappings"] for one in mapping["problems"]]
    assert all("accounts sign-in office" in one["advice"] for one in problems)
    assert len(problems) == 3
    assert story.exchange.wrong_passwords == 1, "more could lock a person out"
    story.signs_in()


def test_a_mailbox_that_may_not_be_used_so_is_told(story: EwsStory) -> None:
    story.exchange.switch(ews_allowed=False)
    story.maps("contacts")
    told = story.crmsync("accounts", "sign-in", "office", "--password-stdin", stdin=f"{story.password}\n")
    assert told.status == COULD_NOT_RUN
    story.exchange.switch(ews_allowed=True)


def test_tokens_sign_in_where_the_server_takes_them(story: EwsStory) -> None:
    story.maps("contacts")
    told = story.crmsync("accounts", "sign-in", "office", "--token-stdin", stdin=json.dumps({"code": "x"}))
    assert "client_id" in told.err


# ---- what a run costs


def test_an_idle_run_costs_one_request_a_folder(story: EwsStory) -> None:
    filled(story)
    story.begin(*KINDS)
    story.sync().ended(IN_STEP)
    story.exchange.forget_requests()
    run = story.sync().ended(IN_STEP)
    assert [call.path for call in story.exchange.calls()] == ["SyncFolderItems"] * 3
    assert run.json["mappings"][0]["requests"]["outlook"] >= 1
