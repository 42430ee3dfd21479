"""From what the expressions of one article say to their places in the calendar, in text order."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.reading import TimeKind, TimeMention
from dragoman.record import Time
from dragoman.resolve.when._calendar import FINENESS, Stretch, Unit, is_day, of_day
from dragoman.resolve.when._grammar import CODES, parse, parse_length
from dragoman.resolve.when._interval import Interval, interval_of, reach_of
from dragoman.resolve.when._meaning import Base, Calendar, Cycle, Length, Meaning, Reference, Shift
from dragoman.resolve.when._tense import looks_ahead
from dragoman.resolve.when._words import holiday
from dragoman.span import Span

#: How far apart, in characters, two expressions of one phrase may stand ("6 and 7 January").
_TOUCHING = 9


@dataclass(slots=True)
class _Told:
    """A stretch already told, and where."""

    span: Span
    stretch: Stretch


@dataclass(slots=True)
class _Story:
    """The article as far as it is read."""

    text: str
    today: dt.date | None
    mentions: Sequence[TimeMention]
    meanings: list[Meaning | None]
    told: list[_Told] = field(default_factory=list[_Told])

    def last(self, unit: Unit) -> Stretch | None:
        """The last stretch told that lies in one of ``unit``."""
        for told in reversed(self.told):
            if FINENESS[told.stretch.unit] <= FINENESS[unit]:
                return told.stretch
        return None

    def anchor(self, base: Base, unit: Unit) -> Stretch | None:
        """Where a count starts, at least as fine as ``unit``."""
        today = of_day(self.today)
        if base == "document":
            return today
        if base == "narrative":
            return self.last(unit) or today
        if unit in ("quarter", "half") and self.told:
            return next((t.stretch for t in reversed(self.told) if t.stretch.unit == unit), today)
        return today or self.last(unit)

    def first_dated(self) -> Stretch | None:
        """The first day or month of the article written with its year."""
        for meaning in self.meanings:
            if isinstance(meaning, Calendar) and meaning.year is not None and meaning.unit in ("day", "month"):
                return _in_year(meaning, meaning.year)[0]
        return None

    def neighbour(self, index: int, step: int) -> int | None:
        """Index of the mention before (-1) or after (+1), if it stands in the same phrase."""
        other = index + step
        if not 0 <= other < len(self.mentions):
            return None
        first, second = sorted((index, other))
        gap = self.mentions[second].span.start - self.mentions[first].span.end
        between = self.text[self.mentions[first].span.end : self.mentions[second].span.start]
        return other if -1 <= gap <= _TOUCHING and "." not in between.replace("a.m.", "").replace("p.m.", "") else None


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
    story = _Story(text, document_date, ordered, meanings)
    times: list[Time | None] = [None] * len(mentions)
    for index, place in enumerate(order):
        times[place] = _time(story, index)
    return tuple(time for time in times if time is not None)


_TRAIL = re.compile(r"\s(?:ago|earlier|later|before|after)\b")


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


def _time(story: _Story, index: int) -> Time:
    mention, meaning = story.mentions[index], story.meanings[index]
    value, interval = _value(story, index, mention, meaning)
    start, end, precision = interval if interval else (None, None, None)
    return Time(mention.span, str(mention.kind), value, start, end, precision)


def _value(
    story: _Story, index: int, mention: TimeMention, meaning: Meaning | None
) -> tuple[str, Interval | None]:
    match meaning:
        case None:
            return _default(mention.kind), None
        case Reference():
            present = meaning.value == "PRESENT_REF" and story.today is not None and mention.kind is TimeKind.DATE
            return meaning.value, None if not present else None
        case Cycle():
            return meaning.value, None
        case Length():
            return _length(story, mention, meaning)
        case Shift():
            stretch, value = _shift(story, index, meaning)
        case Calendar():
            stretch, value = _calendar(story, index, mention, meaning)
    if stretch is None:
        return _clocked(value, meaning, mention.kind), None
    if not (isinstance(meaning, Shift) and meaning.keep):
        # what last year's figures are compared with is not where the story goes on
        story.told.append(_Told(mention.span, stretch))
    return _clocked(stretch.value, meaning, mention.kind), _interval(story, mention, meaning, stretch)


def _interval(story: _Story, mention: TimeMention, meaning: Shift | Calendar, stretch: Stretch) -> Interval | None:
    whole = interval_of(stretch, meaning.part)
    if whole is None:
        return None
    if isinstance(meaning, Calendar) and meaning.last_day and is_day(stretch.year, stretch.number or 0, meaning.last_day):
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


def _length(story: _Story, mention: TimeMention, meaning: Length) -> tuple[str, Interval | None]:
    code = meaning.code
    minor = code.startswith("T")
    amount, unit = meaning.amount, code.removeprefix("T")
    if amount is None:
        if mention.kind is TimeKind.DATE and meaning.reach:
            return ("PAST_REF" if meaning.reach == "past" else "FUTURE_REF"), None
        number = "X"
    else:
        number = f"{amount:g}"
    value = f"P{'T' if minor else ''}{number}{unit}"
    if minor and amount is not None and amount % 1 and unit in "HM":
        finer = {"H": "M", "M": "S"}[unit]
        value = f"PT{int(amount)}{unit}{round(amount % 1 * 60)}{finer}" if amount > 1 else f"PT{round(amount * 60)}{finer}"
    return value, reach_of(story.today, amount, code, meaning.reach) if meaning.reach else None


_OPEN: dict[Unit, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "season": "XXXX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def _shift(story: _Story, index: int, meaning: Shift) -> tuple[Stretch | None, str]:
    if meaning.count is None:
        return None, "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
    following = story.neighbour(index, 1)
    anchor: Stretch | None = None
    if meaning.start is not None:
        anchor = _calendar(story, index, story.mentions[index], meaning.start)[0]
        anchor = anchor if anchor and FINENESS[anchor.unit] <= FINENESS[meaning.unit] else None
    elif meaning.clock and meaning.count == 0 and meaning.base == "narrative":
        anchor = _day_beside(story, index)
    elif meaning.sign and following is not None:
        anchor = _settled(story, following, meaning.unit)
    anchor = anchor or story.anchor(meaning.base, meaning.unit)
    if anchor is None:
        return None, _OPEN[meaning.unit]
    if meaning.keep and (quarter := _compared(story)):
        moved = quarter.shift(_per_year(quarter.unit) * meaning.count)
    else:
        moved = anchor.shift(meaning.count, meaning.unit)
    if meaning.unit == "weekend" and meaning.base == "either" and moved and story.today:
        days = moved.days()
        if days and days[0] > story.today and looks_ahead(story.text, story.mentions[index].span) is not True:
            moved = moved.shift(-1)
    return moved, moved.value if moved else _OPEN[meaning.unit]


def _compared(story: _Story) -> Stretch | None:
    """The quarter or half that a company's figures were just given for."""
    for told in story.told[-3:][::-1]:
        if told.stretch.unit in ("quarter", "half"):
            return told.stretch
    return None


def _per_year(unit: Unit) -> int:
    return {"month": 12, "quarter": 4, "half": 2, "year": 1, "season": 4}.get(unit, 0)


def _day_beside(story: _Story, index: int) -> Stretch | None:
    """The day of a time of day that stands alone: named beside it, told last, or the day of writing."""
    following = story.neighbour(index, 1)
    if following is not None and (day := _settled(story, following, "day")):
        return day
    return story.last("day") or of_day(story.today)


def _settled(story: _Story, index: int, unit: Unit) -> Stretch | None:
    """The stretch of another mention that needs no further context than the day of writing."""
    meaning = story.meanings[index]
    if not isinstance(meaning, Calendar) or meaning.unit not in ("day", "month", "year", "season"):
        return None
    if FINENESS[meaning.unit] > FINENESS[unit]:
        return None
    if meaning.day is not None and meaning.number is None:
        return None
    return _calendar(story, index, story.mentions[index], meaning)[0]


def _calendar(
    story: _Story, index: int, mention: TimeMention, meaning: Calendar
) -> tuple[Stretch | None, str]:
    if meaning.year is not None and meaning.unit == "day" and meaning.number is None and meaning.holiday is None:
        return _bare_day(story, index, meaning)
    if meaning.year is not None:
        return _in_year(meaning, _before_christ(story, index, meaning.year))
    if meaning.year_from is not None:
        anchor = story.anchor(meaning.year_from.base, "year")
        year = anchor.shift(meaning.year_from.count or 0, "year") if anchor else None
        return _in_year(meaning, year.year) if year else (None, _open(meaning))
    if meaning.weekday is not None and meaning.number is not None and story.today is not None:
        return _on_weekday(story.today, meaning)
    if meaning.weekday is not None and meaning.number is None:
        return _weekday(story, index, mention, meaning)
    if meaning.unit == "day" and meaning.number is None and meaning.holiday is None:
        return _bare_day(story, index, meaning)
    for step in (1,):
        beside = story.neighbour(index, step)
        other = story.meanings[beside] if beside is not None else None
        if isinstance(other, Calendar) and other.year is not None and other.unit == meaning.unit != "year":
            return _in_year(meaning, other.year)
    if story.today is None:
        told = story.last("year") or story.first_dated()
        return _in_year(meaning, told.year) if told else (None, _open(meaning))
    return _nearest(story, mention, meaning)


def _before_christ(story: _Story, index: int, year: int) -> int:
    """ "480" of "480-479 BC" is before Christ too."""
    following = story.neighbour(index, 1)
    other = story.meanings[following] if following is not None else None
    if 0 < year < 1000 and isinstance(other, Calendar) and other.year is not None and other.year < 0:
        return -year
    return year


def _on_weekday(today: dt.date, meaning: Calendar) -> tuple[Stretch | None, str]:
    """A day and month whose weekday gives away the year."""
    for year in sorted(range(today.year - 6, today.year + 7), key=lambda year: abs(year - today.year)):
        found, value = _in_year(meaning, year)
        days = found.days() if found else None
        if days and days[0].isoweekday() == meaning.weekday:
            return found, value
    return _in_year(meaning, today.year)


def _in_year(meaning: Calendar, year: int) -> tuple[Stretch | None, str]:
    if meaning.holiday is not None:
        try:
            day = holiday(meaning.holiday, year)
        except ValueError:
            day = None
        stretch = of_day(day)
        return stretch, stretch.value if stretch else _open(meaning)
    if meaning.unit == "day" and not is_day(year, meaning.number or 0, meaning.day or 0):
        return None, _open(meaning)
    stretch = Stretch(meaning.unit, year, meaning.number, meaning.day)
    return stretch, stretch.value


def _open(meaning: Calendar) -> str:
    """The value with the year left open."""
    if meaning.holiday is not None or meaning.weekday is not None or meaning.number is None:
        return _OPEN[meaning.unit] if meaning.weekday is None else f"XXXX-WXX-{meaning.weekday}"
    return f"XXXX{Stretch(meaning.unit, 1000, meaning.number, meaning.day).value[4:]}"


def _nearest(story: _Story, mention: TimeMention, meaning: Calendar) -> tuple[Stretch | None, str]:
    """A month, day or season without a year, beside the day of writing."""
    today = story.today
    assert today is not None
    if meaning.which == "this":
        return _in_year(meaning, today.year)
    if meaning.which in ("previous", "following", "that"):
        anchor = story.last("month") or of_day(today)
        if anchor and meaning.which == "that":
            return _in_year(meaning, anchor.year)
        base_days = anchor.days() if anchor else None
        today = base_days[0] if base_days else today
    tense = looks_ahead(story.text, mention.span) if meaning.which is None else meaning.which in ("next", "following")
    strict = meaning.which is not None
    candidates = [
        (days, found)
        for year in (today.year - 1, today.year, today.year + 1)
        if (found := _in_year(meaning, year))[0] is not None and (days := found[0].days())
    ]
    coming = [(days, found) for days, found in candidates if (days[0] > today if strict else days[1] >= today)]
    gone = [(days, found) for days, found in candidates if (days[1] < today if strict else days[0] <= today)]
    ahead = tense is True
    if not strict and coming and gone and meaning.unit != "quarter":
        wait, since = (coming[0][0][0] - today).days, (today - gone[-1][0][1]).days
        ahead = since * _FAR_BACK > wait if ahead else wait * _far_ahead(meaning.unit, tense) < since
    elif meaning.unit == "quarter":
        ahead = False
    chosen = coming[:1] if ahead else gone[-1:]
    return chosen[0][1] if chosen else (None, _open(meaning))


#: How many times nearer the other year must lie to overrule the tense: measured on TimeBank and the gold articles.
_FAR_BACK = 6


def _far_ahead(unit: Unit, tense: bool | None) -> int:
    if tense is None:
        return 2
    return 4 if unit == "day" else 10


def _weekday(
    story: _Story, index: int, mention: TimeMention, meaning: Calendar
) -> tuple[Stretch | None, str]:
    weekday = meaning.weekday or 1
    narrative = meaning.which in ("previous", "following", "that")
    today = story.today
    if narrative or today is None:
        last = story.last("day")
        days = last.days() if last else None
        today = days[0] if days and narrative else today
    if today is None:
        return None, f"XXXX-WXX-{weekday}"
    back = (today.isoweekday() - weekday) % 7
    strict = meaning.which in ("last", "previous", "next", "following")
    ahead = meaning.which in ("next", "following") or (
        meaning.which is None and looks_ahead(story.text, mention.span) is True
    )
    if meaning.which == "this":
        offset = weekday - today.isoweekday()
    elif ahead:
        offset = (weekday - today.isoweekday()) % 7
        offset += 7 if strict and offset == 0 else 0
    else:
        offset = -(back or (7 if strict else 0))
    try:
        stretch = of_day(today + dt.timedelta(days=offset))
    except OverflowError:
        stretch = None
    return stretch, stretch.value if stretch else f"XXXX-WXX-{weekday}"


def _bare_day(story: _Story, index: int, meaning: Calendar) -> tuple[Stretch | None, str]:
    """ "7" after "6 January and", "17" after "1916 and", "the 20th" of the month told last."""
    number = meaning.day or 0
    following = story.neighbour(index, 1)
    if following is not None:
        other = story.meanings[following]
        if isinstance(other, Calendar) and other.unit == "day" and other.number:
            return _calendar(story, following, story.mentions[following], _with_day(other, number))
    before = story.neighbour(index, -1)
    if meaning.year is not None:
        other = story.meanings[before] if before is not None else None
        number_of = other.number if isinstance(other, Calendar) else None
        return _in_year(Calendar("day", number=number_of, day=number), meaning.year)
    if before is not None and story.told and story.told[-1].span == story.mentions[before].span:
        told = story.told[-1].stretch
        if told.unit == "year" and 0 <= number <= 99:
            return _in_year(Calendar("year"), told.year // 100 * 100 + number)
    month = story.last("month")
    month = month.floor("month") if month else None
    if month is None or not is_day(month.year, month.number or 0, number):
        return None, "XXXX-XX-XX"
    return _in_year(Calendar("day", number=month.number, day=number), month.year)


def _with_day(date: Calendar, day: int) -> Calendar:
    return Calendar("day", date.year, date.number, day, year_from=date.year_from, which=date.which)
