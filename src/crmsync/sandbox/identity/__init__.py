"""The loopback identity provider: Microsoft's sign-in as MSAL meets it, for tests and for trying out."""

from crmsync.sandbox.identity.behaviour import Consent, SignInBehaviour
from crmsync.sandbox.identity.book import ANNA, PAT, PERSONAL_TENANT, Access, Account, TokenBook
from crmsync.sandbox.identity.provider import CLIENT_ID, IdentityProvider, ProviderStopped

__all__ = [
    "ANNA",
    "CLIENT_ID",
    "PAT",
    "PERSONAL_TENANT",
    "Access",
    "Account",
    "Consent",
    "IdentityProvider",
    "ProviderStopped",
    "SignInBehaviour",
    "TokenBook",
]
