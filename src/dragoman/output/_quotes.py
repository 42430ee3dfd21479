"""Quotation marks around what was said."""

from dragoman.span import Span

_OPENING = frozenset("\"“'‘„«")
_CLOSING = frozenset("\"”'’»")
_BEFORE_CLOSING = frozenset(",.?!;")


def with_quotation_marks(span: Span, text: str) -> Span:
    """Widen a span over the quotation marks right around it, and over a comma or stop before the closing one."""
    start, end = span
    if text[start - 1 : start] in _OPENING:
        start -= 1
    stop = end + 1 if text[end : end + 1] in _BEFORE_CLOSING else end
    if text[stop : stop + 1] in _CLOSING:
        end = stop + 1
    return Span(start, end)
