"""The body of the minutes: opening, purpose, remarks, sections with run-in bold heads, decisions."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.units import cm
from reportlab.platypus import Flowable

from ctip_desktop.documents.minutes import sentences
from ctip_desktop.documents.minutes.meeting import Decision, Meeting, Section
from ctip_desktop.documents.persons import names_in
from ctip_desktop.documents.typesetting.atoms import Span
from ctip_desktop.documents.typesetting.faces import BODY, BOLD
from ctip_desktop.documents.typesetting.held import hold
from ctip_desktop.documents.typesetting.paragraph import Bookmark, Paragraph, Style
from ctip_desktop.khmer.numerals import to_khmer

INDENT = 1.27 * cm
TEXT = Style(first_indent=INDENT, before=5, after=4)
SECTION_HEAD = Style(BOLD, align="left", before=4, after=2)
BULLET = Style(left=INDENT, label_left=0.8 * cm, after=2)
UNDER_BULLET = replace(BULLET, label_left=0)
NOTE = replace(UNDER_BULLET, align="left")


class Body:
    """Sets the parts of one meeting's minutes; the names of its persons stay whole in all of them."""

    def __init__(self, meeting: Meeting) -> None:
        self._meeting = meeting

    def before_closing(self) -> list[Flowable]:
        """Return everything from the opening sentence to the last decision."""
        meeting, own = self._meeting, self._meeting.own
        story = self._paragraphs(own.opening or (sentences.opening(meeting),))
        story += self._paragraphs(self._purpose())
        if meeting.remarks:
            story += self._led(own.remarks_lead or (sentences.remarks_lead(meeting),), self._remarks())
        if meeting.sections:
            sections = [flowable for section in meeting.sections for flowable in self._section(section)]
            story += self._led(own.discussion_lead or (sentences.discussion_lead(),), sections)
        if meeting.decisions:
            decisions = [flowable for decision in meeting.decisions for flowable in self._decision(decision)]
            story += self._led(own.closing_lead or (sentences.closing_lead(meeting),), decisions)
        return story

    def closing(self) -> list[Flowable]:
        """Return the closing sentence."""
        return self._paragraphs(self._meeting.own.closing or (sentences.closing(self._meeting),))

    def not_held(self) -> list[Flowable]:
        """Return what is said of a meeting that did not take place."""
        return self._paragraphs(sentences.not_held(self._meeting))

    def _purpose(self) -> Sequence[str]:
        lead = self._meeting.own.purpose_lead or (sentences.purpose_lead(),)
        if not self._meeting.purpose:
            return self._meeting.own.purpose_lead
        first, *rest = self._meeting.purpose
        return [*lead[:-1], f"{lead[-1]} {first}", *rest]

    def _remarks(self) -> list[Flowable]:
        return [flowable for lines in self._meeting.remarks for flowable in self._bullet("", lines)]

    def _section(self, section: Section) -> list[Flowable]:
        head = f"{to_khmer(str(section.number))}. {section.head}".rstrip()
        title = Paragraph(head, SECTION_HEAD, names=self._meeting.names, bookmark=Bookmark(head, 1))
        points = [flowable for point in section.points for flowable in self._bullet(point.head, point.lines)]
        rest = self._led(section.lead, points) if section.lead and points else self._paragraphs(section.lead) + points
        return [*hold([title], rest[0]), *rest[1:]] if rest else [title]

    def _decision(self, decision: Decision) -> list[Flowable]:
        notes = sentences.carrying_out(decision)
        noted = [Paragraph(" · ".join(notes), NOTE, names=notes)] if notes else []
        return [*self._bullet(decision.head, decision.lines), *noted, *self._under(decision.progress)]

    def _bullet(self, head: str, lines: Sequence[str]) -> list[Flowable]:
        """Return a hyphen and the first line, the head running into it in bold; the other lines stand under it."""
        first, *rest = lines or ("",)
        spans = [Span(f"{head}៖ ", BOLD)] if head else []
        bullet = Paragraph([*spans, Span(first, BODY)], BULLET, names=self._names(first), label="-")
        return [bullet, *self._under(rest)]

    def _under(self, lines: Sequence[str]) -> list[Flowable]:
        return [Paragraph(line, UNDER_BULLET, names=self._names(line)) for line in lines]

    def _paragraphs(self, lines: Sequence[str]) -> list[Flowable]:
        return [Paragraph(line, TEXT, names=self._names(line)) for line in lines]

    def _names(self, line: str) -> list[str]:
        return [*self._meeting.names, *names_in(line)]

    def _led(self, lead: Sequence[str], led: Sequence[Flowable]) -> list[Flowable]:
        """Return a lead-in that stays with the beginning of what it leads to."""
        *above, last = self._paragraphs(lead)
        return [*above, *hold([last], led[0]), *led[1:]]
