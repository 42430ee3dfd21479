"""The words of time, read once from the tables, and patterns over them."""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SQUASH = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"})
_EDGES = " \t\"'`,;:()[]"


@dataclass(frozen=True, slots=True)
class Words:
    """The table ``times_words.toml``: what each word of time stands for."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    units: dict[str, str]
    dayparts: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    cycles: dict[str, str]
    references: dict[str, str]
    holidays: dict[str, str]


@cache
def words() -> Words:
    """Read the tables."""
    folder = files("dragoman.tables")
    table = tomllib.loads(folder.joinpath("times_words.toml").read_text("utf-8"))
    references = {word: f"{tense.upper()}_REF" for tense, listed in table.pop("references").items() for word in listed}
    rows = folder.joinpath("times_holidays.tsv").read_text("utf-8").splitlines()
    holidays = dict(row.split("\t") for row in rows if row and not row.startswith("#"))
    return Words(references=references, holidays=holidays, **table)


def either(listed: "dict[str, object] | dict[str, int] | dict[str, str]") -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))


def squash(expression: str) -> str:
    """Lower case, plain quotes and dashes, single blanks, no punctuation around."""
    plain = " ".join(expression.translate(_SQUASH).lower().split())
    return plain.strip(_EDGES)


def holiday(name: str, year: int) -> dt.date:
    """The day of a named holiday in ``year``, or its one day for all time ("9/11").

    Raises:
        ValueError: if the calendar does not reach to ``year``.
    """
    rule = words().holidays[name]
    if rule.startswith("easter"):
        return _easter(year) + dt.timedelta(days=int(rule.removeprefix("easter")))
    if ">=" in rule:
        weekday, month_day = rule.split(">=")
        first = dt.date.fromisoformat(f"{year:04d}-{month_day}")
        return first + dt.timedelta(days=(int(weekday) - first.isoweekday()) % 7)
    if len(rule) == 10:
        return dt.date.fromisoformat(rule)
    return dt.date.fromisoformat(f"{year:04d}-{rule}")


def is_one_day(name: str) -> bool:
    """Tell whether a named day is one day for all time ("9/11") and does not come again each year."""
    return len(words().holidays[name]) == 10 and words().holidays[name][4] == "-"


def _easter(year: int) -> dt.date:
    from dateutil.easter import easter

    return easter(year)


_FRACTION = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "½": 0.5, "¼": 0.25, "¾": 0.75}


@cache
def number_pattern() -> str:
    """A pattern for an amount: digits, words, fractions, or a vague one (several, a few)."""
    word = either(words().numbers)
    small = rf"(?:{word})(?:[ -](?:and[ -])?(?!an?\b)(?:{word}))*"
    halves = r"(?:[ -]and[ -](?:a[ -]|one[ -])?half| 1/2| 1/4| 3/4|[½¼¾])?"
    vague = (
        r"(?:a |the )?(?:(?:last |past |next |very )?"
        r"(?:few|couple(?: of)?|several|many|some(?! (?:\d|\w+ty\b|\w+teen\b))|number of"
        r"|handful of|dozens of|hundreds of|thousands of|multiple|numerous|various))"
    )
    return rf"(?:{vague}|(?:a )?half(?: an?)?|(?:\d[\d,]*(?:\.\d+)?|{small}){halves})"


@cache
def _number_words() -> "re.Pattern[str]":
    return re.compile(r"[a-z]+")


def read_number(amount: str) -> float | None:
    """The number that an amount says; None if it is vague ("several"). "a couple" is 2 as in TimeML's guidelines."""
    amount = amount.strip()
    if "couple" in amount:
        return 2
    if amount.removeprefix("a ").startswith("half"):
        return 0.5
    total = 0.0
    if half := re.search(r"[ -]and[ -](?:a[ -]|one[ -])?half$", amount):
        total, amount = 0.5, amount[: half.start()]
    elif part := re.search(r"(?:^| )?(1/2|1/4|3/4|[½¼¾])$", amount):
        total, amount = _FRACTION[part[1]], amount[: part.start()].strip()
    if digits := re.match(r"\d[\d,]*(?:\.\d+)?$", amount):
        return total + float(digits[0].replace(",", ""))
    known = words().numbers
    group = 0
    seen = False
    for word in _number_words().findall(amount):
        if word == "and":
            continue
        if word not in known:
            return None
        value = known[word]
        seen = True
        if value >= 100 or word == "dozen":
            group = max(group, 1) * value
        elif word not in ("a", "an"):
            group += value
    return total + (group or 1) if seen else None
