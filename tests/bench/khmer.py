"""How fast search keys are made on running text, and what a small command costs to start."""

import random
import subprocess
import sys
from statistics import median
from time import perf_counter

from ctip_desktop.khmer.search import search_key
from tests.support.khmer_text import khmer_words

CHARACTERS = 300_000
STARTS = 11


def run() -> list[tuple[str, str, str, bool]]:
    """Return what was measured, its figure, the target, and whether it is met."""
    lines = _running_text()
    size = sum(map(len, lines))
    start = perf_counter()
    for line in lines:
        search_key(line)
    rate = size / (perf_counter() - start)
    command, python = _starts()
    return [
        (
            f"search keys made of {size:,} characters of running text, line by line",
            f"{rate / 1e6:.1f} M/s",
            ">= 1.0 M/s",
            rate >= 1e6,
        ),
        (
            "`khmer date` from process start / `python -c pass`",
            f"{command / python:.1f} ({command * 1000:.0f} ms)",
            "<= 9",
            command <= 9 * python,
        ),
    ]


def _running_text() -> list[str]:
    """Return lines of some 120 characters, whose words come as often as words do: few very often, many seldom."""
    chance = random.Random(7)
    known = list(khmer_words())
    weights = [1 / rank for rank in range(1, len(known) + 1)]
    chance.shuffle(known)
    lines, size = [], 0
    while size < CHARACTERS:
        line = "".join(chance.choices(known, weights, k=20)) + " ។"
        lines.append(line)
        size += len(line)
    return lines


def _starts() -> tuple[float, float]:
    """Return the median time of the command and of an empty Python, started in turn."""
    command = [sys.executable, "-m", "ctip_desktop", "khmer", "date", "2026-11-22"]
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(STARTS):
        for times, typed in zip(taken, (command, [sys.executable, "-c", "pass"]), strict=True):
            start = perf_counter()
            subprocess.run(typed, check=True, stdout=subprocess.DEVNULL)
            times.append(perf_counter() - start)
    return median(taken[0]), median(taken[1])
