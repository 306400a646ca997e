"""How tests are chosen: what belongs to another operating system is left out by name, tests/services is marked.

Also the hypothesis profiles. Fixtures live beside the tests that use them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

# Derandomised in CI, so that a change is judged by the same examples each time; `--hypothesis-profile=deep` looks further.
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("deep", deadline=None, max_examples=2000)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

SERVICES = Path(__file__).parent / "services"
SYSTEMS = {"linux", "darwin", "win32"}
left_out_key = pytest.StashKey[set[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[left_out_key] = set()
    if config.pluginmanager.hasplugin("xdist"):
        config.pluginmanager.register(FromWorkers(config))


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Generator[None, object, object]:
    for item in items:
        if SERVICES in item.path.parents:
            item.add_marker("services")
    result = yield
    # After `-m` and `-k`: only tests that this call asked for are worth a line.
    left_out = [item for item in items if not belongs_here(item)]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)
        config.stash[left_out_key].update(item.nodeid for item in left_out)
    return result


def belongs_here(item: pytest.Item) -> bool:
    systems = {name for marker in item.iter_markers("system") for name in marker.args}
    if not systems <= SYSTEMS:
        raise pytest.UsageError(
            f"{item.nodeid}: system() knows {sorted(SYSTEMS)}, not {sorted(systems - SYSTEMS)}"
        )
    return not systems or sys.platform in systems


def pytest_sessionfinish(session: pytest.Session) -> None:
    # Only a worker of xdist has this; what is in it travels to the process that writes the summary.
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        left_out = session.config.stash[left_out_key]
        output["left_out"] = sorted(left_out)


class FromWorkers:
    """Gathers what the workers of xdist left out."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_testnodedown(self, node: object) -> None:
        self.config.stash[left_out_key].update(getattr(node, "workeroutput", {}).get("left_out", ()))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    left_out = config.stash[left_out_key]
    if left_out:
        terminalreporter.section(f"{len(left_out)} tests belong to another operating system and did not run")
        for name in sorted(left_out):
            terminalreporter.line(name)
