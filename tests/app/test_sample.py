"""Sample data: services and profile that work, and of which nothing stays."""

from __future__ import annotations

import socket
from datetime import UTC, datetime

import pytest

from crmsync.app.errors import NotOffered
from crmsync.app.sample import Sample
from crmsync.model.kinds import Kind
from crmsync.sandbox.mailbox import EmbeddedMailbox, MailboxNotStarted

TODAY = datetime.now(UTC).date()


def test_it_can_be_synced_and_is_gone_at_the_end() -> None:
    sample = Sample.start(TODAY)
    folder, port = sample.crmsync.profile.config.parent, sample.pair.mailbox.port
    try:
        assert [one.kind for one in sample.crmsync.mappings.list()] == list(Kind)
        previewed = sample.crmsync.runs.sync(preview=True)
        assert all(report.planned for report in previewed.mappings)
    finally:
        sample.close()
    assert not folder.exists()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_services_that_cannot_start_are_told_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(mailbox: EmbeddedMailbox) -> None:
        raise MailboxNotStarted("The port is taken.")

    monkeypatch.setattr(EmbeddedMailbox, "start", refuse)
    with pytest.raises(NotOffered, match="cannot start: The port is taken"):
        Sample.start(TODAY)
