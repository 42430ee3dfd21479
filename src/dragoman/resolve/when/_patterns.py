"""The patterns of the grammar, each compiled when first asked for, over squashed text (lower case, plain dashes)."""

import re
from functools import cache

from dragoman.resolve.when._words import either, number_pattern, words

_WHICH = (
    r"this past|this coming|that same|that very|last|past|this|current|present|next|coming|upcoming|previous|preceding"
    r"|prior|following|subsequent|succeeding|ensuing|that|same"
)
_NTH = r"(?:st|nd|rd|th)?"


@cache
def _numbers_small() -> str:
    names = words()
    ones = either({k: v for k, v in names.ordinals.items() if v < 10})
    return rf"(?:(?:twenty|thirty)[- ](?:{ones})|{either(names.ordinals)})"


@cache
def _day() -> str:
    return rf"(?P<day>[0-3]?\d{_NTH}|{_numbers_small()})(?:\s?-\s?(?P<last_day>[0-3]?\d){_NTH})?(?![\d:]|,\d{{3}})"


@cache
def _month_name() -> str:
    return rf"(?P<month>{either(words().months)})\b\.?"


@cache
def _spoken() -> str:
    ones = either({k: v for k, v in words().numbers.items() if 1 <= v <= 9 and len(k) > 2})
    tens = either({k: v for k, v in words().numbers.items() if 10 <= v <= 90})
    number = rf"(?:(?:{tens})(?:[- ](?:{ones}))?|(?:oh )?(?:{ones}))"
    hundreds = rf"(?:nineteen|eighteen|seventeen|sixteen|twenty) (?:hundred(?: and)? )?{number}"
    return rf"(?P<spoken>{hundreds}|two thousand(?: (?:and )?{number})?)"


@cache
def _year_part() -> str:
    return (
        r"(?:(?P<year>\d{3,4}(?=\s?b\.?\s?c)|[12]\d{3})(?!\d)(?P<bc>\s?b\.?\s?c\.?(?:e\.?)?)?"
        rf"|'(?P<short_year>\d\d)\b(?!s)|(?:the )?(?P<which_year>{_WHICH}) year|{_spoken()})"
    )


def _compile(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)


@cache
def _units() -> str:
    return rf"(?P<unit>{either(words().units)})"


@cache
def leading() -> "re.Pattern[str]":
    """Prepositions in front of an expression."""
    return _compile(
        r"^(?:(?:on|in|at|by|since|until|till|from|during|for|over|of|through|throughout|within|between|as of|around"
        r"|about|sometime|ca\.?|circa|to|before|after|up to|prior to|only|just|even|starting|beginning)\s+)+"
    )


@cache
def iso_date() -> "re.Pattern[str]":
    """2021-08-17, 2021-08, 8/17/2021, 17.8.2021."""
    return _compile(
        r"\b(?:(?P<iso_year>[12]\d{3})-(?P<iso_month>[01]\d)(?:-(?P<iso_day>[0-3]\d))?(?!\d)"
        r"|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<slash_year>\d{4}|\d\d)\b)"
    )


@cache
def counted_shift() -> "re.Pattern[str]":
    """Two days ago, a year and a half later, weeks earlier."""
    return _compile(
        rf"(?:(?P<amount>\b{number_pattern()})[ -])?(?:[a-z]+ )?\b{_units()}(?P<plural>s?)'?"
        r"(?: (?:and a half|or so|or more))?[ -]"
        r"(?:(?:time|of [a-z]+) )?(?P<direction>ago|earlier|before|previously|prior|beforehand|back|in advance"
        r"|later|after|afterwards?|thereafter|from now|from today|hence|following|on)\b"
    )


@cache
def opening_length() -> "re.Pattern[str]":
    """A number of units that opens the expression: "the 12 months" of "the 12 months ended Sept. 30"."""
    return _compile(
        rf"^(?:the )?(?:first |final )?(?P<amount>(?!an? ){number_pattern()})[ -](?:[a-z]+ )??{_units()}s?\b"
        r"(?P<half_more> and (?:a |one )?half)?(?= (?:ended|ending|since|of|in|between|from|to|until|through)\b)"
    )


@cache
def year_before() -> "re.Pattern[str]":
    """Last year's, 1989's, in front of its quarter."""
    return _compile(rf"{_year_part()}'s? $")


@cache
def beside_day() -> "re.Pattern[str]":
    """The day before yesterday, the day after tomorrow."""
    return _compile(r"\bday (?:(?P<before>before) yesterday|after tomorrow)\b")


@cache
def week_of() -> "re.Pattern[str]":
    """The week of (March 6), the weekend of."""
    return _compile(r"\b(?P<unit>week|weekend) (?:of|beginning|starting|ending|ended) (?:the )?(?=\w)")


@cache
def beside() -> "re.Pattern[str]":
    """The word that ties a count to a date: "two days after"."""
    return _compile(r"\b(?:before|after|from|following) (?=\w)")


@cache
def beside_unit() -> "re.Pattern[str]":
    """The day before, the year after, the week before last."""
    return _compile(rf"\b{_units()} (?P<side>before|after)\b(?P<far> last| next)?")


@cache
def day_month() -> "re.Pattern[str]":
    """17 August 2021, the 25th of August."""
    return _compile(rf"\b{_day()}(?: day)?(?: of)?,? {_month_name()}(?:,?(?: of)? {_year_part()})?")


@cache
def month_day() -> "re.Pattern[str]":
    """August 17, 2021; Aug. 17."""
    return _compile(rf"\b{_month_name()} (?:the )?{_day()}(?:,?(?: of)? {_year_part()})?")


@cache
def month() -> "re.Pattern[str]":
    """August 2021, last August, August of that year."""
    return _compile(rf"\b(?:(?P<which>{_WHICH}) )?{_month_name()}(?:,?(?: of| in)?[ -]{_year_part()})?")


@cache
def season() -> "re.Pattern[str]":
    """The summer of 2021, last winter."""
    seasons = either(words().seasons)
    return _compile(
        rf"\b(?:(?P<which>{_WHICH}) )?(?:[a-z]+ )??(?P<season>{seasons})s?\b(?:,?(?: of| in)? {_year_part()})?"
    )


@cache
def quarter() -> "re.Pattern[str]":
    """The third quarter of 1989, first-half, Q3 2010."""
    return _compile(
        rf"\b(?:(?P<ordinal>last|final|latter|latest|{_numbers_small()}|[1-4](?:st|nd|rd|th))[ -](?:fiscal[ -])?"
        r"(?P<unit>quarters?|half)\b|[qh](?P<number>[1-4]))"
        rf"(?:,?(?: of| in)?(?: the)?(?: fiscal)?(?: year)? {_year_part()})?"
    )


@cache
def century() -> "re.Pattern[str]":
    """The 19th century, the fourth century BC."""
    return _compile(rf"\b(?P<ordinal>\d+{_NTH}|{_numbers_small()})[ -]centur(?:y|ies)(?P<bc>\s?b\.?\s?c\b)?")


@cache
def decade() -> "re.Pattern[str]":
    """The 1980s, the '80s, the eighties, the 470s BC."""
    return _compile(
        rf"(?:(?<![\d$])'?(?P<century>\d{{1,2}})??(?P<tens>\d0)'?s\b(?P<bc>\s?b\.?\s?c\b)?"
        rf"|\b(?:nineteen[ -])?(?P<decade_word>{either(words().decades)})\b)"
    )


@cache
def reach() -> "re.Pattern[str]":
    """The last three years, the next few days, recent months, the first nine months."""
    return _compile(
        r"\b(?P<which>last|past|previous|preceding|recent|latest|prior|next|coming|future|following|subsequent"
        rf"|succeeding|ensuing|first|final)[ -](?:(?P<amount>{number_pattern()})[ -])?"
        rf"(?:(?!and\b)[a-z]+ )??{_units()}(?P<plural>s?)\b"
    )


@cache
def year_ago() -> "re.Pattern[str]":
    """The year-ago quarter, year-earlier."""
    return _compile(r"\byear-(?:ago|earlier)\b")


@cache
def holiday() -> "re.Pattern[str]":
    """Christmas Day 1963, last Easter."""
    return _compile(
        rf"(?:\b(?P<which>{_WHICH}) )?(?<![\w/])(?P<holiday>{either(words().holidays)})(?![\w/])"
        rf"(?:,?(?: of| in)? {_year_part()})?"
    )


@cache
def weekday() -> "re.Pattern[str]":
    """Tuesday, last Friday, this coming Sunday."""
    return _compile(rf"\b(?:(?P<which>{_WHICH}) )?(?:week )?(?P<weekday>{either(words().weekdays)})\b(?:'s)?")


@cache
def weekdays_plural() -> "re.Pattern[str]":
    """Mondays."""
    days = either({k: v for k, v in words().weekdays.items() if k.endswith("day")})
    return _compile(rf"\b(?P<weekday>{days})s\b")


@cache
def named_day() -> "re.Pattern[str]":
    """Yesterday, today, tomorrow."""
    return _compile(r"\b(?P<named>yesterday|today|tomorrow)\b")


@cache
def which_unit() -> "re.Pattern[str]":
    """Last year, this week, the following month, that day."""
    return _compile(
        rf"(?P<the>\bthe )?\b(?P<which>{_WHICH})[ -](?:(?:fiscal|calendar|full|entire|very) )?{_units()}(?:'s)?\b(?!s)"
    )


@cache
def year() -> "re.Pattern[str]":
    """1989, the year two thousand, '99, 490 BC."""
    return _compile(
        rf"(?<![\d.,$])(?:(?P<year>\d{{3,4}}(?=\s?b\.?\s?c)|1\d{{3}}|20\d{{2}})(?![\d%]|,\d{{3}})(?P<bc>\s?b\.?\s?c\b)?"
        rf"|'(?P<short_year>\d\d)\b(?!s)|\b{_spoken()})"
    )


@cache
def long() -> "re.Pattern[str]":
    """Three days, a two-week, an hour and a half."""
    return _compile(
        rf"(?P<amount>\b{number_pattern()})[ -](?:(?!and\b)[a-z-]+ ){{0,2}}?{_units()}s?\b"
        r"(?P<half_more> and (?:a |one )?half)?"
    )


@cache
def the_unit() -> "re.Pattern[str]":
    """The year, the full year, its quarter, the end of the month."""
    return _compile(
        r"^(?:the|its|our|their|his|her)?\s?(?:(?:full|fiscal|calendar|entire|whole|rest of the) )*"
        rf"{_units()}(?:'s end|-end| end)?$"
    )


@cache
def vague_length() -> "re.Pattern[str]":
    """Months, years old, decade-long."""
    return _compile(rf"\b(?!second [a-z]){_units()}(?P<plural>s|(?<=centurie)s)?(?:-?long|-old)?\b")


@cache
def number() -> "re.Pattern[str]":
    """A number alone: "7" after "6 January and", "the 20th", "499"."""
    return _compile(
        rf"^(?:the )?(?P<day>\d{{1,4}}{_NTH}|{_numbers_small()})(?P<bc>\s?b\.?\s?c\b)?(?:,? (?P<year>[12]\d{{3}}))?$"
    )


@cache
def clock() -> "re.Pattern[str]":
    """10:35 a.m., 5 p.m. EST, 19:00 hr, 4 in the morning."""
    zone = r"(?:,? (?:local time|e[sd]t|p[sd]t|c[sd]t|m[sd]t|gmt|utc|hrs?|o'clock))*"
    return _compile(
        r"(?<![\d:])(?P<hour>[0-2]?\d)(?:(?::\s?|\.)(?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
        rf"(?:\s?(?P<half>[ap]\.?m)\b\.?|(?<=:\d\d)|(?<=: \d\d)|\s?o'clock|\s?hrs?\b){zone}"
        r"(?: (?:in the|at) (?:morning|afternoon|evening|night))?"
    )


@cache
def daypart() -> "re.Pattern[str]":
    """Morning, the early hours, tonight."""
    return _compile(rf"\b(?P<daypart>{either(words().dayparts)})\b(?: hours)?")


@cache
def needs_day() -> "re.Pattern[str]":
    """Words in front of a part of the day that choose a day: last, that, the next, the same."""
    return _compile(rf"\b(?:{_WHICH}) (?:[a-z]+ )?$")


@cache
def day_follows() -> "re.Pattern[str]":
    """Words after a part of the day that choose a day: before, after."""
    return _compile(r" (?:before|after)\b")


@cache
def part() -> "re.Pattern[str]":
    """Early, mid-, late, the end of, the first half of."""
    return _compile(
        r"(?:\b(?:the |very )*"
        r"(?P<part>early|mid|middle|late|(?<!.)later|(?<!.)earlier|beginning|start|end|close|opening|closing|final)"
        r"\b-?(?: (?:part|days|weeks|months|years|stages|hours|half))?(?: (?:of|in|on))?"
        r"(?: the(?= (?:year|month|week|decade|century|day|quarter|\d|'|spring|summer|autumn|fall|winter)))?\s*-?)"
    )


@cache
def every() -> "re.Pattern[str]":
    """Every day, each month, per year, every other week, every three days."""
    day = either(words().weekdays)
    return _compile(
        rf"\b(?:every|each|per|once an?|twice an?|times an?)[ -](?:(?P<other>other|second|single) )?"
        rf"(?:(?P<amount>{number_pattern()}) )?(?:(?P<weekday>{day})|{_units()}s?)\b"
    )
