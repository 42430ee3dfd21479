"""The date of an event from the words that give it, which may be wider or narrower than one time expression."""

import calendar
import datetime as dt
import re
from collections.abc import Sequence

from dragoman.reading import TimeKind, TimeMention
from dragoman.record import Date, Time
from dragoman.resolve.when._calendar import of_day, plain_day
from dragoman.resolve.when._grammar import parse, parse_length
from dragoman.resolve.when._interval import Interval, reach_of
from dragoman.resolve.when._meaning import Length, Shift
from dragoman.resolve.when._resolve import resolve_times
from dragoman.span import Span

_BEFORE = 24
_AFTER = 24
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:between|from)\b", re.IGNORECASE)
_JOIN = re.compile(r"^\s*(?:and|to|through|until|till|[-–—&])\s*(?:the |early |mid-|late )*$", re.IGNORECASE)
_BARE_DAY = re.compile(r"\s*(?:to|and|through|[-–])\s*(?P<day>[0-3]?\d)\b(?!\s?(?:[ap]\.?m|[:%]))", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:for|lasting)\s+(?:(?:more|less) than |over |nearly |almost |about |at least |some )?$", re.IGNORECASE
)
_BESIDE = re.compile(r"\b(?P<side>before|after)$", re.IGNORECASE)


def event_date(text: str, span: Span, times: Sequence[Time], document_date: dt.date | None) -> Date | None:
    """The days on which an event falls whose time the words at ``span`` give; None where they place it nowhere.

    ``times`` are the article's resolved expressions (``resolve_times``). Beyond their own intervals this reads
    "since June" (to the day of writing), "between 1991 and 1995", "from Dec. 4 to 7", "for eight years", and
    "two years after X happened" as the date of X, which the words point back to.
    """
    document_date = plain_day(document_date)
    inside = sorted((time for time in times if time.span.overlaps(span)), key=lambda time: time.span)
    if not any(time.start for time in inside):
        inside = _own(text, span, times, document_date) or inside
    if not inside:
        return None
    found = _flipped(text, span, inside, times, document_date) or _covered(text, span, inside, times, document_date)
    if found is None:
        return None
    start, end, precision = found
    return Date(start, end, precision, span, inside[0].value)


def _own(text: str, span: Span, times: Sequence[Time], today: dt.date | None) -> list[Time]:
    """The span itself as an expression, read after those told before it."""
    told = [TimeMention(time.span, TimeKind(time.type)) for time in times if time.span.end <= span.start]
    own = resolve_times(text, [*told, TimeMention(span, TimeKind.DATE)], today)[-1]
    return [own] if own.start else []


def _covered(
    text: str, span: Span, inside: list[Time], times: Sequence[Time], today: dt.date | None
) -> Interval | None:
    placed = [time for time in inside if time.start and time.end]
    if not placed and inside[0].value == "PRESENT_REF" and today is not None:
        return today.isoformat(), today.isoformat(), "day"
    if not placed:
        return _lasting(text, inside[0], today)
    first = placed[0]
    lead = text[max(0, min(span.start, first.span.start) - _BEFORE) : first.span.start]
    lead = lead if span.start >= first.span.start else text[span.start : first.span.start]
    if _SINCE.search(lead) and today is not None:
        return _until_now(first, today)
    if first.precision == "day" and _RANGE.search(lead) and (last := _BARE_DAY.match(text, first.span.end)):
        end = f"{str(first.start)[:8]}{int(last['day']):02d}"
        if end > str(first.start) and int(last["day"]) <= calendar.monthrange(int(end[:4]), int(end[5:7]))[1]:
            return str(first.start), end, "interval"
    if len(placed) == 1 and _RANGE.search(lead):
        later = next((t for t in times if t.start and t.span.start >= first.span.end), None)
        if later and _JOIN.match(text[first.span.end : later.span.start]):
            placed.append(later)
    return _union(text, placed)


def _union(text: str, placed: list[Time]) -> Interval:
    """From the first to the last of joined expressions; the narrowest of those that say the same."""
    runs = [placed[0]]
    for time in placed[1:]:
        if _JOIN.match(text[runs[-1].span.end : time.span.start]) and str(time.end) >= str(runs[-1].end):
            runs.append(time)
    if len(runs) > 1:
        precision = {time.precision for time in runs}
        return str(runs[0].start), str(runs[-1].end), str(precision.pop() if len(precision) == 1 else "interval")
    best = min(placed, key=lambda time: _length(time))
    return str(best.start), str(best.end), str(best.precision)


def _length(time: Time) -> int:
    return (dt.date.fromisoformat(str(time.end)) - dt.date.fromisoformat(str(time.start))).days


def _until_now(time: Time, today: dt.date) -> Interval:
    end = today
    if time.precision in ("year", "decade", "century"):
        end = today.replace(month=12, day=31)
    elif time.precision in ("month", "season", "quarter"):
        end = today.replace(day=calendar.monthrange(today.year, today.month)[1])
    start = str(time.start)
    if start > end.isoformat():
        return start, str(time.end), str(time.precision)
    return start, end.isoformat(), str(time.precision)


def _lasting(text: str, time: Time, today: dt.date | None) -> Interval | None:
    """Time that something lasts ("for eight years"), taken to reach to the day of writing."""
    if time.type != TimeKind.DURATION or not _FOR.search(text, max(0, time.span.start - 40), time.span.start):
        return None
    meaning = parse_length(time.span.of(text))
    if not isinstance(meaning, Length) or meaning.amount is None or meaning.code not in ("W", "M", "Y", "DE"):
        return None
    return reach_of(today, meaning.amount, meaning.code, "past")


def _flipped(
    text: str, span: Span, inside: list[Time], times: Sequence[Time], today: dt.date | None
) -> Interval | None:
    """In "two years after the troops left" the leaving was two years before what is told."""
    words = span.of(text)
    if not _BESIDE.search(words) or len(inside) != 1 or not re.match(r"\s+\w", text[span.end : span.end + 8]):
        return None
    meaning = parse(words)
    if words.lower().startswith("the ") or not isinstance(meaning, Shift):
        return None
    if meaning.count is None or meaning.base != "narrative":
        return None
    told = next(
        (t for t in reversed(times) if t.start and t.span.end <= span.start and span.start - t.span.end < 60), None
    )
    anchor = dt.date.fromisoformat(str(told.start)) if told else today
    if anchor is None:
        return None
    day = of_day(anchor)
    moved = day.shift(-meaning.count, meaning.unit) if day else None
    days = moved.days() if moved else None
    return (days[0].isoformat(), days[1].isoformat(), str(moved.unit if moved else "day")) if days else None
