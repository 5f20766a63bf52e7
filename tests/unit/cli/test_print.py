import json
from pathlib import Path

import pypdfium2
import pytest

from ctip_desktop.cli.main import run
from tests.support.meetings import a_meeting
from tests.support.papers import pdfium_text


def spoken(capsys: pytest.CaptureFixture[str], *arguments: object, language: str = "en") -> tuple[int, str, str]:
    status = run(["--lang", language, "print", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def answers_in(folder: Path, **answers: object) -> Path:
    file = folder / "answers.json"
    file.write_text(json.dumps(a_meeting(**answers)), "utf-8")
    return file


def test_minutes_are_printed_from_a_file_of_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "minutes.pdf"
    status, said, _ = spoken(capsys, "minutes", answers_in(tmp_path), "-o", out, "--json")
    assert (status, json.loads(said)) == (0, {"file": str(out), "pages": 3, "checks": []})
    document = pypdfium2.PdfDocument(out)
    assert len(document) == 3
    document.close()


def test_what_the_checks_find_is_said_and_the_paper_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = answers_in(tmp_path, total_claimed=9), tmp_path / "minutes.pdf"
    _, said, _ = spoken(capsys, "minutes", file, "-o", out, "--json")
    assert [check["kind"] for check in json.loads(said)["checks"]] == ["total_differs"]
    _, said, _ = spoken(capsys, "minutes", file, "-o", out)
    assert said.splitlines()[0].endswith("3 pages.")
    assert "says 9 participants" in said.splitlines()[1]


def test_answers_that_are_not_relevant_stay_off_the_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever met in person used no online system, whatever was once typed there."""
    out = tmp_path / "minutes.pdf"
    texts = []
    for mode in ("in_person", "both"):
        assert spoken(capsys, "minutes", answers_in(tmp_path, mode=mode, platform="Zoom"), "-o", out)[0] == 0
        texts.append(pdfium_text(out.read_bytes()))
    assert ["Zoom" in text for text in texts] == [False, True]


def test_text_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "letter.txt", tmp_path / "letter.pdf"
    file.write_text("\ufeffលិខិត\n", "utf-8")
    status, said, _ = spoken(capsys, "text", file, "-o", out)
    assert (status, said) == (0, f"{out} is printed: 1 page.\n")


def test_a_file_that_cannot_be_printed_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    latin, broken, listed = (tmp_path / name for name in ("latin.txt", "broken.json", "listed.json"))
    latin.write_bytes(b"ab\xff")
    broken.write_text('{"held": ', "utf-8")
    listed.write_text("[]", "utf-8")
    out = tmp_path / "out.pdf"
    faults = [
        (("text", tmp_path / "none.txt"), f"There is no file {tmp_path}/none.txt"),
        (("text", tmp_path), f"There is no file {tmp_path}"),
        (("text", latin), f"{latin} is not UTF-8 text (byte 3)"),
        (("minutes", tmp_path / "none.json"), f"There is no file {tmp_path}/none.json"),
        (("minutes", broken), str(broken)),
        (("minutes", listed), str(listed)),
        (("minutes", answers_in(tmp_path, date="2026-02-30")), "The answer at /date cannot be printed"),
    ]
    for arguments, fault in faults:
        status, said, told = spoken(capsys, *arguments, "-o", out)
        assert (status, said, told.count("\n")) == (1, "", 1)
        assert fault in told
    assert not out.exists()


def test_a_paper_that_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("លិខិត", "utf-8")
    status, _, told = spoken(capsys, "text", file, "-o", tmp_path / "nowhere" / "letter.pdf")
    assert status == 1
    assert told.startswith("The paper cannot be written to")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_nothing_half_written_is_left_when_the_disk_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ctip_desktop.documents.writing import write_paper
    from ctip_desktop.errors.documents import PaperNotWritten

    out = tmp_path / "letter.pdf"
    out.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(PaperNotWritten):
        write_paper(out, b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"letter.pdf": b"old"}


def test_usage_needs_a_place_for_the_paper(capsys: pytest.CaptureFixture[str]) -> None:
    assert spoken(capsys, "text", "a.txt")[0] == 2
