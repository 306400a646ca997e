"""Refusals in Microsoft Graph's words: an HTTP status, a code and a message.

Knows nothing of requests. Codes: "Microsoft Graph error responses" and those Exchange adds (`Error…`).
"""

from __future__ import annotations


class GraphError(Exception):
    """A refusal as it goes over the wire.

    headers: what the reply carries besides the body (Retry-After, Location).
    """

    def __init__(
        self, status: int, code: str, message: str, headers: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers


def not_found() -> GraphError:
    return GraphError(404, "ErrorItemNotFound", "The specified object was not found in the store.")


def malformed_id() -> GraphError:
    return GraphError(400, "ErrorInvalidIdMalformed", "Id is malformed.")


def unknown_segment(segment: str) -> GraphError:
    return GraphError(400, "BadRequest", f"Resource not found for the segment '{segment}'.")


def method_not_allowed() -> GraphError:
    return GraphError(
        405,
        "UnknownError",
        "The OData request is not supported: this resource does not take this method.",
    )


def bad_body(message: str) -> GraphError:
    return GraphError(400, "RequestBodyRead", message)


def bad_query(message: str) -> GraphError:
    return GraphError(400, "RequestBroker--ParseUri", message)


def invalid_argument(message: str) -> GraphError:
    return GraphError(400, "ErrorInvalidArgument", message)


def invalid_request(message: str) -> GraphError:
    return GraphError(400, "ErrorInvalidRequest", message)


def access_denied() -> GraphError:
    return GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")


def conflict() -> GraphError:
    return GraphError(
        412,
        "ErrorIrresolvableConflict",
        "The send or update operation could not be performed because the change key passed in the request "
        "does not match the current change key for the item.",
    )


def throttled(seconds: int, message: str) -> GraphError:
    return GraphError(429, "ApplicationThrottled", message, (("Retry-After", str(seconds)),))
