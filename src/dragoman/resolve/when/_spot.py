"""Time expressions found by closed-class grammar alone, as TimeML marks them (without prepositions)."""

import re

from dragoman.reading import TimeKind, TimeMention
from dragoman.resolve.when._expressions import TOKEN, expressions, trigger_words
from dragoman.resolve.when._kind import retag
from dragoman.span import Span

_PLAIN = str.maketrans("’‘“”–—‑−\n\t\r\xa0", "''\"\"----    ")
#: What must stand before "May" alone, which is a name and a verb as well.
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|from|to|of|and|or|for|during|through|between|before|after|a|the) $",
    re.IGNORECASE,
)
#: How far around a word of time an expression may reach, in characters.
_REACH = 44


def find_times(text: str) -> tuple[TimeMention, ...]:
    """Find the time expressions of ``text``, in text order, none overlapping.

    Rules only: dates, weekdays, months, years, decades, seasons, "two years ago", "last week", "three-day",
    "every month", times of day. Spans leave out prepositions and possessive endings, as TimeML's do.
    """
    plain = text.translate(_PLAIN)
    found: list[tuple[int, int]] = []
    for start, end in _windows(plain):
        for pattern in expressions():
            found.extend(span for match in pattern.finditer(plain, start, end) if (span := _trim(plain, match.span())))
    found.sort(key=lambda span: (span[0], -span[1]))
    mentions: list[TimeMention] = []
    last = 0
    for start, end in found:
        if start < last or (plain[start:end] == "May" and not _MONTH_BEFORE.search(plain, max(0, start - 12), start)):
            continue
        last = end
        mentions.append(TimeMention(Span(start, end), retag(text[start:end]) or TimeKind.DATE))
    return tuple(mentions)


def _windows(plain: str) -> list[tuple[int, int]]:
    """The stretches of text around words of time, merged where they meet."""
    windows: list[tuple[int, int]] = []
    known = trigger_words()
    for match in TOKEN.finditer(plain):
        if match[0][0].isalpha() and match[0] not in known:
            continue
        start, end = max(0, match.start() - _REACH), min(len(plain), match.end() + _REACH)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((max(start, plain.find(" ", start, match.start())), end))
    return windows


def _trim(plain: str, span: tuple[int, int]) -> tuple[int, int] | None:
    start, end = span
    while end > start and plain[end - 1] in " ,;-":
        end -= 1
    while start < end and plain[start] in " ,;-":
        start += 1
    return (start, end) if end > start else None
