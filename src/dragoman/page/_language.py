"""Which language a text is in; so far English alone is read."""

import re
from collections.abc import Callable
from functools import cache
from typing import cast

from dragoman.errors import UnreadableInput
from dragoman.page._tables import rows_of

FUNCTION_WORDS = frozenset(
    re.split(
        " ",
        "the of and to in that for is was with on as by at from he it be are his has said have an had not but who they"
        " this which were been their would will more or she her its after when there about than we you i",
    )
)
"""The commonest words of English news; other languages share few of them."""

_SAMPLE = 3000
_IDENTIFIED = 1500
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_SHARE = 0.15
_ENOUGH_WORDS = 8
_HARDLY_ENGLISH = 0.02


def refuse_foreign(name: str, text: str) -> None:
    """Do nothing if ``text`` may be English, judged by its first 3,000 characters.

    Raises:
        UnreadableInput: naming the language, if the text is clearly in another one.
    """
    language = foreign_language(text)
    if language:
        raise UnreadableInput(name, f"is in {language}; dragoman reads English only so far")


def foreign_language(text: str) -> str | None:
    """Return the English name of the language of ``text``, or None where it is or may be English.

    Function words settle the common case at no cost; only without them is py3langid asked.
    """
    words = _WORD.findall(text[:_SAMPLE])
    common = sum(word.lower() in FUNCTION_WORDS for word in words)
    if not words or (len(words) >= _ENOUGH_WORDS and common >= _ENGLISH_SHARE * len(words)):
        return None
    ranked = _ranking()(text[:_IDENTIFIED])
    best = next((code for code, _ in ranked if code != "zxx"), "en")
    if best in ("en", "pcm") or dict(ranked).get("en", 0.0) > _HARDLY_ENGLISH:
        return None
    return _names().get(best, f'the language "{best}"')


@cache
def _ranking() -> Callable[[str], list[tuple[str, float]]]:
    """Return py3langid's function from a text to (ISO 639 code, probability), best first."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # pyright: ignore[reportMissingTypeStubs]

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)  # pyright: ignore[reportUnknownMemberType]
    return cast(Callable[[str], list[tuple[str, float]]], identifier.rank)  # pyright: ignore[reportUnknownMemberType]


@cache
def _names() -> dict[str, str]:
    return dict(rows_of("languages.tsv"))
