"""The forms only the secretariat fills in, compiled; they stand apart from the kinds every office fills in."""

from functools import cache

from ctip_desktop import paths
from ctip_desktop.errors.forms import FormNotInstalled
from ctip_desktop.forms.form import Form

_SUFFIX = ".form.json"


def secretariat_forms() -> list[Form]:
    """Return the secretariat's forms, by name."""
    return [load(name) for name in names()]


@cache
def names() -> tuple[str, ...]:
    """Return the names of the secretariat's forms; lists of entries leave out what it writes with them."""
    return tuple(sorted(_files()))


@cache
def load(name: str) -> Form:
    """Return the secretariat's form of that name; raise `FormNotInstalled`."""
    if name not in _files():
        raise FormNotInstalled(form=name)
    return Form.from_json((paths.resources() / "secretariat" / f"{name}{_SUFFIX}").read_bytes())


def _files() -> set[str]:
    return {file.name.removesuffix(_SUFFIX) for file in (paths.resources() / "secretariat").glob(f"*{_SUFFIX}")}
