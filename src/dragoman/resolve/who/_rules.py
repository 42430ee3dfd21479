"""The rules by which a country and a sector are found, each with how often it was right."""

from enum import Enum
from typing import NamedTuple


class Rule(Enum):
    """A rule: what it goes by, and the share in which it was right on the training articles."""

    WORDS = ("the phrase names the country", 0.98)
    BODY = ("a known body", 0.93)
    GROUP = ("a known armed group", 0.93)
    HOLDER = ("a known office holder", 0.96)
    DESCRIBED = ("how the passage introduces the person", 0.64)
    SHORT = ("the full name in the passage", 0.83)
    NEXT = ("what the state does next", 0.76)
    MANY = ("several countries", 0.64)
    SURNAME = ("a surname known without a date", 0.85)
    QUALIFIER = ("a country that only qualifies", 0.8)
    AROUND = ("the country the passage speaks of", 0.62)
    NOTHING = ("nothing", 0.25)
    ROLE = ("a role word", 0.89)
    MODIFIER = ("a word before the head", 0.66)
    CARRIER = ("a word that goes with what it belongs to", 0.63)
    STATE = ("a state named alone", 0.83)
    PEOPLE = ("a people named alone", 0.47)
    GUESS = ("the reader's guess", 0.0)

    @property
    def what(self) -> str:
        """Return what the rule goes by, in words."""
        return self.value[0]

    @property
    def certainty(self) -> float:
        """Return the share in which the rule was right."""
        return self.value[1]


class Answer(NamedTuple):
    """A country code, or sectors with blanks between them, and the rule and the words it was found by."""

    code: str
    rule: Rule
    words: str
    probability: float | None = None

    @property
    def certainty(self) -> float:
        """Return the share in which the rule was right, or the probability of the reader's guess."""
        return self.rule.certainty if self.probability is None else self.probability

    def evidence(self) -> str:
        """Return the rule and its words as text."""
        return f"{self.rule.what} ({self.words})" if self.words else self.rule.what
