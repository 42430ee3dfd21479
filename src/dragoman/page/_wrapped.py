"""Text wrapped at a fixed width (mail, some converters): its lines are joined to paragraphs again."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

_WIDEST = 120
_FEWEST_FULL = 8
_FULL_SHARE = 0.5
_LONG = 0.8
_NARROWEST = 50


class PhysicalLine(NamedTuple):
    """Characters [start, end) of a line, the length of its first word, whether a blank line stands before it."""

    start: int
    end: int
    first_word: int
    gap: bool

    @property
    def length(self) -> int:
        """How many characters the line has."""
        return self.end - self.start


def unwrapped(lines: Sequence[PhysicalLine]) -> Iterator[Sequence[PhysicalLine]]:
    """Yield the lines that belong together, in order: one by one, unless the text was wrapped.

    It was, if there is a width for which most long lines have no room for the next line's first word; exactly those
    are joined with the next.
    """
    width = _width(lines)
    full = [_is_full(line, following, width) for line, following in pairwise(lines)] + [False]
    long = sum(line.length >= _LONG * width for line in lines)
    if sum(full) < max(_FEWEST_FULL, _FULL_SHARE * long):
        yield from ([line] for line in lines)
        return
    run: list[PhysicalLine] = []
    for line, is_full in zip(lines, full, strict=True):
        run.append(line)
        if not is_full:
            yield run
            run = []


def _width(lines: Sequence[PhysicalLine]) -> int:
    """Return the width, within bounds, at which the most lines are full."""
    change = [0] * (_WIDEST + 2)
    for line, following in pairwise(lines):
        if not following.gap and line.length <= _WIDEST:
            change[max(line.length, _NARROWEST)] += 1
            change[max(min(line.length + 1 + following.first_word, _WIDEST + 1), _NARROWEST)] -= 1
    counts = list(accumulate(change))
    return max(range(_NARROWEST, _WIDEST + 1), key=lambda width: counts[width])


def _is_full(line: PhysicalLine, following: PhysicalLine, width: int) -> bool:
    return not following.gap and line.length <= width < line.length + 1 + following.first_word
