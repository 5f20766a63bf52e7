"""Puts a book into words: the sections of the consolidated report, in the order in which the committee publishes it."""

from collections.abc import Iterator

from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.i18n.states import state_words
from ctip_desktop.reports.book.checks import check
from ctip_desktop.reports.book.counts import Counts
from ctip_desktop.reports.book.differing import differing
from ctip_desktop.reports.book.gathering import Book
from ctip_desktop.reports.book.parts import Chart, Lines, Report, Section, Table
from ctip_desktop.reports.book.pictures import by_province, by_sex_and_age, trend
from ctip_desktop.reports.book.remarks import remarks
from ctip_desktop.reports.book.sums import Uneven

_TOLD = ("overdue", "not_arrived", "in_part", "received_late", "changed_since", "nothing")


def write(book: Book, letterhead: str) -> Report:
    """Return the report in the language in force, under the letterhead of the office that prints it."""
    uneven = tuple(check(book))
    return Report(
        office=letterhead,
        language=language(),
        title=_("Report on counter-trafficking work"),
        period=book.period.label(),
        opening=tuple(_opening(book)),
        sections=tuple(_sections(book, uneven)),
        closing=tuple(_closing(book)),
        uneven=uneven,
    )


def _opening(book: Book) -> Iterator[str]:
    if book.office:
        yield _("Figures of one office: {office}.").format(office=_office(book.office))
    yield _("Compared with the same period before: {period}. Per cent are of the earlier figure.").format(
        period=book.earlier.label()
    )
    if not book.has_earlier:
        yield _("There are no earlier figures: nothing of that period is here.")


def _sections(book: Book, uneven: tuple[Uneven, ...]) -> Iterator[Section]:
    counts = Counts(book)
    yield Section(_("Offences, persons arrested and victims"), tuple(_offences(book, counts)), tuple(_apart(counts)))
    if not book.office:
        yield Section(_("By province"), (counts.provinces(), by_province(book)), tuple(_silence(book)))
    yield Section(_("Courts and justice"), (counts.courts(),))
    returned = counts.returned()
    yield _or_none(_("Repatriation"), (returned,), _("Nobody was repatriated."))
    yield _or_none(_("Prevention"), counts.prevention(), _("There were no prevention activities."))
    yield _or_none(_("Other work"), (counts.other_work(),), _("No other work is entered."))
    yield from differing(book)
    yield from _groups(book)
    yield from remarks(book.held)
    if not book.office:
        yield _offices(book)
    yield Section(_("Annex 1: Sums that do not agree"), (), tuple(_unevenness(book, uneven)), is_annex=True)
    yield _records(book)


def _offences(book: Book, counts: Counts) -> Iterator[Table | Chart]:
    yield counts.lines()
    for name, title in (
        ("arrested_foreigners", _("Foreigners arrested, by nationality")),
        ("victims", _("Victims, by nationality")),
    ):
        table = counts.nations(name, title)
        if table.rows:
            yield table
    yield trend(book)
    yield by_sex_and_age(book)


def _apart(counts: Counts) -> Iterator[str]:
    cases, arrested, victims = counts.other_offences()
    yield _("Persons arrested are counted by the day of the arrest, victims by the day their case was reported.")
    if cases or arrested or victims:
        yield _("Other offences stand in neither line: {cases}, {arrested}, {victims}.").format(
            cases=ngettext("{count} case", "{count} cases", cases).format(count=figure(cases)),
            arrested=ngettext("{count} arrested", "{count} arrested", arrested).format(count=figure(arrested)),
            victims=ngettext("{count} victim", "{count} victims", victims).format(count=figure(victims)),
        )


def _silence(book: Book) -> Iterator[str]:
    if book.silent:
        yield _("– stands where nothing has arrived from the office; it is not zero.")


def _or_none(title: str, tables: tuple[Table, ...], none: str) -> Section:
    shown = tuple(table for table in tables if table.rows)
    return Section(title, shown, () if shown else (none,))


def _groups(book: Book) -> Iterator[Section]:
    """Yield results, then challenges, then requests, each by working group."""
    titles = {
        "result": (_("Results by working group"), _("No results are told.")),
        "challenge": (_("Challenges by working group"), _("No challenges are told.")),
        "request": (_("Requests by working group"), _("No requests are told.")),
    }
    for kind, (title, none) in titles.items():
        parts = tuple(
            Lines(
                voice.group.said(language()) or _("No working group"),
                tuple((said.text, said.numbers) for said in voice.said[kind]),
                tuple(tuple(said.entries.values()) for said in voice.said[kind]),
            )
            for voice in book.voices
            if kind in voice.said
        )
        yield Section(title, parts, () if parts else (none,))


def _offices(book: Book) -> Section:
    """Return which offices have not sent their statements, sent them late, or had nothing to report, by months."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in book.statements.rows if book.statements else ():
        by_state: dict[str, list[str]] = {}
        for cell in row.cells:
            by_state.setdefault(cell.state, []).append(figure(f"{cell.owed.period.start:%m/%Y}"))
        for state, months in by_state.items():
            found.setdefault(state, {}).setdefault(", ".join(months), []).append(_office(row.office))
    parts = tuple(
        Lines(
            state_words(state),
            tuple(
                (_("{months}: {offices}").format(months=months, offices=", ".join(names)), ())
                for months, names in found[state].items()
            ),
        )
        for state in _TOLD
        if state in found
    )
    remarks = []
    if book.silent:
        said = ngettext(
            "From {count} office nothing has arrived; it is not in the figures: {offices}.",
            "From {count} offices nothing has arrived; they are not in the figures: {offices}.",
            len(book.silent),
        )
        listed = ", ".join(map(_office, book.silent))
        remarks.append(said.format(count=figure(len(book.silent)), offices=listed))
    if not parts:
        remarks.append(_("Every statement that was due has arrived."))
    return Section(_("Offices that have not sent"), parts, tuple(remarks))


def _office(code: str) -> str:
    return offices()[code].said(language()) if code in offices() else code


def _unevenness(book: Book, uneven: tuple[Uneven, ...]) -> Iterator[str]:
    yield from (one.text for one in uneven)
    if book.disputed:
        said = ngettext(
            "{count} case has versions that do not agree; it is counted by one of them until a person decides.",
            "{count} cases have versions that do not agree; each is counted by one of them until a person decides.",
            book.disputed,
        )
        yield said.format(count=figure(book.disputed))
    if not uneven:
        yield _("All parts were added up, and are their totals.")


def _records(book: Book) -> Section:
    rows = tuple(
        (
            _("{office}, log {log}: {count} records, the last {head}").format(
                office=_office(log.office),
                log=log.id[:8],
                count=figure(log.seq),
                head=log.head[:16],
            ),
            (),
        )
        for log in sorted(book.logs, key=lambda log: (log.office, log.id))
    )
    return Section(_("Annex 2: The records that were counted"), (Lines("", rows),), is_annex=True)


def _closing(book: Book) -> Iterator[str]:
    if book.latest:
        yield _("Made as of the records up to {moment} (UTC); their mark is {mark}.").format(
            moment=figure(book.latest[:16].replace("T", " ")), mark=book.mark[:16]
        )
    else:
        yield _("Made as of no records at all.")
