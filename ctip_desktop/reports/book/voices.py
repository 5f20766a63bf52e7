"""What the working groups said in a period: results, challenges, requests, from meetings and from entries of their own.

What several say in the same words stands once, with the numbers of all entries that say it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import text

from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.forms.installed import load
from ctip_desktop.forms.words import Words
from ctip_desktop.khmer.search import search_key
from ctip_desktop.reports.book.held import Held
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.known_forms import current_form
from ctip_desktop.store.transaction import Reader

KINDS = ("result", "challenge", "request")
_POINTS = """
    SELECT section.section_head, point.point_kind, point.point_text, entry.number, entry.id FROM p_meeting AS meeting
    JOIN p_meeting_section AS section ON section._entry = meeting._entry
    JOIN p_meeting_section_point AS point ON point._entry = meeting._entry AND point._parent = section._row
    JOIN entry ON entry.no = meeting._entry
    WHERE meeting.date >= :start AND meeting.date < :end AND point.point_kind IN ('result', 'challenge', 'request')
    AND point.point_text IS NOT NULL AND (:office IS NULL OR meeting._office = :office)
    ORDER BY entry.office, meeting.date, entry.number, section._position, point._position
"""
_ASKED = """
    SELECT request.working_group, request.nature, request.text, entry.number, entry.id FROM p_request AS request
    JOIN entry ON entry.no = request._entry
    WHERE request.raised_on >= :start AND request.raised_on < :end AND request.text IS NOT NULL
    AND (:office IS NULL OR request._office = :office) ORDER BY entry.office, request.raised_on, entry.number
"""


@dataclass(frozen=True)
class Said:
    """Something said, and the entries that say it: their ids by their numbers."""

    text: str
    entries: dict[str, str]

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of the entries."""
        return tuple(self.entries)


@dataclass(frozen=True)
class Voice:
    """What a working group, or the section of a meeting that is none, said: by `result`, `challenge`, `request`."""

    group: Words
    said: dict[str, tuple[Said, ...]]


def voices(
    reader: Reader, period: Period, office: str | None = None, statements: Sequence[Held] = ()
) -> tuple[Voice, ...]:
    """Return what was said in a period, the working groups in their order, other heads after them.

    What statements carry is told where no entry that is here says it.
    """
    named: dict[str, str] = {}
    groups = {choice.name: choice.label for choice in load("request").lists["working_group"]}
    found: dict[str, dict[str, dict[str, dict[str, str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(dict)))
    heads: dict[str, Words] = {name: groups[name] for name in groups}
    for head, kind, said, number, entry in _rows(reader, "meeting", _POINTS, period, office):
        if head not in named:
            named[head] = _group(head or "", groups)
        name = named[head]
        heads.setdefault(name, Words(head or "", head or ""))
        found[name][kind][said.strip()][number] = entry
    for name, kind, said, number, entry in _rows(reader, "request", _ASKED, period, office):
        heads.setdefault(name or "", groups.get(name or "", Words("", "")))
        found[name or ""][kind][said.strip()][number] = entry
    for kind, said, number, entry in _carried(statements, found):
        heads.setdefault("", Words("", ""))
        found[""][kind][said][number] = entry
    return tuple(
        Voice(
            heads[name],
            {
                kind: tuple(Said(said, entries) for said, entries in found[name][kind].items())
                for kind in KINDS
                if found[name][kind]
            },
        )
        for name in heads
        if name in found
    )


def _carried(
    statements: Sequence[Held], found: Mapping[str, Mapping[str, Mapping[str, Mapping[str, str]]]]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, words, statement's number and its id of what statements carry and nothing found so far says."""
    texts = {(kind, said) for kinds in found.values() for kind, several in kinds.items() for said in several}
    told = {
        number
        for kinds in found.values()
        for several in kinds.values()
        for numbers in several.values()
        for number in numbers
    }
    for one in statements:
        rows = one.version.answers.get("carried", ())
        for row in (each for each in rows if isinstance(each, dict)) if isinstance(rows, list) else ():
            kind, said = str(row.get("carried_nature") or ""), str(row.get("carried_text") or "").strip()
            if kind in KINDS and said and (kind, said) not in texts and row.get("request_number") not in told:
                yield kind, said, one.version.number, one.version.entry


def _rows(
    reader: Reader, form: str, statement: str, period: Period, office: str | None
) -> list[tuple[str, str, str, str, str]]:
    try:
        current_form(reader, form)
    except FormUnknown:
        return []
    parameters = {"start": period.start.isoformat(), "end": period.end.isoformat(), "office": office}
    return [(row[0], row[1], row[2], row[3], row[4]) for row in reader.connection.execute(text(statement), parameters)]


def _group(head: str, groups: dict[str, Words]) -> str:
    """Return the working group a section's head names, or the head itself."""
    key = search_key(head)
    for name, label in groups.items():
        if any(search_key(words) in key for words in (label.km, label.en)):
            return name
    return head
