"""How a run ends: the table of docs/cli.md."""

from __future__ import annotations

import pytest

from crmsync.app.status import ExitStatus, RunStatus, exit_status, overall

OK, PROBLEMS, HELD, SIGN_IN, FAILED = (
    RunStatus.OK,
    RunStatus.PROBLEMS,
    RunStatus.HELD,
    RunStatus.SIGN_IN_NEEDED,
    RunStatus.FAILED,
)

TABLE = [
    # mappings, word, exit status, exit status of a preview
    ([OK], OK, 0, 0),
    ([PROBLEMS], PROBLEMS, 3, 0),
    ([HELD], HELD, 4, 4),
    ([SIGN_IN], SIGN_IN, 5, 5),
    ([FAILED], FAILED, 1, 1),
    ([OK, OK], OK, 0, 0),
    ([OK, PROBLEMS], PROBLEMS, 3, 0),
    ([OK, FAILED], PROBLEMS, 3, 3),
    ([PROBLEMS, FAILED], PROBLEMS, 3, 3),
    ([FAILED, FAILED], FAILED, 1, 1),
    ([OK, HELD], HELD, 4, 4),
    ([PROBLEMS, HELD], HELD, 4, 4),
    ([FAILED, HELD], HELD, 4, 4),
    ([FAILED, SIGN_IN], SIGN_IN, 5, 5),
    ([HELD, SIGN_IN], SIGN_IN, 5, 5),
    ([SIGN_IN, SIGN_IN], SIGN_IN, 5, 5),
    ([OK, PROBLEMS, FAILED, HELD, SIGN_IN], SIGN_IN, 5, 5),
]


@pytest.mark.parametrize(
    ("statuses", "word", "status", "preview"), TABLE, ids=["+".join(row[0]) for row in TABLE]
)
@pytest.mark.parametrize("turn", [1, -1], ids=["in this order", "the other way round"])
def test_the_table(statuses: list[RunStatus], word: RunStatus, status: int, preview: int, turn: int) -> None:
    statuses = statuses[::turn]
    assert overall(statuses) is word
    assert exit_status(statuses) == status
    assert exit_status(statuses, preview=True) == preview


def test_every_number_is_the_contracts() -> None:
    assert {status.name: status.value for status in ExitStatus} == {
        "IN_STEP": 0,
        "COULD_NOT_RUN": 1,
        "WRONG_USAGE": 2,
        "PROBLEMS": 3,
        "HELD": 4,
        "SIGN_IN_NEEDED": 5,
        "STOPPED": 130,
    }
