"""The program is killed while a spreadsheet is taken in: all of it is here or nothing, and doing it again ends well."""

import os
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, event

from ctip_desktop.errors.intake import TakenInBefore
from ctip_desktop.forms.installed import load
from ctip_desktop.intake.heads import suggest
from ctip_desktop.intake.reading import read_file
from ctip_desktop.intake.saving import take_in
from ctip_desktop.intake.sheets import read_book
from ctip_desktop.store.checking import check
from ctip_desktop.store.listing import list_entries
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from tests.support.spreadsheets import a_spreadsheet, training_rows
from tests.support.stores import USER, a_store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

ROWS = 40
CLERK = User(USER, "Sok", "clerk")


def killed_at(folder: Path, file: Path, statement: int) -> bool:
    """Take the file in, and be killed at a statement that is sent to the database; say whether it came to that."""
    child = os.fork()
    if not child:
        sent = 0

        def die(*_: object) -> None:
            nonlocal sent
            sent += 1
            if sent == statement:
                os._exit(7)

        event.listen(Engine, "before_cursor_execute", die)
        event.listen(Engine, "commit", die)
        take(folder, file)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def take(folder: Path, file: Path) -> int:
    form, book = load("training"), read_book(file)
    mapping = suggest(form, book)
    with Store.open(folder, None) as store:
        try:
            taken = take_in(store, CLERK, form, book, mapping, read_file(form, book, mapping).checked, final=True)
        except TakenInBefore:
            return 0
    return len(taken.finals)


def test_all_is_here_or_nothing_wherever_it_is_killed(tmp_path: Path) -> None:
    heads, rows = training_rows(ROWS, Random(1), date(2026, 6, 30))
    file = a_spreadsheet(tmp_path / "rows.xlsx", [heads, *rows])
    statement, reached = 1, True
    while reached:
        folder = tmp_path / f"store-{statement}"
        with a_store(folder):
            pass
        reached = killed_at(folder, file, statement)
        with Store.open(folder, None) as store:
            with store.reading() as reader:
                here = len(list_entries(reader))
            assert here in (0, ROWS)
            assert check(store).faults == ()
        assert take(folder, file) == ROWS - here
        statement += 3
    assert statement > 10
