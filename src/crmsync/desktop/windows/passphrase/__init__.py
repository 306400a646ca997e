"""Asking for a passphrase, or for a secret that is not kept."""
