"""Completeness as `report completeness` answers it: one JSON value, and a table for people."""

from collections.abc import Iterator
from typing import Any

from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.i18n.states import state_words
from ctip_desktop.reports.completeness.judging import Share
from ctip_desktop.reports.completeness.matrix import Cell, Completeness


def value_of(found: Completeness) -> dict[str, Any]:
    """Return the matrix as plain values: offices with a cell for each month, and the shares."""
    return {
        "period": found.period.code,
        "as_of": found.today.isoformat(),
        "share": _share(found.share),
        "months": [
            {"period": code, "share": _share(share), "states": dict(found.states[code])}
            for code, share in found.months.items()
        ],
        "offices": [
            {
                "office": row.office,
                "state": row.state,
                "share": _share(row.share),
                "cells": [_cell(cell) for cell in row.cells],
            }
            for row in found.rows
        ],
    }


def lines_of(found: Completeness) -> Iterator[str]:
    """Yield a line for each office with the state of every month, and one with the shares of the months."""
    yield found.period.label()
    yield "\t".join((_("Office"), *map(figure, found.months), _("Done")))
    for row in found.rows:
        states = (state_words(cell.state) for cell in row.cells)
        yield "\t".join((offices()[row.office].said(language()), *states, _spoken(row.share)))
    yield "\t".join((_("All"), *map(_spoken, found.months.values()), _spoken(found.share)))


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "period": cell.owed.period.code,
        "due": cell.owed.due.isoformat(),
        "state": cell.state,
        "late": cell.late,
        "arrived": cell.arrived.isoformat() if cell.arrived else None,
        "statement": cell.number or None,
        "versions": cell.versions,
        "lacking": list(cell.lacking),
        "kinds": dict(cell.kinds),
    }


def _share(share: Share) -> dict[str, int | None]:
    return {"done": share.done, "due": share.due, "percent": share.percent}


def _spoken(share: Share) -> str:
    return _("{done} of {due}").format(done=figure(share.done), due=figure(share.due))
