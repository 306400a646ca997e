"""What the other commands print, for people and for programs."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from support.command_line import CommandLine, Ended
from support.desks import Services, configuration

from crmsync.accounts.profile import Profile
from crmsync.app.facade import Crmsync
from crmsync.cli import main as cli_main
from crmsync.cli.progress import Progress
from crmsync.connect.errors import Rejected, Unreachable
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com", "mobile_phone": "+49301"}


# ---- sync


def test_a_first_preview_and_what_it_asks_for(signed_in: CommandLine, services: Services) -> None:
    services.outlook.add(**ADA)
    ended = signed_in("sync", "--preview")
    assert ended.out.splitlines() == [
        "Contacts: 1 change waits for your yes",
        "  Ada Byron",
        "    Would be created in the CRM, because it is new in Outlook",
        "  Held in the CRM: the first plan of this mapping; look at it and say yes once",
        "Say yes to everything with crmsync sync --yes, or to single changes with crmsync holds.",
    ]
    assert ended.err == ""


def test_a_run_tells_what_it_did_and_why(
    signed_in: CommandLine, services: Services, ada: tuple[ItemId, ItemId]
) -> None:
    services.outlook.edit(ada[0], title="Chief", mobile_phone="+49302")
    services.crm.edit(ada[1], mobile_phone="+49303", notes="x")
    services.crm.add(given_name="Ben", family_name="Osei")
    ended = signed_in("sync")
    assert ended.out.splitlines() == [
        "Contacts: in step",
        "  Outlook: 1 created, 1 changed",
        "  the CRM: 1 changed",
        "  Ada Byron",
        "    Mobile phone changed in Outlook: +49302 → +49303, because it changed on both sides and the CRM wins",
        "    Notes changed in Outlook: (empty) → x, because it changed in the CRM",
        "    Job title changed in the CRM: (empty) → Chief, because it changed in Outlook",
        "  Ben Osei",
        "    Created in Outlook, because it is new in the CRM",
        "  Both sides changed Ada Byron: Mobile phone is +49302 in Outlook and +49303 in the CRM;"
        " the CRM won; the other value is kept in the log",
    ]


def test_a_quiet_run_is_one_line(signed_in: CommandLine, ada: tuple[ItemId, ItemId]) -> None:
    assert signed_in("sync").out == "Contacts: in step\n"
    assert signed_in("sync", "--preview").out == "Contacts: nothing to do\n"


def test_a_preview_of_an_edit(signed_in: CommandLine, services: Services, ada: tuple[ItemId, ItemId]) -> None:
    services.outlook.edit(ada[0], title="Chief")
    ended = signed_in("sync", "--preview")
    assert (ended.status, ended.out.splitlines()) == (
        0,
        [
            "Contacts: 1 change would be made",
            "  Ada Byron",
            "    Job title would change in the CRM: (empty) → Chief, because it changed in Outlook",
        ],
    )


def test_a_long_run_is_told_in_part_and_says_where_the_rest_is(
    signed_in: CommandLine, services: Services
) -> None:
    for number in range(45):
        services.outlook.add(given_name=f"P{number}", family_name="X", email_1=f"p{number}@example.com")
    lines = signed_in("sync", "--yes").out.splitlines()
    assert lines[-1] == "  … and 5 changes more: crmsync log --run 1"
    assert sum("Created" in line for line in lines) == 40


def test_problems_left_out_values_and_ambiguous_items(
    signed_in: CommandLine, services: Services, ada: tuple[ItemId, ItemId]
) -> None:
    services.outlook.edit(ada[0], notes="x" * 100)
    services.outlook.add(given_name="Bob", family_name="Twin", email_1="bob@example.com")
    for phone in ("+49301", "+49302"):
        services.crm.add(given_name="Bob", family_name="Twin", email_1="bob@example.com", mobile_phone=phone)
    services.outlook.add(given_name="Bad", family_name="Name")
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: Rejected(
        "The name is not allowed.", service="CRM", advice="Change it."
    )
    ended = signed_in("sync")
    assert (ended.status, ended.out.splitlines()) == (
        3,
        [
            "Contacts: synced; 1 item has a problem",
            "  Not matched, because several could be meant: Bob Twin in Outlook (Bob Twin, Bob Twin)",
            "  Not matched, because several could be meant: Bob Twin in the CRM (Bob Twin)",
            "  Not matched, because several could be meant: Bob Twin in the CRM (Bob Twin)",
            "  Not written to the CRM: notes of Ada Byron, longer than 40 characters",
            "  Problem: Bad Name could not be saved on the CRM side: The name is not allowed. Change it.",
        ],
    )


def test_a_pair_that_leaves_the_mapping(signed_in: CommandLine, services: Services, config: Path) -> None:
    from crmsync.model.kinds import Side

    config.write_text(configuration(Kind.EVENTS))
    calendar = services.person(Side.OUTLOOK, Kind.EVENTS)
    when = services.around.clock()
    review = calendar.add(title="Review", start=when, end=when, categories=("CRM",))
    signed_in("sync", "--yes")
    calendar.edit(review, categories=("Travel",))
    ended = signed_in("sync")
    assert (ended.status, ended.out.splitlines()) == (
        0,
        [
            "Meetings: in step",
            "  Review: it no longer belongs to this mapping in Outlook; the pair is no longer synced, nothing is"
            " deleted",
        ],
    )


def test_several_mappings_one_of_which_fails(
    signed_in: CommandLine, services: Services, config: Path
) -> None:
    config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    services.mailbox.collections[Kind.CONTACTS].exists = False
    ended = signed_in("sync")
    assert ended.out.splitlines() == ["Contacts: could not be synced", "Tasks: in step"]
    assert ended.err.splitlines() == [
        "Contacts: mailbox: the folder does not exist any more"
        " Correct the mapping; crmsync folders ACCOUNT lists what there is."
    ]


# ---- status, log, problems, mappings


def test_status(signed_in: CommandLine, services: Services) -> None:
    assert signed_in("status").out == "Contacts: never synced; 0 linked pairs\n"
    services.outlook.add(**ADA)
    signed_in("sync")
    first, second = signed_in("status").out.splitlines()
    assert first == "Contacts: waits for your yes; 0 linked pairs"
    assert second.startswith("  1 change waits for your yes since 2026-03-02 ")
    assert second.endswith(" (crmsync holds)")
    signed_in("sync", "--yes")
    services.mailbox.down = Unreachable("No answer.", service="mailbox")
    signed_in("sync")
    first, second = signed_in("status").out.splitlines()
    assert first.startswith("Contacts: failed, last in step on 2026-03-02")
    assert first.endswith("; 1 linked pair")
    assert second == "  mailbox: No answer."


def test_status_for_programs(signed_in: CommandLine, ada: tuple[ItemId, ItemId], config: Path) -> None:
    found = signed_in("status", "--json").json
    assert found["running"] is None
    (mapping,) = found["mappings"]
    assert (mapping["name"], mapping["kind"], mapping["status"], mapping["pairs"]) == (
        "Contacts",
        "contacts",
        "ok",
        1,
    )
    assert mapping["last_success"].endswith("Z")
    with Profile.at(config.parent).writing():
        assert signed_in("status", "--json").json["running"] > 0
        assert signed_in("status").out.splitlines()[0] == "A sync is running now."


def test_status_of_an_empty_profile(cli: CommandLine, config: Path) -> None:
    config.unlink()
    ended = cli("status")
    assert (ended.status, "crmsync doctor" in ended.out) == (0, True)
    assert cli("status", "--json").json == {"running": None, "mappings": [], "notes": []}
    assert list(config.parent.iterdir()) == []


def test_the_log(signed_in: CommandLine, services: Services) -> None:
    assert "no run yet" in signed_in("log").err
    ada = services.outlook.add(**ADA)
    signed_in("sync", "--preview")
    signed_in("sync", "--yes")
    services.outlook.edit(ada, title="Chief")
    signed_in("sync")
    lines = [line.split(maxsplit=3) for line in signed_in("log").out.splitlines()]
    assert [(line[0], line[3]) for line in lines] == [
        ("3", "in step             the CRM: 1 changed"),
        ("2", "in step             the CRM: 1 created"),
        ("1", "preview  waits for your yes  nothing written"),
    ]
    told = signed_in("log", "--run", "3").out.splitlines()
    assert told[1:] == [
        "  Ada Byron (Contacts)",
        "    Job title changed in the CRM: (empty) → Chief, because it changed in Outlook",
        "  To put all of it back: crmsync undo 3 --preview (--item, --field: a part of it)",
    ]
    runs = signed_in("log", "--json").json["runs"]
    assert [run["run"] for run in runs] == [3, 2, 1]
    details = signed_in("log", "--run", "3", "--json").json
    assert (details["changes"][0]["old"], details["changes"][0]["new"]) == (None, "Chief")
    assert details["report"]["run"] == 3


def test_values_that_a_run_overwrote_are_in_its_log(
    signed_in: CommandLine, services: Services, ada: tuple[ItemId, ItemId]
) -> None:
    services.outlook.edit(ada[0], mobile_phone="+49302")
    services.crm.edit(ada[1], mobile_phone="+49303")
    signed_in("sync")
    lines = signed_in("log", "--run", "2").out.splitlines()
    assert "    Ada Byron: mobile phone in Outlook was +49302" in lines
    assert signed_in("log", "--run", "2", "--json").json["saved_values"][0]["value"] == "+49302"


def test_problems(signed_in: CommandLine, services: Services, config: Path) -> None:
    assert signed_in("problems").err == "There are no problems.\n"
    config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    services.outlook.add(given_name="Bad", family_name="Name")
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: Rejected(
        "The name is not allowed.", service="CRM", advice="Change it.", code="INVALID_DATA"
    )
    services.mailbox.collections[Kind.TASKS].exists = False
    signed_in("sync", "--yes")
    signed_in("sync", "--yes")
    ended = signed_in("problems")
    assert (ended.status, ended.out.splitlines()) == (
        0,
        [
            "Tasks (Tasks): mailbox: the folder does not exist any more",
            "Bad Name (Contacts): Bad Name could not be saved on the CRM side: The name is not allowed. Tried 2 times.",
            "  Change it.",
        ],
    )
    whole, item = signed_in("problems", "--json").json["problems"]
    assert (whole["mapping"], whole["item"], whole["side"]) == ("Tasks", "", None)
    assert (item["code"], item["attempts"], item["side"]) == ("INVALID_DATA", 2, "crm")


def test_mappings(cli: CommandLine, config: Path) -> None:
    config.write_text(
        configuration(Kind.CONTACTS)
        + 'conflicts = "ask"\ncreate_accounts = true\n[mappings.fields]\nbirthday = false\n'
        + 'notes = { direction = "to-crm" }\ncustom_1 = { outlook = "X-NO", crm = "No", conflicts = "ask" }\n'
        + configuration(Kind.EVENTS).partition("\n[[")[1]
        + configuration(Kind.EVENTS).partition("\n[[")[2]
    )
    ended = cli("mappings")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "Contacts (contacts): office People ↔ zoho People",
        "  both sides are kept in step",
        "  you are asked about conflicts",
        "  deletions are passed on both ways",
        "  records: mine",
        "  companies that the CRM lacks are created",
        "  birthday: not synced",
        "  notes: to-crm",
        "  custom 1: X-NO ↔ No, ask",
        "Meetings (events): office Calendar ↔ zoho Calendar",
        "  both sides are kept in step",
        "  the CRM wins conflicts",
        "  deletions are passed on both ways",
        "  records: mine",
        "  categories: CRM",
        "  from 90 days back to 730 days ahead",
        "  guests are never mailed",
    ]
    contacts, meetings = cli("mappings", "--json").json["mappings"]
    assert contacts["outlook"] == {"account": "office", "folder": "People"}
    assert contacts["crm"] == {"account": "zoho", "module": "People"}
    assert contacts["hold"]["deletions_percent"] == 10
    assert contacts["fields"]["birthday"]["synced"] is False
    assert meetings["window"] == {"past_days": 90, "future_days": 730}
    assert meetings["outlook"]["categories"] == ["CRM"]
    config.unlink()
    assert "no mapping yet" in cli("mappings").err


# ---- conflicts and holds


def test_conflicts(
    signed_in: CommandLine, services: Services, ada: tuple[ItemId, ItemId], config: Path
) -> None:
    assert signed_in("conflicts").err == "There are no open conflicts.\n"
    config.write_text(configuration() + 'conflicts = "ask"\n')
    services.outlook.edit(ada[0], title="Chief")
    services.crm.edit(ada[1], title="Founder")
    run = signed_in("sync")
    number = signed_in("conflicts", "--json").json["conflicts"][0]["id"]
    assert f"For you to decide, conflict {number}: Ada Byron: Job title is Chief in Outlook" in run.out
    ended = signed_in("conflicts")
    assert (
        ended.out == f"{number}  Ada Byron (Contacts): Job title is Chief in Outlook and Founder in the CRM\n"
    )
    assert "crmsync conflicts resolve ID" in ended.err
    refused = signed_in("conflicts", "resolve", number, "crm", "--field", "notes")
    assert (refused.status, "about title" in refused.err) == (2, True)
    decided = signed_in("conflicts", "resolve", number, "Countess", "--field", "title")
    assert (decided.status, "next sync" in decided.err) == (0, True)
    assert signed_in("sync").status == 0
    assert services.outlook.get(ada[0])["title"] == services.crm.get(ada[1])["title"] == "Countess"


def test_holds(signed_in: CommandLine, services: Services) -> None:
    assert signed_in("holds").err == "Nothing waits for your yes.\n"
    for name in ("Ada", "Ben"):
        services.outlook.add(given_name=name, family_name="X", email_1=f"{name}@example.com")
    signed_in("sync")
    ended = signed_in("holds")
    first, second = signed_in("holds", "--json").json["holds"]
    assert ended.out.splitlines()[0].startswith(
        f"{first['id']}  Contacts  create in the CRM  Ada X  the first"
    )
    assert "crmsync holds accept|refuse" in ended.err
    assert (first["operation"], first["side"], first["item"]) == ("create", "crm", "Ada X")
    refused = signed_in("holds", "refuse", second["id"])
    assert (refused.status, refused.err) == (0, "1 change refused. They will not be made.\n")
    accepted = signed_in("holds", "accept", "all")
    assert (accepted.status, accepted.err) == (0, "1 change accepted. The next sync makes them.\n")
    assert signed_in("sync").status == 0
    assert [services.crm.get(item)["given_name"] for item in services.crm.ids] == ["Ada"]


def test_status_says_since_when_something_waits(signed_in: CommandLine, services: Services) -> None:
    services.outlook.add(**ADA)
    signed_in("sync")
    since = signed_in("holds", "--json").json["holds"][0]["since"]
    assert since.startswith("2026-03-02T")
    services.around.clock.advance(timedelta(days=3))
    signed_in("sync")
    (mapping,) = signed_in("status", "--json").json["mappings"]
    assert (mapping["held"], mapping["held_since"]) == (1, since)
    assert "  1 change waits for your yes since 2026-03-02 " in signed_in("status").out


# ---- doctor


def test_doctor(signed_in: CommandLine, services: Services, config: Path) -> None:
    signed_in("sync", "--yes")
    ended = signed_in("doctor")
    assert ended.status == 0
    lines = ended.out.splitlines()
    assert lines[0] == "ok      configuration The configuration file is in order: 2 accounts, 1 mappings."
    assert "ok      account       zoho: Signed in as anna at CRM." in lines
    assert str(config.parent / "logs" / "doctor.txt") in ended.err
    services.customers.password = "another"
    ended = signed_in("doctor")
    assert ended.status == 5
    lines = ended.out.splitlines()
    place = lines.index("SIGN IN account       zoho: CRM: The password is not accepted.")
    assert lines[place + 1].strip() == "→ Sign in with: crmsync accounts sign-in zoho"


# ---- faults, interruptions


def test_a_fault_of_our_own_is_a_sentence_and_a_log(
    signed_in: CommandLine, services: Services, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: object) -> None:
        raise IndexError("a bug with the secret right-and-long inside")

    monkeypatch.setattr("crmsync.app.mappings.Mappings.list", broken)
    ended = signed_in("mappings")
    assert (ended.status, ended.out) == (1, "")
    assert "a fault of its own (IndexError)" in ended.err
    log = config.parent / "logs" / "crmsync.log"
    assert str(log) in ended.err
    assert "IndexError" in log.read_text()


def test_a_fault_is_told_also_when_no_log_can_be_written(
    signed_in: CommandLine, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: object) -> None:
        raise IndexError("a bug")

    monkeypatch.setattr("crmsync.app.mappings.Mappings.list", broken)
    (config.parent / "logs").write_text("in the way")
    ended = signed_in("mappings")
    assert (ended.status, "cannot be written either" in ended.err) == (1, True)


def stop() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("json", [[], ["--json"]], ids=["for people", "for programs"])
def test_ctrl_c_in_mid_run(signed_in: CommandLine, services: Services, config: Path, json: list[str]) -> None:
    config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    services.outlook.add(**ADA)
    services.mailbox.collections[Kind.TASKS].faults.meanwhile(None, stop)
    ended = signed_in("sync", "--yes", *json)
    assert ended.status == 130
    assert ended.err.splitlines()[-1] == "Stopped. What was done so far stays."
    assert len(services.crm.ids) == 1
    if json:
        assert ended.json["mappings"][0]["written"]["crm"]["created"] == 1
    else:
        assert "Ada Byron" in ended.out
    assert signed_in("sync", "--yes").status == 0


def test_ctrl_c_before_anything_was_done(signed_in: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crmsync.app.mappings.Mappings.list", lambda self: stop())
    ended = signed_in("mappings")
    assert (ended.status, ended.err) == (130, "Stopped. What was done so far stays.\n")


def test_a_second_run_says_that_it_waits(
    signed_in: CommandLine, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing: Callable[..., object] = Profile.writing
    with Profile.at(config.parent).writing():
        monkeypatch.setattr(Profile, "writing", lambda self: writing(self, wait=timedelta(0)))
        ended: Ended = signed_in("sync")
    assert ended.status == 1
    assert "waiting for it, at most a minute" in ended.err
    assert "Another crmsync (process" in ended.err


# ---- progress, make


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_is_taken_away() -> None:
    stream = Tty()
    with Progress(stream) as progress:
        progress.progress("Contacts", "reading", 1200, None)
        progress.progress("Contacts", "writing", 5, 12)
    shown = stream.getvalue().split("\r")
    assert shown[1] == "Contacts: reading 1,200 …"
    assert shown[2].rstrip() == "Contacts: writing 5 of 12 …"
    assert shown[3].strip() == shown[4] == ""
    assert len(shown[3]) >= len(shown[2].rstrip())


def test_no_progress_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    with Progress(stream) as progress:
        progress.progress("Contacts", "reading", 1, None)
    assert stream.getvalue() == ""


def test_the_passphrase_of_the_environment_is_taken_away_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    from crmsync.cli.console import Console

    monkeypatch.setenv("CRMSYNC_PASSPHRASE", "correct horse")
    crmsync = cli_main.make_crmsync(tmp_path, Console())
    assert isinstance(crmsync, Crmsync)
    assert crmsync.profile == Profile.at(tmp_path)
    assert "CRMSYNC_PASSPHRASE" not in os.environ
