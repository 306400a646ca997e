"""A whole-program story with a real Odoo as the CRM: what a person does there, and that nobody is mailed by crmsync."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from support.odoo import ADMIN, ADMIN_PASSWORD, LOGIN, OdooServer
from support.odoo_bench import MODEL, Stranger
from support.story import IN_STEP, KINDS, Hands, Story

from crmsync.model.kinds import Kind

_KEPT = {
    "res.partner": ["|", ["partner_share", "=", True], ["is_company", "=", True], ["id", ">", 6]],
}


_QUIET = {
    "dont_notify": True,
    "no_mail_to_attendees": True,
    "mail_auto_subscribe_no_notify": True,
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
    "skip_attendee_notification": True,
    "tracking_disable": True,
}
"""The person's own deeds mail nobody either, so that every mail is crmsync's."""


class OdooHand:
    """One app in a person's hands: records by the name that is shown."""

    def __init__(self, stranger: Stranger, model: str) -> None:
        self._stranger = stranger
        self._model = model

    def add(self, name: str, **values: Any) -> int:
        """A new record."""
        return int(self._stranger(self._model, "create", {"name": name, **values}, context=_QUIET))

    def get(self, name: str) -> dict[str, Any]:
        """The record of that name. Raises KeyError when there is none, or several."""
        fields = _SHOWN[self._model]
        found = self._stranger(self._model, "search_read", [["name", "=", name]], fields)
        if len(found) != 1:
            raise KeyError(f"{len(found)} records called {name}")
        return dict(found[0])

    def edit(self, title: str, **values: Any) -> None:
        """Change a record."""
        self._stranger(self._model, "write", [self.get(title)["id"]], values, context=_QUIET)

    def delete(self, name: str) -> None:
        """Delete a record."""
        self._stranger(self._model, "unlink", [self.get(name)["id"]], context=_QUIET)

    def titles(self) -> list[str]:
        """The names of all records that crmsync may see, sorted."""
        domain = (
            [["partner_share", "=", True], ["is_company", "=", False]] if "partner" in self._model else []
        )
        found = self._stranger(self._model, "search_read", domain, ["name"])
        return sorted(str(row["name"]) for row in found)

    def empty(self) -> None:
        """Delete everything but the people who sign in."""
        found = self._stranger(
            self._model, "search", _KEPT.get(self._model, []), context={"active_test": False}
        )
        if found:
            self._stranger(self._model, "unlink", found, context=_QUIET)


_SHOWN = {
    "res.partner": [
        *("name", "email", "phone", "function", "street", "street2", "city", "zip", "country_id", "type"),
        *("parent_id", "company_name", "category_id", "comment", "active", "ref", "website"),
    ],
    "project.task": [
        *("name", "date_deadline", "state", "priority", "description", "tag_ids", "project_id", "user_ids"),
        "color",
    ],
    "calendar.event": [
        *("name", "start", "stop", "allday", "location", "description", "partner_ids", "recurrency"),
        *("recurrence_id", "rrule", "categ_ids", "alarm_ids", "privacy", "show_as"),
    ],
}


@dataclass
class Apps(Hands):
    """The person at Odoo. stranger: calls anything as they. administrator: as whoever administers it."""

    contacts: OdooHand
    tasks: OdooHand
    events: OdooHand
    stranger: Stranger
    administrator: Stranger


@dataclass(repr=False)
class OdooStory(Story):
    """See the module. `zoho` is the wire in front of Odoo; `crm_server` the Odoo server."""

    crm_server: Any

    def crm_hands(self) -> Apps:
        server: OdooServer = self.crm_server
        stranger = Stranger(server)
        hands = {kind: OdooHand(stranger, MODEL[Kind(kind)]) for kind in KINDS}
        apps = Apps(**hands, stranger=stranger, administrator=Stranger(server, ADMIN, ADMIN_PASSWORD))
        for kind in KINDS:
            apps.of(kind).empty()
        self._before = self._noticed(apps.administrator)
        return apps

    def accounts_text(self) -> str:
        return f"""# Written by hand.
[accounts.office]
side = "outlook"
service = "dav"
url = "{self.dav.url}/"
username = "{self.place.username}"

{self.odoo_account_text()}"""

    def odoo_account_text(self) -> str:
        """Odoo's account as a person writes it."""
        return f"""[accounts.crm]
side = "crm"
service = "odoo"
url = "{self.zoho.url}"
database = "{self.crm_server.database}"
username = "{LOGIN}"
{self.account_keys}"""

    account_keys: str = ""
    """Further lines of the account."""

    @property
    def user(self) -> int:
        """The id of the person, as a user of Odoo."""
        found = self.crm.administrator("res.users", "search", [["login", "=", LOGIN]])
        return int(found[0])

    def crm_end(self, kind: str) -> dict[str, str]:
        return {"account": "crm", "module": MODEL[Kind(kind)]}

    def signs_in(self) -> None:
        for account, secret in (("office", self.password), ("crm", self.crm_server.key)):
            told = self.crmsync("accounts", "sign-in", account, "--password-stdin", stdin=f"{secret}\n")
            told.ended(IN_STEP)

    def maps(self, kind: str, **rules: Any) -> None:
        super().maps(kind, **{"records": "all", **rules})

    def fired(self) -> Sequence[object]:
        """Mails, and notes to people, that came about since the story began."""
        noticed = self._noticed(self.crm.administrator)
        return [(what, count) for what, count in noticed.items() if count != self._before[what]]

    def _noticed(self, administrator: Stranger) -> dict[str, int]:
        user = ["create_uid.login", "=", LOGIN]
        return {
            "mail": administrator("mail.mail", "search_count", []),
            "message": administrator("mail.message", "search_count", [user]),
            "notification": administrator("mail.notification", "search_count", []),
        }

    def waiting_crm_faults(self) -> list[object]:
        return []

    def secrets_of_the_services(self) -> list[str]:
        return [self.password, self.crm_server.key, *self.extra_secrets]

    def secrets(self) -> list[str]:
        return self.secrets_of_the_services()
