"""Statements and events against annotated articles."""

from pathlib import Path
from typing import Any

from bench._gold import gold_article
from bench._reading import json_lines, print_differences, read_lines
from bench._score import Tally


def measure(file: Path, *, errors: int = 0) -> dict[str, Any]:
    """Read the articles of a file of annotated ones, and return the figures of ``bench._score``.

    An article that the reader refuses counts as one with nothing found.
    """
    tally = Tally()
    lines = json_lines(file)
    for line, record in zip(lines, read_lines(lines), strict=True):
        tally.add(gold_article(line), record)
    print_differences(tally.differences, errors)
    return tally.figures()
