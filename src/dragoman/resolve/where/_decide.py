"""Which candidate each name means: a log-linear model over one article, in two passes.

The first pass judges each candidate by itself and by what the text names; the second adds how near it lies to
what the other names most likely mean (minimal spread). Weights: training/tables/places_weights.py.
"""

import json
from functools import lru_cache

from dragoman.resolve.where._arrays import Floats, Integers
from dragoman.resolve.where._candidates import FEATURES, FIRST_PASS, Candidates, ancestry, kilometres
from dragoman.resolve.where._gazetteer import FOLDER, NOWHERE, Gazetteer

WEIGHTS = FOLDER.parent / "places_weights.json"

# Namesakes within so many kilometres count as one spot when it is decided which spot a name means.
TOGETHER = 100.0
SHARE = 0.5
MOST_LIKELY = 12


@lru_cache(maxsize=1)
def weights() -> tuple[Floats, Floats]:
    """Return the weights of the first and of the second pass, in the order of ``FEATURES``."""
    import numpy as np

    read = json.loads(WEIGHTS.read_text("utf-8"))
    first = np.array([read["first"].get(name, 0.0) for name in FEATURES[:FIRST_PASS]], np.float32)
    second = np.array([read["second"].get(name, 0.0) for name in FEATURES], np.float32)
    return first, second


def decide(found: Candidates, places: Gazetteer) -> list[int | None]:
    """Return for every name of ``found`` the row of the place it means, or None where no place is so called."""
    import numpy as np

    chosen: list[int | None] = [None] * len(found.keys)
    if not len(found.rows):
        return chosen
    first, second = weights()
    belief = softmax(found.features[:, :FIRST_PASS] @ first, found.name_of, len(found.keys))
    for _ in range(2):
        add_spread(found, belief, places)
        score = found.features @ second
        belief = softmax(score, found.name_of, len(found.keys))
    for name in range(len(found.keys)):
        mine = np.flatnonzero(found.name_of == name)
        if len(mine) == 1:
            chosen[name] = int(found.rows[mine[0]])
        elif len(mine):
            # A city, its county and its province of one name stand together against namesakes elsewhere.
            mine = mine[np.argsort(-belief[mine], kind="stable")][:MOST_LIKELY]
            close = kilometres(found.rows[mine], found.rows[mine], places) <= TOGETHER
            spot = int(np.argmax(belief[mine] + SHARE * (close @ belief[mine])))
            chosen[name] = int(found.rows[mine[close[spot]][0]])
    return chosen


def softmax(score: Floats, name_of: Integers, names: int) -> Floats:
    """Return probabilities that add up to one over the candidates of each name."""
    import numpy as np

    top = np.full(names, -np.inf, np.float32)
    np.maximum.at(top, name_of, score)
    power = np.exp(score - top[name_of])
    total = np.zeros(names, np.float32)
    np.add.at(total, name_of, power)
    return power / total[name_of]


def add_spread(found: Candidates, belief: Floats, places: Gazetteer) -> None:
    """Fill in the features of the second pass from what the first pass believes."""
    import numpy as np

    keep = belief > 0.02
    likely, weight, owner = found.rows[keep], belief[keep], found.name_of[keep]
    other = found.name_of[:, None] != owner[None, :]
    everyone = np.where(other, weight[None, :], 0).astype(np.float32)
    at_home = np.isin(owner, found.homes)[None, :]
    unsaid = np.isin(owner, found.unsaid)[None, :]
    mass = np.where(unsaid, 0, everyone)
    levels = np.array(places.levels)[places.feature[likely]]
    local = mass * (levels >= 2)[None, :]
    distance = kilometres(found.rows, likely, places)
    first, second = ancestry(found.rows, places)
    nation = places.nation[found.rows]
    likely_first, likely_nation = first[keep], nation[keep]
    sort = np.array(places.levels)[places.feature[found.rows]]
    own = found.rows[:, None]
    in_division = (sort == 1)[:, None] & (own == likely_first[None, :])
    in_county = (sort == 2)[:, None] & (own == second[keep][None, :])
    in_nation = (sort == 0)[:, None] & (nation[:, None] == likely_nation[None, :])
    inside = in_nation | in_division | in_county
    column = {name: found.features[:, i] for i, name in enumerate(FEATURES)}
    small = sort >= 2
    column["near"][:] = small * np.log1p((local * np.exp(-distance / 40)).sum(1))
    column["nearby"][:] = small * np.log1p((local * np.exp(-distance / 200)).sum(1))
    column["nearest"][:] = small * (local * np.exp(-distance / 80)).max(1, initial=0)
    shared = (first[:, None] == likely_first[None, :]) & (likely_first != NOWHERE)[None, :]
    column["same_division"][:] = small * np.log1p((mass * shared).sum(1))
    total = np.maximum(mass.sum(1), 1)
    column["same_nation"][:] = (mass * (nation[:, None] == likely_nation[None, :])).sum(1) / total
    column["holds_others"][:] = np.log1p((mass * inside).sum(axis=1))
    homely = np.where(at_home, everyone, 0)
    column["home_division"][:] = (homely * shared).sum(1)
    close = np.where(levels[None, :] == 1, shared, np.exp(-distance / 100)) * (levels >= 1)[None, :]
    column["home_near"][:] = small * (homely * close).sum(1)
    column["siblings"][:] = (mass * (sort[:, None] == sort[keep][None, :])).sum(1) / total
