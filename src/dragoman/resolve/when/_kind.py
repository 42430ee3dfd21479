"""The TIMEX3 type of a time expression, told from its words."""

from functools import lru_cache

from dragoman.reading import TimeKind
from dragoman.resolve.when._grammar import parse
from dragoman.resolve.when._meaning import Calendar, Cycle, Length, Reference, Shift


@lru_cache(maxsize=8192)
def retag(expression: str) -> TimeKind | None:
    """The type that the words of ``expression`` decide: "three years" DURATION, "three years ago" DATE.

    None where the words say nothing about time that the grammar knows.
    """
    match parse(expression):
        case Cycle(value) if value.startswith("XXXX-XX-XXT"):
            return TimeKind.TIME
        case Cycle():
            return TimeKind.SET
        case Length():
            return TimeKind.DURATION
        case Calendar(clock=str()) | Shift(clock=str()):
            return TimeKind.TIME
        case Calendar() | Shift() | Reference():
            return TimeKind.DATE
        case None:
            return None
