"""The official Zoho SDK, unmodified, against the embedded CRM: its data centre, tokens and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

from zohocrmsdk.src.com.zoho.api.authenticator.store import TokenStore
from zohocrmsdk.src.com.zoho.crm.api import Initializer, ParameterMap
from zohocrmsdk.src.com.zoho.crm.api import record as sdk
from zohocrmsdk.src.com.zoho.crm.api.dc import DataCenter
from zohocrmsdk.src.com.zoho.crm.api.sdk_config import SDKConfig

from crmsync.sandbox.crm import EmbeddedCrm

ZONE = timezone(timedelta(hours=1))


class LocalDataCenter(DataCenter):
    """A data centre whose three hosts are all the embedded CRM."""

    def __init__(self, base: str) -> None:
        self.base = base

    def get_iam_url(self) -> str:
        return self.base + "/oauth/v2/token"

    def get_file_upload_url(self) -> str:
        return self.base

    def environment(self) -> Any:
        return DataCenter.Environment(self.base, self.get_iam_url(), self.get_file_upload_url())


class MemoryStore(TokenStore):
    """Keeps the SDK's tokens in memory."""

    def __init__(self) -> None:
        self.tokens: dict[str, Any] = {}

    def find_token(self, token: Any) -> Any:
        for known in self.tokens.values():
            if known.get_refresh_token() and known.get_refresh_token() == token.get_refresh_token():
                return known
        return None

    def save_token(self, token: Any) -> None:
        if token.get_id() is None:
            token.set_id(str(len(self.tokens) + 1))
        self.tokens[token.get_id()] = token

    def delete_token(self, id: str) -> None:
        self.tokens.pop(id, None)

    def get_tokens(self) -> list[Any]:
        return list(self.tokens.values())

    def delete_tokens(self) -> None:
        self.tokens.clear()

    def find_token_by_id(self, id: str) -> Any:
        return self.tokens.get(id)


@dataclass
class World:
    """The embedded CRM and the SDK signed in to it."""

    crm: EmbeddedCrm
    tokens: MemoryStore
    directory: Path

    def initialize(self, token: Any, *, tokens: MemoryStore | None = None) -> None:
        Initializer.initialize(
            environment=LocalDataCenter(self.crm.base_url).environment(),
            token=token,
            store=tokens or self.tokens,
            sdk_config=SDKConfig(
                auto_refresh_fields=False, pick_list_validation=False, read_timeout=10, connect_timeout=5
            ),
            resource_path=str(self.directory),
        )


def record(**values: Any) -> Any:
    made = sdk.Record()
    for name, value in values.items():
        made.add_key_value(name.replace("__dollar__", "$"), value)
    return made


def body(*records: Any, trigger: list[str] | None = None, check: list[str] | None = None) -> Any:
    made = sdk.BodyWrapper()
    made.set_data(list(records))
    if trigger is not None:
        made.set_trigger(trigger)
    if check is not None:
        made.set_duplicate_check_fields(check)
    return made


def operations(module: str) -> Any:
    return sdk.RecordOperations(module)


def fared(response: Any) -> list[tuple[str, str]]:
    """Class and code of each item of a write's reply."""
    return [(type(item).__name__, item.get_code().get_value()) for item in response.get_object().get_data()]


def first_id(response: Any) -> int:
    return int(response.get_object().get_data()[0].get_details()["id"])


def parameters(*pairs: tuple[Any, Any]) -> ParameterMap:
    made = ParameterMap()
    for parameter, value in pairs:
        made.add(parameter, value)
    return made
