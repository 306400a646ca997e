"""The calls for the mailbox's master list of categories.

Items hold names of categories, not ids; a name cannot be changed, only the colour ("outlookCategory resource
type").
"""

from __future__ import annotations

import uuid

from crmsync.sandbox.graph.calls import Answered, Call
from crmsync.sandbox.graph.errors import GraphError, invalid_request, not_found
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.graph.routes import Route
from crmsync.sandbox.graph.schema import Choice, Edm, EntityType, JsonObject

COLORS = ("none", *(f"preset{number}" for number in range(25)))
CATEGORY = EntityType(
    "outlookCategory",
    {"displayName": Edm.STRING, "color": Choice(frozenset(COLORS))},
    frozenset({"id"}),
)
_ALL = "me/outlook/mastercategories"


class CategoryCalls:
    """Answers everything under `/me/outlook/masterCategories`."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    def routes(self) -> list[Route]:
        return [
            Route("GET", _ALL, self.list),
            Route("POST", _ALL, self.create),
            Route("GET", f"{_ALL}/{{category}}", self.get),
            Route("PATCH", f"{_ALL}/{{category}}", self.recolour),
            Route("DELETE", f"{_ALL}/{{category}}", self.delete),
        ]

    def list(self, call: Call) -> Answered:
        # Every query option is passed over, and there is one page only.
        context = f"{call.root}/$metadata#users('me')/outlook/masterCategories"
        return Answered(200, {"@odata.context": context, "value": list(self._mailbox.categories.values())})

    def create(self, call: Call) -> Answered:
        taken = CATEGORY.read(call.json())
        return Answered(201, create_category(self._mailbox, taken))

    def get(self, call: Call) -> Answered:
        return Answered(200, self._category(call))

    def recolour(self, call: Call) -> Answered:
        category, taken = self._category(call), CATEGORY.read(call.json())
        if taken.get("displayName", category["displayName"]) != category["displayName"]:
            raise invalid_request("The displayName of a category cannot be changed.")
        category["color"] = taken.get("color") or category["color"]
        return Answered(200, category)

    def delete(self, call: Call) -> Answered:
        del self._mailbox.categories[self._category(call)["id"]]
        return Answered(204)

    def _category(self, call: Call) -> JsonObject:
        found = self._mailbox.categories.get(call.ids["category"])
        if found is None:
            raise not_found()
        return found


def create_category(mailbox: Mailbox, taken: JsonObject) -> JsonObject:
    """A new category. Raises GraphError when there is one of that name."""
    name = str(taken.get("displayName") or "").strip()
    if not name:
        raise invalid_request("The category needs a displayName.")
    if any(known["displayName"].casefold() == name.casefold() for known in mailbox.categories.values()):
        raise GraphError(409, "CategoryNameExists", "A category with the same name already exists.")
    category = {"id": str(uuid.uuid4()), "displayName": name, "color": taken.get("color") or "none"}
    mailbox.categories[category["id"]] = category
    return category
