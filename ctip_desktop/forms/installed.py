"""The forms that travel with the program, compiled."""

from functools import cache

from ctip_desktop import paths
from ctip_desktop.errors.forms import FormNotInstalled
from ctip_desktop.forms.form import Form

_SUFFIX = ".form.json"


def names() -> list[str]:
    """Return the names of the installed forms, in the order of `installed`."""
    return [form.name for form in installed()]


def installed() -> list[Form]:
    """Return the installed forms: by the number their settings give as `order`, those without one last, by name."""
    return sorted((load(name) for name in _files()), key=_place)


@cache
def load(name: str) -> Form:
    """Return the installed form of that name; raise `FormNotInstalled`."""
    if name not in _files():
        raise FormNotInstalled(form=name)
    return Form.from_json((paths.resources() / "forms" / f"{name}{_SUFFIX}").read_bytes())


def _files() -> set[str]:
    return {file.name.removesuffix(_SUFFIX) for file in (paths.resources() / "forms").glob(f"*{_SUFFIX}")}


def _place(form: Form) -> tuple[bool, int, str]:
    order = form.settings.get("order", "")
    return not order, int(order or 0), form.name
