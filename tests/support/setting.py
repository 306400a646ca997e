"""Values that tests of the settings share."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget

ADA = {"given_name": "Ada", "family_name": "Byron"}


def rows(widget: QListWidget) -> dict[str, int]:
    return {widget.item(row).text(): row for row in range(widget.count())}
