"""Who is there more than once: persons decided to be the same, and figures that count each of them once.

A figure of persons is that of their rows, less those of one person beyond the first. So it can be added up over forms,
offices and answers although persons cannot: what is taken away is worked out for the whole that is asked for.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import orjson
from sqlalchemy import text

from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import installed
from ctip_desktop.forms.person_marks import person_marks
from ctip_desktop.khmer.search import search_key
from ctip_desktop.reports.indicators.counting import PERSONS, rows_among
from ctip_desktop.reports.indicators.placing import known_form
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.persons.deciding import Whose, decisions, groups_of, pair_of
from ctip_desktop.store.layout import ENTRY, ROW, table_name
from ctip_desktop.store.projection import quoted
from ctip_desktop.store.transaction import Reader

Group = Whose
"""The first of all persons who are one."""

Again = dict[tuple[str, ...], Counter[Group]]
"""How many rows of each person with several stand in a figure, by period code and the answers it is divided by."""


def same_persons(reader: Reader) -> dict[Whose, Group]:
    """Return who is one with others, by what was decided, and by entries that name the entry of the same person.

    Two who were told apart and are both said to be one with a third are one all the same, until somebody decides anew:
    the queue shows them first. An office says of persons of its own whom of another office they are, of each one; so it
    can say of nobody else's that they are one.
    """
    own = [pair for pair, settled in decisions(reader).items() if settled.verdict == "yes"]
    abroad: list[tuple[Whose, Whose]] = []
    for person, named in _linked(reader):
        if person.office == named.office:
            own.append(pair_of(person, named))
        else:
            abroad.append((person, named))
    groups = groups_of(own)
    offices: defaultdict[Whose, set[str]] = defaultdict(set)
    for person, group in groups.items():
        offices[group].add(person.office)
    leads: dict[Whose, Whose] = {}
    for person, named in sorted(abroad):
        group = groups.get(person, person)
        if offices[group] <= {person.office}:
            leads.setdefault(group, named)
    return groups_of([*own, *(pair_of(*lead) for lead in leads.items())])


def met_again(
    reader: Reader,
    form: Form,
    names: Iterable[str],
    by: Sequence[str],
    periods: Sequence[Period],
    today: date,
    office: str | None = None,
    groups: Mapping[Whose, Group] | None = None,
) -> dict[str, Again]:
    """Return, of indicators that count persons, which persons have rows in their figures; others are left out."""
    asked = [one.name for one in form.indicators if one.name in set(names) and one.measure == PERSONS]
    found: dict[str, Again] = {}
    if not asked:
        return found
    groups = same_persons(reader) if groups is None else groups
    at = _places(reader, groups)
    entries = sorted({no for no, _ in at})
    for name in asked:
        again: Again = defaultdict(Counter)
        for period in periods if entries else ():
            for answers, no, row in rows_among(reader, form, name, by, period, today, entries, office):
                if group := at.get((no, row)):
                    again[period.code, *answers][group] += 1
        found[name] = again
    return found


def surplus(several: Iterable[Counter[Group]]) -> int:
    """Return how many rows there are beyond the first of each person, over several parts of a figure together."""
    together: Counter[Group] = Counter()
    for one in several:
        together += one
    return together.total() - len(together)


def _places(reader: Reader, groups: Mapping[Whose, Group]) -> dict[tuple[int, str], Group]:
    """Return the groups by entry `no` and row, of entries that are here."""
    wanted = orjson.dumps(sorted({person.entry for person in groups})).decode()
    statement = text("SELECT id, office, no FROM entry WHERE id IN (SELECT value FROM json_each(:wanted))")
    numbers = {(entry, office): no for entry, office, no in reader.connection.execute(statement, {"wanted": wanted})}
    return {
        (numbers[person.entry, person.office], person.row): group
        for person, group in groups.items()
        if (person.entry, person.office) in numbers
    }


def _linked(reader: Reader) -> Iterator[tuple[Whose, Whose]]:
    """Yield persons of entries that name the number of the entry of the same person, and whom they name."""
    for kind in installed():
        form = known_form(reader, kind.name)
        for marks in person_marks(form) if form else ():
            for name in marks.names("entry"):
                row, told = f"t.{quoted(ROW)}" if marks.scope else "''", f"t.{quoted(name)}"
                table = quoted(table_name(kind.name, *marks.scope))
                statement = (
                    f"SELECT e.id, e.office, {row}, {told} FROM {table} t"  # noqa: S608 - quoted
                    f" JOIN entry e ON e.no = t.{quoted(ENTRY)} WHERE {told} != ''"
                )
                for entry, office, row_id, number in reader.connection.execute(text(statement)).all():
                    for other in _numbered(reader, search_key(number).upper()):
                        if other != (entry, office):
                            yield Whose(entry, office, row_id), Whose(*other)


def _numbered(reader: Reader, number: str) -> list[tuple[str, str]]:
    """Return the entry of that number which is of one person; none if several have it."""
    found = reader.connection.execute(
        text("SELECT id, office, form FROM entry WHERE number = :number"), {"number": number}
    ).all()
    if len(found) != 1:
        return []
    entry, office, name = found[0]
    form = known_form(reader, name)
    return [(entry, office)] if form and any(not marks.scope for marks in person_marks(form)) else []
