"""A spot is right when what a reader finds inside its box is the answer."""

from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest
from reportlab.platypus import PageBreak, Spacer

from ctip_desktop.documents.grid import grid
from ctip_desktop.documents.minutes import print_minutes
from ctip_desktop.documents.typesetting.paper import Paper, make_paper
from ctip_desktop.documents.typesetting.paragraph import Paragraph, Style
from ctip_desktop.documents.typesetting.spots import Spots
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load
from tests.support.khmer_text import paragraphs
from tests.support.meetings import a_meeting
from tests.support.papers import squeezed
from tests.support.particulars import PARTICULARS

WIDTH = 450.0
DATES = {"date", "start_time", "end_time", "seen_date", "wrote_date", "decision_due"}
CHOSEN = {"kind", "held", "chair_honorific", "sex", "honorific", "point_kind", "decision_kind", "decision_status"}
UNSAID = {"mode"}
"""What decides which other questions are asked, and is not told itself."""
MARGIN = 4.0
"""Points around a box that still belong to it: subscripts of the line above hang into the next."""


def inside(paper: Paper, path: str) -> str:
    """Return the text in the boxes of a path, as a reader of the page finds it."""
    document = pypdfium2.PdfDocument(paper.data)
    found = [
        document[spot.page]
        .get_textpage()
        .get_text_bounded(spot.box[0] - MARGIN, spot.box[1] - MARGIN, spot.box[2] + MARGIN, spot.box[3] + MARGIN)
        for spot in paper.spots
        if spot.path == path
    ]
    document.close()
    return squeezed(" ".join(found))


def typed(answers: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in answers.items():
        if isinstance(value, list):
            for row in value:
                yield from typed(row, f"{path}/{name}[{row['_id']}]")
        elif name != "_id" and isinstance(value, str):
            yield f"{path}/{name}", value


def name_of(path: str) -> str:
    return path.rpartition("/")[2]


def test_what_was_typed_is_found_in_its_spots() -> None:
    answers = a_meeting(not_held_reason=None)
    paper = print_minutes(answers, office="15").paper
    texts = [(path, text) for path, text in typed(answers) if name_of(path) not in DATES | CHOSEN | UNSAID]
    assert len(texts) > 40
    missed = [path for path, text in texts for line in text.splitlines() if squeezed(line) not in inside(paper, path)]
    assert missed == []


def test_what_is_printed_in_other_words_has_its_place_too() -> None:
    answers = a_meeting()
    paper = print_minutes(answers, office="15").paper
    paths = {spot.path for spot in paper.spots}
    assert {path for path, _ in typed(answers) if name_of(path) in DATES | CHOSEN} - paths == set()
    assert squeezed("ថ្ងៃទីដប់ប្រាំមួយ") in inside(paper, "/date")
    assert squeezed("ដប់មួយ និងសែសិបប្រាំនាទី") in inside(paper, "/end_time")
    assert squeezed("(ស្រី ០៣រូប)") in inside(paper, "/women_claimed")


def test_every_spot_leads_to_a_question_of_the_form() -> None:
    filled = Filled(load("meeting"), a_meeting())
    spots = print_minutes(filled.account(ids=True)["answers"], office="15").paper.spots
    for spot in spots:
        filled.relevant(spot.path)
    assert {spot.page for spot in spots} == {0, 1, 2}


def test_rows_without_ids_are_named_by_their_number() -> None:
    paper = print_minutes(a_meeting(remark=[{"remark_text": "ក"}, {"remark_text": "ខ"}])).paper
    assert "ខ" in inside(paper, "/remark[2]/remark_text")


@pytest.mark.parametrize(
    ("answers", "path", "words"),
    [
        ({"opening_sentence": "ប្រយោគផ្ទាល់ ២០រូប ។"}, "/opening_sentence", "ប្រយោគផ្ទាល់"),
        ({}, "/opening_sentence", "មានបើក"),
        ({"purpose_lead": "គោលដៅ៖\nគឺ"}, "/purpose_lead", "គោលដៅ៖"),
        ({"purpose": None, "purpose_lead": "គោលដៅ"}, "/purpose_lead", "គោលដៅ"),
        ({"letterhead_upper": "ក្រសួង", "letterhead_body": "ស្ថាប័ន"}, "/letterhead_body", "ស្ថាប័ន"),
        ({}, "/letterhead_upper", "គណៈកម្មាធិការ"),
        ({"annex_title": "ឧបសម្ព័ន្ធ"}, "/annex_title", "ឧបសម្ព័ន្ធ"),
        ({"seen_lunar": "ថ្ងៃចន្ទគតិ"}, "/seen_lunar", "ថ្ងៃចន្ទគតិ"),
        ({"seen_date": None}, "/seen_place", "ពោធិ៍សាត់"),
        ({"held": "not_held", "not_held_reason": "ជាប់ភារកិច្ច\nទីពីរ"}, "/not_held_reason", "ទីពីរ"),
        ({"held": "not_held", "postponed_to": "2026-08-01"}, "/postponed_to", "លើកពេលទៅ"),
    ],
)
def test_a_sentence_in_place_of_another_has_its_spot(answers: dict[str, object], path: str, words: str) -> None:
    assert squeezed(words) in inside(print_minutes(a_meeting(**answers), office="15").paper, path)


def test_a_paragraph_divided_by_pages_has_a_spot_on_each() -> None:
    text = " ".join(paragraphs(4))
    story = [Spacer(0, 600), Paragraph(text, Style(), source=("/long",)), PageBreak(), Paragraph("ចប់", Style())]
    paper = make_paper(story, PARTICULARS)
    assert [(spot.path, spot.page) for spot in paper.spots] == [("/long", 0), ("/long", 1)]
    assert squeezed(text)[:80] in inside(paper, "/long")
    assert squeezed(text)[-80:] in inside(paper, "/long")


def test_a_cell_has_its_spot() -> None:
    cells = [[Paragraph(name, Style(), source=(f"/{name}",)) for name in ("មួយ", "ពីរ")] for _ in range(1)]
    paper = make_paper([Spacer(0, 100), grid(cells, [WIDTH / 3, WIDTH / 3], 0)], PARTICULARS)
    assert ["មួយ" in inside(paper, "/មួយ"), "ពីរ" in inside(paper, "/មួយ")] == [True, False]


def test_lines_of_one_answer_under_one_another_are_one_spot_and_others_are_not() -> None:
    spots = Spots()
    spots.note(["/a", "/b"], 0, (70, 500, 500, 540))
    spots.note(["/a"], 0, (70, 450, 500, 495))
    spots.note(["/b"], 0, (70, 400, 500, 440))
    spots.note(["/a"], 1, (70, 700, 500, 740))
    spots.note(["/a"], 1, (70, 655, 200, 695))
    assert [(spot.path, spot.page, spot.box) for spot in spots.all()] == [
        ("/a", 0, (70, 450, 500, 540)),
        ("/b", 0, (70, 500, 500, 540)),
        ("/b", 0, (70, 400, 500, 440)),
        ("/a", 1, (70, 700, 500, 740)),
        ("/a", 1, (70, 655, 200, 695)),
    ]


def test_a_paper_of_no_answers_has_no_spots() -> None:
    assert make_paper([Paragraph("អក្សរ", Style())], PARTICULARS).spots == ()
