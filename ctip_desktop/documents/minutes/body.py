"""The body of the minutes: opening, purpose, remarks, sections with run-in bold heads, decisions."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.units import cm
from reportlab.platypus import Flowable

from ctip_desktop.documents.minutes import sentences, sources
from ctip_desktop.documents.minutes.meeting import Decision, Meeting, Section
from ctip_desktop.documents.minutes.sources import below
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

Source = Sequence[str]
"""Paths of the questions that feed a paragraph."""


class Body:
    """Sets the parts of one meeting's minutes; the names of its persons stay whole in all of them."""

    def __init__(self, meeting: Meeting) -> None:
        self._meeting = meeting

    def before_closing(self) -> list[Flowable]:
        """Return everything from the opening sentence to the last decision."""
        meeting, own = self._meeting, self._meeting.own
        if own.opening:
            story = self._paragraphs(own.opening, sources.OWN_OPENING)
        else:
            story = self._paragraphs((sentences.opening(meeting),), sources.OPENING)
        story += self._purpose()
        if meeting.remarks:
            lead = own.remarks_lead or (sentences.remarks_lead(meeting),)
            story += self._led(lead, self._remarks(), sources.REMARKS_LEAD)
        if meeting.sections:
            sections = [flowable for section in meeting.sections for flowable in self._section(section)]
            lead = own.discussion_lead or (sentences.discussion_lead(),)
            story += self._led(lead, sections, sources.DISCUSSION_LEAD)
        if meeting.decisions:
            decisions = [flowable for decision in meeting.decisions for flowable in self._decision(decision)]
            lead = own.closing_lead or (sentences.closing_lead(meeting),)
            story += self._led(lead, decisions, sources.CLOSING_LEAD)
        return story

    def closing(self) -> list[Flowable]:
        """Return the closing sentence."""
        return self._paragraphs(self._meeting.own.closing or (sentences.closing(self._meeting),), sources.CLOSING)

    def not_held(self) -> list[Flowable]:
        """Return what is said of a meeting that did not take place."""
        first, *rest = sentences.not_held(self._meeting)
        story = self._paragraphs((first,), sources.NOT_HELD) + self._paragraphs(rest, sources.REASON)
        if self._meeting.postponed_to:
            story += self._paragraphs((sentences.postponed(self._meeting.postponed_to),), sources.POSTPONED)
        return story

    def _purpose(self) -> list[Flowable]:
        own, purpose = self._meeting.own.purpose_lead, self._meeting.purpose
        if not purpose:
            return self._paragraphs(own, sources.PURPOSE_LEAD)
        *above, lead = own or (sentences.purpose_lead(),)
        first, *rest = purpose
        return [
            *self._paragraphs(above, sources.PURPOSE_LEAD),
            *self._paragraphs((f"{lead} {first}",), (*sources.PURPOSE, *sources.PURPOSE_LEAD)),
            *self._paragraphs(rest, sources.PURPOSE),
        ]

    def _remarks(self) -> list[Flowable]:
        return [
            flowable
            for remark in self._meeting.remarks
            for flowable in self._bullet("", remark.lines, below(remark.path, "remark_text"))
        ]

    def _section(self, section: Section) -> list[Flowable]:
        head = f"{to_khmer(str(section.number))}. {section.head}".rstrip()
        title = Paragraph(
            head,
            SECTION_HEAD,
            names=self._meeting.names,
            bookmark=Bookmark(head, 1),
            source=below(section.path, "section_head", "section_number"),
        )
        points = [
            flowable
            for point in section.points
            for flowable in self._bullet(point.head, point.lines, below(point.path, "point_text", "point_kind"))
        ]
        led = below(section.path, "section_lead")
        if section.lead and points:
            rest = self._led(section.lead, points, led)
        else:
            rest = self._paragraphs(section.lead, led) + points
        return [*hold([title], rest[0]), *rest[1:]] if rest else [title]

    def _decision(self, decision: Decision) -> list[Flowable]:
        notes = sentences.carrying_out(decision)
        told = below(decision.path, "decision_to", "decision_due", "decision_status", "decision_from")
        said = below(decision.path, "decision_text", "decision_kind")
        return [
            *self._bullet(decision.head, decision.lines, said),
            *([Paragraph(" · ".join(notes), NOTE, names=notes, source=told)] if notes else []),
            *self._under(decision.progress, below(decision.path, "decision_progress")),
        ]

    def _bullet(self, head: str, lines: Sequence[str], source: Source) -> list[Flowable]:
        """Return a hyphen and the first line, the head running into it in bold; the other lines stand under it."""
        first, *rest = lines or ("",)
        spans = [Span(f"{head}៖ ", BOLD)] if head else []
        text = [*spans, Span(first, BODY)]
        return [
            Paragraph(text, BULLET, names=self._names(first), label="-", source=source),
            *self._under(rest, source),
        ]

    def _under(self, lines: Sequence[str], source: Source) -> list[Flowable]:
        return [Paragraph(line, UNDER_BULLET, names=self._names(line), source=source) for line in lines]

    def _paragraphs(self, lines: Sequence[str], source: Source) -> list[Flowable]:
        return [Paragraph(line, TEXT, names=self._names(line), source=source) for line in lines]

    def _names(self, line: str) -> list[str]:
        return [*self._meeting.names, *names_in(line)]

    def _led(self, lead: Sequence[str], led: Sequence[Flowable], source: Source) -> list[Flowable]:
        """Return a lead-in that stays with the beginning of what it leads to."""
        *above, last = self._paragraphs(lead, source)
        return [*above, *hold([last], led[0]), *led[1:]]
