"""Field mappers for Exchange Web Services' contacts, tasks and calendar items. Pure."""
