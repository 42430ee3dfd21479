"""Articles cut into passages that the encoder reads once each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman._sentences import sentences
from dragoman.span import Span

MAX_TOKENS = 384
"""Longest passage, in subtokens, with the two special ones."""

CASES = ("lower", "title", "upper", "digit", "mark")
BREAKS = ("none", "sentence", "paragraph")

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage as the encoder takes it; every array has one entry a subtoken.

    ``tokens`` are word-piece ids with [CLS] and [SEP]; ``cases`` index ``CASES``, ``breaks`` ``BREAKS``
    (what starts at the subtoken); ``quoted`` is 1 inside quotation marks. ``starts`` and ``ends`` are
    characters of the article's text (equal for the special tokens), ``sentence`` counts sentences from
    the article's first. ``joined`` is 1 where a subtoken goes on from the one before within a word.
    """

    tokens: Ints
    cases: Ints
    breaks: Ints
    quoted: Ints
    starts: Ints
    ends: Ints
    sentence: Ints
    joined: Ints

    def __len__(self) -> int:
        return len(self.tokens)

    def span(self, first: int, last: int) -> Span:
        """Characters of subtokens ``first`` to ``last``, both included."""
        return Span(int(self.starts[first]), int(self.ends[last]))

    def words(self, first: int, last: int) -> tuple[int, int]:
        """First and last subtoken of the whole words that subtokens ``first`` to ``last`` are part of."""
        while first > 1 and self.joined[first]:
            first -= 1
        while last + 2 < len(self) and self.joined[last + 1]:
            last += 1
        return first, last

    def tokens_of(self, span: Span) -> tuple[int, int] | None:
        """First and last subtoken that overlap ``span``, or None where the passage has none of it."""
        inside = np.flatnonzero((self.starts < span.end) & (self.ends > span.start))
        return (int(inside[0]), int(inside[-1])) if len(inside) else None


@cache
def tokenizer() -> Any:
    """The word-piece tokenizer shipped with the weights (loaded once)."""
    from tokenizers import Tokenizer

    loaded = Tokenizer.from_str(files("dragoman").joinpath("weights/tokenizer.json").read_text("utf8"))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


def passages(text: str, readable: Sequence[Span], *, limit: int = MAX_TOKENS) -> list[Passage]:
    """Cut the ``readable`` spans of ``text`` into passages of at most ``limit`` subtokens.

    Passages break between sentences, at the end of a paragraph where one is near; a sentence longer
    than ``limit`` is cut. Subtokens are never read twice.
    """
    units = list(_units(text, readable))
    if not units:
        return []
    encoded = tokenizer().encode_batch([text[span.start : span.end] for span, _ in units], add_special_tokens=False)
    sizes = [max(1, len(e.ids)) for e in encoded]
    room = limit - 2
    pieces = -(-sum(sizes) // room)
    target = min(room, -(-sum(sizes) // pieces) + 24)
    out: list[Passage] = []
    current: list[int] = []
    filled = 0
    for number, size in enumerate(sizes):
        opens_paragraph = units[number][1] == 2
        full = filled + size > room
        if current and (full or (filled >= target * 0.8 and opens_paragraph) or filled + size > target):
            out.extend(_build(text, units, encoded, current, room))
            current, filled = [], 0
        current.append(number)
        filled += size
    out.extend(_build(text, units, encoded, current, room))
    return out


def _units(text: str, readable: Sequence[Span]) -> Iterator[tuple[Span, int]]:
    """Sentences of the readable spans, each with what it opens (index into ``BREAKS``)."""
    for stretch in readable:
        previous: Span | None = None
        for span in sentences(text, stretch):
            opens = previous is None or "\n" in text[previous.end : span.start]
            yield span, 2 if opens else 1
            previous = span


def _build(
    text: str, units: Sequence[tuple[Span, int]], encoded: Sequence[Any], chosen: Sequence[int], room: int
) -> Iterator[Passage]:
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    sentence: list[int] = []
    for number in chosen:
        span, opens = units[number]
        for position, (token, (a, b)) in enumerate(zip(encoded[number].ids, encoded[number].offsets, strict=True)):
            ids.append(token)
            starts.append(span.start + a)
            ends.append(span.start + b)
            breaks.append(opens if position == 0 else 0)
            sentence.append(number)
    if not ids:
        return
    quoted = _quoted(text, starts[0], ends[-1])
    joined = [
        0,
        *(int(a == b and text[a - 1].isalnum() and text[a].isalnum()) for a, b in zip(starts[1:], ends, strict=False)),
    ]
    for cut in range(0, len(ids), room):
        part = slice(cut, cut + room)
        first, last = starts[part][0], ends[part][-1]
        yield Passage(
            tokens=_framed(ids[part], 101, 102),
            cases=_framed([_case(text, a, b) for a, b in zip(starts[part], ends[part], strict=True)], 4, 4),
            breaks=_framed(breaks[part], 0, 0),
            quoted=_framed([quoted[a - starts[0]] for a in starts[part]], 0, 0),
            starts=_framed(starts[part], first, last),
            ends=_framed(ends[part], first, last),
            sentence=_framed(sentence[part], sentence[part][0], sentence[part][-1]),
            joined=_framed(joined[part], 0, 0),
        )


def _framed(values: list[int], before: int, after: int) -> Ints:
    return np.array([before, *values, after], dtype=np.int64)


def _case(text: str, start: int, end: int) -> int:
    """Case of the word that the subtoken is part of, as an index into ``CASES``."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    first = text[start]
    if first.isdigit():
        return 3
    if not first.isalpha():
        return 4
    if not first.isupper():
        return 0
    return 2 if end - start > 1 and text[start:end].isupper() else 1


def _quoted(text: str, start: int, end: int) -> list[int]:
    """For each character of ``text[start:end]`` 1 if it stands inside quotation marks, else 0.

    A line break closes an open quotation: a quotation that goes on in the next paragraph opens anew.
    """
    marks = [0] * (end - start)
    closing: str | None = None
    for i in range(start, end):
        c = text[i]
        before = text[i - 1] if i else " "
        after = text[i + 1] if i + 1 < len(text) else " "
        if c == "\n":
            closing = None
        elif closing is None:
            if c in "“„«" or (c == '"'):
                closing = {"“": "”", "„": "”", "«": "»"}.get(c, '"')
            elif c == "`" and after == "`":
                closing = "''"
            elif c in "‘'" and not before.isalnum() and after.isalnum():
                closing = "’" if c == "‘" else "'"
        else:
            ends_here = c == closing or (closing == "”" and c == '"') or (closing == "''" and c == "'" and after == "'")
            if ends_here and not (closing in "’'" and after.isalnum()):
                closing = None
            else:
                marks[i - start] = 1
    return marks
