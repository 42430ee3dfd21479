"""Place names: found, and resolved to within 161 km (100 miles, the usual bound; Gritta et al. 2018)."""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.article import Article, Stretch, StretchKind
from dragoman.reading import PlaceMention
from dragoman.record import Place
from dragoman.resolve.where import resolve_places
from dragoman.span import Span

NEAR_ENOUGH = 161.0


def measure(file: Path, *, errors: int = 0) -> dict[str, float]:
    """Return ``found_f1``, ``within_161km`` (given the gold spans) and ``end_to_end_f1`` over a file of articles.

    A found mention is right if it overlaps a gold one, one to one; end to end it must also lie within 161 km
    (great circle) of the gold point, over the gold places that have one.
    """
    rows = list(_read(file))
    predicted = _predict([_article(row) for row in rows])
    found = gold_total = said_total = 0
    near = pointed = 0
    both = both_said = 0
    for row, said in zip(rows, predicted, strict=True):
        gold: list[dict[str, Any]] = row["places"]
        pairs = _pair([Span(p["start"], p["end"]) for p in gold], [p.span for p in said if p.span])
        found += len(pairs)
        gold_total += len(gold)
        said_total += len(said)
        given = _given(row)
        for place, mine in zip(gold, given, strict=True):
            if place["lat"] is None:
                continue
            pointed += 1
            if _near(place, mine):
                near += 1
            elif errors > 0:
                errors -= 1
                _show(row, place, mine)
        both += sum(_near(gold[i], said[j]) for i, j in pairs)
        both_said += len(said) - sum(gold[i]["lat"] is None for i, _ in pairs)
    return {
        "found_f1": _f1(found, gold_total, said_total),
        "within_161km": round(near / pointed, 4) if pointed else 0.0,
        "end_to_end_f1": _f1(both, pointed, both_said),
    }


def _predict(articles: Sequence[Article]) -> list[tuple[Place, ...]]:
    """Read the articles and return each one's places."""
    from dragoman import Reader

    return [record.places for record in Reader().pipe(articles)]


def _given(row: dict[str, Any]) -> tuple[Place, ...]:
    mentions = [PlaceMention(Span(p["start"], p["end"])) for p in row["places"]]
    return resolve_places(row["text"], mentions, home=row.get("publisher"))


def _article(row: dict[str, Any]) -> Article:
    text = row["text"]
    return Article(
        id=str(row["id"]),
        text=text,
        stretches=(Stretch(Span(0, len(text)), StretchKind.BODY),),
        title=row.get("title") or None,
        publisher=row.get("publisher"),
        published=(row.get("date") or "")[:10] or None,
        url=row.get("url"),
    )


def _read(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _pair(gold: Sequence[Span], said: Sequence[Span]) -> list[tuple[int, int]]:
    """Pair overlapping spans one to one, in text order."""
    pairs: list[tuple[int, int]] = []
    free = sorted(range(len(said)), key=lambda j: said[j])
    for i in sorted(range(len(gold)), key=lambda i: gold[i]):
        j = next((j for j in free if said[j].overlaps(gold[i])), None)
        if j is not None:
            free.remove(j)
            pairs.append((i, j))
    return pairs


def _near(gold: dict[str, Any], place: Place) -> bool:
    if gold["lat"] is None or place.latitude is None or place.longitude is None:
        return False
    return _kilometres(gold["lat"], gold["lon"], place.latitude, place.longitude) <= NEAR_ENOUGH


def _kilometres(a: float, b: float, c: float, d: float) -> float:
    a, b, c, d = map(math.radians, (a, b, c, d))
    half = math.sin((a - c) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((b - d) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def _f1(right: int, gold: int, said: int) -> float:
    return round(2 * right / (gold + said), 4) if gold + said else 0.0


def _show(row: dict[str, Any], gold: dict[str, Any], place: Place) -> None:
    words = row["text"][max(0, gold["start"] - 40) : gold["end"] + 30].replace("\n", " ")
    point = (gold["lat"], gold["lon"])
    print(f"{row['id']}: {gold.get('canonical') or gold['name']} {point} read as {place}: ...{words}", file=sys.stderr)
