"""Records as two tables: one row a statement, one row an event.

>>> from dragoman.output.tables import tables
>>> found = tables(reader.pipe(articles))  # doctest: +SKIP
>>> found.events.to_pandas()  # doctest: +SKIP
"""

# pyarrow ships no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false, reportUnknownParameterType=false

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError
from dragoman.record import Event, Party, Record, Statement
from dragoman.span import Span

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["MissingExtra", "Tables", "tables"]


class MissingExtra(DragomanError, ImportError):
    """A table library that is not installed; the message names the extra that brings it."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Arrow tables of statements and events; docs/record.md describes the columns.

    Rows stand in the order of the records, and in text order within each. ``article`` and ``id`` (or
    ``said_by``, ``within``, ``same_as``) join the two.
    """

    statements: "pyarrow.Table"
    events: "pyarrow.Table"

    def to_pandas(self) -> "tuple[pandas.DataFrame, pandas.DataFrame]":
        """Return (statements, events) as pandas data frames.

        Raises:
            MissingExtra: if pandas is not installed.
        """
        _library("pandas", extra="pandas")
        return self.statements.to_pandas(), self.events.to_pandas()

    def to_polars(self) -> "tuple[polars.DataFrame, polars.DataFrame]":
        """Return (statements, events) as polars data frames.

        Raises:
            MissingExtra: if polars is not installed.
        """
        polars = _library("polars", extra="polars")
        return polars.from_arrow(self.statements), polars.from_arrow(self.events)


def tables(records: Iterable[Record]) -> Tables:
    """Return the records as Arrow tables.

    Sides with several parties are lists (``actors``, ``actor_codes``); ``actor`` and ``actor_code`` are the
    first of them, for those who want one.

    Raises:
        MissingExtra: if pyarrow is not installed.
    """
    arrow = _library("pyarrow", extra="arrow")
    statements: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    for record in records:
        statements += (_statement_row(record, statement) for statement in record.statements)
        events += (_event_row(record, event) for event in record.events)
    return Tables(
        arrow.Table.from_pylist(statements, schema=_schema(arrow, _STATEMENT_COLUMNS)),
        arrow.Table.from_pylist(events, schema=_schema(arrow, _EVENT_COLUMNS)),
    )


_ARTICLE_COLUMNS = {"article": "string", "publisher": "string", "published": "string"}

_STATEMENT_COLUMNS = {
    **_ARTICLE_COLUMNS,
    "id": "string",
    "speaker": "string",
    "speaker_code": "string",
    "speaker_country": "string",
    "speaker_sectors": "texts",
    "source": "string",
    "source_span": "span",
    "cue": "string",
    "cue_span": "span",
    "content": "string",
    "content_spans": "spans",
    "kind": "string",
    "channel": "string",
    "channel_span": "span",
    "within": "string",
    "probability": "double",
}

_EVENT_COLUMNS = {
    **_ARTICLE_COLUMNS,
    "id": "string",
    "type": "string",
    "mode": "string",
    "quad": "int8",
    "intensity": "double",
    "trigger": "string",
    "trigger_span": "span",
    "actor": "string",
    "actor_code": "string",
    "actors": "texts",
    "actor_codes": "texts",
    "recipient": "string",
    "recipient_code": "string",
    "recipients": "texts",
    "recipient_codes": "texts",
    "place": "string",
    "geonames_id": "int64",
    "latitude": "double",
    "longitude": "double",
    "place_country": "string",
    "place_division": "string",
    "start": "date32",
    "end": "date32",
    "date_precision": "string",
    "date_basis": "string",
    "status": "string",
    "said_by": "string",
    "said_by_speaker": "string",
    "said_by_code": "string",
    "same_as": "string",
    "probability": "double",
}


def _article_row(record: Record) -> dict[str, Any]:
    article = record.article
    return {"article": article.id, "publisher": article.publisher, "published": article.published}


def _statement_row(record: Record, statement: Statement) -> dict[str, Any]:
    text, speaker = record.article.text, statement.speaker
    return {
        **_article_row(record),
        "id": statement.id,
        "speaker": speaker.name if speaker else None,
        "speaker_code": speaker.code if speaker else None,
        "speaker_country": speaker.country if speaker else None,
        "speaker_sectors": list(speaker.sectors) if speaker else [],
        "source": _words(text, statement.source),
        "source_span": _span(statement.source),
        "cue": _words(text, statement.cue),
        "cue_span": _span(statement.cue),
        "content": " … ".join(piece.of(text) for piece in statement.content),
        "content_spans": [_span(piece) for piece in statement.content],
        "kind": str(statement.kind),
        "channel": _words(text, statement.channel),
        "channel_span": _span(statement.channel),
        "within": statement.within,
        "probability": statement.probability,
    }


def _event_row(record: Record, event: Event) -> dict[str, Any]:
    place, when = event.place, event.date
    teller = next((s.speaker for s in record.statements if s.id == event.said_by), None)
    return {
        **_article_row(record),
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "intensity": event.intensity,
        "trigger": event.trigger.of(record.article.text),
        "trigger_span": _span(event.trigger),
        **_side("actor", event.actors),
        **_side("recipient", event.recipients),
        "place": place.name if place else None,
        "geonames_id": place.geonames_id if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "place_country": place.country if place else None,
        "place_division": place.division if place else None,
        "start": _day(when.start) if when else None,
        "end": _day(when.end) if when else None,
        "date_precision": when.precision if when else None,
        "date_basis": when.basis if when else None,
        "status": str(event.status),
        "said_by": event.said_by,
        "said_by_speaker": teller.name if teller else None,
        "said_by_code": teller.code if teller else None,
        "same_as": event.same_as,
        "probability": event.probability,
    }


def _side(name: str, parties: tuple[Party, ...]) -> dict[str, Any]:
    return {
        name: parties[0].name if parties else None,
        f"{name}_code": parties[0].code if parties else None,
        f"{name}s": [party.name for party in parties],
        f"{name}_codes": [party.code for party in parties],
    }


def _words(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None


def _span(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span else None


def _day(iso: str) -> date | None:
    """Return the day, or None for one that no calendar library knows, as in the year 0."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _schema(arrow: ModuleType, columns: dict[str, str]) -> "pyarrow.Schema":
    span = arrow.struct([("start", arrow.int64()), ("end", arrow.int64())])
    made = {"span": span, "spans": arrow.list_(span), "texts": arrow.list_(arrow.string())}
    return arrow.schema([(name, made.get(kind) or arrow.type_for_alias(kind)) for name, kind in columns.items()])


def _library(name: str, extra: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtra(f"{name} is not installed: pip install 'dragoman[{extra}]'") from error
