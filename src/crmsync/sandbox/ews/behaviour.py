"""The switches of the embedded Exchange Server: what real servers are known, or feared, to do in more than
one way.

Nothing but data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from crmsync.sandbox.ews.editions import Edition
from crmsync.sandbox.wire.switches import Switches


class Removal(StrEnum):
    """What becomes of a mail address whose EmailAddressN is deleted."""

    REMOVED = "removed"
    NEEDS_PROPERTIES = "needs-properties"
    """success, but the address stays until its own MAPI property is deleted too (php-ews 157)"""


class Blank(StrEnum):
    """What an indexed entry without text is answered (exchangelib 958)."""

    REFUSED = "refused"
    REMOVES = "removes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour(Switches):
    """One way the server may behave. Durations are timedelta; None for a limit means that there is none.

    edition: which Exchange Server it says it is, and whose schemas it knows.
    basic, ntlm, oauth: the ways of signing in that it offers.
    extended_protection: NTLM has to be bound to the TLS connection's certificate (Windows Extended
    Protection, which Exchange Server 2019 CU14 and later switch on); only where the server knows its own.
    find_page_size: the most items of a page of FindItem. sync_page_size: the most changes of a page of
    SyncFolderItems; clients may ask for fewer, never for more than 512.
    summary_shapes: FindItem and SyncFolderItems leave out what only GetItem gives, without a word.
    fractional_seconds: moments carry thousandths of a second.
    task_id_changes: an update of a task gives it a new id.
    mail_address_removal, blank_entry: see there.
    completing_recurs: a completed recurring task is followed by a new one, which takes the recurrence.
    unchanged_update_moves_version: an update that changes nothing still gives a new change key.
    assistants: after every write the server's own assistants touch the item once more (as contact linking
    does): the change key of the reply is stale at once.
    change_key_required: an update without a change key is refused unless it is AlwaysOverwrite.
    body_as_html: text bodies are given as HTML to who asks for the best form.
    ews_allowed: whether the mailbox may be used through EWS at all (False: HTTP 403).
    soap_autodiscover, pox_autodiscover: whether autodiscover answers there.
    autodiscover_redirect: a mail address that autodiscover sends clients to; "" for none.
    autodiscover_location: an address that autodiscover sends clients to with HTTP 302; "" for none.
    autodiscover_ews_url: the address of EWS that it tells; "" for the server's own.
    concurrent_requests: connections of one person at the same time (EWSMaxConcurrency).
    requests_left: so many operations until the server is busy. back_off: how long it then asks to wait.
    calendar_view_days: the longest window of a calendar view.
    full_time_zones: StartTimeZone and EndTimeZone come back with their periods and transitions.
    default_reminder: minutes before a new calendar item that nobody set its reminder for; None for none.
    every_update_mails: any update of a meeting is mailed to its guests when mails are allowed.
    """

    edition: Edition = Edition.SUBSCRIPTION
    basic: bool = True
    ntlm: bool = True
    oauth: bool = True
    extended_protection: bool = True
    find_page_size: int = 1000
    sync_page_size: int = 512
    summary_shapes: bool = True
    fractional_seconds: bool = False
    task_id_changes: bool = False
    mail_address_removal: Removal = Removal.REMOVED
    blank_entry: Blank = Blank.REFUSED
    completing_recurs: bool = True
    unchanged_update_moves_version: bool = True
    assistants: bool = False
    change_key_required: bool = True
    body_as_html: bool = False
    ews_allowed: bool = True
    soap_autodiscover: bool = True
    pox_autodiscover: bool = True
    autodiscover_redirect: str = ""
    autodiscover_location: str = ""
    autodiscover_ews_url: str = ""
    concurrent_requests: int | None = 27
    requests_left: int | None = None
    back_off: timedelta = timedelta(seconds=1)
    calendar_view_days: int = 732
    full_time_zones: bool = True
    default_reminder: int | None = 15
    every_update_mails: bool = True

    LIMITS: ClassVar[frozenset[str]] = frozenset({"concurrent_requests", "default_reminder", "requests_left"})
