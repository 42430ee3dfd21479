"""Dragoman reads news pages into a record: who said what, who did what to whom, when, where, on whose word."""

from typing import TYPE_CHECKING, Any

from dragoman.article import Article, Page, Stretch, StretchKind
from dragoman.errors import DragomanError, UnreadableInput
from dragoman.record import Date, Event, Party, Place, Record, Statement, StatementKind, Time
from dragoman.span import Span

if TYPE_CHECKING:
    from dragoman.pipeline import Reader, read

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Date",
    "DragomanError",
    "Event",
    "Page",
    "Party",
    "Place",
    "Reader",
    "Record",
    "Span",
    "Statement",
    "StatementKind",
    "Stretch",
    "StretchKind",
    "Time",
    "UnreadableInput",
    "read",
]


def __getattr__(name: str) -> Any:
    # The pipeline is loaded on first use, so that importing dragoman stays quick.
    if name in ("Reader", "read"):
        from dragoman import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
