"""What a server says of a folder and of who is signed in there: remembered, and asked when it matters.

To an idle run nothing of it matters but where the folder is. Knows no items.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, field
from datetime import timedelta
from hashlib import sha256
from typing import Any

from crmsync.connect.cache import Answers
from crmsync.connect.dav.discovery import Principal
from crmsync.connect.dav.folders import Folder
from crmsync.connect.errors import FolderGone, NotPermitted, NotSupported
from crmsync.frozen import frozen
from crmsync.model.kinds import Kind

LIFETIME = timedelta(days=1)
"""So long a server's word is remembered: a new name, a new report is seen by then at the latest."""


@frozen
class Facts:
    """A folder, and who the signed-in person is there (known for events only: whom would a write mail?)."""

    folder: Folder
    principal: Principal = field(default_factory=Principal)

    @property
    def mark(self) -> str:
        """A short name of the addresses by which meetings are understood; empty when none is known."""
        addresses = "\n".join(sorted(self.principal.addresses))
        return sha256(addresses.encode()).hexdigest()[:8] if addresses else ""


class Memory:
    """Facts between runs. account: whose they are: the addresses of the server and the user name."""

    def __init__(self, answers: Answers, account: str) -> None:
        self._answers = answers
        self._account = account

    def get(self, folder: str, kind: Kind) -> Facts | None:
        """What is remembered of the folder that the settings name so; `None` when it must be asked."""
        data = self._answers.get(self._key(folder, kind))
        try:
            return _unpacked(data) if data else None
        except (KeyError, TypeError, ValueError):
            return None

    def put(self, folder: str, kind: Kind, facts: Facts) -> None:
        """Remember facts. A folder for reading only is not remembered: a right once given counts."""
        if facts.folder.read_only:
            self.forget(folder, kind)
        else:
            self._answers.put(self._key(folder, kind), _packed(facts))

    def forget(self, folder: str, kind: Kind) -> None:
        """Ask again next time."""
        self._answers.forget(self._key(folder, kind))

    def _key(self, folder: str, kind: Kind) -> str:
        return f"{kind} in {folder} of {self._account}"


class OpenFolder:
    """The facts of one open folder as they are known at present.

    facts: to begin with. ask: asks the server for them. remembered: do they come from an earlier run?
    """

    def __init__(self, facts: Facts, ask: Callable[[], Facts], *, remembered: bool = False) -> None:
        self.facts = facts
        self._ask = ask
        self._remembered = remembered
        self._told: Callable[[Facts], None] | None = None

    def tell(self, told: Callable[[Facts], None]) -> None:
        """Let `told` know the former facts whenever the server says something else."""
        self._told = told

    def make_sure(self) -> None:
        """Ask, unless the server was asked in this run. Raises as `ask` does."""
        if self._remembered:
            self.ask()

    def ask(self) -> Folder:
        """Ask now, whatever is known. Raises FolderGone, NotSupported when it holds other items by now."""
        former, self.facts = self.facts, self._ask()
        self._remembered = False
        if former != self.facts and self._told is not None:
            self._told(former)
        return self.facts.folder


def remembering(ask: Callable[[], Facts], memory: Memory, folder: str, kind: Kind) -> Callable[[], Facts]:
    """`ask`, with `memory` kept in step with what it says."""

    def asked() -> Facts:
        try:
            facts = ask()
        except (FolderGone, NotPermitted, NotSupported):
            memory.forget(folder, kind)
            raise
        memory.put(folder, kind, facts)
        return facts

    return asked


def _packed(facts: Facts) -> Mapping[str, Any]:
    folder, principal = facts.folder, facts.principal
    return {
        "folder": {**asdict(folder), "reports": sorted(folder.reports)},
        "principal": {"addresses": sorted(principal.addresses), "schedules": principal.schedules},
    }


def _unpacked(data: Mapping[str, Any]) -> Facts:
    """Raises KeyError, TypeError, ValueError for anything that `_packed` did not make."""
    folder, principal = data["folder"], data["principal"]
    known = Folder(
        url=str(folder["url"]),
        name=str(folder["name"]),
        kinds=tuple(Kind(kind) for kind in folder["kinds"]),
        read_only=bool(folder["read_only"]),
        colour=str(folder["colour"]) if folder["colour"] else None,
        reports=frozenset(map(str, folder["reports"])),
        principals=tuple(map(str, folder["principals"])),
    )
    return Facts(known, Principal(frozenset(map(str, principal["addresses"])), bool(principal["schedules"])))
