"""Takes the good entries of a file into the store: all of them or, if anything fails, none."""

from collections.abc import Iterable
from dataclasses import dataclass

from ctip_desktop import clock
from ctip_desktop.errors.intake import TakenInBefore
from ctip_desktop.forms.form import Form
from ctip_desktop.intake.checking import Checked
from ctip_desktop.intake.mapping import FileMap
from ctip_desktop.intake.sheets import Book
from ctip_desktop.store.drafts import Draft, keep_new_drafts
from ctip_desktop.store.journal import NewEntry, append_new
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.slots import User
from ctip_desktop.store.spreadsheets import keep_mapping, keep_unfinished, kept_mapping, note_taken_in, taken_in
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader


@dataclass(frozen=True)
class TakenIn:
    """The identifiers of the entries that were taken in, as drafts and as finals."""

    drafts: tuple[str, ...]
    finals: tuple[str, ...]


def take_in(
    store: Store,
    user: User,
    form: Form,
    book: Book,
    mapping: FileMap,
    checked: Iterable[Checked],
    *,
    final: bool = False,
    again: bool = False,
) -> TakenIn:
    """Save the good entries, and remember how the file was read and that it was taken in.

    Args:
        store: where to.
        user: whose they are.
        form: the form they were checked by.
        book: the file.
        mapping: how it was read.
        checked: its entries; those with a hard problem are passed over.
        final: save as final those in which nothing was found; those with something unusual stay drafts all the same.
        again: even if this very file was taken in before, and entries that say what one that is here says.

    Raises:
        TakenInBefore: it was.
    """
    drafts: list[Draft] = []
    finals: list[NewEntry] = []
    for one in checked:
        if final and one.plain and (again or not one.same):
            finals.append(NewEntry(clock.new_id(), one.answers, one.about, one.hidden))
        elif one.good and (again or not one.same):
            drafts.append(Draft(clock.new_id(), form.name, form.version, user.id, one.answers, one.about))
    with store.writing() as writer:
        if not again:
            refuse_twice(writer, book)
        add_form(writer, form)
        append_new(writer, finals, form=form.name, fv=form.version, by=user.id)
        keep_new_drafts(writer, drafts)
        keep_mapping(writer, mapping.known_as(), mapping.to_json())
        if finals or drafts:
            note_taken_in(writer, book.sha256, clock.timestamp())
        keep_unfinished(writer, user.id, "")
    return TakenIn(tuple(one.entry for one in drafts), tuple(one.entry for one in finals))


def refuse_twice(reader: Reader, book: Book) -> None:
    """Raise TakenInBefore if this very file was taken in before."""
    if before := taken_in(reader, book.sha256):
        raise TakenInBefore(book.file, before)


def remembered(reader: Reader, found: FileMap) -> FileMap:
    """Return a suggested mapping as it was settled when a file with the same heads was last checked or taken in."""
    kept = kept_mapping(reader, found.known_as())
    return found.like(FileMap.from_json(kept)) if kept else found
