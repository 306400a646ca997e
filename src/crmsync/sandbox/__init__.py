"""What a person without accounts can try the program on, and tests run against: an embedded CRM and a
mailbox server."""
