"""Puts the parts of the minutes together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable, PageBreak, Spacer

from ctip_desktop.documents.labels import DRAFT, khmer_page_label
from ctip_desktop.documents.letterhead import committee, committee_block, national_header, number_line
from ctip_desktop.documents.minutes import sentences, sources
from ctip_desktop.documents.minutes.annex import annex
from ctip_desktop.documents.minutes.body import Body
from ctip_desktop.documents.minutes.checks import Check, check
from ctip_desktop.documents.minutes.meeting import Meeting
from ctip_desktop.documents.minutes.reading import read_meeting
from ctip_desktop.documents.minutes.signatures import signatures
from ctip_desktop.documents.typesetting.faces import HEADING
from ctip_desktop.documents.typesetting.held import hold
from ctip_desktop.documents.typesetting.paper import Paper, Particulars, make_paper
from ctip_desktop.documents.typesetting.paragraph import Bookmark, Paragraph, Style

MINUTES = "កំណត់ហេតុកិច្ចប្រជុំ"
NOT_HELD = "របាយការណ៍អំពីកិច្ចប្រជុំដែលមិនបានប្រព្រឹត្តទៅ"
TITLE_STYLE = Style(HEADING, 13, 25, "centre")
SUBTITLE_STYLE = Style(HEADING, 11, 21, "centre")
DATE_STYLE = Style(align="centre", after=8)


@dataclass(frozen=True)
class Minutes:
    """The paper, and where it disagrees with itself."""

    paper: Paper
    checks: tuple[Check, ...]


def print_minutes(answers: Mapping[str, Any], *, office: str = "", draft: bool = False) -> Minutes:
    """Return the minutes of a meeting.

    Args:
        answers: a `meeting` entry's answers without those that are not relevant; the paper's spots name rows by their
            ids where they have any, by number otherwise.
        office: two digits of the office whose letterhead they bear, where the answers name none.
        draft: they bear the mark of a draft on every page.

    Raises:
        AnswerNotPrintable: an answer is of another kind than its question's.
    """
    meeting = read_meeting(answers)
    title = MINUTES if meeting.was_held else NOT_HELD
    own = (*meeting.letterhead_upper, *meeting.letterhead_body)
    particulars = Particulars(
        title=" ".join([title, *_about(meeting)]),
        author=" ".join(own or committee(office)),
        subject=sentences.day(meeting.date) if meeting.date else "",
        language="km",
        page_label=khmer_page_label,
        mark=DRAFT if draft else "",
    )
    if own:
        block = committee_block(meeting.letterhead_upper, source=sources.UPPER)
        block += committee_block(meeting.letterhead_body, source=sources.BODY)
    else:
        block = committee_block(committee(office), source=sources.OFFICE)
    story = [*national_header(), *block, number_line(meeting.number, sources.NUMBER)]
    story += [*_title(title, meeting), *_rest(meeting)]
    return Minutes(make_paper(story, particulars), check(meeting))


def _about(meeting: Meeting) -> list[str]:
    """Return the title's lines as the author breaks them, the first after the word for *about*."""
    first, *rest = meeting.title or ("",)
    return [line for line in (sentences.about(first), *rest) if line]


def _title(title: str, meeting: Meeting) -> list[Flowable]:
    dates = [sentences.day(meeting.date)] if meeting.date else []
    return [
        Paragraph(title, TITLE_STYLE, bookmark=Bookmark(title), source=sources.HELD),
        *(Paragraph(line, SUBTITLE_STYLE, source=sources.TITLE) for line in _about(meeting)),
        *(Paragraph(line, DATE_STYLE, source=sources.DATE) for line in dates),
    ]


def _rest(meeting: Meeting) -> list[Flowable]:
    body = Body(meeting)
    if meeting.was_held:
        story = body.before_closing()
        end = body.closing()
    else:
        story = []
        end = body.not_held()
    signed = signatures(meeting)
    if signed:
        # A page that held nothing but signatures could be put under any text.
        story += [*end[:-1], *hold([end[-1], Spacer(0, 10)], signed[0]), *signed[1:]]
    else:
        story += end
    return story + ([PageBreak(), *annex(meeting)] if meeting.was_held and meeting.participants else [])
