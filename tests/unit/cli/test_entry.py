"""Entries, users and the store at the command line, in a home of one device."""

import json
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop import paths
from ctip_desktop.store import vault
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from tests.support.stores import CASE, DEVICE, a_form, a_question

WORDS = "correct horse battery"
SAMPLE = paths.resources() / "sample"
FORM = a_form(
    "visit",
    a_question("text", "title", required="true()"),
    a_question("integer", "people", constraint=". >= 0"),
    a_question("text", "why", relevant="${people} > 5"),
    a_question("repeat", "guest", children=(a_question("text", "name"),)),
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("CTIP_HOME", str(folder))
    key = vault.create(folder, "Sok", WORDS)
    with Store.create(folder, key, office="01", device=DEVICE) as store, store.writing() as writer:
        add_form(writer, FORM)
        add_form(writer, CASE)
    return folder


def answers(home: Path, **given: object) -> Path:
    file = home / "answers.json"
    file.write_text(json.dumps(given))
    return file


def test_saved_answers_are_listed_shown_and_found(home: Path, ask: Any) -> None:
    saved = ask("entry", "save", "visit", answers(home, title="ភូមិ Market", people=2, why="x", guest=[{"name": "Sok"}]))
    assert saved["state"] == "final"
    (listed,) = ask("entry", "list")
    assert (listed["entry"], listed["number"], listed["state"]) == (saved["entry"], saved["number"], "final")
    shown = ask("entry", "show", saved["number"])
    assert shown["answers"]["title"] == "ភូមិ Market"
    assert shown["hidden"] == ["/why"]
    assert [one["entry"] for one in ask("entry", "find", "market")] == [saved["entry"]]
    assert ask("entry", "find", "nowhere") == []
    assert ask("entry", "list", "--form", "case") == []


def test_a_hard_fault_keeps_a_draft_and_says_so(home: Path, say: Any, ask: Any) -> None:
    status, out, err = say("entry", "save", "visit", answers(home, people=-1))
    (draft,) = ask("entry", "list")
    assert (status, out) == (1, "")
    assert err == (
        "title: This question must be answered. Not saved as final; faults in all: 2. "
        f"The answers are kept as draft {draft['entry']}; correct them and save again with --entry {draft['entry']}.\n"
    )
    assert ask("entry", "show", draft["entry"])["answers"] == {"people": -1}
    saved = ask("entry", "save", "visit", answers(home, title="now"), "--entry", draft["entry"])
    assert saved["entry"] == draft["entry"]
    assert [one["state"] for one in ask("entry", "list")] == ["final"]


def test_a_draft_can_be_kept_on_purpose(home: Path, ask: Any) -> None:
    kept = ask("entry", "save", "visit", answers(home), "--draft")
    assert kept["state"] == "draft"


def test_a_changed_entry_has_a_history(home: Path, ask: Any) -> None:
    first = ask("entry", "save", "visit", answers(home, title="1"))
    second = ask("entry", "save", "visit", answers(home, title="2"), "--entry", first["number"])
    told = ask("entry", "history", first["number"])
    assert [one["revision"] for one in told] == [first["revision"], second["revision"]]
    assert told[1]["parents"] == [first["revision"]]
    assert told[0]["answers"]["title"] == "1"
    assert {one["name"] for one in told} == {"Sok"}


def test_what_is_known_beside_answers_may_name_rows_by_number(home: Path, say: Any, ask: Any) -> None:
    about = home / "about.json"
    about.write_text(json.dumps({"/title": {"special": "refused"}, "/guest[1]/name": {"note": "heard"}}))
    file = answers(home, guest=[{"name": "Sok"}])
    saved = ask("entry", "save", "visit", file, "--about", about)
    shown = ask("entry", "show", saved["number"])
    row = shown["answers"]["guest"][0]["_id"]
    assert shown["about"] == {"/title": {"special": "refused"}, f"/guest[{row}]/name": {"note": "heard"}}
    about.write_text(json.dumps({"/nothing": {"note": "x"}}))
    assert say("entry", "save", "visit", file, "--about", about)[0] == 1


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a":1} {}'])
def test_a_file_without_answers_is_told(home: Path, say: Any, text: str) -> None:
    file = answers(home)
    file.write_text(text)
    status, _, err = say("entry", "save", "visit", file)
    assert status == 1
    assert "is not one JSON object" in err


@pytest.mark.parametrize(
    "command",
    [
        ("entry", "show", "01-2026-A-9999"),
        ("entry", "history", "nothing"),
        ("entry", "save", "nothing", "answers.json"),
        ("user", "remove", "Nobody"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(home: Path, say: Any, command: tuple[str, ...]) -> None:
    answers(home)
    status, out, err = say(*(home / part if part.endswith(".json") else part for part in command))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "fault of the program" not in err


def test_lines_for_people_name_the_state_in_words(home: Path, say: Any) -> None:
    say("entry", "save", "visit", answers(home, title="1", guest=[{"name": "Sok"}]))
    _, listed, _ = say("entry", "list")
    assert "\tvisit\tfinal\t" in listed
    _, shown, _ = say("entry", "show", listed.split("\t")[0])
    assert "guest, row 1\n  name: Sok\n" in shown
    assert "_id" not in shown


def test_users_come_and_go(home: Path, say: Any, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTIP_NEW_PASSPHRASE", "another long one")
    assert ask("user", "add", "Dara", "--role", "officer")["role"] == "officer"
    assert [user["name"] for user in ask("user", "list")] == ["Sok", "Dara"]
    assert "Sok, Dara" in say("entry", "list")[2]
    assert say("entry", "list", "--user", "Sok")[0] == 0
    monkeypatch.setenv("CTIP_USER", "Dara")
    assert "passphrase of Dara" in say("entry", "list")[2]
    monkeypatch.setenv("CTIP_PASSPHRASE", "another long one")
    assert say("entry", "list")[0] == 0
    assert "ask an administrator" in say("user", "remove", "Sok")[2]
    monkeypatch.setenv("CTIP_PASSPHRASE", WORDS)
    assert ask("user", "remove", "Dara", "--user", "Sok")["name"] == "Dara"
    monkeypatch.delenv("CTIP_USER")
    assert say("entry", "list")[0] == 0
    assert "only administrator" in say("user", "remove", "Sok")[2]


def test_a_check_says_what_it_went_through(home: Path, say: Any, ask: Any) -> None:
    ask("entry", "save", "visit", answers(home, title="1"))
    found = ask("store", "check")
    assert found == {"logs": 1, "records": 1, "entries": 1, "recovery": False, "faults": []}
    assert ask("store", "rebuild") == {"records": 1}
    with Store.open(home, vault.load(home).unlock("Sok", WORDS)) as store, store.writing() as writer:
        writer.connection.exec_driver_sql("UPDATE p_visit SET title = 'other'")
    status, out, _ = say("store", "check")
    assert status == 1
    assert "Table p_visit does not follow from the journal" in out


def test_a_home_without_a_store_says_what_to_do(say: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CTIP_HOME", str(tmp_path / "empty"))
    assert "ctip-desktop setup" in say("entry", "list")[2]


def test_an_entry_is_read_by_its_labels_in_the_language_spoken(home: Path, say: Any, ask: Any) -> None:
    saved = ask("entry", "save", "case", SAMPLE / "case-1.json")
    english = say("entry", "show", saved["number"])[1].splitlines()
    assert english[1:3] == ["Case number: ករ-០០៣/២៥", "Offence: Human trafficking"]
    assert "Victims, row 1" in english
    assert "  Sex: Female" in english
    assert not any(line.strip().startswith("Age band") for line in english), "what is calculated follows by itself"
    khmer = say("--lang", "km", "entry", "show", saved["number"])[1]
    assert "ជនរងគ្រោះ ជួរទី១\n" in khmer
    assert "\n  អាយុពេលកើតហេតុ (ឆ្នាំ)៖ ១៧\n" in khmer


def test_what_was_not_answered_for_a_reason_is_read_as_that(home: Path, say: Any, ask: Any) -> None:
    about = home / "about.json"
    about.write_text(json.dumps({"/case_no": {"special": "not_known"}}))
    kept = ask("entry", "save", "case", SAMPLE / "case-1.json", "--about", about)
    assert "Case number: not known\n" in say("entry", "show", kept["number"])[1]
    assert "លេខករណី៖ មិនដឹង\n" in say("--lang", "km", "entry", "show", kept["number"])[1]


def test_a_fault_is_named_by_question_and_row_with_the_way_on(home: Path, say: Any, ask: Any) -> None:
    given = json.loads((SAMPLE / "case-1.json").read_text("utf-8"))
    given["victim"][1]["v_age"] = "old"
    status, out, err = say("--lang", "km", "entry", "save", "case", answers(home, **given))
    (draft,) = [one["entry"] for one in ask("entry", "list") if one["state"] == "draft"]
    assert (status, out) == (1, "")
    assert err == (
        "ជនរងគ្រោះ ជួរទី២ · អាយុពេលកើតហេតុ (ឆ្នាំ)៖ «old» មិនមែនជាចំនួនគត់ទេ។ មិនទាន់រក្សាទុកជាស្ថាពរទេ ព្រោះមានកំហុសសរុប ១។ "
        f"ចម្លើយត្រូវបានរក្សាទុកជាសេចក្តីព្រាង {draft}។ សូមកែ រួចរក្សាទុកម្តងទៀតដោយ --entry {draft}។\n"
    )


def test_a_fault_does_not_repeat_a_whole_long_answer(home: Path, say: Any) -> None:
    err = say("entry", "save", "visit", answers(home, title="1", people="x" * 10_000))[2]
    assert f"people: “{'x' * 59}…” is not a whole number. Not saved" in err


def test_answers_to_another_form_do_not_change_an_entry(home: Path, say: Any, ask: Any) -> None:
    saved = ask("entry", "save", "visit", answers(home, title="1"))
    status, out, err = say("entry", "save", "case", SAMPLE / "case-1.json", "--entry", saved["number"])
    assert (status, out) == (1, "")
    assert err == f"Entry {saved['number']} is of the form visit; name that form, or begin a new entry.\n"
    assert [one["form"] for one in ask("entry", "list")] == ["visit"]


@pytest.mark.parametrize("remarks", ["x", {}, {"special": "maybe"}, {"colour": "red"}, {"note": 1}])
def test_only_what_can_be_known_beside_an_answer_is_kept(home: Path, say: Any, ask: Any, remarks: object) -> None:
    about = home / "about.json"
    about.write_text(json.dumps({"/title": remarks}))
    status, out, err = say("entry", "save", "visit", answers(home, title="1"), "--about", about)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("What is said about /title must be special")
    assert ask("entry", "list") == []


def test_an_empty_list_says_so(home: Path, say: Any) -> None:
    assert say("entry", "list") == (0, "No entry was found.\n", "")
    assert say("entry", "find", "nowhere") == (0, "No entry was found.\n", "")


def test_a_misspelt_question_is_told_and_its_answer_kept(home: Path, say: Any, ask: Any, tmp_path: Path) -> None:
    given = json.loads((SAMPLE / "case-1.json").read_text("utf-8"))
    given["victim"][1]["v_nmae"] = "Pov"
    file = tmp_path / "misspelt.json"
    file.write_text(json.dumps(given), "utf-8")
    saved = ask("entry", "save", "case", file)
    assert saved["unknown"] == ["/victim[2]/v_nmae"]
    assert "/victim[2]/v_nmae: the form has no such question" in say("entry", "save", "case", file)[1]
    assert ask("entry", "show", saved["number"])["answers"]["victim"][1]["v_nmae"] == "Pov"


def test_the_draft_of_a_change_is_marked_and_shown_when_asked_for(
    home: Path, say: Any, ask: Any, tmp_path: Path
) -> None:
    number = ask("entry", "save", "case", SAMPLE / "case-1.json")["number"]
    given = json.loads((SAMPLE / "case-1.json").read_text("utf-8")) | {"place_note": "ផ្សារថ្មី"}
    file = tmp_path / "changed.json"
    file.write_text(json.dumps(given), "utf-8")
    ask("entry", "save", "case", file, "--entry", number, "--draft")
    assert "Case\tfinal + draft\t" in say("entry", "list")[1]
    assert "place_note" not in ask("entry", "show", number)["answers"]
    assert ask("entry", "show", number, "--draft")["answers"]["place_note"] == "ផ្សារថ្មី"
