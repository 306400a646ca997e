"""What a plan waits for, what its records hold, and verdicts that go by what was shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desks import Services, configuration

from crmsync.accounts.profile import Profile
from crmsync.accounts.values import Service
from crmsync.app.errors import Refusal
from crmsync.app.facade import Crmsync
from crmsync.app.previews import Previewed, Verdicts, Wait
from crmsync.model.kinds import Kind, Side
from crmsync.plan.operations import Verb

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com"}
BOB = {"given_name": "Bob", "family_name": "Dylan", "email_1": "bob@example.com"}


def preview(app: Crmsync) -> Previewed:
    (found,) = app.previews.of(app.runs.sync(preview=True))
    return found


def accept(app: Crmsync, plan: Previewed) -> int:
    """Say yes to the whole plan; how many of its operations were not waiting."""
    return len(app.previews.judge([Verdicts(plan.report.name, plan.report.planned)]))


# ---- what waits


def test_the_whole_of_a_first_plan_waits(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    plan = preview(signed_in)
    assert (plan.first, plan.waits) == (True, (Wait.UNDECIDED,))
    assert plan.services == {Side.OUTLOOK: Service.DAV, Side.CRM: Service.ZOHO}
    assert plan.accounts == {Side.OUTLOOK: "office", Side.CRM: "zoho"}


def test_what_was_accepted_and_not_carried_out_says_so(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    plan = preview(signed_in)
    assert accept(signed_in, plan) == 0
    assert preview(signed_in).waits == (Wait.ACCEPTED,)


def test_later_plans_wait_only_as_far_as_the_limits_say(signed_in: Crmsync, services: Services) -> None:
    ada = services.outlook.add(**ADA)
    signed_in.runs.sync(yes=True)
    services.outlook.edit(ada, title="Countess")
    plan = preview(signed_in)
    assert (plan.first, plan.waits) == (False, (Wait.NO,))


def test_a_plan_that_could_not_be_made_waits_for_nothing(signed_in: Crmsync, services: Services) -> None:
    services.customers.password = "new"
    plan = preview(signed_in)
    assert (plan.first, plan.waits) == (True, ())


def test_a_mapping_that_was_removed_since_has_no_plan(signed_in: Crmsync, profile: Profile) -> None:
    result = signed_in.runs.sync(preview=True)
    profile.config.write_text("")
    assert signed_in.previews.of(result) == ()


# ---- verdicts


def test_a_yes_to_all_that_was_shown_lets_the_first_sync_through(
    signed_in: Crmsync, services: Services
) -> None:
    services.outlook.add(**ADA)
    accept(signed_in, preview(signed_in))
    assert signed_in.runs.sync().exit_status == 0
    assert services.crm.names() == ["Ada Byron"]


def test_a_yes_to_values_that_changed_since_decides_nothing_at_all(
    signed_in: Crmsync, services: Services
) -> None:
    people = [services.outlook.add(given_name=str(one), family_name="Smith") for one in range(12)]
    signed_in.runs.sync(yes=True)
    for one in people:
        services.outlook.edit(one, title="Dr")
    shown = preview(signed_in)
    for one in people[1:]:
        services.outlook.edit(one, title="Prof")
    preview(signed_in)
    assert accept(signed_in, shown) == 11
    before = services.writes
    signed_in.runs.sync()
    assert services.writes == before


def test_a_yes_can_be_taken_back_and_a_refusal_stays(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    plan = preview(signed_in)
    accept(signed_in, plan)
    assert signed_in.previews.judge([Verdicts("Contacts", refused=plan.report.planned)]) == ()
    assert accept(signed_in, plan) == 1
    signed_in.runs.sync()
    assert services.writes == 0


def test_a_mapping_that_never_ran_has_nothing_to_judge(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    plan = preview(signed_in)
    assert len(signed_in.previews.judge([Verdicts("Other", plan.report.planned)])) == 1


# ---- an empty first plan


def test_an_empty_first_plan_is_accepted_when_it_was_seen(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    services.crm.add(**ADA)
    assert signed_in.runs.sync().mappings[0].matched == 1
    assert preview(signed_in).first
    signed_in.runs.sync(shown={})
    assert not preview(signed_in).first
    assert services.writes == 0


def test_having_seen_an_empty_plan_accepts_no_other(signed_in: Crmsync, services: Services) -> None:
    preview(signed_in)
    services.outlook.add(**ADA)
    assert signed_in.runs.sync(shown={}).exit_status == 4
    assert services.writes == 0


# ---- a run of what was shown


def test_a_run_of_what_was_shown_writes_nothing_else(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    signed_in.runs.sync(yes=True)
    services.outlook.add(**BOB)
    plan = preview(signed_in)
    assert plan.waits == (Wait.NO,)
    services.outlook.add(given_name="Eve", family_name="Arden")
    signed_in.runs.sync(shown={"Contacts": plan.report.planned})
    assert services.crm.names() == ["Ada Byron", "Bob Dylan"]
    signed_in.runs.sync()
    assert services.crm.names() == ["Ada Byron", "Bob Dylan", "Eve Arden"]


def test_a_photo_comes_with_the_record_that_was_shown(signed_in: Crmsync, services: Services) -> None:
    ada = services.outlook.add(**ADA)
    services.outlook.set_photo(ada, b"a face")
    plan = preview(signed_in)
    accept(signed_in, plan)
    signed_in.runs.sync(shown={"Contacts": plan.report.planned})
    assert services.crm.photo(services.crm.ids[0]) is not None


# ---- records


def test_the_record_of_a_create_is_its_source(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    plan = preview(signed_in)
    (operation,) = plan.report.planned
    assert signed_in.previews.record("Contacts", operation) == {Side.OUTLOOK: ADA}


def test_the_record_of_a_change_is_shown_on_both_sides(signed_in: Crmsync, services: Services) -> None:
    ada = services.outlook.add(**ADA)
    signed_in.runs.sync(yes=True)
    services.outlook.edit(ada, title="Countess")
    (operation,) = preview(signed_in).report.planned
    assert signed_in.previews.record("Contacts", operation) == {
        Side.OUTLOOK: ADA | {"title": "Countess"},
        Side.CRM: ADA,
    }


def test_the_record_of_a_new_pair_is_both_its_items(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    services.crm.add(**ADA | {"title": "Countess"})
    report = preview(signed_in).report
    ((operation,), (pair,)) = report.planned, report.pairs
    assert (operation.verb, operation.side) == (Verb.UPDATE, Side.OUTLOOK)
    others = {pair.outlook.id: pair.crm.id, pair.crm.id: pair.outlook.id}
    found = signed_in.previews.record("Contacts", operation, others)
    assert found == {Side.OUTLOOK: ADA, Side.CRM: ADA | {"title": "Countess"}}
    items = signed_in.previews.items("Contacts", [pair.crm.id, 4711])
    assert items == [ADA | {"title": "Countess"}, {}]
    assert signed_in.previews.record("Other", operation) == {}
    assert signed_in.previews.items("Other", [pair.crm.id]) == []


# ---- export


def test_a_table_is_written_as_it_is(signed_in: Crmsync, tmp_path: Path) -> None:
    signed_in.previews.export(str(tmp_path / "a.csv"), "ü\r\n")
    assert (tmp_path / "a.csv").read_bytes() == "ü\r\n".encode()
    with pytest.raises(Refusal, match="cannot be written"):
        signed_in.previews.export(str(tmp_path / "b" / "a.csv"), "")


def test_each_mapping_has_its_own_plan(signed_in: Crmsync, services: Services, profile: Profile) -> None:
    profile.config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    services.outlook.add(**BOB)
    services.person(Side.CRM, Kind.TASKS).add(subject="Call Bob")
    plans = signed_in.previews.of(signed_in.runs.sync(preview=True))
    assert [(one.report.name, len(one.report.planned)) for one in plans] == [("Contacts", 1), ("Tasks", 1)]
