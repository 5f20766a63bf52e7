"""Bundles in words: their number, what they hold, and what became of those that were taken in."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

from ctip_desktop.desktop.moments import month_words, read_day
from ctip_desktop.errors.forms import FormNotInstalled
from ctip_desktop.errors.trust import RootNotPinned
from ctip_desktop.forms import installed, secretariat_forms
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.i18n.problems import say_again
from ctip_desktop.store.holdings import Held
from ctip_desktop.sync.inbox import Outcome

BETWEEN = " · "


def number_words(n: int | None) -> str:
    """Return the number people call a bundle by, `078`; a dash where it has none."""
    return "–" if n is None else figure(f"{n:03d}")


def bundle_words(n: int | None) -> str:
    """Return `bundle 078`."""
    return _("bundle {number}").format(number=number_words(n))


def form_words(form: str) -> str:
    """Return the title of a form; its name where this program has no such form."""
    for load in (installed.load, secretariat_forms.load):
        with suppress(FormNotInstalled):
            return load(form).title.said(language())
    return form


def months_words(since: str, until: str) -> str:
    """Return the months between two ISO days: `June`, `April to June`; empty where none is known."""
    first, last = read_day(since), read_day(until)
    if first is None or last is None:
        return ""
    if (first.year, first.month) == (last.year, last.month):
        return month_words(first)
    return _("{first} to {last}").format(first=month_words(first), last=month_words(last))


def holds_months(held: Sequence[Held]) -> str:
    """Return the months the entries in a bundle are of."""
    days = sorted(day for one in held for day in (one.since, one.until) if day)
    return months_words(days[0], days[-1]) if days else ""


def holds_forms(held: Sequence[Held]) -> str:
    """Return the forms in a bundle, with how many entries of each."""
    return BETWEEN.join(f"{form_words(one.form)} {figure(one.count)}" for one in held)


def kind_words(kind: str) -> str:
    """Return what a bundle is that holds no records; empty for one that does or is not read yet."""
    if kind == "receipt":
        return _("receipt")
    if kind == "trust":
        return _("trust list")
    return ""


def outcome_words(outcomes: Sequence[Outcome]) -> str:
    """Return in sentences what became of the files of one taking in; empty for no files."""
    counts = Counter((one.state, one.arrival.kind) for one in outcomes)
    journals = [one.arrival for one in outcomes if one.state == "taken_in" and one.arrival.kind == "journal"]
    # What the secretariat says comes whole each time, so that its count tells nothing of what is new.
    others = [one for one in journals if one.office != SECRETARIAT]
    records = sum((one.last or 0) - (one.first or 1) + 1 for one in others)
    told = []
    if records:
        told.append(_said(ngettext("{count} record came in.", "{count} records came in.", records), records))
    if count := counts["taken_in", "receipt"]:
        told.append(_said(ngettext("{count} receipt was taken in.", "{count} receipts were taken in.", count), count))
    if len(others) < len(journals):
        told.append(_("What the secretariat says of entries was taken in."))
    if counts["taken_in", "trust"]:
        told.append(_("The trust list was taken in."))
    unproved = [one for one in outcomes if one.arrival.reason == RootNotPinned.code()]
    if unproved:
        told.append(_("A trust list has come: compare its digits."))
    states = Counter(one.state for one in outcomes if one not in unproved)
    if count := states["waits"]:
        waits = ngettext("{count} bundle waits for an earlier one.", "{count} bundles wait for earlier ones.", count)
        told.append(_said(waits, count))
    if count := states["already_have"]:
        told.append(_said(ngettext("{count} was here already.", "{count} were here already.", count), count))
    if count := states["set_aside"]:
        told.append(_said(ngettext("{count} file was set aside.", "{count} files were set aside.", count), count))
    return " ".join(told)


def aside_words(outcome: Outcome) -> str:
    """Return why a file was set aside, and what to do."""
    return say_again(outcome.arrival.reason or "", outcome.arrival.facts)


def _said(sentence: str, count: int) -> str:
    return sentence.format(count=figure(count))
