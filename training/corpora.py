"""Reads the training corpora into examples. Each function takes one file of the forms in docs/training.md."""

import csv
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.reader.labels import EVENT_TYPES, PREDICATES, SECTORS, STATUSES, TIME_KINDS
from training.examples import EventClasses, Example, PartyClasses, RelationClasses, cut

CUE, LONE, UNIVOCAL, EVENT = range(len(PREDICATES))
QUOTES = "\"“”‘’'«»„`"


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def held_out(key: str) -> bool:
    """Whether a document of a corpus without a development set is kept back for measuring: one in ten."""
    return sha256(key.encode()).digest()[0] % 10 == 0


def inventory(path: Path) -> tuple[list[str], list[str]]:
    """Modes and country codes that the annotated articles use, none first: the classes of two heads."""
    modes, countries = set[str](), set[str]()
    for article in lines(path):
        for event in article["events"]:
            modes.add(event["mode"] or "")
            countries.update(p["code"].split()[0] for p in event["actors"] + event["recipients"])
    return sorted(modes | {""}), sorted(countries | {"---"})


def articles(path: Path, modes: list[str], countries: list[str]) -> Iterator[Example]:
    """Articles annotated by the project's guide: statements, events, parties and who is who."""
    for article in lines(path):
        example = cut(article["text"])
        cues: list[tuple[list[int], str]] = []
        triggers: dict[tuple[int, int], tuple[str, dict[str, list[list[int]]]]] = {}
        mentions: dict[tuple[int, int], tuple[str, str]] = {}
        happenings: dict[str, int] = {}
        for statement in article["statements"]:
            source, cue, content = statement["source"], statement["cue"], statement["content"]
            if cue:
                cues.append((cue, "CUE"))
            else:
                cues.append(([content[0][0], content[0][0] + 1], "LONE"))
            roles = {
                "content": content,
                "source": [source] if source else [],
                "channel": [statement["channel"]] if statement["channel"] else [],
            }
            example.predicate(cues[-1][0], CUE if cue else LONE, roles)
            if source:
                mentions.setdefault((source[0], source[1]), (statement["speaker"] or "", ""))
        for event in article["events"]:
            key = (event["trigger"][0], event["trigger"][1])
            kind, roles = triggers.setdefault(
                key, (event["type"], {"actor": [], "recipient": [], "place": [], "time": []})
            )
            for role, side in (("actor", event["actors"]), ("recipient", event["recipients"])):
                roles[role] += [p["span"] for p in side if p["span"]]
            roles["place"] += [event["place"]] if event["place"] else []
            dated = event["date_text"] or _governing(event, article["events"])
            roles["time"] += [dated] if dated else []
            happenings[event["id"]] = happenings.get(event["same_as"] or "", len(happenings))
            for party in event["actors"] + event["recipients"]:
                if party["span"]:
                    mentions[(party["span"][0], party["span"][1])] = (party["name"], party["code"])
            found = example.locate(event["trigger"])
            if found:
                mode = modes.index(event["mode"] or "") if (event["mode"] or "") in modes else 0
                status, kind = STATUSES.index(event["status"]), EVENT_TYPES.index(event["type"])
                words = article["text"][slice(*event["trigger"])]
                example.events.append(EventClasses(*found, status, mode, kind, happenings[event["id"]], words))
            _relate(example, event)
        for span, (_, roles) in triggers.items():
            example.predicate(span, EVENT, {role: sorted(spans) for role, spans in roles.items()})
        example.tag("cue", cues)
        example.tag("event", [(span, kind) for span, (kind, _) in triggers.items()])
        _mention(example, article["text"], mentions, countries)
        yield example


def _governing(event: dict[str, Any], events: list[dict[str, Any]]) -> list[int] | None:
    """The time expression that dates an event without one: the nearest earlier of the same date."""
    same = [e["date_text"] for e in events if event["date"] and e["date_text"] and e["date"] == event["date"]]
    earlier = [t for t in same if t[0] < event["trigger"][0]]
    return max(earlier) if earlier else None


def _relate(example: Example, event: dict[str, Any]) -> None:
    for one in event["actors"][:2]:
        for other in event["recipients"][:2]:
            a, b = example.locate(one["span"]), example.locate(other["span"])
            if a and b and a[0] == b[0] and a != b:
                example.relations.append(RelationClasses(a[0], a[1:], b[1:], (EVENT_TYPES.index(event["type"]),)))


def _mention(
    example: Example, text: str, mentions: dict[tuple[int, int], tuple[str, str]], countries: list[str]
) -> None:
    entities: dict[str, int] = {}
    for span, (name, code) in sorted(mentions.items()):
        found = example.locate(span)
        if not found:
            continue
        country, _, rest = code.partition(" ")
        sector = rest.split(" ")[0] if rest else ""
        example.parties.append(
            PartyClasses(
                *found,
                countries.index(country) if country in countries else -100,
                SECTORS.index(sector) if code and sector in SECTORS else -100,
                entities.setdefault(name.lower().removeprefix("the "), len(entities)),
                text[slice(*span)],
            )
        )


def polnear(path: Path) -> Iterator[Example]:
    """Attributions of PolNeAR (Newell et al. 2018), without the quotation marks that end its contents."""
    for article in lines(path):
        text = article["text"]
        example = cut(text)
        cues: list[tuple[list[int], str]] = []
        for one in article["attributions"]:
            if not one["cue"] or not one["content"]:
                continue
            cue = one["cue"][0]
            cues.append((cue, "CUE"))
            content = [bare for piece in one["content"] if (bare := _bare(text, piece))]
            example.predicate(cue, UNIVOCAL, {"source": _joined(one["source"]), "content": content})
        example.tag("univocal", cues)
        yield example


def _bare(text: str, piece: list[int]) -> list[int] | None:
    start, end = piece
    while start < end and (text[start] in QUOTES or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in QUOTES or text[end - 1].isspace()):
        end -= 1
    return [start, end] if end > start else None


def _joined(spans: list[list[int]]) -> list[list[int]]:
    return spans if all(a[1] <= b[0] for a, b in pairwise(spans)) else spans[:1]


def times(path: Path) -> Iterator[Example]:
    """Time expressions (TimeML)."""
    for article in lines(path):
        if held_out(article["id"]):
            continue
        example = cut(article["text"])
        example.tag("time", [((t["start"], t["end"]), t["type"]) for t in article["timex"] if t["type"] in TIME_KINDS])
        yield example


def places(path: Path) -> Iterator[Example]:
    """Place names."""
    for article in lines(path):
        if held_out(article["id"]):
            continue
        example = cut(article["text"])
        example.tag("place", [((p["start"], p["end"]), "PLACE") for p in article["places"]])
        yield example


_MARKED = re.compile(r"</?[st]>")
YIELD = ("CONCEDE", "RETREAT")
COOPERATIVE = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")


def unmark(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """Take ``<s>..</s>`` and ``<t>..</t>`` out of a sentence: its text and the two spans.

    A party that the sentence does not name is taken to be the whole sentence.
    """
    text, at, open_at = "", 0, {"s": -1, "t": -1}
    spans: dict[str, tuple[int, int]] = {}
    for mark in _MARKED.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        side = mark.group()[-2]
        if mark.group()[1] == "/":
            spans.setdefault(side, (open_at[side], len(text)))
        else:
            open_at[side] = len(text)
    text += marked[at:]
    whole = (0, len(text))
    return text, spans.get("s", whole), spans.get("t", whole)


def relations(path: Path) -> Iterator[Example]:
    """Sentences with two marked parties (PLV: root class; AW: cooperation or conflict only)."""
    for sentence in marked(path):
        example = cut(sentence.text)
        a, b = example.locate(sentence.source), example.locate(sentence.target)
        if a and b and a[0] == b[0]:
            types = tuple(EVENT_TYPES.index(n) for n in sentence.types)
            example.relations.append(RelationClasses(a[0], a[1:], b[1:], types))
            yield example


class Marked(NamedTuple):
    """A sentence, its two marked parties, the types allowed between them, and the trigger's words where given."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    types: tuple[str, ...]
    trigger: str


def marked(path: Path) -> Iterator[Marked]:
    """The sentences of a table in the form of PLV or AW that are not held out."""
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if held_out(row["marked_sentence"]):
                continue
            text, source, target = unmark(row["marked_sentence"])
            if row.get("gold_root"):
                names = YIELD if row["gold_root"] == "YIELD" else (row["gold_root"],)
            else:
                conflict = row["gold_binary"] == "1"
                names = tuple(t for t in EVENT_TYPES if (t not in COOPERATIVE) == conflict)
            yield Marked(text, source, target, names, row.get("trigger") or "")


def stories(path: Path) -> Iterator[Example]:
    """Machine-written stories that are known to tell an event of one type, nothing marked (weak labels)."""
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            text = row["text"].strip()
            if len(text) > 200 and row["label"] in EVENT_TYPES:
                example = cut(text[:1800])
                example.types = (EVENT_TYPES.index(row["label"]),)
                yield example
