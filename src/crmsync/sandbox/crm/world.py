"""The embedded CRM as tests, sample data and `crmsync sandbox` use it: start, stop, switches, and a person's
edits.

A person's edits go straight to the store, under the same rules as requests, marked as a person's in the
automation log.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.crm.application import Embedded
from crmsync.sandbox.crm.automation import Automation, LogEntry, Source
from crmsync.sandbox.crm.behaviour import Behaviour
from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.errors import ItemError, unknown_record
from crmsync.sandbox.crm.fields import FieldSpec, FieldType
from crmsync.sandbox.crm.oauth import ALL_SCOPES, Client, Grant
from crmsync.sandbox.crm.people import User
from crmsync.sandbox.crm.records import Outcome, Writer, Written
from crmsync.sandbox.crm.schema import Module
from crmsync.sandbox.crm.store import Record
from crmsync.sandbox.wire.clock import Clock, system_clock
from crmsync.sandbox.wire.service import EmbeddedService


class CrmStopped(Exception):
    """The embedded CRM has no address while it is not running."""


@frozen
class SignInData:
    """What a program needs to sign in without a browser."""

    client_id: str
    client_secret: str
    refresh_token: str
    accounts_url: str
    api_url: str

    def as_json(self) -> dict[str, str]:
        return asdict(self)


class Person:
    """Somebody who works in the CRM by hand. Items have the shape of the API; each edit is one commit.

    Every method raises `ItemError` (code, message, details) when the CRM refuses the edit.
    """

    def __init__(self, core: Core, user: User) -> None:
        self._core = core
        self.user = user

    @property
    def id(self) -> str:
        return str(self.user.id)

    def create(self, module: str, item: Mapping[str, Any]) -> str:
        """A new record; gives its id."""
        return self.create_many(module, [item])[0]

    def create_many(self, module: str, items: Iterable[Mapping[str, Any]]) -> list[str]:
        """New records in one commit; gives their ids."""
        with self._core.store.transaction():
            outcomes = self._core.records.create(
                self._module(module), [dict(item) for item in items], self._writer()
            )
            return [str(_written(outcome).record.id) for outcome in outcomes]

    def edit(self, record_id: str | int, item: Mapping[str, Any]) -> None:
        """Change fields of a record; None empties one."""
        with self._core.store.transaction():
            module = self._module_of(record_id)
            changes = [dict(item) | {"id": int(record_id)}]
            _written(self._core.records.update(module, changes, self._writer())[0])

    def delete(self, *record_ids: str | int) -> None:
        """Move records to the recycle bin."""
        with self._core.store.transaction():
            for record_id in record_ids:
                outcomes = self._core.records.delete(self._module_of(record_id), [record_id], self._writer())
                _written(outcomes[0])

    def restore(self, record_id: str | int) -> None:
        """Bring a record back from the recycle bin."""
        with self._core.store.transaction():
            self._core.records.restore(int(record_id))

    def purge(self, record_id: str | int) -> None:
        """Delete a record of the recycle bin for good."""
        with self._core.store.transaction():
            self._core.records.purge(int(record_id))

    def merge(self, keep: str | int, lose: str | int) -> None:
        """Make one record of two: `lose` goes to the recycle bin, its data move to `keep`."""
        with self._core.store.transaction():
            self._core.records.merge(int(keep), int(lose), self._writer())

    def tag(self, record_id: str | int, *names: str) -> None:
        """Give a record exactly these tags."""
        self.edit(record_id, {"Tag": [{"name": name} for name in names]})

    def give(self, record_id: str | int, owner: User | Person) -> None:
        """Make somebody else the owner."""
        self.edit(record_id, {"Owner": {"id": owner.id}})

    def set_photo(self, record_id: str | int, content: bytes | None) -> None:
        """Give a record a photo, or take it away with None."""
        with self._core.store.transaction():
            self._core.records.set_photo(self._module_of(record_id), record_id, content, self._writer())

    def photo(self, record_id: str | int) -> bytes | None:
        with self._core.store.transaction():
            return self._core.store.photo(int(record_id))

    def note(self, record_id: str | int, content: str, title: str | None = None) -> str:
        """Write a note on a record; gives the note's id."""
        with self._core.store.transaction():
            module = self._module_of(record_id).api_name
        parent = {"Parent_Id": {"id": int(record_id)}, "$se_module": module}
        return self.create("Notes", {"Note_Title": title, "Note_Content": content} | parent)

    def answer_meeting(self, record_id: str | int, participant: str, status: str) -> None:
        """A participant's answer (mail address or id of the participant; status as the CRM shows it)."""
        with self._core.store.transaction():
            record = self._core.store.record(int(record_id))
            if record is None:
                raise unknown_record(record_id)
            for entry in record.values.get("Participants") or []:
                if entry["participant"] == participant:
                    entry["status"] = status
            record.modified = record.written = self._core.environment.now()
            self._core.store.replace(record)

    def record(self, record_id: str | int) -> dict[str, Any] | None:
        """A live record as the API shows it to this person, or None."""
        with self._core.store.transaction():
            found = self._core.store.record(int(record_id))
            if found is None:
                return None
            module = self._core.schema.module(found.module)
            return self._core.renderer.many(module, [found], self.user.zone)[0]

    def records(self, module: str) -> list[dict[str, Any]]:
        """All live records of a module as the API shows them to this person, the oldest first."""
        with self._core.store.transaction():
            spec = self._module(module)
            return self._core.renderer.many(spec, self._core.store.records(module), self.user.zone)

    def _module(self, name: str) -> Module:
        return self._core.schema.module(name)

    def _module_of(self, record_id: str | int) -> Module:
        record: Record | None = self._core.store.record(int(record_id))
        if record is None:
            raise unknown_record(record_id)
        return self._module(record.module)

    def _writer(self) -> Writer:
        return Writer(self.user.id, Source.PERSON, Automation(None))


class EmbeddedCrm(EmbeddedService[Behaviour]):
    """A local server that speaks Zoho's v8 dialect over SQLite.

        with EmbeddedCrm() as crm:              # in memory, on a free port
            kim = crm.person.create("Contacts", {"Last_Name": "Probe"})
            sign_in = crm.sign_in_data()

    Usable without `start`, for work on a file. All methods are safe from several threads.
    """

    STOPPED = CrmStopped

    def __init__(
        self,
        path: Path | str | None = None,
        *,
        clock: Clock = system_clock,
        behaviour: Behaviour | None = None,
        zone: str = "Europe/Berlin",
        company: str = "Example Ltd",
    ) -> None:
        """`path`: the SQLite file, kept between starts; None for memory. `clock`: gives aware datetimes.

        `zone`, `company`: of a new organisation. Raises StoreError when the file cannot be used.
        """
        self._core = Core(
            None if path is None else Path(path), clock, behaviour or Behaviour(), zone, company
        )
        self._application = Embedded(self._core)
        super().__init__(self._application, self._core.environment, self._core.environment.now)

    def stop(self) -> None:
        """Close every connection, wait for all threads, close the file."""
        super().stop()
        self._core.store.close()

    # People

    @property
    def person(self) -> Person:
        """The administrator, who also is the user that `sign_in_data` signs in."""
        return Person(self._core, self._core.people.first())

    @property
    def people(self) -> list[Person]:
        """Everybody, the administrator first."""
        return [Person(self._core, user) for user in self._core.people.all()]

    def add_user(
        self,
        first_name: str,
        last_name: str,
        email: str,
        *,
        zone: str | None = None,
        administrator: bool = False,
    ) -> Person:
        """Somebody new, who works in `zone` (IANA name; None: the administrator's)."""
        with self._core.store.transaction():
            user = self._core.people.add(
                first_name,
                last_name,
                email,
                zone=zone or self._core.people.first().zone,
                administrator=administrator,
            )
        return Person(self._core, user)

    def deactivate(self, person: Person) -> None:
        """Let somebody no longer sign in; their records stay theirs."""
        with self._core.store.transaction():
            self._core.people.change(replace(person.user, active=False))

    def records(self, module: str) -> list[dict[str, Any]]:
        """All live records of a module, as the administrator sees them."""
        return self.person.records(module)

    def merge(self, keep: str | int, lose: str | int) -> None:
        """See `Person.merge`."""
        self.person.merge(keep, lose)

    def block(self, record_id: str | int, code: str | None) -> None:
        """Refuse every write to a record with `code` (RECORD_LOCKED, RECORD_IN_BLUEPRINT, NOT_APPROVED,
        CONVERTED_RECORD, NO_PERMISSION, CANNOT_PROCESS); None takes writes again."""
        with self._core.store.transaction():
            self._core.records.block(int(record_id), code)

    # The organisation

    def add_field(self, module: str, spec: FieldSpec) -> None:
        """Add a custom field, or replace the field of that API name."""
        with self._core.store.transaction():
            self._core.schema.put_field(module, replace(spec, custom=True))

    def change_field(self, module: str, api_name: str, **changes: Any) -> None:
        """Change attributes of a field (`length=30`, `unique=True`, `mandatory=True`, `pick_list=(…)`)."""
        with self._core.store.transaction():
            spec = self._core.schema.module(module).fields[api_name]
            self._core.schema.put_field(module, replace(spec, **changes))

    def remove_field(self, module: str, api_name: str) -> None:
        """Take a field away, as an administrator would."""
        with self._core.store.transaction():
            self._core.schema.remove_field(module, api_name)

    def add_view(
        self, module: str, name: str, criteria: Mapping[str, Any], person: Person | None = None
    ) -> str:
        """Save a view; gives its id. criteria: `{comparator, field: {api_name}, value}` or `{group_operator,
        group}`.

        Raises ValueError for criteria the module cannot have.
        """
        user = (person or self.person).user
        with self._core.store.transaction():
            return str(self._core.views.add(self._core.schema.module(module), name, dict(criteria), user).id)

    # Loads, logs

    @property
    def calls_running(self) -> int:
        """API calls that have come and are not answered yet."""
        return self._application.gate.running

    @property
    def credits_spent(self) -> int:
        """API credits of the last 24 hours."""
        return self._application.gate.spent

    def automation_log(self, source: Source | None = Source.API) -> list[LogEntry]:
        """What writes would have set off: by default those through the API, which sync must leave silent."""
        with self._core.store.transaction():
            return self._core.log.entries(source)

    def forget_automation(self) -> None:
        with self._core.store.transaction():
            self._core.log.clear()

    # Signing in

    @property
    def admin_token(self) -> str:
        """For the header `X-Admin-Token` of `/admin/…`."""
        return self._application.admin.token

    def client(self) -> Client:
        """The registered program: its id and secret stay the same for a file."""
        with self._core.store.transaction():
            return self._core.oauth.own_client()

    def register_client(self, name: str, *redirect_uris: str) -> Client:
        """Another program."""
        with self._core.store.transaction():
            return self._core.oauth.register(name, redirect_uris)

    def sign_in_data(self, person: Person | None = None, scopes: Iterable[str] = ALL_SCOPES) -> SignInData:
        """Client and a refresh token for that person (None: the administrator), the same again for the same
        scopes.

        Raises CrmStopped when it is not running.
        """
        user = (person or self.person).user
        client = self.client()
        key = f"refresh_token {user.id} {','.join(scopes)}"
        with self._core.store.transaction():
            token = self._core.store.meta(key)
            if token is None or not self._core.oauth.knows_refresh_token(token):
                token = self._core.oauth.refresh_token(client.client_id, user.id, scopes)
                self._core.store.set_meta(key, token)
        return SignInData(client.client_id, client.client_secret, token, self.base_url, self.base_url)

    def self_client_code(
        self, person: Person | None = None, scopes: Iterable[str] = ALL_SCOPES, minutes: int = 3
    ) -> str:
        """A code as the API console's self client gives it, to be exchanged within 3 to 10 minutes."""
        user = (person or self.person).user
        grant = Grant(self.client().client_id, user.id, tuple(scopes), offline=True)
        with self._core.store.transaction():
            return self._core.oauth.code(grant, minutes * 60)

    def answer_device(self, user_code: str, *, allow: bool = True, person: Person | None = None) -> bool:
        """What the person answers to the program that shows this code. False when none waits with it."""
        with self._core.store.transaction():
            return self._core.oauth.answer_device(user_code, (person or self.person).user.id, allow=allow)

    def end_access_tokens(self) -> None:
        """Every access token is invalid from now on, as after its hour; refresh tokens stay good."""
        with self._core.store.transaction():
            self._core.oauth.end_access_tokens()

    def confirmation_code(self, organization_email_id: str | int) -> str | None:
        """The code mailed to an organisation's new address."""
        with self._core.store.transaction():
            return self._core.organization_emails.confirmation_code(int(organization_email_id))


def custom_field(
    api_name: str,
    field_type: FieldType = FieldType.TEXT,
    *,
    length: int = 255,
    label: str = "",
    unique: bool = False,
    mandatory: bool = False,
    pick_list: Iterable[str] = (),
) -> FieldSpec:
    """A field for `EmbeddedCrm.add_field`."""
    return FieldSpec(
        api_name=api_name,
        type=field_type,
        label=label or re.sub("_+", " ", api_name),
        length=length,
        unique=unique,
        mandatory=mandatory,
        pick_list=tuple(pick_list),
        custom=True,
    )


def _written(outcome: Outcome) -> Written:
    if isinstance(outcome, ItemError):
        raise outcome
    return outcome
