"""Says which figures are no longer those that were published when their period was closed, and why."""

from collections.abc import Iterator

from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, language, ngettext
from ctip_desktop.i18n.figures import grouped
from ctip_desktop.reports.book.counts import choice, country, labels, offence
from ctip_desktop.reports.book.gathering import Book
from ctip_desktop.reports.book.moved import Moved
from ctip_desktop.reports.book.parts import Lines, Section, Source


def differing(book: Book) -> Iterator[Section]:
    """Yield the section that says it, if there is anything to say: of the period first, then of the earlier one."""
    named = labels()
    parts = []
    for period in (book.period, book.earlier):
        lines = tuple((_said(one, named), ()) for one in book.moved if one.source.period == period)
        if lines:
            parts.append(Lines(period.label(), lines))
    if parts:
        remark = _("The figures of an earlier period that is closed are given as they were published.")
        yield Section(_("Figures that changed after they were published"), tuple(parts), (remark,))


def _said(one: Moved, named: dict[str, str]) -> str:
    figures = {
        "figure": of_what(one.source, named),
        "published": grouped(one.published),
        "now": grouped(one.now),
        "count": grouped(one.later),
    }
    if not one.later:
        return _("{figure}: as published {published}; now {now}, entries were moved or corrected.").format(**figures)
    said = ngettext(
        "{figure}: as published {published}; now {now}, {count} entry came or changed later.",
        "{figure}: as published {published}; now {now}, {count} entries came or changed later.",
        one.later,
    )
    return said.format(**figures)


def of_what(source: Source, named: dict[str, str]) -> str:
    """Return what a figure is of, in words: the indicator, the answers, the office."""
    words = [named.get(source.name, source.name)]
    words += [_answer(question, answer) for question, answer in source.chosen.items()]
    if source.office in offices():
        words.append(offices()[source.office].said(language()))
    return ", ".join(words)


def _answer(question: str, answer: str) -> str:
    if question == "offence":
        return offence(answer)
    return choice("prevention", question, answer) if question in ("theme", "audience_kind") else country(answer)
