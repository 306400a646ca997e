"""Links on their way to another computer: which items belong together, in a file without names and values."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crmsync.app.context import Context, begun_again
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.results import RunResult
from crmsync.app.runs import Runs, Work
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.sync.session import Observer, RunOptions

if TYPE_CHECKING:
    from crmsync.connect.base import Collection
    from crmsync.sync.adopt import Adopted, Bonds

FORMAT = "crmsync-links"
VERSION = 1


@dataclass(slots=True)
class Imported:
    """What became of imported links. run: the import is a run. adopted: by mapping. skipped: mappings of
    the file that the configuration file does not have.
    """

    run: RunResult
    adopted: dict[str, Adopted] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)


class Links:
    """Exporting and importing links."""

    def __init__(self, context: Context, runs: Runs) -> None:
        self._context = context
        self._runs = runs

    def export(self, file: Path) -> int:
        """Write the links of every mapping into `file`, for its owner's eyes only; returns how many pairs.

        Raises StateError, NotOffered when the file cannot be written.
        """
        from crmsync.accounts.files import replace_private
        from crmsync.sync.adopt import export_links

        with self._context.reading() as db:
            bonds = export_links(db)
        data = {"format": FORMAT, "version": VERSION, "mappings": [_bonds_json(one) for one in bonds]}
        try:
            replace_private(file, json.dumps(data, indent=1).encode())
        except OSError as error:
            raise NotOffered(f"{file} cannot be written: {error.strerror or error}.") from error
        return sum(len(one.pairs) for one in bonds)

    def take(self, file: Path, *, observer: Observer | None = None) -> Imported:
        """Link what `file` says belongs together; nothing is written to a service, the next run compares
        the pairs.

        Raises UnknownName for a file that is none of ours, and what `Runs.sync` raises.
        """
        from crmsync.sync.adopt import OtherFolder, import_links

        context = self._context
        bonds = {one.name: one for one in _read(file)}
        mappings = [one for one in context.settings().mappings if one.name in bonds]
        if not mappings:
            raise NotOffered(
                "None of the mappings in that file is in the configuration file.",
                "Set up the accounts and mappings first, with the same names.",
            )
        adopted: dict[str, Adopted] = {}

        def do(work: Work, collections: dict[Side, Collection]) -> None:
            name = work.mapping.name
            try:
                adopted[name] = import_links(
                    work.db,
                    work.mapping.rules,
                    collections,
                    work.options,
                    context.means(work.observer),
                    bonds[name],
                )
            except OtherFolder as error:
                raise NotOffered(
                    str(error), "Name the same folder and module as on the other computer."
                ) from error

        def run() -> RunResult:
            adopted.clear()
            with context.writing() as db, self._runs.recorded(db, preview=True) as result:
                options = RunOptions(result.run, preview=True)
                self._runs.each(db, mappings, options, result, do, observer)
            return result

        skipped = sorted(bonds.keys() - {one.name for one in mappings})
        return Imported(begun_again(run), adopted, skipped)


def _bonds_json(bonds: Bonds) -> dict[str, Any]:
    return {
        "name": bonds.name,
        "kind": bonds.kind.value,
        "identities": {side.value: identity for side, identity in bonds.identities.items()},
        "pairs": [list(pair) for pair in bonds.pairs],
        "separate": {side.value: list(items) for side, items in bonds.separate.items()},
    }


def _read(file: Path) -> list[Bonds]:
    from crmsync.sync.adopt import Bonds

    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["format"] != FORMAT or data["version"] != VERSION:
            raise ValueError("another format")
        return [
            Bonds(
                str(one["name"]),
                Kind(one["kind"]),
                {side: str(one["identities"][side.value]) for side in Side},
                [(ItemId(str(outlook)), ItemId(str(crm))) for outlook, crm in one["pairs"]],
                {side: [ItemId(str(item)) for item in one["separate"][side.value]] for side in Side},
            )
            for one in data["mappings"]
        ]
    except OSError as error:
        raise UnknownName(f"{file} cannot be read: {error.strerror or error}.") from error
    except (KeyError, TypeError, ValueError) as error:
        raise UnknownName(
            f"{file} holds no links of crmsync.",
            "Make it on the other computer with: crmsync links export FILE",
        ) from error


def imported_json(imported: Imported) -> dict[str, Any]:
    """What became of imported links, as `crmsync links import --json` prints it."""
    return {
        "run": imported.run.run,
        "status": imported.run.status.value,
        "mappings": [
            {"name": name, "linked": one.pairs, "known": one.known, "missing": one.missing}
            for name, one in imported.adopted.items()
        ],
        "skipped": imported.skipped,
    }
