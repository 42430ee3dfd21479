"""From the words of a time expression to what they say: patterns over closed classes, the most telling first."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache

from dragoman.resolve.when import _counted as counted
from dragoman.resolve.when import _patterns as patterns
from dragoman.resolve.when import _written as written
from dragoman.resolve.when._meaning import Calendar, Cycle, Length, Meaning, Part, Reference, Shift
from dragoman.resolve.when._words import squash, words

Match = re.Match[str]


@lru_cache(maxsize=8192)
def parse_length(expression: str) -> Length | None:
    """What ``expression`` says if it is taken for a duration: "the year" is one year."""
    text = patterns.leading().sub("", squash(expression))
    for pattern, build in (
        (patterns.reach(), counted.reach),
        (patterns.long(), counted.length),
        (patterns.vague_length(), counted.vague_length),
    ):
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
    if (cycle := counted.cycle(bare)) is not None:
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
        (patterns.iso_date(), written.iso),
        (patterns.beside_day(), counted.beside_day),
        (patterns.year_ago(), counted.year_ago),
        (patterns.week_of(), _week_of),
        (patterns.counted_shift(), counted.counted_shift),
        (patterns.opening_length(), counted.length),
        (patterns.day_month(), written.date),
        (patterns.month_day(), written.date),
        (patterns.quarter(), written.quarter),
        (patterns.month(), written.month),
        (patterns.season(), written.season),
        (patterns.century(), written.century),
        (patterns.decade(), written.decade),
        (patterns.beside_unit(), counted.beside_unit),
        (patterns.reach(), counted.reach),
        (patterns.holiday(), written.holiday),
        (patterns.weekday(), written.weekday),
        (patterns.named_day(), counted.named_day),
        (patterns.which_unit(), counted.which_unit),
        (patterns.year(), written.year),
        (patterns.long(), counted.length),
        (patterns.the_unit(), counted.the_unit),
        (patterns.vague_length(), counted.vague_length),
        (patterns.number(), written.number),
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
    if word.startswith("mid"):
        return "mid", rest
    if word == "later":
        return None, rest
    return ("late" if word.startswith(("late", "end", "close", "final", "closing")) else "early"), rest


def _week_of(match: Match) -> Meaning | None:
    start = parse(match.string[match.end() :])
    if not isinstance(start, Calendar) or start.unit != "day":
        return None
    return Shift("week" if match["unit"] == "week" else "weekend", 0, "narrative", start=start)
