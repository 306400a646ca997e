"""The calls for Microsoft To Do: lists, tasks, and what lies within a task.

Takes calls, gives answers; what a task is stands in `tasks`.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from crmsync.sandbox.graph.calls import Answered, Call
from crmsync.sandbox.graph.delta import Source, removed
from crmsync.sandbox.graph.errors import invalid_request
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.graph.odata import Options
from crmsync.sandbox.graph.projection import answer_list, project
from crmsync.sandbox.graph.routes import Route
from crmsync.sandbox.graph.schema import JsonObject
from crmsync.sandbox.graph.store import Change, Folder, Item, Kind, tree_log
from crmsync.sandbox.graph.tasks import PARTS, TASK, TASK_LIST, check_deletable, show_task_list

_LISTS = "me/todo/lists"
_TASKS = f"{_LISTS}/{{folder}}/tasks"


class TaskCalls:
    """Answers everything under `/me/todo`."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._store = mailbox.store
        self._tasks = mailbox.tasks

    def routes(self) -> list[Route]:
        found = [
            Route("GET", _LISTS, self.list_lists),
            Route("POST", _LISTS, self.create_list),
            Route("GET", f"{_LISTS}/delta", self.lists_delta),
            Route("GET", f"{_LISTS}/{{folder}}", self.get_list),
            Route("PATCH", f"{_LISTS}/{{folder}}", self.rename_list),
            Route("DELETE", f"{_LISTS}/{{folder}}", self.delete_list),
            Route("GET", _TASKS, self.list),
            Route("POST", _TASKS, self.create),
            Route("GET", f"{_TASKS}/delta", self.delta),
            Route("GET", f"{_TASKS}/{{item}}", self.get),
            Route("PATCH", f"{_TASKS}/{{item}}", self.update),
            Route("DELETE", f"{_TASKS}/{{item}}", self.delete),
        ]
        for name in PARTS:
            base = f"{_TASKS}/{{item}}/{name.lower()}"
            found += [
                Route("GET", base, partial(self.list_parts, name)),
                Route("POST", base, partial(self.create_part, name)),
                Route("GET", f"{base}/{{part}}", partial(self.get_part, name)),
                Route("PATCH", f"{base}/{{part}}", partial(self.update_part, name)),
                Route("DELETE", f"{base}/{{part}}", partial(self.delete_part, name)),
            ]
        return found

    # Lists

    def list_lists(self, call: Call) -> Answered:
        rows = [folder for folder in self._store.folders.values() if folder.kind is Kind.TASKS]
        return answer_list(call, TASK_LIST, rows, self._show_list, self._mailbox.behaviour.page_size)

    def create_list(self, call: Call) -> Answered:
        name = _name(TASK_LIST.read(call.json()))
        return Answered(201, self._show_list(self._store.add_folder(Kind.TASKS, name)))

    def get_list(self, call: Call) -> Answered:
        return Answered(200, project(self._show_list(self._folder(call)), TASK_LIST, call.options))

    def rename_list(self, call: Call) -> Answered:
        folder = self._folder(call)
        check_deletable(folder)
        folder.name = _name(TASK_LIST.read(call.json()))
        self._store.touch_folder(folder)
        return Answered(200, self._show_list(folder))

    def delete_list(self, call: Call) -> Answered:
        folder = self._folder(call)
        check_deletable(folder)
        self._store.remove_folder(folder)
        return Answered(204)

    def lists_delta(self, call: Call) -> Answered:
        def changes(state: Any, options: Options) -> tuple[list[Change], Any]:
            return self._store.changes(tree_log(Kind.TASKS), state)

        def show(change: Change, asked: Call, options: Options) -> JsonObject:
            folder = self._store.folders.get(change.key)
            if folder is None:
                return removed(self._store.folder_id(change.key), self._mailbox.behaviour)
            return project(self._show_list(folder), TASK_LIST, options)

        source = Source("todoTaskList", f"/{_LISTS}/delta", changes, show)
        return self._mailbox.deltas.answer(call, source, self._mailbox.behaviour)

    def _show_list(self, folder: Folder) -> JsonObject:
        return show_task_list(self._store, folder)

    def _folder(self, call: Call) -> Folder:
        return self._mailbox.folder(Kind.TASKS, call.ids["folder"])

    # Tasks

    def list(self, call: Call) -> Answered:
        rows = self._store.items_in(self._folder(call))
        return answer_list(
            call, TASK, rows, lambda item: self._show(item, call), self._mailbox.behaviour.page_size
        )

    def create(self, call: Call) -> Answered:
        item = self._tasks.create(self._folder(call), call.json())
        return Answered(201, self._show(item, call))

    def get(self, call: Call) -> Answered:
        return Answered(200, project(self._show(self._item(call), call), TASK, call.options))

    def update(self, call: Call) -> Answered:
        item = self._matching(call)
        self._tasks.update(item, call.json())
        return Answered(200, project(self._show(item, call), TASK, Options()))

    def delete(self, call: Call) -> Answered:
        self._store.remove(self._matching(call))
        return Answered(204)

    def delta(self, call: Call) -> Answered:
        folder = self._folder(call)
        changes = self._mailbox.changes_in(folder, call)

        def show(change: Change, asked: Call, options: Options) -> JsonObject:
            item = self._store.present(change, folder, immutable=False)
            if item is None:
                gone = self._store.gone_id(change, Kind.TASKS, immutable=False)
                return removed(gone, self._mailbox.behaviour)
            return project(self._show(item, asked), TASK, options)

        link = f"/{_LISTS}/{self._store.folder_id(folder.key)}/tasks/delta"
        source = Source(f"todoTask {folder.key}", link, changes, show)
        return self._mailbox.deltas.answer(call, source, self._mailbox.behaviour)

    def _item(self, call: Call) -> Item:
        return self._mailbox.item(Kind.TASKS, call.ids["item"], self._folder(call))

    def _matching(self, call: Call) -> Item:
        item = self._item(call)
        self._mailbox.check_match(call, item.version, heeded=self._mailbox.behaviour.if_match_on_tasks)
        return item

    def _show(self, item: Item, call: Call) -> JsonObject:
        return self._tasks.show(item, call.preferences.zone or "UTC")

    # Linked resources and checklist items

    def list_parts(self, name: str, call: Call) -> Answered:
        rows = self._item(call).data[name]
        return answer_list(call, PARTS[name], rows, dict, self._mailbox.behaviour.page_size)

    def create_part(self, name: str, call: Call) -> Answered:
        return Answered(201, self._tasks.add_part(self._item(call), name, call.json()))

    def get_part(self, name: str, call: Call) -> Answered:
        return Answered(200, self._tasks.part(self._item(call), name, call.ids["part"]))

    def update_part(self, name: str, call: Call) -> Answered:
        return Answered(200, self._tasks.change_part(self._item(call), name, call.ids["part"], call.json()))

    def delete_part(self, name: str, call: Call) -> Answered:
        self._tasks.change_part(self._item(call), name, call.ids["part"], None)
        return Answered(204)


def _name(body: JsonObject) -> str:
    name = str(body.get("displayName") or "").strip()
    if not name:
        raise invalid_request("The list needs a displayName.")
    return name
