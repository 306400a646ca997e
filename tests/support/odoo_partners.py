"""Field metadata of Odoo's contacts, in the shape of `fields_get`: of a 19, and of an 18 that has more."""

from __future__ import annotations

from support.odoo_fields import row

from crmsync.mapping.odoo.metadata import ModelMeta, parse_model

_ROWS = {
    "name": row("char"),
    "email": row("char"),
    "phone": row("char"),
    "website": row("char"),
    "function": row("char"),
    "street": row("char"),
    "street2": row("char"),
    "city": row("char"),
    "zip": row("char"),
    "state_id": row("many2one", relation="res.country.state"),
    "country_id": row("many2one", relation="res.country"),
    "parent_id": row("many2one", relation="res.partner"),
    "company_name": row("char"),
    "commercial_company_name": row("char", readonly=True),
    "category_id": row("many2many", relation="res.partner.category"),
    "comment": row("html"),
    "type": row("selection", selection=[["contact", "Contact"], ["other", "Other"]]),
    "ref": row("char"),
    "color": row("integer"),
    "employee": row("boolean"),
    "date": row("date"),
    "lang": row("selection", selection=[["en_US", "English (US)"], ["de_DE", "German / Deutsch"]]),
    "user_id": row("many2one", relation="res.users"),
    "active": row("boolean"),
}


def partners(*, mobile: bool = False) -> ModelMeta:
    """What `fields_get` says of contacts. mobile: as before Odoo 19."""
    more = {"mobile": row("char")} if mobile else {}
    return parse_model("res.partner", {**_ROWS, **more})
