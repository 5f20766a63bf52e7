"""The statement as rows: the whole, every kind with its figures, what it carries, its versions."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from PySide6.QtCore import Qt

from ctip_desktop.desktop.moments import ago_words
from ctip_desktop.desktop.statement_words import chip_of, chip_words, figure_name, kind_name
from ctip_desktop.desktop.statements.reading import Seen
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row
from ctip_desktop.forms.installed import load
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.reports.statements.declared import FIGURES, NOTHING, Declared, Line, Remark
from ctip_desktop.reports.statements.versions import FORM, Version

WHOLE = "whole"
_RIGHT = Qt.AlignmentFlag.AlignRight
_ASIDE = "\u2003"
"""What moves a figure aside, below its kind."""
_BETWEEN = "/"


def columns() -> list[Column]:
    """Return the columns."""
    return [
        Column(lambda: _("What is declared"), 240, 4),
        Column(lambda: _("Figure"), 116, 0, _RIGHT),
        Column(lambda: _("State"), 176, 1),
        Column(lambda: _("Note"), 110, 4),
    ]


def rows_of(seen: Seen, zeros: Collection[str]) -> list[Row]:
    """Return the rows; `zeros` are the kinds of which figures that are zero are shown too."""
    rows = [_whole(seen)]
    if seen.shown:
        changed = {one.form for one in seen.changed}
        for line in seen.shown.lines:
            rows += _kind(seen, seen.shown, line, line.kind in changed, line.kind in zeros)
    if seen.carried:
        rows.append(_head("carried", _("Challenges and requests")))
        rows += [_carried(place, row) for place, row in enumerate(seen.carried)]
    if seen.versions:
        rows.append(_head("versions", _("Versions")))
        rows += [_version(seen, one) for one in reversed(seen.versions)]
    return rows


def key_of(sort: str, *parts: str) -> str:
    """Return the key of a row: `figure/case/victims`."""
    return _BETWEEN.join((sort, *parts))


def read_key(key: str) -> tuple[str, str, str]:
    """Return what sort of row a key is of, and of which kind and figure, or which one."""
    sort, _slash, rest = key.partition(_BETWEEN)
    first, _slash, second = rest.partition(_BETWEEN)
    return sort, first, second


def remark_on(declared: Declared, kind: str, name: str) -> Remark | None:
    """Return the remark on a figure."""
    return next((one for one in declared.disputed if (one.kind, one.figure) == (kind, name)), None)


def nature_words(nature: str) -> str:
    """Return whether something carried is a challenge or a request."""
    choices = load(FORM).lists["nature"]
    return next((one.label.said(language()) for one in choices if one.name == nature), nature)


def entries_words(count: int) -> str:
    """Return `12 entries`."""
    return ngettext("{count} entry", "{count} entries", count).format(count=figure(count))


def kind_chip(seen: Seen, line: Line, changed: bool) -> Cell:
    """Return the chip of a kind: before a statement is made, whether there is anything of it."""
    if changed:
        return Cell(state="changed_since")
    if line.state == FIGURES:
        return Cell(_("With figures"), state="final") if seen.version else Cell(_("Entered"), state="in_preparation")
    if line.state == NOTHING:
        return Cell(state="nothing") if seen.version else Cell(_("Nothing entered"), state="not_begun")
    return Cell(_("Not kept"), state="not_begun")


def _whole(seen: Seen) -> Row:
    entries = sum(line.entries for line in seen.shown.lines) if seen.shown else 0
    if seen.standing:
        stage = seen.standing.stage
        chip = Cell(chip_words(stage), state=chip_of(stage))
    else:
        chip = Cell(chip_words("approved"), state="final") if seen.version and seen.version.approved else Cell()
    said = _("Nothing to report of any kind") if seen.shown and seen.shown.nothing else ""
    return Row(WHOLE, (Cell(_("The statement"), role="strong"), Cell(entries_words(entries)), chip, Cell(said)))


def _kind(seen: Seen, declared: Declared, line: Line, changed: bool, zeros: bool) -> Iterator[Row]:
    said = entries_words(line.entries) if line.entries else "–"
    name = Cell(kind_name(line.kind), role="strong")
    yield Row(key_of("kind", line.kind), (name, Cell(said), kind_chip(seen, line, changed), Cell(line.note)))
    hidden = 0
    for figured, value in line.figures.items():
        remark = remark_on(declared, line.kind, figured)
        if value == "0" and not zeros and remark is None:
            hidden += 1
            continue
        yield _figure(line.kind, figured, value, remark)
    if hidden or (zeros and "0" in line.figures.values()):
        said = ngettext("{count} figure is zero", "{count} figures are zero", hidden).format(count=figure(hidden))
        cell = Cell(_ASIDE + (said if hidden else _("Cover the zeros")), colour="text_3")
        yield Row(key_of("zeros", line.kind), (cell, Cell(), Cell(), Cell()))


def _figure(kind: str, name: str, value: str, remark: Remark | None) -> Row:
    zero = "text_3" if value == "0" else "text"
    said, chip = Cell(), Cell()
    if remark:
        chip = Cell(_("Disputed"), state="returned")
        said = Cell(_("{office}: {reason}").format(office=figure(remark.says), reason=remark.reason), colour="warn")
    label = Cell(_ASIDE + figure_name(kind, name), colour=zero)
    return Row(key_of("figure", kind, name), (label, Cell(figure(value), role="strong", colour=zero), chip, said))


def _head(name: str, words: str) -> Row:
    return Row(key_of("head", name), (Cell(words, role="small_strong", colour="text_2"), Cell(), Cell(), Cell()))


def _carried(place: int, given: Mapping[str, Any]) -> Row:
    said = " ".join(str(given.get("carried_text") or "").split())
    nature = nature_words(str(given.get("carried_nature") or ""))
    number = figure(str(given.get("request_number") or "–"))
    return Row(key_of("carried", str(place)), (Cell(_ASIDE + said), Cell(), Cell(nature, role="small"), Cell(number)))


def _version(seen: Seen, one: Version) -> Row:
    place = seen.versions.index(one) + 1
    held = next((each for each in reversed(seen.versions) if each.approved), None)
    if one is held:
        chip = Cell(_("Holds"), state="final")
    elif one.approved:
        chip = Cell(_("Replaced"), state="already_have")
    else:
        chip = Cell(chip_words("made"), state="in_preparation")
    who = one.declared.approved_by if one.approved else str(one.answers.get("prepared_by") or "")
    title = _("Version {number}").format(number=figure(place))
    second = " · ".join(part for part in (who, ago_words(one.at)) if part)
    return Row(key_of("version", one.revision), (Cell(_ASIDE + title), Cell(), chip, Cell(second)))
