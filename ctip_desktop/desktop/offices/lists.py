"""The list of offices and devices: requests to be enrolled above, then every office."""

from PySide6.QtCore import Qt

from ctip_desktop.desktop.bundle_words import number_words
from ctip_desktop.desktop.moments import moment_day
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.offices.devices import Known
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure
from ctip_desktop.khmer.search import search_key
from ctip_desktop.trust.enrolment import Found

_RIGHT = Qt.AlignmentFlag.AlignRight
REQUEST = "request "
"""How the keys of rows begin that show a request."""


def columns() -> list[Column]:
    """Return the columns."""
    return [
        Column(lambda: _("Office"), 170, 3),
        Column(lambda: _("Device"), 84),
        Column(lambda: _("State"), 186),
        Column(lambda: _("Last bundle"), 96, 1),
        Column(lambda: _("Last receipt"), 104, 1),
        Column(lambda: _("Trust list"), 88, 0, _RIGHT),
    ]


def request_row(found: Found) -> Row:
    """Return the row of a request."""
    asked = found.enrolment
    if asked is None:
        cells = (Cell(_("A file that is no request"), role="strong"), Cell("–"), Cell(state="set_aside"))
        return Row(f"{REQUEST}{found.file}", (*cells, Cell(), Cell(), Cell()))
    office = asked.device.office
    return Row(
        f"{REQUEST}{found.file}",
        (
            Cell(office_name(office), _("office {code}").format(code=figure(office)), role="strong"),
            Cell(asked.device.letter, role="strong"),
            Cell(_("Asks to be enrolled"), state="new"),
            Cell("–", colour="text_3"),
            Cell("–", colour="text_3"),
            Cell("–", colour="text_3"),
        ),
    )


def known_row(one: Known, newest: int) -> Row:
    """Return the row of a device, or of an office that has none; `newest` is the trust list in force."""
    name = Cell(office_name(one.office), _("office {code}").format(code=figure(one.office)), role="strong")
    if not one.device:
        nothing = Cell(_("No device"), state="not_begun")
        return Row(f"office {one.office}", (name, Cell("–", colour="text_3"), nothing, Cell(), Cell(), Cell()))
    sent = Cell(number_words(one.n), moment_day(one.sent_at)) if one.sent_at else Cell("–", colour="text_3")
    receipt = Cell(moment_day(one.receipt_at)) if one.receipt_at else Cell("–", colour="text_3")
    version = newest if one.here else one.version
    behind = bool(version) and version < newest
    known = Cell(figure(version) if version else "–", colour="warn" if behind else "text")
    letter = Cell(one.letter, _("this device") if one.here else "", role="strong")
    return Row(one.device, (name, letter, Cell(state=one.state), sent, receipt, known))


def matches(office: str, words: str) -> bool:
    """Say whether an office is looked for by these words: its name in either language, or its code."""
    name = offices().get(office)
    key = " ".join([search_key(name.km), search_key(name.en)] if name else []) + f" {office}"
    return search_key(words) in key
