"""Where comments stand in a TOML document of tomlkit, so that a change leaves them where they belong.

tomlkit counts all lines up to the next header as a table's own, also a comment that introduces what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tomlkit.items import Item, Key, Table


def _end_of_keys(table: Table) -> int:
    """Where in the body of a table its trailing comments and blank lines begin."""
    return max((at for at, (key, _) in enumerate(table.value.body, 1) if key is not None), default=0)


@contextmanager
def before_trailing_comments(table: Any) -> Iterator[None]:
    """Keys added to a table during the `with` block come before the comments at its end."""
    from tomlkit.items import Table

    if not isinstance(table, Table):
        yield
        return
    body = table.value.body
    end = _end_of_keys(table)
    trailing = body[end:]
    del body[end:]
    yield
    body.extend(trailing)


def last_table(item: Any) -> Any:
    """The table that the last lines of `item` belong to: the last one inside it, else `item` itself."""
    from tomlkit.items import AoT, Table

    if isinstance(item, AoT) and len(item):
        return last_table(item[-1])
    inner = [each for key, each in item.value.body if key is not None] if isinstance(item, Table) else []
    return last_table(inner[-1]) if inner and isinstance(inner[-1], AoT | Table) else item


def take_comments(table: Any) -> list[tuple[Key | None, Item]]:
    """Take away what stands after the last blank line of a table: it is about what follows the table."""
    from tomlkit.items import Table, Whitespace

    if not isinstance(table, Table):
        return []
    body = table.value.body
    end = _end_of_keys(table)
    blank = [at for at, (_, item) in enumerate(body) if at >= end and isinstance(item, Whitespace)]
    if not blank:
        return []
    taken = body[blank[-1] :]
    del body[blank[-1] :]
    return taken


def end_with_blank_line(item: Any) -> None:
    """Set what will be added after `item` (a table, an array of tables or the document) off from it."""
    import tomlkit
    from tomlkit.items import Table

    last = last_table(item)
    if isinstance(last, Table | tomlkit.TOMLDocument) and not last.as_string().endswith("\n\n"):
        last.add(tomlkit.nl())
