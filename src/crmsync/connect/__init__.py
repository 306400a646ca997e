"""Connectors: one package per service, all keeping the contract of `connect.base`. Protocol clients
know nothing of sync."""
