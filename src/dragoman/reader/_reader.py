"""The reader: articles in, readings out, batched over passages."""

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.resources import files
from itertools import groupby
from typing import Any

import numpy as np

from dragoman.article import Article
from dragoman.reader._assemble import Found, assemble, guessed
from dragoman.reader._decode import Floats, Ints, Run, runs
from dragoman.reader._network import Network, OnnxNetwork
from dragoman.reader._passages import Passage, passages
from dragoman.reader.labels import EVENT_ROLES, EVENT_TYPES, LAYERS, PREDICATES, ROLES, STATEMENT_ROLES
from dragoman.reading import Guide, PartyMention, Reading
from dragoman.span import Span

DECODED_TOGETHER = 48
"""Passages whose scores are decoded together."""

CUE, LONE, UNIVOCAL, EVENT = range(len(PREDICATES))


class ArticleReader:
    """Reads articles with the shipped weights, or with another ``network`` and its ``settings``.

    ``guide`` says by whose rules attributions are marked (see ``Guide``).
    """

    def __init__(
        self,
        *,
        threads: int | None = None,
        guide: Guide | str = Guide.DRAGOMAN,
        network: Network | None = None,
        settings: dict[str, Any] | None = None,
    ) -> None:
        self._network = network or OnnxNetwork(threads)
        self._cues = "univocal" if Guide(guide) is Guide.POLNEAR else "cue"
        self._given = settings

    @cached_property
    def settings(self) -> dict[str, Any]:
        """Class names of the heads and the decoding thresholds, as the weights come with them."""
        if self._given is not None:
            return self._given
        return json.loads(files("dragoman").joinpath("weights/settings.json").read_text("utf8"))

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """Read articles together; the result has one reading an article, in the same order."""
        cut = [passages(a.text, [s.span for s in a.readable()]) for a in articles]
        every = [p for parts in cut for p in parts]
        found: dict[int, Found] = {}
        # Decoding goes by the longest passage of a group, so passages of like length go together.
        order = sorted(range(len(every)), key=lambda n: len(every[n]))
        for at in range(0, len(order), DECODED_TOGETHER):
            group = order[at : at + DECODED_TOGETHER]
            found.update(zip(group, self._read_passages([every[n] for n in group]), strict=True))
        numbers = iter(range(len(every)))
        return [
            assemble(article.text, [found[next(numbers)] for _ in parts], self._network, self.settings)
            for article, parts in zip(articles, cut, strict=True)
        ]

    def _read_passages(self, group: Sequence[Passage]) -> list[Found]:
        encoded = [self._network.encode(p) for p in group]
        found = [Found(passage, states) for passage, (states, _) in zip(group, encoded, strict=True)]
        lengths = np.array([len(p) for p in group])
        bias: dict[str, float] = self.settings["bias"]
        tagged = {
            layer: runs(_stacked([scores[layer] for _, scores in encoded]), lengths, bias.get(layer, 0.0))
            for layer in LAYERS
            if layer not in ("cue", "univocal") or layer == self._cues
        }
        cues, triggers = _likeliest(tagged[self._cues], lengths), _likeliest(tagged["event"], lengths)
        kinds = (UNIVOCAL,) if self._cues == "univocal" else (CUE, LONE)
        predicates = [(r, kinds[r.label]) for r in cues] + [(r, EVENT) for r in triggers]
        predicates.sort(key=lambda pair: pair[0].row)
        for (run, kind), roles in zip(predicates, self._roles(found, predicates, lengths), strict=True):
            filled: dict[str, list[Run]] = {}
            for role in roles:
                filled.setdefault(ROLES[role.label], []).append(role)
            if kind == EVENT:
                found[run.row].events.append((run, filled))
            else:
                found[run.row].statements.append((run, kind == LONE, filled))
        for part in found:
            if part.events:
                spans = np.array([(r.first, r.last) for r, _ in part.events], dtype=np.int64)
                part.classes.extend(zip(*self._network.events(part.states, spans), strict=True))
        for layer in ("time", "place"):
            for run in tagged[layer]:
                getattr(found[run.row], f"{layer}s").append(run)
        return found

    def _roles(self, found: list[Found], predicates: list[tuple[Run, int]], lengths: Ints) -> list[list[Run]]:
        """The role spans of every predicate, which come in order of their passages; a run's label is its role."""
        rows: list[Floats] = []
        owners: list[tuple[int, int]] = []
        number = 0
        for row, group in groupby(predicates, key=lambda pair: pair[0].row):
            table = np.array([(r.first, r.last, kind) for r, kind in group], dtype=np.int64)
            scores = self._network.roles(found[row].states, found[row].passage.sentence, table)
            for one, kind in zip(scores, table[:, 2], strict=True):
                for role in EVENT_ROLES if kind == EVENT else STATEMENT_ROLES:
                    rows.append(one[:, role])
                    owners.append((number, role))
                number += 1
        out: list[list[Run]] = [[] for _ in predicates]
        if not rows:
            return out
        bias: dict[str, float] = self.settings["bias"]
        by_row = np.array([bias.get(f"role {ROLES[role]}", 0.0) for _, role in owners], dtype=np.float32)
        sizes = lengths[[predicates[n][0].row for n, _ in owners]]
        for run in runs(_stacked(rows), sizes, by_row):
            n, role = owners[run.row]
            out[n].append(Run(predicates[n][0].row, run.first, run.last, role, run.probability))
        return out

    def relate(self, items: Iterable[tuple[str, Span, Span]]) -> list[str]:
        """PLOVER type of what the first marked party does to the second, for each (sentence, source, target)."""
        out: list[str] = []
        for text, source, target in items:
            passage, (first, second) = _marked(text, source, target)
            states, _ = self._network.encode(passage)
            scores = self._network.relation(states, np.array([(*first, *second)], dtype=np.int64))
            out.append(EVENT_TYPES[int(scores[0].argmax())])
        return out

    def guess(self, items: Iterable[tuple[str, Span]]) -> list[PartyMention]:
        """Country and sector guesses for a marked party of each (passage, span)."""
        out: list[PartyMention] = []
        for text, span in items:
            passage, (at,) = _marked(text, span)
            states, _ = self._network.encode(passage)
            country, sector, _ = self._network.parties(states, np.array([at], dtype=np.int64))
            out.append(guessed(span, None, country[0], sector[0], self.settings))
        return out


def _stacked(rows: Sequence[Floats]) -> Floats:
    """Scores [tokens, outputs] of several passages as one padded array, nothing but O at their special tokens."""
    out = np.zeros((len(rows), max(len(r) for r in rows), rows[0].shape[-1]), dtype=np.float32)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
        out[number, [0, len(row) - 1], 1:] = -1e4
    return out


def _marked(text: str, *spans: Span) -> tuple[Passage, list[tuple[int, int]]]:
    """The passage of ``text`` that holds the spans (or the first of them), and their subtokens in it."""
    whole = passages(text, [Span(0, len(text))])
    if not whole:
        raise ValueError("a marked text must not be blank")
    best = max(whole, key=lambda p: [p.tokens_of(s) is not None for s in spans])
    return best, [best.tokens_of(s) or (0, 0) for s in spans]


def _likeliest(found: list[Run], lengths: Ints) -> list[Run]:
    """At most one run for every four subtokens of a passage: a bound for text that is no prose."""
    rows: dict[int, list[Run]] = {}
    for run in found:
        rows.setdefault(run.row, []).append(run)
    return [
        r
        for row, group in rows.items()
        for r in sorted(sorted(group, key=lambda r: -r.probability)[: int(lengths[row]) // 4], key=lambda r: r.first)
    ]
