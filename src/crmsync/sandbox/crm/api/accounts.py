"""The accounts server's calls for programs: token, revocation, device flow. What people see of it is in
`web.consent`.
"""

from __future__ import annotations

from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.wire.messages import Reply, Request, json_reply


class Accounts:
    """Answers `POST /oauth/v2/token`, `…/revoke`, `/oauth/v3/device/code` and `…/token`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def answer(self, request: Request, base_url: str) -> Reply | None:
        """The reply, which is HTTP 200 for refusals too; None for an address that is none of these."""
        if request.method != "POST":
            return None
        form, oauth = request.form(), self._core.oauth
        with self._core.store.transaction():
            match request.path:
                case "/oauth/v2/token":
                    return json_reply(200, oauth.token(form, base_url))
                case "/oauth/v2/token/revoke":
                    return json_reply(200, oauth.revoke(form.get("token")))
                case "/oauth/v3/device/code":
                    return json_reply(200, oauth.device_code(form, f"{base_url}/device"))
                case "/oauth/v3/device/token":
                    return json_reply(200, oauth.device_token(form, base_url))
                case _:
                    return None
