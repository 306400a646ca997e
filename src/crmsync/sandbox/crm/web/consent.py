"""What a person sees of the sign-in: the consent page of the browser flow and the page where a device code is
typed.

Rules: fact sheet 2.3. The switch `consent` answers instead of the person.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit, urlunsplit

from crmsync.sandbox.crm.behaviour import Consent
from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.oauth import Grant, Refused, scope_list
from crmsync.sandbox.crm.people import User
from crmsync.sandbox.crm.values import as_id
from crmsync.sandbox.crm.web.html import Markup, html_reply, redirect, tag
from crmsync.sandbox.crm.web.layout import page
from crmsync.sandbox.wire.messages import Reply, Request

_CARRIED = (
    "client_id",
    "redirect_uri",
    "response_type",
    "scope",
    "access_type",
    "state",
    "code_challenge",
    "code_challenge_method",
)


class ConsentPages:
    """`/oauth/v2/auth` and `/device`. Whoever calls holds the store's transaction."""

    def __init__(self, core: Core, form_token: str) -> None:
        self._core = core
        self._form_token = form_token

    def authorize(self, request: Request, base_url: str) -> Reply:
        """GET: ask the person, or answer at once where the switch says so."""
        query = request.query
        problem = self._problem(query)
        if problem is not None:
            return html_reply(400, page("Sign-in", problem=problem))
        match self._core.environment.behaviour.consent:
            case Consent.GRANT:
                return self._decide(query, self._core.people.first(), base_url, allow=True)
            case Consent.REFUSE:
                return self._decide(query, self._core.people.first(), base_url, allow=False)
            case Consent.PAGE:
                return html_reply(200, self._ask(query))

    def decide(self, form: Mapping[str, str], base_url: str) -> Reply:
        """POST: the person's answer. The form token was checked."""
        problem = self._problem(form)
        user = self._chosen(form)
        if problem is not None or user is None:
            return html_reply(400, page("Sign-in", problem=problem or "Choose who signs in."))
        return self._decide(form, user, base_url, allow=form.get("answer") == "allow")

    def device(self, query: Mapping[str, str]) -> Reply:
        """GET /device: type the code that the program shows."""
        form = tag(
            "form",
            tag("input", type="hidden", name="form_token", value=self._form_token),
            tag("p", tag("label", "Code ", tag("input", name="user_code", value=query.get("user_code"),
                                               autocomplete="off", autofocus=True, required=True))),
            self._users(),
            _answers(),
            method="post",
            action="/device",
            class_="stack narrow",
        )  # fmt: skip
        return html_reply(200, page("Connect a program", form))

    def answer_device(self, form: Mapping[str, str]) -> Reply:
        """POST /device. The form token was checked."""
        user = self._chosen(form)
        allow = form.get("answer") == "allow"
        if user is None or not self._core.oauth.answer_device(
            form.get("user_code", ""), user.id, allow=allow
        ):
            return html_reply(
                400,
                page("Connect a program", problem="No program waits with this code, or it is out of date."),
            )
        done = "The program is connected. You can close this page." if allow else "The program was refused."
        return html_reply(200, page("Connect a program", message=done))

    def _problem(self, fields: Mapping[str, str]) -> str | None:
        client = self._core.oauth.client(fields.get("client_id"))
        if client is None:
            return "invalid_client: no program is registered with this client id."
        if not client.allows(fields.get("redirect_uri", "")):
            return "invalid_redirect_uri: this address is not registered for the program."
        if fields.get("response_type") != "code":
            return "response_type has to be code."
        if fields.get("code_challenge_method", "plain") not in ("plain", "S256"):
            return "code_challenge_method has to be plain or S256."
        return None

    def _decide(self, fields: Mapping[str, str], user: User, base_url: str, *, allow: bool) -> Reply:
        carried = {"state": fields["state"]} if "state" in fields else {}
        if not allow:
            return redirect(_with(fields["redirect_uri"], {"error": "access_denied"} | carried))
        grant = Grant(
            client_id=fields["client_id"],
            user=user.id,
            scopes=scope_list(fields.get("scope")),
            offline=fields.get("access_type") == "offline",
            redirect_uri=fields["redirect_uri"],
            challenge=fields.get("code_challenge"),
            method=fields.get("code_challenge_method", "plain") if "code_challenge" in fields else None,
        )
        try:
            code = self._core.oauth.code(grant)
        except Refused as refused:
            return redirect(_with(fields["redirect_uri"], {"error": str(refused)} | carried))
        location = self._core.environment.behaviour.location
        answer = {"code": code, "location": location, "accounts-server": base_url}
        return redirect(_with(fields["redirect_uri"], answer | carried))

    def _ask(self, query: Mapping[str, str]) -> Markup:
        client = self._core.oauth.client(query["client_id"])
        name = client.name if client else query["client_id"]
        hidden = [tag("input", type="hidden", name=key, value=query[key]) for key in _CARRIED if key in query]
        form = tag(
            "form",
            tag("input", type="hidden", name="form_token", value=self._form_token),
            hidden,
            tag("p", tag("strong", name), " wants to:"),
            tag("ul", [tag("li", tag("code", scope)) for scope in scope_list(query.get("scope"))]),
            self._users(),
            _answers(),
            method="post",
            action="/oauth/v2/auth",
            class_="stack narrow",
        )
        return page("Sign in", form)

    def _users(self) -> Markup:
        options = [
            tag("option", f"{user.name} ({user.email})", value=user.id)
            for user in self._core.people.all()
            if user.active
        ]
        return tag("p", tag("label", "Sign in as ", tag("select", options, name="user")))

    def _chosen(self, form: Mapping[str, str]) -> User | None:
        number = as_id(form.get("user"))
        user = None if number is None else self._core.people.get(number)
        return user if user is not None and user.active else None


def _answers() -> Markup:
    return tag(
        "p",
        tag("button", "Allow", name="answer", value="allow", class_="main"),
        " ",
        tag("button", "Refuse", name="answer", value="refuse"),
    )


def _with(address: str, fields: Mapping[str, str]) -> str:
    parts = urlsplit(address)
    query = "&".join(part for part in (parts.query, urlencode(fields)) if part)
    return urlunsplit(parts._replace(query=query))
