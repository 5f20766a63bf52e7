"""What the list says of an entry, in the language in force: made on the worker, a page of entries at a time."""

from dataclasses import dataclass

from ctip_desktop.desktop.moments import day_words, read_day
from ctip_desktop.errors.forms import FormNotInstalled
from ctip_desktop.forms import installed
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.headline import Headline, headline
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import figure, language
from ctip_desktop.store.browsing import Asked, Browsed, browse, count_entries, position
from ctip_desktop.store.returned import all_returned
from ctip_desktop.store.transaction import Reader

PAGE = 60
"""Lines that are read at once."""

_BETWEEN = " · "


@dataclass(frozen=True)
class Line:
    """One entry of the list in words; `names` are for eyes that asked for them only."""

    id: str
    form: str
    state: str
    has_draft: bool
    kind: str
    number: str
    summary: str
    place: str
    names: tuple[str, ...]
    day: str
    by: str
    office: str = ""
    answered: bool = False
    """Whether its office answered, where it is returned, that it is right as it is."""


@dataclass(frozen=True)
class Found:
    """What was found: how many lines, some of them from number `first` on, and at which the entry looked for stands."""

    count: int
    first: int
    lines: tuple[Line, ...]
    at: int | None


def look(reader: Reader, asked: Asked, entry: str = "") -> Found:
    """Return how many entries were asked for, and the page of them on which an entry stands, or else the first."""
    at = position(reader, asked, entry) if entry else None
    first = (at or 0) // PAGE * PAGE
    lines = page(reader, asked, first)
    count = count_entries(reader, asked) if len(lines) == PAGE else first + len(lines)
    return Found(count, first, lines, at)


def page(reader: Reader, asked: Asked, first: int) -> tuple[Line, ...]:
    """Return the lines from number `first` on."""
    found = browse(reader, asked, first, PAGE)
    answered: set[tuple[str, str]] = set()
    if any(one.listed.state == "returned" for one in found):
        answered = {(one.office, one.entry) for one in all_returned(reader) if one.answer}
    return tuple(_line(reader, one, (one.listed.office, one.listed.id) in answered) for one in found)


def title_of(form: str, version: Form | None = None) -> str:
    """Return what a form is called: as this version says, else as the one installed; its name if neither is here."""
    if version is None:
        try:
            version = installed.load(form)
        except FormNotInstalled:
            return form
    return " ".join(version.title.said(language()).split())


def _line(reader: Reader, one: Browsed, answered: bool) -> Line:
    form = reader.forms.version(reader.connection, one.fv)
    said = headline(form, one.answers, language()) if form else Headline((), "", (), "")
    day = read_day(said.date)
    listed = one.listed
    return Line(
        id=listed.id,
        form=listed.form,
        state=listed.state,
        has_draft=listed.has_draft,
        kind=title_of(listed.form, form),
        number=figure(listed.number),
        summary=_BETWEEN.join(said.summary),
        place=said.place,
        names=said.names,
        day=day_words(day) if day else "",
        by=one.by_name or (offices()[listed.office].said(language()) if listed.office in offices() else ""),
        office=listed.office,
        answered=answered,
    )
