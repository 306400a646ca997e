"""Zoho CRM (API v8): sign-in, calls, feed, writes, and the connector made of them. Knows nothing of sync."""
