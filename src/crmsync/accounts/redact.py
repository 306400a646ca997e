"""Takes secrets out of texts.

Those that this process handed out, however encoded, and what looks like one. Used by the logs, and for any
text that leaves the program (reports, tracebacks).
"""

from __future__ import annotations

import base64
import json
import re
import threading
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

MASK = "•••"

# A shorter secret is masked only where it stands alone: masking every "a" would say more than it hides.
_SHORTEST_ANYWHERE = 4
_SHORTEST_ENCODED = 6

_PATTERNS = (
    # RFC 9110 §11.6.2 credentials, and Zoho's own scheme.
    re.compile(r"(?i)(?P<keep>\b(?:basic|bearer|zoho-oauthtoken)\s+)[A-Za-z0-9+/=._~-]{6,}"),
    re.compile(r"(?i)(?P<keep>\b(?:proxy-)?authorization[\"']?\s*[:=]\s*[\"']?(?:[a-z-]+\s+)?)[^\s\"',]{6,}"),
    # OAuth parameters in forms, queries and JSON (RFC 6749 §4–6, RFC 7636 §4, RFC 8628 §3).
    re.compile(
        r"(?i)(?P<keep>\b(?:access_token|refresh_token|id_token|client_secret|code_verifier|device_code|password"
        r"|passphrase|api_?key)[\"']?\s*[:=]\s*[\"']?)[^\s\"'&,;}]+"
    ),
    re.compile(r"(?P<keep>[?&]code=)[^\s\"'&]+"),
    # A password inside an address (RFC 3986 §3.2.1).
    re.compile(r"(?P<keep>\b[a-z][a-z0-9+.-]*://[^\s/:@\"']*:)[^\s/@\"']+(?=@)"),
)


class Redactor:
    """Knows the secrets of this process. Safe for use by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._spellings: frozenset[str] = frozenset()
        self._known: tuple[str, ...] = ()

    def learn(self, secret: str) -> None:
        """From now on, take `secret` out of every text."""
        spellings = frozenset(_spellings(secret))
        with self._lock:
            if spellings <= self._spellings:
                return
            self._spellings |= spellings
            # The longest first: a secret may begin with another one.
            self._known = tuple(sorted(self._spellings, key=len, reverse=True))

    def redact(self, text: str) -> str:
        """`text` with every known secret, and whatever looks like a password or token, replaced by `MASK`."""
        for spelling in self._known:
            # Most are not there; a pattern of them all would take longer to make than a run has texts for.
            if spelling in text:
                text = _without(spelling, text)
        for pattern in _PATTERNS:
            text = pattern.sub(rf"\g<keep>{MASK}", text)
        return text


def _without(spelling: str, text: str) -> str:
    if len(spelling) >= _SHORTEST_ANYWHERE:
        return text.replace(spelling, MASK)
    return re.sub(rf"(?<!\w){re.escape(spelling)}(?!\w)", MASK, text)


def _spellings(secret: str) -> Iterator[str]:
    """How a log may spell `secret`: as it is, in a query, in JSON, in Python, in Base64 (sign-in headers)."""
    if not secret:
        return
    yield secret
    yield quote(secret)
    yield quote(secret, safe="")
    yield quote_plus(secret)
    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret, ensure_ascii=False)[1:-1]
    yield repr(secret)[1:-1]
    raw = secret.encode()
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        for offset in range(3):
            # Characters at either end also carry bits of what stands beside the secret.
            whole = encode(bytes(offset) + raw).rstrip(b"=").decode()
            first, last = -(-offset * 8 // 6), (offset + len(raw)) * 8 // 6
            if last - first >= _SHORTEST_ENCODED:
                yield whole[first:last]
