"""The demo does the main job in a folder of its own and leaves nothing half done."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.papers import pdfium_text

pytestmark = [pytest.mark.end_to_end, pytest.mark.slow]


def demo(out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    typed = [sys.executable, "-m", "ctip_desktop", "--lang", "en", "demo", "--out", str(out), *arguments]
    without_display = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    return subprocess.run(typed, capture_output=True, text=True, check=False, env=without_display)


def test_the_demo_makes_what_it_names_and_can_be_read(tmp_path: Path) -> None:
    done = demo(tmp_path / "out", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    files = [Path(one["file"]) for one in json.loads(done.stdout)["files"]]
    assert all(file.exists() for file in files)
    minutes, report, bundle = files[:3]
    assert "កំណត់ហេតុកិច្ចប្រជុំ" in pdfium_text(minutes.read_bytes())
    assert "Semester 1 of 2025" in pdfium_text(report.read_bytes())
    assert bundle.read_bytes().startswith(b"age-encryption.org/v1\n")
    again = demo(tmp_path / "out")
    assert (again.returncode, again.stdout, again.stderr.count("\n")) == (2, "", 1)
