"""The switches of the embedded CRM: what the real service is known, or feared, to do in more than one way.

Nothing but data. Each switch names the open question of the fact sheet (section 8) or the limit it stands
for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from crmsync.sandbox.wire.switches import Switches


class Taken(StrEnum):
    """What becomes of a value that the service may not want."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    IGNORED = "ignored"


class Venue(StrEnum):
    """Whether meetings have the field `Meeting_Venue__s`."""

    ABSENT = "absent"
    OPTIONAL = "optional"
    REQUIRED = "required"


class Consent(StrEnum):
    """What the consent page of the sign-in does."""

    PAGE = "page"
    GRANT = "grant"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour(Switches):
    """One way the service may behave. Durations are timedelta; None for a limit means that there is none.

    nothing_changed: HTTP status when If-Modified-Since finds nothing (304 or 204).
    rrule_update: a recurrence rule in an update.
    endless_series: a rule without UNTIL.
    meeting_venue: the field `Meeting_Venue__s`.
    recurring_needs_reminder: a series without Remind_At is refused.
    modern_fields: a young organisation without Secondary_Email, Home_Phone, Fax … and with shorter phones.
    unknown_pick_list_values: a value that is not in the list.
    read_only_fields: a write to a server-set field.
    check_patterns: phone numbers and web addresses must match Zoho's patterns.
    tag_moves_modified, photo_moves_modified, note_moves_modified, restore_moves_modified: does a change of
    only that move Modified_Time?
    page_size: the most records of a page, and its default.
    page_token_lifetime: how long a page token is good.
    search_delay: how long a written record is not found by `/search`.
    scope_mismatch_status: 401 or 403.
    organization_emails: the undocumented org_emails calls are there.
    token_limits: the limits on codes and tokens of section 2.4.
    access_token_lifetime, code_lifetime, device_code_lifetime, device_poll_interval: times of section 2.
    consent: what the consent page does.
    credits_per_day, concurrent_calls: API limits (3.11).
    storage_limit: the most records of the organisation.
    location: the data centre's name in a redirect.
    """

    LIMITS: ClassVar[frozenset[str]] = frozenset({"credits_per_day", "concurrent_calls", "storage_limit"})

    nothing_changed: int = 304
    rrule_update: Taken = Taken.ACCEPTED
    endless_series: Taken = Taken.ACCEPTED
    meeting_venue: Venue = Venue.ABSENT
    recurring_needs_reminder: bool = False
    modern_fields: bool = False
    unknown_pick_list_values: Taken = Taken.ACCEPTED
    read_only_fields: Taken = Taken.IGNORED
    check_patterns: bool = True
    tag_moves_modified: bool = True
    photo_moves_modified: bool = True
    note_moves_modified: bool = False
    restore_moves_modified: bool = True
    page_size: int = 200
    page_token_lifetime: timedelta = timedelta(hours=24)
    search_delay: timedelta = timedelta(seconds=15)
    scope_mismatch_status: int = 401
    organization_emails: bool = False
    token_limits: bool = True
    access_token_lifetime: timedelta = timedelta(hours=1)
    code_lifetime: timedelta = timedelta(minutes=2)
    device_code_lifetime: timedelta = timedelta(minutes=5)
    device_poll_interval: timedelta = timedelta(seconds=30)
    consent: Consent = Consent.PAGE
    credits_per_day: int | None = 53_000
    concurrent_calls: int | None = 20
    storage_limit: int | None = None
    location: str = "eu"
