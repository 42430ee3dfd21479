"""Resolves a reading into a record: who (codes), when (intervals), where (coordinates), what is the same."""

from datetime import date

from dragoman.article import Article
from dragoman.reading import Reading
from dragoman.record import Record
from dragoman.resolve._events import resolve_events
from dragoman.resolve._parties import Parties
from dragoman.resolve._statements import resolve_statements
from dragoman.resolve.when import resolve_times
from dragoman.resolve.where import resolve_places

__all__ = ["resolve"]


def resolve(article: Article, reading: Reading) -> Record:
    """Turn what the reader found in ``article`` into its record."""
    day = date.fromisoformat(article.date) if article.date else None
    times = resolve_times(article.text, reading.times, day)
    places = resolve_places(article.text, reading.places, home=article.publisher or article.dateline)
    parties = Parties(article, reading)
    return Record(
        article=article,
        statements=resolve_statements(article.text, reading, parties),
        events=resolve_events(article, reading, parties, times, places),
        times=times,
        places=places,
    )
