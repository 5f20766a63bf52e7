"""`device`, `trust` and `bundle`: a province is enrolled, sends, and hears back, all at the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop import paths
from tests.unit.cli.conftest import WORDS, Ask, Say

Named = list[object]
SAMPLE = paths.resources() / "sample"


@pytest.fixture
def sticks(tmp_path: Path) -> tuple[Path, Path]:
    """Make a stick to the secretariat and one back."""
    for name in ("there", "back"):
        (tmp_path / name).mkdir()
    return tmp_path / "there", tmp_path / "back"


@pytest.fixture
def asked(province: Named, sticks: tuple[Path, Path], ask: Ask) -> Any:
    return ask(*province, "device", "enrol", "--to", sticks[0])


@pytest.fixture
def enrolled(secretariat: Named, province: Named, asked: Any, sticks: tuple[Path, Path], ask: Ask) -> Named:
    """Enrol the province: approved at the secretariat, its answer taken in, the root believed."""
    root = Path(str(secretariat[1])).parent / "root"
    ask(*secretariat, "device", "approve", asked["file"], "--fingerprint", asked["fingerprint"], "--root", root)
    ask(*secretariat, "bundle", "export", "--to", sticks[1])
    ask(*province, "bundle", "import", sticks[1])
    ask(*province, "trust", "pin", ask(*secretariat, "trust", "show")["root"])
    return province


def test_a_device_not_enrolled_is_told_what_to_do(province: Named, sticks: tuple[Path, Path], say: Say) -> None:
    status, out, err = say(*province, "bundle", "export", "--to", sticks[0])
    assert (status, out) == (1, "")
    assert "Take the enrolment file to the secretariat" in err
    assert say(*province, "device", "list")[1] == "No trust list has come yet.\n"
    assert "Root key: none yet" in say(*province, "trust", "show")[1]
    assert say(*province, "bundle", "list")[1] == "No bundle came and none was sent.\n"


def test_enrolling_says_the_file_and_the_fingerprint_to_read_aloud(
    province: Named, sticks: tuple[Path, Path], say: Say
) -> None:
    _, out, _ = say(*province, "device", "enrol", "--to", sticks[0])
    file, _, fingerprint = out.splitlines()
    assert file.startswith(f"The enrolment file is {sticks[0]}")
    assert [len(group) for group in fingerprint.split()] == [5] * 8


@pytest.mark.parametrize("where", ["gone", "file", "file/below"])
def test_a_stick_that_is_none_is_said_to_be_gone(tmp_path: Path, province: Named, say: Say, where: str) -> None:
    (tmp_path / "file").write_text("")
    status, out, err = say(*province, "device", "enrol", "--to", tmp_path / where)
    assert (status, out) == (1, "")
    assert err == f"The folder {tmp_path / where} is not there; put the stick back in and try again.\n"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"fingerprint": "12345"}, "hear all forty digits again"),
        ({"roots": ()}, "0 root keys are at hand where 1 must sign"),
        ({"roots": ("back",)}, "There is no root key in"),
        ({"roots": ("gone",)}, "There is no root key in"),
        ({"file": "gone"}, "There is no file"),
        ({"file": "back"}, "it is a folder"),
        ({"file": "root/ctip-root.json"}, "The enrolment request is not whole"),
        ({"passphrase": "not this one"}, "The passphrase does not open the root key"),
    ],
)
def test_what_cannot_be_approved_is_told_in_one_sentence(
    tmp_path: Path,
    secretariat: Named,
    asked: Any,
    say: Say,
    monkeypatch: pytest.MonkeyPatch,
    change: dict[str, Any],
    fault: str,
) -> None:
    given = {
        "file": asked["file"],
        "fingerprint": asked["fingerprint"],
        "roots": ("root",),
        "passphrase": WORDS,
    } | change
    monkeypatch.setenv("CTIP_ROOT_PASSPHRASE", given["passphrase"])
    roots = [word for root in given["roots"] for word in ("--root", tmp_path / root)]
    command = ("device", "approve", tmp_path / given["file"], "--fingerprint", given["fingerprint"], *roots)
    status, out, err = say(*secretariat, *command)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert fault in err


def test_only_the_secretariat_approves_and_sends_to_offices(
    province: Named, secretariat: Named, asked: Any, sticks: tuple[Path, Path], say: Say
) -> None:
    approve = ("device", "approve", asked["file"], "--fingerprint", asked["fingerprint"])
    assert say(*province, *approve)[2] == "Devices are approved on the secretariat's device only.\n"
    status, _, err = say(*province, "bundle", "export", "--to", sticks[0], "--for", "02")
    assert (status, err.startswith("--for cannot be used as given: only the secretariat")) == (2, True)
    assert "nothing is to do" in say(*secretariat, "device", "enrol", "--to", sticks[0])[2]
    assert "Office 02 has no device" in say(*secretariat, "bundle", "export", "--to", sticks[1], "--for", "02")[2]


def test_a_root_is_believed_once_and_only_when_it_was_seen(
    enrolled: Named, secretariat: Named, ask: Ask, say: Say
) -> None:
    shown = ask(*enrolled, "trust", "show")
    assert (shown["enrolled"], shown["recovery"], shown["trust_list"]) == (True, True, 2)
    assert "relies on the root key" in say(*enrolled, "trust", "pin", "1")[2]
    assert {one["office"] for one in ask(*enrolled, "device", "list")} == {"00", "01"}
    assert "01  A  active" in say(*enrolled, "device", "list")[1]


def test_an_unseen_root_is_not_believed(province: Named, say: Say) -> None:
    status, _, err = say(*province, "trust", "pin", "1")
    assert status == 1
    assert err.startswith("No trust list signed by the root key 1 has come;")


def test_what_is_sent_is_received_and_both_sides_show_it(
    enrolled: Named, secretariat: Named, sticks: tuple[Path, Path], ask: Ask, say: Say
) -> None:
    there, back = sticks
    ask(*enrolled, "entry", "save", "case", SAMPLE / "case-1.json")
    assert say(*enrolled, "bundle", "export", "--to", there)[1] == f"1 bundle is in {there}, read back and good.\n"
    assert "taken in · records · office 01 · records 1 to 1" in say(*secretariat, "bundle", "import", there)[1]
    assert "already have" in say(*secretariat, "bundle", "import", there)[1]
    ask(*secretariat, "bundle", "export", "--to", back, "--for", "01")
    ask(*enrolled, "bundle", "import", back)
    assert [one["state"] for one in ask(*enrolled, "entry", "list")] == ["received"]
    assert say(*enrolled, "bundle", "export", "--to", there)[1] == "Nothing waits to be sent.\n"
    listed = say(*enrolled, "bundle", "list")[1]
    assert "received · records · office 00" in listed
    assert "taken in · receipt · office 00" in listed
    assert "កំណត់ត្រាទិនានុប្បវត្តិ · ការិយាល័យ 00 · លេខ ១ ដល់ ១" in say(*enrolled, "--lang", "km", "bundle", "list")[1]


def test_a_bad_file_is_set_aside_and_stops_nothing(
    tmp_path: Path, enrolled: Named, secretariat: Named, sticks: tuple[Path, Path], ask: Ask, say: Say
) -> None:
    ask(*enrolled, "entry", "save", "case", SAMPLE / "case-1.json")
    ask(*enrolled, "bundle", "export", "--to", sticks[0])
    (tmp_path / "note.txt").write_text("nothing")
    status, out, err = say(*secretariat, "bundle", "import", tmp_path / "note.txt", sticks[0])
    assert (status, err) == (0, "")
    assert "note.txt: set aside · The file is not a bundle, or is empty; copy it from the stick again." in out
    assert "taken in · records" in out
    (set_aside,) = [one for one in ask(*secretariat, "bundle", "list")["came"] if one["state"] == "set_aside"]
    assert set_aside["reason"] == "not_a_bundle"


@pytest.mark.parametrize("where", ["gone", "back"])
def test_a_place_without_bundles_is_said_to_be_one(
    tmp_path: Path, province: Named, sticks: tuple[Path, Path], say: Say, where: str
) -> None:
    status, out, err = say(*province, "bundle", "import", tmp_path / where)
    assert (status, out) == (1, "")
    assert err.startswith(f"{tmp_path / where}: there is no bundle here;")


def test_a_file_is_looked_at_without_being_believed(
    enrolled: Named, secretariat: Named, sticks: tuple[Path, Path], ask: Ask, say: Say
) -> None:
    ask(*enrolled, "entry", "save", "case", SAMPLE / "case-1.json")
    ask(*enrolled, "bundle", "export", "--to", sticks[0])
    (file,) = sticks[0].glob("*.ctip")
    assert ask(*secretariat, "bundle", "inspect", file)["manifest"]["kind"] == "journal"
    assert ask(*enrolled, "bundle", "inspect", file)["manifest"] is None
    assert "It is sealed to others" in say(*enrolled, "bundle", "inspect", file)[1]
    damaged = sticks[1] / "damaged.ctip"
    damaged.write_bytes(file.read_bytes()[:-9])
    assert "damaged on the way" in say(*secretariat, "bundle", "inspect", damaged)[2]
    assert json.loads(say(*secretariat, "bundle", "list", "--json")[1])["came"] == []
