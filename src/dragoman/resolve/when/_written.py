"""Dates as they are written: what a match of a pattern says, with what it leaves open."""

import re

from dragoman.resolve.when._calendar import Unit, is_day
from dragoman.resolve.when._counted import COUNTS, WHICH
from dragoman.resolve.when._meaning import Calendar, Meaning, Shift
from dragoman.resolve.when._patterns import weekday as weekday_pattern
from dragoman.resolve.when._patterns import year_before
from dragoman.resolve.when._words import read_number, words

Match = re.Match[str]


def iso(match: Match) -> Meaning | None:
    """A date in figures."""
    if match["iso_year"]:
        year, month, day = int(match["iso_year"]), int(match["iso_month"]), match["iso_day"]
    else:
        first, second, year = int(match["first"]), int(match["second"]), int(match["slash_year"])
        year += 0 if year > 99 else 2000 if year < 50 else 1900
        # the American order, unless it gives no date
        month, day = (first, str(second)) if first <= 12 else (second, str(first))
    if not 1 <= month <= 12:
        return None
    if day is None:
        return Calendar("month", year, month)
    return Calendar("day", year, month, int(day)) if is_day(year, month, int(day)) else None


def _year_of(match: Match) -> tuple[int | None, Shift | None]:
    """The year that a date names: a number, or words such as "last year"."""
    groups = match.groupdict()
    if groups.get("bc") and groups.get("year"):
        return -int(groups["year"]), None
    if groups.get("year"):
        return int(groups["year"]), None
    if groups.get("spoken"):
        return _spoken_year(groups["spoken"]), None
    if groups.get("short_year"):
        year = int(groups["short_year"])
        return year + (2000 if year < 40 else 1900), None
    if groups.get("which_year"):
        count, base = COUNTS[WHICH[groups["which_year"]]]
        return None, Shift("year", count, base)
    return None, None


def _spoken_year(spoken: str) -> int | None:
    known = words().numbers
    parts = [known[word] for word in re.findall(r"[a-z]+", spoken) if word in known]
    if not parts:
        return None
    if 1000 in parts:
        return int(read_number(spoken) or 0) or None
    return parts[0] * 100 + sum(parts[1:])


def day_number(text: str) -> int | None:
    """The number of a day of the month or an ordinal, in figures or words."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    tens, _, ones = text.replace("-", " ").partition(" ")
    ordinals, numbers = words().ordinals, words().numbers
    if ones:
        return numbers.get(tens, 0) + (ordinals.get(ones) or 0)
    return ordinals.get(tens) or numbers.get(tens)


def date(match: Match) -> Meaning | None:
    """A day with its month."""
    year, year_from = _year_of(match)
    month, day = words().months[match["month"]], day_number(match["day"])
    if day is None or not is_day(year or 2000, month, day):
        return None
    last = match["last_day"]
    weekday = weekday_pattern().search(match.string, 0, match.start()) if year is None else None
    return Calendar(
        "day",
        year,
        month,
        day,
        words().weekdays[weekday["weekday"]] if weekday else None,
        year_from=year_from,
        last_day=int(last) if last else None,
    )


def month(match: Match) -> Meaning | None:
    """A month."""
    year, year_from = _year_of(match)
    which = WHICH[match["which"]] if match["which"] and year is None else None
    return Calendar("month", year, words().months[match["month"]], which=which, year_from=year_from)


def season(match: Match) -> Meaning | None:
    """A season."""
    year, year_from = _year_of(match)
    which = WHICH[match["which"]] if match["which"] and year is None else None
    return Calendar("season", year, words().seasons[match["season"]], which=which, year_from=year_from)


def quarter(match: Match) -> Meaning | None:
    """A quarter or half year."""
    year, year_from = _year_of(match)
    if year is None and year_from is None and (before := year_before().search(match.string[: match.start()])):
        year, year_from = _year_of(before)
    word = match["ordinal"] or match["number"]
    unit: Unit = "half" if (match["unit"] or "").startswith("half") else "quarter"
    count = 2 if unit == "half" else 4
    number = {"last": count, "final": count, "latter": count, "latest": None}.get(word, 0)
    if number == 0:
        number = day_number(word)
    if number is None:
        return Shift(unit, 0, "narrative")
    return Calendar(unit, year, number, year_from=year_from) if 1 <= number <= count else None


def century(match: Match) -> Meaning | None:
    """A century."""
    number = day_number(match["ordinal"])
    if number is None or not 1 <= number <= 99:
        return None
    if match["bc"]:
        return Calendar("century", -(number - 1) * 100 - 1 if number == 1 else -(number - 1) * 100)
    return Calendar("century", (number - 1) * 100)


def decade(match: Match) -> Meaning | None:
    """A decade."""
    if word := match["decade_word"]:
        tens = words().decades[word]
        return Calendar("decade", 1900 + tens)
    century, tens = match["century"], int(match["tens"])
    if match["bc"] and century:
        return Calendar("decade", -(int(century) * 100 + tens))
    if century:
        return Calendar("decade", int(century) * 100 + tens)
    return Calendar("decade", (1900 if tens >= 20 else 2000) + tens)


def holiday(match: Match) -> Meaning | None:
    """A day with a name."""
    year, year_from = _year_of(match)
    which = WHICH[match["which"]] if match["which"] and year is None else None
    return Calendar("day", year, holiday=match["holiday"], which=which, year_from=year_from)


def weekday(match: Match) -> Meaning | None:
    """A weekday."""
    which = WHICH[match["which"]] if match["which"] else None
    return Calendar("day", weekday=words().weekdays[match["weekday"]], which=which)


def year(match: Match) -> Meaning | None:
    """A year."""
    year, _ = _year_of(match)
    return Calendar("year", year) if year else None


def number(match: Match) -> Meaning | None:
    """A number alone, a day of the month or a year by its size."""
    number = day_number(match["day"])
    if number is None:
        return None
    if match["year"]:
        return Calendar("day", int(match["year"]), None, number)
    if 100 <= number <= 2999 or match["bc"]:
        return Calendar("year", -number if match["bc"] else number)
    return Calendar("day", day=number) if 1 <= number <= 99 else None
