"""What time expressions look like in running text, as TimeML marks them."""

import re
from functools import cache

from dragoman.resolve.when._words import either, words

#: Words of the tables that TimeML's annotators mark more often than not when they stand alone.
_ALONE = r"now|currently|recently|nowadays|current|the future|the past|annually|hourly|tonight|overnight|year[ -]end"
#: Short forms of units that running text uses for other things.
_SHORT_UNITS = frozenset({"sec", "hr", "yr", "min"})


#: A word, or a figure that tells a time by its form.
TOKEN = re.compile(r"[A-Za-z]+|\d{4}|\d0'?s\b|\d:\d\d|\d ?[ap]\.?m\b|\d ?B\.?C")


@cache
def trigger_words() -> frozenset[str]:
    """Words of time, months and days capitalised: far from all of them there is no expression."""
    names = words()
    lower = {*names.units, *names.seasons, *names.dayparts, *names.decades, "today", "yesterday", "tomorrow"}
    lower |= {"daily", *re.findall("[a-z]+", _ALONE.replace("the ", ""))}
    lower |= {f"{unit}{end}" for unit in names.units for end in ("s", "long", "slong")}
    upper = {*names.months, *names.weekdays, *(re.findall("[a-z]+|$", name)[0] for name in names.holidays)}
    # "a.m." and the like are told by their figures
    return frozenset(
        (lower | {word.capitalize() for word in (lower | upper)}) - {"", "A", "St", "second", "sec", "min"}
    )


def _named(table: dict[str, int], *, whole: bool) -> str:
    """Names in full or their short forms; they count only when capitalised."""
    full = {name for name in table if len(name) > 4 or name in ("may", "june", "july")}
    return either({name.capitalize(): 0 for name in table if (name in full) == whole})


@cache
def expressions() -> "tuple[re.Pattern[str], ...]":
    """Patterns of whole expressions, over text with plain quotes, dashes and blanks, in its own case."""
    names = words()
    unit = rf"(?i:{either({name: code for name, code in names.units.items() if name not in _SHORT_UNITS})})"
    number_word = either({name: number for name, number in names.numbers.items() if len(name) > 2 and number})
    spelt = rf"(?:{number_word})(?:[ -](?:and )?(?:{number_word}))*"
    number = rf"(?i:(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{spelt})(?: and a half| 1/2)?)"
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
        r"(?i:(?:the )?(?:end|beginning|start|middle|first half|second half|last half|latter half|latter part"
        r"|early part|rest) of (?:the )?|sometime )"
    )
    part = rf"(?:{early}|{end})?"
    later = rf"(?:{early}|{end}|(?i:later |earlier )(?:(?i:in )(?i:the )?)?)?"
    month = rf"(?:(?:{_named(names.months, whole=False)})(?:\.|(?= \d))|(?:{_named(names.months, whole=True)})\b)"
    weekday = rf"(?:(?:{_named(names.weekdays, whole=True)})\b|(?:{_named(names.weekdays, whole=False)})\.)"
    tens = r"(?:twenty|thirty)-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    ordinal = rf"(?i:{tens}|{either(names.ordinals)})"
    day = rf"(?:[0-3]?\d(?i:st|nd|rd|th)?(?:-[0-3]?\d)?|{ordinal})\b"
    bc = r"(?: ?B\.?C\b)"
    digits = rf"(?:\d{{3,4}}{bc}|(?<![\d$#.,£€])(?:1\d{{3}}|20[0-4]\d)(?![\d%*]|[,.]\d){bc}?)"
    spoken_ones = r"(?:one|two|three|four|five|six|seven|eight|nine)"
    spoken = rf"(?i:(?:nineteen|twenty) (?:hundred|\w+(?:teen|ty)(?:[ -]{spoken_ones})?)\b|(?:the year )two thousand)"
    year = rf"(?:{digits}|{spoken}|(?i:the )?{which} year|(?i:this|that) year)"
    of_year = rf"(?:,? (?:of )?{year})?"
    day_month = rf"(?:(?i:the )?{day}(?: day)?(?i: of)? {month}|{month} (?i:the )?{day})"
    full = rf"(?:(?:{pointing} )?{weekday},? )?{day_month}{of_year}"
    date = rf"(?:{full}|(?:{pointing} )?{month}{of_year})"
    alone = {code: 0 for code in names.dayparts if code not in ("overnight", "tonight")}
    daypart = rf"(?i:{either(alone)})\b"
    clock = r"(?i:(?:\d{1,2}:\d\d|\d{1,2}(?:\.\d\d)?(?= ?[ap]\.?m\b))(?: ?[ap]\.?m\b\.?)?|noon|midnight|midday)"
    zone = r"(?: (?:local time|[ECMP][SD]?T|GMT|UTC|hrs?))?"
    named = r"(?i:today|yesterday|tomorrow)"
    season = rf"(?i:{either(names.seasons)})\b"
    plain_season = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\b"
    holidays = either({name.title().replace("'S", "'s"): 0 for name in names.holidays if name[0].isalpha()})
    between = r"(?!(?:per|a|an|of|and|or|in|last|next|this|that|the|to|for|each|every|by|on|from|at)\b)[a-z]+ "
    back = r"(?i:ago|earlier|later|previously|from now|before(?= ?[,.;])|after(?= ?[,.;]))"
    sources = {
        "about 10:35 a.m. EST Friday": rf"{approx}{clock}{zone}(?:,? (?:{weekday}(?:,? {date})?|{date}|{named}))?",
        "2021-08-17": r"[12]\d{3}-[01]\d-[0-3]\d(?!\d)",
        "the night of May 13": rf"(?i:the )?(?:(?i:early|late) )?{daypart}(?i: hours)? (?i:of|on) (?:{date}|{weekday})",
        "Saturday, April 25, 1998": rf"{part}{full}(?: {daypart})?",
        "late March of last year": rf"{part}(?:{pointing} )?{month}{of_year}",
        "last Friday night": rf"{part}(?:{pointing} )?{weekday}(?: {daypart})?(?!s\b)",
        "day before yesterday": rf"(?i:(?:the )?day (?:before|after)) (?:{named}|(?i:last|next) {weekday})",
        "yesterday afternoon": rf"{part}{named}(?: {daypart})?",
        "last summer": rf"{later}{pointing} {season}{of_year}|{part}{season},? (?i:of )?{year}",
        "the spring of 1989": rf"{part}(?i:the ){plain_season}{of_year}|(?<=[Ii]n ){plain_season}",
        "the end of the month": rf"(?i:the )(?i:end|beginning|start|middle) of (?i:the|this|that) {unit}\b",
        "year-end": r"(?i:year-end|year end|year's end|month's end)",
        "nearly two years ago": rf"{approx}{amount}[ -]{unit}s?(?: and a half)?[ -]{back}\b",
        "days later": rf"{unit}s (?i:ago|earlier|later)\b|(?i:the {unit} (?:before|after))(?= ?[,.;])",
        "every three months": (
            rf"(?i:{approx}(?:every|each) (?:{number} |other |single )?(?:{unit}s?\b|{weekday})|per (?!second){unit}\b)"
        ),
        "the third quarter of 1984": (
            rf"(?:(?i:the|its) )?(?:{ordinal}|(?i:last|latest|current)) (?i:fiscal )?(?i:quarter|half) of {year}"
        ),
        "fourth-quarter": (
            rf"(?:(?i:the) )?(?i:(?:{ordinal}|latest|current|fiscal) (?:fiscal )?quarter)\b|{ordinal}-(?i:quarter)\b"
        ),
        "the year-ago period": r"(?i:the )?(?:comparable )?year-(?:ago|earlier)(?: (?:quarter|period))?\b",
        "the last seven years": (
            rf"(?i:at least )?(?i:(?:the |these |those )?{which}|these|those) {number}[ -]?{unit}s?\b"
        ),
        "recent weeks": rf"(?i:(?:the |these )?{which} (?:few |several |couple of )?{unit}s)\b",
        "earlier this year": rf"{later}{pointing} (?i:fiscal |calendar )?(?!second){unit}\b(?! of)",
        "the full year": (
            r"(?i:the (?:full |fiscal )?(?:quarter|weekend|year|week|month))\b(?! (?:of|before|after|that))"
        ),
        "more than four hours": (
            rf"{approx}(?:(?i:the )(?:(?i:first|final) )?(?={number}))?{amount} (?:{between})??"
            rf"(?!second |quarter){unit}s?\b(?i: old\b)?(?: and a half)?"
        ),
        "three-day": rf"{number}-{unit}s?\b(?!-old)(?i:[ -]term\b)?",
        "decade-long": r"(?i:month|week|year|day|decade)s?-?long\b",
        "the early 1990s": rf"{part}(?i:the )?(?:(?i:early|late|mid)[ -])?'?(?:1\d|20)?\d0'?s\b{bc}?",
        "the late eighties": rf"{part}(?i:the )(?:(?i:early|late|mid)[ -])?(?i:{either(names.decades)})\b",
        "the 19th century": rf"{part}(?i:the )?{day}[ -](?i:century)\b{bc}?",
        "that morning": rf"{pointing} {daypart}|(?i:the) {daypart} (?i:before|after)\b",
        "1989": rf"{part}{digits}|{spoken}",
        "Christmas Day 1963": rf"(?:{pointing} )?(?:{holidays})\b(?:,? {digits})?(?! [A-Z])",
        "now": rf"(?i:{_ALONE})\b|daily\b",
        "months": rf"(?<=[Ff]or ){unit}s\b|(?<=in ){unit}s(?=[,.])",
    }
    return tuple(re.compile(rf"(?<![\w'$])(?<![A-Za-z]-)(?:{source})") for source in sources.values())
