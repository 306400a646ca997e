"""Secrets survive only sealed; each way a keyring or vault fails is told apart, and then nothing is overwritten."""

from __future__ import annotations

import base64
import json
import os
import threading
import traceback
from pathlib import Path
from typing import ClassVar

import pytest
from support import keyrings

from crmsync.accounts import errors
from crmsync.accounts.keyrings import SystemKeyring
from crmsync.accounts.redact import Redactor
from crmsync.accounts.secret import Secret
from crmsync.accounts.secrets import Secrets, take_passphrase
from crmsync.accounts.vault import Protection

MARKED = 'marked-Sécret "42" & more'
MEANINGS = {
    "locked": errors.KeyringLocked,
    "denied": errors.KeyringDenied,
    "missing": errors.KeyringMissing,
    "failed": errors.KeyringFailed,
}


def reveal(secret: Secret | None) -> str | None:
    return secret.reveal() if secret is not None else None


def kept(backend: type[keyrings.InMemory]) -> list[str]:
    return list(backend.kept.values())


def test_a_secret_is_there_in_the_next_process(secrets, keyring, vault):
    secrets().set("office", "password", MARKED)

    assert reveal(secrets().get("office", "password")) == MARKED
    assert MARKED.encode() not in vault.read_bytes()
    assert b"marked" not in vault.read_bytes()


def test_all_secrets_take_one_entry_of_the_keyring(secrets, keyring):
    for number in range(3):
        secrets().update(f"account{number}", {"client_id": "a" * 2000, "refresh_token": "b" * 2000})

    [(service, user)] = keyring.kept
    assert service == "crmsync"
    assert len(user) == 32
    # Windows refuses more than 1,280 characters.
    assert len(base64.b64decode(kept(keyring)[0])) == 32


def test_each_profile_has_its_own_key(keyring, redactor, tmp_path):
    for name in ("one", "two"):
        Secrets(tmp_path / name / "secrets.vault", redactor=redactor).set("office", "password", MARKED)

    assert len(set(keyring.kept)) == 2
    assert len(set(kept(keyring))) == 2


def test_names_and_forgetting(secrets, keyring):
    secrets().update("zoho", {"client_id": "1000.X", "client_secret": "s", "refresh_token": "r"})
    secrets().set("office", "password", "p")

    secrets().update("zoho", {"client_secret": None, "access_token": Secret("t")})
    assert secrets().names("zoho") == {"client_id", "refresh_token", "access_token"}

    secrets().remove("zoho")
    assert secrets().names("zoho") == set()
    assert secrets().get("zoho", "client_id") is None
    assert reveal(secrets().get("office", "password")) == "p"


def test_the_keyring_is_not_touched_before_a_secret_is_needed(secrets, keyring, vault):
    opened = secrets()

    assert opened.protection is None
    assert opened.get("office", "password") is None
    assert opened.names("office") == set()
    opened.remove("office")

    assert keyring.calls == []
    assert not vault.exists()


def test_the_keyring_is_asked_once_a_process(secrets, keyring):
    secrets().set("office", "password", MARKED)
    keyring.calls.clear()
    opened = secrets()

    for _ in range(3):
        opened.get("office", "password")
    opened.set("office", "password", "new")

    assert keyring.calls == ["get"]


def test_saying_what_protects_asks_nobody(secrets, keyring):
    secrets().set("office", "password", MARKED)
    keyring.calls.clear()

    assert secrets().protection is Protection.KEYRING
    assert keyring.calls == []


@pytest.mark.system("linux", "darwin")
def test_only_the_owner_may_read_the_vault(secrets, keyring, vault):
    before = os.umask(0)
    try:
        secrets().set("office", "password", MARKED)
        secrets().set("office", "password", "again")
    finally:
        os.umask(before)

    assert vault.stat().st_mode & 0o777 == 0o600
    assert vault.parent.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o077 for path in vault.parent.iterdir()} == {0}


@pytest.mark.parametrize("meaning, raised", keyrings.failures(), ids=lambda value: str(value)[:60])
def test_failures_of_the_keyring_are_told_apart(meaning, raised, secrets, monkeypatch, vault):
    monkeypatch.setattr(keyrings.Failing, "error", raised, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Failing")

    with pytest.raises(errors.SecretsError) as caught:
        secrets().set("office", "password", MARKED)

    assert type(caught.value) is MEANINGS[meaning]
    assert caught.value.advice
    assert not vault.exists()


def test_a_locked_keyring_leaves_the_vault_alone(secrets, keyring, monkeypatch, vault):
    secrets().set("office", "password", MARKED)
    before = vault.read_bytes()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Locked")

    for use in (
        lambda: secrets().get("office", "password"),
        lambda: secrets().set("office", "password", "x"),
    ):
        with pytest.raises(errors.KeyringLocked, match="is locked"):
            use()

    assert vault.read_bytes() == before


def test_a_keyring_that_keeps_nothing_is_refused(secrets, monkeypatch, vault):
    for name in ("support.keyrings.Forgetful", "keyring.backends.null.Keyring"):
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
        with pytest.raises(errors.KeyringFailed, match="did not keep"):
            secrets().set("office", "password", MARKED)

    assert not vault.exists()


@pytest.mark.parametrize(
    "name",
    ["no.such.module.Keyring", "support.keyrings.NoSuchClass", "support.keyrings.Unusable", "nonsense"],
)
def test_a_named_keyring_that_does_not_work_is_never_replaced_by_another(name, secrets, monkeypatch, vault):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)

    with pytest.raises(errors.KeyringMissing, match="PYTHON_KEYRING_BACKEND"):
        secrets().set("office", "password", MARKED)

    assert not vault.exists()


def test_the_key_is_not_in_the_error_of_a_talkative_keyring(redactor, monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Talkative")
    key = bytes(range(32))
    opened = Secrets(tmp_path / "secrets.vault", redactor=redactor, random=lambda count: key[:count])

    with pytest.raises(errors.KeyringFailed) as caught:
        opened.set("office", "password", MARKED)

    assert "cannot store" in str(caught.value)
    assert base64.b64encode(key).decode() not in "".join(traceback.format_exception(caught.value))


def test_without_a_keyring_nothing_is_stored_and_both_choices_are_named(secrets, monkeypatch, vault):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

    with pytest.raises(errors.KeyringMissing) as caught:
        secrets().set("office", "password", MARKED)

    assert "passphrase" in caught.value.advice
    assert "asked" in caught.value.advice
    assert not vault.exists()


def test_only_trusted_back_ends_are_found_by_themselves(monkeypatch):
    looked_at: list[str] = []

    def refuse(name: str) -> None:
        looked_at.append(name)
        raise RuntimeError("not here")

    monkeypatch.setattr("keyring.core.load_keyring", refuse)
    # An empty variable chooses nothing.
    with pytest.raises(errors.KeyringMissing):
        SystemKeyring({"PYTHON_KEYRING_BACKEND": ""}).name()

    assert looked_at
    words = ("SecretService", "kwallet", "libsecret", "macOS", "WinVault")
    assert all(any(word in name for word in words) for name in looked_at)


def test_a_key_is_found_in_any_trusted_keyring_and_stored_in_the_best(monkeypatch):
    class Desktop(keyrings.InMemory):
        priority = 5
        kept: ClassVar[dict[tuple[str, str], str]] = {}

    class Other(keyrings.InMemory):
        priority = 4
        kept: ClassVar[dict[tuple[str, str], str]] = {("crmsync", "old"): "from before"}

    found = iter([Other, Desktop])

    def load(name: str) -> keyrings.InMemory:
        backend = next(found, None)
        if backend is None:
            raise RuntimeError("not here")
        return backend()

    monkeypatch.setattr("keyring.core.load_keyring", load)
    monkeypatch.setattr("crmsync.accounts.keyrings.sys.platform", "linux")
    keyring = SystemKeyring({})

    assert keyring.get("old") == "from before"
    keyring.set("new", "text")
    assert Desktop.kept == {("crmsync", "new"): "text"}
    keyring.delete("old")
    assert Other.kept == {}
    keyring.delete("old")


def test_a_lost_key_is_named_and_the_vault_stays(secrets, keyring, vault):
    secrets().set("office", "password", MARKED)
    before = vault.read_bytes()
    keyring.kept.clear()

    for use in (
        lambda: secrets().get("office", "password"),
        lambda: secrets().set("office", "password", "x"),
    ):
        with pytest.raises(errors.KeyLost, match="is not in"):
            use()

    assert vault.read_bytes() == before
    assert keyring.kept == {}


@pytest.mark.parametrize("text", ["", "not base64!", base64.b64encode(b"short").decode()])
def test_a_key_that_is_none_counts_as_lost(text, secrets, keyring):
    secrets().set("office", "password", MARKED)
    for name in keyring.kept:
        keyring.kept[name] = text

    with pytest.raises(errors.KeyLost):
        secrets().get("office", "password")


def test_another_key_does_not_open_the_vault(secrets, keyring):
    secrets().set("office", "password", MARKED)
    for name in keyring.kept:
        keyring.kept[name] = base64.b64encode(bytes(32)).decode()

    with pytest.raises(errors.VaultDamaged):
        secrets().get("office", "password")


def test_a_passphrase_given_beforehand_protects_a_new_vault(secrets, keyring, vault):
    secrets(given="correct horse").set("office", "password", MARKED)

    assert keyring.calls == []
    assert secrets().protection is Protection.PASSPHRASE
    assert reveal(secrets(given="correct horse").get("office", "password")) == MARKED


def test_a_person_is_asked_for_the_passphrase_once_a_process(secrets, someone, keyring):
    secrets(given="correct horse").set("office", "password", MARKED)
    person = someone("correct horse")
    opened = secrets(person)

    opened.get("office", "password")
    opened.set("office", "password", "new")

    assert person.asked == ["passphrase"]
    assert keyring.calls == []


def test_a_wrong_passphrase_overwrites_nothing_and_can_be_tried_again(secrets, someone, vault):
    secrets(given="correct horse").set("office", "password", MARKED)
    before = vault.read_bytes()
    person = someone("wrong")
    opened = secrets(person)

    for use in (lambda: opened.get("office", "password"), lambda: opened.set("office", "password", "x")):
        with pytest.raises(errors.WrongPassphrase) as caught:
            use()
        assert "wrong" not in str(caught.value)
    assert vault.read_bytes() == before

    person.answer = "correct horse"
    assert reveal(opened.get("office", "password")) == MARKED


def test_nobody_to_ask_for_the_passphrase(secrets):
    secrets(given="correct horse").set("office", "password", MARKED)

    with pytest.raises(errors.PassphraseNeeded, match="nobody gave it"):
        secrets().get("office", "password")


def test_the_passphrase_leaves_the_environment():
    environment = {"CRMSYNC_PASSPHRASE": "correct horse", "HOME": "/home/anna"}

    assert reveal(take_passphrase(environment)) == "correct horse"
    assert environment == {"HOME": "/home/anna"}
    assert take_passphrase(environment) is None
    assert take_passphrase({"CRMSYNC_PASSPHRASE": ""}) is None


def test_asked_at_each_start_nothing_is_on_disk(secrets, someone, keyring, vault):
    secrets().protect(Protection.ASK)
    opened = secrets()
    opened.update("office", {"password": MARKED, "other": "x"})
    opened.update("office", {"other": None})

    assert reveal(opened.get("office", "password")) == MARKED
    assert opened.names("office") == {"password"}
    assert keyring.calls == []
    assert b"marked" not in b"".join(path.read_bytes() for path in vault.parent.iterdir())

    person = someone(password="typed")
    again = secrets(person)
    assert again.protection is Protection.ASK
    assert [reveal(again.get("office", "password")) for _ in range(2)] == ["typed", "typed"]
    assert person.asked == ["office password"]
    assert again.get("office", "refresh_token") is None
    again.remove("office")
    assert again.names("office") == set()


@pytest.mark.parametrize("after", [Protection.KEYRING, Protection.PASSPHRASE])
@pytest.mark.parametrize("before", list(Protection))
def test_changing_the_protection_keeps_the_secrets(before, after, secrets, someone, keyring):
    opened = secrets(someone("correct horse"))
    opened.protect(before)
    opened.set("office", "password", MARKED)

    opened.protect(after)

    assert secrets().protection is after
    assert reveal(secrets(someone("correct horse")).get("office", "password")) == MARKED
    assert len(keyring.kept) == (1 if after is Protection.KEYRING else 0)


def test_a_change_of_protection_that_fails_changes_nothing(secrets, someone, keyring, monkeypatch, vault):
    secrets(given="correct horse").set("office", "password", MARKED)
    before = vault.read_bytes()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Locked")

    with pytest.raises(errors.KeyringLocked):
        secrets(given="correct horse").protect(Protection.KEYRING)
    with pytest.raises(errors.PassphraseNeeded):
        secrets().protect(Protection.ASK)

    assert vault.read_bytes() == before


def test_a_full_disk_leaves_no_key_behind(secrets, keyring, monkeypatch, vault):
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("crmsync.accounts.secrets.replace_private", full)

    with pytest.raises(errors.VaultUnusable, match="No space left"):
        secrets().set("office", "password", MARKED)

    assert keyring.kept == {}
    assert not vault.exists()


def test_a_vault_that_is_a_directory(secrets, vault):
    vault.mkdir(parents=True)

    with pytest.raises(errors.VaultUnusable, match="cannot be read"):
        secrets().get("office", "password")


CRASHES = """
import os, sys
from pathlib import Path
from typing import ClassVar
from crmsync.accounts.redact import Redactor
from crmsync.accounts.secret import Secret
from crmsync.accounts.secrets import Secrets
from crmsync.accounts.vault import Scrypt
os.{call} = lambda *args, **kwargs: os._exit(9)
Secrets(Path(sys.argv[1]), redactor=Redactor(), given=Secret("correct horse")).set("office", "password", "new")
"""


@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_dying_between_writing_and_replacing_keeps_the_old_vault(call, secrets, vault, other_process):
    secrets(given="correct horse").set("office", "password", MARKED)
    before = vault.read_bytes()

    with other_process(CRASHES.format(call=call), vault) as dying:
        assert dying.wait(60) == 9

    assert vault.read_bytes() == before
    assert len(list(vault.parent.glob(".*.new"))) == 1
    opened = secrets(given="correct horse")
    assert reveal(opened.get("office", "password")) == MARKED
    opened.set("office", "password", "new")
    assert reveal(opened.get("office", "password")) == "new"
    assert list(vault.parent.glob(".*.new")) == []


WRITER = """
import sys
from pathlib import Path
from typing import ClassVar
from crmsync.accounts.redact import Redactor
from crmsync.accounts.secret import Secret
from crmsync.accounts.secrets import Secrets
from crmsync.accounts.vault import Scrypt
path, account = Path(sys.argv[1]), sys.argv[2]
secrets = Secrets(path, redactor=Redactor(), given=Secret("correct horse"), scrypt=lambda salt: Scrypt(salt, n=16))
for number in range(20):
    secrets.set(account, f"secret{number}", str(number))
"""


def test_two_processes_writing_at_once_lose_nothing(secrets, vault, other_process):
    with other_process(WRITER, vault, "one") as one, other_process(WRITER, vault, "two") as two:
        assert one.wait(60) == 0
        assert two.wait(60) == 0

    opened = secrets(given="correct horse")
    expected = {f"secret{number}" for number in range(20)}
    assert opened.names("one") == expected
    assert opened.names("two") == expected


def test_threads_sharing_the_secrets_lose_nothing(secrets, keyring):
    opened = secrets()
    threads = [threading.Thread(target=opened.set, args=("office", f"secret{n}", str(n))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert len(opened.names("office")) == 8


def test_a_secret_never_shows_itself():
    secret = Secret(MARKED)

    shown = [
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret!r:>20}",
        " ".join(map(str, [secret])),
        repr([secret]),
    ]
    assert not any("marked" in text for text in shown)
    for leak in (lambda: json.dumps(secret), lambda: __import__("pickle").dumps(secret)):
        with pytest.raises(TypeError):
            leak()
    assert secret == Secret(MARKED)
    assert secret != Secret("other")
    assert secret != MARKED
    assert len({secret, Secret(MARKED)}) == 1


def test_what_is_handed_out_or_kept_is_known_to_the_redactor(vault, keyring):
    writing, reading = Redactor(), Redactor()
    Secrets(vault, redactor=writing).update(
        "zoho", {"client_secret": MARKED, "refresh_token": Secret("1000.abc")}
    )

    assert "marked" not in writing.redact(f"stored {MARKED} and 1000.abc")
    assert "1000.abc" not in writing.redact(f"stored {MARKED} and 1000.abc")
    assert reading.redact(MARKED) == MARKED
    Secrets(vault, redactor=reading).get("zoho", "client_secret")
    assert "marked" not in reading.redact(MARKED)
    assert kept(keyring)[0] not in reading.redact(kept(keyring)[0])
