"""A preview as a table for a spreadsheet (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "@", "\t", "\r")
"""What a spreadsheet would take for a formula; a phone number's + is left alone."""


def csv_text(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """The table, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    for line in lines:
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in line])
    return "\ufeff" + out.getvalue()
