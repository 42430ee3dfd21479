import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.actors import measure
from dragoman.reading import PartyMention
from dragoman.resolve.who import canonical_name, code_phrase, country_of
from dragoman.span import Span

PHRASES = Path(__file__).parent / "data" / "actors.jsonl"


def code(phrase: str, **known: str) -> str:
    found = code_phrase(phrase, **known)
    return " ".join((found.country, *found.sectors))


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("Russia's Ambassador to Afghanistan Dmitry Zhirnov", "RUS GOV"),
        ("the Kremlin", "RUS GOV"),
        ("a State Department spokesman", "USA GOV"),
        ("protesters in Minsk", "BLR CVL"),
        ("two Syrian brothers", "SYR CVL"),
        ("Israeli warplanes", "ISR MIL"),
        ("UN Security Council", "IGO UNO"),
        ("Human Rights Watch", "NGO"),
        ("all of the Chadian soldiers", "TCD MIL"),
        ("more than 20 Libyan policemen", "LBY COP"),
        ("US-backed Syrian rebels", "SYR REB"),
        ("a Lima-based rights group", "PER SOC"),
        ("the former Kenyan foreign minister", "KEN ELI"),
        ("people from Guinea-Bissau", "GNB CVL"),
        ("Georgia's Supreme Court", "GEO JUD"),
        ("Western diplomats", "--- GOV"),
        ("Abkhazia", "GEO PRE"),
    ],
)
def test_a_phrase_speaks_for_itself(phrase: str, wanted: str) -> None:
    assert code(phrase) == wanted


@pytest.mark.parametrize(
    ("phrase", "date", "wanted"),
    [
        ("Taliban officials", "2021-08-18", "AFG REB"),
        ("Taliban officials", "2022-08-18", "AFG GOV"),
        ("Renamo", "1990-01-01", "MOZ REB"),
        ("Renamo", "2010-01-01", "MOZ OPP"),
        ("Blair", "2003-03-18", "GBR GOV"),
        ("Mr Blair", "2015-03-18", "GBR ELI"),
        ("Bush", "1990-08-02", "USA GOV"),
        ("Laurent Kabila", "1997-03-01", "COD REB"),
        ("Laurent Kabila", "1998-03-01", "COD GOV"),
        ("Ban Ki-moon", "2005-06-01", "KOR GOV"),
        ("Ban Ki-moon", "2010-06-01", "IGO UNO"),
    ],
)
def test_the_date_says_who_held_power(phrase: str, date: str, wanted: str) -> None:
    assert code(phrase, date=date) == wanted


def test_a_surname_of_two_holders_needs_a_country() -> None:
    assert code_phrase("Sharif", date="2014-01-01").country == "PAK"
    assert code("Prime Minister Singh", date="2008-01-01", context="India's Prime Minister Singh left.") == "IND GOV"
    assert code_phrase("Mayor Ellen Nowhere", date="2008-01-01").country == "---"


@pytest.mark.parametrize(
    ("phrase", "context", "wanted"),
    [
        ("the army", "Nepal's king dismissed his cabinet. Then the army closed the road.", "NPL MIL"),
        ("the troops", "French troops left Mali. The mayor said the troops had gone at night.", "FRA MIL"),
        ("Okello", "Grace Okello, a Ugandan lawmaker, asked for an inquiry.", "UGA LEG"),
        ("Petrenko", "Ukrainian army spokesman Oleh Petrenko said so. Petrenko gave no details.", "UKR MIL"),
        ("the council", "The UN Security Council met. Then the council voted.", "IGO UNO"),
        ("Israeli", "Witnesses spoke of Israeli air strikes near the port.", "ISR MIL"),
        ("the Communists", "Italy votes on Sunday. In Italy the Communists hope to gain.", "ITA PTY"),
    ],
)
def test_the_passage_says_the_rest(phrase: str, context: str, wanted: str) -> None:
    assert code(phrase, context=context) == wanted


def test_words_beat_a_guess_and_a_sure_guess_beats_the_context() -> None:
    mention = PartyMention(Span(0, 1), None, (("USA", 0.9), ("IRQ", 0.05)), (("MIL", 0.95),))
    assert code_phrase("the Iraqi government", guess=mention).country == "IRQ"
    guessed = code_phrase("the convoy", context="Iraq's road was closed when the convoy came.", guess=mention)
    assert (guessed.country, guessed.sectors, guessed.certainty) == ("USA", ("MIL",), 0.9)
    assert "guess" in guessed.evidence
    weak = PartyMention(Span(0, 1), None, (("USA", 0.3),), ())
    assert code_phrase("police", context="Greece is on strike and police watch.", guess=weak).country == "GRC"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Russian Foreign Minister Sergei Lavrov", "Sergei Lavrov"),
        ("Sen. John McCain", "John McCain"),
        ("Moscow", "Russia"),
        ("the Kremlin", "Russia"),
        ("Taliban officials", "Taliban"),
        ("the Syrian government", "Syrian government"),
        ("Minister for Trade Jane Doe", "Jane Doe"),
        ("the Turkish foreign minister, Mevlüt Çavuşoğlu", "Mevlüt Çavuşoğlu"),
    ],
)
def test_names_lose_titles_and_articles(phrase: str, name: str) -> None:
    assert canonical_name(phrase) == name


def test_a_bare_surname_gets_the_full_name() -> None:
    assert code_phrase("Lavrov", date="2019-01-01").name == "Sergei Lavrov"
    assert code_phrase("Doe", context="Canadian analyst Jane Doe agreed. Doe added little.").name == "Jane Doe"


def test_country_words_are_found_where_they_stand() -> None:
    text = "U.S. and North Korean envoys met in Hanoi; us, they said, Turkey's turkeys never met."
    assert [(span.of(text), country) for span, country in country_of(text)] == [
        ("U.S.", "USA"),
        ("North Korean", "PRK"),
        ("Hanoi", "VNM"),
        ("Turkey", "TUR"),
    ]


def test_our_own_phrases_stay_right() -> None:
    figures = measure(PHRASES)
    assert len(PHRASES.read_text(encoding="utf-8").splitlines()) >= 80
    assert figures["country"] >= 0.97
    assert figures["sector"] >= 0.94
    assert figures["both"] >= 0.94


def test_bench_counts_what_is_wrong(tmp_path: Path) -> None:
    rows = [
        {"text": "the French president", "country": "FRA", "sector": "MIL"},
        {"text": "the French president", "country": "FRA", "sector": "GOV"},
    ]
    file = tmp_path / "actors.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    assert measure(file) == {"country": 1.0, "sector": 0.5, "both": 0.5}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=80), st.none() | st.dates().map(str))
def test_no_text_breaks_it(phrase: str, context: str, date: str | None) -> None:
    first = code_phrase(phrase, context=context + phrase, date=date)
    assert first == code_phrase(phrase, context=context + phrase, date=date)
    assert 0 <= first.certainty <= 1
    for span, country in country_of(context):
        assert 0 <= span.start < span.end <= len(context)
        assert len(country) == 3
    canonical_name(phrase)


def test_a_phrase_takes_well_under_a_millisecond() -> None:
    rows = [json.loads(line) for line in PHRASES.read_text(encoding="utf-8").splitlines()]
    code_phrase("the army")
    start = time.process_time()
    for number, row in enumerate(rows):
        code_phrase(row["text"], context=f"{row.get('context', '')} Item {number}.", date=row.get("date"))
    assert (time.process_time() - start) / len(rows) < 0.001


def test_a_whole_article_is_read_near_the_phrase() -> None:
    far = "Peru and Chile traded. " + "It rained all day. " * 400
    assert (
        code("the troops", context=f"{far} French troops left Mali. The mayor said the troops had gone.") == "FRA MIL"
    )
