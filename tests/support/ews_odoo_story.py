"""A whole-program story between a mailbox on an Exchange Server (the embedded one) and a real Odoo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.ews_story import EwsStory
from support.hands import CrmClock
from support.odoo import OdooServer
from support.odoo_story import OdooStory

from crmsync.sandbox.ews import EmbeddedExchange


class EwsOdooStory(EwsStory, OdooStory):
    """The mailbox is the embedded Exchange Server, as in `EwsStory`; everything about the CRM is as in `OdooStory`."""

    def crm_account_text(self) -> str:
        return self.odoo_account_text()


@contextmanager
def telling_exchange_and_odoo(server: OdooServer, folder: Path) -> Iterator[EwsOdooStory]:
    """A story in a new mailbox and an emptied Odoo."""
    with EmbeddedExchange() as exchange:
        story = EwsOdooStory(exchange, server, CrmClock(), folder)
        try:
            yield story
        finally:
            story.close()
            for hand in (story.crm.stranger, story.crm.administrator):
                hand.close()
