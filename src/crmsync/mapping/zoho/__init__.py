"""Zoho CRM's dialect: its records (API v8) as canonical fields, and back. Pure; knows no network."""
