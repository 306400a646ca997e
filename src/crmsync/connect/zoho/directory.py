"""What an organisation says of itself: the signed-in user, modules, fields, saved views; kept for some hours.

Reading it anew with every run would double the cost of an idle one. The cache may forget at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from crmsync.connect.cache import Answers, Cache
from crmsync.connect.errors import FolderGone
from crmsync.connect.zoho.client import ZohoClient
from crmsync.connect.zoho.errors import SERVICE
from crmsync.frozen import frozen
from crmsync.mapping.zoho.metadata import ModuleMeta, parse_module, trim

LIFETIME = timedelta(hours=12)
"""So long it is believed; a refused value makes a module's fields be read again."""

_MODULE_KEYS = ("api_name", "plural_label", "viewable", "creatable", "editable", "api_supported")


@frozen
class User:
    """The signed-in user. zone: in which the API means dates."""

    id: str
    email: str
    zone: ZoneInfo


@frozen
class ModuleInfo:
    """A module as this user may use it. visible: can it be read at all?"""

    name: str
    label: str
    visible: bool
    read_only: bool


class Directory:
    """Asks the organisation, or the cache. now: the clock (aware)."""

    def __init__(self, client: ZohoClient, cache: Cache, now: Callable[[], datetime]) -> None:
        self._client = client
        self._answers = Answers(cache, now, LIFETIME)

    def user(self, *, fresh: bool = False) -> User:
        """The signed-in user. fresh: ask, whatever is known."""
        data = self._answers.kept("signed-in user", self._ask_user, fresh=fresh)
        return User(str(data["id"]), str(data["email"]), ZoneInfo(str(data["zone"])))

    def modules(self) -> list[ModuleInfo]:
        """All modules, asked anew."""
        return [_module_info(row) for row in self._client.modules()]

    def module(self, module: str) -> ModuleInfo:
        """One module. Raises FolderGone."""
        data = self._answers.kept(
            _module_key(module), lambda: _picked(self._client.module(module), _MODULE_KEYS)
        )
        return _module_info({"api_name": module, **data})

    def metadata(self, module: str) -> ModuleMeta:
        """The fields of a module. Raises FolderGone."""
        return parse_module(
            module, self._answers.kept(_fields_key(module), lambda: trim(self._client.fields(module)))
        )

    def forget_fields(self, module: str) -> None:
        """The fields of a module may have changed: read them again next time."""
        self._answers.forget(_fields_key(module))

    def forget(self, module: str) -> None:
        """The module may have gone: ask again next time."""
        for key in (_module_key(module), _fields_key(module), _views_key(module)):
            self._answers.forget(key)

    def view(self, module: str, name: str) -> str:
        """The id of a saved view. Raises FolderGone when there is none of that name."""
        for fresh in (False, True):
            views = self._answers.kept(_views_key(module), lambda: self._ask_views(module), fresh=fresh)
            for wanted in (name, name.casefold()):
                found = [view["id"] for view in views if wanted in {view["name"], view["name"].casefold()}]
                if found:
                    return str(found[0])
        raise FolderGone(
            f"Zoho CRM has no saved view called “{name}” for {module}.",
            service=SERVICE,
            action="open the saved view",
            advice="Choose “mine”, “all”, or the name of a view as Zoho CRM shows it.",
        )

    def _ask_user(self) -> Mapping[str, Any]:
        # What it takes to understand a zone's name is loaded when somebody is asked for one.
        from crmsync.formats.zone_names import zone_name

        user = self._client.user()
        return {
            "id": str(user.get("id")),
            "email": user.get("email") or "",
            "zone": zone_name(user.get("time_zone") or "") or "UTC",
        }

    def _ask_views(self, module: str) -> list[Mapping[str, str]]:
        views = self._client.views(module)
        return [
            {"id": str(view["id"]), "name": str(view.get("display_value") or view.get("name") or "")}
            for view in views
            if view.get("id")
        ]


def _module_key(module: str) -> str:
    return f"module {module}"


def _fields_key(module: str) -> str:
    return f"fields {module}"


def _views_key(module: str) -> str:
    return f"views {module}"


def _picked(row: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: row[key] for key in keys if key in row}


def _module_info(row: Mapping[str, Any]) -> ModuleInfo:
    name = str(row.get("api_name") or "")
    return ModuleInfo(
        name=name,
        label=str(row.get("plural_label") or name),
        visible=row.get("viewable") is not False and row.get("api_supported") is not False,
        read_only=row.get("creatable") is False and row.get("editable") is False,
    )
