"""Reads the `choices` sheet: the lists that selects offer."""

from collections.abc import Mapping
from re import fullmatch

from ctip_desktop.forms.compiling.sheet import Fault, Sheet
from ctip_desktop.forms.form import Choice, Words
from ctip_desktop.i18n import _

_KNOWN = frozenset({"list_name", "name", "label"})
OTHER = Choice("other", Words(km="ផ្សេងទៀត", en="Other"))


def read_choices(sheet: Sheet) -> tuple[dict[str, tuple[Choice, ...]], list[Fault]]:
    """Return the lists by name, each in the author's order, and what is wrong with them."""
    lists: dict[str, dict[str, Choice]] = {}
    faults: list[Fault] = []
    for row in sheet.rows:
        list_name, name = row.get("list_name"), row.get("name")
        if list_name is None or name is None:
            column = "name" if list_name else "list_name"
            faults.append(sheet.fault(row.number, column, "missing_name", _("The name is missing.")))
            continue
        if not fullmatch(r"[!-~]+", name):
            text = _("“{name}” is no choice name: ASCII signs without spaces are.").format(name=name)
            faults.append(sheet.fault(row.number, "name", "bad_name", text))
        faults += sheet.missing_languages(row, "label", required=True)
        offered = lists.setdefault(list_name, {})
        if name in offered:
            text = _("“{name}” stands in the list “{list}” already.").format(name=name, list=list_name)
            faults.append(sheet.fault(row.number, "name", "duplicate_name", text))
        offered[name] = Choice(name, row.words("label") or Words("", ""), row.others(_KNOWN))
    return {list_name: tuple(offered.values()) for list_name, offered in lists.items()}, faults


def with_other(lists: Mapping[str, tuple[Choice, ...]], list_name: str) -> dict[str, tuple[Choice, ...]]:
    """Return the lists, the one named offering `other` too."""
    offered = lists[list_name]
    return {**lists, list_name: offered if any(choice.name == OTHER.name for choice in offered) else (*offered, OTHER)}
