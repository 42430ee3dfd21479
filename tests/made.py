"""A page written for the tests, and the record that a perfect reader would make of it."""

from dataclasses import replace

from dragoman.article import Article, Stretch, StretchKind
from dragoman.reading import Status
from dragoman.record import Date, Event, Party, Place, Record, Statement, StatementKind, Time
from dragoman.span import Span

TEXT = """Home | Africa

Lake talks are a 'first step', says minister

By AMINA OTIENO in Kisumu | The Lake Post | Updated: 2023-05-11 08:20

Kenya's foreign minister, Grace Wanjiru, met Ugandan officials in Kisumu on Tuesday to discuss fishing rights.

"It is a first step," Wanjiru said in an interview with Radio Ziwa. "Boats will be free to cross."

"We will not give up one metre of the lake."

She said the Ugandans had told her that their police seized forty boats in March.

Kampala may impose sanctions on the fishing fleet. The two sides did not meet in 2021.
"""


def span(words: str, after: str = "") -> Span:
    """Return the first place of the words after the first place of ``after``."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


WANJIRU = Party(span("Grace Wanjiru"), "Grace Wanjiru", "KEN", ("GOV",), 0.9)
UGANDANS = Party(span("Ugandan officials"), "Uganda", "UGA", ("GOV",), 0.8)
KISUMU = Place(span("Kisumu", "Ugandan"), "Kisumu", 191245, -0.10221, 34.76171, "KEN", "Kisumu", "PPLA")
TUESDAY = span("on Tuesday")

ARTICLE = Article(
    id="lake",
    text=TEXT,
    stretches=(
        Stretch(span("Home | Africa"), StretchKind.FURNITURE),
        Stretch(span("Lake talks are a 'first step', says minister"), StretchKind.HEADLINE),
        Stretch(Span(TEXT.index("Kenya's"), len(TEXT) - 1), StretchKind.BODY),
    ),
    title="Lake talks are a 'first step', says minister",
    authors=("Amina Otieno",),
    dateline="Kisumu",
    publisher="The Lake Post",
    updated="2023-05-11T08:20",
)

RECORD = Record(
    article=ARTICLE,
    statements=(
        Statement(
            id="s1",
            source=span("Wanjiru", "step,"),
            speaker=replace(WANJIRU, span=span("Wanjiru", "step,")),
            cue=span("said", "step,"),
            content=(span("It is a first step,"), span("Boats will be free to cross.")),
            kind=StatementKind.DIRECT,
            channel=span("Radio Ziwa"),
            probability=0.97,
        ),
        Statement(
            id="s2",
            source=None,
            speaker=replace(WANJIRU, span=None),
            cue=None,
            content=(span("We will not give up one metre of the lake."),),
            kind=StatementKind.DIRECT,
        ),
        Statement(
            id="s3",
            source=span("She"),
            speaker=replace(WANJIRU, span=span("She")),
            cue=span("said", "She"),
            content=(span("the Ugandans had told her that their police seized forty boats in March"),),
            kind=StatementKind.INDIRECT,
        ),
        Statement(
            id="s4",
            source=span("the Ugandans"),
            speaker=replace(UGANDANS, span=span("the Ugandans")),
            cue=span("had told"),
            content=(span("that their police seized forty boats in March"),),
            kind=StatementKind.INDIRECT,
            within="s3",
        ),
    ),
    events=(
        Event(
            id="e1",
            type="CONSULT",
            mode="visit",
            trigger=span("met"),
            actors=(WANJIRU,),
            recipients=(UGANDANS,),
            place=KISUMU,
            date=Date("2023-05-09", "2023-05-09", "day", TUESDAY, "2023-05-09"),
            status=Status.OCCURRED,
            said_by=None,
            same_as=None,
            quad=1,
            intensity=4.0,
            probability=0.95,
        ),
        Event(
            id="e2",
            type="COERCE",
            mode="seize",
            trigger=span("seized"),
            actors=(Party(span("their police"), "Ugandan police", "UGA", ("COP",)),),
            recipients=(),
            place=None,
            date=Date("2023-03-01", "2023-03-31", "month", span("in March"), "2023-03"),
            status=Status.OCCURRED,
            said_by="s4",
            same_as=None,
            quad=4,
            intensity=-7.0,
        ),
        Event(
            id="e3",
            type="SANCTION",
            mode=None,
            trigger=span("impose sanctions"),
            actors=(Party(span("Kampala"), "Uganda", "UGA", ("GOV",)),),
            recipients=(Party(span("the fishing fleet"), "fishing fleet", "---", ("BUS",)),),
            place=None,
            date=None,
            status=Status.HYPOTHETICAL,
            said_by=None,
            same_as=None,
            quad=4,
            intensity=-6.0,
        ),
        Event(
            id="e4",
            type="CONSULT",
            mode=None,
            trigger=span("meet", "sides"),
            actors=(),
            recipients=(),
            place=None,
            date=Date("2021-01-01", "2021-12-31", "year", span("in 2021"), "2021"),
            status=Status.NEGATED,
            said_by=None,
            same_as="e1",
            quad=1,
            intensity=2.5,
        ),
    ),
    times=(
        Time(TUESDAY, "DATE", "2023-05-09", "2023-05-09", "2023-05-09", "day"),
        Time(span("in March"), "DATE", "2023-03", "2023-03-01", "2023-03-31", "month"),
    ),
    places=(KISUMU,),
)
