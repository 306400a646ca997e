"""The page that signs in to the CRM, or takes an account that is there already."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from crmsync.app.setup import Connected, connect
from crmsync.app.types import Service, Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.widgets import Card, Form, Hint
from crmsync.desktop.windows.assistant.page import Draft
from crmsync.desktop.windows.assistant.signing import SigningPage
from crmsync.desktop.windows.settings.accounts import service_name
from crmsync.desktop.windows.signin.odoo import OdooPart
from crmsync.desktop.windows.signin.zoho import ZohoPart

OFFERED = (Service.ZOHO, Service.ODOO)
"""In the order in which they are offered."""


class CrmPage(SigningPage[ZohoPart | OdooPart]):
    """part: that of the CRM which is chosen."""

    def __init__(self, bridge: Bridge, draft: Draft, parent: QWidget | None = None) -> None:
        self.parts: dict[Service, ZohoPart | OdooPart] = {
            Service.ZOHO: ZohoPart(bridge),
            Service.ODOO: OdooPart(bridge),
        }
        super().__init__(bridge, draft, Side.CRM, self.parts[Service.ZOHO], parent)
        self.services = QComboBox()
        for service in OFFERED:
            self.services.addItem(service_name(service), service)
        self.remember = QCheckBox()
        self.remember.setChecked(True)
        self._remember_hint = Hint()
        # What protects the secrets is chosen once for all of them.
        for part in (self.remember, self._remember_hint):
            part.setVisible(not bridge.snapshot.accounts)
        self.warning = Card()
        self._warning = Hint()
        self.warning.body.addWidget(self._warning)
        self._lay_out()
        self.services.currentIndexChanged.connect(self._choose)
        # The first one is connected where every page connects its part.
        self.parts[Service.ODOO].changed.connect(self._show_state)
        self.parts[Service.ODOO].succeeded.connect(self._connected)
        self.begin()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.SECTION)
        column.addWidget(self.existing)
        form = Form()
        self._service_row = form.add("", self.services)
        column.addLayout(form)
        for part in self.parts.values():
            column.addWidget(part)
        kept = QVBoxLayout()
        theme.spaced(kept, gap=theme.TIGHT)
        kept.addWidget(self.remember)
        kept.addWidget(self._remember_hint)
        column.addLayout(kept)
        column.addWidget(self.warning)
        column.addStretch(1)

    @property
    def title(self) -> str:
        return self.tr("Your CRM")

    @property
    def first(self) -> QWidget | None:
        return self.services

    def leave(self) -> None:
        self.draft.remember = self.remember.isChecked()
        super().leave()

    def _kept(self) -> Connected | None:
        return self.draft.crm

    def _keep(self, connected: Connected | None) -> None:
        self.draft.crm = connected

    @property
    def service(self) -> Service:
        """The CRM that is chosen."""
        return Service(self.services.currentData())

    def _choose(self) -> None:
        self.part.give_up()
        self.part = self.parts[self.service]
        self._set_texts()
        self._show_state()

    def _show_state(self) -> None:
        is_new = self.existing.account is None
        self._service_row.set_visible(is_new)
        for part in self.parts.values():
            part.setVisible(is_new and part is self.part)
        self.changed.emit()

    def _try_out(self) -> None:
        part, name = self.part, self.service.value
        values = part.values if isinstance(part, OdooPart) else {"region": part.region}
        part.try_out(lambda app, given: connect(app, "crm", name, name, values, given))

    def _typed(self) -> object:
        part = self.part
        if isinstance(part, OdooPart):
            return part.values, part.key.secret
        fields = (part.client_secret, part.code, part.token)
        secrets = [field.secret for field in fields]
        return part.region, part.way, part.client_id.text(), secrets

    def _set_texts(self) -> None:
        self.remember.setText(self.tr("&Keep me signed in"))
        self._remember_hint.setText(
            self.tr("Off: nothing is kept on this computer, and you sign in at each start.")
        )
        self._service_row.set_texts(self.tr("CRM"))
        crm = service_name(self.service)
        self.warning.set_title(self.tr("Does {crm} itself sync this mailbox?").format(crm=crm))
        self._warning.setText(
            self.tr(
                "crmsync cannot find out. Look in the settings of {crm}, where mail, calendar and contacts "
                "are connected. If it does, switch that off first: two programs that sync the same mailbox "
                "double entries and undo each other's changes."
            ).format(crm=crm)
        )
