"""Sentences and passages: nothing lost, nothing read twice, offsets true."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman._names import name_overlap, name_words
from dragoman._sentences import sentences
from dragoman.reader._passages import passages
from dragoman.span import Span

news = st.text(alphabet=st.sampled_from("aB7 .,\"“”'’\n?!éÜ-你"), max_size=400)


@given(news)
def test_sentences_are_in_order_and_hold_every_character_that_is_not_blank(text: str) -> None:
    found = list(sentences(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    covered = {i for s in found for i in range(*s)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. Navy left. Mr. Ali stayed.", ["The U.S. Navy left.", "Mr. Ali stayed."]),
        ('He said: "We won." Then he left.', ['He said: "We won."', "Then he left."]),
        ("Talks ended\nNo deal was made", ["Talks ended", "No deal was made"]),
        ("They met at 5 p.m. The talks failed.", ["They met at 5 p.m.", "The talks failed."]),
        ("Gen. J. R. Moss spoke. It rained.", ["Gen. J. R. Moss spoke.", "It rained."]),
    ],
)
def test_sentences_of_news_prose(text: str, expected: list[str]) -> None:
    assert [s.of(text) for s in sentences(text)] == expected


@settings(max_examples=60, deadline=None)
@given(news, st.integers(min_value=8, max_value=64))
def test_passages_are_short_enough_and_read_no_character_twice(text: str, limit: int) -> None:
    seen = -1
    for passage in passages(text, [Span(0, len(text))], limit=limit):
        assert len(passage) <= limit
        for start, end in zip(passage.starts[1:-1], passage.ends[1:-1], strict=True):
            assert seen <= start < end <= len(text)
            seen = end


def test_a_passage_finds_its_subtokens_by_characters_and_back() -> None:
    text = "Premier Ilva Marn met envoys in Tarsk on Monday.\n\nShe said the talks went well."
    (passage,) = passages(text, [Span(0, len(text))])
    span = Span(text.index("Ilva Marn"), text.index(" met"))
    first, last = passage.tokens_of(span) or (0, 0)
    assert passage.span(first, last) == span
    assert passage.tokens_of(Span(len(text), len(text) + 5)) is None
    assert int(passage.breaks[passage.tokens_of(Span(50, 53))[0]]) == 2  # type: ignore[index]


def test_only_readable_spans_are_read() -> None:
    text = "Menu Home Sport\nThe envoys met.\nCopyright"
    (passage,) = passages(text, [Span(16, 31)])
    assert passage.span(1, len(passage) - 2).of(text) == "The envoys met."


def test_quotation_marks_mark_what_they_enclose() -> None:
    text = 'He said: "We agree." They left.'
    (passage,) = passages(text, [Span(0, len(text))])
    quoted = {text[a:b] for a, b, q in zip(passage.starts, passage.ends, passage.quoted, strict=True) if q}
    assert {"We", "agree"} <= quoted
    assert "They" not in quoted


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("the Taliban", "Taliban", 3),
        ("Lavrov", "Foreign Minister Lavrov", 2),
        ("Mr Tariq Aziz", "Deputy Premier Aziz", 1),
        ("he", "Lavrov", 0),
    ],
)
def test_name_overlap(one: str, other: str, overlap: int) -> None:
    assert name_overlap(name_words(one), name_words(other)) == overlap
