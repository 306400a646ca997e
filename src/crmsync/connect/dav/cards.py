"""vCards as the documents of contacts."""

from __future__ import annotations

from datetime import UTC, datetime

from crmsync.connect.dav.documents import Found, source
from crmsync.formats.contentline import FormatError
from crmsync.formats.vcard import Card
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, FieldTable
from crmsync.mapping.dav.contacts import picture, set_photo, traits
from crmsync.mapping.dav.new_contacts import new_contact
from crmsync.model.items import Item, OperationKey, Unreadable, is_photo
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields


@frozen
class CardDialect:
    """Contacts; see `documents.Dialect`."""

    rules: FieldTable[Card]
    kind: Kind = Kind.CONTACTS
    extension: str = ".vcf"
    content_type: str = "text/vcard; charset=utf-8"
    photos: bool = True
    exact: bool = True

    def read(self, found: Found) -> Item | Unreadable | None:
        try:
            card = Card.parse(source(found))
        except FormatError as error:
            return Unreadable(found.id, found.version, f"it is no readable vCard: {error}")
        uid = card.uid
        return Item(
            id=found.id,
            version=found.version,
            fields=self.rules.read(card),
            modified=card.revised or found.modified,
            uid=uid,
            key=OperationKey(uid) if uid else None,
            traits=traits(card),
            original=card.document.text(),
        )

    def create(self, key: OperationKey, fields: Fields, now: datetime, original: str | None) -> str:
        if not original:
            return new_contact(key, fields, self.rules, _stamp(now))
        card = Card.parse(original)
        card.set_text("UID", key)
        self.rules.write(card, {name: value for name, value in fields.items() if self._writable(name)})
        card.root.set("REV", _stamp(now), ())
        return card.document.text()

    def _writable(self, name: str) -> bool:
        return self.rules.access(name) is Access.READ_WRITE and not is_photo(Kind.CONTACTS, name)

    def patch(self, original: str, changes: Changes, now: datetime) -> str:
        card = Card.parse(original)
        self.rules.write(card, changes)
        return _revised(card, original, now)

    def photo(self, original: str) -> bytes | None:
        found = picture(Card.parse(original))
        return None if found is None else found.data

    def with_photo(self, original: str, photo: bytes | None, now: datetime) -> str:
        card = Card.parse(original)
        set_photo(card, photo)
        return _revised(card, original, now)


def _revised(card: Card, original: str, now: datetime) -> str:
    """The document; where it was changed and tells when (REV, RFC 6350 §6.7.4), it tells the new time."""
    changed = card.document.text() != original
    revision = card.root.first("REV")
    if changed and revision is not None:
        revision.rewrite(_stamp(now), ())
    return card.document.text()


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
