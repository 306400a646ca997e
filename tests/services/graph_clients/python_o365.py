"""The O365 library at work on an embedded Graph; run by its own Python, prints what it saw as JSON.

Arguments: the address of the API with its version, an access token.
"""

from __future__ import annotations

import datetime
import json
import sys
from typing import Any
from zoneinfo import ZoneInfo

from O365 import Account, MSGraphProtocol
from O365.utils.token import MemoryTokenBackend

BERLIN = ZoneInfo("Europe/Berlin")


class FixedToken(MemoryTokenBackend):
    """Hands out the token that was given; MSAL is never asked."""

    has_data = True

    def __init__(self, token: str) -> None:
        super().__init__()
        self.secret = token

    def token_is_expired(self, *, username: str | None = None) -> bool:
        return False

    def token_is_long_lived(self, *, username: str | None = None) -> bool:
        return True

    def get_access_token(self, *, username: str | None = None) -> dict[str, str]:
        return {"secret": self.secret}

    def get_account(
        self, *, username: str | None = None, home_account_id: str | None = None
    ) -> dict[str, str]:
        return {"username": "anna@example.com", "home_account_id": "anna"}


def account(url: str, token: str) -> Account:
    class Local(MSGraphProtocol):
        _protocol_url = url.removesuffix("v1.0")

    return Account(
        "client-id",
        protocol=Local(timezone="Europe/Berlin"),
        token_backend=FixedToken(token),
        auth_flow_type="public",
        username="anna@example.com",
    )


def _with_mail(query: Any, address: str) -> Any:
    return query.any(collection="emailAddresses", filter_instance=query.equals("address", address))


def contacts(here: Account) -> dict[str, Any]:
    book = here.address_book()
    for name in ("Ada", "Ben"):
        made = book.new_contact()
        made.name, made.surname, made.job_title = name, "Probe", "Buyer"
        made.emails.add(f"{name}@x.example")
        made.home_phones = ["030 1"]
        made.categories = ["CRM"]
        made.save()
    found = list(book.get_contacts(order_by="givenName"))
    found[0].job_title = "Chef"
    found[0].save()
    found[1].delete()
    book.create_child_folder("Customers")
    (left,) = book.get_contacts()
    return {
        "found": [[one.name, one.main_email, one.home_phones, one.categories] for one in found],
        "left": [left.name, left.job_title],
        "folders": [one.name for one in book.get_folders()],
        "by_mail": next(book.get_contacts(query=_with_mail(book.q(), "ada@x.example"))).name,
    }


def tasks(here: Account) -> dict[str, Any]:
    todo = here.tasks()
    folder = todo.get_default_folder()
    task = folder.new_task("Call")
    task.due = datetime.datetime(2026, 3, 5, tzinfo=BERLIN)
    task.body = "Ring twice"
    task.save()
    (found,) = folder.get_tasks()
    found.mark_completed()
    found.save()
    (done,) = folder.get_tasks()
    return {
        "folders": [one.name for one in todo.list_folders()],
        "due": found.due.date().isoformat(),
        "body": found.body,
        "completed": done.is_completed,
    }


def events(here: Account) -> dict[str, Any]:
    schedule = here.schedule()
    calendar = schedule.get_default_calendar()
    event = calendar.new_event("Jour fixe")
    event.start = datetime.datetime(2026, 3, 19, 10, 0, tzinfo=BERLIN)
    event.end = datetime.datetime(2026, 3, 19, 11, 0, tzinfo=BERLIN)
    event.location, event.body = "Room 1", "Agenda"
    event.recurrence.set_weekly(
        1,
        days_of_week=["thursday"],
        first_day_of_week="monday",
        start=datetime.date(2026, 3, 19),
        occurrences=3,
    )
    event.save()
    event.attendees.add("ben@x.example")
    event.save()
    window = {
        "start_recurring": datetime.datetime(2026, 3, 1, tzinfo=BERLIN),
        "end_recurring": datetime.datetime(2026, 5, 1, tzinfo=BERLIN),
    }
    (series,) = calendar.get_events(include_recurring=False)
    shown = list(calendar.get_events(include_recurring=True, **window))
    return {
        "series": [series.subject, series.event_type.value, series.location["displayName"]],
        "occurrences": [[one.event_type.value, one.start.isoformat()] for one in shown],
        "attendees": [one.address for one in series.attendees],
        "calendars": [one.name for one in schedule.list_calendars()],
    }


def categories(here: Account) -> list[str]:
    kept = here.outlook_categories()
    kept.create_category("CRM", color="red")
    return [one.name for one in kept.get_categories()]


def main(url: str, token: str) -> dict[str, Any]:
    here = account(url, token)
    return {
        "me": here.get_current_user_data().user_principal_name,
        "contacts": contacts(here),
        "tasks": tasks(here),
        "events": events(here),
        "categories": categories(here),
    }


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:]), default=str))
