"""Attributions against PolNeAR's: the figures of ``bench polnear``.

PolNeAR (Newell, Margolin and Ruths 2018) marks source, cue and content of every attribution. Spans are compared in
word tokens, except by the exact measures. All figures are F1 over all articles:

- found: contents paired one to one, where the shared words are half or more of both.
- pair: found, and the sources share a word, or both have none.
- exact, by role: the whole span set of an attribution equals a gold one, character for character, after pieces with
  only white space between them are joined. A span set that several attributions of an article share counts once.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.span import Span

ROLES = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+(?:[.'’\-]\w+)*|[^\w\s]")


class Attribution(NamedTuple):
    """The spans of one attribution, a tuple for each role."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass
class Tally:
    """Counts summed over articles, and the differences met on the way."""

    right: Counter[str] = field(default_factory=Counter[str])
    predicted: Counter[str] = field(default_factory=Counter[str])
    gold: Counter[str] = field(default_factory=Counter[str])
    differences: list[str] = field(default_factory=list[str])

    def add(self, name: str, text: str, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> None:
        """Count one article."""
        tokens = _Tokens(text)
        for role in ROLES:
            gold_sets = {joined for a in gold if (joined := _joined(getattr(a, role), text))}
            predicted_sets = {joined for a in predicted if (joined := _joined(getattr(a, role), text))}
            self._count(f"exact_{role}", len(gold_sets & predicted_sets), len(predicted_sets), len(gold_sets))
        gold_words, predicted_words = ([tokens.of(a) for a in side] for side in (gold, predicted))
        found = _found(gold_words, predicted_words)
        pairs = {i: j for i, j in found.items() if _same_source(gold_words[i], predicted_words[j])}
        sizes = [sum(bool(words["content"]) for words in side) for side in (predicted_words, gold_words)]
        self._count("found", len(found), *sizes)
        self._count("pair", len(pairs), *sizes)
        self.differences += (
            *(f"{name} | missed | {_shown(a, text)}" for i, a in enumerate(gold) if i not in found),
            *(f"{name} | not in gold | {_shown(a, text)}" for j, a in enumerate(predicted) if j not in found.values()),
            *(
                f"{name} | source | {_shown(gold[i], text)} read as {_shown(predicted[j], text)}"
                for i, j in found.items()
                if i not in pairs
            ),
        )

    def figures(self) -> dict[str, float]:
        """Return the flat figures, rounded to four places."""
        names = ("found", "pair", *(f"exact_{role}" for role in ROLES))
        return {f"{name}_f1": round(self._f1(name), 4) for name in names}

    def _count(self, name: str, right: int, predicted: int, gold: int) -> None:
        self.right[name] += right
        self.predicted[name] += predicted
        self.gold[name] += gold

    def _f1(self, name: str) -> float:
        both = self.predicted[name] + self.gold[name]
        return 2 * self.right[name] / both if both else 0.0


class _Tokens:
    def __init__(self, text: str) -> None:
        self.spans = [Span(*match.span()) for match in _TOKEN.finditer(text)]
        self.starts = [span.start for span in self.spans]
        self.text = text

    def of(self, attribution: Attribution) -> Mapping[str, frozenset[int]]:
        """Return the tokens of each role: the words, or the punctuation of one without any, such as a colon."""
        return {role: self._words(_joined(getattr(attribution, role), self.text)) for role in ROLES}

    def _words(self, spans: Sequence[Span]) -> frozenset[int]:
        held: set[int] = set()
        for span in spans:
            first = max(0, bisect_right(self.starts, span.start) - 1)
            held |= {i for i in range(first, bisect_right(self.starts, span.end - 1)) if self.spans[i].overlaps(span)}
        words = {i for i in held if any(map(_is_word, self.spans[i].of(self.text)))}
        return frozenset(words or held)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _joined(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Return the spans in order, without white space at their ends; pieces with only white space between are one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            if out and not text[out[-1].end : start].strip():
                out[-1] = Span(out[-1].start, max(out[-1].end, end))
            else:
                out.append(Span(start, end))
    return tuple(out)


def _found(
    gold: Sequence[Mapping[str, frozenset[int]]], predicted: Sequence[Mapping[str, frozenset[int]]]
) -> dict[int, int]:
    """Return one-to-one pairs, best first: by intersection over union of the contents, then by shared source words."""
    likely: list[tuple[float, int, int, int]] = []
    for i, a in enumerate(gold):
        for j, b in enumerate(predicted):
            shared = len(a["content"] & b["content"])
            if shared and 2 * shared >= max(len(a["content"]), len(b["content"])):
                likely.append(
                    (-shared / len(a["content"] | b["content"]), -len(a["source"] & b["source"]), i, j),
                )
    chosen: dict[int, int] = {}
    for _, _, i, j in sorted(likely):
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return chosen


def _same_source(a: Mapping[str, frozenset[int]], b: Mapping[str, frozenset[int]]) -> bool:
    return bool(a["source"] & b["source"]) or not (a["source"] or b["source"])


def _shown(attribution: Attribution, text: str) -> str:
    parts = [" … ".join(" ".join(span.of(text).split()) for span in spans) or "-" for spans in attribution]
    return " / ".join(parts)
