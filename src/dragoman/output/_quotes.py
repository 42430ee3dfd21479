"""Quotation marks around what was said."""

from dragoman.span import Span

_OPENING = frozenset("\"“'‘„«")
_CLOSING = frozenset("\"”'’»")
_BEFORE_CLOSING = frozenset(",.?!;")


def with_quotation_marks(span: Span, text: str) -> Span:
    """Widen a span over the quotation marks right around it, and over a comma or stop before the closing one."""
    start, end = span
    for _ in range(2):  # agencies write two single marks for a double one
        if text[start - 1 : start] in _OPENING:
            start -= 1
    stop = end + 1 if text[end : end + 1] in _BEFORE_CLOSING else end
    for _ in range(2):
        if text[stop : stop + 1] in _CLOSING:
            stop += 1
            end = stop
    return Span(start, end)
