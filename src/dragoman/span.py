"""Spans: half-open character ranges of an article's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Characters ``[start, end)`` of ``Article.text``, counted in code points.

    A span prints and serialises as ``[start, end]``.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
