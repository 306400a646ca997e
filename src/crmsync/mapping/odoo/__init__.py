"""Canonical fields in Odoo's records. Pure: knows records and what a database says of its fields."""
