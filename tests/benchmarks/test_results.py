"""What the benchmarks make of costs: medians, the table, the plot."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import etree

from benchmarks.jobs import Job, Runner, Work
from benchmarks.kept import Kept
from benchmarks.measure import Cost, Failed, middle, run
from benchmarks.plot import plot
from benchmarks.results import Row, Spot, table

IDLE = Spot("cyrus", "contacts", 1000, Work(Job.IDLE))
TO_CRM = Spot("cyrus", "contacts", 1000, Work(Job.TO_CRM, timedelta(milliseconds=100)))
ROWS = (
    Row.of(TO_CRM, {Runner.CRMSYNC: [Cost(2.0, 1.0, 70_000_000, {"outlook": 3, "crm": 1034})]}),
    Row.of(
        IDLE,
        {
            Runner.CRMSYNC: [Cost(0.5, 0.4, 50_000_000, {"outlook": 1, "crm": 2})] * 3,
            Runner.FLOOR: [Cost(0.25, 0.2, 40_000_000)],
            Runner.VDIRSYNCER: [Cost(1.5, 1.2, 60_000_000)],
        },
    ),
)


def test_the_middle_of_each_figure_is_taken_by_itself() -> None:
    costs = [Cost(1, 30, 5, {"crm": 7}), Cost(2, 10, 9, {"crm": 5}), Cost(9, 20, 7, {"crm": 6})]
    assert middle(costs) == Cost(2, 20, 7, {"crm": 6})


def test_the_table_sets_each_beside_the_others() -> None:
    *_, first, idle = table(ROWS).splitlines()
    assert [cell.strip() for cell in idle.strip("|").split("|")] == [
        *("cyrus", "contacts", "1,000", "idle", "3", "0.50", "0.40", "", "50", "1, 2"),
        *("0.25", "2.00", "1.50", "1.20", "3.0"),
    ]
    assert [cell.strip() for cell in first.strip("|").split("|")] == [
        *("cyrus, CRM 100 ms away", "contacts", "1,000", "first sync, mailbox to CRM", "1", "2.00", "1.00"),
        *("1.00", "70", "3, 1,034", "", "", "", "", ""),
    ]


def test_what_was_measured_is_there_for_the_next_piece(tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    kept = Kept.read(file)
    assert kept.rows == {}
    for row in ROWS:
        kept.add(row)
    assert Kept.read(file).rows == {row.spot: row for row in ROWS}


def test_the_plot_draws_a_line_through_each_point() -> None:
    drawn = etree.fromstring(
        plot("Cost & time", {"idle": [(1000, 0.2), (10000, 0.3)], "first <": [(1000, 2)]}).encode()
    )
    name = "{http://www.w3.org/2000/svg}"
    assert len(drawn.findall(f"{name}polyline")) == 2
    assert len(drawn.findall(f"{name}circle")) == 3
    assert "first <" in [text.text for text in drawn.iter(f"{name}text")]
    (left, right) = drawn.find(f"{name}polyline").get("points").split()
    assert float(left.split(",")[0]) < float(right.split(",")[0])
    assert float(left.split(",")[1]) > float(right.split(",")[1])


def test_a_run_is_the_commands_own_and_not_the_starters() -> None:
    ballast = bytearray(300_000_000)
    cost, said = run([sys.executable, "-I", "-S", "-c", "print('done')"], {})
    assert said == "done\n"
    assert 0 < cost.cpu < 60
    assert 0 < cost.peak < len(ballast) / 2


def test_developers_switches_are_kept_from_what_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    code = "import sys; print(sys.dont_write_bytecode)"
    assert run([sys.executable, "-c", code], {})[1] == "False\n"


def test_a_command_that_fails_is_told_with_what_it_said() -> None:
    with pytest.raises(Failed, match="ended with 3:\n\nalas"):
        run([sys.executable, "-c", "import sys; print('alas', file=sys.stderr); sys.exit(3)"], {})
