"""Tasks of a list in Microsoft To Do. See `dialects.Dialect`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from crmsync.connect.graph.client import GraphClient, path, rows
from crmsync.connect.graph.dialects import PAGE, PlainDialect
from crmsync.connect.graph.ways import DeltaWay, Way
from crmsync.mapping.graph.resource import Resource
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.graph.tasks import task_table
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.items import ItemId, OperationKey
from crmsync.model.kinds import Kind

_LINKS = "linkedResources"
_ACTION = "look for tasks that moved"


class TasksDialect(PlainDialect):
    """Tasks have one kind of id, which a move to another list changes."""

    kind = Kind.TASKS
    noun = "task"

    def __init__(self, options: OutlookOptions) -> None:
        self.table: GraphTable = task_table(options)
        self.ways: Sequence[Way] = (DeltaWay(self._delta),)

    def folder(self, folder: str) -> str:
        return path("me", "todo", "lists", folder)

    def items(self, folder: str) -> str:
        return path("me", "todo", "lists", folder, "tasks", top=PAGE, expand=_LINKS)

    def new(self, folder: str) -> str:
        return path("me", "todo", "lists", folder, "tasks")

    def item(self, folder: str, item: ItemId) -> str:
        return path("me", "todo", "lists", folder, "tasks", item)

    def whole(self, folder: str, item: ItemId) -> str:
        return path("me", "todo", "lists", folder, "tasks", item, expand=_LINKS)

    def lookup(self, folder: str, key: OperationKey) -> str | None:
        return None

    def opened(self, resource: Resource) -> Resource:
        return dict(resource)

    def moved(
        self, client: GraphClient, others: Iterable[str], names: Mapping[ItemId, str]
    ) -> Iterator[ItemId]:
        sought = {name: item for item, name in names.items() if name}
        for other in others if sought else ():
            for page in client.pages(self.items(other), _ACTION):
                for row in rows(page):
                    for name in (self.table.uid(row), self.table.key(row)):
                        if name in sought:
                            yield sought[name]

    def _delta(self, folder: str) -> str:
        return path("me", "todo", "lists", folder, "tasks", "delta", select="id")
