"""What the dialects of Microsoft Graph and of EWS share: both show the same mailbox. Pure."""
