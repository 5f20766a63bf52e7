"""A sheet asks everything a form asks, in either language; filled, it tells the answers that are relevant."""

from typing import Any

import pytest

from ctip_desktop.documents.sheet import print_sheet
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import installed, load
from ctip_desktop.i18n import use_language
from tests.support.papers import pdfium_text, squeezed

REQUEST: dict[str, Any] = {
    "nature": "challenge",
    "kind": "budget",
    "working_group": "justice",
    "text": "No fuel.",
    "raised_on": "2026-05-06",
    "request_status": "open",
}


def text_of(form: Form, language: str, **parts: Any) -> str:
    use_language(language)
    return squeezed(pdfium_text(print_sheet(form, language, **parts).data))


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("form", installed(), ids=lambda form: form.name)
def test_a_blank_sheet_asks_every_question_that_is_answered_by_hand(form: Form, language: str) -> None:
    text = text_of(form, language)
    missing = [
        placed.path
        for placed in form.placed
        if placed.question.label
        and "${" not in placed.question.label.en
        and placed.question.kind != "repeat"
        and not placed.question.calculation
        and squeezed(placed.question.label.said(language)) not in text
    ]
    assert missing == []


def test_a_matrix_has_a_row_for_each_of_its_choices() -> None:
    text = text_of(load("border_counts"), "en")
    assert all(squeezed(choice.label.en) in text for choice in load("border_counts").lists["movement"])
    assert text.count("Totaltotal") <= 1


def test_a_question_of_some_answers_says_of_which() -> None:
    assert "Onlyif:Offence=Anotheroffence" in text_of(load("case"), "en")


def test_a_filled_sheet_tells_answers_and_leaves_out_what_is_not_relevant() -> None:
    form = load("request")
    text = text_of(form, "en", filled=Filled(form, REQUEST), office="01", number="01-2026-A-0007")
    for said in ("Nofuel.", "06/05/2026", "01-2026-A-0007", "BanteayMeanchey"):
        assert said in text
    answered_by = form.find("/answered_by").question.label
    assert answered_by
    assert squeezed(answered_by.en) not in text


def test_a_special_answer_is_told_in_words() -> None:
    form = load("request")
    about = {"/raised_by": {"special": "not_known"}}
    assert "notknown" in text_of(form, "en", filled=Filled(form, REQUEST, about))


def test_the_same_sheet_gives_the_same_bytes() -> None:
    use_language("km")
    assert print_sheet(load("case"), "km").data == print_sheet(load("case"), "km").data
