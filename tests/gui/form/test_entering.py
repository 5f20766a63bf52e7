"""The entry being typed: kept at pauses, opened where it was left, undone, finished; another's is only read."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form import entering as module
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.store.drafts import Draft, drafts, find_draft, keep_draft
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.slots import User
from ctip_desktop.store.users import note_user
from tests.support.workbooks import LABELLED, form

VANNAK = User("6" * 32, "វណ្ណៈ", "clerk")
FORM = form(
    f"""
    survey
    {LABELLED} required | relevant | default |
    | begin_group | event | ព្រឹត្តិការណ៍ | Event |
    | text | what | អ្វី | What | yes |
    | integer | count | ចំនួន | Count |
    | text | status | ស្ថានភាព | Status | | | open |
    | text | why | ហេតុអ្វី | Why | | ${{count}} > 3 |
    | end_group |
    | begin_repeat | victim | ជនរងគ្រោះ | Victims |
    | text | name | ឈ្មោះ | Name |
    | end_repeat |
    """
)
Settled = Callable[[], None]


@pytest.fixture
def entering(desk: Desk) -> Entering:  # without a window
    return Entering.begin(desk, FORM)


def kept(desk: Desk) -> list[Draft]:
    with desk.store.reading() as reader:
        return drafts(reader)


def opened(desk: Desk, settled: Settled, entry: str) -> Entering:
    found: list[Entering] = []
    Entering.open(desk, entry, found.append)
    settled()
    return found[0]


def test_what_is_typed_is_kept_at_the_next_pause(qtbot: QtBot, desk: Desk, entering: Entering) -> None:
    with qtbot.waitSignal(entering.kept):
        entering.move_caret("/what")
        entering.set("/what", "ផឹក")
    (draft,) = kept(desk)
    assert draft.answers == {"what": "ផឹក", "status": "open"}
    assert (draft.caret, draft.fv, draft.by) == ("/what", FORM.version, desk.who.user.id)


def test_typing_goes_on_before_anything_is_kept(entering: Entering) -> None:
    entering.set("/what", "a")
    assert entering._timer.isActive()
    entering.set("/what", "ab")
    assert entering._timer.remainingTime() > 700


def test_what_is_typed_without_a_pause_is_kept_all_the_same(
    qtbot: QtBot, desk: Desk, entering: Entering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAUSE_MS", 600_000)
    entering.set("/what", "a")
    entering.set("/what", "ab")
    assert entering._timer.remainingTime() > 9_000
    monkeypatch.setattr(module, "LATEST_MS", 0)
    with qtbot.waitSignal(entering.kept):
        entering.set("/what", "abc")
    assert kept(desk)[0].answers["what"] == "abc"
    assert not entering._timer.isActive()


def test_a_new_entry_with_nothing_typed_leaves_no_draft(desk: Desk, settled: Settled, entering: Entering) -> None:
    entering.keep_now()
    settled()
    assert kept(desk) == []


def test_what_was_typed_and_taken_back_leaves_no_draft(desk: Desk, settled: Settled, entering: Entering) -> None:
    entering.set("/what", "a")
    entering.keep_now()
    settled()
    assert len(kept(desk)) == 1
    entering.undo()
    entering.keep_now()
    settled()
    assert kept(desk) == []


def test_half_typed_text_is_handed_in_before_a_draft_is_kept(desk: Desk, settled: Settled, entering: Entering) -> None:
    entering.pausing.connect(lambda: entering.set("/what", "half"))
    entering.set("/count", 1)
    entering.keep_now()
    settled()
    assert kept(desk)[0].answers["what"] == "half"


def test_a_draft_opens_where_it_was_left(desk: Desk, settled: Settled, entering: Entering) -> None:
    entering.set("/what", "កខគ")
    entering.move_caret("/what", 2)
    entering.keep_now()
    settled()
    again = opened(desk, settled, entering.entry)
    assert again.filled.value("/what") == "កខគ"
    assert (again.caret, again.offset, again.kept_at) == ("/what", 2, kept(desk)[0].saved_at)


def test_a_hard_fault_is_named_and_nothing_becomes_final(desk: Desk, settled: Settled, entering: Entering) -> None:
    entering.set("/count", 2)
    problem = entering.finish()
    settled()
    assert problem is not None
    assert problem.path == "/what"
    assert entering.is_new


def test_what_is_final_leaves_no_draft_and_takes_no_later_keeping(
    qtbot: QtBot, desk: Desk, settled: Settled, entering: Entering
) -> None:
    entering.set("/what", "done")
    entering.set("/why", "hidden")
    with qtbot.waitSignal(entering.finished) as told:
        assert entering.finish() is None
    assert told.args is not None
    assert told.args[0].number == f"01-{told.args[0].number[3:7]}-A-0001"
    entering.keep_now()
    settled()
    assert kept(desk) == []
    again = opened(desk, settled, entering.entry)
    assert again.opened.state == "final"
    assert not again.has_draft
    again.set("/what", "done!")
    assert again.has_draft
    assert again.earlier("/what").en == "done"  # type: ignore[union-attr]


def test_changing_an_entry_back_leaves_no_draft(qtbot: QtBot, desk: Desk, settled: Settled, entering: Entering) -> None:
    entering.set("/what", "done")
    with qtbot.waitSignal(entering.finished):
        entering.finish()
    again = opened(desk, settled, entering.entry)
    again.set("/what", "other")
    again.keep_now()
    settled()
    assert len(kept(desk)) == 1
    again.set("/what", "done")
    again.keep_now()
    settled()
    assert kept(desk) == []


def test_another_users_draft_is_read_and_not_written(desk: Desk, settled: Settled) -> None:
    with desk.store.writing() as writer:
        note_user(writer, VANNAK)
        add_form(writer, FORM)
        keep_draft(writer, Draft("e" * 32, FORM.name, FORM.version, VANNAK.id, {"what": "his"}, {}))
    entering = opened(desk, settled, "e" * 32)
    assert entering.locked is not None
    assert (entering.locked.why, entering.locked.who) == ("other_user", "វណ្ណៈ")
    entering.set("/what", "hers")
    entering.keep_now()
    settled()
    assert entering.filled.value("/what") == "his"
    with desk.store.reading() as reader:
        assert find_draft(reader, "e" * 32, desk.who.user.id) is None


def test_a_special_answer_takes_the_place_of_an_answer_and_is_replaced_by_typing(entering: Entering) -> None:
    entering.set("/what", "x")
    entering.give_special("/what", "not_known")
    assert entering.filled.value("/what") is None
    assert entering.known("/what") == {"special": "not_known"}
    entering.undo()
    assert (entering.filled.value("/what"), entering.known("/what")) == ("x", {})
    entering.redo()
    entering.set("/what", "y")
    assert entering.known("/what") == {}


def test_who_shows_an_answer_hears_of_all_that_follows(qtbot: QtBot, entering: Entering) -> None:
    with qtbot.waitSignal(entering.answered) as told:
        entering.set("/count", 4)
    assert told.args is not None
    assert {"/count", "/why"} <= told.args[0]


def test_undo_goes_to_where_it_was_done_and_passes_over_nothing(entering: Entering) -> None:
    entering.set("/what", "a")
    entering.set("/count", 4)
    assert entering.undo() == "/count"
    assert entering.undo() == "/what"
    assert entering.undo() == ""
    assert entering.redo() == "/what"


def test_the_entry_before_is_copied_but_for_what_is_answered(
    qtbot: QtBot, desk: Desk, settled: Settled, entering: Entering
) -> None:
    entering.set("/what", "first")
    entering.set("/count", 7)
    entering.set("/status", "shut")
    entering.set(f"{entering.add_row('/victim')}/name", "ស្រី")
    with qtbot.waitSignal(entering.finished):
        entering.finish()
    second = Entering.begin(desk, FORM)
    second.look_back()
    settled()
    second.set("/what", "second")
    assert second.same_as_before("/count")
    assert second.copy_previous()
    answers = second.filled.answers()
    assert (answers["what"], answers["count"], answers["status"]) == ("second", 7, "shut")
    assert [row["name"] for row in answers["victim"]] == ["ស្រី"]
    second.undo()
    assert "victim" not in second.filled.answers()


def test_what_is_typed_while_it_is_being_saved_is_kept_as_a_change_of_it(
    qtbot: QtBot, desk: Desk, settled: Settled, entering: Entering
) -> None:
    entering.set("/what", "done")
    with qtbot.waitSignal(entering.finished) as told:
        entering.finish()
        entering.set("/what", "done, and more")
    settled()
    assert told.args is not None
    (draft,) = kept(desk)
    assert draft.answers["what"] == "done, and more"
    assert draft.parents == (told.args[0].hash,)
