"""Whether the clause around a time expression looks ahead or back."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from dragoman.resolve.when._words import either
from dragoman.span import Span

_REACH = 260
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Lt|Col|St|No))$"
)
_STOP = re.compile(r"[.!?][\"'”’)]*\s+|\n")
_CLAUSE = re.compile(
    r"[;:()]|\s[-–—]\s|\bthat\b|, (?:and|but|which|who|where|when|while|after|as|according)\b|\b(?:after|but|because)\b"
)


def sentence_bounds(text: str, span: Span) -> tuple[int, int]:
    """Start and end of the sentence around ``span``, at most some 260 characters either way."""
    start = max(0, span.start - _REACH)
    for stop in _STOP.finditer(text, start, span.start):
        if stop[0] == "\n" or not _ABBREVIATION.search(text, max(0, stop.start() - 5), stop.start()):
            start = stop.end()
    end = min(len(text), span.end + _REACH)
    for stop in _STOP.finditer(text, span.end, end):
        if stop[0] == "\n" or not _ABBREVIATION.search(text, max(0, stop.start() - 5), stop.start()):
            end = stop.start()
            break
    return start, end


def looks_ahead(text: str, span: Span) -> bool | None:
    """Tell whether the clause of ``span`` speaks of what is to come; None if no verb says.

    The verb group nearest before the expression decides, else the first after it. A past verb with a comma
    between does not count: "declared a dividend, payable Dec. 15".
    """
    start, end = sentence_bounds(text, span)
    before = text[start : span.start].replace("’", "'").lower()
    after = text[span.end : end].replace("’", "'").lower()
    groups = list(_verbs().finditer(before))
    if groups:
        last = groups[-1]
        if last["past"] is None:
            return True
        return None if "," in before[last.end() :] else False
    clause = _CLAUSE.split(after, maxsplit=1)[0]
    first = _verbs().search(clause) or _verbs().search(after)
    # "on Thursday Macron called on him to resign": the calling is past, the governor looks ahead only from itself
    return None if first is None else first["past"] is None and first["governed"] is None


@cache
def _verbs() -> "re.Pattern[str]":
    table = tomllib.loads(files("dragoman.tables").joinpath("times_tense.toml").read_text("utf-8"))
    groups = {name: either(dict.fromkeys(listed, 0)) for name, listed in table.items()}
    adverbs = r"(?: (?:not|also|be|been|have|then|still|only|\w+ly))*"
    return re.compile(
        rf"(?:\b(?:{groups['ahead']})\b(?! have\b){adverbs}(?: \w+)?"
        rf"|(?P<governed>\b(?:{groups['governors']})(?: \w+){{0,3}}? to\b{adverbs} \w+)"
        rf"|\b(?:is|are|'s|'re) to\b{adverbs} \w+"
        rf"|\b(?:{groups['alone']})\b)"
        rf"|(?P<past>\b(?:{groups['past']})\b|\b[a-z]{{2,}}ed\b)"
    )
