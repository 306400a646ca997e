"""The benchmarks' whole way with a handful of items, so that it cannot rot. What it measures is not judged here."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.jobs import Job

ROOT = Path(__file__).resolve().parents[2]


def bench(output: Path, *arguments: str, repeat: int = 1, status: int = 0) -> list[list[str]]:
    """The rows of the table that the benchmarks write."""
    path = os.pathsep.join(str(ROOT / part) for part in (".", "src", "tests"))
    command = [sys.executable, "-m", "benchmarks", "--sizes", "12", "--output", str(output)]
    ended = subprocess.run(
        [*command, "--repeat", str(repeat), *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    assert ended.returncode == status, ended.stderr
    written = (output / "results.md").read_text(encoding="utf-8")
    assert ended.stdout == written + "\n"
    lines = re.findall(r"^\| (?:cyrus|radicale|xandikos) \|.*$", written, flags=re.MULTILINE)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("mailbox", ["cyrus", "radicale", "xandikos"])
def test_contacts_everywhere_beside_everybody(mailbox: str, tmp_path: Path) -> None:
    repeat = 2 if mailbox == "cyrus" else 1
    rows = bench(tmp_path, "--only", mailbox, "--only", "contacts", repeat=repeat)
    assert [row[:4] for row in rows] == [[mailbox, "contacts", "12", job] for job in Job]
    assert all(row[10] for row in rows), "a wire floor is missing"
    compared = {job for job, row in zip(Job, rows, strict=True) if row[12]}
    assert compared == {Job.TO_MAILBOX, Job.MATCH, Job.IDLE, Job.MAILBOX_CHANGED}
    assert (tmp_path / "cost.svg").exists() == (mailbox == "cyrus")


@pytest.mark.timeout(300)
def test_tasks_and_meetings_on_cyrus(tmp_path: Path) -> None:
    rows = bench(tmp_path, "--only", "cyrus", "--only", "tasks", "--only", "events")
    assert [row[1:4] for row in rows] == [[kind, "12", job] for kind in ("tasks", "events") for job in Job]
    assert not any(row[12] for row in rows), "Cyrus has no UID in two calendars of one person"


def test_what_was_measured_before_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    options = ("--only", "radicale", "--only", "tasks", "--without-vdirsyncer", "--kept", str(file))
    (first,) = bench(tmp_path, *options, "--only", "to-crm")
    told = json.loads(file.read_text(encoding="utf-8"))
    told["rows"][0]["costs"]["crmsync"]["wall"] = 4711.0
    file.write_text(json.dumps(told), encoding="utf-8")
    again = bench(tmp_path, *options, "--only", "to-crm", "--only", "match")
    assert [row[3] for row in again] == [Job.TO_CRM, Job.MATCH]
    assert again[0] == [*first[:5], "4711.00", *first[6:11], again[0][11], *first[12:]], "measured again"
    late = bench(tmp_path, *options, "--only", "idle", "--minutes", "0", status=3)
    assert late == []
    assert file.read_text(encoding="utf-8").count("4711") == 1


def test_a_job_by_itself(tmp_path: Path) -> None:
    rows = bench(
        tmp_path, "--only", "radicale", "--only", "tasks", "--only", "to-crm", "--without-vdirsyncer"
    )
    assert [row[:4] for row in rows] == [["radicale", "tasks", "12", Job.TO_CRM]]
