"""What a list shows of an entry is what its form marks, in words, without running the form."""

from dataclasses import replace
from typing import Any

import pytest

from ctip_desktop.forms.form import Choice, Form, Question, Words
from ctip_desktop.forms.headline import Headline, headline
from ctip_desktop.forms.installed import load

SEX = (Choice("f", Words("ស្រី", "Female")), Choice("m", Words("ប្រុស", "Male")))


def a_question(kind: str, name: str, shows: str = "", **parts: Any) -> Question:
    return Question(kind, name, 2, columns={"shows": shows} if shows else {}, **parts)


def a_form(*questions: Question) -> Form:
    return Form("visit", "", Words("ដំណើរ", "Visit"), questions, {"sex": SEX}).stamped()


FORM = a_form(
    a_question("text", "remark"),
    a_question(
        "group",
        "first",
        children=(
            a_question("select_one", "sex", "summary", list="sex"),
            a_question("select_multiple", "sexes", "summary", list="sex"),
        ),
    ),
    a_question("integer", "seen", "summary", label=Words("បានឃើញ", "Seen")),
    a_question("text", "title", "summary"),
    a_question("select_one", "where", "place", file="places.csv"),
    a_question("date", "begun", "date"),
    a_question("date", "ended", "date"),
    a_question(
        "repeat",
        "victim",
        "summary",
        label=Words("ជនរងគ្រោះ", "Victims"),
        children=(
            a_question("text", "v_name", "name"),
            a_question("date", "v_found", "date"),
            a_question("repeat", "friend", children=(a_question("text", "f_name", "name"),)),
        ),
    ),
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("km", ("ស្រី", "ប្រុស ស្រី", "បានឃើញ ១២", "x y", "ជនរងគ្រោះ ២")),
        ("en", ("Female", "Male, Female", "Seen 12", "x y", "Victims 2")),
    ],
)
def test_marked_answers_are_said_in_the_language_asked_for(language: str, said: tuple[str, ...]) -> None:
    answers = {"sex": "f", "sexes": "m f", "seen": 12, "title": "x\ny", "victim": [{"_id": "1"}, {"_id": "2"}]}
    assert headline(FORM, answers, language).summary == said


@pytest.mark.parametrize(("language", "said"), [("km", "០១-២០២៦-A-០០៤៧"), ("en", "01-2026-A-0047")])
def test_the_number_of_an_entry_has_the_digits_of_the_language(language: str, said: str) -> None:
    assert headline(FORM, {"title": "01-2026-A-0047"}, language).summary == (said,)
    assert headline(FORM, {"title": "Box 47"}, language).summary == ("Box 47",)


def test_the_names_in_all_rows_are_gathered() -> None:
    rows = [{"_id": "1", "v_name": "ដារ៉ា"}, {"_id": "2", "v_name": "Sok", "friend": [{"_id": "3", "f_name": "Mali"}]}]
    assert headline(FORM, {"victim": rows}, "km").names == ("ដារ៉ា", "Sok", "Mali")


@pytest.mark.parametrize(
    ("code", "km", "en"),
    [
        ("01", "បន្ទាយមានជ័យ", "Banteay Meanchey"),
        ("0102", "មង្គលបូរី", "Mangkul Bourei"),
        ("01020101", "អូរធំ មង្គលបូរី", "Ou Thum, Mangkul Bourei"),
        ("9999", "9999", "9999"),
    ],
)
def test_a_place_smaller_than_a_district_is_named_with_it(code: str, km: str, en: str) -> None:
    assert [headline(FORM, {"where": code}, language).place for language in ("km", "en")] == [km, en]


@pytest.mark.parametrize(
    ("answers", "day"),
    [
        ({"begun": "2026-01-02", "ended": "2026-03-04"}, "2026-01-02"),
        ({"ended": "2026-03-04"}, "2026-03-04"),
        ({"begun": "soon", "ended": "2026-03-04T10:00:00"}, "2026-03-04"),
        ({"begun": 3, "victim": [{"_id": "1", "v_found": "2026-05-06"}]}, ""),
        ({}, ""),
    ],
)
def test_the_first_day_marked_that_is_answered_dates_an_entry(answers: dict[str, Any], day: str) -> None:
    assert headline(FORM, answers, "km").date == day


def test_nothing_answered_shows_nothing() -> None:
    assert headline(FORM, {"remark": "x", "victim": [], "title": ""}, "km") == Headline((), "", (), "")


def test_answers_of_another_shape_than_the_form_asks_for_do_no_harm() -> None:
    odd = {"victim": "3", "sex": 7, "seen": "many", "where": 99, "begun": []}
    assert headline(FORM, odd, "en") == Headline(("7", "Seen many", "Victims 3"), "99", (), "")


def test_a_form_that_marks_nothing_is_shown_by_its_first_questions() -> None:
    form = a_form(
        replace(a_question("text", "who"), columns={"personal": "yes"}),
        a_question("text", "what"),
        a_question("select_one", "sex", list="sex"),
        a_question("integer", "seen"),
        a_question("select_one", "where", file="places.csv", appearance="place"),
        a_question("date", "occurred"),
        a_question("date", "on"),
    )
    answers = {"who": "Sok", "what": "a thing", "sex": "m", "seen": 2, "where": "01", "on": "2026-01-02"}
    assert headline(form, answers, "en") == Headline(("a thing", "Male"), "Banteay Meanchey", (), "2026-01-02")


def test_the_installed_forms_say_what_their_lists_show() -> None:
    shown = headline(load("case"), {"offence": "trafficking", "extent": "internal", "place": "0102"}, "en")
    assert (shown.summary, shown.place) == (("Human trafficking", "Within the country"), "Mangkul Bourei")
    assert headline(load("meeting"), {"kind": "ordinary", "date": "2026-06-30"}, "en").date == "2026-06-30"
