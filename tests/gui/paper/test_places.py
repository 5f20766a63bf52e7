from ctip_desktop.desktop.paper.places import Places
from ctip_desktop.documents.typesetting.spots import Spot

SECTION, POINT = "/section[s1]", "/section[s1]/point[p1]"
OPENING = Spot("/date", 0, (70, 400, 540, 500))
HEAD = Spot(f"{SECTION}/section_head", 1, (70, 700, 540, 720))
TEXT = Spot(f"{POINT}/point_text", 1, (70, 600, 540, 690))
CELL = Spot("/participant[a]/name", 1, (100, 610, 200, 630))
PLACES = Places([OPENING, HEAD, TEXT, CELL])


def test_a_questions_spots_are_its_own() -> None:
    assert PLACES.of("/date") == (OPENING,)
    assert PLACES.of("/dat") == ()


def test_a_rows_spots_are_those_of_its_questions_and_a_repeats_those_of_its_rows() -> None:
    assert PLACES.of(POINT) == (TEXT,)
    assert PLACES.of(SECTION) == (HEAD, TEXT)
    assert PLACES.of("/section") == (HEAD, TEXT)


def test_an_answer_not_told_yet_is_near_its_row() -> None:
    assert PLACES.near(f"{POINT}/point_kind") == TEXT
    assert PLACES.near(f"{SECTION}/section_lead") == HEAD
    assert PLACES.near(f"{SECTION}/point[p9]/point_text") == HEAD
    assert PLACES.near("/written_by") is None


def test_the_most_particular_question_at_a_place_is_found() -> None:
    assert PLACES.at(1, 150, 620) == "/participant[a]/name"
    assert PLACES.at(1, 300, 620) == f"{POINT}/point_text"
    assert PLACES.at(0, 300, 620) == ""
