"""Signing in: the parts that the dialog and the first-run assistant share, and the dialog."""
