"""Odoo's external API, versions 19 and later by `/json/2`, earlier ones by JSON-RPC."""
