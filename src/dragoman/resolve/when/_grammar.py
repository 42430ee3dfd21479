"""From the words of a time expression to what they say: patterns over closed classes, the most telling first."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from dragoman.resolve.when import _patterns as patterns
from dragoman.resolve.when._calendar import Unit, is_day
from dragoman.resolve.when._meaning import Base, Calendar, Cycle, Length, Meaning, Part, Reference, Shift, Which
from dragoman.resolve.when._words import read_number, squash, words

Match = re.Match[str]

UNITS: dict[str, Unit] = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
CODES: dict[Unit, str] = {unit: code for code, unit in UNITS.items()}

_WHICH: dict[str, Which] = {
    "last": "last",
    "past": "last",
    "this": "this",
    "current": "this",
    "present": "this",
    "this past": "last",
    "this coming": "next",
    "next": "next",
    "coming": "next",
    "upcoming": "next",
    "previous": "previous",
    "preceding": "previous",
    "prior": "previous",
    "following": "following",
    "subsequent": "following",
    "succeeding": "following",
    "ensuing": "following",
    "that": "that",
    "same": "that",
    "that same": "that",
    "that very": "that",
}
_COUNT: dict[Which, tuple[int, Base]] = {
    "last": (-1, "document"),
    "this": (0, "document"),
    "next": (1, "document"),
    "previous": (-1, "narrative"),
    "following": (1, "narrative"),
    "that": (0, "narrative"),
}


@lru_cache(maxsize=8192)
def parse_length(expression: str) -> Length | None:
    """What ``expression`` says if it is taken for a duration: "the year" is one year."""
    text = patterns.leading().sub("", squash(expression))
    for pattern, build in ((patterns.reach(), _reach), (patterns.long(), _length), (patterns.vague_length(), _vague_length)):
        for match in pattern.finditer(text):
            found = build(match)
            if isinstance(found, Length):
                return found
    return None


@lru_cache(maxsize=8192)
def parse(expression: str) -> Meaning | None:
    """What ``expression`` says, or None where the words say nothing about time that this grammar knows."""
    plain = squash(expression)
    bare = patterns.leading().sub("", plain)
    if (value := words().references.get(plain) or words().references.get(bare)) is not None:
        return Reference(value)
    if (cycle := _cycle(bare)) is not None:
        return cycle
    if bare == "overnight":
        return Shift("day", -1, "document", clock="NI", overnight=True)
    clock, rest = _clock(bare)
    part, rest = _part(rest)
    meaning = _untimed(rest)
    if meaning is None and clock is not None:
        if plain in words().dayparts and clock[0].isalpha():
            return Cycle(f"XXXX-XX-XXT{clock}")
        meaning = Shift("day", 0, "narrative")
    if isinstance(meaning, Shift) and meaning.sign and (beside := patterns.beside().search(rest)):
        start = parse(rest[beside.end() :])
        if isinstance(start, Calendar) and (start.number or start.weekday or start.holiday or start.year):
            meaning = replace(meaning, start=start)
    if isinstance(meaning, Shift | Calendar):
        return replace(meaning, clock=clock or meaning.clock, part=part or meaning.part)
    return meaning


def _untimed(text: str) -> Meaning | None:
    for pattern, build in _rules():
        for match in pattern.finditer(text):
            if (meaning := build(match)) is not None:
                return meaning
    return None


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Callable[[Match], Meaning | None]], ...]:
    return (
        (patterns.iso_date(), _iso),
        (patterns.beside_day(), _beside_day),
        (patterns.year_ago(), _year_ago),
        (patterns.week_of(), _week_of),
        (patterns.counted_shift(), _counted_shift),
        (patterns.day_month(), _date),
        (patterns.month_day(), _date),
        (patterns.quarter(), _quarter),
        (patterns.month(), _month),
        (patterns.season(), _season),
        (patterns.century(), _century),
        (patterns.decade(), _decade),
        (patterns.beside_unit(), _beside_unit),
        (patterns.reach(), _reach),
        (patterns.holiday(), _holiday),
        (patterns.weekday(), _weekday),
        (patterns.named_day(), _named_day),
        (patterns.which_unit(), _which_unit),
        (patterns.year(), _year),
        (patterns.long(), _length),
        (patterns.the_unit(), _the_unit),
        (patterns.vague_length(), _vague_length),
        (patterns.number(), _number),
    )


def _clock(text: str) -> tuple[str | None, str]:
    """Take the time of day out of an expression: TIMEX3's code or hour, and what is left."""
    if match := patterns.clock().search(text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        half = (match["half"] or "").replace(".", "")
        if half == "pm" and hour < 12:
            hour += 12
        if half == "am" and hour == 12:
            hour = 0
        if hour <= 24 and minute < 60:
            return f"{hour:02d}:{minute:02d}", f"{text[: match.start()]} {text[match.end() :]}".strip()
    if match := patterns.daypart().search(text):
        word = match["daypart"]
        before, after = text[: match.start("daypart")], text[match.end("daypart") :]
        if match.group() == text or word == "tonight":
            return words().dayparts[word], "this day" if word == "tonight" else ""
        kept = "day" if patterns.needs_day().search(before) or patterns.day_follows().match(after) else ""
        return words().dayparts[word], f"{before}{kept}{after}".strip()
    return None, text


def _part(text: str) -> tuple[Part | None, str]:
    match = patterns.part().search(text)
    if match is None:
        return None, text
    rest = f"{text[: match.start()]}{text[match.end() :]}".strip(" -,")
    if not rest:
        return None, text
    word = match["part"]
    if word.startswith(("mid", "height")):
        return "mid", rest
    if word == "later":
        return None, rest
    return ("late" if word.startswith(("late", "end", "close", "final", "closing", "wan")) else "early"), rest


def _cycle(text: str) -> Meaning | None:
    cycles = words().cycles
    if text in cycles:
        return Cycle(cycles[text])
    if match := patterns.every().search(text):
        if weekday := match["weekday"]:
            return Cycle(f"XXXX-WXX-{words().weekdays[weekday]}")
        amount = match["amount"] or match["other"]
        number = 2 if match["other"] == "other" else int(read_number(amount) or 1) if amount else 1
        code = words().units.get(match["unit"])
        if code is None:
            return None
        return Cycle(_period(number, code))
    if match := patterns.weekdays_plural().search(text):
        return Cycle(f"XXXX-WXX-{words().weekdays[match['weekday']]}")
    return None


def _period(amount: float, code: str) -> str:
    return f"P{'T' if code in 'SMH' and code != 'M' else ''}{amount:g}{code}"


def _unit_code(match: Match) -> str:
    """The TIMEX3 code of the matched unit; minutes are "TM", to keep them from months."""
    word = match["unit"]
    code = words().units[word]
    return f"T{code}" if word in ("second", "sec", "minute", "min", "hour", "hr") else code


def _iso(match: Match) -> Meaning | None:
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


def _counted_shift(match: Match) -> Meaning | None:
    if not match["amount"] and not match["plural"]:
        return None
    direction = match["direction"]
    code = _unit_code(match)
    back = direction in ("ago", "earlier", "before", "previously", "prior", "beforehand", "back", "in advance")
    base: Base = "document" if direction in ("ago", "from now", "hence", "from today", "back") else "narrative"
    sign = -1 if back else 1
    amount = read_number(match["amount"]) if match["amount"] else None
    if code.startswith("T"):
        return Shift("day", 0, base, clock="XX")
    if amount is None:
        return Shift(UNITS[code], None, base, sign)
    if amount != int(amount):
        finer = {"Y": ("month", 12), "DE": ("year", 10), "CE": ("year", 100), "M": ("week", 4), "W": ("day", 7)}.get(code)
        if finer is None:
            return Shift(UNITS[code], None, base, sign)
        return Shift(finer[0], sign * round(amount * finer[1]), base, sign)  # pyright: ignore[reportArgumentType]
    count = int(amount)
    if count == 1 and code == "Y":
        return Shift("year", sign, base, sign, keep=True)
    if match["unit"] == "fortnight":
        count *= 2
    if code in ("DE", "CE"):
        return Shift("year", sign * count * (10 if code == "DE" else 100), base, sign)
    return Shift(UNITS[code], sign * count, base, sign)


def _beside_day(match: Match) -> Meaning | None:
    if match["before"] == "before":
        return Shift("day", -2, "document")
    return Shift("day", 2, "document")


def _week_of(match: Match) -> Meaning | None:
    start = parse(match.string[match.end() :])
    if not isinstance(start, Calendar) or start.unit != "day":
        return None
    return Shift("week", 0, "narrative", start=start)


def _beside_unit(match: Match) -> Meaning | None:
    code = _unit_code(match)
    if code.startswith("T"):
        return None
    sign = -1 if match["side"] == "before" else 1
    if match["far"]:
        return Shift(UNITS[code], 2 * sign, "document")
    return Shift(UNITS[code], sign, "narrative", sign)


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
        count, base = _COUNT[_WHICH[groups["which_year"]]]
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


def _day_number(text: str) -> int | None:
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    tens, _, ones = text.replace("-", " ").partition(" ")
    ordinals, numbers = words().ordinals, words().numbers
    if ones:
        return numbers.get(tens, 0) + (ordinals.get(ones) or 0)
    return ordinals.get(tens) or numbers.get(tens)


def _date(match: Match) -> Meaning | None:
    year, year_from = _year_of(match)
    month, day = words().months[match["month"]], _day_number(match["day"])
    if day is None or not is_day(year or 2000, month, day):
        return None
    last = match["last_day"]
    weekday = patterns.weekday().search(match.string, 0, match.start()) if year is None else None
    return Calendar(
        "day",
        year,
        month,
        day,
        words().weekdays[weekday["weekday"]] if weekday else None,
        year_from=year_from,
        last_day=int(last) if last else None,
    )


def _month(match: Match) -> Meaning | None:
    year, year_from = _year_of(match)
    which = _WHICH[match["which"]] if match["which"] and year is None else None
    return Calendar("month", year, words().months[match["month"]], which=which, year_from=year_from)


def _season(match: Match) -> Meaning | None:
    year, year_from = _year_of(match)
    which = _WHICH[match["which"]] if match["which"] and year is None else None
    return Calendar("season", year, words().seasons[match["season"]], which=which, year_from=year_from)


def _quarter(match: Match) -> Meaning | None:
    year, year_from = _year_of(match)
    word = match["ordinal"] or match["number"]
    unit: Unit = "half" if (match["unit"] or "").startswith("half") else "quarter"
    count = 2 if unit == "half" else 4
    number = {"last": count, "final": count, "latter": count, "latest": None}.get(word, 0)
    if number == 0:
        number = _day_number(word)
    if number is None:
        return Shift(unit, 0, "narrative")
    return Calendar(unit, year, number, year_from=year_from) if 1 <= number <= count else None


def _century(match: Match) -> Meaning | None:
    number = _day_number(match["ordinal"])
    if number is None or not 1 <= number <= 99:
        return None
    if match["bc"]:
        return Calendar("century", -(number - 1) * 100 - 1 if number == 1 else -(number - 1) * 100)
    return Calendar("century", (number - 1) * 100)


def _decade(match: Match) -> Meaning | None:
    if word := match["decade_word"]:
        tens = words().decades[word]
        return Calendar("decade", 1900 + tens)
    century, tens = match["century"], int(match["tens"])
    if match["bc"] and century:
        return Calendar("decade", -(int(century) * 100 + tens))
    if century:
        return Calendar("decade", int(century) * 100 + tens)
    return Calendar("decade", (1900 if tens >= 20 else 2000) + tens)


def _reach(match: Match) -> Meaning | None:
    which = match["which"]
    if not match["amount"] and not match["plural"]:
        return None
    reach = "past" if which in ("last", "past", "previous", "preceding", "recent", "latest", "prior") else "future"
    amount = match["amount"]
    if which in ("first", "final"):
        return Length(read_number(amount) if amount else None, _unit_code(match), None, definite=True)
    return Length(read_number(amount) if amount else None, _unit_code(match), reach, definite=True)


def _year_ago(match: Match) -> Meaning | None:
    return Shift("year", -1, "narrative", keep=True)


def _holiday(match: Match) -> Meaning | None:
    year, year_from = _year_of(match)
    which = _WHICH[match["which"]] if match["which"] and year is None else None
    return Calendar("day", year, holiday=match["holiday"], which=which, year_from=year_from)


def _weekday(match: Match) -> Meaning | None:
    which = _WHICH[match["which"]] if match["which"] else None
    return Calendar("day", weekday=words().weekdays[match["weekday"]], which=which)


def _named_day(match: Match) -> Meaning | None:
    return Shift("day", {"yesterday": -1, "today": 0, "tomorrow": 1}[match["named"]], "document")


def _which_unit(match: Match) -> Meaning | None:
    code = _unit_code(match)
    which = _WHICH[match["which"]]
    if code.startswith("T"):
        return None
    count, base = _COUNT[which]
    if match["which"] == "next" and match["the"] and code in ("D", "W", "M", "Y"):
        count, base = 1, "narrative"
    running = match["which"] == "past" or bool(match["which"] == "last" and match["the"])
    return Shift(UNITS[code], count, base, reach=running)


def _year(match: Match) -> Meaning | None:
    year, _ = _year_of(match)
    return Calendar("year", year) if year else None


def _length(match: Match) -> Meaning | None:
    code = _unit_code(match)
    amount = read_number(match["amount"])
    if amount is not None and (match["half_more"] or "").strip():
        amount += 0.5
    if match["unit"] == "fortnight" and amount:
        amount *= 2
    return Length(amount, code)


def _the_unit(match: Match) -> Meaning | None:
    code = _unit_code(match)
    return None if code.startswith("T") else Shift(UNITS[code], 0, "either")


def _vague_length(match: Match) -> Meaning | None:
    code = _unit_code(match)
    plural = bool(match["plural"])
    return Length(None if plural else 1, code)


def _number(match: Match) -> Meaning | None:
    number = _day_number(match["day"])
    if number is None:
        return None
    if match["year"]:
        return Calendar("day", int(match["year"]), None, number)
    if 100 <= number <= 2999 or match["bc"]:
        return Calendar("year", -number if match["bc"] else number)
    return Calendar("day", day=number) if 1 <= number <= 99 else None
