"""Resolves a reading into a record: who (codes), when (intervals), where (coordinates), what is the same."""

from datetime import date

from dragoman._sentences import sentences
from dragoman.article import Article
from dragoman.reading import PlaceMention, Reading, TimeMention
from dragoman.record import Record
from dragoman.resolve._dates import event_dates, own_dates, without_contradictions
from dragoman.resolve._events import resolve_events
from dragoman.resolve._parties import Parties
from dragoman.resolve._statements import resolve_statements
from dragoman.resolve.when import find_times, resolve_times
from dragoman.resolve.where import find_places, resolve_places

__all__ = ["resolve"]

SURE = 0.8
"""From which probability on a second finder of times or places is believed."""


def resolve(article: Article, reading: Reading) -> Record:
    """Turn what the reader found in ``article`` into its record."""
    text = article.text
    day = date.fromisoformat(article.date) if article.date else None
    told = [s for stretch in article.readable() for s in sentences(text, stretch.span)]
    times = resolve_times(text, _times(article, reading), day)
    places = resolve_places(text, _places(article, reading), home=article.publisher or article.url or article.dateline)
    own = own_dates(article, reading, times)
    reading = without_contradictions(reading, own)
    parties = Parties(article, reading, told)
    dates = event_dates(article, reading, own, times, told)
    return Record(
        article=article,
        statements=resolve_statements(text, reading, parties),
        events=resolve_events(text, reading, parties, dates, places),
        times=times,
        places=places,
    )


def _times(article: Article, reading: Reading) -> list[TimeMention]:
    """What the grammar of time expressions finds, and what only the reader finds and is sure of."""
    spelled = [m for m in find_times(article.text) if any(s.span.holds(m.span) for s in article.readable())]
    learned = [m for m in reading.times if m.probability > SURE and not any(m.span.overlaps(s.span) for s in spelled)]
    return sorted([*spelled, *learned], key=lambda m: m.span)


def _places(article: Article, reading: Reading) -> list[PlaceMention]:
    """What the reader finds, and what only the gazetteer finds and is sure of."""
    known = [m for m in find_places(article.text) if any(s.span.holds(m.span) for s in article.readable())]
    missed = [m for m in known if m.probability > SURE and not any(m.span.overlaps(p.span) for p in reading.places)]
    return sorted([*reading.places, *missed], key=lambda m: m.span)
