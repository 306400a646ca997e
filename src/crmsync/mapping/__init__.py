"""Canonical fields ↔ native documents: one small object per field and service dialect. Pure; imports
formats and model only."""
