"""The annex: who took part, numbered, as a table."""

from collections.abc import Sequence

from reportlab.lib.units import cm
from reportlab.platypus import Flowable

from ctip_desktop.documents.grid import SIDE, grid
from ctip_desktop.documents.minutes import sentences, sources
from ctip_desktop.documents.minutes.meeting import Meeting, Participant
from ctip_desktop.documents.minutes.sources import below
from ctip_desktop.documents.typesetting.faces import BODY, BOLD, HEADING
from ctip_desktop.documents.typesetting.paper import TEXT_WIDTH
from ctip_desktop.documents.typesetting.paragraph import Bookmark, Paragraph, Style
from ctip_desktop.khmer.numerals import to_khmer

TITLE = "សមាសភាពចូលរួមកិច្ចប្រជុំ"
TITLE_STYLE = Style(HEADING, 12, 23, "centre")
SUBTITLE_STYLE = Style(HEADING, 10.5, 20, "centre")
COUNT_STYLE = Style(BOLD, align="centre", after=6)
HEAD_STYLE = Style(BOLD, 10, 17, "centre")
CELL_STYLE = Style(BODY, 10, 17, "left")
MIDDLE_STYLE = Style(BODY, 10, 17, "centre")
NUMBER_WIDTH, SEX_WIDTH = 1.0 * cm, 1.1 * cm
WIDEST: float = 4.6 * cm


def annex(meeting: Meeting) -> list[Flowable]:
    """Return the annex's title, what it counts, and its table."""
    titles = meeting.annex_title or (sentences.about(sentences.joined(meeting.title)),)
    titled = sources.ANNEX_TITLE if meeting.annex_title else (*sources.ANNEX_TITLE, *sources.TITLE)
    dates = [sentences.day(meeting.date)] if meeting.date else []
    counted = sentences.attendance(len(meeting.participants), meeting.listed_women)
    return [
        Paragraph(TITLE, TITLE_STYLE, bookmark=Bookmark(TITLE)),
        *(Paragraph(line, SUBTITLE_STYLE, source=titled) for line in titles if line),
        *(Paragraph(line, Style(align="centre"), source=sources.DATE) for line in dates),
        Paragraph(counted, COUNT_STYLE, source=sources.ANNEX_COUNT),
        _table(meeting),
    ]


def _table(meeting: Meeting) -> Flowable:
    has_institutions = any(participant.institution for participant in meeting.participants)
    heads = ["ល.រ", "គោរមងារ ឋានន្តរស័ក្តិ", "គោត្តនាម-នាម", "ភេទ", "តួនាទី", *(["ស្ថាប័ន"] if has_institutions else [])]
    rows = [
        _row(number, participant, has_institutions, meeting.names)
        for number, participant in enumerate(meeting.participants, start=1)
    ]
    head = [Paragraph(words, HEAD_STYLE) for words in heads]
    styled, named = (_width([head, *rows], place) for place in (1, 2))
    rest = TEXT_WIDTH - NUMBER_WIDTH - styled - named - SEX_WIDTH
    widths = [NUMBER_WIDTH, styled, named, SEX_WIDTH, *([rest / 2] * 2 if has_institutions else [rest])]
    return grid([head, *rows], widths, heads=1)


def _row(number: int, participant: Participant, has_institutions: bool, names: Sequence[str]) -> list[Paragraph]:
    person = participant.person

    def cell(text: str, style: Style, *asked: str, names: Sequence[str] = ()) -> Paragraph:
        return Paragraph(text, style, names=names, source=below(participant.path, *asked))

    cells = [
        Paragraph(to_khmer(str(number)), MIDDLE_STYLE),
        cell(person.style, CELL_STYLE, "honorific", "rank"),
        cell(person.name, CELL_STYLE, "name", names=names),
        cell(participant.sex, MIDDLE_STYLE, "sex"),
        cell(person.post, CELL_STYLE, "post"),
    ]
    return [*cells, cell(participant.institution, CELL_STYLE, "institution")] if has_institutions else cells


def _width(rows: Sequence[Sequence[Paragraph]], place: int) -> float:
    """Return the width that holds the column's longest cell on one line, within reason."""
    longest: float = max(row[place].natural_width() for row in rows)
    return min(longest + 2 * SIDE + 1, WIDEST)
