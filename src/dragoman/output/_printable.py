"""News text made safe and even for a terminal."""

import re
import unicodedata

# ECMA-48: control sequences, and the strings (titles, links, device commands) that run to a terminator.
_SEQUENCE = re.compile(r"\x1b[\[][0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\|$)|\x1b.", re.DOTALL)
_JOINERS = "\u200c\u200d"


def printable(text: str) -> str:
    """Return the text with terminal sequences, control, direction and surrogate characters gone.

    Runs of white space, line breaks among them, become one blank.
    """
    text = _SEQUENCE.sub("", text)
    kept = (c if c in _JOINERS or c.isspace() or unicodedata.category(c) not in _DROPPED else "" for c in text)
    return " ".join("".join(kept).split())


_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
