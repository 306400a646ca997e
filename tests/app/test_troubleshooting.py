"""docs/troubleshooting.md tells what crmsync says, word for word, and docs/guarantees.md names tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from crmsync.app.health import LEAST_SPACE, LONGEST_SILENCE, MOST_SKEW

ROOT = Path(__file__).resolve().parents[2]
ADVICE = (ROOT / "docs/troubleshooting.md").read_text(encoding="utf-8")
GUARANTEES = (ROOT / "docs/guarantees.md").read_text(encoding="utf-8")

SAID = [
    sentence.strip()
    for line in ADVICE.splitlines()
    if line.startswith("| ") and not line.startswith("| crmsync says")
    for sentence in line.split("|")[1].split(" · ")
]


def literals(tree: ast.AST) -> str:
    """All texts of a module, each on one line; what is filled in is left out."""
    return "\n".join(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@pytest.fixture(scope="module")
def source() -> str:
    """Every text of the program."""
    files = sorted((ROOT / "src/crmsync").rglob("*.py"))
    return "\n".join(literals(ast.parse(file.read_text(encoding="utf-8"))) for file in files)


@pytest.mark.parametrize("sentence", SAID)
def test_every_sentence_is_one_that_crmsync_says(sentence: str, source: str) -> None:
    """What is filled in (…, numbers) is left out; the rest stands in the program as it does here."""
    parts = [part.strip(" .;:()") for part in re.split(r"…|\d+|\bahead of\b", sentence)]
    missing = [part for part in parts if len(part) > 6 and part not in source]
    assert missing == []


def test_numbers_are_those_of_the_program() -> None:
    assert f"less than {LEAST_SPACE // 1024 // 1024} MB" in ADVICE
    assert (MOST_SKEW.total_seconds(), "more than two minutes" in ADVICE) == (120, True)
    assert (LONGEST_SILENCE.days, "for more than a week" in ADVICE) == (7, True)


def test_the_tests_that_the_guarantees_name_exist() -> None:
    functions = {
        file.name: set(re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8")))
        for file in (ROOT / "tests").rglob("test_*.py")
    }
    file, missing = "", []
    for name, function in re.findall(r"`(?:[\w/]*/)?(test_\w+\.py)?::(test_\w+)(?=`)", GUARANTEES):
        file = name or file
        if function not in functions.get(file, set()):
            missing.append(f"{file}::{function}")
    assert missing == []
