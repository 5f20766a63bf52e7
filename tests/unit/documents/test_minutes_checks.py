import pytest

from ctip_desktop.documents.minutes import Check, checks, print_minutes
from ctip_desktop.forms.installed import load
from ctip_desktop.i18n import use_language
from tests.support.meetings import DECISIONS, a_meeting

SAID = "/opening_sentence"
BARE = {name: None for name in a_meeting() if name.startswith(("seen_", "wrote_"))}


def found(**answers: object) -> list[Check]:
    return list(print_minutes(a_meeting(**answers)).checks)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"total_claimed": 9}, [Check("total_differs", ("/total_claimed", "/participant"), 9, 7)]),
        ({"women_claimed": 4}, [Check("women_differ", ("/women_claimed", "/participant"), 4, 3)]),
        (
            {"opening_sentence": "មាន ២០រូប (ស្រី ០៤រូប) ។"},
            [
                Check("total_differs", (SAID, "/participant"), 20, 7),
                Check("women_differ", (SAID, "/participant"), 4, 3),
            ],
        ),
        ({"opening_sentence": "មាន ៧ រូប (ស្ត្រី ៣ រូប) ។"}, []),
        ({"opening_sentence": "មាន ៧ រូប (ស្ត្រី ៥ រូប) ។"}, [Check("women_differ", (SAID, "/participant"), 5, 3)]),
        ({"opening_sentence": "គ្មានតួលេខ ។"}, []),
        ({"participant": None, "total_claimed": 9}, []),
        ({"participant": None}, [Check("nobody_counted", ("/total_claimed", "/participant"))]),
    ],
)
def test_a_count_that_is_not_the_annexs_is_told(answers: dict[str, object], expected: list[Check]) -> None:
    assert found(**answers) == expected


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("ឃាត់ខ្លួន ១១នាក់ (ស្រី ១២នាក់) ។", (12, 11)),
        ("ឃាត់ខ្លួន ១១ នាក់ ( ស្ត្រី ១២ នាក់) ។", (12, 11)),
        ("ជន ២.៤៣០នាក់ (ស្រី ២.៤៣១នាក់) ។", (2431, 2430)),
        ("ឃាត់ខ្លួន ១១នាក់ (ស្រី ១១នាក់) ។", None),
        ("ជន ២.៤៣០នាក់ (ស្រី ៩៩៩នាក់) ។", None),
        ("ឃាត់ខ្លួន ១១នាក់ ហើយ ស្រី ១២នាក់ ។", None),
        ("១" * 6000 + "នាក់ (ស្រី ១នាក់)", None),
    ],
)
def test_more_women_than_persons_are_told_with_their_place(text: str, figures: tuple[int, int] | None) -> None:
    section = [{"section_head": "ក", "_id": "s1", "point": [{"point_kind": "plain", "_id": "p1", "point_text": text}]}]
    expected = [Check("women_exceed", ("/section[s1]/point[p1]/point_text",), *figures)] if figures else []
    assert found(section=section) == expected


def test_every_text_of_the_body_is_counted_over() -> None:
    text = "៣នាក់ (ស្រី ៤នាក់)"
    section = {"_id": "s", "section_head": "ក", "section_lead": text, "point": []}
    decision = {**DECISIONS[0], "decision_text": text, "decision_progress": text}
    answers = {
        "purpose": text,
        "remark": [{"_id": "r", "remark_text": text}],
        "section": [section],
        "decision": [decision],
    }
    told = [check.paths[0].rpartition("/")[2] for check in found(**answers)]
    assert told == ["purpose", "remark_text", "section_lead", "decision_text", "decision_progress"]


def test_an_opening_sentence_made_of_a_total_below_its_women_is_told_where_it_is_answered() -> None:
    assert Check("women_exceed", ("/women_claimed",), 3, 2) in found(total_claimed=2)


@pytest.mark.parametrize(
    ("answers", "kind", "path"),
    [
        ({"seen_name": None}, "seen_name_empty", "/seen_name"),
        ({"seen_role": None}, "seen_role_empty", "/seen_role"),
        ({"wrote_name": None}, "wrote_name_empty", "/wrote_name"),
        ({"wrote_role": "\n"}, "wrote_role_empty", "/wrote_role"),
        (BARE, "unsigned", "/wrote_name"),
        ({"held": "not_held", "seen_name": None}, "seen_name_empty", "/seen_name"),
    ],
)
def test_an_empty_signature_line_is_told(answers: dict[str, object], kind: str, path: str) -> None:
    assert found(**answers) == [Check(kind, (path,))]


def test_what_is_still_to_be_typed_is_told_from_what_is_wrong() -> None:
    assert [check.is_unfinished for check in found(total_claimed=9, seen_name=None)] == [False, True]
    assert [check.is_unfinished for check in found(**BARE)] == [True]
    assert [check.is_unfinished for check in found(participant=None)] == [True]


def test_a_block_that_is_left_out_is_no_fault() -> None:
    assert found(**{name: None for name in BARE if name.startswith("seen_")}) == []


def test_a_meeting_not_held_is_not_counted_over() -> None:
    assert found(held="not_held", total_claimed=9) == []


def test_every_check_has_words_in_both_languages() -> None:
    for kind in checks._WORDS:
        use_language("en")
        english = Check(kind, (), 4, 3).text
        use_language("km")
        assert english not in ("", Check(kind, (), 4, 3).text)


def test_every_path_of_a_check_is_a_question_of_the_form() -> None:
    form = load("meeting")
    wrong = {"total_claimed": 2, "women_claimed": 5, "seen_name": None, "seen_role": None, "wrote_name": None}
    paths = {path for check in (*found(**wrong, wrote_role=None), *found(**BARE)) for path in check.paths}
    assert {path for path in paths if path not in form} == set()


def test_figures_are_told_in_the_digits_of_the_language() -> None:
    check = Check("women_differ", (), 4, 3)
    use_language("en")
    assert check.text.startswith("The opening sentence says 4 women, and the annex lists 3")
    use_language("km")
    assert "៤" in check.text
