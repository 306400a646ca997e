"""All rooms of the embedded CRM put together over one store. Knows nothing of HTTP.

The web pages, the API and `Person` work through this; who calls holds `store.transaction()`.
"""

from __future__ import annotations

from pathlib import Path

from crmsync.sandbox.crm.automation import AutomationLog
from crmsync.sandbox.crm.behaviour import Behaviour
from crmsync.sandbox.crm.environment import Environment
from crmsync.sandbox.crm.listing import Listing
from crmsync.sandbox.crm.mail import Mail, OrganizationEmails
from crmsync.sandbox.crm.oauth import OAuth
from crmsync.sandbox.crm.people import People
from crmsync.sandbox.crm.records import Records
from crmsync.sandbox.crm.render import Renderer
from crmsync.sandbox.crm.schema import Schema
from crmsync.sandbox.crm.store import Store
from crmsync.sandbox.crm.tags import Tags
from crmsync.sandbox.crm.validate import Validator
from crmsync.sandbox.crm.views import Views
from crmsync.sandbox.wire.clock import Clock


class Core:
    """The embedded CRM without its doors."""

    def __init__(
        self, path: Path | None, clock: Clock, behaviour: Behaviour, zone: str, company: str
    ) -> None:
        """`path`: the file, None for memory. `zone`, `company`: of a new organisation.

        Raises StoreError when the file cannot be used.
        """
        self.store = Store(path)
        with self.store.transaction():
            latest = self.store.latest_time()
            self.company = self.store.meta("company") or company
            self.store.set_meta("company", self.company)
        self.environment = Environment(behaviour, clock, latest)
        self.schema = Schema(self.environment, self.store)
        self.people = People(self.store, zone)
        self.tags = Tags(self.environment, self.store)
        self.validator = Validator(self.environment, self.store, self.schema, self.people, self.tags)
        self.log = AutomationLog(self.environment, self.store)
        self.records = Records(
            self.environment, self.store, self.schema, self.people, self.validator, self.log
        )
        self.views = Views(self.environment, self.store, self.schema, self.people)
        self.listing = Listing(self.environment, self.store, self.schema, self.views)
        self.renderer = Renderer(self.store, self.schema, self.people, self.tags, self.records)
        self.mail = Mail(self.environment, self.store, self.log)
        self.organization_emails = OrganizationEmails(self.store)
        self.oauth = OAuth(self.environment, self.store)
