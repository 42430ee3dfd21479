"""Rows of the tab-separated tables that ship with dragoman."""

from collections.abc import Iterator
from importlib.resources import files


def rows_of(table: str) -> Iterator[list[str]]:
    """Yield the cells of each row of ``dragoman/tables/<table>``; blank lines and ``#`` lines are left out."""
    text = files("dragoman.tables").joinpath(table).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")
