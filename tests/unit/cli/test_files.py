"""Files and folders that are not what a command needs are named in one sentence, with what to do."""

import errno
from pathlib import Path

import pytest

from ctip_desktop.i18n import use_language
from ctip_desktop.i18n.problems import disk
from tests.unit.cli.conftest import Ask, Say

BROKEN = {
    "gone": None,
    "empty": b"",
    "binary": bytes(range(256)),
    "list": b"[]",
    "cut": b'{"a":',
    "nan": b'{"a": NaN}',
    "two": b'{"a": 1} {}',
    "vast number": b'{"a": 1' + b"0" * 400 + b"}",
    "half a sign": b'{"a": "\\ud800"}',
    "deep": b'{"a":' * 40 + b"1" + b"}" * 40,
    "abyss": b'{"a":' * 1020 + b"1" + b"}" * 1020,
    "twice": b'{"victim": [{"v_age": 1, "v_age": 2}]}',
}


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("command", ["entry save case", "form fill case", "print minutes"])
def test_answers_that_are_none_are_told_by_their_file(
    tmp_path: Path, province: list[object], say: Say, kind: str, command: str
) -> None:
    file = tmp_path / "answers.json"
    if (given := BROKEN[kind]) is not None:
        file.write_bytes(given)
    out = ("-o", tmp_path / "out.pdf") if command.startswith("print") else ()
    for language in ("en", "km"):
        status, said, err = say(*province, "--lang", language, *command.split(), file, *out)
        assert (status, said, err.count("\n")) == (1, "", 1)
        assert str(file) in err
    assert not (tmp_path / "out.pdf").exists()


def test_a_byte_order_mark_before_the_answers_is_no_fault(tmp_path: Path, ask: Ask) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(b'\xef\xbb\xbf{"case_no": "1"}')
    assert ask("form", "fill", "case", file)["answers"]["case_no"] == "1"


@pytest.mark.parametrize(
    "command",
    [
        "form compile {} -o out.json",
        "form check {}",
        "form fill {} {}",
        "form fill case {}",
        "print text {} -o out.pdf",
        "print minutes {}.json -o out.pdf",
        "entry save case {}",
        "bundle inspect {}",
    ],
)
@pytest.mark.parametrize("there", [True, False])
def test_a_folder_or_nothing_in_place_of_a_file_is_told(
    tmp_path: Path, province: list[object], say: Say, command: str, there: bool
) -> None:
    place = tmp_path / "place"
    if there:
        place.mkdir()
        (tmp_path / "place.json").mkdir()
    words = command.replace("{}", str(place)).split()
    status, out, err = say(*province, *words)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert str(place) in err


@pytest.mark.parametrize("out", ["folder", "file/below", "gone/below"])
@pytest.mark.parametrize("command", ["form compile {form} -o", "print text {text} -o", "print report 2026 -o"])
def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(
    tmp_path: Path, province: list[object], say: Say, command: str, out: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("ក")
    before = sorted(tmp_path.rglob("[!store]*"))
    words = command.format(form="resources/forms/case.md", text=tmp_path / "file").split()
    status, said, err = say(*province, *words, tmp_path / out)
    assert (status, said, err.count("\n")) == (1, "", 1)
    assert str(tmp_path / out) in err
    assert sorted(tmp_path.rglob("[!store]*")) == before


FAULTS = [
    *(OSError(number, "in the system's own words", "x.json") for number in (*disk._REASONS, errno.ENOTSUP)),
    OSError(errno.ENOSPC, "in the system's own words"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_what_the_system_reports_is_said_in_our_words(fault: OSError) -> None:
    use_language("en")
    english = disk.say_disk(fault)
    use_language("km")
    khmer = disk.say_disk(fault)
    assert english.endswith(".")
    assert khmer.endswith("។")
    assert "own words" not in english + khmer
    assert "None" not in english + khmer
    assert (fault.filename or "") in english


def test_a_reader_that_leaves_early_is_no_failure(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("click.echo", gone)
    assert say("khmer", "date", "2026-11-22") == (0, "", "")
