"""Where the article stands on a page of copied text: one zone of prose, with furniture in it."""

from collections import Counter
from collections.abc import Sequence

from dragoman.page._credits import is_caption
from dragoman.page._furniture import Cue, cue_of
from dragoman.page._lines import Line

_LONGEST = 40
_SHORT_SENTENCE = 3
_NOT_PROSE = -4
_CUE = -6
_TAIL = -20


def body_scores(lines: Sequence[Line]) -> list[float]:
    """Score every line: above zero for prose (the longer, the more), below for all that is not.

    The shape of a line decides, after jusText (Pomikalek 2011): its length, its share of function words, how it
    ends, whether it stands on the page more than once, and stock phrases.
    """
    counts = Counter(line.words for line in lines)
    return [_score(line, counts[line.words]) for line in lines]


def _score(line: Line, times: int) -> float:
    cue = cue_of(line)
    if cue is Cue.TAIL:
        return _TAIL
    if cue is Cue.FURNITURE:
        return _CUE
    if times > 1 and not line.is_prose:
        return _CUE
    if is_caption(line):
        return 0
    if line.is_prose:
        return min(line.size, _LONGEST) if times == 1 else 0
    if line.is_short_sentence:
        return _SHORT_SENTENCE
    return _NOT_PROSE


def best_zone(scores: Sequence[float]) -> tuple[int, int]:
    """Return the half-open range of lines whose scores sum highest (Kadane); (0, 0) if none is above zero."""
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, index
        total += score
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range
