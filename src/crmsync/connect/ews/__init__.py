"""Mailboxes of Exchange Server through Exchange Web Services. `connector.connect_ews` makes a connector."""
