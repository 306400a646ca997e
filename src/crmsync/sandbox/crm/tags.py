"""The tags of a module, and which of them a record gets.

Limits: 25 characters a name, 10 tags a record, 100 a module (V7, Tags; OAS v8).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.crm.environment import Environment
from crmsync.sandbox.crm.store import Store
from crmsync.sandbox.crm.values import ValueRefused, as_id

LONGEST_NAME = 25
MOST_ON_A_RECORD = 10
MOST_IN_A_MODULE = 100


@frozen
class Tag:
    """A tag of one module. Names differ in more than case."""

    id: int
    module: str
    name: str
    color: str | None
    created: int
    created_by: int

    def reference(self) -> dict[str, Any]:
        return {"name": self.name, "id": str(self.id), "color_code": self.color}


_COLUMNS = "id, module, name, color, created, created_by"


class Tags:
    """All tags."""

    def __init__(self, environment: Environment, store: Store) -> None:
        self._environment = environment
        self._store = store

    def of_module(self, module: str) -> list[Tag]:
        rows = self._store.execute(f"SELECT {_COLUMNS} FROM tags WHERE module = ? ORDER BY name", (module,))
        return [Tag(*row) for row in rows]

    def by_ids(self, ids: Iterable[int]) -> dict[int, Tag]:
        wanted = tuple(set(ids))
        if not wanted:
            return {}
        rows = self._store.execute(
            f"SELECT {_COLUMNS} FROM tags WHERE id IN ({','.join('?' * len(wanted))})", wanted
        )
        return {row[0]: Tag(*row) for row in rows}

    def find(self, module: str, name: str) -> Tag | None:
        row = self._store.execute(
            f"SELECT {_COLUMNS} FROM tags WHERE module = ? AND name = ?", (module, name)
        ).fetchone()
        return None if row is None else Tag(*row)

    def add(self, module: str, name: str, by: int, color: str | None = None) -> Tag:
        """A new tag. Raises ValueRefused when the name is too long or taken, or the module has too many."""
        if not name or len(name) > LONGEST_NAME:
            raise ValueRefused(path=".name", maximum_length=LONGEST_NAME)
        if self.find(module, name):
            raise ValueRefused("DUPLICATE_DATA", "duplicate data", path=".name")
        (count,) = self._store.execute("SELECT count(*) FROM tags WHERE module = ?", (module,)).fetchone()
        if count >= MOST_IN_A_MODULE:
            raise ValueRefused("LIMIT_EXCEEDED", "tag limit exceeded", limit=MOST_IN_A_MODULE)
        tag = Tag(self._store.new_id(), module, name, color, self._environment.now(), by)
        self._store.execute(
            f"INSERT INTO tags ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
            (tag.id, tag.module, tag.name, tag.color, tag.created, tag.created_by),
        )
        return tag

    def rename(self, tag: Tag, name: str) -> None:
        """Give a tag another name. Raises ValueRefused when it is too long or taken."""
        other = self.find(tag.module, name)
        if not name or len(name) > LONGEST_NAME:
            raise ValueRefused(path=".name", maximum_length=LONGEST_NAME)
        if other is not None and other.id != tag.id:
            raise ValueRefused("DUPLICATE_DATA", "duplicate data", path=".name")
        self._store.execute("UPDATE tags SET name = ? WHERE id = ?", (name, tag.id))

    def chosen(self, module: str, value: Any, by: int) -> list[int]:
        """Ids of the tags that a request names by id or name; new names become tags.

        Raises ValueRefused for what cannot be a list of tags, and when they are too many for a record.
        """
        if value is None:
            return []
        if not isinstance(value, list):
            raise ValueRefused(expected_data_type="jsonarray")
        ids: dict[int, None] = {}
        for number, entry in enumerate(value):
            ids[self._named(module, entry, f"[{number}]", by).id] = None
        check_count(list(ids))
        return list(ids)

    def _named(self, module: str, entry: Any, path: str, by: int) -> Tag:
        if not isinstance(entry, dict):
            raise ValueRefused(path=path, expected_data_type="jsonobject")
        tag_id = as_id(entry.get("id"))
        if tag_id is not None:
            tag = self.by_ids([tag_id]).get(tag_id)
            if tag is None or tag.module != module:
                raise ValueRefused(message="the id given seems to be invalid", path=f"{path}.id")
            return tag
        name = entry.get("name")
        if not isinstance(name, str):
            raise ValueRefused(path=f"{path}.name", expected_data_type="text")
        try:
            return self.find(module, name) or self.add(module, name, by, entry.get("color_code"))
        except ValueRefused as refused:
            refused.path = path + refused.path
            raise


def check_count(ids: list[int]) -> None:
    """Raises ValueRefused when a record cannot have so many tags."""
    if len(ids) > MOST_ON_A_RECORD:
        raise ValueRefused("LIMIT_EXCEEDED", "tag limit exceeded", limit=MOST_ON_A_RECORD)
