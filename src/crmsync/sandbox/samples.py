"""Sample people, tasks and meetings for both sides, and the edits of the demo's story. All names and
addresses are invented.

Some are on both sides (equal, or differing in a detail), some on one side only. Dates are counted from a
given day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.mailbox import EmbeddedMailbox

_CARDS: Mapping[str, str] = {
    "ada": (
        "N:Byron;Ada;;Ms.;\nFN:Ada Byron\nORG:Analytical Engines;Research\nTITLE:Programmer\n"
        "EMAIL;TYPE=INTERNET,WORK:ada@engines.example\nTEL;TYPE=CELL:+44 20 7946 0001\n"
        "ADR;TYPE=WORK:;;12 St James Square;London;;SW1Y 4JH;United Kingdom\nBDAY:1985-12-10\n"
        "CATEGORIES:Key Account\nX-FAVOURITE-NUMBER:42"
    ),
    "charles": (
        "N:Babbage;Charles;;;\nFN:Charles Babbage\nORG:Analytical Engines\nTITLE:Founder\n"
        "EMAIL;TYPE=INTERNET,WORK:charles@engines.example\nTEL;TYPE=WORK:+44 20 7946 0002"
    ),
    "grace": (
        "N:Hopper;Grace;;;\nFN:Grace Hopper\nORG:Compiler Works\n"
        "EMAIL;TYPE=INTERNET,WORK:grace@compiler.example\n"
        "TEL;TYPE=WORK:+1 212 555 0103\nNOTE:Met at the fair.\\nLikes short sentences."
    ),
    "emmy": (
        "N:Noether;Emmy;;Dr.;\nFN:Emmy Noether\nORG:Symmetry GmbH\n"
        "EMAIL;TYPE=INTERNET,WORK:emmy@symmetry.example\n"
        "item1.TEL:+49 551 555 0104\nitem1.X-ABLabel:Lab"
    ),
    "alan": (
        "N:Turing;Alan;;;\nFN:Alan Turing\nORG:Enigma Ltd\nEMAIL;TYPE=INTERNET,HOME:alan@enigma.example\n"
        "TEL;TYPE=HOME:+44 1908 555 0105"
    ),
    "sofia": (
        "N:Kovalevskaya;Sofia;;Prof.;\nFN:Sofia Kovalevskaya\n"
        "EMAIL;TYPE=INTERNET,WORK:sofia@lectures.example\n"
        "CATEGORIES:Speaker,Newsletter"
    ),
}

_RECORDS: Mapping[str, Mapping[str, Any]] = {
    "ada": {
        "First_Name": "Ada",
        "Last_Name": "Byron",
        "Email": "ada@engines.example",
        "Mobile": "+44 20 7946 0001",
        "Title": "Programmer",
    },
    "charles": {
        "First_Name": "Charles",
        "Last_Name": "Babbage",
        "Email": "charles@engines.example",
        "Title": "Managing Director",
        "Phone": "+44 20 7946 0002",
    },
    "emmy": {"First_Name": "Emmy", "Last_Name": "Noether", "Email": "emmy@symmetry.example"},
    "katherine": {
        "First_Name": "Katherine",
        "Last_Name": "Johnson",
        "Email": "katherine@orbits.example",
        "Phone": "+1 757 555 0106",
        "Mailing_City": "Hampton",
    },
    "hedy": {
        "First_Name": "Hedy",
        "Last_Name": "Lamarr",
        "Email": "hedy@hopping.example",
        "Mobile": "+43 1 555 0107",
        "Description": "Prefers to be called in the evening.",
    },
}

MEETING_CATEGORY = "CRM"


@frozen
class _Task:
    subject: str
    due: int
    status: str = "NEEDS-ACTION"


_TASKS: Mapping[str, _Task] = {
    "offer": _Task("Send the offer to Analytical Engines", 3),
    "call": _Task("Call Grace about the compiler", 1, "IN-PROCESS"),
    "report": _Task("Write the trip report", -2, "COMPLETED"),
}


@frozen
class _Meeting:
    title: str
    day: int
    start: str
    end: str
    categories: str
    extra: str = ""


_MEETINGS: Mapping[str, _Meeting] = {
    "kickoff": _Meeting(
        "Kick-off with Analytical Engines", 2, "100000", "110000", "CRM", "LOCATION:London\n"
    ),
    "review": _Meeting(
        "Weekly review", 1, "140000", "143000", "CRM", "RRULE:FREQ=WEEKLY;COUNT=8\nX-ROOM-CODE:B-12\n"
    ),
    "demo": _Meeting("Product demo for Symmetry", 5, "090000", "100000", "CRM,Demo"),
    "dentist": _Meeting("Dentist", 3, "160000", "163000", "Private"),
}

ZONE = "Europe/Berlin"
_VTIMEZONE = (
    f"BEGIN:VTIMEZONE\nTZID:{ZONE}\nBEGIN:STANDARD\nDTSTART:19961027T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19810329T020000\n"
    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
)


def vcard(uid: str, lines: str) -> str:
    """A vCard 3.0 document (RFC 2426) with these content lines."""
    return _document(f"BEGIN:VCARD\nVERSION:3.0\nUID:{uid}\n{lines}\nEND:VCARD\n")


def vtodo(uid: str, subject: str, due: date, status: str) -> str:
    """A calendar object with one task (RFC 5545 §3.6.2)."""
    body = f"SUMMARY:{subject}\nDUE;VALUE=DATE:{due:%Y%m%d}\nSTATUS:{status}\n"
    return _calendar("VTODO", uid, body)


def vevent(uid: str, meeting: _Meeting, today: date) -> str:
    """A calendar object with one meeting in `ZONE` (RFC 5545 §3.6.1)."""
    day = today + timedelta(days=meeting.day)
    body = (
        f"SUMMARY:{meeting.title}\nDTSTART;TZID={ZONE}:{day:%Y%m%d}T{meeting.start}\n"
        f"DTEND;TZID={ZONE}:{day:%Y%m%d}T{meeting.end}\nCATEGORIES:{meeting.categories}\n{meeting.extra}"
        "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Reminder\nTRIGGER:-PT15M\nEND:VALARM\n"
    )
    return _calendar("VEVENT", uid, body, _VTIMEZONE)


def fill_mailbox(mailbox: EmbeddedMailbox, today: date) -> None:
    """Put the sample people, tasks and meetings into the mailbox."""
    for uid, lines in _CARDS.items():
        mailbox.put("contacts", f"{uid}.vcf", vcard(uid, lines))
    for uid, task in _TASKS.items():
        due = today + timedelta(days=task.due)
        mailbox.put("tasks", f"{uid}.ics", vtodo(uid, task.subject, due, task.status))
    for uid, meeting in _MEETINGS.items():
        mailbox.put("calendar", f"{uid}.ics", vevent(uid, meeting, today))


def crm_records(today: date) -> Mapping[str, list[Mapping[str, Any]]]:
    """The sample records by module."""
    day = today + timedelta(days=4)
    return {
        "Contacts": list(_RECORDS.values()),
        "Tasks": [
            {
                "Subject": "Prepare the contract for Katherine",
                "Due_Date": f"{today + timedelta(days=6):%Y-%m-%d}",
                "Status": "Not Started",
                "Priority": "High",
            }
        ],
        "Events": [
            {
                "Event_Title": "Lunch with Katherine Johnson",
                "Start_DateTime": f"{day:%Y-%m-%d}T12:00:00+01:00",
                "End_DateTime": f"{day:%Y-%m-%d}T13:00:00+01:00",
                "Venue": "Hampton",
            }
        ],
    }


def _calendar(component: str, uid: str, body: str, zone: str = "") -> str:
    return _document(
        f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//crmsync//sample//EN\n{zone}BEGIN:{component}\nUID:{uid}\n"
        f"DTSTAMP:20260101T000000Z\n{body}END:{component}\nEND:VCALENDAR\n"
    )


def _document(text: str) -> str:
    return text.replace("\n", "\r\n")
