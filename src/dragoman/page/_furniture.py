"""Stock phrases of web pages, by which furniture gives itself away."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from dragoman.page._lines import Line
from dragoman.page._tables import rows_of


class Cue(Enum):
    """What a stock phrase says: the line is furniture, or other stories begin here."""

    FURNITURE = auto()
    TAIL = auto()


_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ADDRESS = frozenset(["you", "your", "yours", "our", "us", "we"])
_READER = frozenset(["you", "your", "yours"])
_QUOTED = re.compile(r"[\"“”«»]")
_SHORT = 12
_TAIL_SIZE = 6
_PITCH_SIZE = 80


def cue_of(line: Line) -> Cue | None:
    """Return what a stock phrase says about ``line``, or None.

    Most phrases count only in a short line, or in one that speaks to the reader ("you", "our") without quoting:
    "the terms and conditions of the truce" stay in the article.
    """
    text = line.text.lower().replace("’", "'")
    plain = " ".join(_LETTERS.findall(text))
    phrases = _phrases()
    if line.size <= _TAIL_SIZE and not line.ends and phrases.tails.match(plain):
        return Cue.TAIL
    if not plain or plain in phrases.lines:
        return Cue.FURNITURE
    if _QUOTED.match(text):
        return None
    if phrases.opens.match(text) or phrases.holds.search(text):
        return Cue.FURNITURE
    if line.size > _SHORT and _ADDRESS.isdisjoint(line.words):
        return None
    if phrases.starts.match(text) or (phrases.anywhere.search(text) and not _QUOTED.search(text)):
        return Cue.FURNITURE
    return None


def is_pitch(line: Line) -> bool:
    """Tell a line in which the publisher speaks to the reader: "you" and "we" in one, and nobody quoted."""
    words = line.words
    return (
        line.size <= _PITCH_SIZE
        and not _READER.isdisjoint(words)
        and not _ADDRESS.difference(_READER).isdisjoint(words)
        and not _QUOTED.search(line.text)
    )


@dataclass(frozen=True, slots=True)
class _Phrases:
    lines: frozenset[str]
    opens: re.Pattern[str]
    holds: re.Pattern[str]
    starts: re.Pattern[str]
    anywhere: re.Pattern[str]
    tails: re.Pattern[str]


@cache
def _phrases() -> _Phrases:
    by_place: dict[str, list[str]] = {}
    for place, phrase in rows_of("page_furniture.tsv"):
        by_place.setdefault(place, []).append(phrase)
    return _Phrases(
        lines=frozenset(by_place["line"]),
        opens=re.compile(_alternatives(by_place["opens"])),
        holds=re.compile(_alternatives(by_place["holds"])),
        starts=re.compile(rf"(?:{_alternatives(by_place['starts'])})(?!\w)"),
        anywhere=re.compile(rf"\b(?:{_alternatives(by_place['any'])})(?!\w)"),
        tails=re.compile(_alternatives(by_place["tail"])),
    )


def _alternatives(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
