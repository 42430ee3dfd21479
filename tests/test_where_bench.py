import json
from pathlib import Path

import pytest

from bench import geo


def write(path: Path, *rows: dict) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def row(text: str, *places: tuple[str, float | None, float | None]) -> dict:
    return {
        "id": "1",
        "text": text,
        "places": [
            {"start": text.index(n), "end": text.index(n) + len(n), "lat": lat, "lon": lon, "name": n}
            for n, lat, lon in places
        ],
    }


def test_right_places_score_one_and_wrong_points_lower_it(tmp_path: Path):
    text = "The minister flew from Cairo to Nairobi."
    right = write(tmp_path / "a", row(text, ("Cairo", 30.0, 31.2), ("Nairobi", -1.3, 36.8)))
    assert geo.measure(right) == {"found_f1": 1.0, "within_161km": 1.0, "end_to_end_f1": 1.0}
    half = write(tmp_path / "b", row(text, ("Cairo", 37.0, -89.2), ("Nairobi", -1.3, 36.8)))
    assert geo.measure(half) == {"found_f1": 1.0, "within_161km": 0.5, "end_to_end_f1": 0.5}


def test_missed_and_extra_places_lower_what_is_found(tmp_path: Path):
    text = "He went home and then to Nairobi."
    missed = write(tmp_path / "a", row(text, ("went", 1.0, 1.0), ("Nairobi", -1.3, 36.8)))
    assert geo.measure(missed)["found_f1"] == pytest.approx(2 / 3, abs=1e-3)
    extra = write(tmp_path / "b", row(text))
    assert geo.measure(extra)["found_f1"] == 0.0


def test_places_without_a_point_count_for_finding_only(tmp_path: Path):
    text = "He went to Cairo and then to Nairobi."
    file = write(tmp_path / "a", row(text, ("Cairo", None, None), ("Nairobi", -1.3, 36.8)))
    assert geo.measure(file) == {"found_f1": 1.0, "within_161km": 1.0, "end_to_end_f1": 1.0}


def test_errors_are_shown_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    text = "He went to Cairo."
    geo.measure(write(tmp_path / "a", row(text, ("Cairo", 37.0, -89.2))), errors=5)
    assert "Cairo" in capsys.readouterr().err


def test_an_empty_file_scores_nought(tmp_path: Path):
    assert geo.measure(write(tmp_path / "a")) == {"found_f1": 0.0, "within_161km": 0.0, "end_to_end_f1": 0.0}
