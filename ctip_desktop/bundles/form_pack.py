"""The form pack: the compiled forms an office is to use from here on, each known by the hash of its content."""

from dataclasses import dataclass
from hashlib import sha256

import orjson

from ctip_desktop.bundles.canonical import read_object, write_object
from ctip_desktop.errors.bundles import FormPackRefused


@dataclass(frozen=True)
class FormPack:
    """Numbered packs of compiled forms (as the floor `forms` reads and writes them); a later number replaces."""

    version: int
    forms: tuple[bytes, ...]

    def to_line(self) -> bytes:
        """Return the pack on its line, line feed included."""
        return write_object({"version": self.version, "forms": [orjson.loads(form) for form in self.forms]})


def read_form_pack(line: bytes) -> FormPack:
    """Read a pack from its line, line feed included; raise what `read_object` raises, or FormPackRefused."""
    parts = read_object(line, "forms")
    for name in sorted(parts.keys() ^ {"version", "forms"}):
        raise FormPackRefused(name)
    if type(parts["version"]) is not int or parts["version"] < 1:
        raise FormPackRefused("version")
    if type(parts["forms"]) is not list:
        raise FormPackRefused("forms")
    return FormPack(parts["version"], tuple(map(_form, parts["forms"])))


def _form(form: object) -> bytes:
    if type(form) is not dict or type(form.get("name")) is not str or type(form.get("version")) is not str:
        raise FormPackRefused("forms")
    content = {name: value for name, value in form.items() if name != "version"}
    if sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest() != form["version"]:
        raise FormPackRefused(form["name"])
    return orjson.dumps(form, option=orjson.OPT_SORT_KEYS)
