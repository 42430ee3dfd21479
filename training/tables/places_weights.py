"""Learn the weights that tell namesakes apart: ``python -m training.tables.places_weights FILE``.

FILE has articles with places (``text``, ``publisher``, ``places`` with ``start``, ``end``, ``lat``, ``lon``). A third
of them, by hash of the id, is held out and only measured. Maximum likelihood of the right candidates, batch
gradient with a quadratic penalty, no randomness.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.resolve.where._arrays import Floats, Integers
from dragoman.resolve.where._candidates import FEATURES, FIRST_PASS, Candidates, candidates
from dragoman.resolve.where._decide import WEIGHTS, add_spread, softmax
from dragoman.resolve.where._find import judge
from dragoman.resolve.where._gazetteer import gazetteer
from dragoman.span import Span

# Set, not learned: a province and its chief city of one name lie so near each other that distance cannot teach which
# of them the words "province of" mean.
SET = {"unit_fits": 1.5, "unit_misfits": -1.5}
PENALTY = 0.5
STEPS = 400


def held_out(article: str) -> bool:
    """Tell whether an article is among the third that is only measured."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 3 == 0


def right(found: Candidates, gold: list[tuple[float, float]]) -> Floats:
    """Return for each candidate how much it is a right answer: 1 close to the gold point, 0 far off."""
    places = gazetteer()
    points: list[list[tuple[float, float]]] = [[] for _ in found.keys]
    for key, point in zip(found.key_of_mention, gold, strict=True):
        points[key].append(point)
    good = np.zeros(len(found.rows), np.float32)
    for key, options in enumerate(points):
        mine = np.flatnonzero(found.name_of == key)
        if not len(mine) or not options:
            continue
        a = np.radians(places.latitude[found.rows[mine]] / 1e4)[:, None]
        b = np.radians(places.longitude[found.rows[mine]] / 1e4)[:, None]
        c, d = np.radians(np.array(options)).T
        half = np.sin((a - c) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((b - d) / 2) ** 2
        away = 12742 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
        near = away.min(0)
        hit = (away <= np.minimum(161, np.maximum(30, near * 1.2 + 5))[None, :]).mean(1)
        good[mine] = hit
    return good


def fit(batch: list[tuple[Floats, Floats, Integers, int]], columns: int, start: Floats) -> Floats:
    """Return the weights under which the right candidates are likeliest."""
    x = np.concatenate([features[:, :columns] for features, _, _, _ in batch]).astype(np.float64)
    good = np.concatenate([g for _, g, _, _ in batch]).astype(np.float64)
    shift = 0
    owner: list[Integers] = []
    for _, _, name_of, names in batch:
        owner.append(name_of + shift)
        shift += names
    name_of = np.concatenate(owner)
    has = np.zeros(shift)
    np.add.at(has, name_of, good)
    keep = has[name_of] > 0
    x, good, name_of = x[keep], good[keep], name_of[keep]
    weights = start.astype(np.float64)
    momentum = np.zeros_like(weights)
    square = np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        power = np.exp(x @ weights - _top(x @ weights, name_of, shift))
        total, well = np.zeros(shift), np.zeros(shift)
        np.add.at(total, name_of, power)
        np.add.at(well, name_of, power * good)
        pull = power * good / np.maximum(well, 1e-12)[name_of] - power / total[name_of]
        slope = x.T @ pull - PENALTY * weights
        momentum = 0.9 * momentum + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights = weights + 0.05 * (momentum / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def fit_finder(articles: list[dict[str, Any]]) -> dict[str, float]:
    """Return the weights of the logistic model that tells places from other known names."""
    places = gazetteer()
    rows: list[dict[str, float]] = []
    answers: list[bool] = []
    for article in articles:
        gold = [Span(p["start"], p["end"]) for p in article["places"]]
        for hit, features in judge(article["text"], places):
            rows.append(features)
            answers.append(any(Span(hit.start, hit.end).overlaps(span) for span in gold))
    names = sorted({name for row in rows for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    y = np.array(answers, float)
    weights = np.zeros(len(names))
    for _ in range(30):  # Newton's method
        chance = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (y - chance) - PENALTY * weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + PENALTY * np.eye(len(names))
        weights = weights + np.linalg.solve(curve, slope)
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}


def _top(score: Floats, name_of: Integers, names: int) -> Floats:
    top = np.full(names, -np.inf)
    np.maximum.at(top, name_of, score)
    return top[name_of]


def main(file: Path) -> None:
    """Fit both passes on two thirds of the articles and write them."""
    places = gazetteer()
    with file.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    ready: list[tuple[Candidates, Floats]] = []
    for article in articles:
        gold = [p for p in article["places"] if p["lat"] is not None]
        if held_out(article["id"]) or not gold:
            continue
        spans = [Span(p["start"], p["end"]) for p in gold]
        found = candidates(article["text"], spans, article.get("publisher"), places)
        if len(found.rows):
            ready.append((found, right(found, [(p["lat"], p["lon"]) for p in gold])))
    batch = [(f.features, good, f.name_of, len(f.keys)) for f, good in ready]
    first = fit(batch, FIRST_PASS, np.zeros(FIRST_PASS))
    second = np.concatenate([first, np.zeros(len(FEATURES) - FIRST_PASS)])
    for turn in range(3):
        for found, _ in ready:
            score = found.features @ second if turn else found.features[:, :FIRST_PASS] @ first
            add_spread(found, softmax(score.astype(np.float32), found.name_of, len(found.keys)), places)
        second = fit(batch, len(FEATURES), second)
    rows = {
        "first": {name: SET.get(name, round(float(w), 3)) for name, w in zip(FEATURES, first, strict=False)},
        "second": {name: SET.get(name, round(float(w), 3)) for name, w in zip(FEATURES, second, strict=True)},
    }
    rows["find"] = fit_finder([article for article in articles if not held_out(article["id"])])
    WEIGHTS.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
