"""The shipped reader on pages of our own: what it finds, that it always finds the same, and that nothing breaks it."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import Article, Reader, Record, Span, Stretch, StretchKind, read

EXAMPLE = Path(__file__).parents[1] / "examples" / "page.txt"

NEWS = (
    "MOSCOW - Turkish Foreign Minister Selim Aras met Russian officials in Moscow on Tuesday to discuss grain.\n\n"
    '"We had a frank conversation," he said after the meeting. "Both sides want the corridor reopened."\n\n'
    "Ukraine's government accused Russia of shelling the port of Odesa on Sunday, killing two dock workers. "
    "Russia denied the accusation. In 2015 the European Union imposed sanctions on three Russian banks."
)


def article(text: str, name: str = "a") -> Article:
    return Article(name, text, (Stretch(Span(0, len(text)), StretchKind.BODY),), published="2023-06-15")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def record(reader: Reader) -> Record:
    return reader.read(article(NEWS))


def spans_of(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [s for each in value for s in spans_of(each)]
    if is_dataclass(value):
        return [s for f in fields(value) for s in spans_of(getattr(value, f.name))]
    return []


def test_the_meeting_is_found_with_its_sides_its_day_and_its_place(record: Record) -> None:
    (meeting,) = [e for e in record.events if e.trigger.of(NEWS) == "met"]
    assert meeting.type == "CONSULT"
    assert {p.code for p in meeting.actors} == {"TUR GOV"}
    assert {p.code for p in meeting.recipients} == {"RUS GOV"}
    assert meeting.date is not None
    assert (meeting.date.start, meeting.date.basis) == ("2023-06-13", "explicit")
    assert meeting.place is not None
    assert meeting.place.country == "RUS"


def test_the_quotation_goes_on_with_the_speaker_who_began_it(record: Record) -> None:
    spoken = [s for s in record.statements if s.kind == "direct"]
    assert [s.speaker.name for s in spoken if s.speaker] == ["Selim Aras", "Selim Aras"]
    assert spoken[1].cue is None


def test_accusation_denial_attack_and_sanction_are_told_apart(record: Record) -> None:
    types = {e.type for e in record.events}
    assert {"ACCUSE", "REJECT", "SANCTION", "ASSAULT"} <= types
    (sanction,) = [e for e in record.events if e.type == "SANCTION"]
    assert sanction.date is not None
    assert (sanction.date.start, sanction.date.end, sanction.date.precision) == ("2015-01-01", "2015-12-31", "year")


def test_articles_read_together_are_read_as_when_alone(reader: Reader) -> None:
    texts = [NEWS, "It rained.", NEWS[:300], EXAMPLE.read_text("utf-8")]
    together = list(reader.pipe(article(text, str(n)) for n, text in enumerate(texts)))
    assert together == [reader.read(article(text, str(n))) for n, text in enumerate(texts)]


def test_the_example_page_is_read_from_its_path() -> None:
    found = read(EXAMPLE)
    assert len(found.statements) >= 10
    assert len(found.events) >= 10
    assert any(s.within for s in found.statements)
    assert any(e.said_by for e in found.events)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("The UN said.\n\"“”'’ éà漢ß\u202e\x00 Iran attacked 2021, "), max_size=600))
def test_whatever_the_text_every_span_lies_in_it(reader: Reader, text: str) -> None:
    found = reader.read(article(text))
    for span in spans_of(found):
        assert 0 <= span.start <= span.end <= len(text)


def test_a_text_that_is_no_prose_is_read_in_bounds(reader: Reader) -> None:
    text = "attacked said killed denied met " * 3000
    found = reader.read(article(text))
    assert len(found.events) <= len(text.split()) // 2


def test_a_marked_relation_and_a_phrase_in_its_passage(reader: Reader) -> None:
    text = "The French president condemned the Syrian army."
    source, target = Span(0, 20), Span(31, 46)
    assert reader.relate([(text, source, target)]) == ["ACCUSE"]
    (party,) = reader.code([("the Syrian army", text, "2016-01-01")])
    assert party.code == "SYR MIL"
