"""Says where a question stands as people read the form: by labels and rows rather than by its path."""

import re

from ctip_desktop.forms.filled.filled import Filled
from ctip_desktop.i18n import _, figure, language

_STEP = re.compile(r"/([^/\[\]]+)(?:\[(\d+)\])?")
_STEP_BY_ID = re.compile(r"/([^/\[\]]+)(?:\[([^\[\]]+)\])?")


def place_of(filled: Filled, at: str) -> str:
    """Return the place of a question, in the language in force; `at` names rows by number: `/victim[2]/v_age`."""
    said, path = [], ""
    for name, row in _STEP.findall(at):
        path += f"/{name}"
        label = filled.label(path)
        text = " ".join(label.said(language()).split()) if label else name
        if row:
            path += f"[{row}]"
            text = _("{repeat}, row {row}").format(repeat=text, row=figure(row))
        said.append(text)
    return " · ".join(said)


def numbered(filled: Filled, path: str) -> str:
    """Return a path by row ids with its rows by number, as `place_of` reads it; raise KeyError if a row is gone."""
    by_id, by_number = "", ""
    for name, row in _STEP_BY_ID.findall(path):
        by_id, by_number = f"{by_id}/{name}", f"{by_number}/{name}"
        if row:
            rows = filled.rows(by_id)
            by_id = f"{by_id}[{row}]"
            if by_id not in rows:
                raise KeyError(path)
            by_number = f"{by_number}[{rows.index(by_id) + 1}]"
    return by_number
