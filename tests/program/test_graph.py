"""Microsoft 365 and Zoho CRM, the whole program: what is only Graph's; the rest is told in `test_outlook.py`."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.graph_story import GraphStory, telling_graph
from support.outlook_story import filled
from support.story import IN_STEP, KINDS, SIGN_IN
from support.tls import TlsFiles

from crmsync.connect.graph.signin import SCOPES
from crmsync.sandbox.graph import ANNA, EventsDelta, LostToken


@pytest.fixture
def story(tls: TlsFiles, tmp_path: Path) -> Iterator[GraphStory]:
    with telling_graph(tls, tmp_path) as one:
        yield one


def test_every_request_asks_for_ids_that_stay(story: GraphStory) -> None:
    filled(story)
    story.begin(*KINDS)
    assert story.graph.person.categories() == ["CRM"]
    asked = [*story.graph.requests("/v1.0/"), *story.graph.calls("/v1.0/")]
    assert asked
    assert all('IdType="ImmutableId"' in one.headers.get("prefer", "") for one in asked)


@pytest.mark.parametrize("way", list(LostToken))
def test_lost_tokens_delete_nothing_and_write_nothing(story: GraphStory, way: LostToken) -> None:
    filled(story)
    story.begin(*KINDS)
    story.graph.switch(lost_token=way)
    story.graph.lose_delta_tokens()
    assert story.sync().ended(IN_STEP).wrote == {}


@pytest.mark.parametrize("way", [EventsDelta.BAD_REQUEST, EventsDelta.NOT_IMPLEMENTED])
def test_meetings_are_synced_without_a_delta_of_events(story: GraphStory, way: EventsDelta) -> None:
    story.graph.switch(events_delta=way)
    tea = story.mailbox.events.put("Tea")
    story.begin("events")
    story.mailbox.events.say(tea, title="Green tea")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.events.titles() == ["Green tea"]


def test_a_sign_in_that_was_revoked_is_said_with_what_to_do(story: GraphStory) -> None:
    story.mailbox.contacts.put("Ada Byron")
    story.begin("contacts")
    story.graph.book.end_access_tokens()
    story.provider.revoke(ANNA)
    run = story.crmsync("sync", "--json")
    assert run.status == SIGN_IN
    (problem,) = [one for mapping in run.json["mappings"] for one in mapping["problems"]]
    assert "accounts sign-in office" in problem["advice"]
    story.refresh_token = story.graph.book.give_refresh(ANNA, story.provider.client_id, SCOPES)
    story.signs_in()


def test_the_browser_signs_in_without_a_question(story: GraphStory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", story.provider.visit)
    story.maps("contacts")
    told = story.crmsync("accounts", "sign-in", "office").ended(IN_STEP)
    assert ANNA.username in told.err
    assert ANNA.username in story.crmsync("accounts", "test", "office").ended(IN_STEP).err
    assert story.crmsync("accounts", "sign-out", "office").status == IN_STEP
    assert story.crmsync("accounts", "test", "office").status == SIGN_IN


def test_an_access_token_that_ended_is_renewed_without_a_word(story: GraphStory) -> None:
    ada = story.mailbox.contacts.put("Ada Byron")
    story.begin("contacts")
    story.graph.book.end_access_tokens()
    story.mailbox.contacts.say(ada, job_title="Poet")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}


def test_an_idle_run_costs_one_request_a_folder(story: GraphStory) -> None:
    filled(story)
    story.begin(*KINDS)
    story.sync().ended(IN_STEP)
    story.graph.forget_requests()
    run = story.sync().ended(IN_STEP)
    assert [request.path.rpartition("/")[2] for request in story.graph.requests()] == ["delta"] * 3
    assert sum(mapping["requests"]["outlook"] for mapping in run.json["mappings"]) == 3
    assert len(story.provider.requests()) > 0
