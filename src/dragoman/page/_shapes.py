"""What each line of a page looks like, on its own and by its place on the page."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto

from dragoman.page._byline import is_byline
from dragoman.page._credits import is_bare_credit, is_caption
from dragoman.page._furniture import Cue, cue_of, is_pitch
from dragoman.page._lines import Line
from dragoman.page._moment import moments_in


class Shape(Enum):
    """What a line looks like."""

    PROSE = auto()
    SENTENCE = auto()
    PITCH = auto()
    CAPTION = auto()
    CUE = auto()
    TAIL = auto()
    COMMENTS = auto()
    STAMP = auto()
    OTHER = auto()


_AGO = re.compile(
    r"\b(?:\d+|an?|one|two|few)\s*(?:s|m|h|d|w|sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?\.?\s+(?:ago|read)\b",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?:\A|\s|\()@\w{3,}|\b[\w.+-]+@[\w-]+\.\w|https?://|\bwww\.", re.IGNORECASE)
_COMMENTS = re.compile(
    r"\W*(?:\d[\d,]*\s+(?:comments?|responses?|replies|thoughts)\b|(?:(?:all|top|latest|recent|readers?['’]?s?)\s+)*(?:rated\s+)?"
    r"comments?\b\W*(?:\d+\W*)?\Z|(?:leave|add|post)\s+a\s+(?:comment|reply)\b|join the (?:conversation|discussion)\b)",
    re.IGNORECASE,
)
_STAMP_SIZE = 16
_LABELLED_SIZE = 25
_LABELLED = re.compile(r"\b(?:published|updated|posted|modified)\b", re.IGNORECASE)
_HANDLE_SIZE = 30
_OFTEN = 3
_CREDITED = frozenset([Shape.PROSE, Shape.SENTENCE, Shape.OTHER])


def shapes_of(lines: Sequence[Line]) -> list[Shape]:
    """Return the shape of every line.

    A line that stands on the page three times or more is furniture, and so is every repetition of a paragraph and
    every copy of a short line that stands there twice. The line before a bare picture credit is a caption.
    """
    counts = Counter(line.words for line in lines)
    seen: set[tuple[str, ...]] = set()
    shapes: list[Shape] = []
    for line in lines:
        times = counts[line.words]
        shape = _shape(line)
        repeated = times >= _OFTEN or (times > 1 and (not line.is_prose or line.words in seen))
        if repeated and shape not in (Shape.TAIL, Shape.STAMP, Shape.COMMENTS):
            shape = Shape.CUE
        seen.add(line.words)
        if (
            shapes
            and shapes[-1] in (Shape.PROSE, Shape.SENTENCE, Shape.OTHER)
            and is_bare_credit(line)
            and not line.gap
        ):
            shapes[-1] = Shape.CAPTION
        shapes.append(shape)
    return shapes


def _shape(line: Line) -> Shape:
    if line.size <= _STAMP_SIZE and _COMMENTS.match(line.text):
        return Shape.COMMENTS
    cue = cue_of(line)
    if cue is Cue.TAIL:
        return Shape.TAIL
    if cue is Cue.FURNITURE:
        return Shape.CUE
    if is_caption(line):
        return Shape.CAPTION
    if is_stamp(line):
        return Shape.STAMP
    if line.size <= _HANDLE_SIZE and _HANDLE.search(line.text) and not line.text.startswith(('"', "“")):
        return Shape.CUE
    if line.is_prose:
        return Shape.PITCH if is_pitch(line) else Shape.PROSE
    return Shape.SENTENCE if line.is_short_sentence else Shape.OTHER


def is_stamp(line: Line) -> bool:
    """Tell a line that says when and by whom something was published: a byline, a date, "2 hours ago"."""
    if line.ends and line.is_prose:
        return False
    if line.size <= _LABELLED_SIZE and _LABELLED.search(line.text) and moments_in(line.text):
        return True
    if line.size > _STAMP_SIZE:
        return False
    return is_byline(line) or bool(_AGO.search(line.text)) or bool(moments_in(line.text) and not line.ends)
