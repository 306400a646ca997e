"""What a new item is given on the other side, and photos."""

from __future__ import annotations

from datetime import UTC, datetime

from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, Direction
from crmsync.model.values import PhotoToken
from crmsync.plan.create import creation, new_item
from crmsync.plan.operations import Verb
from crmsync.plan.photo import decide_photo

OUTLOOK, CRM = Side.OUTLOOK, Side.CRM


def test_what_does_not_fit_keeps_nothing_else_out(policy) -> None:
    new = new_item({"family_name": "Byron", "notes": "n" * 100, "mobile_phone": "+49 (30) 1"}, CRM, policy())
    assert new.fields == {"family_name": "Byron", "mobile_phone": "+49301"}
    assert [(one.side, one.field) for one in new.left_out] == [(CRM, "notes")]


def test_a_contact_without_a_last_name_takes_its_company(policy) -> None:
    assert new_item({"company": "Engines"}, CRM, policy()).fields == {
        "company": "Engines",
        "family_name": "Engines",
    }


def test_an_event_from_the_crm_gets_the_first_category(policy) -> None:
    start = datetime(2026, 3, 1, 9, tzinfo=UTC)
    events = policy(Kind.EVENTS, categories=("CRM", "Sales"))
    fields = {"title": "Tea", "start": start, "end": start, "categories": ("Fun",)}
    assert new_item(fields, OUTLOOK, events).fields["categories"] == ("CRM", "Fun")
    assert "categories" not in new_item({**fields, "categories": ("crm",)}, CRM, events).fields
    every = policy(Kind.EVENTS, categories=("*",))
    assert new_item(fields, OUTLOOK, every).fields["categories"] == ("Fun",)


def test_conflict_rules_never_keep_a_new_record_out(policy, half) -> None:
    for rule in ConflictRule:
        for side in Side:
            operation = creation(half(side, None, {"family_name": "Byron"}), policy(conflicts=rule))
            assert operation is not None
            assert (operation.verb, operation.side) == (Verb.CREATE, side.other)


def test_a_direction_keeps_new_records_where_they_are(policy, half) -> None:
    to_crm = policy(direction=Direction.TO_CRM)
    assert creation(half(CRM, None, {"family_name": "Byron"}), to_crm) is None
    assert creation(half(OUTLOOK, None, {"family_name": "Byron"}), to_crm) is not None


def _photos(half, link, policy, outlook, crm, base=(None, None), **rules):
    def fields(token):
        return {"photo": PhotoToken(token)} if token else {}

    outlook_base, crm_base = (None, None) if base is None else map(fields, base)
    pair = link(half(OUTLOOK, outlook_base, fields(outlook)), half(CRM, crm_base, fields(crm)))
    return decide_photo(pair, policy(**rules))


def test_a_photo_goes_where_none_is(half, link, policy) -> None:
    (operation,) = _photos(half, link, policy, "o", None).operations
    assert (operation.verb, operation.side) == (Verb.PHOTO, CRM)


def test_two_photos_without_a_past_stay(half, link, policy) -> None:
    decision = _photos(half, link, policy, "o", "c", base=None)
    assert decision.operations == ()
    assert set(decision.settle) == set(Side)


def test_a_changed_photo_replaces_the_other_and_a_removed_one_is_removed(half, link, policy) -> None:
    (operation,) = _photos(half, link, policy, "o2", "c", ("o", "c")).operations
    assert (operation.side, operation.changes) == (CRM, {"photo": PhotoToken("o2")})
    (operation,) = _photos(half, link, policy, "o", None, ("o", "c")).operations
    assert (operation.side, operation.changes) == (OUTLOOK, {"photo": None})


def test_two_changed_photos_follow_the_rule(half, link, policy) -> None:
    for rule, target in ((ConflictRule.CRM_WINS, OUTLOOK), (ConflictRule.OUTLOOK_WINS, CRM)):
        for base in (("o", "c"), (None, None)):
            (operation,) = _photos(half, link, policy, "o2", "c2", base, conflicts=rule).operations
            assert operation.side is target


def test_an_unchanged_photo_is_left_alone(half, link, policy) -> None:
    decision = _photos(half, link, policy, "o", "c", ("o", "c"))
    assert (decision.operations, decision.settle) == ((), {})
