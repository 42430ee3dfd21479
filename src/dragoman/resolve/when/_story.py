"""An article as far as its time expressions are read: what was told last, and what stands beside what."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.reading import TimeMention
from dragoman.resolve.when._calendar import FINENESS, Stretch, Unit, of_day
from dragoman.resolve.when._meaning import Base, Calendar, Meaning
from dragoman.span import Span

#: How far apart, in characters, two expressions of one phrase may stand ("6 and 7 January").
_TOUCHING = 9


@dataclass(slots=True)
class Told:
    """A stretch already told, and where."""

    span: Span
    stretch: Stretch


@dataclass(slots=True)
class Story:
    """The article as far as it is read."""

    text: str
    today: dt.date | None
    mentions: Sequence[TimeMention]
    meanings: list[Meaning | None]
    told: list[Told] = field(default_factory=list[Told])

    def last(self, unit: Unit) -> Stretch | None:
        """The last stretch told that lies in one of ``unit``."""
        for told in reversed(self.told):
            if FINENESS[told.stretch.unit] <= FINENESS[unit]:
                return told.stretch
        return None

    def anchor(self, base: Base, unit: Unit) -> Stretch | None:
        """Where a count starts, at least as fine as ``unit``."""
        today = of_day(self.today)
        if base == "document":
            return today
        if base == "narrative":
            return self.last(unit) or today
        if unit in ("quarter", "half") and self.told:
            return next((t.stretch for t in reversed(self.told) if t.stretch.unit == unit), today)
        return today or self.last(unit)

    def first_dated(self) -> Stretch | None:
        """The first day or month of the article written with its year."""
        for meaning in self.meanings:
            if isinstance(meaning, Calendar) and meaning.year is not None and meaning.unit in ("day", "month"):
                return Stretch("year", meaning.year)
        return None

    def neighbour(self, index: int, step: int) -> int | None:
        """Index of the mention before (-1) or after (+1), if it stands in the same phrase."""
        other = index + step
        if not 0 <= other < len(self.mentions):
            return None
        first, second = sorted((index, other))
        gap = self.mentions[second].span.start - self.mentions[first].span.end
        between = self.text[self.mentions[first].span.end : self.mentions[second].span.start]
        return other if -1 <= gap <= _TOUCHING and "." not in between.replace("a.m.", "").replace("p.m.", "") else None
