"""Records as Arrow, pandas and polars tables."""

import sys
from datetime import date

import pytest
from made import RECORD, TEXT

from dragoman.output.tables import MissingExtra, tables


def test_one_row_a_statement():
    rows = tables([RECORD]).statements.to_pylist()
    assert [row["id"] for row in rows] == ["s1", "s2", "s3", "s4"]
    first = rows[0]
    assert (first["article"], first["publisher"]) == ("lake", "The Lake Post")
    assert (first["speaker"], first["speaker_code"], first["speaker_sectors"]) == ("Grace Wanjiru", "KEN GOV", ["GOV"])
    assert first["content"] == "It is a first step, … Boats will be free to cross."
    assert [TEXT[s["start"] : s["end"]] for s in first["content_spans"]] == first["content"].split(" … ")
    assert (first["kind"], first["channel"], first["within"]) == ("direct", "Radio Ziwa", None)
    assert (rows[1]["source"], rows[1]["source_span"], rows[1]["cue"]) == (None, None, None)
    assert rows[3]["within"] == "s3"


def test_one_row_an_event():
    rows = tables([RECORD]).events.to_pylist()
    met, seized, sanctions, _ = rows
    assert (met["type"], met["mode"], met["quad"], met["intensity"]) == ("CONSULT", "visit", 1, 4.0)
    assert (met["actor"], met["actor_code"]) == ("Grace Wanjiru", "KEN GOV")
    assert (met["recipients"], met["recipient_codes"]) == (["Uganda"], ["UGA GOV"])
    assert (met["place"], met["geonames_id"], met["place_country"]) == ("Kisumu", 191245, "KEN")
    assert met["start"] == met["end"] == date(2023, 5, 9)
    assert (seized["said_by"], seized["said_by_speaker"], seized["said_by_code"]) == ("s4", "Uganda", "UGA GOV")
    assert (seized["recipient"], seized["recipients"]) == (None, [])
    assert (sanctions["status"], sanctions["start"], sanctions["place"]) == ("hypothetical", None, None)


def test_columns_are_the_same_without_rows():
    none, some = tables([]), tables([RECORD])
    assert none.statements.schema == some.statements.schema
    assert none.events.schema == some.events.schema
    assert none.events.num_rows == 0


def test_pandas_and_polars():
    statements, events = tables([RECORD]).to_pandas()
    assert list(statements["id"]) == ["s1", "s2", "s3", "s4"]
    assert events.groupby("quad").size().to_dict() == {1: 2, 4: 2}
    statements, events = tables([RECORD]).to_polars()
    assert statements.shape[0] == 4
    assert events["actor_codes"].to_list()[0] == ["KEN GOV"]


@pytest.mark.parametrize(("library", "extra"), [("pyarrow", "arrow"), ("pandas", "pandas"), ("polars", "polars")])
def test_a_library_that_is_missing_is_named_with_its_extra(monkeypatch, library: str, extra: str):
    made = tables([RECORD])
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=rf"{library} is not installed: pip install 'dragoman\[{extra}\]'"):
        {"pyarrow": lambda: tables([RECORD]), "pandas": made.to_pandas, "polars": made.to_polars}[library]()
