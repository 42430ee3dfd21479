"""Constrained decoding against an exhaustive search."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.reader._decode import log_softmax, runs, viterbi

LABELS = 5  # O, B1, I1, B2, I2


def allowed(path: tuple[int, ...]) -> bool:
    before = 0
    for label in path:
        if label and label % 2 == 0 and before not in (label, label - 1):
            return False
        before = label
    return True


scores = arrays(np.float32, (2, 4, LABELS), elements=st.floats(-4, 4, width=32))


@settings(max_examples=40, deadline=None)
@given(scores, st.lists(st.integers(1, 4), min_size=2, max_size=2))
def test_viterbi_finds_the_best_allowed_path(values: np.ndarray, lengths: list[int]) -> None:
    chances = log_softmax(values)
    found = viterbi(chances, np.array(lengths))
    for row, length in enumerate(lengths):
        path = tuple(int(x) for x in found[row, :length])
        assert allowed(path)
        assert not found[row, length:].any()
        total = sum(chances[row, t, label] for t, label in enumerate(path))
        best = max(
            sum(chances[row, t, label] for t, label in enumerate(p))
            for p in product(range(LABELS), repeat=length)
            if allowed(p)
        )
        assert abs(total - best) < 1e-4


def test_runs_join_a_beginning_with_its_insides() -> None:
    values = np.full((1, 5, LABELS), -5, dtype=np.float32)
    for t, label in enumerate((0, 3, 4, 1, 0)):
        values[0, t, label] = 5
    found = runs(values, np.array([5]))
    assert [(r.first, r.last, r.label) for r in found] == [(1, 2, 1), (3, 3, 0)]
    assert all(r.probability > 0.99 for r in found)


def test_a_bias_against_outside_finds_more() -> None:
    values = np.zeros((1, 3, 3), dtype=np.float32)
    values[0, :, 0] = 0.5
    assert runs(values, np.array([3]), bias=1.0) == []
    assert len(runs(values, np.array([3]), bias=-1.0)) >= 1
