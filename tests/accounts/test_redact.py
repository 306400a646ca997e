"""No spelling of a known secret, and nothing that looks like one, comes through; the rest does."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote, quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.accounts.redact import MASK, Redactor

SECRETS = ["correct horse", "p@ss/w+rd&=%", 'quo"te\\back', "grüße-çé", "1000.abc.def", "abcd"]


@pytest.fixture
def redactor() -> Redactor:
    redactor = Redactor()
    for secret in SECRETS:
        redactor.learn(secret)
    return redactor


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    "spell",
    [
        lambda secret: secret,
        lambda secret: f"({secret})",
        lambda secret: f"x{secret}x",
        quote,
        lambda secret: quote(secret, safe=""),
        quote_plus,
        lambda secret: urlencode({"k": secret}),
        lambda secret: json.dumps({"k": secret}),
        lambda secret: json.dumps({"k": secret}, ensure_ascii=False),
        repr,
        lambda secret: repr({"k": secret}),
    ],
)
def test_a_known_secret_in_any_spelling(secret, spell, redactor):
    text = redactor.redact(f"before {spell(secret)} after")

    assert text.startswith("before ")
    assert text.endswith(" after")
    assert MASK in text
    assert spell(secret) not in text
    assert secret not in text


@given(before=st.binary(max_size=9), secret=st.text(min_size=8, max_size=40), after=st.binary(max_size=9))
def test_a_known_secret_inside_base64(before, secret, after):
    redactor = Redactor()
    redactor.learn(secret)
    raw = secret.encode("utf-8", "surrogatepass")

    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        text = redactor.redact(encode(before + raw + after).decode())
        # What is left tells at most the characters that the neighbours share bits with.
        assert MASK in text
        assert len(text.replace(MASK, "")) <= (len(before) + len(after)) * 4 / 3 + 12


def test_a_sign_in_header_of_any_user(redactor):
    for user in ("a", "anna", "anna@example.com"):
        header = base64.b64encode(f"{user}:correct horse".encode()).decode()
        assert header[-12:] not in redactor.redact(f"sent {header}")


def test_a_secret_that_begins_with_another_one():
    redactor = Redactor()
    redactor.learn("secret")
    redactor.learn("secret-longer")

    assert redactor.redact("secret-longer secret") == f"{MASK} {MASK}"


def test_a_short_secret_is_masked_where_it_stands_alone():
    redactor = Redactor()
    redactor.learn("abc")

    assert redactor.redact('password "abc", alphabcet') == f'password "{MASK}", alphabcet'


def test_an_empty_secret_masks_nothing():
    redactor = Redactor()
    redactor.learn("")

    assert redactor.redact("nothing to hide") == "nothing to hide"


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Basic YW5uYTpodW50ZXIy",
        "authorization: Bearer hunter2.hunter2",
        "{'Authorization': 'Zoho-oauthtoken hunter2.hunter2'}",
        "Proxy-Authorization: Basic YW5uYTpodW50ZXIy",
        'header "Authorization": "Digest-hunter2hunter2"',
        "POST /oauth/v2/token?refresh_token=hunter2&client_id=1000.X&client_secret=hunter2",
        "GET http://127.0.0.1:1/callback?state=x&code=hunter2&location=eu",
        '{"access_token": "hunter2", "expires_in": 3600}',
        "{'refresh_token': 'hunter2'}",
        "password=hunter2; other",
        "passphrase: hunter2",
        'api_key="hunter2"',
        "apikey=hunter2",
        "https://anna:hunter2@dav.example.com/",
        "http://:hunter2@proxy",
        "code_verifier=hunter2&device_code=hunter2",
    ],
)
def test_what_looks_like_a_secret(text):
    redacted = Redactor().redact(text)

    assert "hunter2" not in redacted
    assert "YW5uYTpodW50ZXIy" not in redacted
    assert MASK in redacted


@pytest.mark.parametrize(
    "text",
    [
        "read contacts of anna@example.com: 3 changed, 0 deleted",
        "GET https://dav.example.com/anna/contacts/?page=2 → 207 in 12 ms",
        "client_id=1000.X region=eu error code=INVALID_DATA",
        "the basic idea; bearer of news",
        "sign-in needed: the password is wrong",
    ],
)
def test_plain_messages_come_through(text):
    assert Redactor().redact(text) == text
