"""`store` backs a device up and restores it, and says what it did."""

from pathlib import Path

from tests.unit.cli.conftest import Ask, Say


def test_a_device_is_backed_up_and_restored_elsewhere(
    tmp_path: Path, ask: Ask, say: Say, province: list[object]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    answers = tmp_path / "answers.json"
    answers.write_text('{"case_no": "1"}')
    draft = ask(*province, "entry", "save", "case", answers, "--draft")
    done = ask(*province, "store", "backup", "--to", stick)
    assert Path(done["file"]).parent == stick
    assert done["entries"] == 0
    again = ["--home", tmp_path / "again"]
    assert ask(*again, "store", "restore", done["file"])["at"] == done["at"]
    assert ask(*again, "entry", "list") == ask(*province, "entry", "list")
    assert ask(*again, "entry", "list")[0]["entry"] == draft["entry"]
    status, _, err = say(*again, "store", "restore", done["file"])
    assert status == 1
    assert "already holds a store" in err


def test_people_are_told_what_was_done(tmp_path: Path, say: Say, province: list[object]) -> None:
    _, out, _ = say(*province, "store", "backup", "--to", tmp_path)
    assert out.endswith("was written, opened again and found whole. Entries: 0.\n")
    (made,) = tmp_path.glob("*.ctip-backup")
    _, out, _ = say("--home", tmp_path / "again", "store", "restore", made)
    assert "What was entered since and not sent must be entered again." in out


def test_only_an_administrator_backs_up(tmp_path: Path, ask: Ask, say: Say, province: list[object]) -> None:
    ask(*province, "user", "add", "Dara", "--role", "officer")
    status, _, err = say(*province, "store", "backup", "--to", tmp_path, "--user", "Dara")
    assert status == 1
    assert "administrator" in err


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, say: Say, province: list[object]) -> None:
    status, _, err = say(*province, "store", "backup", "--to", tmp_path / "nowhere")
    assert (status, err.count("\n")) == (1, 1)
    assert "nowhere" in err


def test_what_is_no_backup_is_told(tmp_path: Path, say: Say) -> None:
    (tmp_path / "letter.txt").write_text("hello")
    status, _, err = say("--home", tmp_path / "again", "store", "restore", tmp_path / "letter.txt")
    assert status == 1
    assert "is no backup of this program" in err
