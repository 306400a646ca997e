"""The values that the façade takes and gives, for the rooms above, which know only `app`."""

from __future__ import annotations

from crmsync.accounts.errors import ProfileBusy, SettingsError
from crmsync.accounts.keys import ACCOUNT_KEYS, AccountKey, KeyType
from crmsync.accounts.profile import Profile
from crmsync.accounts.values import Account, End, MappingSettings, Service, Settings
from crmsync.connect.base import FolderInfo
from crmsync.connect.landing import Landing
from crmsync.model.fields import FIELDS, FieldSpec, ValueType, field_spec, is_custom
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import (
    ConflictRule,
    Deletions,
    Direction,
    FieldRule,
    HoldLimits,
    MappingRules,
    Private,
    Window,
)
from crmsync.model.values import (
    Answer,
    Fields,
    Participant,
    PhotoToken,
    Priority,
    Privacy,
    Recurrence,
    Reminder,
    Status,
    Value,
)
from crmsync.plan.choices import Act, Choice
from crmsync.plan.operations import Operation, Reason, Verb
from crmsync.sync.report import AmbiguousLine, HalfName, MappingReport, PairLine, RunStatus
from crmsync.sync.session import Cancelled, Observer

__all__ = [
    "ACCOUNT_KEYS",
    "FIELDS",
    "Account",
    "AccountKey",
    "Act",
    "AmbiguousLine",
    "Answer",
    "Cancelled",
    "Choice",
    "ConflictRule",
    "Deletions",
    "Direction",
    "End",
    "FieldRule",
    "FieldSpec",
    "Fields",
    "FolderInfo",
    "HalfName",
    "HoldLimits",
    "KeyType",
    "Kind",
    "Landing",
    "MappingReport",
    "MappingRules",
    "MappingSettings",
    "Observer",
    "Operation",
    "PairLine",
    "Participant",
    "PhotoToken",
    "Priority",
    "Privacy",
    "Private",
    "Profile",
    "ProfileBusy",
    "Reason",
    "Recurrence",
    "Reminder",
    "RunStatus",
    "Service",
    "Settings",
    "SettingsError",
    "Side",
    "Status",
    "Value",
    "ValueType",
    "Verb",
    "Window",
    "field_spec",
    "is_custom",
]
