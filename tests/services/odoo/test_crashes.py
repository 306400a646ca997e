"""A process that is killed while one of its requests is on its way to a real Odoo, where it lands (G1, G2, G6)."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from support.documents import at, card, event, todo, weekday
from support.odoo_bench import MODEL
from support.odoo_story import OdooStory
from support.story import IN_STEP, KINDS

from crmsync.model.kinds import Kind

pytestmark = pytest.mark.system("linux", "darwin")

MAKE = {"contacts": card, "tasks": todo, "events": event}
NEW, EDITED, DELETED, CHANGED = "New Byron", "Edited Byron", "Deleted Byron", "Changed Byron"
WORDS = {
    "contacts": ("TITLE", "function"),
    "tasks": ("DESCRIPTION", "description"),
    "events": ("LOCATION", "location"),
}
PATIENCE_SECONDS = 60


@pytest.mark.parametrize("method", ["load", "write", "unlink", "search_read", "search_count"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_process_loses_and_doubles_nothing(
    kind: str, method: str, story: OdooStory, tmp_path: Path
) -> None:
    folder, app = story.mailbox.of(kind), story.crm.of(kind)
    line, native = WORDS[kind]
    for name in (EDITED, DELETED, CHANGED):
        folder.put(MAKE[kind](name, f"{line}:old"))
    story.begin(kind, hold={"deletions": 100})
    folder.put(MAKE[kind](NEW, f"{line}:old"))
    folder.edit(folder.named(EDITED), f"{line}:old", f"{line}:edited")
    folder.delete(folder.named(DELETED))
    app.edit(CHANGED, **{native: "changed"})

    process: list[subprocess.Popen[bytes]] = []

    def die() -> None:
        process[0].kill()

    story.zoho.meanwhile(rf"POST /json/2/{MODEL[Kind(kind)]}/{method}$", die)
    process.append(story.start("sync", log=tmp_path / "killed.log"))
    assert process[0].wait(PATIENCE_SECONDS) < 0
    story.zoho.settle()
    story.dav.settle()

    story.sync().ended(IN_STEP)
    story.sync().ended(IN_STEP)
    assert folder.titles() == app.titles() == [CHANGED, EDITED, NEW]
    assert "edited" in app.get(EDITED)[native]
    assert folder.values(CHANGED, line) == ["changed"]


def test_a_series_that_dies_before_its_date_is_cancelled_is_completed(story: OdooStory) -> None:
    monday = weekday(7, "MO")
    third = (monday + timedelta(days=14)).strftime("%Y%m%d")
    lines = ("RRULE:FREQ=WEEKLY;COUNT=4", f"EXDATE;TZID=Europe/Berlin:{third}T090000")
    story.mailbox.events.put(event("Jour fixe", *lines, start=at(monday, "09:00", "10:00")))
    story.maps("events")
    story.signs_in()
    process: list[subprocess.Popen[bytes]] = []

    def die() -> None:
        process[0].kill()

    story.zoho.meanwhile(r"POST /json/2/calendar.event/load$", die)
    process.append(story.start("sync", "--yes", log=story.folder / "killed.log"))
    assert process[0].wait(PATIENCE_SECONDS) < 0
    story.zoho.settle()
    story.dav.settle()

    story.sync(yes=True).ended(IN_STEP)
    story.sync().ended(IN_STEP)
    rows = story.crm.stranger("calendar.event", "search_count", [["name", "=", "Jour fixe"]])
    assert rows == 3
    assert "EXDATE" in story.mailbox.events.get("jour-fixe")
