"""An entry is returned, corrected and received again; what the secretariat decides to be owed counts in a province."""

import json
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop.bundles.reading import open_bundle
from ctip_desktop.store import vault
from ctip_desktop.store.store import Store
from ctip_desktop.trust.identity import identity
from tests.support.commands import SAMPLE, Home, NearHome, enrol, two_near_homes

pytestmark = [pytest.mark.end_to_end, pytest.mark.slow]

RIGHT = "គ្រួសារបានបញ្ជាក់"
REASON = "ថ្ងៃចាប់ខ្លួននៅមុនថ្ងៃកើតហេតុ"


@pytest.fixture
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Home, Home]:
    return two_near_homes(tmp_path, monkeypatch)


def carry_there(province: Home, secretariat: Home, folder: Path) -> None:
    province.run("bundle", "export", "--to", folder / "stick")
    secretariat.run("bundle", "import", folder / "stick")


def carry_back(secretariat: Home, province: Home, folder: Path) -> None:
    secretariat.run("bundle", "export", "--to", folder / "back", "--for", "all")
    province.run("bundle", "import", folder / "back")


def states(home: Home, number: str) -> str:
    return home.states()[number]


def test_an_entry_is_returned_corrected_and_received_again(homes: tuple[Home, Home], tmp_path: Path) -> None:
    secretariat, province = homes
    enrol(secretariat, province, tmp_path)
    number = province.json("entry", "save", "case", SAMPLE / "case-1.json")["number"]
    other = province.json("entry", "save", "case", SAMPLE / "case-2.json")["number"]
    carry_there(province, secretariat, tmp_path)

    province.run("entry", "return", number, "--reason", REASON, status=1)
    secretariat.run("entry", "return", number, "--reason", REASON, "--question", "/no_such_question", status=1)
    said = secretariat.json("entry", "return", number, "--reason", REASON, "--question", "/reported_on")
    assert (said["state"], said["office"], said["question"]) == ("returned", "01", "/reported_on")
    assert [one["number"] for one in secretariat.json("entry", "list", "--state", "returned")] == [number]
    assert states(province, number) == "sent"

    carry_back(secretariat, province, tmp_path)
    assert (states(province, number), states(province, other)) == ("returned", "received")
    told = province.json("entry", "show", number)
    assert (told["returned"]["reason"], told["returned"]["question"]) == (REASON, "/reported_on")
    assert REASON in province.run("entry", "show", number).stdout
    assert len(province.json("entry", "list")) == 2

    corrected = told["answers"] | {"place_note": "ផ្សារ"}
    (tmp_path / "corrected.json").write_text(json.dumps(corrected), encoding="utf-8")
    province.run("entry", "save", "case", tmp_path / "corrected.json", "--entry", number)
    assert states(province, number) == "final"
    assert states(secretariat, number) == "returned"
    assert province.json("entry", "show", number)["returned"] is None

    carry_there(province, secretariat, tmp_path)
    assert states(secretariat, number) == "received"
    assert secretariat.json("entry", "list", "--state", "returned") == []
    carry_back(secretariat, province, tmp_path)
    assert states(province, number) == "received"
    for home in homes:
        assert home.json("store", "check")["faults"] == []


def test_an_office_answers_that_it_is_right_and_the_secretariat_withdraws(
    homes: tuple[Home, Home], tmp_path: Path
) -> None:
    secretariat, province = homes
    enrol(secretariat, province, tmp_path)
    number = province.json("entry", "save", "case", SAMPLE / "case-1.json")["number"]
    carry_there(province, secretariat, tmp_path)
    secretariat.run("entry", "return", number, "--reason", REASON)
    carry_back(secretariat, province, tmp_path)

    secretariat.run("entry", "answer", number, "--reason", RIGHT, status=1)
    assert province.json("entry", "answer", number, "--reason", RIGHT)["state"] == "returned"
    carry_there(province, secretariat, tmp_path)
    for home in homes:
        assert home.json("entry", "show", number)["returned"]["answer"] == RIGHT
        (listed,) = home.json("entry", "list", "--state", "returned")
        assert (listed["number"], listed["answered"]) == (number, True)
    assert RIGHT in secretariat.run("entry", "show", number).stdout

    province.run("entry", "return", number, "--withdraw", "--reason", REASON, status=1)
    said = secretariat.json("entry", "return", number, "--withdraw", "--reason", RIGHT)
    assert (said["state"], said["reason"]) == ("received", "")
    secretariat.run("entry", "return", number, "--withdraw", "--reason", RIGHT, status=1)
    carry_back(secretariat, province, tmp_path)
    assert states(province, number) == "received"
    for home in homes:
        assert home.json("entry", "show", number)["returned"] is None
        assert home.json("store", "check")["faults"] == []


def test_a_province_never_receives_a_line_about_another_office(homes: tuple[Home, Home], tmp_path: Path) -> None:
    secretariat, province = homes
    neighbour = NearHome(tmp_path / "neighbour")
    neighbour.run("setup", "--office", "02", "--user", "Vanna")
    enrol(secretariat, province, tmp_path)
    asked = neighbour.json("device", "enrol", "--to", tmp_path / "stick")
    right = ("--fingerprint", asked["fingerprint"], "--root", tmp_path / "root")
    secretariat.run("device", "approve", asked["file"], *right)
    secretariat.run("bundle", "export", "--to", tmp_path / "back", "--for", "02")
    neighbour.run("bundle", "import", tmp_path / "back")
    neighbour.run("trust", "pin", secretariat.json("trust", "show")["root"])

    numbers: dict[str, str] = {}
    for office, home, sample in (("01", province, "case-1.json"), ("02", neighbour, "case-2.json")):
        numbers[office] = home.json("entry", "save", "case", SAMPLE / sample)["number"]
        carry_there(home, secretariat, tmp_path)
        secretariat.run("entry", "return", numbers[office], "--reason", f"{REASON} {office}")
    secretariat.run("entry", "save", "meeting", SAMPLE / "meeting.json")
    (tmp_path / "duties.json").write_text(
        json.dumps({"duty": [{"kind": "case", "due_day": 5, "offices": "all"}]}), encoding="utf-8"
    )
    before = due(province)
    secretariat.run("report", "duties", "--set", tmp_path / "duties.json")
    out = tmp_path / "out"
    out.mkdir()
    secretariat.run("bundle", "export", "--to", out, "--for", "all")

    for office, home, other in (("01", province, "02"), ("02", neighbour, "01")):
        several = lines_for(home, out)
        assert {(line["form"], line["answers"].get("office")) for line in several} == {
            ("returned", office),
            ("duties", None),
        }
        assert not any(numbers[other] in json.dumps(line) for line in several)
        home.run("bundle", "import", out)
        assert [one["number"] for one in home.json("entry", "list", "--state", "returned")] == [numbers[office]]
        assert due(home) != before


def due(home: Home) -> Any:
    """Return when an office owes its statements, as it counts itself."""
    (office,) = home.json("report", "completeness", "--period", "2026-06")["offices"]
    return [cell["due"] for cell in office["cells"]]


def lines_for(home: Home, stick: Path) -> list[Any]:
    """Return the records that a device can open of what lies on a stick."""
    passphrase = "ផ្ទះថ្ម មាត់ទន្លេ ៣៤"
    users = vault.load(home.folder)
    key = users.unlock(users.users[0].name, passphrase)
    with Store.open(home.folder, key) as store, store.reading() as reader:
        me = identity(reader)
    found = []
    for file in sorted(stick.glob("*.ctip")):
        try:
            opened = open_bundle(file.read_bytes(), me.identities, me.authority, me.me)
        except Exception:  # noqa: BLE001 - sealed to another office: nothing of it can be read
            continue
        found += [json.loads(one.line) for one in opened.records]
    return found
