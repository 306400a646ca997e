"""The calls for the signed-in person: `/me` and the settings of the mailbox.

Takes calls, gives answers.
"""

from __future__ import annotations

from crmsync.sandbox.graph.calls import Answered, Call
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.graph.projection import project
from crmsync.sandbox.graph.routes import Route
from crmsync.sandbox.graph.schema import EntityType, JsonObject
from crmsync.sandbox.graph.zones import windows_name

_USER = EntityType(
    "user",
    {},
    frozenset(
        {
            "id", "businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone",
            "officeLocation", "preferredLanguage", "surname", "userPrincipalName",
        }
    ),
)  # fmt: skip

_SETTINGS = EntityType(
    "mailboxSettings", {}, frozenset({"timeZone", "dateFormat", "timeFormat", "language", "userPurpose"})
)


class OwnerCalls:
    """Answers `/me`."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    def routes(self) -> list[Route]:
        return [Route("GET", "me", self.me), Route("GET", "me/mailboxsettings", self.settings)]

    def me(self, call: Call) -> Answered:
        owner = self._mailbox.owner
        given, _, family = owner.name.partition(" ")
        shown: JsonObject = {
            "@odata.context": f"{call.root}/$metadata#users/$entity",
            "businessPhones": [],
            "displayName": owner.name,
            "givenName": given,
            "jobTitle": None,
            "mail": owner.username,
            "mobilePhone": None,
            "officeLocation": None,
            "preferredLanguage": "en-GB",
            "surname": family,
            "userPrincipalName": owner.username,
            "id": owner.object_id,
        }
        return Answered(200, project(shown, _USER, call.options))

    def settings(self, call: Call) -> Answered:
        shown: JsonObject = {
            "@odata.context": f"{call.root}/$metadata#users('me')/mailboxSettings",
            "timeZone": windows_name(self._mailbox.zone),
            "dateFormat": "yyyy-MM-dd",
            "timeFormat": "HH:mm",
            "language": {"locale": "en-GB", "displayName": "English (United Kingdom)"},
            "userPurpose": "user",
        }
        return Answered(200, project(shown, _SETTINGS, call.options))
