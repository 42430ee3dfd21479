"""Builds ``holders_reign.tsv``: national leaders in office since 1980, from REIGN (public domain).

Source: Curtis Bell, "The Rulers, Elections, and Irregular Governance (REIGN) dataset", to March 2021.
``python -m training.tables.holders leaders_reign_2021.csv`` writes the table into the package.
"""

import csv
import re
import sys
from pathlib import Path

TABLE = Path(__file__).parents[2] / "src" / "dragoman" / "tables" / "holders_reign.tsv"
HEAD = (
    "# National leaders in office since 1980, from REIGN (public domain), names as there; "
    'built by "python -m training.tables.holders". Months of the first and last day, '
    "the last empty where still in office in March 2021.\n"
    "country\tname\tfrom\tto\n"
)
LETTERS = Path(__file__).parent / "holders_letters.tsv"


def _letters() -> dict[str, str]:
    """Letters of the Correlates of War to ISO 3166."""
    lines = LETTERS.read_text(encoding="utf-8").splitlines()[2:]
    return dict(line.split("\t", 1) for line in lines)


def _clean(name: str) -> str:
    if any(mark in name for mark in "ÃÂ"):
        name = name.encode("latin-1", "ignore").decode("utf-8", "ignore")
    name = re.sub(r"\([^)]*\)?|\b\d\w*", " ", name.split(",")[0])
    return " ".join(name.split())


def rows(source: Path) -> list[tuple[str, str, str, str]]:
    """Read REIGN and return (ISO country, name, first month, last month or ""), of leaders in office since 1980."""
    found: set[tuple[str, str, str, str]] = set()
    letters = _letters()
    with source.open(encoding="latin-1", newline="") as file:
        for row in csv.DictReader(file):
            if row["eyear"] and int(row["eyear"]) < 1980:
                continue
            start = f"{int(row['syear']):04d}-{int(row['smonth'] or 1):02d}"
            end = f"{int(row['eyear']):04d}-{int(row['emonth'] or 12):02d}" if row["eyear"] else ""
            country = letters.get(row["stateabb"], row["stateabb"])
            for name in re.split(r" and |/", _clean(row["leader"])):
                if len(name) > 1:
                    found.add((country, name.strip(), start, end))
    return sorted(found)


def main() -> None:
    """Write the table into the package."""
    lines = ["\t".join(row) for row in rows(Path(sys.argv[1]))]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
