"""When events happened: by their own words, by an earlier telling, or by the day that the story is about."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.article import Article
from dragoman.reading import EventReading, Reading, Status
from dragoman.record import Date, Time
from dragoman.resolve.when import event_date
from dragoman.span import Span

RECENT = timedelta(days=7)
"""How long before the article the day may lie that its story is about."""

NEAR = 8
"""For how many sentences a day that was told goes on to govern what happened.

On gold/train.jsonl, of 657 events without words of their own within eight sentences after one dated in the last week
(perfects aside), the annotators gave that day to 196, another to 57, and none to 404: what is inherited says so.
"""

_PERFECT = re.compile(r"\b(?:ha[sd]|have|having)\s+(?:\w+\s+)?(?:been\s+)?$", re.IGNORECASE)


def own_dates(article: Article, reading: Reading, times: Sequence[Time]) -> list[Date | None]:
    """The date that each event's own words give it, or None."""
    day = _day(article)
    return [_own(article.text, event, times, day) for event in reading.events]


def event_dates(
    article: Article, reading: Reading, own: Sequence[Date | None], times: Sequence[Time], sentences: Sequence[Span]
) -> list[Date | None]:
    """The date of every event, or None; ``basis`` tells an event's own words from a date it inherits."""
    day = _day(article)
    starts = [s.start for s in sentences]
    # A sentence that names a time of its own leaves the story's day.
    elsewhere = {bisect_right(starts, t.span.start) for t in times if t.start}
    out: list[Date | None] = []
    for number, event in enumerate(reading.events):
        found = own[number]
        if found is None and event.same_as is not None:
            found = _inherited(out[event.same_as])
        if found is None and event.status is Status.OCCURRED and not _in_the_perfect(article.text, event):
            at = bisect_right(starts, event.trigger.start)
            for before in range(number - 1, -1, -1) if at not in elsewhere else ():
                if at - bisect_right(starts, reading.events[before].trigger.start) > NEAR:
                    break
                told = own[before]
                if told and told.basis == "explicit" and _recent(told, day):
                    found = _inherited(told)
                    break
        out.append(found)
    return out


def without_contradictions(reading: Reading, own: Sequence[Date | None]) -> Reading:
    """The reading without links between tellings whose type, status or own dates differ."""
    events = reading.events

    def same(number: int) -> int | None:
        event = events[number]
        if event.same_as is None:
            return None
        earlier = events[event.same_as]
        if (earlier.type, earlier.status) != (event.type, event.status):
            return None
        mine, theirs = own[number], own[event.same_as]
        return None if mine and theirs and (mine.end < theirs.start or theirs.end < mine.start) else event.same_as

    return replace(reading, events=tuple(replace(e, same_as=same(n)) for n, e in enumerate(events)))


def _day(article: Article) -> date | None:
    return date.fromisoformat(article.date) if article.date else None


def _own(text: str, event: EventReading, times: Sequence[Time], day: date | None) -> Date | None:
    found = event_date(text, event.time, times, day) if event.time else None
    if found and event.time and _paragraphs_apart(text, event.time, event.trigger):
        return _inherited(found)
    return found


def _in_the_perfect(text: str, event: EventReading) -> bool:
    """Whether the trigger stands in a perfect tense, which tells of something before the story's day."""
    return _PERFECT.search(text, max(0, event.trigger.start - 30), event.trigger.start) is not None


def _inherited(found: Date | None) -> Date | None:
    return replace(found, basis="inherited") if found else None


def _recent(told: Date, day: date | None) -> bool:
    if day is None or told.start != told.end:
        return False
    return timedelta(0) <= day - date.fromisoformat(told.start) <= RECENT


def _paragraphs_apart(text: str, one: Span, other: Span) -> bool:
    first, last = sorted((one, other))
    return "\n" in text[first.end : last.start]
