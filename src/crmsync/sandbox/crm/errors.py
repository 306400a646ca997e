"""Refusals in Zoho's words: a code, a message and details, for a whole request or for one of its items.

Knows nothing of HTTP beyond the status number. Codes and shapes: fact sheet 2.5, 3.1, 3.3.
"""

from __future__ import annotations

from typing import Any


class CrmError(Exception):
    """A refusal as it goes over the wire: `code`, `message` and `details`."""

    def __init__(self, code: str, message: str, details: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.details = details or {}

    def body(self) -> dict[str, Any]:
        """The JSON object of this refusal."""
        return {"code": self.code, "details": self.details, "message": self.message, "status": "error"}


class ItemError(CrmError):
    """One item of a request is refused; its neighbours are not."""


class ApiError(CrmError):
    """The whole request is refused with HTTP `status`."""

    def __init__(self, status: int, code: str, message: str, details: dict[str, Any] | None = None) -> None:
        super().__init__(code, message, details)
        self.status = status


def invalid_module(path_index: int | None = None) -> ApiError:
    details = {} if path_index is None else {"resource_path_index": path_index}
    return ApiError(400, "INVALID_MODULE", "the module name given seems to be invalid", details)


def unknown_address() -> ApiError:
    return ApiError(
        404, "INVALID_URL_PATTERN", "Please check if the URL trying to access is a correct one", None
    )


def parameter_missing(name: str) -> ApiError:
    return ApiError(
        400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", {"param_name": name}
    )


def bad_parameter(name: str, expected: str | None = None) -> ApiError:
    details = {"param_name": name} | ({"expected_data_type": expected} if expected else {})
    return ApiError(400, "INVALID_DATA", "invalid data", details)


def unknown_record(record_id: object, message: str = "the id given seems to be invalid") -> ItemError:
    return ItemError("INVALID_DATA", message, {"id": str(record_id)})
