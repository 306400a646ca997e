"""Field mappers for Microsoft Graph's contacts, To Do tasks and events (v1.0). Pure."""
