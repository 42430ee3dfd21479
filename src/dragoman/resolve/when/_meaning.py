"""What a time expression says by its words alone, before any context is looked at."""

from dataclasses import dataclass
from typing import Literal

from dragoman.resolve.when._calendar import Unit

#: Where a count starts: the day of writing, the last date told, or whichever of the two is at hand.
Base = Literal["document", "narrative", "either"]
#: Which of several dates of the same name is meant.
Which = Literal["last", "this", "next", "previous", "following", "that"]
#: Which part of the stretch is meant.
Part = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date as written; ``None`` must come from the context.

    ``number`` is as in ``Stretch``; ``clock`` what follows T in TIMEX3 ("NI", "10:35").
    """

    unit: Unit
    year: int | None = None
    number: int | None = None
    day: int | None = None
    weekday: int | None = None
    holiday: str | None = None
    which: Which | None = None
    year_from: "Shift | None" = None
    part: Part | None = None
    clock: str | None = None
    last_day: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A stretch counted from another: "last year" is -1 year from the document, "two days later" 2 from the story.

    ``count`` is None where the words leave it open ("a few days ago"); ``sign`` then says which way.
    ``keep`` counts in ``unit`` but keeps the unit of the anchor ("the year-ago quarter"); ``reach`` says that the
    stretch runs up to the day of writing ("the past week"); ``overnight`` that it runs into the next day; ``start``
    is the date counted from where the words name it ("two days after Christmas").
    """

    unit: Unit
    count: int | None
    base: Base
    sign: int = 0
    part: Part | None = None
    clock: str | None = None
    keep: bool = False
    reach: bool = False
    overnight: bool = False
    start: Calendar | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration of ``amount`` (None: vague) units of TIMEX3 ``code``; ``reach`` says whether it ends or starts now."""

    amount: float | None
    code: str
    reach: Literal["past", "future"] | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """Something that comes again and again, as TIMEX3 writes it: "P1D", "XXXX-WXX-1"."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


Meaning = Calendar | Shift | Length | Cycle | Reference
