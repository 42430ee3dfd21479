"""What measures have in common: the installed reader over articles as JSON Lines has them."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.article import Article, Page
from dragoman.errors import UnreadableInput
from dragoman.page import articles
from dragoman.record import Record

_SEEN = ("id", "text", "title", "date", "publisher", "url")


def json_lines(file: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in file.read_text("utf-8").split("\n") if line.strip()]


def read_lines(lines: Iterable[dict[str, Any]], **options: Any) -> Iterator[Record | None]:
    """Read objects of JSON Lines as ``dragoman read`` would; None for one that it refuses, which is named.

    The reader gets to see an article and what is known of it, never an annotation.
    ``options`` are those of ``dragoman.Reader``.
    """
    from dragoman import Reader

    found = [_article(line) for line in lines]
    records = Reader(**options).pipe(article for article in found if isinstance(article, Article))
    for article in found:
        if isinstance(article, UnreadableInput):
            print(article, file=sys.stderr)
            yield None
        else:
            yield next(records)


def _article(line: dict[str, Any]) -> Article | UnreadableInput:
    shown = json.dumps({key: line[key] for key in _SEEN if line.get(key)})
    (found,) = articles(Page(str(line["id"]), shown.encode()))
    return found


def print_differences(differences: list[str], limit: int) -> None:
    """Print the first ``limit`` differences on standard error."""
    for difference in differences[:limit]:
        print(difference, file=sys.stderr)
