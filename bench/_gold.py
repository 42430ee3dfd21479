"""Articles annotated by hand, as JSON Lines has them (docs/bench.md)."""

from dataclasses import dataclass
from typing import Any

from dragoman.span import Span


@dataclass(frozen=True)
class GoldStatement:
    """An annotated statement. ``speaker`` is a plain name."""

    source: Span | None
    speaker: str | None
    content: tuple[Span, ...]
    kind: str | None


@dataclass(frozen=True)
class GoldParty:
    """A side of an annotated event: its mention and its code ("RUS GOV")."""

    span: Span | None
    code: str | None


@dataclass(frozen=True)
class GoldEvent:
    """An annotated event. ``date`` is an ISO date or interval, ``said_by`` an index into the statements."""

    type: str
    trigger: Span
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]
    place: Span | None
    date: str | None
    status: str | None
    said_by: int | None


@dataclass(frozen=True)
class GoldArticle:
    """An annotated article."""

    id: str
    text: str
    sentences: tuple[Span, ...]
    statements: tuple[GoldStatement, ...]
    events: tuple[GoldEvent, ...]


def gold_article(raw: dict[str, Any]) -> GoldArticle:
    """Return the annotated article that one line of the file holds."""
    return GoldArticle(
        id=raw["id"],
        text=raw["text"],
        sentences=_spans(raw["sentences"]),
        statements=tuple(
            GoldStatement(_span(s["source"]), s.get("speaker"), _spans(s["content"]), s.get("kind"))
            for s in raw["statements"]
        ),
        events=tuple(
            GoldEvent(
                type=e["type"],
                trigger=Span(*e["trigger"]),
                actors=_parties(e["actors"]),
                recipients=_parties(e["recipients"]),
                place=_span(e.get("place")),
                date=e.get("date"),
                status=e.get("status"),
                said_by=e.get("said_by"),
            )
            for e in raw["events"]
        ),
    )


def _parties(raw: list[dict[str, Any]]) -> tuple[GoldParty, ...]:
    return tuple(GoldParty(_span(party.get("span")), party.get("code")) for party in raw)


def _span(raw: list[int] | None) -> Span | None:
    return Span(*raw) if raw else None


def _spans(raw: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in raw)
