"""The benchmarks' samples: both sides say the same, every mapped field is there, a seed gives the same ones."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.samples import CONTACTS, KINDS, Kind, companies
from crmsync.connect.dav.cards import CardDialect
from crmsync.connect.dav.documents import Found
from crmsync.formats.vcard import Card
from crmsync.mapping.base import TableOptions
from crmsync.mapping.dav.contacts import contact_table
from crmsync.model.items import Item, ItemId, Version

TODAY = date(2026, 11, 22)
KINDS_TABLE = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


@KINDS_TABLE
def test_a_seed_gives_the_same_samples_whatever_their_number(kind: Kind) -> None:
    assert kind.samples(30, TODAY)[:10] == kind.samples(10, TODAY)


@KINDS_TABLE
def test_every_item_can_be_told_from_the_others(kind: Kind) -> None:
    samples = kind.samples(500, TODAY)
    assert len({sample["uid"] for sample in samples}) == 500
    assert len({kind.record(sample)[kind.key] for sample in samples}) == 500


@KINDS_TABLE
def test_an_edit_changes_one_field_on_both_sides_and_each_round_another_way(kind: Kind) -> None:
    (sample,) = kind.samples(1, TODAY)
    first, second = kind.edited(sample, 1), kind.edited(sample, 2)
    assert len({kind.document(one) for one in (sample, first, second)}) == 3
    records = [kind.record(one) for one in (sample, first, second)]
    assert len({record.pop(kind.native) for record in records}) == 3
    assert records[0] == records[1] == records[2]


def test_contacts_have_a_realistic_size_and_every_field_but_a_photo() -> None:
    dialect = CardDialect(contact_table(TableOptions({})))
    documents = [CONTACTS.document(sample) for sample in CONTACTS.samples(50, TODAY)]
    assert 1000 < sum(len(document.encode()) for document in documents) / 50 < 1400
    for document in documents:
        read = dialect.read(Found(ItemId("/a.vcf"), Version("1"), document, None))
        assert isinstance(read, Item)
        assert dialect.rules.names - read.fields.keys() == {"photo", "email_3", "middle_name", "suffix"}


def test_lines_are_folded_between_characters() -> None:
    document = CONTACTS.document(CONTACTS.samples(1, TODAY)[0])
    assert max(len(line.encode()) for line in document.split("\r\n")) <= 75
    assert Card.parse(document).text("NOTE") == CONTACTS.samples(1, TODAY)[0]["notes"]


def test_some_people_share_a_company() -> None:
    assert len(companies(CONTACTS.samples(100, TODAY))) == 5
