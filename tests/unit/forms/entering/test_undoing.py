"""Changes are taken back field by field, each with the place to look at."""

from ctip_desktop.forms.entering.undoing import Change, Ledger
from ctip_desktop.forms.filled import Filled
from tests.support.workbooks import LABELLED, form

VISIT = form(
    f"""
    survey
    {LABELLED[:-1]} | calculation | trigger | repeat_count |
    | text | name | ឈ្មោះ | Name |
    | integer | many | ប៉ុន្មាន | Many |
    | text | copied | ចម្លង | Copied | concat(${{name}}, '!') | ${{name}} |
    | begin_repeat | item | វត្ថុ | Items | | | ${{many}} |
    | text | what | អ្វី | What |
    | begin_repeat | part | ផ្នែក | Parts |
    | text | of | នៃ | Of |
    | end_repeat |
    | end_repeat |
    """
)


def ledger(answers: dict[str, object] | None = None) -> Ledger:
    return Ledger(Filled(VISIT, answers))


def undone(ledger: Ledger) -> Change:
    change = ledger.undo()
    assert change is not None
    return change


def test_letters_typed_into_one_question_are_one_change() -> None:
    entry = ledger()
    for text in ("S", "So", "Sok"):
        entry.set("/name", text)
    assert undone(entry).path == "/name"
    assert entry.filled.value("/name") is None
    assert not entry.can_undo
    redone = entry.redo()
    assert redone is not None
    assert "/name" in redone.changed
    assert entry.filled.value("/name") == "Sok"


def test_a_question_left_and_typed_into_again_is_two_changes() -> None:
    entry = ledger()
    entry.set("/name", "Sok")
    entry.leave()
    entry.set("/name", "Dara")
    undone(entry)
    assert entry.filled.value("/name") == "Sok"


def test_another_question_between_makes_two_changes() -> None:
    entry = ledger()
    entry.set("/name", "a")
    entry.set("/copied", "mine")
    entry.set("/name", "ab")
    assert undone(entry).path == "/name"
    assert (entry.filled.value("/name"), entry.filled.value("/copied")) == ("a", "mine")
    assert undone(entry).path == "/copied"


def test_what_a_change_set_off_is_taken_back_with_it() -> None:
    entry = ledger({"copied": "mine", "many": 1, "item": [{"what": "w"}]})
    entry.set("/name", "Sok")
    entry.set("/many", 3)
    assert (entry.filled.value("/copied"), len(entry.filled.rows("/item"))) == ("Sok!", 3)
    assert "/item" in undone(entry).changed
    assert len(entry.filled.rows("/item")) == 1
    undone(entry)
    assert entry.filled.value("/copied") == "mine"


def test_a_row_comes_back_in_its_place_with_all_that_was_in_it() -> None:
    rows = [
        {"_id": "a", "what": "1"},
        {"_id": "b", "what": "2", "part": [{"_id": "c", "of": "x", "old": 1}]},
        {"_id": "d"},
    ]
    about = {"/item[b]/what": {"note": "n"}, "/item[b]/part[c]/of": {"special": "refused"}}
    entry = Ledger(Filled(VISIT, {"item": rows}, about))
    before = entry.filled.answers()
    assert entry.remove_row("/item[b]").path == "/item"
    assert entry.filled.about == {}
    assert undone(entry).path == "/item[b]"
    assert entry.filled.answers() == before
    assert entry.filled.about == about
    assert entry.filled.standing("/item[b]/part[c]/of").answered


def test_a_row_added_is_taken_away_and_comes_back_as_it_was_filled_in() -> None:
    entry = ledger()
    row = entry.add_row("/item").path
    entry.set(f"{row}/what", "w")
    undone(entry)
    assert undone(entry).path == "/item"
    assert entry.filled.rows("/item") == ()
    again = entry.redo()
    assert again is not None
    assert again.path == row
    entry.redo()
    assert entry.filled.value(f"{row}/what") == "w"


def test_what_is_known_beside_an_answer_is_undone_too() -> None:
    entry = ledger()
    entry.know("/name", {"special": "refused"})
    entry.know("/name", {"special": "refused", "note": "n"})
    assert undone(entry).changed >= {"/name"}
    assert entry.filled.about == {"/name": {"special": "refused"}}
    undone(entry)
    assert entry.filled.about == {}


def test_several_changes_are_undone_together() -> None:
    entry = ledger()
    with entry.together("/name"):
        entry.know("/name", {"special": "refused"})
        entry.set("/name", None)
        entry.set("/many", 2)
        entry.filled.set("/copied", "behind")
    assert undone(entry).path == "/name"
    assert entry.filled.answers() == {}
    assert not entry.can_undo


def test_a_new_change_ends_what_can_be_done_again() -> None:
    entry = ledger()
    entry.set("/name", "a")
    entry.undo()
    assert entry.can_redo
    entry.set("/many", 1)
    assert not entry.can_redo
    assert entry.redo() is None


def test_there_is_nothing_to_undo_at_first_and_nothing_for_what_did_nothing() -> None:
    entry = ledger()
    assert entry.undo() is None
    with entry.together("/name"):
        pass
    assert not entry.can_undo


def test_the_same_answer_given_again_is_no_change_to_undo() -> None:
    entry = ledger()
    entry.set("/name", "Sok")
    entry.leave()
    entry.set("/name", "Sok")
    entry.know("/name", None)
    undone(entry)
    assert entry.filled.value("/name") is None
    entry.set("/name", None)
    assert entry.can_redo
