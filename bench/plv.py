"""The class that the reader gives a sentence whose two parties are marked."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench._reading import print_differences
from dragoman.ontology import plover
from dragoman.span import Span

_MARK = re.compile(r"</?[st]>")
_YIELD = frozenset({"CONCEDE", "RETREAT"})


class Marked(NamedTuple):
    """A sentence, its two parties, and its classes; the figures use those that are not None.

    A party that the sentence does not name is None. ``root`` is a PLOVER type, or YIELD for CONCEDE and
    RETREAT together; ``quad`` runs from 1 to 4; ``conflict`` tells conflict from cooperation.
    """

    text: str
    source: Span | None
    target: Span | None
    root: str | None
    quad: int | None
    conflict: bool | None


def measure(file: Path, *, errors: int = 0) -> dict[str, float | None]:
    """Class the marked sentences of a table in the form of PLV or AW, and return macro F1 of root, quad and binary.

    Macro F1 is the mean over the classes that the file has. A figure that the file has no classes for is None.

    Raises:
        ValueError: if the file has no column ``marked_sentence``.
    """
    from dragoman import Reader

    sentences = marked_sentences(file)
    types = Reader().relate([_parties(s) for s in sentences])
    print_differences(_differences(sentences, types), errors)
    return figures(sentences, types)


def _parties(sentence: Marked) -> tuple[str, Span, Span]:
    """Return what the reader gets to see; for a party that is not named, the whole sentence."""
    whole = Span(0, len(sentence.text))
    return sentence.text, sentence.source or whole, sentence.target or whole


def figures(sentences: Sequence[Marked], types: Sequence[str]) -> dict[str, float | None]:
    """Return the figures for the PLOVER types given to the sentences."""
    quads = [quad_of(kind) for kind in types]
    return {
        "root_macro_f1": macro_f1([s.root for s in sentences], [root_of(kind) for kind in types]),
        "quad_macro_f1": macro_f1([s.quad for s in sentences], quads),
        "binary_macro_f1": macro_f1([s.conflict for s in sentences], [quad >= 3 for quad in quads]),
    }


def root_of(kind: str) -> str:
    """Return PLV's class of a PLOVER type: CONCEDE and RETREAT are both YIELD."""
    return "YIELD" if kind in _YIELD else kind


def quad_of(kind: str) -> int:
    """Return PLV's quad class of a PLOVER type: as PLOVER has it, but all of YIELD is material cooperation."""
    return int(plover().types["RETREAT" if kind in _YIELD else kind].quad)


def marked_sentences(file: Path) -> list[Marked]:
    """Return the rows of a tab-separated table with ``marked_sentence`` and the gold columns that it has.

    Where a party is marked more than once, its first mark counts.
    """
    with file.open(encoding="utf-8", newline="") as lines:
        return [_marked(row) for row in csv.DictReader(lines, delimiter="\t")]


def _marked(row: dict[str, str]) -> Marked:
    if "marked_sentence" not in row:
        raise ValueError("no column marked_sentence")
    marked, text, last = row["marked_sentence"], "", 0
    places: dict[str, int] = {}
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        places.setdefault(mark[0], len(text))
    text += marked[last:]
    quad = int(row["gold_penta"]) if row.get("gold_penta") else None
    binary = row.get("gold_binary")
    return Marked(
        text=text,
        source=_trimmed(places.get("<s>"), places.get("</s>"), text),
        target=_trimmed(places.get("<t>"), places.get("</t>"), text),
        root=row.get("gold_root") or None,
        quad=quad,
        conflict=binary == "1" if binary else None if quad is None else quad >= 3,
    )


def _trimmed(start: int | None, end: int | None, text: str) -> Span | None:
    if start is None or end is None:
        return None
    return Span(start, start + len(text[start:end].rstrip()))


def macro_f1(gold: Sequence[Any], predicted: Sequence[Any]) -> float | None:
    """Return the mean F1 over the classes in ``gold``, rounded to four places; rows where it is None are left out."""
    rows = [(g, p) for g, p in zip(gold, predicted, strict=True) if g is not None]
    scores: list[float] = []
    for kind in {g for g, _ in rows}:
        right = sum(g == p == kind for g, p in rows)
        both = sum(g == kind for g, _ in rows) + sum(p == kind for _, p in rows)
        scores.append(2 * right / both)
    return round(sum(scores) / len(scores), 4) if scores else None


def _differences(sentences: Sequence[Marked], types: Sequence[str]) -> list[str]:
    def party(span: Span | None, text: str) -> str:
        return span.of(text) if span else "-"

    return [
        f"{s.root or ('conflict' if s.conflict else 'cooperation')} | read as {kind} | "
        f"{party(s.source, s.text)} -> {party(s.target, s.text)}: {s.text}"
        for s, kind in zip(sentences, types, strict=True)
        if (s.root != root_of(kind) if s.root else s.conflict != (quad_of(kind) >= 3))
    ]
