"""Actor phrases to country and sector. Form: JSON Lines ``{"text","context"?,"date"?,"country","sector"}``."""

import json
import sys
from pathlib import Path
from typing import Any


def measure(file: Path, *, errors: int = 0) -> dict[str, float]:
    """Return the shares of phrases whose ``country``, ``sector`` and ``both`` are right.

    The reader codes each phrase by its words, what stands around it and the learned guess. The first sector counts,
    "" being one; the first ``errors`` differences go to standard error.
    """
    from dragoman import Reader

    rows: list[dict[str, Any]] = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    coded = Reader().code((row["text"], row.get("context"), row.get("date")) for row in rows)
    right = {"country": 0, "sector": 0, "both": 0}
    for row, party in zip(rows, coded, strict=True):
        wanted = row.get("country") or "---", (row.get("sector") or "").split(" ")[0]
        read = party.country, party.sectors[0] if party.sectors else ""
        fits = wanted[0] == read[0], wanted[1] == read[1]
        right["country"] += fits[0]
        right["sector"] += fits[1]
        right["both"] += all(fits)
        if errors > 0 and not all(fits):
            errors -= 1
            print(f"{row['text']!r}: {' '.join(wanted)}, read as {' '.join(read)}", file=sys.stderr)
    return {name: round(n / len(rows), 4) if rows else 0.0 for name, n in right.items()}
