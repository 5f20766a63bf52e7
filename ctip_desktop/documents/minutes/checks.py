"""What is wrong with the paper as a whole: counts told twice and not alike, more women than all, signature lines empty.

What a single question asks for and did not get is the form's to tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from re import finditer, search

from ctip_desktop.documents.minutes import sentences
from ctip_desktop.documents.minutes.meeting import Meeting, Signature
from ctip_desktop.documents.minutes.sources import below
from ctip_desktop.i18n import N_, _, figure
from ctip_desktop.khmer.numerals import to_latin

_FIGURE = r"([0-9]{1,9}(?:[.,][0-9]{3}){0,3})"
_PERSONS = r"(?:រូប|នាក់)"
_WOMEN_WORD = r"ស្(?:ត្)?រី"
_TOTAL = rf"{_FIGURE}\s*រូប"
_WOMEN = rf"{_WOMEN_WORD}\s*{_FIGURE}\s*រូប"
_AMONG = rf"{_FIGURE}\s*{_PERSONS}\s*\(\s*{_WOMEN_WORD}\s*{_FIGURE}"

_WORDS = {
    "nobody_counted": N_("The opening sentence says that nobody took part: list who did, or type how many."),
    "total_differs": N_(
        "The opening sentence says {said} participants, and the annex lists {listed}; correct one of them."
    ),
    "women_differ": N_("The opening sentence says {said} women, and the annex lists {listed}; correct one of them."),
    "women_exceed": N_("A text says {said} women among {listed} persons; correct one of the two numbers."),
    "seen_name_empty": N_("Signature at the left: no name stands under it. Type the name, or empty the whole block."),
    "seen_role_empty": N_("Signature at the left: no role stands above it. Type the role, or empty the whole block."),
    "wrote_name_empty": N_("Signature at the right: no name stands under it. Type the name, or empty the whole block."),
    "wrote_role_empty": N_("Signature at the right: no role stands above it. Type the role, or empty the whole block."),
    "unsigned": N_("Signatures: there is nobody to sign. Say who wrote the minutes."),
}


@dataclass(frozen=True)
class Check:
    """A fault of the paper.

    Args:
        kind: its name for machines.
        paths: the questions to go to, the likeliest first.
        said, listed: the figures that do not agree, where it is about figures.
    """

    kind: str
    paths: tuple[str, ...]
    said: int = 0
    listed: int = 0

    @property
    def text(self) -> str:
        """Return the fault in words."""
        return _(_WORDS[self.kind]).format(said=figure(self.said), listed=figure(self.listed))

    @property
    def is_unfinished(self) -> bool:
        """Whether it is only something that is still to be typed, and no fault before the paper is printed."""
        return self.kind in ("unsigned", "nobody_counted") or self.kind.endswith("_empty")


def check(meeting: Meeting) -> tuple[Check, ...]:
    """Return what is wrong, in the order of the paper."""
    held = [*_counts(meeting), *_sums(meeting)] if meeting.was_held else []
    return (*held, *_signatures(meeting))


def _counts(meeting: Meeting) -> Iterator[Check]:
    """Yield where the opening sentence counts nobody, or not as the annex does, where there is one to compare."""
    total, women = _said(meeting)
    if not meeting.participants:
        if total == 0:
            yield Check("nobody_counted", ("/total_claimed", "/participant"))
        return
    listed = len(meeting.participants)
    own = ("/opening_sentence",) if meeting.own.opening else ()
    if total is not None and total != listed:
        yield Check("total_differs", (*(own or ("/total_claimed",)), "/participant"), total, listed)
    if women is not None and women != meeting.listed_women:
        yield Check("women_differ", (*(own or ("/women_claimed",)), "/participant"), women, meeting.listed_women)


def _said(meeting: Meeting) -> tuple[int | None, int | None]:
    """Return the counts of the opening sentence: those it is made with, or those read in the author's own."""
    if not meeting.own.opening:
        return meeting.total, meeting.women
    sentence = to_latin(" ".join(meeting.own.opening))
    total, women = search(_TOTAL, sentence), search(_WOMEN, sentence)
    return _number(total[1]) if total else None, _number(women[1]) if women else None


def _sums(meeting: Meeting) -> Iterator[Check]:
    """Yield where a text counts more women than persons: `២៣នាក់ (ស្រី ៣២នាក់)`."""
    for path, text in _texts(meeting):
        for found in finditer(_AMONG, to_latin(text)):
            persons, women = map(_number, found.groups())
            if women > persons:
                yield Check("women_exceed", (path,), women, persons)


def _texts(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield each text of the body with the path of its question."""
    if meeting.own.opening:
        yield "/opening_sentence", " ".join(meeting.own.opening)
    else:
        yield "/women_claimed", sentences.attendance(meeting.total, meeting.women)
    yield "/purpose", " ".join(meeting.purpose)
    for remark in meeting.remarks:
        yield f"{remark.path}/remark_text", " ".join(remark.lines)
    for section in meeting.sections:
        yield f"{section.path}/section_lead", " ".join(section.lead)
        for point in section.points:
            yield f"{point.path}/point_text", " ".join(point.lines)
    for decision in meeting.decisions:
        yield f"{decision.path}/decision_text", " ".join(decision.lines)
        yield f"{decision.path}/decision_progress", " ".join(decision.progress)


def _signatures(meeting: Meeting) -> Iterator[Check]:
    if meeting.seen.is_empty and meeting.wrote.is_empty:
        yield Check("unsigned", ("/wrote_name",))
    for who, signature in (("seen", meeting.seen), ("wrote", meeting.wrote)):
        if not signature.is_empty:
            yield from _lines(who, signature)


def _lines(who: str, signature: Signature) -> Iterator[Check]:
    if not signature.role:
        yield Check(f"{who}_role_empty", below(signature.path, "role"))
    if not signature.name:
        yield Check(f"{who}_name_empty", below(signature.path, "name"))


def _number(figures: str) -> int:
    return int(figures.replace(".", "").replace(",", ""))
