"""Who is meant: mentions of one party gathered over the article, named and coded together."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dragoman._names import name_overlap, name_words
from dragoman.article import Article
from dragoman.reading import PartyMention, Reading
from dragoman.record import Party
from dragoman.resolve.who import ActorCode, code_phrase
from dragoman.span import Span

# fmt: off
PRONOUNS = frozenset((
    "i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "her", "them", "my", "our", "your", "his", "its",
    "their", "mine", "ours", "hers", "theirs", "who", "whom", "whose", "which", "that", "this", "these", "those",
    "himself", "herself", "itself", "themselves", "one", "ones", "both", "each",
))
# fmt: on

CONTEXT = 600
"""Characters of text before a mention that tell who it is, on gold/dev.jsonl about as well as the whole article."""


class Parties:
    """The parties of one article. ``party(span)`` gives the party that a mention of the reading names."""

    def __init__(self, article: Article, reading: Reading, sentences: Sequence[Span]) -> None:
        self._text = article.text
        self._date = article.date
        self._title = article.title
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._own = {span: self._code(mention) for span, mention in reading.parties.items()}
        self._best = self._gather(reading)

    def _code(self, mention: PartyMention) -> ActorCode:
        return code_phrase(
            mention.span.of(self._text), context=self._context(mention.span), date=self._date, guess=mention
        )

    def _context(self, span: Span) -> str:
        """The title, and the text up to the end of the mention's sentence."""
        at = bisect_right(self._starts, span.start) - 1
        end = self._sentences[at].end if at >= 0 else span.end
        return f"{self._title or ''}\n{self._text[max(0, end - CONTEXT) : end]}"

    def _gather(self, reading: Reading) -> dict[Span, Span]:
        """For each mention the one of its cluster that says most about who it is."""
        head: dict[Span, Span] = {}
        members: dict[Span, list[Span]] = {}
        for span in sorted(reading.parties):
            earlier = reading.parties[span].antecedent or self._namesake(span, members)
            head[span] = head.get(earlier, span) if earlier else span
            members.setdefault(head[span], []).append(span)
        telling = {h: max(group, key=self._weight) for h, group in members.items()}
        return {span: telling[h] for span, h in head.items()}

    def _namesake(self, span: Span, before: Iterable[Span]) -> Span | None:
        """The first mention so far of somebody whose name this is, in full or in part: Kabulov, Zamir Kabulov."""
        mention = span.of(self._text)
        mine = name_words(mention)
        if not mine or not mention.split()[-1][:1].isupper():
            return None
        for other in before:
            theirs = name_words(other.of(self._text))
            if theirs and theirs[-1] == mine[-1] and name_overlap(mine, theirs) > 1:
                return other
        return None

    def _weight(self, span: Span) -> tuple[bool, bool, float, int]:
        mention = span.of(self._text)
        named = any(w[:1].isupper() for w in mention.split()[1:]) or mention[:1].isupper()
        return not is_pronoun(mention), named, round(self._own[span].certainty, 1), min(len(mention), 60)

    def party(self, span: Span | None) -> Party | None:
        """The party of a mention, or None for a mention that the reading does not have."""
        if span is None or span not in self._own:
            return None
        own, told = self._own[span], self._own[self._best[span]]
        mention = span.of(self._text)
        bare = is_pronoun(mention)
        code = told if bare or self._says_more(own, told, mention) else own
        return Party(
            span=span,
            name=self._name(own, told, mention, bare),
            country=code.country,
            sectors=code.sectors,
            probability=code.certainty,
        )

    @staticmethod
    def _says_more(own: ActorCode, told: ActorCode, mention: str) -> bool:
        """Whether the cluster's best mention is a better witness than the mention itself."""
        if name_overlap(name_words(own.name), name_words(told.name)):
            return own.certainty <= told.certainty
        return own.certainty < told.certainty and is_nameless(mention)

    @staticmethod
    def _name(own: ActorCode, told: ActorCode, mention: str, bare: bool) -> str:
        if bare:
            return told.name
        if name_overlap(name_words(own.name), name_words(told.name)):
            return max(own.name, told.name, key=lambda n: (len(name_words(n)) <= 4, len(n)))
        return told.name if is_nameless(mention) else own.name


def is_nameless(mention: str) -> bool:
    """Tell whether a mention describes somebody without a name: "the group", "two officials"."""
    return not any(w[:1].isupper() for w in mention.removeprefix("The ").removeprefix("A ").split())


def is_pronoun(mention: str) -> bool:
    """Tell whether a mention is a pronoun, which names nobody by itself."""
    return mention.lower() in PRONOUNS
