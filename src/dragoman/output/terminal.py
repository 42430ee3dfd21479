"""A record as a person reads it on a terminal: the article's head, who said what, who did what to whom."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import IO

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from dragoman.article import Article
from dragoman.ontology import Quad
from dragoman.output._dates import interval_in_words, moment_in_words
from dragoman.output._printable import printable
from dragoman.output._quotes import with_quotation_marks
from dragoman.reading import Status
from dragoman.record import Event, Party, Record, Statement
from dragoman.span import Span

__all__ = ["RecordView", "console", "show"]

WIDEST = 100

_COLOURS = {
    Quad.VERBAL_COOPERATION: "bold cyan",
    Quad.MATERIAL_COOPERATION: "bold green",
    Quad.VERBAL_CONFLICT: "bold yellow",
    Quad.MATERIAL_CONFLICT: "bold red",
}
_STATUSES = {Status.FUTURE: "planned", Status.HYPOTHETICAL: "hypothetical", Status.NEGATED: "did not happen"}
_UNNAMED = ("somebody unnamed", "italic")
_DEEPEST = 3

_Wrap = Callable[[Text, int], list[Text]]


def console(file: IO[str]) -> Console:
    """Return a console on ``file``, in colour where it has colour, and no wider than people like to read."""
    made = Console(file=file, highlight=False, markup=False, emoji=False)
    made.width = min(made.width, WIDEST)
    return made


def show(records: Iterable[Record], file: IO[str]) -> None:
    """Print each record on ``file`` as it comes."""
    screen = console(file)
    for number, record in enumerate(records):
        if number:
            screen.print()
        screen.print(RecordView(record))


class RecordView:
    """A record for rich to print."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        def wrap(text: Text, indent: int) -> list[Text]:
            lines = text.wrap(console, max(options.max_width - indent, 12))
            for line in lines:
                line.rstrip()
            return list(lines)

        record = self.record
        for text in _head(record.article):
            yield from wrap(text, 0)
        yield Text()
        yield Text("WHO SAID WHAT", "dim")
        yield from _statements(record, wrap)
        yield Text()
        yield Text("WHO DID WHAT TO WHOM", "dim")
        yield from _events(record, wrap, arrow=" -> " if options.ascii_only else " → ")
        if record.events and console.color_system:
            yield Text()
            yield _legend()


def _head(article: Article) -> Iterator[Text]:
    yield Text(printable(article.title or article.id), "bold")
    when = article.published or article.updated
    by = [printable(author) for author in article.authors]
    facts = [
        article.publisher,
        f"by {_listed(by)}" if by else None,
        article.dateline,
        ("" if article.published else "updated ") + moment_in_words(when) if when else "undated",
    ]
    yield Text(" · ".join(printable(fact) for fact in facts if fact), "dim")


def _statements(record: Record, wrap: _Wrap) -> Iterator[Text]:
    if not record.statements:
        yield Text("  No statements found.", "dim italic")
    depths: dict[str, int] = {}
    before: Statement | None = None
    for statement in _nested_under_theirs(record.statements):
        depth = depths[statement.id] = depths.get(statement.within or "", -1) + 1
        margin = " " * (2 + 4 * min(depth, _DEEPEST))
        if not _goes_on(statement, before):
            yield Text()
            for line in wrap(_who_said(statement, record.article.text), len(margin) + 2):
                yield Text(margin) + line
        for line in wrap(Text(_quoted(record.article.text, statement.content)), len(margin) + 2):
            yield Text(margin + "  ") + line
        before = statement


def _nested_under_theirs(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Text order, but a statement made inside another comes right after it."""
    known = {statement.id for statement in statements}
    inside: dict[str | None, list[Statement]] = {}
    for statement in statements:
        outer = statement.within if statement.within in known and statement.within != statement.id else None
        inside.setdefault(outer, []).append(statement)
    waiting = inside.get(None, [])[::-1]
    while waiting:
        statement = waiting.pop()
        yield statement
        waiting += inside.get(statement.id, [])[::-1]


def _goes_on(statement: Statement, before: Statement | None) -> bool:
    """Tell whether a quotation with neither source nor cue goes on from the statement printed before it."""
    if before is None or statement.cue or statement.source or not statement.speaker or not before.speaker:
        return False
    return statement.speaker.name == before.speaker.name and statement.within == before.within


def _who_said(statement: Statement, text: str) -> Text:
    line = _party(statement.speaker)
    if statement.cue:
        line.append(" " + printable(statement.cue.of(text)), "italic")
    if statement.channel:
        line.append(" · " + printable(statement.channel.of(text)), "dim")
    return line


def _quoted(text: str, content: Iterable[Span]) -> str:
    return " … ".join(printable(with_quotation_marks(piece, text).of(text)) for piece in content)


def _events(record: Record, wrap: _Wrap, arrow: str) -> Iterator[Text]:
    if not record.events:
        yield Text("  No events found.", "dim italic")
    numbers = {event.id: number for number, event in enumerate(record.events, start=1)}
    speakers = {statement.id: statement.speaker for statement in record.statements}
    kinds = [(printable(event.type), printable(event.mode or "")) for event in record.events]
    margin = 7 + max((len(word) for kind in kinds for word in kind), default=0)
    for event, (kind, mode) in zip(record.events, kinds, strict=True):
        left = [Text.assemble((kind, _COLOURS[Quad(event.quad)])), Text(mode)]
        right = [_sides(event, arrow), _circumstances(event, record.article.text)]
        if event.said_by:
            right.append(Text.assemble(("on the word of ", "dim"), _party(speakers.get(event.said_by))))
        if event.same_as in numbers:
            right.append(Text(f"same as {numbers[event.same_as]}", "dim"))
        yield Text()
        lines = [line for text in right for line in wrap(text, margin)]
        for row, (name, line) in enumerate(zip_longest(left, lines, fillvalue=Text())):
            whole = Text.assemble(("" if row else f"{numbers[event.id]:>3}", "dim"))
            whole.pad_right(5 - whole.cell_len)
            whole += name
            whole.pad_right(margin - whole.cell_len)
            whole += line
            whole.rstrip()
            yield whole


def _legend() -> Text:
    """The colours of the quad classes: two of cooperation, two of conflict."""
    squares = {quad: ("■ ", colour) for quad, colour in _COLOURS.items()}
    return Text.assemble(
        *(squares[Quad.VERBAL_COOPERATION], ("verbal ", "dim"), squares[Quad.MATERIAL_COOPERATION]),
        *(("material cooperation    ", "dim"), squares[Quad.VERBAL_CONFLICT], ("verbal ", "dim")),
        *(squares[Quad.MATERIAL_CONFLICT], ("material conflict", "dim")),
    )


def _sides(event: Event, arrow: str) -> Text:
    actors = _parties(event.actors)
    return Text.assemble(actors, (arrow, "dim"), _parties(event.recipients)) if event.recipients else actors


def _circumstances(event: Event, text: str) -> Text:
    facts: list[Text] = []
    if event.status in _STATUSES:
        facts.append(Text(_STATUSES[event.status], "bold magenta"))
    facts.append(Text(printable(event.trigger.of(text)), "italic"))
    if event.place:
        country = printable(event.place.country or "")
        facts.append(Text.assemble(printable(event.place.name), (f" {country}" if country else "", "dim")))
    if event.date:
        facts.append(Text(printable(interval_in_words(event.date.start, event.date.end))))
    return Text.assemble((" · ", "dim")).join(facts)


def _parties(parties: Iterable[Party]) -> Text:
    unique = list({(party.name, party.code): party for party in parties}.values())
    if not unique:
        return _party(None)
    line = Text()
    for number, party in enumerate(unique):
        if number:
            line.append(" and " if number == len(unique) - 1 else ", ", "dim")
        line.append_text(_party(party))
    return line


def _party(party: Party | None) -> Text:
    if party is None:
        return Text.assemble(_UNNAMED)
    code = " ".join(party.sectors) if party.country == "---" else party.code
    return Text.assemble((printable(party.name), "bold"), (f" {printable(code)}" if code else "", "dim"))


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
