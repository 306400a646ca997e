"""What the connectors of Exchange mailboxes do alike, whichever protocol they speak. Knows no protocol."""
