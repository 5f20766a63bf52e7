"""What the minutes say twice and must say alike: how many took part, and how many of them women."""

from dataclasses import dataclass
from re import search

from ctip_desktop.documents.minutes.meeting import Meeting
from ctip_desktop.i18n import _
from ctip_desktop.khmer.numerals import to_latin

_TOTAL = r"([0-9]+)\s*រូប"
_WOMEN = r"ស្ត?រី\s*([0-9]+)\s*រូប"


@dataclass(frozen=True)
class Check:
    """A disagreement: its name for machines, what the opening sentence says, what the annex lists."""

    kind: str
    said: int
    listed: int

    @property
    def text(self) -> str:
        """Return the disagreement in words."""
        if self.kind == "women_differ":
            words = _("The opening sentence says {said} women, and the annex lists {listed}; correct one of them.")
        else:
            words = _(
                "The opening sentence says {said} participants, and the annex lists {listed}; correct one of them."
            )
        return words.format(said=self.said, listed=self.listed)


def check(meeting: Meeting) -> tuple[Check, ...]:
    """Return where the opening sentence and the annex disagree; nothing when there is no annex to compare."""
    if not meeting.was_held or not meeting.participants:
        return ()
    total, women = _said(meeting)
    listed = len(meeting.participants)
    checks = [Check("total_differs", total, listed)] if total is not None and total != listed else []
    if women is not None and women != meeting.listed_women:
        checks.append(Check("women_differ", women, meeting.listed_women))
    return tuple(checks)


def _said(meeting: Meeting) -> tuple[int | None, int | None]:
    """Return the counts of the opening sentence: those it is made with, or those read in the author's own."""
    if not meeting.own.opening:
        return meeting.total, meeting.women
    sentence = to_latin(" ".join(meeting.own.opening))
    total, women = search(_TOTAL, sentence), search(_WOMEN, sentence)
    return int(total[1]) if total else None, int(women[1]) if women else None
