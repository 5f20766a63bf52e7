"""Wrong usage is told in one sentence with exit status 2, in the language asked for, and never a traceback."""

import re

import pytest

from tests.unit.cli.conftest import Say

WRONG = [
    ("nope", "There is no command nope. See: ctip-desktop --help"),
    ("--bad", "There is no option --bad. See: ctip-desktop --help"),
    ("--home", "--home needs a value. See: ctip-desktop --help"),
    ("--lang fr khmer", "--lang is one of these: km, en. See: ctip-desktop --help"),
    ("khmer nope", "There is no command nope. See: ctip-desktop khmer --help"),
    ("khmer --nope date", "There is no option --nope. See: ctip-desktop khmer --help"),
    ("khmer date", "DATE is missing. See: ctip-desktop khmer date --help"),
    ("khmer key x y", "This is more than the command takes: x y. See: ctip-desktop khmer key --help"),
    ("user add", "NAME is missing. See: ctip-desktop user add --help"),
    (
        "user add A --role king",
        "--role is one of these: clerk, officer, administrator. See: ctip-desktop user add --help",
    ),
    ("user add A --role", "--role needs a value. See: ctip-desktop user add --help"),
    ("user list --json=1", "--json takes no value. See: ctip-desktop user list --help"),
    ("user remove", "NAME is missing. See: ctip-desktop user remove --help"),
    ("device enrol", "--to is missing. See: ctip-desktop device enrol --help"),
    ("device approve file", "--fingerprint is missing. See: ctip-desktop device approve --help"),
    ("trust pin", "FINGERPRINT is missing. See: ctip-desktop trust pin --help"),
    ("bundle export", "--to is missing. See: ctip-desktop bundle export --help"),
    ("bundle import", "FILE|DIR is missing. See: ctip-desktop bundle import --help"),
    ("bundle inspect", "FILE is missing. See: ctip-desktop bundle inspect --help"),
    ("entry save case", "ANSWERS is missing. See: ctip-desktop entry save --help"),
    ("entry show a b", "This is more than the command takes: b. See: ctip-desktop entry show --help"),
    ("entry find", "WORDS is missing. See: ctip-desktop entry find --help"),
    ("form fill case", "ANSWERS is missing. See: ctip-desktop form fill --help"),
    ("print text letter.txt", "-o is missing. See: ctip-desktop print text --help"),
    ("print report", "PERIOD is missing. See: ctip-desktop print report --help"),
    ("report table", "PERIOD is missing. See: ctip-desktop report table --help"),
    ("store check x", "This is more than the command takes: x. See: ctip-desktop store check --help"),
    (
        "demo --out .",
        "--out cannot be used as given: . is not empty; name another folder. See: ctip-desktop demo --help",
    ),
]


@pytest.mark.parametrize(("line", "sentence"), WRONG)
def test_wrong_usage_is_one_sentence(line: str, sentence: str, say: Say) -> None:
    assert say(*line.split()) == (2, "", f"{sentence}\n")


@pytest.mark.parametrize("line", [line for line, _ in WRONG])
def test_the_sentence_is_khmer_when_khmer_is_spoken(line: str, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTIP_LANG", "km")
    status, out, err = say(*line.split())
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.endswith("--help ។\n")
    said = err.partition("សូមមើល៖")[0]
    typed = set(re.findall("[A-Za-z]{2,}", line)) | {"km", "en", "clerk", "officer", "administrator"}
    assert set(re.findall("[A-Za-z]{2,}", said)) <= typed | set(re.findall("(?<=--)[a-z]+", said))


def test_a_noun_without_a_verb_names_its_verbs(say: Say) -> None:
    status, out, err = say("store")
    assert (status, out, err) == (
        2,
        "",
        "A verb is missing: backup, check, rebuild, restore. See: ctip-desktop store --help\n",
    )


@pytest.mark.parametrize("asked", [("--lang=km",), ("--lang", "km")])
def test_the_language_asked_for_is_spoken_even_in_a_faulty_line(asked: tuple[str, ...], say: Say) -> None:
    assert "គ្មានពាក្យបញ្ជា nope" in say(*asked, "nope")[2]


def test_what_is_no_text_is_told_so(say: Say) -> None:
    assert say("entry", "find", "\udcff") == (2, "", "What was typed is not text in UTF-8; type it again.\n")


def test_without_a_noun_the_help_is_shown(say: Say) -> None:
    status, out, _ = say()
    assert status == 0
    assert "Commands:" in out
