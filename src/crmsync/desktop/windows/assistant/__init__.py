"""The first-run assistant: from nothing to the first preview, without writing anything before its end."""
