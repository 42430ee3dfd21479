"""The headline above a body: the line whose words the body takes up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.page._credits import is_caption
from dragoman.page._furniture import cue_of
from dragoman.page._language import FUNCTION_WORDS
from dragoman.page._lines import Line
from dragoman.page._shapes import is_stamp

_WINDOW = 60
_LONGEST = 35
_FULL_WEIGHT = 8
_STEM = 5
_DISTANCE = 0.01
_SENTENCE = 0.25
_TITLE_LIKE = 0.4
_ECHO = 0.3


@dataclass(frozen=True, slots=True)
class Headline:
    """Which line the headline is, and how well the body bears it out (0 to about 1)."""

    index: int
    support: float


def stems(lines: Iterable[Line]) -> frozenset[str]:
    """Return the first letters of the content words of ``lines``: enough to match "Russia" with "Russian"."""
    return frozenset(word[:_STEM] for line in lines for word in line.words if _is_content(word))


def echo(line: Line, body: frozenset[str]) -> float:
    """Return the share of a line's content words that the body uses too."""
    own = stems([line])
    return len(own & body) / len(own) if own else 0.0


def headline_of(lines: Sequence[Line], start: int, body: frozenset[str]) -> Headline | None:
    """Return the best headline among the sixty lines before ``start``, where the body begins, or None.

    A headline shares its words with the body, stands near it, and is no sentence with a full stop.
    """
    best: Headline | None = None
    for index in range(max(0, start - _WINDOW), start):
        line = lines[index]
        if not 2 <= line.size <= _LONGEST or cue_of(line) or is_caption(line) or is_stamp(line):
            continue
        shared = echo(line, body)
        weight = min(1.0, len(stems([line])) / _FULL_WEIGHT)
        support = shared * (0.5 + 0.5 * weight) * (0.4 + 0.6 * weight) - _DISTANCE * (start - index)
        if line.ends and line.text.endswith("."):
            support -= _SENTENCE
        if shared >= _TITLE_LIKE and (best is None or support > best.support):
            best = Headline(index, support)
    return best


def is_standfirst(line: Line, body: frozenset[str]) -> bool:
    """Tell a sentence between headline and body that sums the article up."""
    return (line.size >= 8 and echo(line, body) >= _ECHO) and cue_of(line) is None


def _is_content(word: str) -> bool:
    return len(word) > 2 and word not in FUNCTION_WORDS
