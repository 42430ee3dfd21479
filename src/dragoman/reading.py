"""What the reader found on the page: spans and links with probabilities, nothing resolved yet."""

from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.span import Span


class Guide(StrEnum):
    """By whose rules attributions are marked.

    Ours marks nested ones and quotations standing alone; the PolNeAR corpus (Newell et al. 2018) marks more, and never
    one inside the other.
    """

    DRAGOMAN = "dragoman"
    POLNEAR = "polnear"


class TimeKind(StrEnum):
    """The four types of TimeML's TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Status(StrEnum):
    """Whether an event happened (or is happening), is planned, is only thought of, or did not happen."""

    OCCURRED = "occurred"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression as tagged, before its value is worked out."""

    span: Span
    kind: TimeKind
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name as tagged, before it is looked up."""

    span: Span
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A phrase that names a speaker or a side of an event.

    ``antecedent`` is the earlier mention of the same party, if the reader links it to one. ``country``
    and ``sectors`` are the reader's own guesses from the passage, best first, as (code, probability).
    """

    span: Span
    antecedent: Span | None = None
    countries: tuple[tuple[str, float], ...] = ()
    sectors: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class StatementReading:
    """One attribution: PolNeAR's source, cue and content, and the channel it came through.

    A quotation standing alone has neither source nor cue; ``continues`` then says which statement
    (index in ``Reading.statements``) it goes on from.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    channel: Span | None = None
    continues: int | None = None
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class EventReading:
    """One PLOVER event: its trigger and the spans that fill its roles.

    ``same_as`` says which earlier event (index in ``Reading.events``) tells the same happening.
    """

    type: str
    trigger: Span
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    place: Span | None = None
    time: Span | None = None
    mode: str | None = None
    status: Status = Status.OCCURRED
    same_as: int | None = None
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one pass of the encoder found in one article, in text order."""

    statements: tuple[StatementReading, ...] = ()
    events: tuple[EventReading, ...] = ()
    parties: dict[Span, PartyMention] = field(default_factory=dict[Span, PartyMention])
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
