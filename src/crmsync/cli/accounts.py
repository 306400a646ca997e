"""`crmsync accounts …`."""

from __future__ import annotations

import json
from argparse import Namespace

from crmsync.app.accounts import SignedIn, account_json
from crmsync.app.errors import UnknownName
from crmsync.app.facade import Crmsync
from crmsync.app.secret import Secret
from crmsync.app.services import (
    REDIRECT_PORT,
    ByBrowser,
    ByDevice,
    DeviceInvitation,
    Given,
    GivenPassword,
    GivenToken,
    Way,
)
from crmsync.cli.console import Console, columns


def show(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`accounts list`."""
    accounts = crmsync.accounts.list()
    if arguments.json:
        console.json({"accounts": [account_json(account) for account in accounts]})
        return 0
    if not accounts:
        console.say("There is no account yet. Add one with: crmsync accounts add NAME --side … --service …")
    console.show(
        *columns(
            (
                account.name,
                account.side,
                account.service,
                account.username or "",
                account.url or account.api_url or account.region or "",
            )
            for account in accounts
        )
    )
    return 0


def add(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`accounts add`."""
    values = {}
    for pair in arguments.set:
        key, found, value = pair.partition("=")
        if not found or not key.strip():
            raise UnknownName("--set wants key=value.", "For example: --set allow_http=true")
        values[key.strip()] = value
    for key in ("url", "username", "region"):
        if getattr(arguments, key) is not None:
            values[key] = getattr(arguments, key)
    account = crmsync.accounts.add(arguments.name, arguments.side, arguments.service, values)
    console.say(
        f'The account "{account.name}" is in {crmsync.profile.config}.',
        f"Now sign in with: crmsync accounts sign-in {account.name}",
    )
    return 0


def sign_in(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`accounts sign-in`."""
    name = arguments.name
    account = crmsync.accounts.get(name)
    ways = crmsync.accounts.ways(name)
    given: Given
    if arguments.password_stdin:
        given = GivenPassword(Secret(_piped(console)))
    elif arguments.token_stdin:
        given = GivenToken(_token(console))
    elif arguments.device:
        # Where that is no way, the service says what it wants instead.
        client = ("", Secret(""))
        if Way.DEVICE in ways:
            client = _client(account.service, name, account.client_id, console)
        given = ByDevice(*client, show=lambda invitation: _invite(invitation, console))
    elif ways[0] is Way.PASSWORD:
        _must_be_asked(name, console)
        given = GivenPassword(_asked(name, console))
    else:
        client = _client(account.service, name, account.client_id, console)
        given = ByBrowser(*client, open=lambda address: _browse(address, console), port=REDIRECT_PORT)
    signed_in = crmsync.accounts.try_sign_in(name, given)
    _keep(crmsync, signed_in, console)
    if signed_in.who:
        console.say(f"Signed in as {signed_in.who}.")
    else:
        console.say("The sign-in is kept, but it could not be tried now.", signed_in.warning)
    return 0


def sign_out(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`accounts sign-out`."""
    warning = crmsync.accounts.sign_out(arguments.name)
    console.say(f'Signed out of "{arguments.name}"; its secrets are forgotten.', warning)
    return 0


def test(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`accounts test`."""
    console.say(f"Signed in as {crmsync.accounts.test(arguments.name)}.")
    return 0


def remove(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`accounts remove`."""
    warning = crmsync.accounts.remove(arguments.name)
    console.say(f'The account "{arguments.name}" and its secrets are removed.', warning)
    return 0


# ---- what a person gives


def _piped(console: Console) -> str:
    """A secret from standard input, without the line end that `echo` puts behind it."""
    text = console.source.read().removesuffix("\n").removesuffix("\r")
    if not text:
        raise UnknownName("Nothing came on standard input.", "Pipe the password into crmsync.")
    return text


def _asked(name: str, console: Console) -> Secret:
    text = console.ask_secret(f"Password or app-specific password of {name}: ")
    if not text:
        raise UnknownName("No password was given.", "Start again, and type it in.")
    return Secret(text)


def _token(console: Console) -> dict[str, Secret]:
    try:
        found = json.loads(_piped(console))
    except json.JSONDecodeError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise UnknownName(
            "What came on standard input is no JSON object of texts.",
            'Give {"client_id": "…", "client_secret": "…", "refresh_token": "…"}.',
        )
    return {str(key): Secret(value) for key, value in found.items()}


def _must_be_asked(name: str, console: Console) -> None:
    if not console.can_ask:
        raise UnknownName(
            "There is no terminal to ask at.",
            f"Pipe it in: crmsync accounts sign-in {name} --password-stdin (or --token-stdin)",
        )


def _client(service: str, name: str, known: str | None, console: Console) -> tuple[str, Secret]:
    """The person's own client of the service's developer console."""
    if service == "graph":
        return known or _microsoft_client(name, console), Secret("")
    _must_be_asked(name, console)
    console.say(
        "Signing in needs a client of your own, made once in Zoho's API console (api-console.zoho.com);",
        f"for the browser give it the redirect address http://127.0.0.1:{REDIRECT_PORT}/",
    )
    client_id = known or console.ask("Client ID: ")
    return client_id, Secret(console.ask_secret("Client secret (empty if it has none): "))


def _microsoft_client(name: str, console: Console) -> str:
    _must_be_asked(name, console)
    console.say(
        "Signing in needs an application of your own, registered once in the Microsoft Entra admin centre",
        "(entra.microsoft.com) for “Mobile and desktop applications” with the redirect address",
        "http://localhost; it has no secret.",
    )
    return console.ask("Application (client) ID: ")


def _browse(address: str, console: Console) -> None:
    import webbrowser

    console.say("Your browser opens now. If it does not, open this address:", f"  {address}")
    webbrowser.open(address)


def _invite(invitation: DeviceInvitation, console: Console) -> None:
    console.say(
        f"Open {invitation.address} on any device and type in {invitation.code}",
        f"before {invitation.expires.astimezone():%H:%M}. Waiting for you …",
    )


def _keep(crmsync: Crmsync, signed_in: SignedIn, console: Console) -> None:
    """Keep a sign-in; where there is no keyring the person chooses how it shall be protected."""
    from crmsync.app.protection import CHOICES, NoKeyring

    try:
        crmsync.accounts.keep(signed_in)
    except NoKeyring as error:
        if not console.can_ask:
            raise
        console.say(error.message, "How shall this profile's secrets be kept?")
        choices = list(CHOICES.items())
        console.say(*(f"  {number}  {words}" for number, (_, words) in enumerate(choices, start=1)))
        answer = console.ask("Number: ")
        if not answer.isdecimal() or not 1 <= int(answer) <= len(choices):
            raise
        crmsync.accounts.protect(choices[int(answer) - 1][0])
        crmsync.accounts.keep(signed_in)
