"""How far each section is, and the way from problem to problem."""

from ctip_desktop.forms.entering.progress import Progress
from ctip_desktop.forms.filled import Filled
from tests.support.workbooks import LABELLED, form

MORE = (
    "required | constraint | relevant | default | warning | warning_message::Khmer (km) | "
    "warning_message::English (en) | warning_reason | read_only | calculation |"
)
VISIT = form(
    f"""
    survey
    {LABELLED} {MORE}
    | begin_group | who | អ្នកណា | Who |
    | text | name | ឈ្មោះ | Name | yes |
    | integer | age | អាយុ | Age | | . < 120 | | | . > 90 | ចាស់ | Old | yes |
    | text | kind | ប្រភេទ | Kind | yes | | | guest |
    | end_group |
    | begin_group | more | បន្ថែម | More |
    | text | one | មួយ | One |
    | text | two | ពីរ | Two |
    | end_group |
    | begin_group | old | ចាស់ | Old | | | ${{age}} > 60 |
    | text | carer | អ្នកថែទាំ | Carer | yes |
    | end_group |
    | begin_repeat | item | វត្ថុ | Items |
    | text | what | អ្វី | What | yes |
    | integer | many | ប៉ុន្មាន | Many | | . > 0 |
    | end_repeat |
    | begin_group | sums | ផលបូក | Sums |
    | integer | all | ទាំងអស់ | All | | | | | | | | | yes | count(${{item}}) |
    | end_group |
    """
)


def states(progress: Progress) -> list[str]:
    return [section.state for section in progress.sections]


def test_a_new_form_is_untouched_though_defaults_are_in_place_and_answers_are_missing() -> None:
    progress = Progress(Filled(VISIT))
    assert states(progress) == ["untouched", "untouched", "not_relevant", "untouched", "done"]
    assert (progress.answered, progress.asked, progress.wrong, progress.missing, progress.soft) == (1, 5, 0, 1, 0)


def test_a_section_is_missing_then_done_and_wrong_before_either() -> None:
    filled = Filled(VISIT)
    progress = Progress(filled)
    assert progress.update(filled.set("/age", 30)) == {1}
    assert states(progress)[0] == "missing"
    progress.update(filled.set("/age", 200))
    assert states(progress)[0] == "wrong"
    progress.update(filled.set("/age", 30))
    progress.update(filled.set("/name", "N"))
    assert states(progress)[0] == "done"


def test_a_section_of_free_questions_is_begun_until_all_are_answered() -> None:
    filled = Filled(VISIT)
    progress = Progress(filled)
    progress.update(filled.set("/one", "1"))
    assert states(progress)[1] == "begun"
    progress.update(filled.know("/two", {"special": "not_known"}))
    assert states(progress)[1] == "done"


def test_a_warning_keeps_a_section_open_until_there_is_a_reason() -> None:
    filled = Filled(VISIT, {"name": "N", "kind": "k", "age": 95, "carer": "C"})
    progress = Progress(filled)
    assert (states(progress)[0], progress.soft) == ("begun", 1)
    progress.update(filled.know("/age", {"reason": "seen the papers"}))
    assert (states(progress)[0], progress.soft) == ("done", 0)


def test_a_section_becomes_relevant_with_its_questions() -> None:
    filled = Filled(VISIT)
    progress = Progress(filled)
    assert progress.update(filled.set("/age", 70)) == {1, 3}
    assert states(progress)[2] == "untouched"
    assert progress.sections[2].missing == 1
    progress.update(filled.set("/age", 7))
    assert states(progress)[2] == "not_relevant"


def test_rows_count_as_they_come_and_go() -> None:
    filled = Filled(VISIT)
    progress = Progress(filled)
    (row,), changed = filled.add_rows("/item", 1)
    assert progress.update(changed) == {4}
    assert (progress.sections[3].asked, progress.sections[3].missing) == (2, 1)
    progress.update(filled.set(f"{row}/many", -1))
    assert states(progress)[3] == "wrong"
    progress.update(filled.remove_row(row))
    assert (states(progress)[3], progress.sections[3].asked) == ("untouched", 0)
    assert [problem.path for problem in progress.problems()] == ["/name"]


def test_the_way_from_problem_to_problem_goes_over_sections_and_rows_and_round() -> None:
    rows = [{"_id": "a", "many": 3}, {"_id": "b", "what": "w"}, {"_id": "c", "what": "w", "many": -1}]
    filled = Filled(VISIT, {"age": 130, "item": rows})
    progress = Progress(filled)
    order = ["/name", "/age", "/kind", "/carer", "/item[a]/what", "/item[c]/many"]
    assert [problem.path for problem in progress.problems()] == order
    at: str | None = None
    for path in [*order, "/name"]:
        problem = progress.next_problem(at)
        assert problem is not None
        assert problem.path == path
        at = path
    for path in [*reversed(order), "/item[c]/many"]:
        problem = progress.previous_problem(at)
        assert problem is not None
        assert problem.path == path
        at = path


def test_from_a_question_without_a_problem_the_next_one_in_reading_order_is_found() -> None:
    filled = Filled(VISIT, {"item": [{"_id": "a"}, {"_id": "b"}]})
    progress = Progress(filled)

    def beside(path: str | None) -> list[str]:
        found = progress.next_problem(path), progress.previous_problem(path)
        return [problem.path for problem in found if problem]

    assert beside("/item[a]/many") == ["/item[b]/what", "/item[a]/what"]
    assert beside("/two") == ["/item[a]/what", "/kind"]
    assert beside("/item[b]") == ["/item[b]/what", "/item[a]/what"]
    assert beside("/item[gone]/what") == ["/name", "/item[b]/what"]
    assert beside(None) == ["/name", "/item[b]/what"]


def test_without_problems_there_is_nowhere_to_go() -> None:
    progress = Progress(Filled(VISIT, {"name": "N", "kind": "k"}))
    assert progress.next_problem("/name") is None
    assert progress.previous_problem(None) is None
