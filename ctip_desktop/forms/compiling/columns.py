"""The columns of an XLSForm sheet: one name for each, however its author wrote it."""

from re import search

LANGUAGES = {"km": "Khmer (km)", "en": "English (en)"}

SURVEY = frozenset(
    {
        "type",
        "name",
        "label",
        "hint",
        "relevant",
        "required",
        "required_message",
        "constraint",
        "constraint_message",
        "calculation",
        "trigger",
        "default",
        "read_only",
        "appearance",
        "choice_filter",
        "repeat_count",
        "warning",
        "warning_message",
        "warning_reason",
        "disabled",
    }
)

_ALIASES = {
    "bind::calculate": "calculation",
    "bind::constraint": "constraint",
    "bind::jr:constraintmsg": "constraint_message",
    "bind::jr:requiredmsg": "required_message",
    "bind::readonly": "read_only",
    "bind::relevant": "relevant",
    "bind::required": "required",
    "calculate": "calculation",
    "caption": "label",
    "command": "type",
    "constraining_message": "constraint_message",
    "control::appearance": "appearance",
    "count": "repeat_count",
    "form_id": "form_id",
    "form_title": "title",
    "jr:count": "repeat_count",
    "readonly": "read_only",
    "relevance": "relevant",
    "requiredmsg": "required_message",
    "set_form_id": "form_id",
    "set_form_title": "title",
    "tag": "name",
    "value": "name",
}

_NOT_TAKEN = frozenset({"audio", "autoplay", "big-image", "guidance_hint", "image", "parameters", "save_to", "video"})
_NOT_TAKEN_FAMILIES = ("bind::", "body::", "control::", "instance::", "media::")


def column_name(header: str) -> str:
    """Return the one name of a column: `Read only` is `read_only`, `label::Khmer (km)` is `label::km`."""
    plain = "_".join(header.lower().split())
    if plain in _ALIASES:
        return _ALIASES[plain]
    base, _, language = plain.partition("::")
    return f"{_ALIASES.get(base, base)}::{_code(language)}" if language else base


def header_of(column: str) -> str:
    """Return how a column is headed by default: `label::km` is `label::Khmer (km)`."""
    base, _, language = column.partition("::")
    return f"{base}::{LANGUAGES.get(language, language)}" if language else base


def is_not_taken(column: str) -> bool:
    """Tell whether XLSForm gives the column a meaning that this program does not keep."""
    return column.partition("::")[0] in _NOT_TAKEN or column.startswith(_NOT_TAKEN_FAMILIES)


def _code(language: str) -> str:
    code = search(r"\(([a-z-]+)\)$", language)
    return code[1] if code else {"khmer": "km", "english": "en"}.get(language, language)
