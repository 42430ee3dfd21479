"""Records as JSON text (docs/record.schema.json)."""

import json
import re
from collections.abc import Iterable, Iterator

from dragoman.record import Record

# Legal inside a JSON string, but they steer terminals, end a "line" for some readers, or have no UTF-8 form.
_ESCAPED = re.compile("[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield one line of JSON a record, each ending in a newline, as the records come."""
    for record in records:
        yield _dump(record, indent=None) + "\n"


def json_array(records: Iterable[Record]) -> Iterator[str]:
    """Yield the pieces of one indented JSON array as the records come; ``[]`` if there are none."""
    opened = False
    for record in records:
        yield (",\n" if opened else "[\n") + _dump(record, indent=2)
        opened = True
    yield "\n]\n" if opened else "[]\n"


def _dump(record: Record, indent: int | None) -> str:
    text = json.dumps(record.to_dict(), ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
