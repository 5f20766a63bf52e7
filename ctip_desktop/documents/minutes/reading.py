"""Reads a meeting out of the answers of the `meeting` form, once."""

from collections.abc import Mapping
from typing import Any

from ctip_desktop.documents.minutes.answered import Answered
from ctip_desktop.documents.minutes.meeting import (
    Decision,
    Meeting,
    Own,
    Participant,
    Person,
    Point,
    Remark,
    Section,
    Signature,
)

WOMAN = "Feminine"
PLAIN_POINT = "plain"
DECISION = "decision"


def read_meeting(answers: Mapping[str, Any]) -> Meeting:
    """Return the meeting of these answers; raise `AnswerNotPrintable` for one of another kind than its question's."""
    read = Answered(answers)
    participants = tuple(map(_participant, read.rows("participant")))
    total, women = read.count("total_claimed"), read.count("women_claimed")
    return Meeting(
        was_held=read.text("held") != "not_held",
        not_held_reason=read.lines("not_held_reason"),
        postponed_to=read.date("postponed_to"),
        number=read.text("number"),
        kind=read.text("kind"),
        kind_label=read.label("kind", "meeting_kind"),
        title=read.lines("title"),
        date=read.date("date"),
        start=read.time("start_time"),
        end=read.time("end_time"),
        venue=read.text("venue"),
        platform=read.text("platform"),
        letterhead_upper=read.lines("letterhead_upper"),
        letterhead_body=read.lines("letterhead_body"),
        chair=_person(read, "chair_"),
        co_chairs=read.lines("co_chairs"),
        own=Own(
            opening=read.lines("opening_sentence"),
            purpose_lead=read.lines("purpose_lead"),
            remarks_lead=read.lines("remarks_lead"),
            discussion_lead=read.lines("discussion_lead"),
            closing_lead=read.lines("closing_lead"),
            closing=read.lines("closing_sentence"),
        ),
        purpose=read.lines("purpose"),
        remarks=tuple(Remark(row.lines("remark_text"), row.path) for row in read.rows("remark")),
        sections=tuple(_section(row, number) for number, row in enumerate(read.rows("section"), start=1)),
        decisions=tuple(map(_decision, read.rows("decision"))),
        annex_title=read.lines("annex_title"),
        participants=participants,
        total=len(participants) if total is None else total,
        women=sum(participant.is_woman for participant in participants) if women is None else women,
        seen=_signature(read, "seen_"),
        wrote=_signature(read, "wrote_"),
    )


def _person(read: Answered, prefix: str) -> Person:
    honorific = read.label(f"{prefix}honorific", "honorific")
    return Person(honorific, read.text(f"{prefix}rank"), read.text(f"{prefix}name"), read.text(f"{prefix}post"))


def _participant(row: Answered) -> Participant:
    is_woman = row.text("sex") == WOMAN
    return Participant(_person(row, ""), is_woman, row.label("sex", "sex"), row.text("institution"), row.path)


def _section(row: Answered, place: int) -> Section:
    number = row.count("section_number")
    points = tuple(map(_point, row.rows("point")))
    head, lead = row.text("section_head"), row.lines("section_lead")
    return Section(place if number is None else number, head, lead, points, row.path)


def _point(row: Answered) -> Point:
    head = "" if row.text("point_kind") == PLAIN_POINT else row.label("point_kind", "point_kind")
    return Point(head, row.lines("point_text"), row.path)


def _decision(row: Answered) -> Decision:
    is_decision = row.text("decision_kind") == DECISION
    return Decision(
        head=row.label("decision_kind", "decision_kind") if is_decision else "",
        lines=row.lines("decision_text"),
        to=row.text("decision_to"),
        due=row.date("decision_due"),
        status=row.label("decision_status", "decision_status"),
        carried_from=row.text("decision_from"),
        progress=row.lines("decision_progress"),
        path=row.path,
    )


def _signature(read: Answered, prefix: str) -> Signature:
    return Signature(
        courtesy=read.lines(f"{prefix}courtesy"),
        place=read.text(f"{prefix}place"),
        date=read.date(f"{prefix}date"),
        lunar=read.text(f"{prefix}lunar"),
        role=read.lines(f"{prefix}role"),
        rank=read.text(f"{prefix}rank"),
        name=read.text(f"{prefix}name"),
        path=f"/{prefix}",
    )
