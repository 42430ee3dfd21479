"""No span and no date may break the resolver, and an article takes milliseconds."""

import datetime as dt
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading import TimeKind, TimeMention
from dragoman.resolve.when import event_date, find_times, resolve_times, retag
from dragoman.span import Span

WORDS = [
    "the", "day", "before", "after", "last", "next", "two", "years", "ago", "later", "February", "29", "31", "1900",
    "0", "99", "9999", "10000000", "century", "BC", "since", "half", "a", "of", "week", "Monday", "and", "to", "-", ",",
    "night", "24:00", "12", "p.m.", "early", "quarter", "first", "1980s", "million", "Easter", "every", "weekend",
    "that", "'07", "0th", "ended", "in", "decade-long", "½", "٣", "ǅ", "İ",
]  # fmt: skip
PHRASES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
DATES = st.one_of(st.none(), st.dates(), st.sampled_from([dt.date.min, dt.date.max, dt.date(2020, 2, 29)]))


@given(st.one_of(PHRASES, st.text(max_size=60)), st.data(), DATES)
@settings(max_examples=400, deadline=None)
def test_any_span_gets_one_time_whose_days_are_in_order(text: str, data: st.DataObject, today: dt.date | None) -> None:
    edges = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edges, edges).map(lambda pair: Span(*sorted(pair))), max_size=6))
    mentions = [TimeMention(span, data.draw(st.sampled_from(list(TimeKind)))) for span in spans]
    times = resolve_times(text, mentions, today)
    assert [found.span for found in times] == spans
    for found in times:
        retag(found.span.of(text))
        assert found.value
        assert (found.start is None) == (found.end is None) == (found.precision is None)
        if found.start and found.end:
            assert dt.date.fromisoformat(found.start) <= dt.date.fromisoformat(found.end)
    for span in spans:
        event_date(text, span, times, today)


@given(PHRASES, DATES)
@settings(max_examples=200, deadline=None)
def test_the_same_text_gives_the_same_times(text: str, today: dt.date | None) -> None:
    mentions = find_times(text)
    assert resolve_times(text, mentions, today) == resolve_times(text, mentions, today)


def test_an_article_takes_milliseconds() -> None:
    text = (
        "On Tuesday the envoy, who took office in March 2019, met them for two hours. The day before he had left. " * 40
    )
    mentions = find_times(text)
    resolve_times(text, mentions, dt.date(2021, 8, 19))
    started = time.process_time()
    for _ in range(5):
        resolve_times(text, mentions, dt.date(2021, 8, 19))
    assert (time.process_time() - started) / 5 < 0.03
