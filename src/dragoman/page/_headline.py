"""The headline above a body: the line whose words the body takes up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.page._credits import is_caption
from dragoman.page._furniture import cue_of
from dragoman.page._language import FUNCTION_WORDS
from dragoman.page._lines import Line
from dragoman.page._shapes import is_stamp

_WINDOW = 60
_SHORTEST = 3
_LONGEST = 35
_FULL_WEIGHT = 6
_STEM = 5
_DISTANCE = 0.008
_SENTENCE = 0.25
_ECHO = 0.3
_NEAR = 12
_STANDFIRST = 12
_STANDFIRST_RIVAL = 0.35
_RIVAL = 0.75
_FULL_TITLE = 5


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
    """Return the best headline among the sixty lines before ``start``, where the body begins, or at it, or None.

    A headline shares its words with the body, stands near it, and is no sentence with a full stop. Of two lines
    close together the upper is the headline, the lower a standfirst or the title of a film.
    """
    candidates: list[Headline] = []
    for index in range(max(0, start - _WINDOW), min(start + 1, len(lines))):
        line = lines[index]
        support = _support(line, start - index, body) if index < start or _is_title_like(line) else None
        if support is not None:
            candidates.append(Headline(index, support))
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.support)
    for upper in reversed(candidates):
        near = 0 < best.index - upper.index <= _NEAR
        full = lines[upper.index].size >= _FULL_TITLE
        rival = upper.support >= (_STANDFIRST_RIVAL if full and _is_long(lines[best.index]) else _RIVAL) * best.support
        if near and rival and _is_title_like(lines[upper.index]):
            best = Headline(upper.index, max(best.support, upper.support))
    return best


def _support(line: Line, distance: int, body: frozenset[str]) -> float | None:
    if not _SHORTEST <= line.size <= _LONGEST or cue_of(line) or is_caption(line) or is_stamp(line):
        return None
    shared = echo(line, body)
    if shared < _ECHO:
        return None
    weight = min(1.0, len(stems([line])) / _FULL_WEIGHT)
    return shared * (0.1 + 0.9 * weight) - _DISTANCE * distance - (0.0 if _is_title_like(line) else _SENTENCE)


def _is_title_like(line: Line) -> bool:
    return line.size >= _SHORTEST and not line.text.endswith((".", ".”", '."', ",", ":"))


def _is_long(line: Line) -> bool:
    return line.is_prose or line.size >= _STANDFIRST or not _is_title_like(line)


def is_standfirst(line: Line, body: frozenset[str]) -> bool:
    """Tell a sentence between headline and body that sums the article up."""
    return (line.size >= 8 and echo(line, body) >= _ECHO) and cue_of(line) is None


def _is_content(word: str) -> bool:
    return len(word) > 2 and word not in FUNCTION_WORDS
