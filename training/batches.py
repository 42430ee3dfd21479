"""Examples of one corpus put together into padded tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from dragoman._names import name_overlap, name_words, trigger_overlap
from dragoman.reader.labels import LAYER_SIZES, ROLES
from training.examples import IGNORED, Example

WIDTHS = (64, 96, 128, 192, 256, 320, 384)
"""Widths that passages are padded to."""

EARLIER = 48
"""How many earlier mentions are asked whether they name the same party."""


@dataclass(slots=True)
class Batch:
    """Tensors of one step; a group that the corpus says nothing about has no rows."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]  # tokens, cases, breaks, quoted: [passages, tokens]
    sentence: Tensor  # [passages, tokens]
    tags: dict[str, Tensor]  # layer: [passages, tokens]
    predicates: Tensor  # [n, 4] passage, first, last, kind
    roles: Tensor  # [n, tokens, roles]
    events: Tensor  # [n, 5] passage, first, last, status, mode
    parties: Tensor  # [n, 5] passage, first, last, country, sector
    links: Tensor  # [pairs, 5] mention, earlier, distance, overlap, same
    tellings: Tensor  # [pairs, 5] event, earlier, distance, overlap, same
    relations: Tensor  # [n, 5] passage and the two spans
    allowed: Tensor  # [n, types] of relations
    stories: list[tuple[list[int], int]]  # passages of a story, its event type


def collate(examples: Sequence[Example]) -> Batch:
    """Pad and join; passages are numbered through the batch."""
    passages = [p for e in examples for p in e.passages]
    # Few different shapes: the matrix library compiles kernels for each, which takes seconds.
    longest = max(len(p) for p in passages)
    width = next(w for w in WIDTHS if w >= longest)
    empty = len(passages) % 2

    def padded(rows: Sequence[np.ndarray], fill: int, more: int = empty) -> Tensor:
        out = np.full((len(rows) + more, width, *rows[0].shape[1:]), fill, dtype=np.int64)
        for number, row in enumerate(rows):
            out[number, : len(row)] = row
        return torch.from_numpy(out)

    offsets = np.cumsum([0, *(len(e.passages) for e in examples)]).tolist()
    tags: dict[str, Tensor] = {}
    for layer in LAYER_SIZES:
        if any(layer in e.tags for e in examples):
            rows = [r for e in examples for r in e.tags.get(layer) or [np.full(len(p), IGNORED) for p in e.passages]]
            tags[layer] = padded(rows, IGNORED)
    numbered = list(zip(offsets, examples, strict=False))
    predicates = [(o + p.passage, p.first, p.last, p.kind) for o, e in numbered for p in e.predicates]
    roles = [p.roles for e in examples for p in e.predicates]
    events = [(o + v.passage, v.first, v.last, v.status, v.mode) for o, e in numbered for v in e.events]
    parties, links = _mentions(numbered)
    tellings = _tellings([e for _, e in numbered])
    relations = [(o + r.passage, *r.source, *r.target) for o, e in numbered for r in e.relations]
    allowed = torch.zeros((len(relations), 16), dtype=torch.bool)
    for number, relation in enumerate(r for e in examples for r in e.relations):
        allowed[number, list(relation.types)] = True
    return Batch(
        inputs=(
            padded([p.tokens for p in passages], 0),
            padded([p.cases for p in passages], 0),
            padded([p.breaks for p in passages], 0),
            padded([p.quoted for p in passages], 0),
        ),
        sentence=padded([p.sentence for p in passages], -1),
        tags=tags,
        predicates=_table(predicates, 4),
        roles=padded(roles, IGNORED, 0) if roles else torch.empty((0, width, len(ROLES)), dtype=torch.long),
        events=_table(events, 5),
        parties=_table(parties, 5),
        links=_table(links, 5),
        tellings=_table(tellings, 5),
        relations=_table(relations, 5),
        allowed=allowed,
        stories=[(list(range(o, o + len(e.passages))), e.types[0]) for o, e in numbered if e.types],
    )


def _table(rows: Sequence[Sequence[int]], width: int) -> Tensor:
    return torch.tensor(rows, dtype=torch.long) if rows else torch.empty((0, width), dtype=torch.long)


def _mentions(numbered: Sequence[tuple[int, Example]]) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    parties: list[tuple[int, ...]] = []
    links: list[tuple[int, ...]] = []
    for offset, example in numbered:
        base = len(parties)
        words = [name_words(p.text) for p in example.parties]
        for number, party in enumerate(example.parties):
            parties.append((offset + party.passage, party.first, party.last, party.country, party.sector))
            for earlier in range(max(0, number - EARLIER), number):
                same = int(example.parties[earlier].entity == party.entity)
                links.append(
                    (base + number, base + earlier, number - earlier, name_overlap(words[number], words[earlier]), same)
                )
    return parties, links


def batches(examples: Sequence[Example], tokens: int, rng: random.Random) -> Iterator[list[Example]]:
    """Endless batches of about ``tokens`` subtokens, examples of like length together, shuffled anew each round."""
    while True:
        order = sorted(examples, key=lambda e: max(len(p) for p in e.passages) * rng.uniform(0.8, 1.25))
        groups: list[list[Example]] = []
        filled = tokens
        for example in order:
            if filled + len(example) > tokens:
                groups.append([])
                filled = 0
            groups[-1].append(example)
            filled += len(example)
        rng.shuffle(groups)
        yield from groups


def _tellings(examples: Sequence[Example]) -> list[tuple[int, ...]]:
    out: list[tuple[int, ...]] = []
    base = 0
    for example in examples:
        words = [name_words(e.text) for e in example.events]
        for number, event in enumerate(example.events):
            for before in range(max(0, number - EARLIER), number):
                earlier = example.events[before]
                overlap = trigger_overlap(words[number], words[before], event.type == earlier.type)
                out.append(
                    (base + number, base + before, number - before, overlap, int(event.happening == earlier.happening))
                )
        base += len(example.events)
    return out
