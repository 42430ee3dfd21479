"""Place names spotted by the gazetteer alone: a stand-in for, or an addition to, the learned tagger."""

import json
import math
import re
import tomllib
from collections import Counter
from functools import lru_cache

from dragoman.reading import PlaceMention
from dragoman.resolve.where._gazetteer import FOLDER, Gazetteer, Kind, gazetteer
from dragoman.resolve.where._spot import Hit, spot
from dragoman.span import Span

LIKELY = 0.5

_LAST_WORD = re.compile(r"([\w'’.-]+)(\s+|-)$")
_NEXT_WORD = re.compile(r"(?:['’]s)?([ -])([\w'’.-]+)")
_LIST_COMMA = re.compile(r",\s$")
_SMALL_WORD = re.compile(r"\b[a-z][a-z'-]{2,}\b")
_TURN = re.compile(r"(?:^|[.!?\n]['’”\"]?\s*|[“\"])$")


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Return the names in a text that are likely to be places, in text order, none overlapping.

    ``probability`` comes from a logistic model of the words around a name and of the places so called; names
    below :data:`LIKELY` are left out.
    """
    places = gazetteer()
    return tuple(
        PlaceMention(Span(hit.start, hit.end), round(probability, 4))
        for hit, probability in likely(text, places, LIKELY)
    )


def likely(text: str, places: Gazetteer, threshold: float) -> list[tuple[Hit, float]]:
    """Return the names spotted in a text that are places with at least this probability."""
    weights = _weights()
    found: list[tuple[Hit, float]] = []
    for hit, features in judge(text, places):
        score = sum(weights.get(name, 0.0) * value for name, value in features.items())
        probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
        if probability >= threshold:
            found.append((hit, probability))
    return found


def judge(text: str, places: Gazetteer) -> list[tuple[Hit, dict[str, float]]]:
    """Return every name spotted in a text with the features that tell places from other names."""
    words = _words()
    hits = [hit for hit in spot(text, places) if not _is_loose_abbreviation(hit, text)]
    small = set(_SMALL_WORD.findall(text))
    starts = {hit.start: hit for hit in hits}
    ends = {hit.end: hit for hit in hits}
    around = [_around(text, hit, starts, ends) for hit in hits]
    beside_name = Counter(hit.key for hit, near in zip(hits, around, strict=True) if near["name_before"])
    count = Counter(hit.key for hit in hits)
    judged: list[tuple[Hit, dict[str, float]]] = []
    for hit, near in zip(hits, around, strict=True):
        features = {name: float(value) for name, value in near.items() if isinstance(value, bool)}
        before, after = str(near["word_before"]), str(near["word_after"])
        features |= _of_rows(hit, places)
        features["bias"] = 1.0
        features["place_word_before"] = float(before in words["before_place"])
        features["person_word_before"] = float(before in words["before_person"])
        features["person_word_after"] = float(after in words["after_person"])
        features["body_word_after"] = float(bool(near["name_after"]) and after in words["after_body"])
        features["small_elsewhere"] = float(hit.key in small)
        features["named_person"] = float(beside_name[hit.key] > 0)
        features["often"] = math.log(count[hit.key])
        features["words"] = float(" " in hit.key)
        written = text[hit.start : hit.end]
        features["acronym"] = float(written.isupper() and len(hit.key) < 6)
        features["acronym_of_town"] = float(features["acronym"] and features.get("level_3", 0.0))
        features["no_place_alone"] = float(hit.key in words["no_place_alone"])
        features["capitals"] = float(written.isupper() and len(hit.key) > 5)
        judged.append((hit, features))
    return judged


def _is_loose_abbreviation(hit: Hit, text: str) -> bool:
    if any(kind is not Kind.ABBREVIATION for _, kind in hit.rows) and len(hit.key) > 2:
        return False
    written = text[hit.start : hit.end]
    return (
        len(hit.key) <= 4 and "." not in written and not (written.isupper() and _LIST_COMMA.search(text, 0, hit.start))
    )


def _around(text: str, hit: Hit, starts: dict[int, Hit], ends: dict[int, Hit]) -> dict[str, bool | str]:
    last = _LAST_WORD.search(text, max(0, hit.start - 30), hit.start)
    following = _NEXT_WORD.match(text, hit.end)
    before = last.group(1) if last else ""
    after = following.group(2) if following else ""
    opens = bool(_TURN.search(text, max(0, hit.start - 6), hit.start))
    owned = text[hit.end : hit.end + 2] in ("'s", "’s")
    joined = bool(last) and not opens and before[:1].isupper()
    comma_next = text[hit.end : hit.end + 2] == ", "
    return {
        "word_before": before.lower().strip(".'’"),
        "word_after": after.lower().strip(".'’"),
        "name_before": joined and (hit.start - len(last.group(2)) not in ends if last else False),
        "name_after": after[:1].isupper() and not owned and hit.end + 1 not in starts,
        "place_before": bool(last) and hit.start - len(last.group(2)) in ends if last else False,
        "place_after": hit.end + 1 in starts,
        "owns": owned,
        "opens": opens,
        "holder_follows": comma_next and hit.end + 2 in starts,
        "holder_leads": text[max(0, hit.start - 2) : hit.start] == ", " and hit.start - 2 in ends,
        "hyphen": text[hit.end : hit.end + 1] == "-",
    }


def _of_rows(hit: Hit, places: Gazetteer) -> dict[str, float]:
    best, kind = min(hit.rows, key=lambda o: (int(o[1]) >= 2, places.level(o[0]) > 1, -int(places.population[o[0]])))
    level = places.level(best)
    features = {f"level_{level}": 1.0, f"kind_{int(kind)}": 1.0}
    features["people"] = math.log10(int(places.population[best]) + 1) if level >= 2 else 0.0
    features["namesakes"] = math.log(len(hit.rows))
    return features


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    read: dict[str, dict[str, float]] = json.loads((FOLDER.parent / "places_weights.json").read_text("utf-8"))
    return read.get("find", {})


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    with (FOLDER.parent / "places_words.toml").open("rb") as stream:
        return {name: frozenset(words) for name, words in tomllib.load(stream).items()}
