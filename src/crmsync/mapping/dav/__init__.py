"""Canonical fields ↔ vCard and iCalendar. Pure; documents are patched, never rebuilt."""
