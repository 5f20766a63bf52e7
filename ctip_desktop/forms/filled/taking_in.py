"""Takes answers into a record: stored ones as they are, new ones as a person would give them."""

from collections.abc import Iterator, Mapping

from ctip_desktop.errors.forms import AnswersOutOfShape
from ctip_desktop.forms.filled.answer import read_answer, typed_answer
from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.filled.state import State
from ctip_desktop.forms.nodes import Node

Answers = Mapping[str, object]


def open_stored(state: State, row: Row, answers: Answers) -> None:
    """Put stored answers in place, without anything following; what the form does not know is kept as it came."""
    for node in row.node.scope():
        if node.kind == "repeat":
            for place, given in enumerate(_rows(node, row, answers)):
                open_stored(state, state.blank_row(node, row, place, _id(given)), given)
        elif node.kind != "group" and node.name in answers:
            state.open(row, node.key, read_answer(answers[node.name], node.kind, row.world.today))
    _keep_unknown(row, answers)


def fill_in(state: State, answers: Answers) -> None:
    """Give the answers of a new record one after the other, in form order, everything following after each; save it.

    As on a telephone: defaults are in place before, and so are first rows (of a repeat in a repeat, in the first row
    only); further rows are added when the one before is filled in.
    """
    first_rows = list(_first_rows(state, state.root, answers))
    for row in (state.root, *first_rows):
        state.place_defaults(row)
    state.settle_all()
    _fill_row(state, state.root, answers)
    for row in state.root.inside():
        _save(state, row)


def _first_rows(state: State, row: Row, answers: Answers) -> Iterator[Row]:
    for node in row.node.scope():
        if node.kind == "repeat" and (given := _rows(node, row, answers)):
            first = state.blank_row(node, row, 0, _id(given[0]))
            yield first
            yield from _first_rows(state, first, given[0])


def _fill_row(state: State, row: Row, answers: Answers) -> None:
    for node in row.node.scope():
        if node.kind == "repeat":
            for place, given in enumerate(_rows(node, row, answers)):
                _fill_row(state, _row_at(state, node, row, place, given), given)
        elif node.name in answers and not node.calculated and node.kind != "group":
            state.give(row, node.key, typed_answer(answers[node.name], node.kind, row.world.today))
    _keep_unknown(row, answers)


def _save(state: State, row: Row) -> None:
    """Read the answers of a row as they are stored and opened again."""
    for node in row.node.scope():
        if node.kind in ("text", "multiline") and (stored := row.stored.get(node.key)) is not None:
            state.put(row, node.key, read_answer(stored, node.kind, row.world.today))


def _row_at(state: State, node: Node, above: Row, place: int, given: Answers) -> Row:
    if place < len(above.rows[node.name]):
        return above.rows[node.name][place]
    row = state.begin_row(node, above, place, _id(given))
    state.settle()
    return row


def _rows(node: Node, row: Row, answers: Answers) -> list[Answers]:
    given = answers.get(node.name)
    if given is None or given == "":
        return []
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise AnswersOutOfShape(f"{row.numbered}/{node.name}")
    return given


def _id(given: Answers) -> str | None:
    row_id = given.get("_id")
    return row_id if isinstance(row_id, str) and row_id else None


def _keep_unknown(row: Row, answers: Answers) -> None:
    known = {node.name for node in row.node.scope() if node.kind != "group"}
    row.stored.update({name: given for name, given in answers.items() if name not in known and name != "_id"})
