import pytest

from ctip_desktop.documents.typesetting.atoms import Atom, Span, atoms
from ctip_desktop.documents.typesetting.faces import BODY, BOLD
from ctip_desktop.documents.typesetting.lines import Line, break_lines
from tests.support.khmer_text import paragraphs

MEASURE = 42.0


def lines_of(text: str, measure: float = MEASURE, names: tuple[str, ...] = (), *, balanced: bool = False) -> list[Line]:
    return break_lines(atoms([Span(text, BODY)], names), measure, measure, balanced=balanced)


def said(lines: list[Line]) -> list[str]:
    return ["".join(cluster.text for cluster in line.clusters) for line in lines]


@pytest.mark.parametrize("text", paragraphs(12))
def test_every_line_fits_and_together_they_say_the_text(text: str) -> None:
    lines = lines_of(text)
    assert all(line.width <= MEASURE for line in lines)
    assert "".join(said(lines)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("measure", [12.0, 13.3, 17.7, 21.0, 30.0])
def test_no_line_begins_with_a_stranded_sign(measure: float) -> None:
    begun = {line[0] for text in paragraphs(8) for line in said(lines_of(text, measure))}
    assert not begun & set("។៕៖ៗ”’")


def test_a_justified_line_fills_its_measure_and_no_space_grows_beyond_bounds() -> None:
    for line in lines_of(" ".join(paragraphs(4)))[:-1]:
        per_space, per_gap = line.stretch(MEASURE)
        spaces = sum(cluster.is_space for cluster in line.clusters)
        assert line.width + per_space * spaces + per_gap * (len(line.clusters) - 1) == pytest.approx(MEASURE)
        assert per_space <= 0.45


def test_spaces_are_stretched_before_clusters_are_spread() -> None:
    line = next(line for line in lines_of(" ".join(paragraphs(4))) if line.stretch(MEASURE)[1] == 0)
    assert line.stretch(MEASURE)[0] < 0.45


def greedy_lines(text: str) -> list[Line]:
    """Return the lines where each takes what it can."""
    lines: list[list[Atom]] = [[]]
    for piece in atoms([Span(text, BODY)]):
        if sum(taken.width for taken in lines[-1]) + piece.width - piece.trailing > MEASURE:
            lines.append([])
        lines[-1].append(piece)
    return [break_lines(line, MEASURE, MEASURE)[0] for line in lines]


def spread(lines: list[Line]) -> float:
    """Return how far clusters are spread, a bad line weighing more than several fair ones."""
    return sum(line.stretch(MEASURE)[1] ** 2 for line in lines[:-1])


def test_lines_chosen_together_are_spread_less_than_lines_that_take_what_they_can() -> None:
    texts = paragraphs(40)
    assert sum(spread(lines_of(text)) for text in texts) < sum(spread(greedy_lines(text)) for text in texts)


def test_a_name_is_never_divided() -> None:
    name = "ហ៊ាង ញាណវីរៈ"
    text = f"បន្ទាប់មក កញ្ញា {name} បានរាយការណ៍ជូនអង្គប្រជុំអំពីការងាររបស់លេខាធិការដ្ឋាន"
    for measure in range(8, 30):
        assert any(name in line for line in said(lines_of(text, float(measure), (name,))))


def test_what_is_wider_than_the_measure_is_divided_between_clusters() -> None:
    address = "https://example.org/" + "a" * 200
    lines = lines_of(address, 20.0)
    assert all(line.width <= 20 for line in lines)
    assert "".join(said(lines)) == address


def test_a_zero_width_space_ends_a_line_and_is_not_drawn() -> None:
    assert said(lines_of("កកកកកក\u200bខខខខខខ", 5.0)) == ["កកកកកក", "ខខខខខខ"]


def test_the_lines_of_a_centred_title_are_of_like_length() -> None:
    first, second = lines_of("គណៈកម្មាធិការជាតិប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស អគ្គលេខាធិការដ្ឋាន", 26.0, balanced=True)
    assert abs(first.width - second.width) < 6


def test_an_empty_text_has_no_lines() -> None:
    assert lines_of("") == []


def test_an_atom_may_run_over_from_bold_to_plain() -> None:
    atom = atoms([Span("លទ្ធផល", BOLD), Span("ៗ ", BODY)])[-1]
    assert {cluster.face.name for cluster in atom.clusters} == {"Battambang-Bold", "KhmerOSbattambang"}
