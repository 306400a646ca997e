"""Refusals in the identity provider's words: an OAuth error with an AADSTS number.

Numbers: "Microsoft Entra authentication & authorization error codes".
"""

from __future__ import annotations

from typing import Any


class SignInError(Exception):
    """error: as in RFC 6749 §5.2 and RFC 8628 §3.5. number: of AADSTS. suberror: what MSAL sorts by."""

    def __init__(
        self, error: str, number: int, message: str, *, suberror: str = "", status: int = 400
    ) -> None:
        super().__init__(f"AADSTS{number}: {message}")
        self.error = error
        self.number = number
        self.suberror = suberror
        self.status = status

    def body(self) -> dict[str, Any]:
        """The JSON object of a token endpoint."""
        shown: dict[str, Any] = {
            "error": self.error,
            "error_description": str(self),
            "error_codes": [self.number],
        }
        return {**shown, "suberror": self.suberror} if self.suberror else shown


def wrong_tenant(username: str, tenant: str) -> SignInError:
    return SignInError(
        "invalid_request", 50020, f"User account '{username}' does not exist in tenant '{tenant}'."
    )


def unknown_client(client_id: str) -> SignInError:
    return SignInError(
        "unauthorized_client",
        700016,
        f"Application with identifier '{client_id}' was not found in the directory.",
    )
