"""The figures of ``bench speed``, on a small file."""

import json
from pathlib import Path

import pytest
from made import TEXT

from bench.speed import measure

WEIGHTS = Path(__file__).parents[1] / "src" / "dragoman" / "weights" / "encoder.onnx"


@pytest.mark.skipif(not WEIGHTS.is_file(), reason="needs the weights")
def test_speed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(Path(__file__).parents[1])
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(json.dumps({"id": str(n), "text": TEXT}) for n in range(3)), "utf-8")
    figures = measure(file, rounds=1)
    assert list(figures) == ["articles_per_cpu_second", "ratio_to_spacy", "peak_rss_mb", "cold_start_s"]
    assert figures["ratio_to_spacy"] is None
    assert 0.5 < (figures["articles_per_cpu_second"] or 0) < 10_000
    assert 20 < (figures["peak_rss_mb"] or 0) < 1000
    assert 0.05 < (figures["cold_start_s"] or 0) < 30
