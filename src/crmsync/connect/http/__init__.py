"""The shared transport: one pooled session per account. Knows HTTP and its manners, no service and no
sync.
"""

from crmsync.connect.http.hosts import (
    Origin,
    OwnHosts,
    ProxySettings,
    keeps_secrets_safe,
    may_be_discovered,
)
from crmsync.connect.http.introduction import BoundSignIn, Handshake
from crmsync.connect.http.messages import Reply, Request, Response, SpooledResponse, refusal
from crmsync.connect.http.retry import Effect, RetryPolicy, Trouble
from crmsync.connect.http.signin import (
    BasicSignIn,
    BearerSignIn,
    DigestSignIn,
    NoSignIn,
    PasswordSignIn,
    SignIn,
    TokenSupplier,
)
from crmsync.connect.http.transport import Ambient, HttpSettings, Transport

__all__ = [
    "Ambient",
    "BasicSignIn",
    "BearerSignIn",
    "BoundSignIn",
    "DigestSignIn",
    "Effect",
    "Handshake",
    "HttpSettings",
    "NoSignIn",
    "Origin",
    "OwnHosts",
    "PasswordSignIn",
    "ProxySettings",
    "Reply",
    "Request",
    "Response",
    "RetryPolicy",
    "SignIn",
    "SpooledResponse",
    "TokenSupplier",
    "Transport",
    "Trouble",
    "keeps_secrets_safe",
    "may_be_discovered",
    "refusal",
]
