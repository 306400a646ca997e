"""Tasks of a list in Microsoft To Do. See `dialects.Dialect`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from crmsync.connect.errors import ServiceError
from crmsync.connect.graph.client import GraphClient, path, rows
from crmsync.connect.graph.dialects import PAGE
from crmsync.connect.graph.ways import DeltaWay, Way
from crmsync.mapping.graph.resource import GraphOptions, Resource
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.graph.tasks import task_table
from crmsync.model.items import ItemId, OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes

_LINKS = "linkedResources"
_ACTION = "look for tasks that moved"


class TasksDialect:
    """Tasks have one kind of id, which a move to another list changes."""

    kind = Kind.TASKS
    noun = "task"
    prefer: tuple[str, ...] = ()

    def __init__(self, options: GraphOptions) -> None:
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

    def complete(self, client: GraphClient, resources: Sequence[Resource]) -> None:
        """A task is complete."""

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

    def places(self, client: GraphClient, items: Sequence[ItemId]) -> Mapping[ItemId, str]:
        return {}

    def refusal(self, present: Resource, changes: Changes | None) -> ServiceError | None:
        return None

    def kept(self, present: Resource, changes: Changes) -> Mapping[str, str]:
        return {}

    def finish(self, client: GraphClient, item: ItemId, changes: Changes, before: Resource) -> bool:
        return False

    def _delta(self, folder: str) -> str:
        return path("me", "todo", "lists", folder, "tasks", "delta", select="id")
