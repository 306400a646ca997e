"""E-mails of records and the organisation's addresses. Nothing is sent: what would be is written down.

Rules and shapes: fact sheet section 5; the SDK's email classes.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

from crmsync.sandbox.crm.automation import AutomationLog, Reaction, Source
from crmsync.sandbox.crm.environment import Environment
from crmsync.sandbox.crm.errors import ApiError, ItemError, bad_parameter
from crmsync.sandbox.crm.patterns import EMAIL
from crmsync.sandbox.crm.people import User
from crmsync.sandbox.crm.store import Record, Store
from crmsync.sandbox.crm.times import local_text, parse_datetime

EMAILS_PER_PAGE = 10
MOST_ADDRESSES = 50
LONGEST_SUBJECT = 250


class Mail:
    """Writes down and lists e-mails."""

    def __init__(self, environment: Environment, store: Store, log: AutomationLog) -> None:
        self._environment = environment
        self._store = store
        self._log = log

    def from_addresses(self, user: User) -> list[dict[str, Any]]:
        """The addresses the user may send from: the own one and the organisation's confirmed ones."""
        own = {"email": user.email, "user_name": user.name, "type": "primary", "id": None, "default": True}
        rows = self._store.execute(
            "SELECT id, display_name, email FROM organization_emails WHERE confirmed ORDER BY id"
        )
        return [own] + [
            {"email": email, "user_name": name, "type": "org_email", "id": str(number), "default": False}
            for number, name, email in rows
        ]

    def send(self, record: Record, item: Any, user: User, source: Source) -> str:
        """Write down a mail to the record's person; gives its message id.

        Raises ItemError for a mail that cannot be, ApiError 403 for a person who opted out.
        """
        if not isinstance(item, dict):
            raise ItemError("INVALID_DATA", "invalid data", {"json_path": "$.data[0]"})
        if record.values.get("Email_Opt_Out"):
            raise ApiError(403, "NO_PERMISSION", "permission denied", {"id": str(record.id)})
        sender, receivers = item.get("from"), item.get("to")
        for name, value in (("from", sender), ("to", receivers)):
            if not value:
                raise ItemError(
                    "MANDATORY_NOT_FOUND",
                    "required field not found",
                    {"api_name": name, "json_path": f"$.data[0].{name}"},
                )
        allowed = {entry["email"].casefold() for entry in self.from_addresses(user)}
        if str(_address(sender)).casefold() not in allowed:
            raise ItemError(
                "INVALID_DATA", "invalid data", {"api_name": "email", "json_path": "$.data[0].from.email"}
            )
        for name in ("to", "cc", "bcc"):
            _check_addresses(item.get(name) or [], name)
        subject = str(item.get("subject") or "")
        if len(subject) > LONGEST_SUBJECT:
            raise ItemError(
                "INVALID_DATA", "invalid data", {"api_name": "subject", "maximum_length": LONGEST_SUBJECT}
            )
        message_id = self._write(record, item | {"sent": True}, user)
        self._log.mailed(
            source, Reaction.SENT_MAIL, record, [str(_address(entry)) for entry in receivers or []]
        )
        return message_id

    def associate(self, record: Record, item: Any, user: User) -> str:
        """Pin a mail from elsewhere to a record; gives its message id. Raises ItemError."""
        subject = item.get("subject") if isinstance(item, dict) else None
        if not isinstance(subject, str) or not 1 <= len(subject) <= LONGEST_SUBJECT:
            raise ItemError(
                "INVALID_DATA",
                "invalid data",
                {
                    "api_name": "subject",
                    "json_path": "$.Emails[0].subject",
                    "maximum_length": LONGEST_SUBJECT,
                },
            )
        if _address(item.get("from")) is None or not item.get("to"):
            raise ItemError(
                "MANDATORY_NOT_FOUND",
                "required field not found",
                {"api_name": "from", "json_path": "$.Emails[0].from"},
            )
        return self._write(record, item, user)

    def of_record(
        self, record: Record, user: User, index: str | None
    ) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """A page of the record's e-mails, newest first, and what `info` says. Raises ApiError for a bad
        index.
        """
        start = 0 if index is None else int(index) if index.isascii() and index.isdigit() else -1
        if start < 0:
            raise bad_parameter("index", "integer")
        rows = self._store.execute(
            "SELECT message_id, time, data FROM emails WHERE record = ?"
            " ORDER BY time DESC, message_id LIMIT ? OFFSET ?",
            (record.id, EMAILS_PER_PAGE + 1, start),
        ).fetchall()
        more = len(rows) > EMAILS_PER_PAGE
        page = [self._describe(row, user, whole=False) for row in rows[:EMAILS_PER_PAGE]]
        return page, {
            "per_page": EMAILS_PER_PAGE,
            "count": len(page),
            "prev_index": str(max(0, start - EMAILS_PER_PAGE)),
            "next_index": str(start + EMAILS_PER_PAGE) if more else None,
            "more_records": more,
        }

    def message(self, record: Record, user: User, message_id: str) -> dict[str, Any] | None:
        """One e-mail of the record with its content."""
        row = self._store.execute(
            "SELECT message_id, time, data FROM emails WHERE record = ? AND message_id = ?",
            (record.id, message_id),
        ).fetchone()
        return None if row is None else self._describe(row, user, whole=True)

    def _write(self, record: Record, item: dict[str, Any], user: User) -> str:
        message_id = secrets.token_hex(32)
        given = item.get("date_time")
        time = parse_datetime(given) if isinstance(given, str) else None
        self._store.execute(
            "INSERT INTO emails (message_id, record, time, data) VALUES (?, ?, ?, ?)",
            (
                message_id,
                record.id,
                self._environment.now() if time is None else time,
                json.dumps(item | {"owner": user.short()}),
            ),
        )
        return message_id

    def _describe(self, row: Any, user: User, *, whole: bool) -> dict[str, Any]:
        message_id, time, text = row
        item = json.loads(text)
        attachments = item.get("attachments") or []
        shown = {
            "message_id": message_id,
            "subject": item.get("subject"),
            "from": item.get("from"),
            "to": item.get("to"),
            "cc": item.get("cc"),
            "time": local_text(time, user.zone),
            "sent": bool(item.get("sent")),
            "read": True,
            "source": "crm",
            "owner": item["owner"],
            "has_attachment": bool(attachments),
            "has_thread_attachment": False,
            "status": [{"type": "sent"}] if item.get("sent") else [],
        }
        if whole:
            shown |= {"content": item.get("content"), "mail_format": item.get("mail_format") or "html"}
        return shown


class OrganizationEmails:
    """The organisation's own addresses, as the old mobile SDK knows them (fact sheet section 5); off by
    default.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[dict[str, Any]]:
        rows = self._store.execute(
            "SELECT id, display_name, email, confirmed FROM organization_emails ORDER BY id"
        )
        return [_organization_email(row) for row in rows]

    def get(self, number: int) -> dict[str, Any] | None:
        row = self._store.execute(
            "SELECT id, display_name, email, confirmed FROM organization_emails WHERE id = ?", (number,)
        ).fetchone()
        return None if row is None else _organization_email(row)

    def add(self, item: Any) -> dict[str, Any]:
        """A new address, to be confirmed with the code that would be mailed. Raises ItemError."""
        email = item.get("email") if isinstance(item, dict) else None
        if not isinstance(email, str) or EMAIL.fullmatch(email) is None:
            raise ItemError(
                "INVALID_DATA", "invalid data", {"api_name": "email", "expected_data_type": "email"}
            )
        known = self._store.execute("SELECT 1 FROM organization_emails WHERE email = ?", (email,)).fetchone()
        if known:
            raise ItemError("DUPLICATE_DATA", "duplicate data", {"api_name": "email"})
        number = self._store.new_id()
        self._store.execute(
            "INSERT INTO organization_emails (id, display_name, email, confirmed, code)"
            " VALUES (?, ?, ?, 0, ?)",
            (number, str(item.get("display_name") or email), email, _confirmation_code()),
        )
        return {"id": str(number)}

    def confirmation_code(self, number: int) -> str | None:
        """The code that would have been mailed."""
        row = self._store.execute("SELECT code FROM organization_emails WHERE id = ?", (number,)).fetchone()
        return None if row is None else str(row[0])

    def renew_code(self, number: int) -> bool:
        """True if that address is there."""
        changed = self._store.execute(
            "UPDATE organization_emails SET code = ? WHERE id = ?", (_confirmation_code(), number)
        )
        return changed.rowcount > 0

    def confirm(self, number: int, code: str | None) -> bool:
        """True if the code was right."""
        changed = self._store.execute(
            "UPDATE organization_emails SET confirmed = 1 WHERE id = ? AND code = ?", (number, code)
        )
        return changed.rowcount > 0

    def remove(self, number: int) -> bool:
        """True if that address was there."""
        return self._store.execute("DELETE FROM organization_emails WHERE id = ?", (number,)).rowcount > 0


def _organization_email(row: Any) -> dict[str, Any]:
    number, name, email, confirmed = row
    return {
        "id": str(number),
        "display_name": name,
        "email": email,
        "confirm": bool(confirmed),
        "profiles": [],
    }


def _confirmation_code() -> str:
    return f"{secrets.randbelow(10**6):06d}"


def _address(person: Any) -> str | None:
    email = person.get("email") if isinstance(person, dict) else None
    return email if isinstance(email, str) else None


def _check_addresses(people: Any, name: str) -> None:
    if not isinstance(people, list):
        raise ItemError("INVALID_DATA", "invalid data", {"api_name": name, "expected_data_type": "jsonarray"})
    if len(people) > MOST_ADDRESSES:
        raise ItemError("LIMIT_EXCEEDED", "limit exceeded", {"api_name": name, "limit": MOST_ADDRESSES})
    for position, person in enumerate(people):
        address = _address(person)
        if address is None or EMAIL.fullmatch(address) is None:
            path = f"$.data[0].{name}[{position}].email"
            raise ItemError("INVALID_DATA", "invalid data", {"api_name": "email", "json_path": path})
