"""What EWS answers when it refuses something: one response message's error, or a SOAP fault for all of it.

Knows codes and sentences. Codes: "ResponseCode", EWS reference for Exchange.
"""

from __future__ import annotations

from collections.abc import Mapping


class EwsError(Exception):
    """One item of a request is refused; the others are not.

    code: a ResponseCode. values: what MessageXml says beyond the sentence, by name.
    """

    def __init__(self, code: str, message: str, values: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.values = dict(values or {})


class SoapFault(Exception):
    """The whole request is refused, with HTTP 500."""

    def __init__(self, code: str, message: str, values: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.values = dict(values or {})


def schema_fault(violation: str) -> SoapFault:
    """The request is not what the schema allows."""
    return SoapFault(
        "ErrorSchemaValidation", "The request failed schema validation.", {"Violation": violation}
    )


def item_not_found() -> EwsError:
    return EwsError("ErrorItemNotFound", "The specified object was not found in the store.")


def folder_not_found() -> EwsError:
    return EwsError("ErrorFolderNotFound", "The specified folder could not be found in the store.")


def malformed_id() -> EwsError:
    return EwsError("ErrorInvalidIdMalformed", "Id is malformed.")


def access_denied() -> EwsError:
    return EwsError("ErrorAccessDenied", "Access is denied. Check credentials and try again.")


def conflict() -> EwsError:
    return EwsError(
        "ErrorIrresolvableConflict",
        "The send or update operation could not be performed because the change key passed in the request "
        "does not match the current change key for the item.",
    )


def read_only(uri: str) -> EwsError:
    return EwsError("ErrorInvalidPropertySet", "Set action is invalid for property.", {"Path": uri})
