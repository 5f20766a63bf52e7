"""Reads the sheet `migrations`: how answers of older versions are read in this one."""

from ctip_desktop.forms.compiling.sheet import Fault, Row, Sheet
from ctip_desktop.forms.form import Form, Migration
from ctip_desktop.i18n import _

_NEEDED = ("from_version", "kind", "at", "was", "becomes")


def read_migrations(sheet: Sheet, form: Form) -> tuple[tuple[Migration, ...], list[Fault]]:
    """Return the migrations and what is wrong with them."""
    migrations, faults = [], []
    for row in sheet.rows:
        missing = [column for column in _NEEDED if row.get(column) is None]
        text = _("This cell must be filled in.")
        faults += [sheet.fault(row.number, column, "missing_name", text) for column in missing]
        if not missing:
            migration = Migration(**{column: row.cells[column] for column in _NEEDED})
            migrations.append(migration)
            faults += _check(sheet, row, migration, form)
    return tuple(migrations), faults


def _check(sheet: Sheet, row: Row, migration: Migration, form: Form) -> list[Fault]:
    if migration.kind == "rename":
        path = f"{migration.at.rstrip('/')}/{migration.becomes}"
        if path not in form:
            text = _("There is no question {path} to take the answers.").format(path=path)
            return [sheet.fault(row.number, "becomes", "unknown_name", text)]
        return []
    if migration.kind == "recode":
        return _check_recode(sheet, row, migration, form)
    text = _("A migration is of the kind rename or recode.")
    return [sheet.fault(row.number, "kind", "unknown_migration", text)]


def _check_recode(sheet: Sheet, row: Row, migration: Migration, form: Form) -> list[Fault]:
    if migration.at not in form:
        text = _("There is no question {path}.").format(path=migration.at)
        return [sheet.fault(row.number, "at", "unknown_name", text)]
    offered = form.lists.get(form.find(migration.at).question.list or "", ())
    if migration.becomes not in {choice.name for choice in offered}:
        text = _("{path} does not offer “{choice}”.").format(path=migration.at, choice=migration.becomes)
        return [sheet.fault(row.number, "becomes", "unknown_name", text)]
    return []
