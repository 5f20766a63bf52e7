"""The demo does the main job in a folder of its own and leaves nothing half done."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import python_calamine

from ctip_desktop.cli.demo import COUNTRY_PERIOD, PASSPHRASE
from ctip_desktop.reports.completeness.matrix import completeness
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.sample.country import TODAY
from ctip_desktop.store import vault
from ctip_desktop.store.store import Store
from tests.support.papers import pdfium_text

pytestmark = [pytest.mark.end_to_end, pytest.mark.slow]


def demo(out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    typed = [sys.executable, "-m", "ctip_desktop", "--lang", "en", "demo", "--out", str(out), *arguments]
    without_display = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    return subprocess.run(typed, capture_output=True, text=True, check=False, env=without_display)


def states_in(home: Path, period: str) -> Counter[str]:
    """Return how many statements of a period are in each state at the whole country's secretariat."""
    users = vault.load(home)
    with Store.open(home, users.unlock(users.users[0].name, PASSPHRASE)) as store, store.reading() as reader:
        rows = completeness(reader, parse_period(period), TODAY).rows
    return Counter(cell.state for row in rows for cell in row.cells)


def test_the_demo_makes_what_it_names_and_can_be_read(tmp_path: Path) -> None:
    done = demo(tmp_path / "out", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    files = [Path(one["file"]) for one in json.loads(done.stdout)["files"]]
    assert all(file.exists() for file in files)
    minutes, report, bundle = files[:3]
    country, sheet, home = files[-3:]
    assert "កំណត់ហេតុកិច្ចប្រជុំ" in pdfium_text(minutes.read_bytes())
    assert "Semester 1 of 2025" in pdfium_text(report.read_bytes())
    assert "Preah Vihear" in pdfium_text(country.read_bytes())
    assert python_calamine.CalamineWorkbook.from_path(sheet).sheet_names
    states = states_in(home, COUNTRY_PERIOD)
    assert (states["received_late"], states["nothing"], states.total()) == (4, 6, 150)
    assert states["changed_since"] in (1, 2)
    assert states["overdue"] + states["not_arrived"] + states["in_part"] == 3
    assert bundle.read_bytes().startswith(b"age-encryption.org/v1\n")
    again = demo(tmp_path / "out")
    assert (again.returncode, again.stdout, again.stderr.count("\n")) == (2, "", 1)
