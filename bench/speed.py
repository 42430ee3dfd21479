"""Articles per CPU-second, memory, and time to the first record.

Every figure is taken in processes of their own, on one thread. With spaCy, its runs and ours alternate.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench._reading import json_lines

_ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "RAYON")}


def measure(file: Path, *, against: str | None = None, rounds: int = 3) -> dict[str, float | None]:
    """Read the texts of a JSON Lines file over and over, and return the figures.

    ``articles_per_cpu_second`` counts processor time of all threads while articles are read, from JSON line to
    JSON record, not while the reader loads. ``ratio_to_spacy`` is that over spaCy's, which runs the whole of
    ``en_core_web_sm`` over the same texts; None if not ``against`` it. ``peak_rss_mb`` is the largest resident
    set in MiB, loading included. ``cold_start_s`` is the time from the start of ``dragoman read`` on the first
    article to its record, the middle one of ``rounds``.

    Raises:
        subprocess.CalledProcessError: if a run breaks off, as it does if spaCy is not installed.
    """
    names = ["dragoman", against] if against else ["dragoman"]
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            runs[name].append(_run(name, file))
    rates = {name: sum(r["articles"] for r in done) / sum(r["cpu_s"] for r in done) for name, done in runs.items()}
    return {
        "articles_per_cpu_second": round(rates["dragoman"], 2),
        "ratio_to_spacy": round(rates["dragoman"] / rates[against], 3) if against else None,
        "peak_rss_mb": round(max(run["peak_rss_mb"] for run in runs["dragoman"]), 1),
        "cold_start_s": round(statistics.median(_cold_start(file) for _ in range(rounds)), 2),
    }


def _run(name: str, file: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "bench._speed_run", name, str(file)],
        env=os.environ | _ONE_THREAD,
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


def _cold_start(file: Path) -> float:
    line = json.dumps({key: json_lines(file)[0][key] for key in ("id", "text")}) + "\n"
    command = [sys.executable, "-m", "dragoman", "read", "-"]
    start = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(line)
        process.stdin.close()
        record = process.stdout.readline()
        seconds = time.perf_counter() - start
    if not record:
        raise subprocess.CalledProcessError(process.returncode, command)
    return seconds
