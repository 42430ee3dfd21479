"""PLOVER as the package ships it."""

import json
from pathlib import Path

import pytest

from dragoman.ontology import Quad, plover

SHARED = Path(__file__).parents[1].parent / "shared"


def test_it_has_the_types_sectors_and_contexts_of_2021():
    assert set(plover().types) == {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
        *("COOPERATE", "AID", "RETREAT"),
        *("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
        *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }
    assert len(plover().sectors) == 25
    assert len(plover().contexts) == 37
    assert len(plover().bodies) == 7


@pytest.mark.parametrize("name", plover().types)
def test_intensity_has_the_sign_of_its_quad_class(name: str):
    kind = plover().types[name]
    for score in (kind.intensity, *kind.modes.values()):
        assert -10 <= score <= 10
        if name != "REQUEST":  # a request scores about nothing
            assert (score < 0) == kind.quad.conflict


def test_a_mode_scores_and_an_unknown_one_takes_the_types_score():
    consult = plover().types["CONSULT"]
    assert consult.intensity_of("visit") == 4.0
    assert consult.intensity_of("phone") == 1.5
    assert consult.intensity_of(None) == consult.intensity_of("no such mode") == 2.5


def test_the_readings_of_the_manuals_contradictions():
    assert plover().types["ACCUSE"].intensity == -3
    assert plover().types["SANCTION"].quad is Quad.MATERIAL_CONFLICT
    assert plover().types["SANCTION"].quad.words == "material conflict"
    assert not plover().types["PROTEST"].recipient_required


def test_it_cannot_be_changed():
    with pytest.raises(TypeError):
        plover().types["CONSULT"].modes["visit"] = 0.0  # pyright: ignore[reportIndexIssue]


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="needs the annotated articles beside the repository")
def test_annotated_articles_use_its_types_modes_and_sectors():
    strange: set[str] = set()
    known = events = 0
    for line in (SHARED / "gold" / "train.jsonl").read_text("utf-8").splitlines():
        for event in json.loads(line)["events"]:
            events += 1
            kind = plover().types[event["type"]]
            if event["mode"] is None or event["mode"] in kind.modes:
                known += 1
            for party in event["actors"] + event["recipients"]:
                strange |= set(party["code"].split()[1:]) - {*plover().sectors, *plover().bodies}
    assert known / events > 0.97
    assert len(strange) <= 2  # two slips of the pen


def test_the_reader_tags_its_types_and_its_sectors():
    from dragoman.reader.labels import EVENT_TYPES, SECTORS

    assert set(EVENT_TYPES) == set(plover().types)
    assert set(filter(None, SECTORS)) <= {*plover().sectors, *plover().bodies}
