"""Puts an entry on paper: what was printed is said and remembered; a kind without a paper of its own has its sheet."""

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.paper.delivery import Delivery
from ctip_desktop.desktop.paper.printer import Printed
from ctip_desktop.documents.sheet import print_sheet
from ctip_desktop.documents.typesetting.paper import Paper
from ctip_desktop.forms.filled import Filled
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.store.notes import note_printed


def print_entry(desk: Desk, frame: Frame, entering: Entering, delivery: Delivery) -> None:
    """Set the sheet of an entry as it is typed now, and hand it to the printer the person chooses."""
    form, answers, about = entering.form, entering.filled.answers(), dict(entering.about)
    office, number, draft = entering.opened.office, entering.opened.number, is_draft(entering)

    def work() -> Paper:
        filled = Filled(form, answers, about)
        return print_sheet(form, language(), filled=filled, office=office, number=number, draft=draft)

    frame.say_kept(lambda: _("Printing…"), "printer", "text_2")
    desk.papers.run(work, done=lambda paper: delivery.print(paper.data, paper.pages), owner=delivery)


def is_draft(entering: Entering) -> bool:
    """Say whether what is typed is not final, or not yet."""
    return entering.is_new or entering.has_draft


def remember_printed(desk: Desk, frame: Frame, entering: Entering, printed: Printed) -> None:
    """Say in the strip what was printed, and remember it of the entry: which revision, none of a draft."""
    entry, revision = entering.entry, "" if is_draft(entering) else entering.parents[0]
    at = clock.timestamp()
    desk.write(lambda writer: note_printed(writer, entry, revision, at), "entries")
    frame.say_kept(lambda: _printed_words(printed), "printer")


def _printed_words(printed: Printed) -> str:
    if printed.copies > 1:
        words = ngettext(
            "{count} page printed {copies} times on {printer}",
            "{count} pages printed {copies} times on {printer}",
            printed.pages,
        )
    else:
        words = ngettext("{count} page printed on {printer}", "{count} pages printed on {printer}", printed.pages)
    return words.format(count=figure(printed.pages), copies=figure(printed.copies), printer=printed.printer)
