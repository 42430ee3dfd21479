"""The rules by which a country and a sector are found, each with how often it was right."""

from enum import Enum
from typing import Literal, NamedTuple

Field = Literal["country", "sector"]


class Rule(Enum):
    """A rule: what it goes by, and the shares of countries and sectors it had right on the training articles."""

    WORDS = ("the phrase names the country", 0.98, 0.98)
    BODY = ("a known body", 0.96, 0.88)
    GROUP = ("a known armed group", 0.88, 0.97)
    HOLDER = ("a known office holder", 0.97, 0.96)
    SURNAME = ("an office holder, the date not in the term", 0.95, 0.78)
    DESCRIBED = ("how the passage introduces the person", 0.75, 0.68)
    SHORT = ("the full name in the passage", 0.85, 0.8)
    MANY = ("several countries", 0.64, 0.64)
    QUALIFIER = ("a country that only qualifies", 0.8, 0.8)
    AROUND = ("the country the passage speaks of", 0.66, 0.66)
    NOTHING = ("nothing", 0.22, 0.22)
    ROLE = ("a role word", 0.89, 0.89)
    MODIFIER = ("a word before the head", 0.7, 0.7)
    CARRIER = ("a word that goes with what it belongs to", 0.64, 0.64)
    STATE = ("a state named alone", 0.83, 0.83)
    NEXT = ("what the state does next", 0.78, 0.78)
    PEOPLE = ("a people named alone", 0.47, 0.47)
    GUESS = ("the reader's guess", 0.0, 0.0)


class Answer(NamedTuple):
    """A country code, or sectors with blanks between them, and the rule and the words it was found by."""

    code: str
    rule: Rule
    words: str
    probability: float | None = None

    def certainty(self, field: Field) -> float:
        """Return the share in which the rule was right, or the probability of the reader's guess."""
        if self.probability is not None:
            return self.probability
        return self.rule.value[1] if field == "country" else self.rule.value[2]

    def evidence(self) -> str:
        """Return the rule and its words as text."""
        what = self.rule.value[0]
        return f"{what} ({self.words})" if self.words else what
