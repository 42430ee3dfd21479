import re
from importlib.resources import files

import pytest

from dragoman.ontology import plover
from dragoman.resolve.who._lexicon import rows

WIDTHS = {
    "countries": 6,
    "countries_regions": 4,
    "countries_cities": 2,
    "bodies_international": 3,
    "bodies_national": 3,
    "groups": 5,
    "holders_editors": 7,
    "holders_reign": 4,
    "sectors_roles": 3,
    "sectors_words": 2,
}
BEYOND_STATES = {"IGO", "NGO", "MNC", "---"}
MONTH = re.compile(r"(\d{4}(-(0[1-9]|1[0-2]))?)?")


@pytest.mark.parametrize("table", WIDTHS)
def test_every_row_has_all_cells_and_the_table_names_its_source(table: str) -> None:
    assert (files("dragoman.tables") / f"{table}.tsv").read_text(encoding="utf-8").startswith("# ")
    found = list(rows(table))
    assert found
    assert {len(row) for row in found} == {WIDTHS[table]}


def test_countries_are_known_and_unique() -> None:
    codes = [row[0] for row in rows("countries")]
    assert len(codes) == len(set(codes)) >= 200
    for table in ("countries_regions", "countries_cities", "bodies_international", "bodies_national", "groups"):
        assert {row[0] for row in rows(table)} <= set(codes) | BEYOND_STATES
    for table in ("holders_editors", "holders_reign"):
        assert {row[0] for row in rows(table)} <= set(codes) | BEYOND_STATES


def test_sectors_are_plovers() -> None:
    known = set(plover().sectors) | {"UNO", ""}
    for table, cell in (("bodies_national", 1), ("bodies_international", 1), ("groups", 1), ("holders_editors", 1)):
        assert {row[cell] for row in rows(table)} <= known
    assert {row[1] for row in rows("sectors_roles")} <= known


def test_terms_begin_before_they_end() -> None:
    for table, first in (("groups", 3), ("holders_editors", 5), ("holders_reign", 2)):
        for row in rows(table):
            start, end = row[first], row[first + 1]
            assert MONTH.fullmatch(start)
            assert MONTH.fullmatch(end)
            assert not end or not start or start[:4] <= end[:4], row


def test_there_are_holders_enough() -> None:
    assert sum(row[3] == "" or row[3] >= "1990" for row in rows("holders_reign")) >= 1450
    assert sum(1 for _ in rows("holders_editors")) >= 400
