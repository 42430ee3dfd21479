"""Actor phrases to country and sector. Form: JSON Lines ``{"text","context"?,"date"?,"country","sector"}``."""

import json
import sys
from pathlib import Path
from typing import Any


def measure(file: Path, *, errors: int = 0) -> dict[str, float]:
    """Return the shares of phrases whose ``country``, ``sector`` and ``both`` are right.

    The first sector counts, "" being one; the first ``errors`` differences go to standard error.
    """
    right = {"country": 0, "sector": 0, "both": 0}
    count = 0
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                continue
            row: dict[str, Any] = json.loads(line)
            country, sector = _predict(row["text"], row.get("context"), row.get("date"))
            wanted_country = row.get("country") or "---"
            wanted_sector = (row.get("sector") or "").split(" ")[0]
            fits = country == wanted_country, sector == wanted_sector
            count += 1
            right["country"] += fits[0]
            right["sector"] += fits[1]
            right["both"] += all(fits)
            if errors > 0 and not all(fits):
                errors -= 1
                wanted = f"{wanted_country} {wanted_sector}"
                print(f"{row['text']!r}: {wanted}, read as {country} {sector}", file=sys.stderr)
    return {name: round(n / count, 4) if count else 0.0 for name, n in right.items()}


# The one place where the learned reader's own guess comes in.
def _predict(text: str, context: str | None, date: str | None) -> tuple[str, str]:
    """Country and first sector of a phrase."""
    from dragoman.resolve.who import code_phrase

    code = code_phrase(text, context=context, date=date)
    return code.country, code.sectors[0] if code.sectors else ""
