"""The vault's format: no byte can be changed unnoticed, no two files are alike, and no foreign file is believed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.accounts import vault
from crmsync.accounts.errors import SecretsError, VaultDamaged, VaultTooNew
from crmsync.accounts.vault import Header, Protection, Scrypt

KEY = bytes(range(32))
HEADERS = {
    "keyring": Header("0123abcd", Protection.KEYRING, keyring="SecretService Keyring"),
    "passphrase": Header("0123abcd", Protection.PASSPHRASE, scrypt=Scrypt(b"s" * 16, n=16)),
}
CONTENTS = {"office": {"password": "grüße"}, "zoho": {"refresh_token": "1000.abc"}}


def open_all(blob: bytes) -> vault.Contents:
    vault.read_header(blob)
    return vault.open_sealed(blob, KEY)


@given(
    contents=st.dictionaries(
        st.text(max_size=20), st.dictionaries(st.text(max_size=20), st.text(max_size=50))
    ),
    header=st.sampled_from(sorted(HEADERS)),
)
def test_what_was_sealed_is_opened(contents, header):
    blob = vault.seal(HEADERS[header], KEY, contents)

    assert vault.read_header(blob) == HEADERS[header]
    assert vault.open_sealed(blob, KEY) == contents


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_each_flipped_byte_is_noticed(name):
    blob = vault.seal(HEADERS[name], KEY, CONTENTS)

    for position in range(len(blob)):
        for bit in (0x01, 0x80):
            changed = bytearray(blob)
            changed[position] ^= bit
            with pytest.raises(SecretsError):
                open_all(bytes(changed))


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_each_cut_or_longer_file_is_noticed(name):
    blob = vault.seal(HEADERS[name], KEY, CONTENTS)

    for changed in [*(blob[:length] for length in range(len(blob))), blob + b"\0", b"\0" + blob]:
        with pytest.raises(VaultDamaged):
            open_all(changed)


def test_the_id_of_the_profile_is_authenticated():
    blob = vault.seal(HEADERS["keyring"], KEY, CONTENTS)

    moved = blob.replace(b"0123abcd", b"0123abce")

    assert vault.read_header(moved).profile == "0123abce"
    with pytest.raises(VaultDamaged):
        vault.open_sealed(moved, KEY)


def test_the_same_secrets_are_never_sealed_alike():
    blobs = {vault.seal(HEADERS["keyring"], KEY, CONTENTS) for _ in range(50)}

    assert len(blobs) == 50


def test_nothing_but_the_header_can_be_read():
    blob = vault.seal(HEADERS["keyring"], KEY, CONTENTS)

    for word in (b"office", b"password", b"refresh", b"1000.abc"):
        assert word not in blob


def test_another_key_opens_nothing():
    with pytest.raises(VaultDamaged):
        vault.open_sealed(vault.seal(HEADERS["keyring"], KEY, CONTENTS), bytes(32))


def test_a_later_version_is_not_called_damaged():
    blob = vault.seal(HEADERS["keyring"], KEY, CONTENTS).replace(b"vault 1", b"vault 2", 1)

    with pytest.raises(VaultTooNew, match="later version"):
        vault.read_header(blob)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"{}",
        b'{"profile": 1, "protection": "keyring"}',
        b'{"profile": "x", "protection": "none"}',
        b'{"profile": "x", "protection": ["keyring"]}',
        b'{"profile": "x", "protection": "passphrase"}',
        b'{"profile": "x", "protection": "passphrase", "scrypt": []}',
        b"[" * 4000,
    ],
)
def test_an_odd_header_is_damage(header):
    with pytest.raises(VaultDamaged):
        vault.read_header(b"crmsync-vault 1\n" + header + b"\n" + bytes(60))


@pytest.mark.parametrize(
    "cost",
    [
        {"n": 2**40, "r": 8, "p": 1},
        {"n": 2**17, "r": 1024, "p": 1},
        {"n": 2**17, "r": 8, "p": 10**9},
        {"n": 1000, "r": 8, "p": 1},
        {"n": 0, "r": 8, "p": 1},
        {"n": -16, "r": 8, "p": 1},
        {"n": "16", "r": 8, "p": 1},
        {"n": True, "r": 8, "p": 1},
        {"n": 16, "r": 8, "p": 1, "salt": "***"},
        {"n": 16, "r": 8},
    ],
)
def test_parameters_that_would_exhaust_the_computer_are_refused(cost):
    header = {"profile": "x", "protection": "passphrase", "scrypt": {"salt": "c2FsdA==", **cost}}

    with pytest.raises(VaultDamaged):
        vault.read_header(b"crmsync-vault 1\n" + json.dumps(header).encode() + b"\n" + bytes(60))


def test_asked_at_each_start_stores_nothing():
    blob = vault.seal_nothing(Header("0123abcd", Protection.ASK))

    assert vault.read_header(blob).protection is Protection.ASK
    assert blob.count(b"\n") == 2
    with pytest.raises(VaultDamaged):
        vault.read_header(blob + b"x")


def test_the_key_of_a_passphrase_is_the_one_of_rfc_7914():
    # RFC 7914 §12, third vector, first 32 bytes.
    expected = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"

    assert Scrypt(b"SodiumChloride", n=16384).key("pleaseletmein").hex() == expected


def test_a_new_passphrase_takes_the_recommended_cost():
    cost = Scrypt(b"s" * 16)

    assert cost.n * cost.r * 128 >= 128 * 1024 * 1024
    assert cost.sane
