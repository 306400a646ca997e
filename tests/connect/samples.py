"""Items for connector tests: the smallest of each kind, and two with as many fields as a side can hold."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from crmsync.model.kinds import Kind
from crmsync.model.values import Priority, Privacy, Recurrence, Reminder, Status, Value

NAME = {Kind.CONTACTS: "family_name", Kind.TASKS: "subject", Kind.EVENTS: "title"}
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
START = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


def sample(kind: Kind, name: str) -> dict[str, Value]:
    """An item of the fewest fields."""
    match kind:
        case Kind.CONTACTS:
            return {"given_name": "Ada", "family_name": name}
        case Kind.TASKS:
            return {"subject": name}
        case Kind.EVENTS:
            return {
                "title": name,
                "start": START,
                "end": START + timedelta(hours=1),
                "time_zone": "Europe/Berlin",
            }


FULL: Mapping[Kind, tuple[dict[str, Value], dict[str, Value]]] = {
    Kind.CONTACTS: (
        {
            "salutation": "Dr.",
            "given_name": "Zoë",
            "middle_name": "Anne",
            "family_name": "Müller 😀",
            "suffix": "jun.",
            "company": "Bär; Söhne, GmbH",
            "department": "Vertrieb",
            "title": "Leiterin",
            "email_1": "zoe@example.org",
            "email_2": "z2@example.org",
            "email_3": "z3@example.org",
            "work_phone": "+49 30 123",
            "mobile_phone": "+49 171 1",
            "home_phone": "+49 30 2",
            "other_phone": "+49 30 3",
            "fax": "+49 30 4",
            "assistant_phone": "+49 30 5",
            "assistant": "Bob",
            "website": "https://example.org/?a=1&b=2",
            "work_street": "Weg 1\nHinterhaus",
            "work_city": "Köln",
            "work_state": "NRW",
            "work_postal_code": "50667",
            "work_country": "Deutschland",
            "other_street": "Gasse 2",
            "other_city": "Wien",
            "other_state": "Wien",
            "other_postal_code": "1010",
            "other_country": "Österreich",
            "birthday": date(1985, 12, 10),
            "notes": "erste Zeile\n\nzweite: a;b,c\\d 😀 日本",
            "categories": ("Café, Bar", "Key Account"),
        },
        {
            "given_name": "Ada",
            "family_name": "Byron",
            "company": "Analytical Engines",
            "email_1": "ada@example.org",
            "mobile_phone": "+44 7",
            "work_street": "St James's Square 12",
            "work_city": "London",
            "birthday": date(1988, 2, 29),
            "notes": "kurz",
            "categories": ("Prospect",),
        },
    ),
    Kind.TASKS: (
        {
            "subject": "Angebot nachfassen; Zoë, 😀",
            "start": date(2026, 5, 1),
            "due": date(2026, 5, 20),
            "status": Status.IN_PROGRESS,
            "percent_complete": 30,
            "priority": Priority.HIGH,
            "notes": "erste\nzweite, Zeile",
            "categories": ("Key Account", "日本"),
        },
        {
            "subject": "Call back",
            "due": date(2026, 6, 1),
            "priority": Priority.LOW,
            "notes": "kurz",
            "categories": ("Prospect",),
        },
    ),
    Kind.EVENTS: (
        {
            "title": "Jour fixe – Zoë 😀",
            "start": START,
            "end": START + timedelta(minutes=90),
            "time_zone": "Europe/Berlin",
            "location": "Raum 1, EG",
            "description": "Tagesordnung\n1; 2",
            "categories": ("Key Account", "日本"),
            "reminder": Reminder(before=timedelta(minutes=15)),
            "recurrence": Recurrence("FREQ=WEEKLY;COUNT=10"),
            "privacy": Privacy.PRIVATE,
        },
        {
            "title": "Retro",
            "start": START + timedelta(days=1),
            "end": START + timedelta(days=1, hours=2),
            "location": "Online",
            "description": "kurz",
            "categories": ("Prospect",),
        },
    ),
}
