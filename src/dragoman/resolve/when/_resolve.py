"""From what the expressions of one article say to their places in the calendar, in text order."""

import datetime as dt
import re
from collections.abc import Sequence

from dragoman.reading import TimeKind, TimeMention
from dragoman.record import Time
from dragoman.resolve.when._calendar import FINENESS, Stretch, Unit, is_day, of_day, plain_day
from dragoman.resolve.when._counted import CODES, period
from dragoman.resolve.when._dates import OPEN, place, settled
from dragoman.resolve.when._grammar import parse, parse_length
from dragoman.resolve.when._interval import Interval, interval_of, reach_of
from dragoman.resolve.when._meaning import Calendar, Cycle, Length, Meaning, Reference, Shift
from dragoman.resolve.when._story import Story, Told
from dragoman.resolve.when._tense import looks_ahead

_BOUND = re.compile(
    r"[^.;]{0,60}?\b(?:(?P<end>ended|ending|ends|end|finished|until|till|concluded)|began|beginning|started|starting)\b"
    r"[^.;]{0,50}?\s(?:in |on |by |around |the |early |late )*",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\s(?:ago|earlier|later|before|after)\b")


def resolve_times(text: str, mentions: Sequence[TimeMention], document_date: dt.date | None) -> tuple[Time, ...]:
    """Give every time expression of an article its TIMEX3 value and, where it has one, its place in the calendar.

    ``mentions`` are the expressions of ``text`` in any order; the answer has one ``Time`` for each, in the
    order given. ``document_date`` is the day of writing; without it only what the text itself dates is
    placed, and the rest keeps a value such as ``XXXX-WXX-2``. Never raises on any span.

    Words such as "the day before" and "that year" count from the last date told; a weekday or month without
    a year is the latest before the day of writing, or the next after it where the clause looks ahead.
    Values follow TimeML 1.2.1; ``start`` and ``end`` are ISO days, both included.
    """
    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].span.start, mentions[i].span.end))
    ordered = [mentions[i] for i in order]
    meanings = [_read(text, mention) for mention in ordered]
    story = Story(text, plain_day(document_date), ordered, meanings)
    times: list[Time | None] = [None] * len(mentions)
    for index, position in enumerate(order):
        times[position] = _time(story, index)
    return tuple(time for time in times if time is not None)


def _read(text: str, mention: TimeMention) -> Meaning | None:
    expression = mention.span.of(text)[:200]
    if mention.kind is TimeKind.DURATION:
        meaning = parse_length(expression)
        return parse(expression) if meaning is None else meaning
    meaning = parse(expression)
    if mention.kind is TimeKind.SET and not isinstance(meaning, Cycle):
        return parse_length(expression) or meaning
    if isinstance(meaning, Length) and (trail := _TRAIL.match(text, mention.span.end)):
        longer = parse(expression + trail[0])
        return longer if isinstance(longer, Shift) else meaning
    return meaning


def _time(story: Story, index: int) -> Time:
    mention, meaning = story.mentions[index], story.meanings[index]
    value, interval = _value(story, index, mention, meaning)
    start, end, precision = interval if interval else (None, None, None)
    return Time(mention.span, str(mention.kind), value, start, end, precision)


def _value(story: Story, index: int, mention: TimeMention, meaning: Meaning | None) -> tuple[str, Interval | None]:
    match meaning:
        case None:
            return _default(mention.kind), None
        case Reference():
            return meaning.value, None
        case Cycle():
            return meaning.value, None
        case Length():
            return _length(story, index, meaning)
        case Shift():
            stretch, value = _shift(story, index, meaning)
        case Calendar():
            stretch, value = place(story, index, mention, meaning)
    if stretch is None:
        return _clocked(value, meaning, mention.kind), None
    if not (isinstance(meaning, Shift) and meaning.keep):
        # what last year's figures are compared with is not where the story goes on
        story.told.append(Told(mention.span, stretch))
    return _clocked(stretch.value, meaning, mention.kind), _interval(story, mention, meaning, stretch)


def _interval(story: Story, mention: TimeMention, meaning: Shift | Calendar, stretch: Stretch) -> Interval | None:
    whole = interval_of(stretch, meaning.part)
    if whole is None:
        return None
    if (
        isinstance(meaning, Calendar)
        and meaning.last_day
        and is_day(stretch.year, stretch.number or 0, meaning.last_day)
    ):
        last = dt.date(stretch.year, stretch.number or 1, meaning.last_day).isoformat()
        return (whole[0], last, "interval") if last > whole[0] else whole
    if isinstance(meaning, Shift) and meaning.overnight:
        day = stretch.shift(1)
        return (whole[0], day.value, "interval") if day else whole
    if isinstance(meaning, Shift) and story.today and meaning.base == "document":
        if meaning.reach and meaning.count == -1:
            return reach_of(story.today, 1, CODES[meaning.unit], "past") or whole
        before = story.text[max(0, mention.span.start - 8) : mention.span.end].lower()
        if stretch.unit == "week" and meaning.count == 0 and "earlier" in before:
            return whole[0], story.today.isoformat(), "interval"
    return whole


def _clocked(value: str, meaning: Shift | Calendar, kind: TimeKind) -> str:
    if meaning.clock is None or (kind is not TimeKind.TIME and meaning.clock.isalpha()):
        return value
    return f"{value}T{meaning.clock}"


def _default(kind: TimeKind) -> str:
    return "PXX" if kind is TimeKind.DURATION else "XXXX-XX-XX" if kind is TimeKind.TIME else "XXXX"


def _length(story: Story, index: int, meaning: Length) -> tuple[str, Interval | None]:
    amount, code, reach = meaning.amount, meaning.code, meaning.reach
    if amount is None and reach and story.mentions[index].kind is TimeKind.DATE:
        return ("PAST_REF" if reach == "past" else "FUTURE_REF"), None
    value = period(amount, code)
    if reach:
        return value, reach_of(story.today, amount, code, reach)
    return value, _bounded(story, index, amount, code)


def _bounded(story: Story, index: int, amount: float | None, code: str) -> Interval | None:
    """The span of "a decade-long war that ended in 1989", where the next expression gives its end or beginning."""
    if amount is None or index + 1 >= len(story.mentions) or code not in ("D", "W", "M", "Y", "DE"):
        return None
    following = story.mentions[index + 1].span
    bound = _BOUND.fullmatch(story.text, story.mentions[index].span.end, following.start)
    edge = settled(story, index + 1, "year") if bound else None
    days = edge.days() if edge else None
    if bound is None or days is None:
        return None
    if code == "D":
        # two days from Tuesday are Tuesday and Wednesday
        amount = max(0, amount - 1)
    return reach_of(days[1] if bound["end"] else days[0], amount, code, "past" if bound["end"] else "future")


def _shift(story: Story, index: int, meaning: Shift) -> tuple[Stretch | None, str]:
    if meaning.count is None:
        return None, "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
    following = story.neighbour(index, 1)
    anchor: Stretch | None = None
    if meaning.start is not None:
        anchor = place(story, index, story.mentions[index], meaning.start)[0]
        anchor = anchor if anchor and FINENESS[anchor.unit] <= FINENESS[meaning.unit] else None
    elif meaning.clock and meaning.count == 0 and meaning.base == "narrative":
        anchor = _day_beside(story, index)
    elif meaning.sign and following is not None:
        anchor = settled(story, following, meaning.unit)
    anchor = anchor or story.anchor(meaning.base, meaning.unit)
    if anchor is None:
        return None, OPEN[meaning.unit]
    if meaning.keep and (quarter := _compared(story)):
        moved = quarter.shift(_per_year(quarter.unit) * meaning.count)
    else:
        moved = anchor.shift(meaning.count, meaning.unit)
    if meaning.unit == "weekend" and meaning.base == "either" and moved and story.today:
        days = moved.days()
        if days and days[0] > story.today and looks_ahead(story.text, story.mentions[index].span) is not True:
            moved = moved.shift(-1)
    return moved, moved.value if moved else OPEN[meaning.unit]


def _compared(story: Story) -> Stretch | None:
    """The quarter or half that a company's figures were just given for."""
    for told in story.told[-3:][::-1]:
        if told.stretch.unit in ("quarter", "half"):
            return told.stretch
    return None


def _per_year(unit: Unit) -> int:
    return {"month": 12, "quarter": 4, "half": 2, "year": 1, "season": 4}.get(unit, 0)


def _day_beside(story: Story, index: int) -> Stretch | None:
    """The day of a time of day that stands alone: named beside it, told last, or the day of writing."""
    following = story.neighbour(index, 1)
    if following is not None and (day := settled(story, following, "day")):
        return day
    return story.last("day") or of_day(story.today)
