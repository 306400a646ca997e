"""Looking back: the list of runs, one run's changes, how each mapping stands."""

from __future__ import annotations

import json

import pytest
from support.desks import Services, configuration

from crmsync.accounts.profile import Profile
from crmsync.app.errors import UnknownName
from crmsync.app.facade import Crmsync
from crmsync.app.history import details_json, run_line_json, standing_json
from crmsync.connect.errors import Rejected, Unreachable
from crmsync.model.kinds import Kind, Side
from crmsync.plan.operations import Verb

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com", "mobile_phone": "+49301"}


def test_before_the_first_run_there_is_nothing_and_no_state_file(
    signed_in: Crmsync, profile: Profile
) -> None:
    assert signed_in.history.runs() == ()
    (standing,) = signed_in.history.standings()
    assert (standing.name, standing.kind, standing.status, standing.pairs) == (
        "Contacts",
        Kind.CONTACTS,
        None,
        0,
    )
    assert not profile.state.exists()
    with pytest.raises(UnknownName, match="no run 1"):
        signed_in.history.run(1)


def test_the_runs_newest_first_with_what_they_wrote(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    signed_in.runs.sync(preview=True)
    signed_in.runs.sync(yes=True)
    second, first = signed_in.history.runs()
    assert (first.run, first.preview, first.status) == (1, True, "held")
    assert (second.run, second.preview, second.status) == (2, False, "ok")
    assert second.written[Side.CRM] == {"created": 1, "updated": 0, "deleted": 0}
    assert first.written[Side.CRM] == {"created": 0, "updated": 0, "deleted": 0}
    assert signed_in.history.runs(limit=1) == (second,)


def test_a_run_in_sentences_with_the_values_it_overwrote(signed_in: Crmsync, services: Services) -> None:
    ada = services.outlook.add(**ADA)
    signed_in.runs.sync(yes=True)
    (crm,) = services.crm.ids
    services.outlook.edit(ada, mobile_phone="+49302", title="Chief")
    services.crm.edit(crm, mobile_phone="+49303")
    run = signed_in.runs.sync().run
    details = signed_in.history.run(run)
    told = {(line.side, line.field): line for line in details.changes}
    assert told[Side.OUTLOOK, "mobile_phone"].words == (
        "Mobile phone changed in Outlook: +49302 → +49303, because it changed on both sides and the CRM wins"
    )
    title = told[Side.CRM, "title"]
    assert (title.item, title.mapping, title.operation) == ("Ada Byron", "Contacts", Verb.UPDATE)
    assert (title.old, title.new, title.reason) == (None, "Chief", "it changed in Outlook")
    (saved,) = details.saved
    assert (saved.side, saved.field, saved.value, saved.words) == (
        Side.OUTLOOK,
        "mobile_phone",
        "+49302",
        "+49302",
    )
    data = json.loads(json.dumps(details_json(details)))
    assert {change["field"] for change in data["changes"]} == {"mobile_phone", "title"}
    assert data["saved_values"][0]["value"] == "+49302"
    assert data["report"]["run"] == run
    assert run_line_json(details.line).items() <= data.items()


def test_creates_and_deletes_are_lines_of_their_own(signed_in: Crmsync, services: Services) -> None:
    ada = services.outlook.add(**ADA)
    created = signed_in.runs.sync(yes=True).run
    services.outlook.delete(ada)
    deleted = signed_in.runs.sync().run
    (line,) = signed_in.history.run(created).changes
    assert (line.operation, line.words) == (Verb.CREATE, "Created in the CRM, because it is new in Outlook")
    (line,) = signed_in.history.run(deleted).changes
    assert (line.item, line.words) == ("Ada Byron", "Deleted in the CRM, because it was deleted in Outlook")


def test_the_history_outlives_its_mapping(signed_in: Crmsync, services: Services, profile: Profile) -> None:
    ada = services.outlook.add(**ADA)
    signed_in.runs.sync(yes=True)
    services.outlook.edit(ada, birthday=None, title="Chief")
    run = signed_in.runs.sync().run
    services.mailbox.collections[Kind.CONTACTS].identity = "another folder"
    signed_in.runs.sync()
    profile.config.write_text(configuration(Kind.TASKS))
    signed_in.runs.sync()
    (line,) = signed_in.history.run(run).changes
    assert line.words.startswith("Job title changed in the CRM: (empty) →")
    assert line.new is not None


# ---- how each mapping stands


def test_a_mapping_in_step(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    signed_in.runs.sync(yes=True)
    (standing,) = signed_in.history.standings()
    assert (standing.status, standing.pairs, standing.failure) == ("ok", 1, None)
    assert standing.last_success is not None
    assert standing.last_run is not None
    assert json.loads(json.dumps(standing_json(standing)))["pairs"] == 1


def test_a_preview_does_not_count_as_a_run(signed_in: Crmsync) -> None:
    signed_in.runs.sync(preview=True)
    (standing,) = signed_in.history.standings()
    assert (standing.status, standing.last_run) == (None, None)


def test_what_is_held(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    signed_in.runs.sync()
    (standing,) = signed_in.history.standings()
    assert (standing.status, standing.held, standing.last_success) == ("held", 1, None)


def test_what_stopped_a_mapping_in_its_last_run(signed_in: Crmsync, services: Services) -> None:
    signed_in.runs.sync(yes=True)
    (before,) = signed_in.history.standings()
    services.mailbox.down = Unreachable("No answer.", service="mailbox")
    signed_in.runs.sync()
    (standing,) = signed_in.history.standings()
    assert (standing.status, standing.failure) == ("failed", "mailbox: No answer.")
    assert standing.last_success == before.last_success


def test_each_mapping_stands_by_its_own_last_run(
    signed_in: Crmsync, services: Services, profile: Profile
) -> None:
    profile.config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    services.outlook.add(**ADA)
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: Rejected("No.", service="CRM")
    signed_in.runs.sync(yes=True)
    signed_in.runs.sync(["Tasks"])
    contacts, tasks = signed_in.history.standings()
    assert (contacts.status, contacts.problems) == ("problems", 1)
    assert (tasks.status, tasks.problems) == ("ok", 0)
