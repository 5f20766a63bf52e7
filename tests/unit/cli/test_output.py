"""What commands print never commands the terminal, whoever wrote it; JSON keeps every sign, escaped."""

import json

import pytest

from ctip_desktop.cli.output import answer, harmless

HARMFUL = "a\x1b[2J\x9b\x07\u202eb\ud800\rc"


def test_lines_show_a_sign_that_commands_as_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    answer(None, [HARMFUL, "ភូមិ\u200bថ្មី\tx\ny"], as_json=False)
    assert capsys.readouterr().out == "a\ufffd[2J\ufffd\ufffd\ufffdb\ufffd\ufffdc\nភូមិ\u200bថ្មី\tx\ny\n"


def test_json_keeps_it_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    answer({HARMFUL: HARMFUL}, [], as_json=True)
    out = capsys.readouterr().out
    assert json.loads(out) == {HARMFUL: HARMFUL}
    assert harmless(out) == out
