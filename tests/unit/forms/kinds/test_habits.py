"""What the forms keep in common, as `resources/forms/README.md` promises it."""

from collections import defaultdict

import pytest

from ctip_desktop.forms.entering.sections import NOTE, sections
from ctip_desktop.forms.form import Form, Question
from ctip_desktop.forms.installed import installed, load, names
from ctip_desktop.forms.nodes import is_matrix

KINDS = {
    "assistance", "border_counts", "case", "hotline", "inspection", "legal_instrument", "meeting", "organisation",
    "plan_item", "prevention", "repatriation", "request", "statement", "suspect", "training", "victim",
}  # fmt: skip
# A meeting writes in free words where its decisions and data come from; a statement is the office's own.
OWN_WORDS = {"meeting", "statement"}
OLDER = {"case", "meeting"}
UNKNOWN = ("unknown", "not known", "do not know", "មិនដឹង")
STANDARD = {
    "case_status": {"Active", "FollowUp", "Closed", "ClosedReferred"},
    "trafficking_status": {"PossibleVictimOfTrafficking", "ActualVictimOfTrafficking", "NotAVictimOfTrafficking"},
    "gender": {"Feminine", "Masculine", "TransgenderFeminine", "TransgenderMasculine", "NonConforming"},
    "service": {
        "Education", "Financial", "Health", "LabourExploitationRehabilitation", "Legal", "Livelihood",
        "RightsBasedTraining", "SexualExploitationRehabilitation", "SocialCare",
    },
}  # fmt: skip


def questions(form: Form) -> list[Question]:
    return [placed.question for placed in form.placed]


def test_everything_that_is_written_down_has_a_form() -> None:
    assert set(names()) == KINDS


def test_kinds_are_listed_in_an_order_of_their_own_the_most_used_first() -> None:
    assert [form.settings["order"] for form in installed()] == [str(place) for place in range(1, 17)]
    assert names()[:3] == ["case", "meeting", "victim"]


def test_a_list_offers_the_same_in_every_form() -> None:
    offered = defaultdict(set)
    for form in installed():
        for name, choices in form.lists.items():
            offered[name].add(tuple((choice.name, choice.label, choice.columns.get("htcds")) for choice in choices))
    assert {name: len(different) for name, different in offered.items() if len(different) > 1} == {}


@pytest.mark.parametrize("kind", names())
def test_unknown_is_no_choice(kind: str) -> None:
    for choices in load(kind).lists.values():
        for choice in choices:
            assert not any(word in f"{choice.name} {choice.label.en} {choice.label.km}".lower() for word in UNKNOWN)


@pytest.mark.parametrize("kind", names())
def test_every_list_of_a_form_is_asked_from_or_words_what_is_calculated(kind: str) -> None:
    asked = {question.list or question.columns.get("worded") for question in questions(load(kind))} - {None}
    worded = {question.columns["worded"] for question in questions(load(kind)) if "worded" in question.columns}
    assert set(load(kind).lists) == asked | worded


def test_choices_have_their_standard_names_or_are_mapped_down_to_them() -> None:
    for form in installed():
        for name, standard in STANDARD.items():
            mapped = {choice.columns.get("htcds", choice.name) for choice in form.lists.get(name, ())}
            assert mapped <= standard


@pytest.mark.parametrize("kind", sorted(KINDS - OLDER))
def test_sections_are_short(kind: str) -> None:
    for section in sections(load(kind)):
        items = section.items[0].items or section.items
        assert len([item for item in items if item.kind != NOTE]) <= 12


@pytest.mark.parametrize("kind", sorted(KINDS - OWN_WORDS))
def test_the_last_section_says_where_the_answers_come_from(kind: str) -> None:
    last = load(kind).questions[-1]
    assert last.name == "provenance"
    assert {"data_source", "data_source_note", "verified", "verified_due", "remarks"} <= {
        question.name for question in last.children
    }


@pytest.mark.parametrize("kind", names())
def test_an_entry_is_dated_and_shown_and_has_a_place(kind: str) -> None:
    marks = {question.columns.get("shows") for question in questions(load(kind))}
    assert {"summary", "date"} <= marks
    assert "place" in marks or kind in ("border_counts", "statement")


@pytest.mark.parametrize("kind", names())
def test_a_link_names_an_installed_form(kind: str) -> None:
    linked = [question for question in questions(load(kind)) if "link" in question.columns]
    assert {question.columns["link"] for question in linked} <= KINDS


@pytest.mark.parametrize("kind", names())
def test_names_numbers_and_telephones_of_persons_are_personal(kind: str) -> None:
    for placed in load(kind).placed:
        if placed.question.columns.get("shows") == "name" or "phone" in placed.question.name:
            assert placed.question.columns.get("personal") == "yes", placed.path


def test_fixed_rows_are_few_columns_of_numbers() -> None:
    matrices = [question for form in installed() for question in questions(form) if is_matrix(question)]
    assert {matrix.name for matrix in matrices} == {"count", "line"}
    assert all(len(matrix.children) <= 10 for matrix in matrices)


def test_indicators_of_the_same_name_are_one_figure_and_called_the_same() -> None:
    called = defaultdict(set)
    for form in installed():
        for indicator in form.indicators:
            called[indicator.name].add((indicator.label, indicator.columns.get("by"), indicator.measure))
    assert {name: different for name, different in called.items() if len(different) > 1} == {}
    assert {each.name for each in load("victim").indicators} <= {each.name for each in load("case").indicators}
    assert {each.name for each in load("suspect").indicators} <= {each.name for each in load("case").indicators}


@pytest.mark.parametrize(("kind", "repeat"), [("victim", "victim"), ("suspect", "suspect")])
def test_a_person_by_itself_is_asked_what_a_person_of_a_case_is_asked(kind: str, repeat: str) -> None:
    own = {placed.question.name: placed.question for placed in load(kind).placed if not placed.scope}
    for placed in load("case").placed:
        if placed.scope == (repeat,) and placed.question.kind not in ("group", "note"):
            asked = own[placed.question.name]
            assert (asked.kind, asked.label, asked.list) == (
                placed.question.kind,
                placed.question.label,
                placed.question.list,
            )
