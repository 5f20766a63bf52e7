"""The forms that travel with the program, compiled."""

from functools import cache

from ctip_desktop import paths
from ctip_desktop.errors.forms import FormNotInstalled
from ctip_desktop.forms.form import Form

_SUFFIX = ".form.json"


def names() -> list[str]:
    """Return the names of the installed forms, in order."""
    return sorted(file.name.removesuffix(_SUFFIX) for file in (paths.resources() / "forms").glob(f"*{_SUFFIX}"))


def installed() -> list[Form]:
    """Return the installed forms, in order of their names."""
    return [load(name) for name in names()]


@cache
def load(name: str) -> Form:
    """Return the installed form of that name; raise `FormNotInstalled`."""
    if name not in names():
        raise FormNotInstalled(form=name)
    return Form.from_json((paths.resources() / "forms" / f"{name}{_SUFFIX}").read_bytes())
