"""The list of the inbox: its columns, its rows, what narrows it and in which order it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt

from ctip_desktop import clock
from ctip_desktop.desktop.bundle_words import bundle_words
from ctip_desktop.desktop.inbox.items import Item
from ctip_desktop.desktop.moments import day_words, hour_words, local, month_words
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.widgets.dropdown import Choice
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure
from ctip_desktop.i18n.states import state_words
from ctip_desktop.khmer.search import search_key

STATES = ("new", "taken_in", "already_have", "waits", "set_aside")
_RIGHT = Qt.AlignmentFlag.AlignRight
_MONTH = 7


@dataclass(frozen=True)
class Asked:
    """What a person asks of the list; empty for everything. `period` is a month, `2026-06`."""

    words: str = ""
    state: str = ""
    period: str = ""
    order: str = "at"
    down: bool = True


def columns() -> list[Column]:
    """Return the columns."""
    return [
        Column(lambda: _("State"), 156, sort="state"),
        Column(lambda: _("From province"), 140, 2, sort="office"),
        Column(lambda: _("What it holds"), 130, 3),
        Column(lambda: _("Records"), 84, 0, _RIGHT, sort="records"),
        Column(lambda: _("By"), 104),
        Column(lambda: _("Arrived"), 112, sort="at"),
    ]


def row_of(item: Item) -> Row:
    """Return the row of an item."""
    name = office_name(item.office) if item.office else _("Not known")
    usb = item.medium != "folder"
    medium = _("USB") if usb else _("Folder")
    cells = (
        Cell(state=item.state),
        Cell(name, bundle_words(item.n) if item.n else _("number not known"), role="strong"),
        _holds(item),
        Cell("–" if item.records is None else figure(item.records), role="strong"),
        Cell(medium if item.medium or item.state == "new" else "–", icon="usb" if usb else "folder-open", role="small"),
        Cell(arrived_words(item), role="small", colour="text_2"),
    )
    return Row(item.bundle, cells)


def _holds(item: Item) -> Cell:
    if item.missing or not item.months:
        return Cell(item.missing or item.what or _("not read yet"), role="small", colour="text_2")
    return Cell(item.months, item.what, role="small")


def arrived_words(item: Item) -> str:
    """Return when an item arrived, as people say it."""
    if not item.at:
        return _("on the stick")
    days = (clock.today() - local(item.at).date()).days
    if days == 0:
        return hour_words(item.at)
    return _("yesterday") if days == 1 else day_words(local(item.at).date())


def narrowed(items: Sequence[Item], asked: Asked) -> list[Item]:
    """Return the items a person asks for, in the order they ask for; what is new comes first whatever the order."""
    words = search_key(asked.words)
    found = [
        item
        for item in items
        if asked.state in ("", item.state) and _in_period(item, asked.period) and words in _key(item)
    ]
    orders = {
        "at": lambda item: item.at,
        "state": lambda item: STATES.index(item.state),
        "office": lambda item: item.office,
        "records": lambda item: item.records or 0,
    }
    found.sort(key=orders[asked.order], reverse=asked.down)
    return sorted(found, key=lambda item: item.state != "new") if asked.order == "at" else found


def states() -> list[Choice]:
    """Return the states to choose from, all of them first."""
    return [Choice("", _("All states")), *(Choice(state, state_words(state)) for state in STATES)]


def periods(items: Sequence[Item]) -> list[Choice]:
    """Return the months to choose from that something came of, any time first."""
    months = sorted({month for item in items for month in _months(item)}, reverse=True)
    return [
        Choice("", _("Any time")),
        *(Choice(month, month_words(date.fromisoformat(f"{month}-01"))) for month in months),
    ]


def _in_period(item: Item, month: str) -> bool:
    return not month or month in _months(item)


def _months(item: Item) -> list[str]:
    """Return the months an item's entries are of, or the one it arrived in where that is not known."""
    if not item.since:
        return [f"{local(item.at):%Y-%m}"] if item.at else []
    found: list[str] = []
    year, month = int(item.since[:4]), int(item.since[5:_MONTH])
    while f"{year:04}-{month:02}" <= item.until[:_MONTH] and len(found) < 120:
        found.append(f"{year:04}-{month:02}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def _key(item: Item) -> str:
    """Return what an item is found by: the name of its office in both languages, and its bundle's number."""
    name = offices().get(item.office)
    number = f"{item.n:03d}" if item.n else ""
    return " ".join(search_key(part) for part in ((name.km, name.en) if name else ()) + (number,))
