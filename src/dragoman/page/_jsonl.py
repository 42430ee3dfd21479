"""JSON Lines to articles: one object a line, ``text`` the article as given."""

import json
from collections.abc import Iterator
from typing import Any, cast

from dragoman.article import Article, Page
from dragoman.errors import UnreadableInput
from dragoman.page._language import refuse_foreign
from dragoman.page._moment import iso_moment
from dragoman.page._whole import whole_article

MAX_TEXT = 1_000_000
"""The longest article text that is read, in characters."""

_MAX_LINE = 4 * MAX_TEXT


def articles_of_lines(page: Page, text: str) -> Iterator[Article | UnreadableInput]:
    """Yield an article, or what is wrong, for each line of ``text`` that is not blank.

    Errors name the input and the line, counted from 1. A date that is no ISO date is left out.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            name = f"{page.name}, line {number}"
            try:
                yield _article(name, line)
            except UnreadableInput as fault:
                yield fault


def _article(name: str, line: str) -> Article:
    if len(line) > _MAX_LINE:
        raise UnreadableInput(name, f"is a line of {len(line):,} characters; at most {_MAX_LINE:,} are read")
    fields = _fields(name, line)
    text = fields.get("text")
    if not isinstance(text, str):
        raise UnreadableInput(name, 'has no "text" that is a string')
    if not text.strip():
        raise UnreadableInput(name, 'has an empty "text"')
    if len(text) > MAX_TEXT:
        raise UnreadableInput(name, f"has a text of {len(text):,} characters; at most {MAX_TEXT:,} are read")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UnreadableInput(name, 'has half a surrogate pair in "text"')
    refuse_foreign(name, text)
    identity = fields.get("id")
    return whole_article(
        text,
        id=str(identity) if isinstance(identity, str | int) and str(identity) else name,
        title=_string(fields, "title"),
        published=iso_moment(_string(fields, "date") or ""),
        publisher=_string(fields, "publisher"),
        url=_string(fields, "url"),
    )


def _fields(name: str, line: str) -> dict[str, Any]:
    try:
        value: object = json.loads(line)
    except ValueError as fault:
        raise UnreadableInput(name, f"is not JSON ({fault})") from fault
    except RecursionError as fault:
        raise UnreadableInput(name, "is JSON nested too deeply") from fault
    if not isinstance(value, dict):
        raise UnreadableInput(name, "is JSON but not an object with an id and a text")
    return cast(dict[str, Any], value)


def _string(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    return value.strip() or None if isinstance(value, str) else None
