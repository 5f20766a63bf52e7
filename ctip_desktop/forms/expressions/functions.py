"""The functions an expression may call, with how many arguments each takes, and those we refuse, with the reason."""

from ctip_desktop.i18n.catalogue import N_

MANY = 99

FUNCTIONS: dict[str, range] = {
    # logic
    "if": range(3, 4),
    "coalesce": range(2, 3),
    "once": range(1, 2),
    "true": range(1),
    "false": range(1),
    "not": range(1, 2),
    "boolean": range(1, 2),
    "boolean-from-string": range(1, 2),
    # choices
    "selected": range(2, 3),
    "selected-at": range(2, 3),
    "count-selected": range(1, 2),
    "jr:choice-name": range(2, 3),
    # many nodes
    "count": range(1, 2),
    "count-non-empty": range(1, 2),
    "sum": range(1, 2),
    "min": range(1, MANY),
    "max": range(1, MANY),
    "join": range(2, MANY),
    "concat": range(1, MANY),
    "position": range(2),
    "indexed-repeat": range(3, 12, 2),
    # text
    "string": range(1, 2),
    "string-length": range(2),
    "substr": range(2, 4),
    "substring-before": range(2, 3),
    "substring-after": range(2, 3),
    "contains": range(2, 3),
    "starts-with": range(2, 3),
    "ends-with": range(2, 3),
    "translate": range(3, 4),
    "normalize-space": range(2),
    "regex": range(2, 3),
    # numbers
    "number": range(1, 2),
    "int": range(1, 2),
    "round": range(1, 3),
    "abs": range(1, 2),
    "pow": range(2, 3),
    "sqrt": range(1, 2),
    "exp": range(1, 2),
    "exp10": range(1, 2),
    "log": range(1, 2),
    "log10": range(1, 2),
    "pi": range(1),
    # dates
    "today": range(1),
    "now": range(1),
    "date": range(1, 2),
    "date-time": range(1, 2),
    "decimal-date-time": range(1, 2),
    "decimal-time": range(1, 2),
    "format-date": range(2, 3),
    "format-date-time": range(2, 3),
}

_PLACES = N_("it needs places on the map, which this program does not take")
_CHANCE = N_("its value changes at every look, so that no two people would see the same answer")
_TELEPHONE = N_("only a telephone knows its value")

REFUSED: dict[str, str] = {
    "area": _PLACES,
    "distance": _PLACES,
    "enclosed-area": _PLACES,
    "geofence": _PLACES,
    "random": _CHANCE,
    "randomize": _CHANCE,
    "uuid": _CHANCE,
    "property": _TELEPHONE,
    "version": _TELEPHONE,
    "last-saved#": N_("it reads the record saved before this one, which may be another office's"),
    "pulldata": N_("write instance('list')/root/item[column = …]/column instead"),
    "ceiling": N_("telephones do not know it; write int(x) + 1 or round(x) instead"),
    "floor": N_("telephones do not know it; write int(x) or round(x) instead"),
}
