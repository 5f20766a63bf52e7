"""What a single value in a manifest may be: an id, a hash, a moment, a whole number."""

import re
from collections.abc import Mapping
from typing import Any

from ctip_desktop.bundles.canonical import LARGEST
from ctip_desktop.errors.bundles import ManifestValueRefused

ID = re.compile("[0-9a-f]{32}")
HASH = re.compile("[0-9a-f]{64}")
MOMENT = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
NO_RECORD = "0" * 64


def demand(condition: bool, name: str) -> None:
    """Refuse the value of `name` unless the condition holds: raise ManifestValueRefused."""
    if not condition:
        raise ManifestValueRefused(name)


def text(parts: Mapping[str, Any], name: str, shape: re.Pattern[str]) -> str:
    """Return a text of that shape, or raise ManifestValueRefused."""
    value = parts[name]
    if type(value) is not str or not shape.fullmatch(value):
        raise ManifestValueRefused(name)
    return value


def number(parts: Mapping[str, Any], name: str, least: int) -> int:
    """Return a whole number not below `least`, or raise ManifestValueRefused."""
    value = parts[name]
    if type(value) is not int or not least <= value <= LARGEST:
        raise ManifestValueRefused(name)
    return value
