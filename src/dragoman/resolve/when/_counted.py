"""Time counted in units: what a match of a pattern says about how many, from where and which way."""

import re

from dragoman.resolve.when import _patterns as patterns
from dragoman.resolve.when._calendar import Unit
from dragoman.resolve.when._meaning import Base, Cycle, Length, Meaning, Shift, Which
from dragoman.resolve.when._words import read_number, words

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

_FINER = {"TH": "M", "TM": "S"}

WHICH: dict[str, Which] = {
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
COUNTS: dict[Which, tuple[int, Base]] = {
    "last": (-1, "document"),
    "this": (0, "document"),
    "next": (1, "document"),
    "previous": (-1, "narrative"),
    "following": (1, "narrative"),
    "that": (0, "narrative"),
}


def _unit_code(match: Match) -> str:
    """The TIMEX3 code of the matched unit; minutes are "TM", to keep them from months."""
    word = match["unit"]
    code = words().units[word]
    return f"T{code}" if word in ("second", "sec", "minute", "min", "hour", "hr") else code


def cycle(text: str) -> Meaning | None:
    """What comes again and again."""
    cycles = words().cycles
    if text in cycles:
        return Cycle(cycles[text])
    if match := patterns.every().search(text):
        if weekday := match["weekday"]:
            return Cycle(f"XXXX-WXX-{words().weekdays[weekday]}")
        number = 2 if match["other"] in ("other", "second") else read_number(match["amount"] or "one") or 1
        return Cycle(period(number, _unit_code(match)))
    if match := patterns.weekdays_plural().search(text):
        return Cycle(f"XXXX-WXX-{words().weekdays[match['weekday']]}")
    return None


def period(amount: float | None, code: str) -> str:
    """TIMEX3's value of so many units (None: vague): P3D, PT2H, PXM; halves of hours and minutes as PT1H30M."""
    if amount is None:
        number = "X"
    elif code in _FINER and amount % 1:
        whole, rest = f"{int(amount)}{code[1:]}" if amount > 1 else "", f"{round(amount % 1 * 60)}{_FINER[code]}"
        return f"PT{whole}{rest}"
    else:
        number = str(int(amount)) if amount == int(amount) else str(round(amount, 2))
    return f"P{code.replace('T', 'T' + number) if code.startswith('T') else number + code}"


def counted_shift(match: Match) -> Meaning | None:
    """So many units before or after."""
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
        finer = {"Y": ("month", 12), "DE": ("year", 10), "CE": ("year", 100), "M": ("week", 4), "W": ("day", 7)}.get(
            code
        )
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


def beside_day(match: Match) -> Meaning | None:
    """The day before yesterday, the day after tomorrow."""
    if match["before"] == "before":
        return Shift("day", -2, "document")
    return Shift("day", 2, "document")


def beside_unit(match: Match) -> Meaning | None:
    """The unit before or after the one told."""
    code = _unit_code(match)
    if code.startswith("T"):
        return None
    sign = -1 if match["side"] == "before" else 1
    if match["far"]:
        return Shift(UNITS[code], 2 * sign, "document")
    return Shift(UNITS[code], sign, "narrative", sign)


def reach(match: Match) -> Meaning | None:
    """So many units up to or from now."""
    which = match["which"]
    if not match["amount"] and not match["plural"]:
        return None
    reach = "past" if which in ("last", "past", "previous", "preceding", "recent", "latest", "prior") else "future"
    amount = match["amount"]
    if which in ("first", "final"):
        return Length(read_number(amount) if amount else None, _unit_code(match), None)
    return Length(read_number(amount) if amount else None, _unit_code(match), reach)


def year_ago(match: Match) -> Meaning | None:
    """The same a year before."""
    return Shift("year", -1, "narrative", keep=True)


def named_day(match: Match) -> Meaning | None:
    """Yesterday, today, tomorrow."""
    return Shift("day", {"yesterday": -1, "today": 0, "tomorrow": 1}[match["named"]], "document")


def which_unit(match: Match) -> Meaning | None:
    """The last, this, next, same... unit."""
    code = _unit_code(match)
    which = WHICH[match["which"]]
    if code.startswith("T"):
        return None
    count, base = COUNTS[which]
    if match["which"] == "next" and match["the"] and code in ("D", "W", "M", "Y"):
        count, base = 1, "narrative"
    running = match["which"] == "past" or bool(match["which"] == "last" and match["the"])
    return Shift(UNITS[code], count, base, reach=running)


def length(match: Match) -> Meaning | None:
    """So many units."""
    code = _unit_code(match)
    amount = read_number(match["amount"])
    if amount is not None and (match["half_more"] or "").strip():
        amount += 0.5
    if match["unit"] == "fortnight" and amount:
        amount *= 2
    return Length(amount, code)


def the_unit(match: Match) -> Meaning | None:
    """The unit at hand."""
    code = _unit_code(match)
    return None if code.startswith("T") else Shift(UNITS[code], 0, "either")


def vague_length(match: Match) -> Meaning | None:
    """A unit without a number: one of it, or some."""
    code = _unit_code(match)
    plural = bool(match["plural"])
    return Length(None if plural else 1, code)
