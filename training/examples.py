"""Training examples: an article's passages with what the corpora say about them, in subtokens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dragoman.reader._passages import Passage, passages
from dragoman.reader.labels import LAYER_SIZES, LAYERS, ROLES
from dragoman.span import Span

IGNORED = -100
"""Label of what a corpus says nothing about."""

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Predicate:
    """A predicate and the O/B/I label (0, 1, 2) of every subtoken of its passage for every role."""

    passage: int
    first: int
    last: int
    kind: int
    roles: Ints  # [tokens, roles]


@dataclass(slots=True)
class EventClasses:
    """Status, mode and type (indices) of a trigger, its words, and the number of the happening it tells."""

    passage: int
    first: int
    last: int
    status: int
    mode: int
    type: int
    happening: int
    text: str


@dataclass(slots=True)
class PartyClasses:
    """A mention of a party: its country and sector (indices), who it is (a number in the article), its words."""

    passage: int
    first: int
    last: int
    country: int
    sector: int
    entity: int
    text: str


@dataclass(slots=True)
class RelationClasses:
    """Two marked parties and the event types (indices) that the corpus allows between them."""

    passage: int
    source: tuple[int, int]
    target: tuple[int, int]
    types: tuple[int, ...]


@dataclass(slots=True)
class Example:
    """One article (or sentence) of one corpus."""

    passages: list[Passage]
    tags: dict[str, list[Ints]] = field(default_factory=dict[str, list[Ints]])
    predicates: list[Predicate] = field(default_factory=list[Predicate])
    events: list[EventClasses] = field(default_factory=list[EventClasses])
    parties: list[PartyClasses] = field(default_factory=list[PartyClasses])
    relations: list[RelationClasses] = field(default_factory=list[RelationClasses])
    types: tuple[int, ...] = ()  # event types that the article is known to tell, nothing marked

    def __len__(self) -> int:
        return sum(len(p) for p in self.passages)

    def locate(self, span: Sequence[int]) -> tuple[int, int, int] | None:
        """Passage, first and last subtoken of a span; of a span over two passages, its part in the first."""
        for number, passage in enumerate(self.passages):
            found = passage.tokens_of(Span(span[0], span[1]))
            if found:
                return number, *found
        return None

    def tag(self, layer: str, spans: Iterable[tuple[Sequence[int], str]]) -> None:
        """Supervise a tagging layer with labelled character spans."""
        labels = [np.zeros(len(p), dtype=np.int64) for p in self.passages]
        for span, label in spans:
            found = self.locate(span)
            if found is None:
                continue
            number, first, last = found
            begin = 1 + 2 * LAYERS[layer].index(label)
            labels[number][first : last + 1] = begin + 1
            labels[number][first] = begin
        for values in labels:
            values[0] = values[-1] = IGNORED
            if values.max(initial=0) >= LAYER_SIZES[layer]:
                raise ValueError(f"label outside layer {layer}")
        self.tags[layer] = labels

    def predicate(self, span: Sequence[int], kind: int, roles: dict[str, Iterable[Sequence[int]]]) -> None:
        """Supervise the given ``roles`` of a predicate with character spans; other roles are ignored."""
        found = self.locate(span)
        if found is None:
            return
        number, first, last = found
        labels = np.full((len(self.passages[number]), len(ROLES)), IGNORED, dtype=np.int64)
        for role, spans in roles.items():
            column = ROLES.index(role)
            labels[:, column] = 0
            for one in spans:
                inside = self.passages[number].tokens_of(Span(one[0], one[1]))
                if inside:
                    labels[inside[0] : inside[1] + 1, column] = 2
                    labels[inside[0], column] = 1
        labels[0] = labels[-1] = IGNORED
        self.predicates.append(Predicate(number, first, last, kind, labels))


def cut(text: str) -> Example:
    """An example of the whole text, nothing supervised yet."""
    return Example(passages(text, [Span(0, len(text))]))
