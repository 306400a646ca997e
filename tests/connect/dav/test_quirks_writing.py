"""What real servers do to a sync client, when it writes: a proxy in front of a real Radicale misbehaves like
each of them.

Numbers are those of the project's list of facts about DAV servers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from connect.conformance import (
    create,
    everything,
    fetch_one,
    fitted,
    listed,
    new_key,
)
from connect.samples import FULL, sample
from lxml import etree
from support import quirky_dav as quirks
from support.dav_scene import Open
from support.quirky_dav import Forward, Quirk, answering, dav_error, taken
from support.scripted_http import Answer, Asked, Drop

from crmsync.connect.base import Create, Delete, Failed, Written
from crmsync.connect.dav.cards import CardDialect
from crmsync.connect.dav.documents import Found
from crmsync.connect.errors import (
    NotPermitted,
    ReadOnly,
    Rejected,
    ReplyLost,
    ServiceError,
    SignInNeeded,
    Stale,
    Throttled,
)
from crmsync.model.items import Item, ItemId, OperationKey, Unreadable, Version
from crmsync.model.kinds import Kind

# --- 1 and 2: ETags after a PUT, rewritten bodies ---


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_1_without_an_etag_in_the_reply_the_item_is_read_back(scene: Open, kind: Kind) -> None:
    here = scene(quirks.no_etag_on_put, kind=kind)
    written = create(here.collection, sample(kind, "New"))
    assert written.version == fetch_one(here.collection, written.id).version
    outcome = here.update(written.id, "Newer")
    assert isinstance(outcome, Written)
    assert outcome.version == fetch_one(here.collection, written.id).version != written.version


def test_1_what_differs_after_a_put_without_etag_is_left_for_the_feed_to_tell(scene: Open) -> None:
    """A person edits between our PUT and our reading back: the edit must not become what we think we
    wrote.
    """
    edits: list[Callable[[], None]] = []

    def edited_at_once(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        answer = quirks.no_etag_on_put(asked, forward)
        if asked.method == "PUT" and edits:
            edits.pop()()
        return answer

    here = scene(edited_at_once)
    _, cursor = listed(here.collection)
    edits.append(lambda: here.rename(ItemId(here.stranger.hrefs(here.folder)[0]), "Theirs"))
    written = create(here.collection, sample(Kind.CONTACTS, "Ours"))
    assert (written.version, written.held) == (Version(""), None)
    news, _, _ = everything(here.collection.changes(cursor, {written.id: written.version}))
    assert news[written.id].fields["family_name"] == "Theirs"


def test_1_an_edit_right_after_our_put_is_not_taken_for_ours(scene: Open) -> None:
    edits: list[Callable[[], None]] = []

    def edited_before_the_read_back(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        if quirks.is_multiget(asked) and edits:
            edits.pop()()
        return forward(asked)

    here = scene(edited_before_the_read_back)
    _, cursor = listed(here.collection)
    edits.append(lambda: here.rename(ItemId(here.stranger.hrefs(here.folder)[0]), "Theirs"))
    written = create(here.collection, sample(Kind.CONTACTS, "Ours"))
    assert written.held is None
    news, _, _ = everything(here.collection.changes(cursor, {written.id: written.version}))
    assert news[written.id].version != written.version
    assert news[written.id].fields["family_name"] == "Theirs"


@pytest.mark.parametrize("more", [(), (quirks.no_etag_on_put,)], ids=["on-put", "on-get"])
@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_1_weak_etags_count_as_versions(scene: Open, kind: Kind, more: tuple[Quirk, ...]) -> None:
    here = scene(*more, quirks.weak_etags, kind=kind)
    written = create(here.collection, sample(kind, "New"))
    assert written.version == fetch_one(here.collection, written.id).version
    assert isinstance(here.update(written.id, "Newer"), Written)


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_2_a_rewritten_document_means_the_same(scene: Open, kind: Kind) -> None:
    here = scene(quirks.rewriting, kind=kind)
    (item,) = here.add("Old")
    written = create(here.collection, FULL[kind][0])
    assert written.held is not None
    assert written.held == fetch_one(here.collection, written.id).fields
    assert isinstance(here.update(item, "Newer"), Written)
    assert here.stranger.keeps_foreign(here.folder, item)


def _adding_a_line(asked: Asked, forward: Forward) -> Answer | Drop:
    return forward(replace(asked, body=asked.body.replace(b"END:VCARD", b"X-SERVER:1\r\nEND:VCARD")))


@pytest.mark.parametrize(
    ("misbehaviour", "times"), [((), 0), ((_adding_a_line,), 1)], ids=["kept", "rewritten"]
)
def test_2_a_new_card_is_parsed_again_only_where_the_server_rewrote_it(
    scene: Open, monkeypatch: pytest.MonkeyPatch, misbehaviour: tuple[Quirk, ...], times: int
) -> None:
    here = scene(*misbehaviour)
    parsed: list[ItemId] = []
    read = CardDialect.read

    def counted(self: CardDialect, found: Found) -> Item | Unreadable | None:
        parsed.append(found.id)
        return read(self, found)

    monkeypatch.setattr(CardDialect, "read", counted)
    written = create(here.collection, sample(Kind.CONTACTS, "Ada"))
    assert parsed == [written.id] * times
    item = fetch_one(here.collection, written.id)
    assert (written.version, written.held, written.traits) == (item.version, item.fields, item.traits)


def test_2_what_a_server_made_of_a_value_is_told_with_the_write(scene: Open) -> None:
    """Cyrus splits a category at its comma: `held` says so, and the next feed brings no surprise."""
    here = scene(quirks.splitting_categories, kind=Kind.TASKS)
    _, cursor = listed(here.collection)
    written = create(here.collection, {"subject": "Call", "categories": ("Café, Bar",)})
    assert written.held is not None
    assert written.held["categories"] == ("Bar", "Café")
    news, _, _ = everything(here.collection.changes(cursor, {}))
    assert (news[written.id].version, news[written.id].fields) == (written.version, written.held)


# --- 7: preconditions ---


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_7_where_preconditions_are_ignored_versions_are_compared_first(scene: Open, kind: Kind) -> None:
    prefix = "/SOGo/dav"
    here = scene(quirks.below(prefix), quirks.ignores_preconditions, kind=kind, prefix=prefix)
    key = new_key()
    written = create(here.collection, sample(kind, "Mine"), key)
    here.rename(ItemId(written.id.removeprefix(prefix)), "Theirs")
    (again,) = here.collection.write([Create(key, fitted(here.collection, sample(kind, "Mine")))])
    assert isinstance(again, Written)
    assert here.names() == ["Theirs"]
    (outcome,) = here.collection.write([Delete(written.id, written.version)])
    assert isinstance(outcome, Failed)
    assert isinstance(outcome.error, Stale)
    assert here.names() == ["Theirs"]
    (outcome,) = here.collection.write([Delete(written.id, fetch_one(here.collection, written.id).version)])
    assert isinstance(outcome, Written)
    assert here.names() == []


def test_7_every_write_says_which_version_it_means(scene: Open) -> None:
    here = scene()
    written = create(here.collection, sample(Kind.CONTACTS, "Ada"))
    here.update(written.id, "Byron")
    current = fetch_one(here.collection, written.id)
    list(here.collection.write([Delete(current.id, current.version)]))
    writes = [asked for asked in here.quirky.asked if asked.method in {"PUT", "DELETE"}]
    assert [asked.method for asked in writes] == ["PUT", "PUT", "DELETE"]
    assert writes[0].headers["If-None-Match"] == "*"
    assert [asked.headers["If-Match"] for asked in writes[1:]] == [written.version, current.version]


# --- 8: identifiers ---


@pytest.mark.parametrize(
    ("status", "condition"),
    [
        (409, "c:no-uid-conflict"),
        (409, "a:no-uid-conflict"),
        (412, "c:no-uid-conflict"),
        (403, "c:unique-scheduling-object-resource"),
    ],
)
def test_8_an_identifier_that_is_taken_is_a_problem_of_that_item(
    scene: Open, status: int, condition: str
) -> None:
    taken = answering(lambda asked: asked.method == "PUT", dav_error(status, condition), times=1)
    here = scene(taken, kind=Kind.EVENTS)
    batch = [
        Create(new_key(), fitted(here.collection, sample(Kind.EVENTS, name))) for name in ("First", "Second")
    ]
    outcomes = list(here.collection.write(batch))
    failed = [outcome for outcome in outcomes if isinstance(outcome, Failed)]
    assert [outcome.write for outcome in failed] == [batch[0]]
    assert isinstance(failed[0].error, Rejected)
    assert "identifier" in failed[0].error.message
    assert failed[0].error.advice
    assert here.names() == ["Second"]


def test_8_a_real_servers_conflict_is_told(scene: Open) -> None:
    here = scene()
    (item,) = here.add("Old")
    uid = fetch_one(here.collection, item).uid
    assert uid is not None
    (outcome,) = here.collection.write(
        [Create(OperationKey(uid), fitted(here.collection, sample(Kind.CONTACTS, "Copy")))]
    )
    assert isinstance(outcome, Failed)
    assert isinstance(outcome.error, Rejected)
    assert here.names() == ["Old"]


# --- 10: lost replies ---


def test_10_a_create_whose_reply_was_lost_is_found_again(scene: Open) -> None:
    here = scene(quirks.losing_replies("PUT"))
    written = create(here.collection, sample(Kind.CONTACTS, "Once"))
    assert here.quirky.methods().count("PUT") == 2
    assert here.names() == ["Once"]
    assert written.version == fetch_one(here.collection, written.id).version


def test_10_an_update_whose_reply_was_lost_is_known_to_have_landed(scene: Open) -> None:
    here = scene(quirks.losing_replies("PUT"))
    (item,) = here.add("Old")
    outcome = here.update(item, "New")
    assert isinstance(outcome, Written)
    assert outcome.version == fetch_one(here.collection, item).version
    assert here.names() == ["New"]


def test_10_a_deletion_whose_reply_was_lost_is_known_to_have_landed(scene: Open) -> None:
    here = scene(quirks.losing_replies("DELETE"))
    (item,) = here.add("Old")
    (outcome,) = here.collection.write([Delete(item, fetch_one(here.collection, item).version)])
    assert isinstance(outcome, Written)
    assert here.names() == []


def test_10_a_write_without_any_reply_stays_open(scene: Open) -> None:
    here = scene(quirks.losing_replies("PUT", times=99))
    (outcome,) = here.collection.write(
        [Create(new_key(), fitted(here.collection, sample(Kind.CONTACTS, "Perhaps")))]
    )
    assert isinstance(outcome, Failed)
    assert isinstance(outcome.error, ReplyLost)
    assert here.names() == ["Perhaps"]


# --- 11: sizes; other refusals of single items and of everything ---


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (Answer(413), Rejected, "larger"),
        (dav_error(403, "a:max-resource-size"), Rejected, "larger"),
        (Answer(507), Rejected, "full"),
        (dav_error(507, "d:quota-not-exceeded"), Rejected, "full"),
        (dav_error(403, "a:valid-address-data"), Rejected, "accept"),
        (dav_error(415, "a:supported-address-data"), Rejected, "accept"),
        (Answer(400), Rejected, "accept"),
        (Answer(423), Rejected, "locked"),
        (Answer(500), Rejected, "fails at this item"),
        (Answer(403), NotPermitted, "not allowed"),
        (dav_error(403, "d:need-privileges"), NotPermitted, "may not"),
    ],
    ids=lambda value: str(getattr(value, "status", "")),
)
def test_11_an_item_that_is_refused_stops_only_itself(
    scene: Open, answer: Answer, kind: type[ServiceError], words: str
) -> None:
    here = scene(answering(lambda asked: asked.method == "PUT", answer, times=1))
    batch = [
        Create(new_key(), fitted(here.collection, sample(Kind.CONTACTS, name))) for name in ("Large", "Small")
    ]
    failed, written = sorted(here.collection.write(batch), key=lambda outcome: isinstance(outcome, Written))
    assert isinstance(failed, Failed)
    assert type(failed.error) is kind
    assert words in failed.error.message
    assert failed.error.advice
    assert isinstance(written, Written)
    assert here.names() == ["Small"]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(401, {"WWW-Authenticate": "Basic"}), SignInNeeded),
        (Answer(503, {"Retry-After": "7200"}), Throttled),
        (Answer(405), ReadOnly),
    ],
    ids=["401", "503", "405"],
)
def test_11_what_would_befall_every_item_ends_the_batch(
    scene: Open, answer: Answer, kind: type[ServiceError]
) -> None:
    here = scene(answering(lambda asked: asked.method == "PUT", answer))
    batch = [
        Create(new_key(), fitted(here.collection, sample(Kind.CONTACTS, name)))
        for name in ("One", "Two", "Three")
    ]
    outcomes = list(here.collection.write(batch))
    assert [type(outcome.error) for outcome in outcomes if isinstance(outcome, Failed)] == [kind] * 3
    assert here.quirky.methods().count("PUT") == 1


def test_11_a_busy_server_says_when_to_come_back(scene: Open) -> None:
    here = scene(answering(quirks.is_sync, Answer(503, {"Retry-After": "7200"})))
    with pytest.raises(Throttled) as caught:
        list(here.collection.changes(None, {}))
    assert caught.value.retry_after == timedelta(hours=2)


def test_11_a_folder_whose_rights_were_taken_away_is_read_only(scene: Open) -> None:
    refused_puts: list[Asked] = []

    def only_reading(root: etree._Element) -> None:
        for privilege in list(root.iter("{DAV:}privilege")):
            if privilege.find("d:read", quirks.NS) is None:
                taken(privilege)

    def revoked(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        if asked.method == "PUT":
            refused_puts.append(asked)
            return Answer(403)
        answer = forward(asked)
        return quirks.edited(answer, only_reading) if refused_puts else answer

    here = scene(revoked)
    batch = [
        Create(new_key(), fitted(here.collection, sample(Kind.CONTACTS, name))) for name in ("One", "Two")
    ]
    outcomes = list(here.collection.write(batch))
    assert [type(outcome.error) for outcome in outcomes if isinstance(outcome, Failed)] == [
        ReadOnly,
        ReadOnly,
    ]
