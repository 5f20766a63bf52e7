"""The list of pairs, and the table in which two persons stand side by side."""

from collections.abc import Sequence

from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.same_person.values import Seen, key_of
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.i18n.likeness import likeness_words, pair_state_words
from ctip_desktop.reports.persons.facts import Fact, names_of
from ctip_desktop.reports.persons.queue import Candidate, Written
from ctip_desktop.store.likeness import Said

CHIPS = {
    "contradicted": "conflict",
    "changed": "changed_since",
    "possible": "not_begun",
    "yes": "received",
    "no": "nothing",
}
"""The state whose glyph and colours a pair bears."""

_ORDER = ("name", "other_name", "sex", "birth", "age", "nationality", "origin", "number", "entry")


def columns() -> list[Column]:
    """Return the columns of the list."""
    return [
        Column(lambda: _("How alike"), 172),
        Column(lambda: _("Entries"), 276, 1),
        Column(lambda: _("Names"), 116, 3),
        Column(lambda: _("What agrees"), 150, 3),
    ]


def state_of(pair: Candidate) -> str:
    """Return how far a pair is, in words."""
    very = pair.state == "possible" and pair.alike.is_much
    return pair_state_words("much" if very else pair.state)


def pair_row(pair: Candidate, seen: Seen, *, names: bool) -> Row:
    """Return the row of a pair; its names are covered unless they are asked for."""
    agree = [likeness_words(said.part, said.way) for said in pair.alike.said if said.points > 0]
    called = [names_of(seen.facts_of(one)) or "–" for one in (pair.one, pair.other)]
    return Row(
        key_of(pair),
        (
            Cell(state_of(pair), state=CHIPS[pair.state]),
            Cell(_where(pair.one), _where(pair.other)),
            Cell(called[0], called[1], covered=not names),
            Cell(", ".join(agree[:2]), ", ".join(agree[2:]), role="small", colour="text_2"),
        ),
    )


def compared_columns(pair: Candidate | None) -> list[Column]:
    """Return the columns of the table; its heads say which entries the two are of."""

    def head(one: Written | None) -> str:
        return f"{figure(one.number)} · {office_name(one.whose.office)}" if one else ""

    return [
        Column(lambda: _("Question"), 160, 2),
        Column(lambda: head(pair.one if pair else None), 180, 3),
        Column(lambda: head(pair.other if pair else None), 180, 3),
        Column(lambda: _("Compared"), 190, 2),
    ]


def compared_rows(pair: Candidate, seen: Seen, *, names: bool) -> list[Row]:
    """Return the answers of both, one question a row: those that tell who it is first, then the entry around them."""
    sides = [seen.facts_of(one) for one in (pair.one, pair.other)]
    roles = list(dict.fromkeys(fact.role for facts in sides for fact in facts))
    ordered = sorted(roles, key=lambda role: _ORDER.index(role) if role in _ORDER else len(_ORDER))
    said: dict[str, Said] = {each.part: each for each in pair.alike.said}
    if "age" in said and "age" not in roles:
        said["birth"] = said["age"]
    rows: list[Row] = []
    for role in ordered:
        both = [[fact for fact in facts if fact.role == role] for facts in sides]
        for place in range(max(map(len, both))):
            told = [facts[place] if place < len(facts) else None for facts in both]
            rows.append(_compared(f"{role} {place}", told, said.get(role) if not place else None, names=names))
    return rows


def _compared(key: str, told: Sequence[Fact | None], said: Said | None, *, names: bool) -> Row:
    first = next(fact for fact in told if fact)
    covered = first.personal and not names
    answers = [
        Cell(fact.said.said(language()), role="strong" if said and said.points > 0 else "body", covered=covered)
        if fact
        else Cell("–", colour="text_3")
        for fact in told
    ]
    tone = "text_3" if said is None else "ok" if said.points > 0 else "warn" if said.points < 0 else "text_2"
    icon = "" if said is None else "check" if said.points > 0 else "triangle-alert" if said.points < 0 else "minus"
    words = likeness_words(said.part, said.way) if said else ""
    return Row(
        key,
        (
            Cell(first.label.said(language()), role="label"),
            *answers,
            Cell(words, icon=icon, role="small", colour=tone),
        ),
    )


def _where(one: Written) -> str:
    return f"{figure(one.number)} · {office_name(one.whose.office)}"
