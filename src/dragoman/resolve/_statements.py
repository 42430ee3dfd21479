"""Statements resolved: who speaks, how the words are reported, what is said inside what."""

from dragoman.reading import Reading, StatementReading
from dragoman.record import Party, Statement, StatementKind
from dragoman.resolve._parties import Parties
from dragoman.span import Span

_OPENING = "\"“‘'„«`"
_MARKS = '"“”„«»'


def resolve_statements(text: str, reading: Reading, parties: Parties) -> tuple[Statement, ...]:
    """Resolve the statements of a reading, in order; ids are "s1", "s2", ..."""
    speakers: list[Party | None] = []
    out: list[Statement] = []
    for number, statement in enumerate(reading.statements):
        speaker = parties.party(statement.source)
        if statement.source is None and statement.continues is not None:
            speaker = speakers[statement.continues]
        speakers.append(speaker)
        outer = innermost(reading.statements, statement.cue or statement.content[0], but=number)
        out.append(
            Statement(
                id=f"s{number + 1}",
                source=statement.source,
                speaker=speaker,
                cue=statement.cue,
                content=statement.content,
                kind=kind_of(text, statement.content),
                channel=statement.channel,
                within=None if outer is None else f"s{outer + 1}",
                probability=statement.probability,
            )
        )
    return tuple(out)


def kind_of(text: str, content: tuple[Span, ...]) -> StatementKind:
    """Direct where every piece opens with a quotation mark, indirect where there is none, else mixed."""
    opened = [text[max(0, piece.start - 1) : piece.start] in _OPENING and piece.start > 0 for piece in content]
    if all(opened):
        return StatementKind.DIRECT
    if any(opened) or any(mark in piece.of(text) for piece in content for mark in _MARKS):
        return StatementKind.MIXED
    return StatementKind.INDIRECT


def innermost(statements: tuple[StatementReading, ...], span: Span, but: int | None = None) -> int | None:
    """Index of the shortest statement whose content holds ``span``."""
    holding = [
        (sum(p.end - p.start for p in s.content), number)
        for number, s in enumerate(statements)
        if number != but and any(piece.holds(span) for piece in s.content)
    ]
    return min(holding)[1] if holding else None
