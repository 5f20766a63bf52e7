"""`statement` and `report completeness`: two offices declare, send late, have nothing, change a closed month."""

from pathlib import Path
from typing import Any

import pytest

from ctip_desktop import paths
from tests.support.declaring import set_clock
from tests.unit.cli.conftest import Ask, Say

Named = list[object]
SAMPLE = (paths.resources() / "sample" / "case-1.json").read_text("utf-8")
CASE_OF_JUNE = SAMPLE.replace("2025-02", "2026-06").replace("2025-03-03", "2026-06-25")
LINE = "\t"


@pytest.fixture
def offices(
    secretariat: Named, tmp_path: Path, ask: Ask, say: Say, monkeypatch: pytest.MonkeyPatch
) -> tuple[Named, Named, Named]:
    """Set up the secretariat and enrol the provinces 01 and 04."""
    set_clock(monkeypatch, "2026-06-01")
    provinces: list[Named] = []
    for code in ("01", "04"):
        home: Named = ["--home", tmp_path / f"home-{code}"]
        ask(*home, "setup", "--office", code, "--user", "Dara")
        ask(*home, "user", "add", "Vanna", "--role", "clerk", "--user", "Dara")
        home_root = Path(str(secretariat[1])).parent / "root"
        for name in ("there", "back"):
            (tmp_path / f"{name}-{code}").mkdir()
        asked = ask(*home, "device", "enrol", "--to", tmp_path / f"there-{code}", "--user", "Dara")
        ask(
            *secretariat, "device", "approve", asked["file"], "--fingerprint", asked["fingerprint"], "--root", home_root
        )
        ask(*secretariat, "bundle", "export", "--to", tmp_path / f"back-{code}", "--for", code)
        ask(*home, "bundle", "import", tmp_path / f"back-{code}", "--user", "Dara")
        ask(*home, "trust", "pin", ask(*secretariat, "trust", "show")["root"], "--user", "Dara")
        provinces.append(home)
    return secretariat, provinces[0], provinces[1]


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Any:
    return lambda day: set_clock(monkeypatch, day)


def dara(home: Named, *verb: object) -> list[object]:
    return [*home, *verb, "--user", "Dara"]


def put(ask: Ask, home: Named, folder: Path) -> str:
    file = folder / "case.json"
    file.write_text(CASE_OF_JUNE, "utf-8")
    return str(ask(*dara(home, "entry", "save", "case", file))["number"])


def send(ask: Ask, home: Named, secretariat: Named, folder: Path) -> None:
    stick = folder / f"stick-{len(list(folder.iterdir()))}"
    stick.mkdir()
    ask(*dara(home, "bundle", "export", "--to", stick))
    ask(*secretariat, "bundle", "import", stick)


def cells(ask: Ask, home: Named, period: str = "2026-06", *user: object) -> dict[str, Any]:
    found = ask(*home, "report", "completeness", "--period", period, *user)
    return {one["office"]: one["cells"][0] for one in found["offices"]}


def test_two_offices_from_entries_to_completeness(
    offices: tuple[Named, Named, Named], tmp_path: Path, ask: Ask, say: Say, on: Any
) -> None:
    secretariat, one, four = offices
    on("2026-07-09")
    put(ask, one, tmp_path)
    made = ask(*one, "statement", "make", "2026-06", "--user", "Vanna")
    assert (made["office"], made["approved"], made["nothing"]) == ("01", False, False)
    status, _, fault = say(*one, "statement", "approve", "2026-06", "--user", "Vanna")
    assert (status, "officer" in fault) == (1, True)
    approved = ask(*dara(one, "statement", "approve", "2026-06"))
    assert approved["approved"]
    assert len(approved["seal"]) == 64
    assert say(*dara(one, "statement", "make", "2026-06"))[0] == 1
    send(ask, one, secretariat, tmp_path)
    here = cells(ask, secretariat)
    assert (here["01"]["state"], here["01"]["late"], here["04"]["state"]) == ("received", False, "not_arrived")

    on("2026-07-15")
    assert cells(ask, secretariat)["04"]["state"] == "overdue"
    ask(*dara(four, "statement", "make", "2026-06"))
    assert ask(*dara(four, "statement", "approve", "2026-06"))["nothing"] is True
    send(ask, four, secretariat, tmp_path)
    here = cells(ask, secretariat)
    assert (here["04"]["state"], here["04"]["late"]) == ("nothing", True)
    assert "border_counts" not in here["04"]["kinds"]

    late = put(ask, one, tmp_path)
    send(ask, one, secretariat, tmp_path)
    assert cells(ask, secretariat)["01"]["state"] == "changed_since"
    shown = ask(*secretariat, "statement", "show", "2026-06", "--office", "01")
    assert [version["changed_since"] for version in shown] == [None, [late]]
    ask(*dara(one, "statement", "make", "2026-06"))
    ask(*dara(one, "statement", "approve", "2026-06"))
    send(ask, one, secretariat, tmp_path)
    cell = cells(ask, secretariat)["01"]
    assert (cell["state"], cell["versions"], cell["kinds"]["case"]) == ("changed_since", 2, "received")

    found = ask(*secretariat, "report", "completeness", "--period", "2026-06")
    assert found["months"][0]["share"] == {"done": 2, "due": 25, "percent": 8}
    _, out, _ = say(*secretariat, "report", "completeness", "--period", "2026-06")
    lines = dict(line.split(LINE)[:2] for line in out.splitlines()[2:])
    assert (lines["Banteay Meanchey"], lines["Kampong Chhnang"]) == ("Changed since", "Nothing to report")
    assert lines["All"] == "2 of 25"
    _, out, _ = say(*secretariat, "--lang", "km", "report", "completeness", "--period", "2026-06")
    assert "ហួសកំណត់" in out
    assert "២ ក្នុង ២៥" in out


def test_a_disputed_figure_is_shown_with_its_reason(
    offices: tuple[Named, Named, Named], tmp_path: Path, ask: Ask, say: Say, on: Any
) -> None:
    _, one, _ = offices
    on("2026-07-09")
    put(ask, one, tmp_path)
    why = "The list came late."
    made = ask(*dara(one, "statement", "make", "2026-06", "--dispute", "case", "victims", "៩", why))
    assert made["disputed"] == [{"kind": "case", "figure": "victims", "counted": "2", "says": "9", "reason": why}]
    _, out, _ = say(*dara(one, "statement", "show", "2026-06"))
    assert f"Disputed: Victims: counted 2, the office says 9: {why}" in out
    status, _, fault = say(*dara(one, "statement", "make", "2026-06", "--dispute", "case", "victims", "2", why))
    assert (status, fault) == (
        1,
        "Figure victims: a remark needs a number other than the one counted, and a reason.\n",
    )


def test_the_periods_of_a_year_say_what_is_due_when(ask: Ask, say: Say) -> None:
    found = {one["period"]: one for one in ask("report", "periods", "2026")}
    assert len(found) == 20
    assert found["2026-06"] == {
        "period": "2026-06",
        "start": "2026-06-01",
        "end": "2026-07-01",
        "due": "2026-07-10",
        "statements": 25,
    }
    assert found["2026-S1"]["due"] == "2026-07-10"
    assert "2026-Q2\tQuarter 2 of 2026\t2026-07-10\t75" in say("report", "periods", "2026")[1].splitlines()


@pytest.mark.parametrize("verb", ["make", "approve", "show"])
def test_nonsense_is_no_period(province: Named, say: Say, verb: str) -> None:
    status, out, err = say(*province, "statement", verb, "2026-13")
    assert (status, out) == (1, "")
    assert err.startswith("“2026-13” is no period")


def test_what_is_not_there_is_said(province: Named, secretariat: Named, say: Say) -> None:
    assert say(*province, "statement", "show", "2026-06")[1] == "There is no statement for June 2026 here.\n"
    assert say(*province, "statement", "approve", "2026-06")[0] == 1
    assert "has not begun" in say(*province, "statement", "make", "2099-01")[2]
    assert "owes no statements" in say(*secretariat, "statement", "make", "2026-06")[2]


def test_a_statement_is_printed_where_it_was_made_and_where_it_arrived(
    offices: tuple[Named, Named, Named], tmp_path: Path, ask: Ask, say: Say, on: Any
) -> None:
    secretariat, one, _ = offices
    on("2026-07-09")
    put(ask, one, tmp_path)
    paper = tmp_path / "june.pdf"
    status, _, fault = say(*dara(one, "print", "statement", "2026-06", "-o", paper))
    assert (status, paper.exists()) == (1, False)
    assert "2026-06" in fault or "June 2026" in fault
    ask(*dara(one, "statement", "make", "2026-06"))
    ask(*dara(one, "statement", "approve", "2026-06"))
    assert ask(*dara(one, "print", "statement", "2026-06", "-o", paper))["pages"] >= 1
    send(ask, one, secretariat, tmp_path)
    there = tmp_path / "there.pdf"
    ask(*secretariat, "print", "statement", "2026-06", "--office", "01", "-o", there)
    assert there.read_bytes() == paper.read_bytes()


def test_a_quarter_is_declared_beside_its_months(
    offices: tuple[Named, Named, Named], tmp_path: Path, ask: Ask, on: Any
) -> None:
    secretariat, one, _ = offices
    on("2026-07-09")
    put(ask, one, tmp_path)
    made = ask(*dara(one, "statement", "make", "2026-Q2"))
    assert (made["period"], made["nothing"]) == ("2026-Q2", False)
    ask(*dara(one, "statement", "approve", "2026-Q2"))
    send(ask, one, secretariat, tmp_path)
    (shown,) = [each for each in ask(*secretariat, "statement", "show", "2026-Q2") if each["approved"]]
    assert shown["number"] == made["number"]
    found = ask(*secretariat, "report", "completeness", "--period", "2026-Q2")
    states = {each["office"]: [cell["state"] for cell in each["cells"]] for each in found["offices"]}
    assert states["01"] == ["overdue", "overdue", "in_part"]
