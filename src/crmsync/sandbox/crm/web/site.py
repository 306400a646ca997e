"""Which address leads to which page, and the two rules for all of them: a form needs its token, a page needs
a person.

Pages are of this server only; the token in every form is what a page from elsewhere cannot know.
"""

from __future__ import annotations

import secrets

from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.messages import Reply, Request
from crmsync.sandbox.crm.web.consent import ConsentPages
from crmsync.sandbox.crm.web.html import html_reply
from crmsync.sandbox.crm.web.layout import STYLE, STYLE_ADDRESS, page


class Site:
    """Answers every request that is for a person."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._form_token = secrets.token_urlsafe(24)
        self._consent = ConsentPages(core, self._form_token)

    def answer(self, request: Request, base_url: str) -> Reply:
        if request.path == STYLE_ADDRESS:
            return Reply(200, STYLE.encode(), "text/css;charset=UTF-8")
        with self._core.store.transaction():
            match request.method:
                case "GET" | "HEAD":
                    return self._get(request, base_url)
                case "POST":
                    return self._post(request, base_url)
                case _:
                    return html_reply(405, page("Not possible", problem="Pages are read or sent as forms."))

    def _get(self, request: Request, base_url: str) -> Reply:
        match request.path:
            case "/oauth/v2/auth":
                return self._consent.authorize(request, base_url)
            case "/device":
                return self._consent.device(request.query)
            case _:
                return html_reply(404, page("Nothing here", problem="There is no page at this address."))

    def _post(self, request: Request, base_url: str) -> Reply:
        form = request.form()
        if not secrets.compare_digest(form.get("form_token", "").encode(), self._form_token.encode()):
            return html_reply(
                403,
                page(
                    "Not sent",
                    problem="This form is from before a restart, or from another page. Load it again.",
                ),
            )
        match request.path:
            case "/oauth/v2/auth":
                return self._consent.decide(form, base_url)
            case "/device":
                return self._consent.answer_device(form)
            case _:
                return html_reply(404, page("Nothing here", problem="There is no page at this address."))
