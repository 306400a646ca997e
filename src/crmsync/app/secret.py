"""The type of secrets, for the rooms above, which know only `app`."""

from __future__ import annotations

from crmsync.accounts.secret import Secret

__all__ = ["Secret"]
