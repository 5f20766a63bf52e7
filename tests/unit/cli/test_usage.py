"""Wrong usage is told in one sentence with exit status 2, in the language asked for, and never a traceback."""

import pytest

from ctip_desktop.cli.main import run


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nope"], "There is no command nope. See: ctip-desktop --help"),
        (["khmer", "nope"], "There is no command nope. See: ctip-desktop khmer --help"),
        (["--bad"], "There is no option --bad. See: ctip-desktop --help"),
        (["--lang", "fr", "khmer"], "--lang is one of these: km, en. See: ctip-desktop --help"),
        (["khmer", "date"], "DATE is missing. See: ctip-desktop khmer date --help"),
    ],
)
def test_wrong_usage_is_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTIP_LANG", "en")
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", sentence + "\n")


def test_a_noun_without_a_verb_names_its_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "khmer"]) == 2
    assert capsys.readouterr().err.startswith("A verb is missing: ")


def test_wrong_usage_is_told_in_khmer_when_khmer_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang=km", "nope"]) == 2
    assert "គ្មានពាក្យបញ្ជា nope" in capsys.readouterr().err


def test_without_a_noun_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert "Commands:" in capsys.readouterr().out
