"""Mailboxes of Microsoft 365 and Outlook.com through Microsoft Graph. Knows nothing of links and plans."""
