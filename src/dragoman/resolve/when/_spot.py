"""Time expressions found by closed-class grammar alone, as TimeML marks them (without prepositions)."""

import re
from functools import cache

from dragoman.reading import TimeKind, TimeMention
from dragoman.resolve.when._kind import retag
from dragoman.resolve.when._words import either, words
from dragoman.span import Span

_PLAIN = str.maketrans("’‘“”–—‑−\n\t\r\xa0", "''\"\"----    ")
#: How far around a word of time an expression may reach, in characters.
_REACH = 64
#: Words of the tables that TimeML's annotators mark more often than not when they stand alone.
_ALONE = r"now|currently|recently|nowadays|current|the future|the past|daily|annually|hourly|tonight|overnight|year[ -]end"


def find_times(text: str) -> tuple[TimeMention, ...]:
    """Find the time expressions of ``text``, in text order, none overlapping.

    Rules only: dates, weekdays, months, years, decades, seasons, "two years ago", "last week", "three-day",
    "every month", times of day. Spans leave out prepositions and possessive endings, as TimeML's do.
    """
    plain = text.translate(_PLAIN)
    found: list[tuple[int, int]] = []
    for start, end in _windows(plain):
        for pattern in _patterns():
            found.extend(
                span for match in pattern.finditer(plain, start, end) if (span := _trim(plain, match.span()))
            )
    found.sort(key=lambda span: (span[0], -span[1]))
    mentions: list[TimeMention] = []
    last = 0
    for start, end in found:
        if start < last:
            continue
        last = end
        mentions.append(TimeMention(Span(start, end), retag(text[start:end]) or TimeKind.DATE))
    return tuple(mentions)


def _windows(plain: str) -> list[tuple[int, int]]:
    """The stretches of text around words of time, merged where they meet."""
    windows: list[tuple[int, int]] = []
    for match in _trigger().finditer(plain):
        start, end = max(0, match.start() - _REACH), min(len(plain), match.end() + _REACH)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((plain.find(" ", start) if start else 0, end))
    return windows


def _trim(plain: str, span: tuple[int, int]) -> tuple[int, int] | None:
    start, end = span
    while end > start and plain[end - 1] in " ,;-":
        end -= 1
    while start < end and plain[start] in " ,;-":
        start += 1
    return (start, end) if end > start else None


@cache
def _trigger() -> "re.Pattern[str]":
    names = words()
    listed = {**names.units, **names.weekdays, **names.months, **names.seasons, **names.dayparts, **names.holidays}
    some = either(dict.fromkeys(listed, 0))
    return re.compile(
        rf"(?i:\b(?:{some}|{_ALONE}|today|yesterday|tomorrow|{either(names.decades)}))|\d{{4}}|\d ?B\.?C|\d0s\b|\d:\d\d|\d ?[ap]\.?m\b"
    )


def _named(table: dict[str, int], *, whole: bool) -> str:
    """Names in full or their short forms; they count only when capitalised."""
    full = {name for name in table if len(name) > 4 or name in ("may", "june", "july")}
    return either({name.capitalize(): 0 for name in table if (name in full) == whole})


@cache
def _patterns() -> "tuple[re.Pattern[str], ...]":
    names = words()
    unit = rf"(?i:{either({name: code for name, code in names.units.items() if name not in _SHORT_UNITS})})"
    number_word = either({name: number for name, number in names.numbers.items() if len(name) > 2 and number})
    number = rf"(?i:(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{number_word})(?:[ -](?:and )?(?:{number_word}))*)(?: and a half| 1/2)?)"
    vague = r"(?i:(?:a |the )?(?:few|couple of|couple|several|many|dozens of|hundreds of)(?: more)?)"
    more = r"(?i: more| full| consecutive| straight)?"
    amount = rf"(?:{vague}|(?i:half an?|another(?: {number})?|an?(?: full| whole)?)|(?i:an? )?{number}{more})"
    approx = (
        r"(?i:(?:(?:no |little )?(?:more|less|fewer) than|at (?:least|most)|nearly|almost|about|around|roughly"
        r"|approximately|some|over) )?"
    )
    which = (
        r"(?i:last|past|this past|this coming|next|previous|preceding|following|subsequent|coming|recent|same|current"
        r"|latest)"
    )
    pointing = rf"(?i:(?:the |that |these |those )?(?:very )?{which}|this|that|these)"
    early = r"(?i:(?:the )?(?:very )?(?:early|late|mid|middle)(?:[ -](?:in|on))?[ -](?:the )?)"
    end = (
        r"(?i:(?:the )?(?:end|beginning|start|middle|first half|second half|last half|latter half|latter part|early part"
        r"|rest) of (?:the )?|sometime )"
    )
    part = rf"(?:{early}|{end})?"
    later = rf"(?:{early}|{end}|(?i:later |earlier )(?:(?i:in )(?i:the )?)?)?"
    month = rf"(?:(?:{_named(names.months, whole=False)})(?:\.|(?= \d))|(?:{_named(names.months, whole=True)})\b)"
    weekday = rf"(?:(?:{_named(names.weekdays, whole=True)})\b|(?:{_named(names.weekdays, whole=False)})\.)"
    tens = r"(?:twenty|thirty)-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    ordinal = rf"(?i:{tens}|{either(names.ordinals)})"
    day = rf"(?:[0-3]?\d(?i:st|nd|rd|th)?(?:-[0-3]?\d)?|{ordinal})\b"
    bc = r"(?: ?B\.?C\b)"
    digits = rf"(?:\d{{3,4}}{bc}|(?<![\d$#.,£€])(?:1\d{{3}}|20[0-4]\d)(?![\d%]|[,.]\d){bc}?)"
    spoken_ones = r"(?:one|two|three|four|five|six|seven|eight|nine)"
    spoken = rf"(?i:(?:nineteen|twenty) (?:hundred|\w+(?:teen|ty)(?:[ -]{spoken_ones})?)\b|(?:the year )two thousand)"
    year = rf"(?:{digits}|{spoken}|(?i:the )?{which} year|(?i:this|that) year)"
    of_year = rf"(?:,? (?:of )?{year})?"
    full = rf"(?:(?:{pointing} )?{weekday},? )?(?:(?i:the )?{day}(?: day)?(?i: of)? {month}|{month} (?i:the )?{day}){of_year}"
    date = rf"(?:{full}|(?:{pointing} )?{month}{of_year})"
    alone = {code: 0 for code in names.dayparts if code not in ("overnight", "tonight")}
    daypart = rf"(?i:{either(alone)})\b"
    clock = r"(?i:(?:\d{1,2}:\d\d|\d{1,2}(?= ?[ap]\.?m\b))(?: ?[ap]\.?m\b\.?)?|noon|midnight|midday)"
    zone = r"(?: (?:local time|[ECMP][SD]?T|GMT|UTC|hrs?))?"
    named = r"(?i:today|yesterday|tomorrow)"
    season = rf"(?i:{either(names.seasons)})\b"
    holidays = either({name.title().replace("'S", "'s"): 0 for name in names.holidays if name[0].isalpha()})
    between = r"(?!(?:per|a|an|of|and|or|in|last|next|this|that|the|to|for|each|every|by|on|from|at)\b)[a-z]+ "
    back = r"(?i:ago|earlier|later|previously|from now|before(?= ?[,.;])|after(?= ?[,.;]))"
    sources = (
        rf"{approx}{clock}{zone}(?:,? (?:{weekday}(?:,? {date})?|{date}|{named}))?",
        rf"(?i:the )?(?:(?i:early|late) )?{daypart}(?i: hours)? (?i:of|on) (?:{date}|{weekday})",
        rf"{part}{full}(?: {daypart})?",
        rf"{part}(?:{pointing} )?{month}{of_year}",
        rf"{part}(?:{pointing} )?{weekday}(?: {daypart})?(?!s\b)",
        rf"(?i:day before|day after) (?:{named}|(?i:last|next) {weekday})",
        rf"{part}{named}(?: {daypart})?",
        rf"{later}{pointing} {season}{of_year}|{part}{season},? (?i:of )?{year}",
        rf"{part}(?i:the )(?:spring|summer|autumn|winter)\b{of_year}|(?<=[Ii]n )(?:spring|summer|autumn|winter)\b",
        rf"(?i:the )(?i:end|beginning|start|middle) of (?i:the|this|that) {unit}\b",
        r"(?i:year-end|year end|year's end|month's end)",
        rf"{approx}{amount}[ -]{unit}s?(?: and a half)?[ -]{back}\b",
        rf"{unit}s (?i:ago|earlier|later)\b|(?i:the {unit} (?:before|after))(?= ?[,.;])",
        rf"(?i:{approx}(?:every|each) (?:{number} |other |single )?(?:{unit}s?\b|{weekday})|per (?!second){unit}\b)",
        rf"(?:(?i:the|its) )?(?:{ordinal}|(?i:last|latest|current)) (?i:fiscal )?(?i:quarter|half) of {year}",
        rf"(?:(?i:the) )?(?i:(?:{ordinal}|latest|current|fiscal) (?:fiscal )?quarter)\b|{ordinal}-(?i:quarter)\b",
        r"(?i:the )?(?:comparable )?year-(?:ago|earlier)(?: (?:quarter|period))?\b",
        rf"(?i:at least )?{pointing} {number}[ -]?{unit}s?\b|(?i:(?:the |these )?{which} (?:few |several |couple of )?{unit}s)\b",
        rf"{later}{pointing} (?i:fiscal |calendar )?(?!second){unit}\b(?! of)",
        r"(?i:the (?:full |fiscal )?(?:quarter|weekend|year|week|month))\b(?! (?:of|before|after|that))",
        rf"{approx}(?:(?i:the )(?:(?i:first|final) )?(?={number}))?{amount} (?:{between})??(?!second |quarter){unit}s?\b(?i: old\b)?(?: and a half)?",
        rf"(?:{number}-|(?i:month|week|year|day|decade)s?-(?=long)){unit}s?\b(?!-old)(?i:[ -]term\b)?",
        rf"(?i:month|week|year|day|decade)s?-(?i:long)",
        rf"{part}(?i:the )?(?:(?i:early|late|mid)[ -])?'?(?:1\d|20)?\d0'?s\b{bc}?|{part}(?i:the )(?i:{either(names.decades)})\b",
        rf"{part}(?i:the )?{day}[ -](?i:century)\b{bc}?",
        rf"{pointing} {daypart}|(?i:the) {daypart} (?i:before|after)\b",
        rf"{part}{digits}|{spoken}",
        rf"(?:{pointing} )?(?:{holidays})\b(?:,? {digits})?(?! [A-Z])",
        rf"(?i:{_ALONE})\b",
        rf"(?<=[Ff]or ){unit}s\b|(?<=in ){unit}s(?=[,.])",
    )
    return tuple(re.compile(rf"(?<![\w'$])(?<![A-Za-z]-)(?:{source})") for source in sources)


_SHORT_UNITS = frozenset({"sec", "hr", "yr", "min"})
