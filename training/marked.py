"""Marked sentences as examples of sides: who does it, and to whom."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dragoman.reader._decode import log_softmax
from dragoman.reader.labels import EVENT_TYPES
from training.corpora import EVENT, Marked, marked
from training.examples import IGNORED, Example, RelationClasses, cut
from training.model import Reader
from training.network import TorchNetwork

SURE = 0.2
"""From which probability on a trigger that the reader finds in a sentence of known class is believed."""


def with_sides(model: Reader, tables: Sequence[Path]) -> list[Example]:
    """Marked sentences that also teach the actor and the recipient of their trigger.

    AW names the trigger. In PLV it is where ``model`` sees a trigger of the sentence's class most clearly; there the
    class is known, so the trigger teaches its tag as well.
    """
    network = TorchNetwork(model)
    out = [e for table in tables for sentence in marked(table) if (e := _example(network, sentence)) is not None]
    model.train()
    return out


def _example(network: TorchNetwork, sentence: Marked) -> Example | None:
    example = cut(sentence.text)
    a, b = example.locate(sentence.source), example.locate(sentence.target)
    if not a or not b or a[0] != b[0]:
        return None
    types = tuple(EVENT_TYPES.index(n) for n in sentence.types)
    example.relations.append(RelationClasses(a[0], a[1:], b[1:], types))
    whole = (0, len(sentence.text))
    found = _named(sentence) if sentence.trigger else _seen(network, example, sentence, types)
    if found:
        sides = {"actor": sentence.source, "recipient": sentence.target}
        example.predicate(found, EVENT, {role: [span] for role, span in sides.items() if span != whole})
    return example


def _named(sentence: Marked) -> tuple[int, int] | None:
    """Where the given trigger stands, outside the two parties."""
    for match in re.finditer(rf"\b{re.escape(sentence.trigger)}\b", sentence.text):
        if not any(s < match.end() and match.start() < e for s, e in (sentence.source, sentence.target)):
            return match.span()
    return None


def _seen(network: TorchNetwork, example: Example, sentence: Marked, types: tuple[int, ...]) -> tuple[int, int] | None:
    """Where the reader sees a trigger of the allowed types most clearly, outside the two parties."""
    passage = example.passages[example.relations[0].passage]
    _, scores = network.encode(passage)
    chances = np.exp(log_softmax(scores["event"]))[:, [1 + 2 * k for k in types]].copy()
    for span in (sentence.source, sentence.target):
        if span != (0, len(sentence.text)):
            chances[(passage.starts < span[1]) & (passage.ends > span[0])] = 0
    chances[[0, -1]] = 0
    at, kind = np.unravel_index(int(chances.argmax()), chances.shape)
    if chances[at, kind] < SURE:
        return None
    first, last = passage.words(int(at), int(at))
    labels = [np.full(len(p), IGNORED, dtype=np.int64) for p in example.passages]
    begin = 1 + 2 * types[int(kind)]
    labels[example.relations[0].passage][first : last + 1] = begin + 1
    labels[example.relations[0].passage][first] = begin
    example.tags["event"] = labels
    return tuple(passage.span(first, last))
