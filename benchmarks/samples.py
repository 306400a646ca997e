"""Contacts, tasks and meetings made from a seed: each as the document a mailbox holds and as the record a CRM
holds, saying the same. Knows no server.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

Sample = Mapping[str, str]
"""What one item says, by names of our own; `uid` and `number` among them."""

_GIVEN = (
    *("Ada", "Bjørn", "Chloé", "Dmitri", "Émile", "Fatima", "Gökhan", "Hanna", "Íñigo", "Jürgen"),
    *("Kōji", "Łucja", "Márta", "Nils", "Olga", "Paul"),
)
_FAMILY = (
    *("Abel", "Böhm", "Castro", "Dąbrowski", "Eriksen", "Fischer", "García", "Hoffmann", "Ivanov"),
    *("Jansen", "Kovács", "Lindqvist"),
)
_SYLLABLES = (
    *("ba", "do", "fe", "gu", "ka", "lo", "mi", "nu", "pa", "re", "si", "to", "va", "we", "xa"),
    "zo",
)
_WORDS = (
    *("offer", "order", "delivery", "contract", "quarter", "budget", "meeting", "train", "Köln"),
    *("café", "early", "spring", "invoice", "people"),
)
_CATEGORIES = ("Key Account", "Lead", "Newsletter", "Partner", "Press")
_FIRST_DAY = 7
"""Meetings and due dates begin so many days from today: inside the default window whenever the bench runs."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item. module: its CRM module. key: the API field that tells its records apart.

    make: a sample of a number. document, record: what the sides hold of a sample. changed: the field of a
    sample that people edit; native: the API field that holds it.
    """

    name: str
    module: str
    extension: str
    key: str
    make: Callable[[random.Random, int, date], Sample]
    document: Callable[[Sample], str]
    record: Callable[[Sample], dict[str, Any]]
    changed: str
    native: str

    def samples(self, count: int, today: date) -> list[Sample]:
        """The first `count` of this kind, always the same ones on one day."""
        return [self.make(random.Random(f"{self.name} {number}"), number, today) for number in range(count)]

    def edited(self, sample: Sample, round_: int) -> Sample:
        """The sample after a person's edit; each round's differs."""
        return {**sample, self.changed: f"{sample[self.changed]} ({round_})"}


def companies(samples: Sequence[Sample]) -> list[str]:
    """The companies that contacts work for, each once."""
    return list(dict.fromkeys(sample["company"] for sample in samples if "company" in sample))


# ---- contacts


def _contact(rnd: random.Random, number: int, today: date) -> Sample:
    given, family, other = rnd.choice(_GIVEN), f"{rnd.choice(_FAMILY)}-{_name(rnd)}", _name(rnd)
    company = (
        f"{_name(random.Random(number // 20))} & {_FAMILY[number // 20 % len(_FAMILY)]} {number // 20} GmbH"
    )
    born = date(1950, 1, 1) + timedelta(days=rnd.randrange(18_000))
    return {
        "uid": _uid(rnd),
        "number": str(number),
        "salutation": rnd.choice(("Mr.", "Ms.", "Dr.")),
        "given_name": given,
        "family_name": family,
        "company": company,
        "department": f"{_name(rnd)} department",
        "title": f"Head of {rnd.choice(_WORDS)}",
        "email_1": f"{other.lower()}.{number}@company-{number // 20}.example",
        "email_2": f"private.{other.lower()}.{number}@mail.example",
        **{f"{place}_phone": _phone(rnd) for place in ("work", "mobile", "home", "other", "assistant")},
        "fax": _phone(rnd),
        "assistant": f"{rnd.choice(_GIVEN)} {rnd.choice(_FAMILY)}",
        **_address(rnd, "work"),
        **_address(rnd, "other"),
        "birthday": born.isoformat(),
        "notes": f"{_text(rnd, 12)}.\nSecond line, with a comma; and {_text(rnd, 12)}.",
        "categories": "\n".join(sorted(rnd.sample(_CATEGORIES, 2))),
    }


def _card(sample: Sample) -> str:
    said = {name: _escaped(value) for name, value in sample.items()}
    return _document(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
        f"UID:{said['uid']}",
        f"FN:{said['given_name']} {said['family_name']}",
        f"N:{said['family_name']};{said['given_name']};;{said['salutation']};",
        f"ORG:{said['company']};{said['department']}",
        f"TITLE:{said['title']}",
        f"EMAIL;TYPE=INTERNET,PREF:{said['email_1']}",
        f"EMAIL;TYPE=INTERNET:{said['email_2']}",
        f"TEL;TYPE=WORK,VOICE:{said['work_phone']}",
        f"TEL;TYPE=CELL,VOICE:{said['mobile_phone']}",
        f"TEL;TYPE=HOME,VOICE:{said['home_phone']}",
        f"TEL;TYPE=VOICE:{said['other_phone']}",
        f"TEL;TYPE=WORK,FAX:{said['fax']}",
        f"X-MS-TEL;TYPE=ASSISTANT:{said['assistant_phone']}",
        f"X-MS-ASSISTANT:{said['assistant']}",
        *(_address_line(said, place, type_) for place, type_ in (("work", "WORK"), ("other", "HOME"))),
        f"BDAY:{said['birthday']}",
        f"NOTE:{said['notes']}",
        "CATEGORIES:" + ",".join(map(_escaped, sample["categories"].split("\n"))),
        f"URL:https://www.company-{int(sample['number']) // 20}.example/",
        f"X-MS-IMADDRESS:{said['email_1']}",
        "REV:20260101T000000Z",
        "END:VCARD",
    )


def _address_line(said: Sample, place: str, type_: str) -> str:
    parts = ("street", "city", "state", "postal_code", "country")
    return f"ADR;TYPE={type_}:;;" + ";".join(said[f"{place}_{part}"] for part in parts)


_CONTACT_FIELDS = {
    "salutation": "Salutation",
    "given_name": "First_Name",
    "family_name": "Last_Name",
    "company": "Account_Name",
    "department": "Department",
    "title": "Title",
    "email_1": "Email",
    "email_2": "Secondary_Email",
    "work_phone": "Phone",
    "mobile_phone": "Mobile",
    "home_phone": "Home_Phone",
    "other_phone": "Other_Phone",
    "fax": "Fax",
    "assistant_phone": "Asst_Phone",
    "assistant": "Assistant",
    "birthday": "Date_of_Birth",
    "notes": "Description",
    **{
        f"{place}_{part}": f"{prefix}_{native}"
        for place, prefix in (("work", "Mailing"), ("other", "Other"))
        for part, native in (
            ("street", "Street"),
            ("city", "City"),
            ("state", "State"),
            ("postal_code", "Zip"),
            ("country", "Country"),
        )
    },
}


def _contact_record(sample: Sample) -> dict[str, Any]:
    """`Account_Name` is the company's name; who sends the record puts its id there."""
    return {
        **{native: sample[name] for name, native in _CONTACT_FIELDS.items()},
        "Tag": [{"name": name} for name in sample["categories"].split("\n")],
    }


# ---- tasks and meetings


def _task(rnd: random.Random, number: int, today: date) -> Sample:
    due = today + timedelta(days=_FIRST_DAY + rnd.randrange(300))
    return {
        "uid": _uid(rnd),
        "number": str(number),
        "subject": f"{_text(rnd, 4).capitalize()} {number}",
        "due": due.isoformat(),
        "priority": rnd.choice(("High", "Normal", "Low")),
        "notes": f"{_text(rnd, 20)}.",
    }


def _todo(sample: Sample) -> str:
    priority = {"High": 1, "Normal": 5, "Low": 9}[sample["priority"]]
    return _document(
        *_CALENDAR,
        "BEGIN:VTODO",
        f"UID:{sample['uid']}",
        "DTSTAMP:20260101T000000Z",
        f"SUMMARY:{_escaped(sample['subject'])}",
        f"DUE;VALUE=DATE:{date.fromisoformat(sample['due']):%Y%m%d}",
        "STATUS:NEEDS-ACTION",
        f"PRIORITY:{priority}",
        f"DESCRIPTION:{_escaped(sample['notes'])}",
        "END:VTODO",
        "END:VCALENDAR",
    )


def _task_record(sample: Sample) -> dict[str, Any]:
    return {
        "Subject": sample["subject"],
        "Due_Date": sample["due"],
        "Status": "Not Started",
        "Priority": sample["priority"],
        "Description": sample["notes"],
    }


def _meeting(rnd: random.Random, number: int, today: date) -> Sample:
    day = today + timedelta(days=_FIRST_DAY + rnd.randrange(300))
    return {
        "uid": _uid(rnd),
        "number": str(number),
        "title": f"{_text(rnd, 4).capitalize()} {number}",
        "day": day.isoformat(),
        "hour": f"{rnd.randrange(8, 18):02}",
        "location": f"{_name(rnd)} room",
        "description": f"{_text(rnd, 20)}.",
    }


def _event(sample: Sample) -> str:
    day = f"{date.fromisoformat(sample['day']):%Y%m%d}"
    return _document(
        *_CALENDAR,
        *_TIMEZONE,
        "BEGIN:VEVENT",
        f"UID:{sample['uid']}",
        "DTSTAMP:20260101T000000Z",
        f"SUMMARY:{_escaped(sample['title'])}",
        f"DTSTART;TZID={_OUTLOOK_ZONE}:{day}T{sample['hour']}0000",
        f"DTEND;TZID={_OUTLOOK_ZONE}:{day}T{sample['hour']}4500",
        f"LOCATION:{_escaped(sample['location'])}",
        f"DESCRIPTION:{_escaped(sample['description'])}",
        "CATEGORIES:CRM",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "SEQUENCE:0",
        "END:VEVENT",
        "END:VCALENDAR",
    )


def _event_record(sample: Sample) -> dict[str, Any]:
    start = datetime.fromisoformat(f"{sample['day']}T{sample['hour']}:00:00").replace(tzinfo=_ZONE)
    return {
        "Event_Title": sample["title"],
        "Start_DateTime": start.isoformat(),
        "End_DateTime": (start + timedelta(minutes=45)).isoformat(),
        "Venue": sample["location"],
        "Description": sample["description"],
    }


_ZONE = ZoneInfo("Europe/Berlin")
_OUTLOOK_ZONE = "W. Europe Standard Time"
_CALENDAR = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN")
_TIMEZONE = (
    *("BEGIN:VTIMEZONE", f"TZID:{_OUTLOOK_ZONE}"),
    *("BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"),
    *("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD"),
    *("BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"),
    *("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE"),
)


# ---- pieces


def _uid(rnd: random.Random) -> str:
    return str(UUID(int=rnd.getrandbits(128), version=4))


def _name(rnd: random.Random) -> str:
    return "".join(rnd.choices(_SYLLABLES, k=3)).capitalize()


def _text(rnd: random.Random, count: int) -> str:
    return " ".join(rnd.choices(_WORDS, k=count))


def _phone(rnd: random.Random) -> str:
    return f"+49 {rnd.randrange(30, 999)} {rnd.randrange(1_000_000, 10_000_000)}"


def _address(rnd: random.Random, place: str) -> Sample:
    return {
        f"{place}_street": f"{_name(rnd)}straße {rnd.randrange(1, 200)}",
        f"{place}_city": f"{_name(rnd)}stadt",
        f"{place}_state": _name(rnd),
        f"{place}_postal_code": f"{rnd.randrange(1_000, 100_000):05}",
        f"{place}_country": "Deutschland",
    }


def _escaped(value: str) -> str:
    """RFC 2426 §5 and RFC 5545 §3.3.11."""
    for plain, written in (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        value = value.replace(plain, written)
    return value


def _document(*lines: str) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """At most 75 octets a line, never inside a character (RFC 5545 §3.1)."""
    pieces, size = [""], 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > (75 if len(pieces) == 1 else 74):
            pieces.append("")
            size = 0
        pieces[-1] += sign
        size += octets
    return "\r\n ".join(pieces)


CONTACTS = Kind("contacts", "Contacts", ".vcf", "Email", _contact, _card, _contact_record, "title", "Title")
TASKS = Kind("tasks", "Tasks", ".ics", "Subject", _task, _todo, _task_record, "notes", "Description")
EVENTS = Kind(
    "events", "Events", ".ics", "Event_Title", _meeting, _event, _event_record, "description", "Description"
)
KINDS = {kind.name: kind for kind in (CONTACTS, TASKS, EVENTS)}
