"""Who is meant: actor phrases to countries, PLOVER sectors and canonical names."""

from dragoman.resolve.who._code import ActorCode, code_phrase
from dragoman.resolve.who._names import canonical_name
from dragoman.resolve.who._places import country_of

__all__ = ["ActorCode", "canonical_name", "code_phrase", "country_of"]
