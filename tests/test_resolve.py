"""From a reading to a record: who, when, on whose word, and what is the same."""

from dragoman.article import Article, Stretch, StretchKind
from dragoman.reading import EventReading, PartyMention, Reading, StatementReading, TimeKind, TimeMention
from dragoman.record import Record, StatementKind
from dragoman.resolve import resolve
from dragoman.span import Span

TEXT = (
    "Turkish Foreign Minister Selim Aras met Greek officials in Athens on Tuesday. "
    '"We want peace," he said. "They told us that they had pulled back their troops."\n\n'
    "The talks on Tuesday went well, Aras said."
)


def span(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


MINISTER, HE, ARAS = span("Turkish Foreign Minister Selim Aras"), span("he", "peace"), span("Aras", "went well")
GREEKS, THEY, THEY2 = span("Greek officials"), span("They"), span("they had")
MEETING, PULLED, TALKS = span("met"), span("pulled back"), span("talks")


def record() -> Record:
    they2 = Span(THEY2.start, THEY2.start + 4)
    reading = Reading(
        statements=(
            StatementReading(HE, span("said"), (span("We want peace,"),)),
            StatementReading(None, None, (span("They told us that they had pulled back their troops."),), continues=0),
            StatementReading(THEY, span("told"), (span("that they had pulled back their troops"),)),
            StatementReading(ARAS, span("said", "went well"), (span("The talks on Tuesday went well,"),)),
        ),
        events=(
            EventReading("CONSULT", MEETING, (MINISTER,), (GREEKS,), place=span("Athens"), time=span("on Tuesday")),
            EventReading("RETREAT", PULLED, (they2,), mode="withdraw"),
            EventReading("CONSULT", TALKS, (ARAS,), (GREEKS,), same_as=0),
        ),
        parties={
            MINISTER: PartyMention(MINISTER),
            GREEKS: PartyMention(GREEKS),
            HE: PartyMention(HE, antecedent=MINISTER),
            THEY: PartyMention(THEY, antecedent=GREEKS),
            they2: PartyMention(they2, antecedent=THEY),
            ARAS: PartyMention(ARAS, antecedent=HE),
        },
        times=(TimeMention(span("Tuesday"), TimeKind.DATE),),
    )
    article = Article("a", TEXT, (Stretch(Span(0, len(TEXT)), StretchKind.BODY),), published="2021-08-19")
    return resolve(article, reading)


def test_a_pronoun_takes_name_and_code_from_the_mention_it_stands_for() -> None:
    speaker = record().statements[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.code, speaker.span) == ("Selim Aras", "TUR GOV", HE)


def test_a_bare_surname_is_the_minister_named_before() -> None:
    speaker = record().statements[3].speaker
    assert speaker is not None
    assert (speaker.name, speaker.code) == ("Selim Aras", "TUR GOV")


def test_a_quotation_standing_alone_goes_on_from_the_last_speaker() -> None:
    statement = record().statements[1]
    assert statement.speaker is not None
    assert statement.speaker.name == "Selim Aras"
    assert statement.kind is StatementKind.DIRECT


def test_a_statement_inside_another_names_it_and_is_indirect() -> None:
    statement = record().statements[2]
    assert statement.within == "s2"
    assert statement.kind is StatementKind.INDIRECT


def test_an_event_stands_on_the_word_of_the_innermost_statement() -> None:
    meeting, retreat, talks = record().events
    assert (meeting.said_by, retreat.said_by, talks.said_by) == (None, "s3", "s4")
    assert [p.code for p in retreat.actors] == ["GRC GOV"]


def test_a_weekday_is_resolved_against_the_article_and_inherited_by_a_second_telling() -> None:
    meeting, retreat, talks = record().events
    assert meeting.date is not None
    assert (meeting.date.start, meeting.date.end, meeting.date.basis) == ("2021-08-17", "2021-08-17", "explicit")
    assert retreat.date is None
    assert talks.same_as == "e1"
    assert talks.date is not None
    assert (talks.date.start, talks.date.basis) == ("2021-08-17", "inherited")


def test_the_place_of_an_event_has_coordinates_and_country() -> None:
    place = record().events[0].place
    assert place is not None
    assert (place.name, place.country) == ("Athens", "GRC")
    assert abs((place.latitude or 0) - 37.98) < 0.1


def test_an_article_with_nothing_in_it_gives_an_empty_record() -> None:
    article = Article("b", "It rained.", (Stretch(Span(0, 10), StretchKind.BODY),))
    assert resolve(article, Reading()) == Record(article)
