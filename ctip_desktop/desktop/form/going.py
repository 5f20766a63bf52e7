"""Where the focus goes: to a question by its path, on and back, past what is not asked, to where one begins."""

from typing import TYPE_CHECKING

from ctip_desktop.desktop.form.grid_part import GridPart
from ctip_desktop.desktop.form.item_pile import ItemPile
from ctip_desktop.desktop.form.pile import Stop
from ctip_desktop.desktop.form.question_row import QuestionRow
from ctip_desktop.desktop.form.row_blocks import RowBlocks
from ctip_desktop.forms.entering.progress import NOT_RELEVANT
from ctip_desktop.forms.entering.sections import item_at, section_of, sections
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView


def is_asked(view: "FormView", path: str) -> bool:
    """Say whether what is at a path, in the rows the person is in, is relevant."""
    try:
        return view.entering.filled.relevant(_with_rows(view, path))
    except KeyError:
        return False


def opening_path(view: "FormView") -> str:
    """Return where the person was, or the first question that is not answered."""
    entering = view.entering
    if entering.caret and _leads_somewhere(view, entering.caret):
        return entering.caret
    first = ""
    for standing in entering.filled.standings():
        if standing.asked and _leads_somewhere(view, standing.path):
            first = first or standing.path
            if not standing.answered:
                return standing.path
    return first


def opening_section(view: "FormView") -> int:
    """Return the section to begin with."""
    path = opening_path(view)
    return section_of(view.entering.form, path).number if path else 1


def go_to(view: "FormView", path: str) -> bool:
    """Show what a path leads to and give it the focus; say whether it is asked. Else the next question gets it."""
    path = path or opening_path(view)
    section = next((each for each in sections(view.entering.form) if each.path and each.path == path), None)
    if section is not None:
        view.show_section(section.number)
        return True
    try:
        page = view.show_page_of(path)
        path = _with_rows(view, path)
    except KeyError:  # nothing is asked there, or its row is gone
        return False
    page.build_to(path)
    stop = _stop_in(page.pile, path)
    if stop is None:
        return False
    if isinstance(stop, GridPart):
        return stop.focus_path(path)
    asked = not isinstance(stop, QuestionRow) or stop.is_asked
    if isinstance(stop, QuestionRow) and not asked:
        view.page.show_part(stop)
        _enter_next(view, stop)
        return False
    view.arrange()
    stop.enter()
    return True


def enter_page(view: "FormView") -> None:
    """Give the focus to the first question of the section that is shown, one that is only read if there is no other."""
    stop = next(iter(view.page.stops()), None)
    if stop is None:
        rows = (part for part in view.page.pile.parts if isinstance(part, QuestionRow) and not part.isHidden())
        stop = next(rows, None)
    if stop:
        stop.enter()
    else:
        view.setFocus()


def go(view: "FormView", by: int) -> None:
    """Go to the next stop, or back to the one before; what was typed may be what makes one asked."""
    view.hand_in()
    present = view.present
    if present and present.step(by):
        return
    stops = list(view.page.stops())
    place = next((number for number, stop in enumerate(stops) if stop.has_focus), None)
    if place is None and present and not present.isHidden():
        place = _place_beside(view, stops, present, by)
    if place is not None and 0 <= place + by < len(stops):
        view.arrange()
        stops[place + by].enter(backwards=by < 0)
        return
    if place is None and stops and by > 0 and not present:
        stops[0].enter()
        return
    _go_beyond(view, by)


def go_to_end(view: "FormView", by: int) -> None:
    """Go to the last stop of the form (1), or the first (-1)."""
    numbers = range(1, len(sections(view.entering.form)) + 1)
    for number in reversed(numbers) if by > 0 else numbers:
        stops = list(view.page_of(number).stops())
        if stops:
            view.reveal_section(number)
            stops[-1 if by > 0 else 0].enter(backwards=by > 0)
            return


def pass_hidden_focus(view: "FormView", changed: frozenset[str]) -> None:
    """Give the focus to the next question that is asked, if the present one no longer is."""
    present = view.present
    if present is None or present.path not in changed or present.is_asked or not present.has_focus:
        return
    if view.page.pile.reveal(changed):
        view.arrange()
    _enter_next(view, present)


def _go_beyond(view: "FormView", by: int) -> None:
    """Go to the first stop of a section after, or the last of one before."""
    numbers = (
        range(view.section + 1, len(sections(view.entering.form)) + 1) if by > 0 else range(view.section - 1, 0, -1)
    )
    for number in numbers:
        if view.entering.progress.sections[number - 1].state == NOT_RELEVANT:
            continue
        stops = list(view.page_of(number).stops())
        if stops:
            view.reveal_section(number)
            stops[0 if by > 0 else -1].enter(backwards=by < 0)
            return
    if view.present:
        view.present.leave()
    view.told.emit(
        _("This is the last question. Ctrl+S saves as final.") if by > 0 else _("This is the first question.")
    )


def _enter_next(view: "FormView", row: QuestionRow) -> None:
    """Give the focus to the stop after a row, or before it if none follows."""
    order = view.entering.filled.order
    stops = [stop for stop in view.page.stops() if stop is not row]
    here = order(row.path)
    after = [stop for stop in stops if not isinstance(stop, QuestionRow) or order(stop.path) > here]
    chosen = after[0] if after else stops[-1] if stops else None
    if chosen:
        chosen.enter()
    else:
        _go_beyond(view, 1)


def _place_beside(view: "FormView", stops: list[Stop], row: QuestionRow, by: int) -> int | None:
    """Return the place of the stop before (going on) or after (going back) a row that is itself none."""
    here = view.entering.filled.order(row.path)
    before = [
        number
        for number, stop in enumerate(stops)
        if isinstance(stop, QuestionRow) and view.entering.filled.order(stop.path) < here
    ]
    last = before[-1] if before else -1
    return last if by > 0 else last + 1


def _stop_in(pile: ItemPile, path: str) -> Stop | None:
    """Return what shows a path within a pile, closed rows opened."""
    part = pile.part(path)
    if part is None:
        part = next((each for name, each in pile.named() if path.startswith((f"{name}[", f"{name}/"))), None)
    if isinstance(part, QuestionRow | GridPart):
        return part
    if isinstance(part, RowBlocks):
        if path == part.path:
            return next(part.stops(), None)
        row = path[: path.index("]", len(part.path)) + 1]
        block = part.blocks.get(row)
        if block is None:
            return None
        if path == row:
            return block
        block.open()
        return _stop_in(block.pile, path) if block.pile else None
    return None


def _with_rows(view: "FormView", path: str) -> str:
    """Return a path with its rows by id: where none is named, the rows the person is in, or the first."""
    filled, caret = view.entering.filled, view.entering.caret
    found, row = "", ""
    steps = path.strip("/").split("/")
    for number, step in enumerate(steps):
        found = f"{row}/{step}"
        last = number == len(steps) - 1
        if step.endswith("]"):
            found = filled.row_path(found)
        elif not last:
            rows = filled.rows(found)
            if not rows:
                return found
            found = next((each for each in rows if caret.startswith(f"{each}/")), rows[0])
        row = found
    return found


def _leads_somewhere(view: "FormView", path: str) -> bool:
    try:
        item_at(view.entering.form, path)
        view.entering.filled.order(path)
    except KeyError:
        return False
    return True
