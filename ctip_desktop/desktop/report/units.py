"""Of what a figure is a number: persons, different persons, cases, meetings and what else there is."""

from ctip_desktop.desktop.report.listed import entry_count_words
from ctip_desktop.i18n import _, ngettext
from ctip_desktop.i18n.figures import grouped

_UNITS = {
    "case": ("cases", "cases_court_old", "cases_to_court", "cases_judged"),
    "different": ("arrested_persons", "victims_persons", "assisted_persons"),
    "meeting": ("meetings_held", "meetings_not_held"),
    "training": ("trainings",),
    "activity": ("prevention_activities",),
    "intake": ("intakes", "intakes_urgent"),
    "inspection": ("inspections",),
    "place": ("places_checked", "places_closed"),
    "instrument": ("instruments",),
    "plan_item": ("plan_items_due", "plan_items_done"),
    "organisation": ("organisations",),
    "project": ("projects", "projects_running"),
    "entry": ("families_reunited",),
    "person": (
        *("arrested", "arrested_women", "arrested_minors", "arrested_foreigners", "charged", "convicted"),
        *("victims", "victims_women", "victims_minors", "victims_given_justice"),
        *("victims_under_15", "victims_15_17", "victims_18_over", "victims_age_unknown"),
        *("repatriated", "repatriated_women", "repatriated_minors"),
        *("prevention_people", "prevention_women", "prevention_under_18"),
        *("trained", "trained_women", "assisted", "reintegrated"),
        *("border_deported", "border_screened", "border_suspected"),
    ),
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names}


def unit(name: str, count: int) -> str:
    """Return of what so many are counted by an indicator, to stand beside the figure."""
    return {
        "case": ngettext("case", "cases", count),
        "different": ngettext("different person", "different persons", count),
        "meeting": ngettext("meeting", "meetings", count),
        "training": ngettext("training", "trainings", count),
        "activity": ngettext("activity", "activities", count),
        "intake": ngettext("call or complaint", "calls and complaints", count),
        "inspection": ngettext("operation", "operations", count),
        "place": ngettext("place", "places", count),
        "instrument": ngettext("instrument", "instruments", count),
        "plan_item": ngettext("plan item", "plan items", count),
        "organisation": ngettext("organisation", "organisations", count),
        "project": ngettext("project", "projects", count),
        "entry": ngettext("entry", "entries", count),
        "person": ngettext("person", "persons", count),
    }[_UNIT_OF[name]]


def counted_in_entries(name: str, value: int | None, entries: int) -> str:
    """Return how many of what are counted, and in how many entries."""
    if value is None:
        return entry_count_words(entries)
    said = _("{count} {unit} in {entries}")
    return said.format(count=grouped(value), unit=unit(name, value), entries=entry_count_words(entries))
