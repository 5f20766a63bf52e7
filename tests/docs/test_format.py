"""`FORMAT.md` names every failure and every vector, and its recipe does what it says when run as printed."""

import re
import subprocess
from pathlib import Path

import pytest

import ctip_desktop.bundles
from ctip_desktop.bundles import contents
from ctip_desktop.bundles.signing import to_text
from ctip_desktop.bundles.writing import Sender, seal
from tests.support.cast import READER, READER_IDENTITY, SENDER, name_id, name_key
from tests.support.letters import Letter
from tests.support.records import a_log
from tests.support.vectors.good import JOURNAL
from tests.support.vectors.vector import Vector, flip

FORMAT = (Path(ctip_desktop.bundles.__file__).parent / "FORMAT.md").read_text("utf-8")
VECTORS = Path(__file__).parent.parent / "vectors"


def test_the_table_of_failures_names_every_vector_under_the_failure_it_shows() -> None:
    reading = FORMAT.partition("\n## 9. Reading\n")[2].partition("\n## 10.")[0]
    told = {
        vector: failure
        for failure, vectors in re.findall(r"^\| `([a-z_]+)` \| [^|]+ \| ([^|]+) \|$", reading, re.MULTILINE)
        for vector in re.findall(r"`([^`]+)`", vectors)
    }
    read_in = reading.partition("\nRead in without failure: ")[2]
    told |= dict.fromkeys(re.findall(r"`([^`]+)`", read_in), "ok")
    assert told == {file.stem: Vector.from_bytes(file.read_bytes()).expect for file in VECTORS.glob("*.vector")}


def _by_hand(bundle: bytes, folder: Path) -> subprocess.CompletedProcess[str]:
    recipe = re.search(r"^```sh\n(.+?)^```$", FORMAT, re.DOTALL | re.MULTILINE)
    assert recipe
    (folder / "bundle.ctip").write_bytes(bundle)
    (folder / "identity.txt").write_text(READER_IDENTITY + "\n")
    (folder / "sender.key").write_text(to_text(SENDER.sign) + "\n")
    return subprocess.run(["sh", "-c", recipe[1]], cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def test_a_bundle_of_ours_is_opened_and_checked_by_hand_as_printed(tmp_path: Path) -> None:
    sender = Sender(SENDER.id, name_key("sender"), 2)
    done = _by_hand(seal(contents.journal(name_id("log"), a_log(5)), sender, 7, {READER.id: READER.age}), tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Signature Verified Successfully" in done.stdout
    assert done.stdout.count('"number":"01-2026-A-0047"') == 5


@pytest.mark.parametrize(
    "made",
    [
        JOURNAL.having(n=2).written(lambda line: line.replace(b":2,", b": 2,", 1)),
        Letter(JOURNAL.parts, name_key("stranger"), JOURNAL.body),
        JOURNAL.holding(flip(JOURNAL.body, -1)),
        JOURNAL.having(head="a" * 64),
        JOURNAL.having(raw_sha256="a" * 64),
    ],
    ids=["spaces", "forged", "damaged", "head", "contents"],
)
def test_the_recipe_stops_at_a_fault(made: Letter, tmp_path: Path) -> None:
    assert _by_hand(made.sealed(), tmp_path).returncode != 0
