"""The switches of the embedded Graph: what the real service is known, or feared, to do in more than one way.

Nothing but data. What is documented by hearsay only has a switch, so that a client is tried both ways.
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


class LostToken(StrEnum):
    """How a delta token is refused that the service no longer knows."""

    GONE = "gone"
    """410 with a Location that starts anew"""
    BAD_REQUEST = "bad-request"
    """400 with code syncStateNotFound"""
    MALFORMED = "malformed"
    """400 with code ErrorInvalidIdMalformed"""


class Repeated(StrEnum):
    """What a create is answered whose transactionId has been used."""

    RETURNED = "returned"
    """the event that has it"""
    CONFLICT = "conflict"
    """409"""


class EventsDelta(StrEnum):
    """What `/calendars/{id}/events/delta`, of which v1.0's documentation knows nothing, answers."""

    SERVED = "served"
    BAD_REQUEST = "bad-request"
    NOT_IMPLEMENTED = "not-implemented"


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour(Switches):
    """One way the service may behave. Durations are timedelta; None for a limit means that there is none.

    page_size: items of a page when the client asks for no number (10 for Outlook's lists).
    delta_page_size: the same of a delta round; `Prefer: odata.maxpagesize` makes pages smaller.
    delta_delay: how long a change is not seen by delta.
    repeat_delta_items: each page of a delta round also holds the last item of the page before.
    reorder_delta: a delta round gives its items in another order than they changed.
    removed_reason: `@removed.reason` of a deleted item ("deleted" or "changed").
    lost_token: how a lost delta token is refused.
    etags_in_delta: entries of a delta round have their etag.
    expand_in_delta: `$expand` in a delta round of contacts or tasks.
    events_delta: whether events of a calendar have delta without a window.
    stray_removals: the window's delta calls events that changed outside of it removed.
    announce_cancelled_occurrences: the window's delta names occurrences that were deleted.
    calendar_view_days: the longest window of a calendar view.
    if_match: whether contacts and events heed If-Match.
    if_match_on_tasks: whether tasks do (undocumented).
    patch_merges_complex: a PATCH of an address or place leaves the parts it does not name as they are.
    unchanged_patch_moves_version: a PATCH that changes nothing still gives a new etag.
    replies_echo_extended: replies to a write show the extended properties that the write names (else none).
    patch_parent_folder: a PATCH of `parentFolderId` (ACCEPTED: moves the item).
    surplus_values: a fourth mail address, a third home phone.
    birthday_at_noon: a birthday is kept as 11:59 UTC of its day.
    photo_delete: DELETE of a contact's photo (documented: users and groups only).
    default_folder_listed: `/me/contactFolders` names the default folder too.
    task_times_kept: a due date keeps its time of day (False: midnight).
    completing_recurs: a completed recurring task is followed by a new one, which takes the recurrence.
    zones_become_windows: a zone that is given by its IANA name is remembered by that of Windows.
    default_reminder: minutes before the start when a new event names no reminder; None: no reminder.
    every_patch_mails: any PATCH of a meeting is mailed to its guests (False: not one of categories, reminder
    and extended properties only).
    repeated_transaction: what a create is answered whose transactionId an event has.
    concurrent_requests: requests of one program to one mailbox at a time.
    requests_per_ten_minutes: the throttling limit of Outlook's services.
    retry_after: whole seconds told to a throttled client.
    batch_size: the most parts of a batch.
    batch_lanes: so many parts of a batch run at a time.
    reorder_batch: of the parts that run at the same time, the last is done first.
    largest_photo: bytes.
    """

    LIMITS: ClassVar[frozenset[str]] = frozenset(
        {"concurrent_requests", "requests_per_ten_minutes", "default_reminder"}
    )

    page_size: int = 10
    delta_page_size: int = 50
    delta_delay: timedelta = timedelta(0)
    repeat_delta_items: bool = False
    reorder_delta: bool = False
    removed_reason: str = "deleted"
    lost_token: LostToken = LostToken.GONE
    etags_in_delta: bool = True
    expand_in_delta: Taken = Taken.REFUSED
    events_delta: EventsDelta = EventsDelta.SERVED
    stray_removals: bool = False
    announce_cancelled_occurrences: bool = False
    calendar_view_days: int = 1825
    if_match: bool = True
    if_match_on_tasks: bool = True
    patch_merges_complex: bool = False
    unchanged_patch_moves_version: bool = True
    replies_echo_extended: bool = False
    patch_parent_folder: Taken = Taken.IGNORED
    surplus_values: Taken = Taken.REFUSED
    birthday_at_noon: bool = True
    photo_delete: Taken = Taken.REFUSED
    default_folder_listed: bool = False
    task_times_kept: bool = False
    completing_recurs: bool = True
    zones_become_windows: bool = True
    default_reminder: int | None = 15
    every_patch_mails: bool = False
    repeated_transaction: Repeated = Repeated.RETURNED
    concurrent_requests: int | None = 4
    requests_per_ten_minutes: int | None = 10_000
    retry_after: int = 1
    batch_size: int = 20
    batch_lanes: int = 4
    reorder_batch: bool = False
    largest_photo: int = 4 * 1024 * 1024
