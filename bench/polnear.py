"""Attributions against PolNeAR."""

from pathlib import Path

from bench._attributions import Attribution, Tally
from bench._reading import json_lines, print_differences, read_lines
from dragoman.output import with_quotation_marks
from dragoman.record import Record, Statement
from dragoman.span import Span


def measure(file: Path, *, errors: int = 0) -> dict[str, float]:
    """Read the articles of a file in PolNeAR's form, and return the figures of ``bench._attributions``.

    An article that the reader refuses counts as one with nothing found.
    """
    tally = Tally()
    lines = json_lines(file)
    for line, record in zip(lines, read_lines(lines, guide="polnear"), strict=True):
        gold = [Attribution(*(_spans(raw.get(role)) for role in Attribution._fields)) for raw in line["attributions"]]
        tally.add(line["id"], line["text"], gold, as_polnear(record) if record else [])
    print_differences(tally.differences, errors)
    return tally.figures()


def as_polnear(record: Record) -> list[Attribution]:
    """Return the statements as PolNeAR would mark them.

    It marks no attribution inside another's content, so those statements are left out; and its contents
    hold the quotation marks around them, with a comma or full stop before the closing one.
    """
    text = record.article.text
    return [_attribution(statement, text) for statement in record.statements if statement.within is None]


def _attribution(statement: Statement, text: str) -> Attribution:
    return Attribution(
        source=(statement.source,) if statement.source else (),
        cue=(statement.cue,) if statement.cue else (),
        content=tuple(with_quotation_marks(span, text) for span in statement.content),
    )


def _spans(raw: list[list[int]] | None) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in raw or [])
