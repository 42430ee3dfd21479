import hashlib
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading import PlaceMention
from dragoman.record import Place
from dragoman.resolve.where import find_places, look_up, resolve_places
from dragoman.span import Span

SHARED = Path(__file__).parents[1].parent / "shared"


def resolve(text: str, *names: str, home: str | None = None) -> list[Place]:
    spans, at = [], 0
    for name in names:
        start = text.index(name, at)
        spans.append(PlaceMention(Span(start, start + len(name))))
        at = start + len(name)
    return list(resolve_places(text, spans, home=home))


def test_a_capital_has_id_point_country_division_and_feature():
    (kabul,) = resolve("Fighters entered Kabul on Sunday.", "Kabul")
    assert kabul.geonames_id == 1138958
    assert kabul.latitude == pytest.approx(34.53, abs=0.05)
    assert kabul.longitude == pytest.approx(69.17, abs=0.05)
    assert (kabul.country, kabul.division, kabul.feature) == ("AFG", "Kabul", "PPLC")
    assert kabul.span == Span(17, 22)


@pytest.mark.parametrize(
    ("text", "name", "country", "division"),
    [
        ("The mayor of Paris, Texas, resigned.", "Paris", "USA", "Texas"),
        ("A storm hit Springfield, Ill., on Monday.", "Springfield", "USA", "Illinois"),
        ("Police in London, Ontario, made an arrest.", "London", "CAN", "Ontario"),
        ("A bomb went off in Tripoli, Lebanon.", "Tripoli", "LBN", "North Lebanon"),
        ("The bus left Hyderabad, in Pakistan's Sindh province.", "Hyderabad", "PAK", "Sindh"),
        ("Troops left the Syrian city of Tripoli? No, of Hama.", "Hama", "SYR", "Hama"),
    ],
)
def test_what_the_text_puts_around_a_name_decides(text: str, name: str, country: str, division: str):
    (place,) = resolve(text, name)
    assert (place.country, place.division) == (country, division)


def test_near_places_pull_a_namesake_to_them():
    text = "Floods closed roads in Athens, Marietta, Chillicothe and Zanesville, officials in Columbus, Ohio, said."
    athens = resolve(text, "Athens", "Marietta", "Chillicothe", "Zanesville", "Columbus")[0]
    assert (athens.country, athens.division) == ("USA", "Ohio")
    assert resolve("Protesters marched through Athens.", "Athens")[0].country == "GRC"


def test_a_name_has_one_sense_in_an_article():
    text = "Richmond, Va., will vote. Later, in Richmond, the council met."
    first, second = resolve(text, "Richmond", "Richmond")
    assert first.geonames_id == second.geonames_id
    assert first.division == "Virginia"
    assert first.span != second.span


def test_the_publisher_breaks_a_tie():
    text = "The council of Cambridge met on Monday."
    assert resolve(text, "Cambridge", home="cambridge-news.co.uk")[0].country == "GBR"
    assert resolve(text, "Cambridge", home="Massachusetts")[0].division == "Massachusetts"


def test_words_for_the_kind_of_division_count():
    text = "Crops failed in the province of Kandahar. Nothing grew."
    assert resolve(text, "Kandahar")[0].feature == "ADM1"
    assert resolve("Shops closed in the city of Kandahar.", "Kandahar")[0].feature == "PPLA"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyiv", "Kiev"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Mt. Sinjar", "Mount Sinjar"),
        ("São Paulo", "Sao Paulo"),
        ("Qamishli", "al-Qamishli"),
        ("Deir ez-Zor", "Deir al-Zor"),
        ("Helmand", "Helmand province"),
        ("Myanmar", "Burma"),
        ("Côte d'Ivoire", "Ivory Coast"),
    ],
)
def test_spellings_of_one_place_meet(one: str, other: str):
    first, second = look_up(one), look_up(other)
    assert first is not None
    assert second is not None
    assert (first.latitude, first.longitude) == (second.latitude, second.longitude)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the Tadamon district of Damascus", "Damascus"),
        ("in northern Afghanistan", "Afghanistan"),
        ("the eastern Congolese city of Goma", "Goma"),
        ("the occupied West Bank", "West Bank"),
        ("Lakhdaria, Algeria", "Lakhdaria"),
        ("the Afghan border", "Afghanistan"),
        ("Gulf of Aden", "Gulf of Aden"),
        ("Washington", "Washington"),
    ],
)
def test_a_phrase_gives_its_narrowest_place(phrase: str, name: str):
    place = look_up(phrase)
    assert place is not None
    assert place.name == name
    assert place.span is None


def test_looking_up_with_a_country_prefers_it():
    there = look_up("Georgia", country="USA")
    here = look_up("Georgia")
    assert there is not None
    assert here is not None
    assert (there.country, there.feature) == ("USA", "ADM1")
    assert (here.country, here.feature) == ("GEO", "PCLI")
    assert look_up("Georgia", country="ZZZ") == here


def test_the_capital_and_the_state_of_one_name_are_told_apart():
    capital = look_up("Washington")
    assert capital is not None
    assert capital.division == "District of Columbia"
    text = "Voters in Oregon, Idaho and Washington state went to the polls."
    assert resolve(text, "Washington")[0].feature == "ADM1"


def test_unknown_names_keep_span_and_words_only():
    (place,) = resolve("They met in Xyzzyburg.", "Xyzzyburg")
    assert place == Place(Span(12, 21), "Xyzzyburg")
    assert look_up("Xyzzyburg") is None
    assert look_up("") is None


def test_seas_and_regions_have_points_but_no_country():
    place = look_up("South China Sea")
    assert place is not None
    assert place.feature == "SEA"
    assert place.country is None
    assert place.geonames_id is None


def test_finding_tells_places_from_people_and_papers():
    text = (
        "GENEVA — Mr. Jordan said in Vienna that talks in Baghdad had failed. The Washington Post reported "
        "that President Clinton would fly to Cairo, Egypt, in May."
    )
    found = {m.span.of(text) for m in find_places(text)}
    assert {"Vienna", "Baghdad", "Cairo", "Egypt"} <= found
    assert not found & {"Jordan", "Clinton", "May", "Post"}


def test_a_full_stop_is_no_part_of_a_name():
    text = "They fled Syria. He lives in the U.S. and she in Mobile, Ala."
    found = [m.span.of(text) for m in find_places(text)]
    assert "Syria" in found
    assert "U.S." in found
    assert "Ala." in found


def test_mentions_outside_the_text_do_no_harm():
    places = resolve_places("Rome", [PlaceMention(Span(2, 99)), PlaceMention(Span(50, 60)), PlaceMention(Span(-3, 4))])
    assert [p.span for p in places] == [Span(2, 99), Span(50, 60), Span(-3, 4)]


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200),
    st.lists(st.tuples(st.integers(-5, 220), st.integers(-5, 220)), max_size=6),
    st.one_of(st.none(), st.text(max_size=40)),
)
def test_any_text_resolves(text: str, spans: list[tuple[int, int]], home: str | None):
    mentions = [PlaceMention(Span(*span)) for span in spans]
    places = resolve_places(text, mentions, home=home)
    assert [p.span for p in places] == [m.span for m in mentions]
    assert places == resolve_places(text, mentions, home=home)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Paris",
                "Texas",
                ",",
                ".",
                "U.S.",
                "the",
                "of",
                "in",
                "New",
                "York",
                "al-",
                "'s",
                "Kabul",
                "Mr.",
                "\n",
                "—",
                "St.",
                "Bush",
            ]
        ),
        max_size=40,
    )
)
def test_found_places_lie_in_the_text_in_order(words: list[str]):
    text = " ".join(words)
    found = find_places(text)
    for mention in found:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text).strip() == mention.span.of(text)
        assert 0.5 <= mention.probability <= 1
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.one_of(st.none(), st.text(max_size=4)))
def test_looking_up_never_fails(name: str, country: str | None):
    place = look_up(name, country=country)
    assert place is None or (place.latitude is not None and -90 <= place.latitude <= 90)


@pytest.mark.skipif(not (SHARED / "geo" / "train.jsonl").exists(), reason="needs the shared articles")
def test_held_out_articles_stay_within_161_km(tmp_path: Path):
    from bench.geo import measure

    with (SHARED / "geo" / "train.jsonl").open(encoding="utf-8") as lines:
        held_out = [
            line for line in lines if int(hashlib.sha256(json.loads(line)["id"].encode()).hexdigest(), 16) % 3 == 0
        ]
    file = tmp_path / "held_out.jsonl"
    file.write_text("".join(held_out), encoding="utf-8")
    figures = measure(file)
    assert figures["within_161km"] >= 0.84
    assert 0 < figures["end_to_end_f1"] <= figures["found_f1"] + 0.05
