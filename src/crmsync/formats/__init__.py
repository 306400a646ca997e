"""Content lines, vCard, iCalendar, zones, recurrence rules. Pure; of crmsync imports only model."""
