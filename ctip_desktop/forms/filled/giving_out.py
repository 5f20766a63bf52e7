"""Gives the answers of a record out: to be stored, or as an account of all that was asked."""

from collections.abc import Iterator
from typing import Any

from ctip_desktop.forms.expressions.values import trimmed
from ctip_desktop.forms.filled.answer import as_stored
from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.nodes import Node


def stored_answers(row: Row) -> dict[str, Any]:
    """Return all that is answered or calculated in a row, relevant or not, empty answers left out; rows have ids."""
    answers: dict[str, Any] = {} if row.parent is None else {"_id": row.id}
    for node in row.node.scope():
        if node.kind == "repeat":
            if rows := row.rows[node.name]:
                answers[node.name] = [stored_answers(each) for each in rows]
        elif (stored := stored_answer(node, row)) is not None:
            answers[node.name] = stored
    return answers | unknown(row)


def stored_answer(node: Node, row: Row) -> object:
    """Return one answer as it is stored; None if it is empty."""
    if node.calculated:
        value = row.own.get(node.key, "")
        return None if value == "" else as_stored(value, node.kind)
    stored = row.stored.get(node.key)
    return (trimmed(stored) or None) if isinstance(stored, str) else stored


def account(row: Row, ids: bool) -> dict[str, Any]:
    """Return every relevant question with its answer, `""` where there is none, and what the form does not know."""
    answers: dict[str, Any] = {"_id": row.id} if ids and row.parent else {}
    for node in row.node.scope():
        if node.kind == "repeat":
            answers[node.name] = [account(each, ids) for each in row.rows[node.name] if each.shown[node.key]]
        elif node.kind != "group" and row.shown[node.key]:
            stored = stored_answer(node, row)
            answers[node.name] = "" if stored is None else stored
    return answers | unknown(row)


def not_relevant(row: Row) -> Iterator[tuple[Node, Row]]:
    """Yield what is not relevant in form order: groups, rows (with the row itself) and questions."""
    for node in row.node.scope():
        if node.kind == "repeat":
            for each in row.rows[node.name]:
                if not each.shown[node.key]:
                    yield node, each
                yield from not_relevant(each)
        elif not row.shown[node.key]:
            yield node, row


def unknown(row: Row) -> dict[str, Any]:
    """Return the answers in a row that no question of the form asks for; they are kept as they came."""
    known = {node.name for node in row.node.scope() if node.kind != "group"}
    return {name: given for name, given in row.stored.items() if name not in known}
