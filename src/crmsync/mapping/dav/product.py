"""How the documents we create name the program that made them."""

PRODUCT = "-//crmsync//crmsync//EN"
"""PRODID (RFC 2426 §3.6.3, RFC 5545 §3.7.3)."""
