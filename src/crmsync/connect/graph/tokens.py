"""What is known of an account's tokens.

MSAL, which renews them, is loaded when one must be renewed and not before: an idle run needs none.
"""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from crmsync.frozen import frozen


@frozen
class GraphCredentials:
    """What signs one account in. Secrets are never shown.

    client_id: of the registered application. cache: MSAL's token cache, serialised. access_token: the one in
    use, good until `expires` (aware). username: as whom.
    """

    client_id: str
    cache: str = field(repr=False)
    access_token: str = field(default="", repr=False)
    expires: datetime | None = None
    username: str = ""
