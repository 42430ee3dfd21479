"""Where the article stands on a page of copied text: one zone of prose, with furniture in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.page._lines import Line
from dragoman.page._shapes import Shape

_LONGEST = 40
_LONG_ENOUGH_ALONE = 60
_AFTER_COMMENTS = 0.3
_TEXT = frozenset([Shape.PROSE, Shape.SENTENCE, Shape.PITCH])
_ALONE = 0.5
_SCORES = {
    Shape.SENTENCE: 3.0,
    Shape.PITCH: 0.0,
    Shape.CAPTION: 0.0,
    Shape.CUE: -9.0,
    Shape.TAIL: -35.0,
    Shape.COMMENTS: -35.0,
    Shape.STAMP: -16.0,
    Shape.OTHER: -5.0,
}
_CANDIDATES = 6
_LONGEST_GAP = -120.0
_SUBHEAD = -2.0
_SUBHEAD_SIZE = 9


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines [start, end) and the sum of their scores."""

    start: int
    end: int
    score: float


def zones_of(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[Zone]:
    """Return the ranges of lines that may hold the article's body, at most three, the best first.

    A range is good if its lines score high in sum: prose counts for its length, everything else against the
    range. Prose standing alone among other lines (a teaser under its headline) counts little, and one short line
    between paragraphs (a heading) costs little, after the context rule of jusText (Pomikalek 2011).
    """
    scores = [_score(lines, shapes, index) for index in range(len(lines))]
    zones: list[Zone] = []
    for _ in range(_CANDIDATES):
        zone = _best_range(scores, shapes)
        if zone.score <= 0:
            break
        zones.append(zone)
        scores[zone.start : zone.end] = [float("-inf")] * (zone.end - zone.start)
    return zones


def is_subhead(lines: Sequence[Line], shapes: Sequence[Shape], index: int) -> bool:
    """Tell a short line that stands by itself between two paragraphs."""
    if shapes[index] is not Shape.OTHER or lines[index].size > _SUBHEAD_SIZE:
        return False
    before, after = _neighbours(shapes, index, -1), _neighbours(shapes, index, 1)
    return before[0] in _TEXT and after[0] is Shape.PROSE and (before[1] in _TEXT or after[1] in _TEXT)


def _score(lines: Sequence[Line], shapes: Sequence[Shape], index: int) -> float:
    shape, line = shapes[index], lines[index]
    if shape is Shape.PROSE:
        beside = _neighbours(shapes, index, -1)[0], _neighbours(shapes, index, 1)[0]
        weight = min(line.size, _LONGEST)
        return weight * _ALONE if line.size < _LONG_ENOUGH_ALONE and _TEXT.isdisjoint(beside) else weight
    if is_subhead(lines, shapes, index):
        return _SUBHEAD
    return _SCORES[shape]


def _neighbours(shapes: Sequence[Shape], index: int, step: int) -> tuple[Shape | None, Shape | None]:
    """Return the next two shapes on one side that are neither stock phrases nor captions."""
    found: list[Shape] = []
    index += step
    while 0 <= index < len(shapes) and len(found) < 2:
        if shapes[index] not in (Shape.CUE, Shape.CAPTION):
            found.append(shapes[index])
        index += step
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)


def _best_range(scores: Sequence[float], shapes: Sequence[Shape]) -> Zone:
    """Return the range with the highest sum (Kadane's algorithm).

    No run of costs counts for more than a bound; after a line that announces comments, prose counts less.
    """
    best = Zone(0, 0, 0.0)
    total, start, run, worth = 0.0, 0, 0.0, 1.0
    for index, score in enumerate(scores):
        if total <= 0:
            total, start, run, worth = 0.0, index, 0.0, 1.0
        if score < 0:
            cost = score if score == float("-inf") else max(score, _LONGEST_GAP - run)
            run += cost
            total += cost
            worth = _AFTER_COMMENTS if shapes[index] is Shape.COMMENTS else worth
        else:
            run = 0.0 if shapes[index] is Shape.PROSE else run
            total += score * worth
        if total > best.score:
            best = Zone(start, index + 1, total)
    return best
