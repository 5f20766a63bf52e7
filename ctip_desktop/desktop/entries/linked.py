"""What an entry is linked with: the entries that name it, and those that may be begun about it."""

from collections.abc import Callable
from functools import partial

from ctip_desktop.desktop.entries.lines import Line, title_of
from ctip_desktop.desktop.opening import begin_about, open_entry
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.widgets.dropdown import Choice
from ctip_desktop.forms.links import Link, links_to
from ctip_desktop.i18n import _, figure
from ctip_desktop.khmer.numerals import to_latin
from ctip_desktop.store.linking import naming
from ctip_desktop.store.listing import Listed

_ICON = "link"
_MADE_ELSEWHERE = ("statement",)


def can_be_linked(line: Line) -> bool:
    """Say whether an entry has a number that others may name."""
    return bool(line.number and links_to(line.form))


def linked_choices(
    page: Page, line: Line, show: Callable[[list[Choice], dict[str, Callable[[], object]]], None]
) -> None:
    """Look for what names an entry, then `show` it as choices, with the kinds that may be begun about it after them."""
    number = to_latin(line.number)

    def done(found: list[Listed]) -> None:
        does: dict[str, Callable[[], object]] = {}
        choices: list[Choice] = []
        for one in found:
            choices.append(Choice(one.id, f"{title_of(one.form)} {figure(one.number)}", _ICON))
            does[one.id] = partial(open_entry, page.desk, page.frame, one.form, one.id)
        for link in _to_begin(line.form):
            choices.append(Choice(link.form, _("New: {kind}").format(kind=title_of(link.form)), "plus"))
            does[link.form] = partial(begin_about, page.desk, page.frame, link, number)
        show(choices, does)

    page.desk.read(lambda reader: naming(reader, line.form, number), done, owner=page)


def _to_begin(form: str) -> list[Link]:
    """Return the first link of each kind that names entries of a form, but for what goes on within one kind."""
    found: dict[str, Link] = {}
    for link in links_to(form):
        if link.form != form and link.form not in _MADE_ELSEWHERE:
            found.setdefault(link.form, link)
    return list(found.values())
