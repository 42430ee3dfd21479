"""Dates as written to their places in the calendar: what they leave open comes from the story."""

import datetime as dt

from dragoman.reading import TimeMention
from dragoman.resolve.when._calendar import FINENESS, Stretch, Unit, is_day, of_day
from dragoman.resolve.when._meaning import Calendar
from dragoman.resolve.when._story import Story
from dragoman.resolve.when._tense import looks_ahead
from dragoman.resolve.when._words import holiday, is_one_day

#: Values of a stretch that nothing places.
OPEN: dict[Unit, str] = {
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

#: How many times nearer the other year must lie to overrule the tense: measured on TimeBank and the gold articles.
_FAR_BACK = 6


def place(story: Story, index: int, mention: TimeMention, meaning: Calendar) -> tuple[Stretch | None, str]:
    """The stretch that a written date means and its value, or None and a value with the unknown left open."""
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
    beside = story.neighbour(index, 1)
    other = story.meanings[beside] if beside is not None else None
    if isinstance(other, Calendar) and other.year is not None and other.unit == meaning.unit:
        return _in_year(meaning, other.year)
    if meaning.holiday is not None and is_one_day(meaning.holiday):
        return _in_year(meaning, 1)
    if story.today is None:
        told = story.last("year") or story.first_dated()
        return _in_year(meaning, told.year) if told else (None, _open(meaning))
    return _nearest(story, mention, meaning)


def settled(story: Story, index: int, unit: Unit) -> Stretch | None:
    """The stretch of another mention that needs no further context than the day of writing."""
    meaning = story.meanings[index]
    if not isinstance(meaning, Calendar) or meaning.unit not in ("day", "month", "year", "season"):
        return None
    if FINENESS[meaning.unit] > FINENESS[unit]:
        return None
    if meaning.day is not None and meaning.number is None:
        return None
    return place(story, index, story.mentions[index], meaning)[0]


def _before_christ(story: Story, index: int, year: int) -> int:
    """The year 480 of "480-479 BC" is before Christ too."""
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
        return OPEN[meaning.unit] if meaning.weekday is None else f"XXXX-WXX-{meaning.weekday}"
    return f"XXXX{Stretch(meaning.unit, 1000, meaning.number, meaning.day).value[4:]}"


def _nearest(story: Story, mention: TimeMention, meaning: Calendar) -> tuple[Stretch | None, str]:
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


def _far_ahead(unit: Unit, tense: bool | None) -> int:
    if tense is None:
        return 2
    return 6 if unit == "day" else 10


def _weekday(story: Story, index: int, mention: TimeMention, meaning: Calendar) -> tuple[Stretch | None, str]:
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


def _bare_day(story: Story, index: int, meaning: Calendar) -> tuple[Stretch | None, str]:
    """Day 7 after "6 January and", year 17 after "1916 and", "the 20th" of the month told last."""
    number = meaning.day or 0
    following = story.neighbour(index, 1)
    if following is not None:
        other = story.meanings[following]
        if isinstance(other, Calendar) and other.unit == "day" and other.number:
            return place(story, following, story.mentions[following], _with_day(other, number))
    before = story.neighbour(index, -1)
    if meaning.year is not None:
        other = story.meanings[before] if before is not None else None
        number_of = other.number if isinstance(other, Calendar) else None
        return _in_year(Calendar("day", number=number_of, day=number), meaning.year)
    if before is not None and story.told and story.told[-1].span == story.mentions[before].span:
        told = story.told[-1].stretch
        if told.unit == "year" and 0 <= number <= 99:
            return _in_year(Calendar("year"), told.year // 100 * 100 + number)
    month = story.last("month") or _month_around(story, index, number)
    month = month.floor("month") if month else None
    if month is None or not is_day(month.year, month.number or 0, number):
        return None, "XXXX-XX-XX"
    return _in_year(Calendar("day", number=month.number, day=number), month.year)


def _month_around(story: Story, index: int, day: int) -> Stretch | None:
    """The month of writing, or the one before or after it where the day has gone or is still to come."""
    today = of_day(story.today)
    if today is None or today.day is None:
        return None
    ahead = looks_ahead(story.text, story.mentions[index].span) is True
    if ahead:
        return today.shift(1, "month") if day < today.day else today
    return today.shift(-1, "month") if day > today.day else today


def _with_day(date: Calendar, day: int) -> Calendar:
    return Calendar("day", date.year, date.number, day, year_from=date.year_from, which=date.which)
