"""The lines of a text and their shapes, by which prose is told from everything else on a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.page._language import FUNCTION_WORDS
from dragoman.page._wrapped import PhysicalLine, unwrapped

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BULLET = re.compile(r"[\s\u200b\ufeff]*(?:[*+•‣▪◦●·–—>»-]\s+|o\s{1,3}(?=[A-Z])|\d{1,2}\.\s{1,3})?")
_SENTENCE_END = re.compile(r"(?:[.!?…]|\.\.\.)[\"'”’»)\]*]*\s*\Z")
_QUOTE_START = re.compile(r"[\"“‘'«]\w")
_QUOTE_END = re.compile(r"[\"”’'»][.,]?\Z")

_ENDING = ((8, 0.18), (15, 0.1))
_OPEN = ((16, 0.3), (25, 0.2))


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: characters [start, end) of the text, without its indent or bullet in ``words``.

    ``common`` is the share of English function words among the words; ``gap`` tells a blank line before it.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    common: float
    ends: bool
    gap: bool

    @property
    def size(self) -> int:
        """How many words the line has."""
        return len(self.words)

    @property
    def is_prose(self) -> bool:
        """Whether the line has the shape of a sentence or a paragraph."""
        return any(self.size >= fewest and self.common >= share for fewest, share in (_ENDING if self.ends else _OPEN))

    @property
    def is_short_sentence(self) -> bool:
        """Whether the line may be a short paragraph: it ends as a sentence does, or is all quotation."""
        return not self.is_prose and (
            (self.ends and self.size >= 2) or bool(_QUOTE_START.match(self.text) and _QUOTE_END.search(self.text))
        )


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of ``text`` that are not blank; lines that were wrapped at a fixed width are joined again."""
    for run in unwrapped(list(_physical(text))):
        start, end = run[0].start, run[-1].end
        stripped = " ".join(text[line.start : line.end] for line in run) if len(run) > 1 else text[start:end]
        shown = stripped[_bullet(stripped) :] or stripped
        words = tuple(word.lower() for word in _WORD.findall(shown))
        common = sum(word in FUNCTION_WORDS for word in words) / len(words) if words else 0.0
        yield Line(start, end, shown, words, common, bool(_SENTENCE_END.search(shown)), run[0].gap)


def _physical(text: str) -> Iterator[PhysicalLine]:
    previous_end = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        stripped = raw.strip()
        if stripped:
            start = match.start() + len(raw) - len(raw.lstrip())
            end = start + len(stripped)
            first_word = len(stripped.split(None, 1)[0])
            yield PhysicalLine(start, end, first_word, text.count("\n", previous_end, start) != 1)
            previous_end = end


def _bullet(stripped: str) -> int:
    match = _BULLET.match(stripped)
    return match.end() if match else 0
