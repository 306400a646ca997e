"""The users of the organisation and the organisation itself, and how `users` and `org` describe them.

Shapes: fact sheet section 6; attribute names: the official SDK's user and org classes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crmsync.sandbox.crm.errors import ApiError
from crmsync.sandbox.crm.fields import stable_id
from crmsync.sandbox.crm.store import Store
from crmsync.sandbox.crm.times import zone_named


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who can sign in and own records. zone: IANA name; times are shown to the user in it."""

    id: int
    first_name: str
    last_name: str
    email: str
    zone: str
    administrator: bool = False
    active: bool = True

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def reference(self) -> dict[str, str]:
        """How records name their owner."""
        return {"name": self.name, "id": str(self.id), "email": self.email}

    def short(self) -> dict[str, str]:
        """How replies to writes name who wrote."""
        return {"name": self.name, "id": str(self.id)}


FIRST_USERS = (
    ("Anna", "Keller", "anna.keller@example.com", True),
    ("Ben", "Osei", "ben.osei@example.com", False),
    ("Carla", "Díaz", "carla.diaz@example.com", False),
)
"""Who works at a new organisation: first name, last name, mail address, administrator."""

_COLUMNS = "id, first_name, last_name, email, zone, administrator, active"


class People:
    """All users by id, kept in memory beside the store."""

    def __init__(self, store: Store, zone: str) -> None:
        """`zone`: of the first users, when the organisation is new."""
        self._store = store
        self._users: dict[int, User] = {}
        self._references: dict[int, dict[str, str]] = {}
        with store.transaction():
            for row in store.execute(f"SELECT {_COLUMNS} FROM users ORDER BY id"):
                self._remember(_user(row))
            if not self._users:
                for first_name, last_name, email, administrator in FIRST_USERS:
                    self.add(first_name, last_name, email, zone=zone, administrator=administrator)

    def add(
        self, first_name: str, last_name: str, email: str, *, zone: str, administrator: bool = False
    ) -> User:
        """A new, active user. Raises ZoneInfoNotFoundError for an unknown zone."""
        zone_named(zone)
        user = User(
            id=self._store.new_id(),
            first_name=first_name,
            last_name=last_name,
            email=email,
            zone=zone,
            administrator=administrator,
        )
        self._save(user)
        return user

    def change(self, user: User) -> None:
        """Write a user back, for example with `active=False`."""
        self._save(user)

    def _save(self, user: User) -> None:
        self._store.execute(
            f"INSERT OR REPLACE INTO users ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                user.id,
                user.first_name,
                user.last_name,
                user.email,
                user.zone,
                user.administrator,
                user.active,
            ),
        )
        self._remember(user)

    def _remember(self, user: User) -> None:
        self._users[user.id] = user
        self._references[user.id] = user.reference()

    def all(self) -> list[User]:
        return list(self._users.values())

    def first(self) -> User:
        """The one who set the organisation up."""
        return next(iter(self._users.values()))

    def get(self, user_id: int) -> User | None:
        return self._users.get(user_id)

    def reference(self, user_id: int | None) -> dict[str, str] | None:
        return None if user_id is None else self._references.get(user_id)

    def short(self, user_id: int | None) -> dict[str, str] | None:
        user = None if user_id is None else self._users.get(user_id)
        return None if user is None else user.short()


_USER_TYPES: dict[str, Callable[[User, User], bool]] = {
    "AllUsers": lambda user, current: True,
    "ActiveUsers": lambda user, current: user.active,
    "DeactiveUsers": lambda user, current: not user.active,
    "ConfirmedUsers": lambda user, current: True,
    "NotConfirmedUsers": lambda user, current: False,
    "DeletedUsers": lambda user, current: False,
    "ActiveConfirmedUsers": lambda user, current: user.active,
    "AdminUsers": lambda user, current: user.administrator,
    "ActiveConfirmedAdmins": lambda user, current: user.active and user.administrator,
    "CurrentUser": lambda user, current: user.id == current.id,
}


def users_of_type(people: People, kind: str, current: User) -> list[User]:
    """The users that `type=kind` names. Raises ApiError for a type that does not exist."""
    chosen = _USER_TYPES.get(kind)
    if chosen is None:
        raise ApiError(
            400, "PATTERN_NOT_MATCHED", "Please check whether the input values are correct", {"param": "type"}
        )
    return [user for user in people.all() if chosen(user, current)]


def describe_user(user: User) -> dict[str, Any]:
    """The entry of `users`."""
    role, profile = ("CEO", "Administrator") if user.administrator else ("Manager", "Standard")
    return {
        "id": str(user.id),
        "first_name": user.first_name,
        "last_name": user.last_name,
        "full_name": user.name,
        "email": user.email,
        "zuid": str(user.id % 1_000_000_000),
        "status": "active" if user.active else "disabled",
        "confirm": True,
        "time_zone": user.zone,
        "locale": "en_US",
        "language": "en_US",
        "country_locale": "en_US",
        "role": {"name": role, "id": stable_id("role", role)},
        "profile": {"name": profile, "id": stable_id("profile", profile)},
    }


def describe_organization(people: People, company: str) -> dict[str, Any]:
    """The entry of `org`."""
    first = people.first()
    zgid = stable_id("organization", company)[-8:]
    return {
        "id": stable_id("organization", company),
        "zgid": zgid,
        "company_name": company,
        "domain_name": f"org{zgid}",
        "primary_email": first.email,
        "time_zone": first.zone,
        "type": "Production",
        "currency": "Euro",
        "iso_code": "EUR",
        "currency_symbol": "€",
        "country_code": "DE",
        "mc_status": False,
        "gapps_enabled": False,
        "privacy_settings": False,
        "license_details": {
            "paid": True,
            "paid_type": "enterprise",
            "users_license_purchased": len(people.all()),
            "paid_expiry": None,
            "trial_type": None,
            "trial_expiry": None,
            "trial_action": None,
        },
    }


def _user(row: Any) -> User:
    return User(
        id=row[0],
        first_name=row[1],
        last_name=row[2],
        email=row[3],
        zone=row[4],
        administrator=bool(row[5]),
        active=bool(row[6]),
    )
