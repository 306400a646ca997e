"""crmsync keeps a mailbox's contacts, tasks and calendar and a CRM in step.

Only the version lives here, so that asking for it costs nothing.
"""

__version__ = "0.1.0"
