"""`setup`: all of a device, or nothing of it."""

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Ask, Say


def test_a_home_becomes_a_device_of_an_office(tmp_path: Path, ask: Ask) -> None:
    made = ask("--home", tmp_path / "home", "setup", "--office", "01", "--user", " Sok   Dara ", "--letter", "B")
    assert (made["office"], made["letter"], made["user"]) == ("01", "B", "Sok Dara")
    assert [user["role"] for user in ask("--home", tmp_path / "home", "user", "list")] == ["administrator"]


def test_people_read_where_the_device_is(tmp_path: Path, say: Say) -> None:
    home = tmp_path / "home"
    assert say("--home", home, "setup", "--office", "01", "--user", "Sok") == (
        0,
        f"{home} is now device A of office 01, Banteay Meanchey.\n",
        "",
    )


def test_a_home_is_set_up_once(province: list[object], say: Say) -> None:
    status, out, err = say(*province, "setup", "--office", "01", "--user", "Sok")
    assert (status, out) == (1, "")
    assert err.endswith("already holds a store; choose another folder with --home.\n")


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ((), "--office is missing."),
        (("--office", "01"), "--user is missing."),
        (("--office", "99", "--user", "S"), "an office is 00 or the two digits of a province, 01 to 25."),
        (("--office", "01", "--user", "S", "--letter", "a"), "a letter is A to Z, up to three."),
        (("--office", "00", "--user", "S"), "the secretariat needs a stick for its root key, a province none."),
        (("--office", "01", "--user", "S", "--root", "x"), "the secretariat needs a stick"),
        (("--office", "00", "--user", "S", "--root", "x", "--root", "x"), "a stick is named twice."),
        (("more", "--office", "01", "--user", "S"), "This is more than the command takes: more."),
    ],
)
def test_wrong_use_makes_nothing(tmp_path: Path, say: Say, options: tuple[str, ...], fault: str) -> None:
    status, out, err = say("--home", tmp_path / "home", "setup", *options)
    assert (status, out) == (2, "")
    assert fault in err
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("office", "variable", "value", "fault"),
    [
        ("01", "CTIP_PASSPHRASE", "short", "The passphrase is too short; use at least 10 signs"),
        ("01", "CTIP_USER", " ", "The user's name is empty"),
        ("00", "CTIP_ROOT_PASSPHRASE", "short", "The passphrase is too short"),
    ],
)
def test_a_failure_leaves_nothing_behind(
    tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch, office: str, variable: str, value: str, fault: str
) -> None:
    monkeypatch.setenv("CTIP_USER", "Sok")
    monkeypatch.setenv(variable, value)
    (tmp_path / "root").mkdir()
    roots = ("--root", tmp_path / "root") if office == "00" else ()
    status, out, err = say("--home", tmp_path / "home", "setup", "--office", office, *roots)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert fault in err
    assert [path.name for path in tmp_path.rglob("*")] == ["root"]


def test_a_stick_that_is_not_there_leaves_nothing_behind(tmp_path: Path, say: Say) -> None:
    where = ("--home", tmp_path / "home", "setup", "--office", "00", "--user", "S")
    status, out, err = say(*where, "--root", tmp_path / "gone")
    assert (status, out) == (1, "")
    assert err == f"The folder {tmp_path / 'gone'} is not there; put the stick back in and try again.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_is_a_file_is_said_to_be_one(tmp_path: Path, say: Say) -> None:
    (tmp_path / "file").write_text("")
    status, out, err = say("--home", tmp_path / "file", "setup", "--office", "01", "--user", "S")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "something of that name is already there" in err


def test_half_a_home_is_named_for_what_it_lacks(province: list[object], say: Say) -> None:
    home = Path(str(province[1]))
    (home / "store.db").rename(home / "elsewhere")
    assert f"{home} lacks store.db" in say(*province, "entry", "list")[2]
    (home / "elsewhere").rename(home / "store.db")
    (home / "vault.json").unlink()
    assert f"{home} lacks vault.json" in say(*province, "entry", "list")[2]
    (home / "vault.json").write_text('{"v": 1, "slots": []}')
    assert "is damaged; restore it from the last backup" in say(*province, "entry", "list")[2]
