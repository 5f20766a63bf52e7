"""What offices answer, made up by a seed: as far as figures are made of it, with what the forms would calculate."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.sample import crimes, works
from ctip_desktop.sample.chances import a_day

MAKERS: Mapping[str, Callable[[Random, str], dict[str, Any]]] = {
    maker.__name__: maker
    for maker in (
        crimes.case, crimes.victim, crimes.suspect, works.repatriation, works.prevention, works.training,
        works.inspection, works.meeting, works.request, works.assistance, works.border_counts, works.hotline,
        works.legal_instrument, works.organisation, works.plan_item,
    )
}  # fmt: skip
"""What makes the answers of a kind, by chance and the day the entry stands at."""
_LIKELY = {
    "case": 45, "victim": 6, "suspect": 3, "repatriation": 10, "prevention": 22, "training": 4, "inspection": 4,
    "meeting": 2, "request": 4,
}  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """An entry as its office keeps it."""

    office: str
    form: str
    answers: Mapping[str, Any]


def entries(
    count: int, seed: int = 7, years: Sequence[int] = (2024, 2025, 2026), among: Sequence[str] = ()
) -> list[Kept]:
    """Return so many entries of the offices `among`, or of all provinces; few provinces write down most."""
    chance = Random(seed)  # noqa: S311 - made up, and meant to be the same again
    codes = list(among) or provinces()
    sizes = [1 + 3 / (place + 1) for place in range(len(codes))]
    return [
        Kept(office, kind, MAKERS[kind](chance, a_day(chance, years)))
        for office, kind in zip(
            chance.choices(codes, sizes, k=count), chance.choices(list(_LIKELY), list(_LIKELY.values()), k=count),
            strict=True,
        )
    ]  # fmt: skip


def provinces() -> list[str]:
    """Return the codes of all provinces."""
    return [code for code in offices() if code != SECRETARIAT]
