"""What is wrong and how to mend it; the report holds nothing personal and nothing secret."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.desks import Services, configuration
from support.keyrings import InMemory
from support.scripted_http import Answer, ScriptedHttp, in_turn

from crmsync.accounts.profile import Profile
from crmsync.app.doctor import Finding, Level
from crmsync.app.facade import Crmsync
from crmsync.connect.errors import Rejected, SignInNeeded, Throttled, Unreachable
from crmsync.model.kinds import Kind
from crmsync.state.backup import backup_of
from crmsync.state.database import Database, StateError
from crmsync.state.runs import RunTable

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com"}


def found(crmsync: Crmsync, check: str) -> list[Finding]:
    return [finding for finding in crmsync.doctor.examine().findings if finding.check == check]


def test_all_is_well(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    signed_in.runs.sync(yes=True)
    told: list[Finding] = []
    diagnosis = signed_in.doctor.examine(told.append)
    assert tuple(told) == diagnosis.findings
    assert {finding.level for finding in told} == {Level.GOOD}
    assert [finding.check for finding in told] == [
        "configuration",
        "disk",
        "log",
        "state",
        "lock",
        "secrets",
        "account",
        "budget",
        "account",
        "budget",
        "mapping",
    ]
    assert diagnosis.exit_status == 0


def test_it_changes_nothing_but_its_report(signed_in: Crmsync, profile: Profile) -> None:
    signed_in.runs.sync(yes=True)
    before = {path: path.read_bytes() for path in profile.config.parent.rglob("*") if path.is_file()}
    report = signed_in.doctor.examine().report
    assert report == profile.logs / "doctor.txt"
    after = {path: path.read_bytes() for path in profile.config.parent.rglob("*") if path.is_file()}
    del after[report]
    assert after == before


def test_a_broken_configuration_file(crmsync: Crmsync, profile: Profile) -> None:
    profile.config.write_text(configuration().replace('kind = "contacts"', 'kind = "people"'))
    (finding,) = found(crmsync, "configuration")
    assert finding.level is Level.WRONG
    assert "line" in finding.message
    assert crmsync.doctor.examine().exit_status == 1


def test_nothing_is_set_up(crmsync: Crmsync, profile: Profile) -> None:
    profile.config.unlink()
    (finding,) = found(crmsync, "configuration")
    assert (finding.level, "crmsync accounts add" in finding.advice) == (Level.NOTE, True)
    assert crmsync.doctor.examine().exit_status == 0


def test_a_full_disk(crmsync: Crmsync, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**9, 10**9 - 10**6, 10**6))
    (finding,) = found(crmsync, "disk")
    assert (finding.level, "Free some space" in finding.advice) == (Level.WRONG, True)


def spoil(profile: Profile, damage: str) -> None:
    content = bytearray(profile.state.read_bytes())
    if damage == "scrambled":
        content[:100] = b"?" * 100
    else:
        content[len(content) // 2 :] = b"\0" * (len(content) - len(content) // 2)
    for rest in ("-wal", "-shm"):
        profile.state.with_name(profile.state.name + rest).unlink(missing_ok=True)
    profile.state.write_bytes(content)


@pytest.fixture
def crowd(signed_in: Crmsync, services: Services) -> Crmsync:
    """Fifty people in step."""
    for number in range(50):
        services.outlook.add(given_name=f"Person {number}", family_name="X" * 200)
    assert signed_in.runs.sync(yes=True).exit_status == 0
    return signed_in


@pytest.mark.parametrize("damage", ["scrambled", "torn"])
def test_a_damaged_state_file_comes_back_from_its_backup(
    crowd: Crmsync, services: Services, profile: Profile, damage: str
) -> None:
    spoil(profile, damage)
    (finding,) = found(crowd, "state")
    assert finding.level is Level.WRONG
    assert "damaged" in finding.message
    assert "comes back from its own backup" in finding.advice
    assert crowd.doctor.examine().exit_status == 1
    writes = services.writes
    assert crowd.runs.sync(yes=True).exit_status == 0
    assert "came back from its backup" in crowd.notices[0]
    assert services.writes == writes
    assert len(services.crm.ids) == len(services.outlook.ids) == 50


@pytest.mark.parametrize("damage", ["scrambled", "torn"])
def test_a_damaged_state_file_without_a_backup_says_what_to_do(
    crowd: Crmsync, profile: Profile, damage: str
) -> None:
    spoil(profile, damage)
    backup_of(profile.state).unlink()
    (finding,) = found(crowd, "state")
    assert (finding.level, "Move it away" in finding.advice) == (Level.WRONG, True)
    with pytest.raises(StateError, match="damaged"):
        crowd.runs.sync()


def test_a_backup_that_cannot_be_made_is_told_and_spoils_no_run(signed_in: Crmsync, profile: Profile) -> None:
    profile.state.with_name("state.db.backup.new").mkdir()
    assert signed_in.runs.sync(yes=True).exit_status == 0
    assert "could not be backed up" in signed_in.notices[0]


def test_a_run_that_did_not_come_to_its_end(signed_in: Crmsync, services: Services, profile: Profile) -> None:
    signed_in.runs.sync()
    db = Database(profile.state)
    with db.transaction():
        RunTable(db).begin(services.around.clock(), preview=False)
    db.close()
    good, note = found(signed_in, "state")
    assert (good.level, note.level) == (Level.GOOD, Level.NOTE)
    assert "Run 2 did not come to its end" in note.message


def test_another_crmsync_at_work(signed_in: Crmsync, profile: Profile) -> None:
    with profile.writing():
        (finding,) = found(signed_in, "lock")
    assert finding.level is Level.NOTE
    assert "process" in finding.message


def test_an_account_that_nobody_signed_in_to(crmsync: Crmsync) -> None:
    findings = found(crmsync, "account")
    assert [finding.level for finding in findings] == [Level.SIGN_IN, Level.SIGN_IN]
    assert "crmsync accounts sign-in office" in findings[0].advice
    assert crmsync.doctor.examine().exit_status == 5


def test_a_refused_and_an_unreachable_account(signed_in: Crmsync, services: Services) -> None:
    services.mailbox.password = "another"
    services.customers.down = Unreachable("No answer.", service="CRM", advice="Is the network there?")
    office, zoho = found(signed_in, "account")
    assert (office.subject, office.level) == ("office", Level.SIGN_IN)
    assert (zoho.subject, zoho.level, zoho.advice) == ("zoho", Level.WRONG, "Is the network there?")
    assert signed_in.doctor.examine().exit_status == 1


@pytest.mark.parametrize(
    ("back_end", "words", "advice"),
    [
        ("Locked", "is locked", "Unlock it"),
        ("Missing", "does not answer", "CRMSYNC_PASSPHRASE"),
    ],
)
def test_a_keyring_that_gives_nothing_is_told_once_for_all_accounts(
    signed_in: Crmsync, profile: Profile, services: Services, back_end: str, words: str, advice: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", f"support.keyrings.{back_end}")
        another = Crmsync(profile, desks=services.desks, clock=services.around.clock)
        diagnosis = another.doctor.examine()
    (finding,) = [one for one in diagnosis.findings if one.level is Level.WRONG]
    assert (finding.check, words in finding.message, advice in finding.advice) == ("secrets", True, True)
    assert diagnosis.exit_status == 1


@pytest.mark.parametrize("damage", ["changed", "cut", "foreign"])
def test_a_damaged_vault_is_told_once_for_all_accounts(
    signed_in: Crmsync, profile: Profile, services: Services, damage: str
) -> None:
    sealed = profile.vault.read_bytes()
    changed = {
        "changed": sealed[:-1] + bytes([sealed[-1] ^ 1]),
        "cut": sealed[:-9],
        "foreign": b"PK" + sealed,
    }
    profile.vault.write_bytes(changed[damage])
    another = Crmsync(profile, desks=services.desks, clock=services.around.clock)
    (finding,) = [one for one in another.doctor.examine().findings if one.level is Level.WRONG]
    assert (finding.check, "secrets.vault cannot be opened" in finding.message) == ("secrets", True)
    assert "Bring the file back from a backup" in finding.advice


@pytest.mark.parametrize("in_the_way", ["the file", "the folder"])
def test_a_log_that_cannot_be_written(signed_in: Crmsync, profile: Profile, in_the_way: str) -> None:
    signed_in.runs.sync(yes=True)
    if in_the_way == "the file":
        (profile.logs / "crmsync.log").unlink()
        (profile.logs / "crmsync.log").mkdir()
    else:
        shutil.rmtree(profile.logs)
        profile.logs.write_text("in the way")
    (finding,) = found(signed_in, "log")
    assert (finding.level, "cannot be written" in finding.message) == (Level.WRONG, True)
    for _ in range(2):
        assert signed_in.runs.sync().exit_status == 0, "a run needs no log"
    (told,) = signed_in.notices
    assert "cannot be written" in told
    assert "Until then nothing is logged" in told


@pytest.mark.system("linux", "darwin")
def test_a_lock_whose_process_is_gone_is_told(signed_in: Crmsync, profile: Profile) -> None:
    """Left to the system this cannot be: it frees the lock of a process that dies. A network drive may not."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    with profile.writing():
        profile.lock.write_text(f"{process.pid}\n")
        (finding,) = found(signed_in, "lock")
    assert (finding.level, str(process.pid) in finding.message) == (Level.WRONG, True)
    assert "restart" in finding.advice


def test_the_number_that_a_killed_process_left_in_the_lock_is_no_lock(
    signed_in: Crmsync, profile: Profile
) -> None:
    profile.lock.write_text("1\n")
    (finding,) = found(signed_in, "lock")
    assert finding.level is Level.GOOD
    assert signed_in.runs.sync(yes=True).exit_status == 0


def test_a_state_file_without_a_backup(signed_in: Crmsync, profile: Profile) -> None:
    signed_in.runs.sync(yes=True)
    backup_of(profile.state).unlink()
    (finding,) = found(signed_in, "state")
    assert (finding.level, "no backup" in finding.message) == (Level.NOTE, True)


def test_a_service_that_this_version_cannot_speak_to(crmsync: Crmsync, profile: Profile) -> None:
    added = '\n[accounts.other]\nside = "crm"\nservice = "odoo"\nurl = "https://odoo.example.com"\n'
    profile.config.write_text(configuration() + added)
    crmsync._context.secrets.set("other", "api_key", "x")
    finding = found(crmsync, "account")[-1]
    assert (finding.subject, finding.level) == ("other", Level.WRONG)
    assert "cannot connect to odoo" in finding.message


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(hours=-1, seconds=-30), "60 minutes behind"),
        (timedelta(minutes=10, seconds=30), "10 minutes ahead of"),
        (timedelta(seconds=90), ""),
    ],
)
def test_a_wrong_clock(
    profile: Profile,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    ahead: timedelta,
    words: str,
) -> None:
    crmsync = Crmsync(profile, desks=services.desks, clock=lambda: datetime.now(UTC) + ahead)
    with ScriptedHttp(in_turn(Answer(401))) as server:
        monkeypatch.setattr(services.mailbox, "addresses", lambda account: (server.url,))
        findings = found(crmsync, "clock")
        (asked,) = server.asked
    assert [words in finding.message for finding in findings] == ([True] if words else [])
    assert all(finding.level is Level.WRONG and finding.subject == "office" for finding in findings)
    assert asked.headers["Authorization"] is None


def test_a_server_that_does_not_answer_says_nothing_about_the_clock(
    signed_in: Crmsync, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedHttp(in_turn(Answer())) as server:
        dead = server.url
    monkeypatch.setattr(services.mailbox, "addresses", lambda account: (dead,))
    assert found(signed_in, "clock") == []


# ---- mappings


def test_mappings_that_never_ran_wait_or_failed(signed_in: Crmsync, services: Services) -> None:
    (never,) = found(signed_in, "mapping")
    assert (never.level, "--preview" in never.advice) == (Level.NOTE, True)
    services.outlook.add(**ADA)
    signed_in.runs.sync()
    (held,) = found(signed_in, "mapping")
    assert (held.level, "1 changes wait" in held.message) == (Level.NOTE, True)
    signed_in.runs.sync(yes=True)
    services.customers.down = Unreachable("No answer.", service="CRM")
    signed_in.runs.sync()
    (failed,) = found(signed_in, "mapping")
    assert "CRM: No answer." in failed.message
    assert "crmsync problems" in failed.advice


def test_a_mapping_that_was_silent_for_long(signed_in: Crmsync, services: Services) -> None:
    signed_in.runs.sync(yes=True)
    services.around.clock.advance(timedelta(days=8))
    (finding,) = found(signed_in, "mapping")
    assert (finding.level, finding.advice) == (Level.NOTE, "Run crmsync sync.")


# ---- the report


MARK = "zaphod"
MARKED = """
[accounts.zaphod-office]
side = "outlook"
service = "dav"
url = "https://zaphod.example.com/"
username = "zaphod@example.com"

[accounts.zaphod-zoho]
side = "crm"
service = "zoho"

[[mappings]]
name = "Zaphod's people"
kind = "contacts"
outlook = { account = "zaphod-office", folder = "People" }
crm = { account = "zaphod-zoho", module = "People" }
"""


class Marked:
    """A profile in which everything that has a name has a marked one: folder, accounts, mapping, items, secrets."""

    def __init__(self, folder: Path, services: Services) -> None:
        self.services = services
        self.profile = Profile.at(folder / "zaphod's profile")
        self.profile.create()
        self.profile.config.write_text(MARKED)
        for desk in (services.mailbox, services.customers):
            desk.password = "zaphod-password"
        for account in ("zaphod-office", "zaphod-zoho"):
            self.crmsync()._context.secrets.set(account, "password", "zaphod-password")
        for number in range(30):
            services.outlook.add(given_name=f"Zaphod{number}", family_name="X" * 200)
        assert self.crmsync().runs.sync(yes=True).exit_status == 0

    def crmsync(self) -> Crmsync:
        return Crmsync(self.profile, desks=self.services.desks, clock=self.services.around.clock)

    # ---- what can be wrong; each gives the line of the report that shows it

    def nothing(self) -> str:
        return "mapping 1: good (ok)"

    def a_broken_configuration(self) -> str:
        self.profile.config.write_text(MARKED + 'zaphod = 1\n[accounts.zaphod]\npassword = "zaphod"\n')
        return "configuration: wrong (SettingsError)"

    def a_refused_sign_in(self) -> str:
        self.services.mailbox.down = SignInNeeded(
            "zaphod is not known.", service="zaphod.example.com", advice="zaphod", code="zaphod"
        )
        return "account 1: sign-in (SignInNeeded)"

    def an_unreachable_service(self) -> str:
        self.services.customers.down = Unreachable(
            "zaphod does not answer.", service="zaphod", advice="zaphod", code="Zaphod@Example"
        )
        self.crmsync().runs.sync()
        return "account 2: wrong (Unreachable)"

    def a_code_of_the_service(self) -> str:
        self.services.customers.down = Throttled("zaphod", service="zaphod", code="TOO_MANY_REQUESTS")
        return "account 2: wrong (TOO_MANY_REQUESTS)"

    def nobody_signed_in(self) -> str:
        self.crmsync()._context.secrets.remove("zaphod-office")
        return "account 1: sign-in (SignInNeeded)"

    def a_vanished_folder(self) -> str:
        self.services.mailbox.collections[Kind.CONTACTS].exists = False
        self.crmsync().runs.sync()
        return "mapping 1: note (failed)"

    def a_refused_item(self) -> str:
        self.services.customers.collections[Kind.CONTACTS].refuse = lambda write: Rejected(
            "zaphod", service="zaphod", advice="zaphod", code="zaphod"
        )
        self.services.outlook.add(given_name="Zaphod", family_name="Beeblebrox")
        self.crmsync().runs.sync(yes=True)
        return "mapping 1: note (problems)"

    def a_held_batch(self) -> str:
        for item in self.services.outlook.ids[:20]:
            self.services.outlook.delete(item)
        self.crmsync().runs.sync()
        return "mapping 1: note (held)"

    def a_damaged_state(self) -> str:
        spoil(self.profile, "scrambled")
        return "state: wrong (StateError)"

    def a_damaged_vault(self) -> str:
        self.profile.vault.write_bytes(self.profile.vault.read_bytes()[:-1] + b"?")
        return "secrets: wrong (VaultDamaged)"

    def a_lost_key(self) -> str:
        InMemory.empty()
        return "secrets: wrong (KeyLost)"

    def a_log_in_the_way(self) -> str:
        (self.profile.logs / "crmsync.log").unlink()
        (self.profile.logs / "crmsync.log").mkdir()
        return "log: wrong (IsADirectoryError)"

    def an_unfinished_run(self) -> str:
        db = Database(self.profile.state)
        with db.transaction():
            RunTable(db).begin(self.services.around.clock(), preview=False)
        db.close()
        return "state: note (unfinished)"


TROUBLES = [
    name for name, what in vars(Marked).items() if callable(what) and name not in ("__init__", "crmsync")
]


@pytest.mark.parametrize("trouble", TROUBLES)
def test_the_report_names_nobody_and_no_secret(trouble: str, tmp_path: Path, services: Services) -> None:
    marked = Marked(tmp_path, services)
    line = getattr(marked, trouble)()
    report = marked.crmsync().doctor.examine().report
    assert report is not None
    text = report.read_text()
    assert line in text.splitlines()
    assert MARK not in text.lower()
    assert "example" not in text
    assert str(tmp_path) not in text
    assert report.stat().st_mode & 0o777 == 0o600


def test_a_report_that_cannot_be_written(signed_in: Crmsync, profile: Profile, tmp_path: Path) -> None:
    signed_in.runs.sync()
    shutil.rmtree(profile.logs)
    profile.logs.write_text("in the way")
    diagnosis = signed_in.doctor.examine()
    assert diagnosis.report is None
    assert diagnosis.findings
