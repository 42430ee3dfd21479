"""Stock phrases of web pages, by which furniture gives itself away."""

import re
from enum import Enum, auto
from functools import cache

from dragoman.page._lines import Line
from dragoman.page._tables import rows_of


class Cue(Enum):
    """What a stock phrase says: the line is furniture, or other stories begin here."""

    FURNITURE = auto()
    TAIL = auto()


_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ADDRESS = frozenset("you your yours our us we".split())
_QUOTED = re.compile(r"[\"“”«»]")
_SHORT = 12
_TAIL_SIZE = 6


def cue_of(line: Line) -> Cue | None:
    """Return what a stock phrase says about ``line``, or None.

    A phrase counts only in a short line, or in one that speaks to the reader ("you", "our") without quoting:
    "the terms and conditions of the truce" stay in the article.
    """
    text = line.text.lower()
    plain = " ".join(_LETTERS.findall(text))
    whole, starts, anywhere, tails = _phrases()
    if line.size <= _TAIL_SIZE and not line.ends and tails.match(plain):
        return Cue.TAIL
    if not plain or plain in whole:
        return Cue.FURNITURE
    if not (line.size <= _SHORT or not _ADDRESS.isdisjoint(line.words)) or _QUOTED.match(text):
        return None
    if starts.match(text) or (anywhere.search(text) and not _QUOTED.search(text)):
        return Cue.FURNITURE
    return None


@cache
def _phrases() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    by_place: dict[str, list[str]] = {"line": [], "start": [], "any": [], "tail": []}
    for place, phrase in rows_of("page_furniture.tsv"):
        by_place[place].append(phrase)
    return (
        frozenset(by_place["line"]),
        re.compile(rf"(?:{_alternatives(by_place['start'])})(?!\w)"),
        re.compile(rf"\b(?:{_alternatives(by_place['any'])})(?!\w)"),
        re.compile(rf"(?:{_alternatives(by_place['tail'])})"),
    )


def _alternatives(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
